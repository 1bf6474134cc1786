"""PRC002: an amount in words is not the amount in figures, or the contract price is stated twice and differently."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from riskwatch.authoring import (
    Answer,
    Contract,
    Hit,
    Matter,
    Money,
    Span,
    Term,
    contract_check,
    figures_of,
    price_tables,
    wording_of,
)

PRICE = (
    r"(?:合同|本合同)(?:的)?(?:含税|不含税)?(?:总)?(?:价款|金额|总价|总额|价格|价)(?:为|是|:|：|共计|合计"
    r"|人民币|\(含税\)|\(不含税\)| )*$|\b(?:contract|purchase|total) (?:price|amount|value)[^.,;\d]{0,16}$"
)
NOT_THE_PRICE = r"暂|约|不超过|最高|调整|变更|增加|减少|预付|违约|%|补充|原合同|estimated|approximate|maximum|adjust"
OPENING = re.compile(r"[（(][^）)]*$")
CLOSING = re.compile(r"(?: only)?[）)]")


@contract_check()
def amount_in_words_differs(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    for words in contract.terms_of("amount.words"):
        figures = figures_of(contract, words)
        if figures is not None and _differ(figures, words) and not _misread(contract, figures, words):
            yield Hit(
                _both(contract, figures.span, words.span), values={"figures": _plain(figures), "words": _plain(words)}
            )
        elif figures is None:
            yield from _against_its_table(contract, words)
    yield from _stated_twice(contract)


def _both(contract: Contract, figures: Span, words: Span) -> Span:
    """From the one to the other, with the bracket that closes the later one."""
    start, end = min(figures.start, words.start), max(figures.end, words.end)
    closing = CLOSING.match(contract.text, end)
    return Span(start, closing.end() if closing and OPENING.search(contract.text[start:end]) else end)


def _differ(figures: Term, words: Term) -> bool:
    if not isinstance(figures.value, Money) or not isinstance(words.value, Money):
        return False
    return figures.value.rounded().amount != words.value.rounded().amount


def _misread(contract: Contract, figures: Term, words: Term) -> bool:
    """A letter in the figures ($5OO,000) is a bad scan, and cents in words are more than the words' amount."""
    end = max(figures.span.end, words.span.end)
    between = contract.text[min(figures.span.end, words.span.end) : max(figures.span.start, words.span.start)]
    return (
        contract.text[end : end + 1].isalnum() and contract.text[end : end + 1].isascii()
    ) or "cent" in between.lower()


def _plain(term: Term) -> str:
    return f"{term.value.amount:,.2f}" if isinstance(term.value, Money) else str(term.value)


def _against_its_table(contract: Contract, words: Term) -> Iterator[Hit]:
    """合计（大写） in a price table against the sum of its lines."""
    for table in price_tables(contract):
        total = table.sum_of_lines()
        if total is None or not table.span.covers(words.span) or not isinstance(words.value, Money):
            continue
        printed = {number.value for number in table.totals} | {total}
        if not any(abs(words.value.amount - value) <= Decimal("0.05") for value in printed):
            lines = tuple(line.span for line in table.lines)
            yield Hit(words.span, values={"figures": f"{total:,.2f}", "words": _plain(words)}, related=lines)


def _stated_twice(contract: Contract) -> Iterator[Hit]:
    """合同总价 named in two places with two values, same tax status."""
    reading = wording_of(contract)
    first: dict[tuple[str, str], Term] = {}
    for term in contract.terms_of("amount.total"):
        passage = reading.passage(term.span)
        if not isinstance(term.value, Money) or not reading.matches(PRICE, passage.before):
            continue
        if reading.matches(NOT_THE_PRICE, passage.before[-30:] + passage.after[:6]):
            continue
        key = (term.detail.get("tax", ""), term.value.currency)
        earlier = first.setdefault(key, term)
        if _differ(earlier, term):
            values = {"figures": _plain(earlier), "words": _plain(term)}
            yield Hit(term.span, variant="stated_twice", values=values, related=(earlier.span,))
