"""The filings of a registrant, which come as columns, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from riskwatch.domain.snapshot import Filing, InsolvencyCase, Notice, NoticeKind
from riskwatch.sources.dates import read_date
from riskwatch.sources.strict_json import Sheet
from riskwatch.sources.us_edgar import values

CHURN = timedelta(days=90)
GONE_QUIET = timedelta(days=457)
"""Fifteen months without a periodic report."""

BANKRUPTCY_LASTS = timedelta(days=3 * 365)
"""EDGAR does not say when a bankruptcy ends; three years after the last report of one it is taken to be over."""


@dataclass(frozen=True, slots=True)
class Submission:
    """One filing. `items` are those of an 8-K; `happened` is the day of the event, else the day of filing."""

    ref: str
    form: str
    filed: date
    happened: date
    items: tuple[str, ...]

    @property
    def amends(self) -> bool:
        return self.form.endswith("/A")


def read_submissions(columns: Sheet) -> tuple[Submission, ...] | None:
    """The filings, newest first as EDGAR gives them; None where the columns do not belong together."""
    columns.skip(values.COLUMNS_IGNORED)
    read = {name: columns.column(name) for name in values.COLUMNS}
    if len({len(column) for column in read.values()}) != 1:
        columns.report("columns of different length")
        return None
    return tuple(_submission(columns, row) for row in zip(*read.values(), strict=True))


def _submission(columns: Sheet, row: tuple[str, ...]) -> Submission:
    ref, filed, reported, accepted, form, items = row
    day = _day(columns, "filingDate", filed) or _day(columns, "acceptanceDateTime", accepted[:10]) or date.min
    named = tuple(item.strip() for item in items.split(",") if item.strip()) if form.startswith("8-K") else ()
    return Submission(ref, form, day, _day(columns, "reportDate", reported) or day, named)


def _day(columns: Sheet, name: str, text: str) -> date | None:
    try:
        return read_date(text)
    except ValueError:
        columns.report(f"{name}[] = {text[:40]}")
        return None


def notices(submissions: Sequence[Submission], columns: Sheet, *, listed: bool) -> tuple[Notice, ...]:
    """What the 8-K items and the forms of deregistration tell; an amendment tells nothing twice.

    While the company is `listed`, a removal concerns one class of its securities only.
    """
    return tuple(_notices(submissions, columns, listed=listed))


def _notices(submissions: Sequence[Submission], columns: Sheet, *, listed: bool) -> Iterator[Notice]:
    for one in submissions:
        if one.amends:
            continue
        if one.form in values.DEREGISTERED:
            one_class = listed and one.form in values.CLASS_ONLY
            yield _notice(one, "other" if one_class else "delisted", values.DEREGISTERED[one.form])
        for item in one.items:
            if item in values.ITEMS:
                kind, reason = values.ITEMS[item]
                yield _notice(one, kind, reason, item)
            elif values.OLD_ITEMS.get(item) == "4.01":
                yield _notice(one, "auditor_changed", values.ITEMS["4.01"][1], item)
            elif item not in values.ITEMS_IGNORED and item not in (values.BANKRUPTCY, values.OFFICERS, "3"):
                columns.report(f"items[] = {item[:40]}")
    yield from _churn(submissions)


def _notice(one: Submission, kind: NoticeKind, reason: str, item: str = "") -> Notice:
    ref = f"{one.ref}:{item}" if item else one.ref
    return Notice(ref, kind, reason, "SEC", one.happened, raw=f"{one.form} {item}".strip())


def _churn(submissions: Iterable[Submission]) -> Iterator[Notice]:
    """Two reports of changed officers within ninety days; each such pair is told once, by the later of the two."""
    before: Submission | None = None
    reports = (one for one in submissions if values.OFFICERS in one.items and not one.amends)
    for one in sorted(reports, key=lambda each: (each.happened, each.ref)):
        if before is not None and one.happened - before.happened <= CHURN:
            reason = f"two reports of changed directors or officers within 90 days (8-K 5.02, {before.happened})"
            yield Notice(f"{one.ref}:churn", "officers_changed", reason, "SEC", one.happened, raw="8-K 5.02")
            before = None
        else:
            before = one


def bankruptcies(submissions: Iterable[Submission], today: date) -> tuple[InsolvencyCase, ...]:
    """One case for the reports of a bankruptcy that follow each other: opening, plan and emergence have one number.

    The chapter stands only in the document: most are reorganisations (chapter 11), and nothing here says otherwise.
    """
    reports = sorted(
        (one for one in submissions if _tells_bankruptcy(one) and not one.amends), key=lambda each: each.happened
    )
    found: list[InsolvencyCase] = []
    last: date | None = None
    for one in reports:
        if last is None or one.happened - last > BANKRUPTCY_LASTS:
            raw = "bankruptcy or receivership (8-K 1.03); the chapter stands in the filing"
            found.append(InsolvencyCase(one.ref, "bankruptcy", "rescue", "", one.happened, None, one.filed, raw))
        last = one.happened
        found[-1] = _aged(found[-1], last, today)
    return tuple(found)


def _tells_bankruptcy(one: Submission) -> bool:
    return values.BANKRUPTCY in one.items or any(values.OLD_ITEMS.get(item) == values.BANKRUPTCY for item in one.items)


def _aged(case: InsolvencyCase, last: date, today: date) -> InsolvencyCase:
    return replace(case, stage="closed" if today - last > BANKRUPTCY_LASTS else "rescue")


def reports(submissions: Sequence[Submission], today: date, *, ended: bool) -> tuple[Filing, ...]:
    """Periodic reports, notices of lateness that no report followed, and a silence of fifteen months.

    A company that `ended` its registration owes none.
    """
    periodic = [one for one in submissions if one.form in values.PERIODIC]
    filed = [Filing(one.form, one.happened, filed_on=one.filed, ref=one.ref, raw=one.form) for one in periodic]
    if ended:
        return tuple(filed)
    late = [
        Filing(values.LATE[one.form], one.happened, one.filed, overdue=True, ref=one.ref, raw=one.form)
        for one in submissions
        if one.form in values.LATE and not _followed(one, periodic)
    ]
    newest = max((one.filed for one in periodic), default=None)
    quiet = []
    if newest is not None and today - newest > GONE_QUIET:
        quiet = [Filing("10-K", None, newest + GONE_QUIET, overdue=True, ref="periodic", raw="no report in 15 months")]
    return (*filed, *late, *quiet)


def _followed(notice: Submission, periodic: Iterable[Submission]) -> bool:
    form = values.LATE[notice.form]
    return any(one.form.startswith(form) and one.filed >= notice.filed for one in periodic)
