"""`riskwatch import-page`: a saved page, a printed report or an export, read for one customer."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from riskwatch.cli.context import as_json, complain, lang_option, language, settings
from riskwatch.domain.errors import RiskWatchError, SettingsWrong
from riskwatch.domain.words import Words
from riskwatch.watch.vocabulary import signal_words


@click.command("import-page")
@lang_option
@click.option("--customer", "ref", required=True, help="Our number of the customer that the page is about.")
@click.option("--taken-at", help="When the page was looked up, if it does not tell: 2026-11-20T10:00.")
@click.option("--confirm-match", is_flag=True, help="I looked: this is the page of this customer.")
@click.option("--dry-run", is_flag=True, help="Show what is read, keep nothing.")
@click.option("--json", "machine", is_flag=True, help="One JSON object instead of text.")
@click.option("--actor", default="cli", show_default=True, help="Who took the page.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_page(
    ref: str, taken_at: str | None, confirm_match: bool, dry_run: bool, machine: bool, actor: str, file: Path
) -> None:
    """Read a page of an official site (.html, .mht, PDF) or a vendor's export (.xlsx) into a customer's record."""
    from riskwatch.bootstrap import build
    from riskwatch.jobs import pages

    try:
        desk, data = build(settings()), file.read_bytes()
        try:
            preview = pages.preview_page(desk, ref, data, file.name)
        except pages.PageDeclined:
            if not dry_run:
                pages.note_declined(desk, ref, data, file.name, "")
            raise
        _show(preview, machine and dry_run)
        if dry_run:
            return
        done = pages.import_page(
            desk, ref, data, file.name, actor=actor, taken_at=_moment(taken_at), confirmed=confirm_match
        )
    except RiskWatchError as error:
        complain(error, file.name)
        raise SystemExit(2) from error
    _tell(done.outcome.value, [(event.code, event.after, event.live) for event in done.events], machine)


def _show(preview: object, machine: bool) -> None:
    from riskwatch.exports.pages import page_text
    from riskwatch.jobs.pages import PagePreview, summary

    assert isinstance(preview, PagePreview)
    shown = summary(preview)
    click.echo(as_json(shown) if machine else page_text(shown, language()), err=not machine)


def _tell(outcome: str, events: list[tuple[str, str, bool]], machine: bool) -> None:
    if machine:
        rows = [{"code": code, "after": after, "live": live} for code, after, live in events]
        click.echo(as_json({"outcome": outcome, "events": rows}))
        return
    count = len(events)
    words = Words(f"已导入，新事实 {count} 条。", f"Kept; {count} new facts.")
    click.echo(words.said(language()))
    for code, after, _ in events:
        click.echo(f"  {signal_words(code).said(language())}  {after}")


def _moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise SettingsWrong(
            Words(f"--taken-at {text} 不是时间。", f"--taken-at {text} is no time."),
            Words("例如 2026-11-20T10:00。", "Write it like 2026-11-20T10:00."),
        ) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(settings().time_zone))


COMMANDS = (import_page,)
