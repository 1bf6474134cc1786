"""Reads the announcements of the BODACC about one company into a snapshot. Pure.

The bulletin tells what was decided, not what is: the state is that of the last judgment, and a company of which nothing
was ever announced has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from riskwatch.domain.snapshot import (
    CompanyStatus,
    Coverage,
    Filing,
    Identifier,
    InsolvencyCase,
    Name,
    Notice,
    Snapshot,
)
from riskwatch.sources.coverage import covered
from riskwatch.sources.fr_bodacc import announcements as bulletin
from riskwatch.sources.fr_bodacc.announcements import Announcement
from riskwatch.sources.fr_bodacc.procedures import cases
from riskwatch.sources.interface import Reply, raw_replies
from riskwatch.sources.strict_json import Inspection

SIGNALS = {
    "insolvency": frozenset({"INSOLVENCY_OPEN", "INSOLVENCY_RESCUE", "INSOLVENCY_CLOSED", "STATUS_CEASED"}),
    "accounts": frozenset({"FILING_OVERDUE"}),
}
_PARIS = ZoneInfo("Europe/Paris")
_ACCOUNTS_LATE_MONTHS = 18
"""Accounts are filed within seven months of the year's end; eighteen leave room for a postponed meeting."""


def read(identifier: Identifier, replies: Sequence[Reply], fetched_at: datetime) -> Snapshot:
    """The snapshot of one company. Raises SourceChanged where a reply is no list of announcements."""
    look = Inspection()
    found, complete = _announcements(look, replies, identifier)
    standing = bulletin.standing(found)
    today = fetched_at.astimezone(_PARIS).date()
    judgments = [each for each in standing if each.sort in ("insolvency", "rescue")]
    procedures, unknown = cases(judgments, today)
    for judgment in unknown:
        look.note(f"records.results[].jugement.nature = {judgment.nature[:80]}")
    status = _status(standing, procedures)
    accounts = _accounts(standing, today, ceased=status.normalised == "ceased")
    states: dict[str, Coverage] = {
        "insolvency": "failed" if unknown or not complete else "checked",
        "accounts": "checked" if accounts else "not_offered",
    }
    return Snapshot(
        provider="fr_bodacc",
        subject=identifier,
        fetched_at=fetched_at,
        names=_names(standing, identifier),
        status=status,
        ceased_on=status.since if status.normalised == "ceased" else None,
        filings=accounts,
        insolvency=procedures if complete else None,
        notices=tuple(_notice(each) for each in standing if each.sort in ("notice", "sale", "registration", "")),
        coverage=covered(SIGNALS, states),
        raw=raw_replies(replies),
        unknown=look.unknown,
    )


def _announcements(
    look: Inspection, replies: Sequence[Reply], identifier: Identifier
) -> tuple[list[Announcement], bool]:
    """Those about `identifier`, and whether all that there are have come."""
    found: list[Announcement] = []
    seen, total = 0, 0
    for reply in replies:
        document = look.document(reply, "records")
        total = max(total, int(document.number("total_count") or 0))
        for item in document.parts("results"):
            seen += 1
            about_it = bulletin.mentions(item, identifier.id)
            announcement = bulletin.read_announcement(item)
            if about_it:
                found.append(announcement)
            else:
                look.note("records.results[].registre: another number")
    if seen < total:
        look.note(f"records.results: {seen} of {total}")
    return found, seen >= total


def _names(standing: Sequence[Announcement], identifier: Identifier) -> tuple[Name, ...]:
    """The newest name first; a person's is not kept."""
    names = dict.fromkeys(each.name for each in reversed(standing) if each.name and not each.is_person)
    current, *former = list(names) or [str(identifier)]
    return (Name(current), *(Name(name, "former") for name in former if name.casefold() != current.casefold()))


def _status(standing: Sequence[Announcement], procedures: Sequence[InsolvencyCase]) -> CompanyStatus:
    """Removed from the register unless it was registered again afterwards (a move to another court's district)."""
    removals = [each for each in standing if each.sort == "removal"]
    again = [each for each in standing if each.sort == "registration"]
    if removals and not any(each.day >= removals[-1].day for each in again):
        return CompanyStatus("radiation", "ceased", removals[-1].text[:200], removals[-1].day)
    current = next((case for case in procedures if case.stage in ("open", "rescue")), None)
    if current is None:
        return CompanyStatus("", "unknown")
    return CompanyStatus(current.raw, "insolvent" if current.stage == "open" else "rescue", "", current.started_on)


def _accounts(standing: Sequence[Announcement], today: date, *, ceased: bool) -> tuple[Filing, ...] | None:
    """The accounts announced, and the next ones if they are late; None where none ever were (they may be exempt)."""
    filed = [
        Filing("accounts", each.on, filed_on=each.published, ref=each.ref, raw=each.nature)
        for each in standing
        if each.sort == "accounts" and each.on
    ]
    if not filed:
        return None
    last = max(filing.period_end for filing in filed if filing.period_end)
    due = _after(last, 12 + _ACCOUNTS_LATE_MONTHS)
    late = (
        [] if ceased or due >= today else [Filing("accounts", _after(last, 12), due, overdue=True, ref="accounts:next")]
    )
    return (*filed, *late)


def _after(day: date, months: int) -> date:
    """The last day of the month that many months later: accounting years end with a month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months + 1, 12)
    return date.fromordinal(date(year, month + 1, 1).toordinal() - 1)


def _notice(each: Announcement) -> Notice:
    reason = each.nature or each.text or each.family
    return Notice(each.ref, "gazette", reason[:400], each.court, each.published, raw=each.family)
