"""FRM004: days that do not exist, and dates and periods that cannot both be true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from riskwatch.authoring import Answer, Contract, Hit, Matter, Period, Term, contract_check, quick

_RETROACTIVE = quick(
    r"追溯|溯及|补签|自始适用|签订前已(?:交付|发货|供货)|effective as of|with effect from|retroactive", re.IGNORECASE
)
_BEFORE_SIGNING = {"delivery": "delivery", "payment": "payment"}
_DUTY = re.compile(
    r"\b(?:shall|will|must|due|payable|deliver(?:y|ed|ies)?)\b[^.;\n]{0,90}\b(?:by|on|before|until|than)\s*$|\b(?:delivery|due|payment) date\s*[:：]?\s*$",
    re.IGNORECASE,
)
"""English tells past facts with the same dates ("on 5 April the Merchant purchased"): only a duty can come too early."""
_PAGE_NUMBER = re.compile(r"(?:3[2-9]|[4-9]\d|\d{3,})\s+[A-Za-z]")


@contract_check()
def impossible_dates(matter: Matter) -> Iterator[Answer]:
    """Impossible days; delivery or payment before signing; an end before its start; inspection longer than warranty."""
    contract = matter.contract
    for term in contract.terms_of("date.impossible"):
        if _PAGE_NUMBER.match(term.span.of(contract.text)):
            continue  # a page footer, "47 May 2004": the page's number beside the date of the print
        yield Hit(term.span, variant="impossible", values={"day": term.value})
    yield from _before_signing(contract)
    yield from _end_before_start(contract)
    yield from _inspection_longer_than_warranty(contract)


def _before_signing(contract: Contract) -> Iterator[Hit]:
    signed = contract.agreement_date
    if signed is None or _RETROACTIVE.search(contract.text):
        return
    for term in contract.terms_of("date"):
        role = term.detail.get("role", "")
        if contract.language == "en" and not _DUTY.search(
            contract.text[max(0, term.span.start - 120) : term.span.start]
        ):
            continue
        if role in _BEFORE_SIGNING and isinstance(term.value, date) and term.value < signed.value:
            yield Hit(
                term.span,
                variant=role,
                values={"day": term.value.isoformat(), "signed": signed.value.isoformat()},
                related=(signed.span,),
            )


def _end_before_start(contract: Contract) -> Iterator[Hit]:
    """Only a start and an end that one sentence sets side by side."""
    dates = [term for term in contract.terms_of("date") if isinstance(term.value, date)]
    for first, second in pairwise(dates):
        if (first.detail.get("role"), second.detail.get("role")) != ("start", "end"):
            continue
        between = contract.text[first.span.end : second.span.start]
        if len(between) <= 12 and "\n" not in between and _day(second) < _day(first):
            values = {"start": _day(first).isoformat(), "end": _day(second).isoformat()}
            yield Hit(second.span, variant="end", values=values, related=(first.span,))


def _inspection_longer_than_warranty(contract: Contract) -> Iterator[Hit]:
    warranty = _longest(contract, "warranty.period")
    inspection = _longest(contract, "inspection.period")
    if warranty is None or inspection is None:
        return
    if _days(inspection) > _days(warranty):
        values = {"inspection": _days(inspection), "warranty": _days(warranty)}
        yield Hit(inspection.span, variant="inspection", values=values, related=(warranty.span,))


def _longest(contract: Contract, kind: str) -> Term | None:
    return max(contract.terms_of(kind), key=_days, default=None)


def _days(term: Term) -> int:
    return term.value.days if isinstance(term.value, Period) else 0


def _day(term: Term) -> date:
    assert isinstance(term.value, date)
    return term.value
