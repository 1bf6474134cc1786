"""Insolvency cases of a UK company."""

from __future__ import annotations

from datetime import date

from riskwatch.domain.snapshot import InsolvencyCase, Notice
from riskwatch.sources.gb_companies_house import values
from riskwatch.sources.strict_json import Sheet


def read_cases(document: Sheet) -> tuple[tuple[InsolvencyCase, ...] | None, tuple[Notice, ...]]:
    """The cases, and a notice for each whose type is not known: it is shown, but means nothing until someone says what.

    None instead of cases where the list is missing or not whole.
    """
    document.skip(("etag", "status", "links"))
    found = document.section("cases")
    if found is None:
        return None, ()
    read = [_case(case) for case in found]
    cases = tuple(item for item in read if isinstance(item, InsolvencyCase))
    return cases, tuple(item for item in read if isinstance(item, Notice))


def _case(case: Sheet) -> InsolvencyCase | Notice:
    case.skip(("practitioners", "links", "notes"))
    kind, number = case.text("type"), case.text("number")
    stage = case.choice("type", values.CASES, None)
    dates = _dates(case)
    raw = "; ".join([kind, *(f"{name} {on}" for name, on in dates)])
    first = min((on for _, on in dates), default=None)
    ref = f"case-{number or f'{kind}:{first}'}"
    if stage is None:
        return Notice(ref, "other", f"insolvency case of a type we do not know: {kind}", listed_on=first, raw=raw)
    petition, start, end, other = (_of(dates, sort) for sort in ("petition", "start", "end", "other"))
    return InsolvencyCase(ref, kind, _stage(stage, petition, start, end), "", start or petition or other, end, raw=raw)


def _stage(stage: values.Stage, petition: date | None, start: date | None, end: date | None) -> values.Stage:
    if end:
        return "closed"
    return "petition" if petition and not start else stage


def _dates(case: Sheet) -> list[tuple[str, date]]:
    found = []
    for item in case.parts("dates"):
        item.choice("type", values.CASE_DATES, "other")
        kind, on = item.text("type"), item.day("date")
        if on:
            found.append((kind, on))
    return found


def _of(dates: list[tuple[str, date]], sort: str) -> date | None:
    """The first petition or start, the last end."""
    days = [on for name, on in dates if values.CASE_DATES.get(name) == sort]
    return max(days, default=None) if sort == "end" else min(days, default=None)
