"""PRC003: quantity times price is not the amount, lines do not add up, instalments are not a hundred per cent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from riskwatch.authoring import (
    Answer,
    Contract,
    Hit,
    Line,
    Matter,
    Money,
    Passage,
    PriceTable,
    Span,
    Term,
    contract_check,
    number_in,
    percent,
    price_tables,
    wording_of,
)

CENTS = Decimal("0.05")
FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
UNIT = (
    r"(?:台|套|吨|件|个|只|批|箱|公斤|千克|kg|米|平方米|立方米|辆|块|根|条|支|桶|袋|卷|张|份|组|片|瓶|双|本"
    r"|把|斤|m2|m3|m|t|pcs|units?|pieces?|tons?)?"
)
MULTIPLIED = rf"(?P<q>{FIGURE}) ?{UNIT} ?[×x*] ?(?:单价)?[¥$]?(?P<p>{FIGURE}) ?(?:元)?(?:/[^=＝\d]{{1,4}})? ?[=＝] ?[\"“]?[¥$]?(?P<t>{FIGURE})"
IN_A_SENTENCE = (
    rf"(?:数量[^，。；\d]{{0,6}})?(?<![-—－/.\d])(?P<q>{FIGURE}) ?{UNIT}[，,；;、]?(?:暂定)?(?:含税|不含税)?单价[^，。；\d]{{0,8}}(?P<p>{FIGURE}) ?元"
    r"(?:/[^，。；]{1,4})?(?:\([^)]{1,6}\))?"
    rf"[，,；;、](?:合同|货物|暂定|含税|不含税|共计|合计)*(?:总价款?|总额|总金额|合计|金额|价款|货款)[^，。；\d]{{0,8}}(?P<t>{FIGURE}) ?元"
)
GIVEN_FREE = r"赠送|赠|免费|优惠|折扣|下浮|折后|discount|free of charge"
REST = r"剩余|余款|其余|余下|尾款(?!\D{0,4}\d)|结清|付清|付至|累计|全部|balance|remain"


@contract_check()
def wrong_sums(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    for table in price_tables(contract):
        for line in table.lines:
            yield from _line(contract, line)
        yield from _total(table)
    reading = wording_of(contract)
    for passage in reading.find(MULTIPLIED, IN_A_SENTENCE):
        yield from _multiplied(passage)
    yield from _instalments(contract)


def _line(contract: Contract, line: Line) -> Iterator[Hit]:
    numbers = line.numbers
    if wording_of(contract).matches(GIVEN_FREE, line.span.of(contract.text)):
        return
    amount = numbers.get("amount") or numbers.get("gross")
    quantity, price = numbers.get("quantity"), numbers.get("price")
    if quantity and price and amount:
        # The unit price is printed rounded; half of its last digit, times the quantity, is no error.
        slack = quantity.value * Decimal(5).scaleb(-price.decimals - 1) if price.decimals >= 2 else Decimal(0)
        product = quantity.value * price.value
        if abs(product - amount.value) > max(CENTS, slack):
            values = {"left": f"{quantity.value:,} × {price.value:,}", "right": product, "found": amount.value}
            yield _hit(amount.span, values, (quantity.span, price.span))
    net, tax, gross = numbers.get("net"), numbers.get("tax"), numbers.get("gross") or numbers.get("amount")
    if net and tax and gross and abs(net.value + tax.value - gross.value) > CENTS:
        values = {"left": f"{net.value:,} + {tax.value:,}", "right": net.value + tax.value, "found": gross.value}
        yield _hit(gross.span, values, (net.span, tax.span))


def _hit(span: Span, values: Mapping[str, object], related: tuple[Span, ...]) -> Hit:
    shown = {key: f"{value:,.2f}" if isinstance(value, Decimal) else value for key, value in values.items()}
    return Hit(span, values=shown, related=related)


def _total(table: PriceTable) -> Iterator[Hit]:
    total = table.sum_of_lines()
    if total is None or not table.totals:
        return
    slack = max(CENTS, Decimal("0.005") * len(table.lines))
    if all(abs(number.value - total) > slack for number in table.totals):
        number = table.totals[-1]
        values = {"total": f"{total:,.2f}", "found": f"{number.value:,.2f}"}
        yield Hit(number.span, variant="total", values=values, related=tuple(line.span for line in table.lines))


def _multiplied(passage: Passage) -> Iterator[Hit]:
    q, p, t = (number_in(passage.group(name).words, passage.group(name).span) for name in ("q", "p", "t"))
    if not q or not p or not t or passage.wording.matches(GIVEN_FREE, passage.sentence):
        return
    product = q.value * p.value
    if abs(product - t.value) > CENTS:
        values: dict[str, object] = {"left": f"{q.value:,} × {p.value:,}", "right": product, "found": t.value}
        yield _hit(t.span, values, (q.span, p.span))


def _instalments(contract: Contract) -> Iterator[Hit]:
    """Three or more shares of the price in one clause that are neither a hundred per cent nor followed by a rest."""
    groups: dict[int | None, list[Term]] = {}
    for term in contract.terms_of("payment.share"):
        groups.setdefault(_article(contract, term), []).append(term)
    reading = wording_of(contract)
    for terms in groups.values():
        shares = [term.value for term in terms if isinstance(term.value, Decimal)]
        yield from _amounts_of(contract, terms)
        whole = sum(shares, Decimal(0))
        named = sum(bool(term.detail.get("label")) for term in terms)
        if len(shares) < 3 or named < 2 or whole == 1 or any(term.detail.get("cumulative") for term in terms):
            continue
        first, last = reading.passage(terms[0].span), reading.passage(terms[-1].span)
        all_of_it = first.until(last)
        if reading.matches(REST, all_of_it.near(0, 60)) or reading.matches(
            r"或|任选|□|第[ _]*种|\bor\b", all_of_it.words
        ):
            continue
        yield Hit(
            terms[-1].span,
            variant="instalments",
            values={"sum": percent(whole)},
            related=tuple(term.span for term in terms[:-1]),
        )


def _article(contract: Contract, term: Term) -> int | None:
    index = term.clause
    while index is not None and (parent := contract.clauses[index].parent) is not None:
        index = parent
    return index


def _amounts_of(contract: Contract, terms: list[Term]) -> Iterator[Hit]:
    """总价款的30%（1,200,000元）: the share and the sum beside it."""
    price = next((term.value for term in contract.terms_of("amount.total") if isinstance(term.value, Money)), None)
    if price is None or price.amount <= 0:
        return
    reading = wording_of(contract)
    for term in terms:
        for sum_ in contract.terms_of("amount"):
            between = contract.text[term.span.end : sum_.span.start]
            if not 0 <= sum_.span.start - term.span.end <= 14 or not isinstance(sum_.value, Money):
                continue
            if not isinstance(term.value, Decimal) or not reading.matches(
                r"^[^，。；]{0,8}(?:[(（,，即]|计)[^，。；]{0,6}$", between
            ):
                continue
            due = price.amount * term.value
            if sum_.value.currency == price.currency and abs(due - sum_.value.amount) > 1:
                values: dict[str, object] = {
                    "left": f"{price.amount:,} × {percent(term.value)}",
                    "right": due,
                    "found": sum_.value.amount,
                }
                yield _hit(sum_.span, values, (term.span,))
