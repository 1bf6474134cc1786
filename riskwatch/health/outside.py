"""The world outside: registers and the mail relay."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.domain.errors import DeliveryFailed
from riskwatch.domain.words import Words
from riskwatch.health.check import Check
from riskwatch.jobs.channels import chats, route_of
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.mail_words import SEVERITIES
from riskwatch.jobs.playing import demo_day
from riskwatch.notify.mail import MailChannel
from riskwatch.store.records import said


def sources(desk: Desk) -> Iterator[Check]:
    with desk.store.reading() as unit:
        states = {name: unit.sources.state(name) for name in desk.sources}
        watched = {name: len(unit.watches.at(name)) for name in desk.sources}
    for name, source in desk.sources.items():
        state, number = states[name], watched[name]
        title = source.meta.title
        if _lacks_key(desk, name, source.meta.needs_key):
            yield Check(
                name,
                "warning" if not number else "broken",
                Words(f"{title.zh}：没有密钥。", f"{title.en}: no key is set."),
                Words(
                    f"申请后设置 RISKWATCH_SOURCE_{name.upper()}_KEY。",
                    f"Get one and set RISKWATCH_SOURCE_{name.upper()}_KEY.",
                ),
            )
        elif _lacks_contact(desk, name, source.meta.needs_contact):
            yield Check(
                name,
                "warning" if not number else "broken",
                Words(
                    f"{title.zh}：没有联系方式，会被拒绝。",
                    f"{title.en}: it refuses who does not say whom to write to.",
                ),
                Words("请把联系邮箱写入 RISKWATCH_CONTACT。", "Put a mail address into RISKWATCH_CONTACT."),
            )
        elif state.state != "closed":
            why = said(state.last_detail)
            yield Check(
                name,
                "broken",
                Words(f"{title.zh}：{why.zh or state.last_outcome}", f"{title.en}: {why.en or state.last_outcome}"),
            )
        else:
            last = "–" if state.last_ok_at is None else f"{state.last_ok_at.astimezone(desk.zone):%Y-%m-%d %H:%M}"
            yield Check(
                name,
                "ok",
                Words(
                    f"{title.zh}：客户 {number} 家，上次成功 {last}。",
                    f"{title.en}: {number} customers, last good answer {last}.",
                ),
            )


def _lacks_key(desk: Desk, name: str, needs_key: bool) -> bool:
    """A source that is served locally, as in a demo world, needs none."""
    settings = desk.settings
    local = bool(settings.source_url(name)) or demo_day(settings) is not None
    return needs_key and not local and not settings.source_key(name)


def _lacks_contact(desk: Desk, name: str, needs_contact: bool) -> bool:
    settings = desk.settings
    local = bool(settings.source_url(name)) or demo_day(settings) is not None
    return needs_contact and not local and not settings["CONTACT"]


def mail(desk: Desk) -> Iterator[Check]:
    channel = desk.channels.get("mail")
    if not isinstance(channel, MailChannel):
        yield Check(
            "mail",
            "warning",
            Words(
                "没有设置邮件服务器，周报和紧急预警发不出去。",
                "No mail relay is set: weekly mails and urgent alerts wait.",
            ),
            Words(
                "设置 RISKWATCH_SMTP_URL 和 RISKWATCH_MAIL_FROM。", "Set RISKWATCH_SMTP_URL and RISKWATCH_MAIL_FROM."
            ),
        )
        return
    with desk.store.reading() as unit:
        failed = [row for row in unit.outbox.all("failed", 100) if row.channel == channel.name]
    try:
        channel.probe()
    except DeliveryFailed as error:
        yield Check("mail", "broken", error.message, Words("检查 RISKWATCH_SMTP_URL。", "Check RISKWATCH_SMTP_URL."))
        return
    where = f"{channel.relay.host}:{channel.relay.port}"
    if failed:
        yield Check(
            "mail",
            "warning",
            Words(
                f"{where} 可用，但有 {len(failed)} 封邮件被永久拒收。",
                f"{where} works; {len(failed)} mails were refused for good.",
            ),
            Words(f"最近一次：{failed[0].last_error}", f"The last one: {failed[0].last_error}"),
        )
    else:
        yield Check("mail", "ok", Words(f"{where} 可用。", f"{where} works."))


def group_channels(desk: Desk) -> Iterator[Check]:
    """What became of the last messages; nothing is sent, since a group would read it."""
    with desk.store.reading() as unit:
        recent = unit.outbox.all(limit=500)
    for name in chats(desk):
        route = route_of(desk.settings, name)
        last = next((row for row in recent if row.channel == name and (row.sent_at or row.last_error)), None)
        test = Words(f"试发：riskwatch notify test {name}", f"Try it: riskwatch notify test {name}")
        if last is not None and last.sent_at is None:
            said_last = Words(
                f"最近一条没有送达：{last.last_error}", f"The last message did not arrive: {last.last_error}"
            )
            yield Check(name, "broken", said_last, test)
            continue
        reader = desk.settings.channels()[name].get("reader", "")
        if reader:
            yield Check(
                name, "ok", Words(f"已设置；仅供 {reader} 使用。", f"Set up; the own channel of {reader}."), test
            )
            continue
        branches = ", ".join(sorted(route.branches))
        yield Check(
            name,
            "ok",
            Words(
                f"已设置；即时告知级别：{SEVERITIES[route.severity].zh}及以上；分公司：{branches or '全部'}。",
                f"Set up; told at once of {SEVERITIES[route.severity].en} and worse; branches: {branches or 'all'}.",
            ),
            test,
        )
