"""Penalties and liquidated damages that are not for late payment: rates, shares of the price, fixed sums, caps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from riskwatch.contract.terms import rates
from riskwatch.contract.terms.amounts import Sum
from riskwatch.contract.terms.late_payment import is_cap
from riskwatch.contract.terms.page import Page
from riskwatch.contract.terms.percents import Percent
from riskwatch.domain.contract import Term

_PENALTY = re.compile(r"违约金|罚款|罚金|赔偿金|扣款|liquidated damages|penalt")


def find(page: Page, percents: Sequence[Percent], sums: Sequence[Sum]) -> Iterator[Term]:
    """Every penalty for a breach other than late payment."""
    capped = [percent for percent in percents if is_cap(page, percent.start, percent.end)]
    starts = {percent.start for percent in capped}
    for charge in rates.charges(page, [percent for percent in percents if percent.start not in starts]):
        if charge.matter in ("delivery", "breach"):
            yield rates.term_of(page, charge, "penalty.rate")
        elif not charge.matter:
            yield rates.term_of(page, charge, "rate")
    numbers: tuple[Percent | Sum, ...] = (*capped, *sums)
    for number in numbers:
        sentence = page.sentence(number.start)
        near = page.lower[max(sentence.start, number.start - 40) : min(sentence.end, number.end + 24)]
        if not _PENALTY.search(near):
            continue
        matter = rates.matter_of(page, sentence, number.start)
        if matter == "payment":
            continue
        detail: dict[str, str] = {"breach": matter}
        cap = is_cap(page, number.start, number.end)
        if isinstance(number, Percent):
            base, words = rates.base_of(page, sentence, number.start, number.end)
            detail |= {"base": base, "base_words": words}
        value = number.value if isinstance(number, Percent) else number.money
        who = page.subject(sentence, number.start)
        yield page.term("penalty.cap" if cap else "penalty.lump", value, number.start, number.end, who, detail)
