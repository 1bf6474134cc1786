"""`riskwatch digest`: the risk report of a week, a day or a month."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import click

from riskwatch.cli.context import chosen_language, lang_option, language
from riskwatch.cli.desk import open_desk
from riskwatch.cli.output import write_bytes
from riskwatch.domain.calendar import ReportPeriod, Week
from riskwatch.domain.errors import NotThere, SettingsWrong
from riskwatch.domain.words import Words
from riskwatch.jobs.deliver import deliver
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.digest import asked_period, digest_for, last_over, render, send_digest, wants
from riskwatch.jobs.digest_page import RenderedMail
from riskwatch.jobs.digest_pdf import report_pdf
from riskwatch.store.records import User


@click.command("digest")
@click.option("--week", "period", help="The same as --period.", hidden=True)
@click.option(
    "--period", help="A week (2026-W47), day (2026-11-24) or month (2026-11); the last finished week by default."
)
@click.option("--out", type=click.Path(path_type=Path), help="FILE.eml, FILE.html or FILE.pdf.")
@click.option("--send", is_flag=True, help="Send it to every reader who wants it and has not had it yet.")
@click.option("--reader", help="Mail address of the reader; the first administrator by default.")
@lang_option
def digest(period: str | None, out: Path | None, send: bool, reader: str | None) -> int:
    """The risk report: shown, written to a file, or sent."""
    with open_desk() as desk:
        if send:
            return _send(desk, period)
        user = _reader(desk, reader)
        chosen = _period(desk, user, period)
        mail = render(desk, user, chosen, chosen_language())
        if out is None:
            click.echo(mail.text)
        elif out.suffix.lower() == ".pdf":
            language_ = chosen_language() or user.language
            write_bytes(out, report_pdf(desk, digest_for(desk, user, chosen), language_))
        elif out.suffix.lower() == ".html":
            write_bytes(out, mail.html.encode())
        else:
            write_bytes(out, _eml(mail, desk.settings["MAIL_FROM"], user.email))
    return 0


def _send(desk: Desk, period: str | None) -> int:
    if not desk.channels:
        raise SettingsWrong(
            Words("没有设置邮件服务器。", "No mail relay is set."),
            Words("设置 RISKWATCH_SMTP_URL，例如 smtp://host:25。", "Set RISKWATCH_SMTP_URL, such as smtp://host:25."),
        )
    with desk.store.reading() as unit:
        readers = [(user, _period(desk, user, period)) for user in unit.users.all() if user.active]
    queued = sum(send_digest(desk, user, chosen) for user, chosen in readers if wants(desk, user, chosen))
    done = deliver(desk)
    words = Words(f"新排队 {queued} 封，已发出 {done.sent} 封。", f"{queued} queued, {done.sent} sent.")
    click.echo(words.said(language()), err=True)
    return 3 if done.failed and done.sent else 2 if done.failed else 0


def _reader(desk: Desk, email: str | None) -> User:
    with desk.store.reading() as unit:
        users = unit.users.all()
        found = unit.users.by_email(email) if email else next((one for one in users if one.role == "admin"), None)
    if found is None:
        raise NotThere(
            Words(f"没有用户 {email or ''}。", f"There is no user {email or ''}."),
            Words("先运行 riskwatch init。", "Run riskwatch init first."),
        )
    return found


def _period(desk: Desk, user: User, text: str | None) -> ReportPeriod:
    if text is None:
        return last_over(Week, user, desk.clock(), desk.settings.time_zone)
    return asked_period(desk, user, text)


def _eml(mail: RenderedMail, sender: str, recipient: str) -> bytes:
    message = EmailMessage(policy=SMTP)
    message["Subject"], message["From"], message["To"] = mail.subject, sender, recipient
    message.set_content(mail.text)
    message.add_alternative(mail.html, subtype="html")
    return message.as_bytes()


COMMANDS = (digest,)
