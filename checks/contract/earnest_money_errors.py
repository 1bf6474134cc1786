"""LIA006: earnest money above a fifth of the price, called by another name, or claimed together with a penalty."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    Money,
    Passage,
    Role,
    Term,
    contract_check,
    once_a_clause,
    percent,
    wording_of,
)

TOGETHER = (
    r"定金[^。；\n]{0,24}?(?:并|同时|且|以及|另(?:行)?|还应)[^。；\n]{0,16}?(?:支付|承担|主张|要求|适用"
    r"|给付)[^。；\n]{0,24}?违约金",
    r"违约金[^。；\n]{0,24}?(?:并|同时|且|以及|另(?:行)?|还应)[^。；\n]{0,16}?(?:返还|没收|不予退还"
    r"|不退还?|无权要求返还|适用)[^。；\n]{0,10}?定金",
)
CHOICE = r"或者?|择一|选择|任选|不(?:收取|主张|要求)|除[^。；]{0,8}外"
PAYS = r"支付|交付|缴纳|交纳|付给"
WHEN = r"签订|签约|签署|生效|当日|\d[日天月]|[一二三四五六七八九十][日天]|日内|前|同时|时|下单|_"


@contract_check()
def earnest_money_errors(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    for term in matter.contract.terms_of("earnest_money"):
        if term.kind == "earnest_money":
            yield from _amount(matter, term)
    misnamed = (
        words.passage(term.span)
        for term in matter.contract.terms_of("earnest_money.misnamed")
        if term.detail.get("forfeit")
    )
    for passage, others in once_a_clause(each for each in misnamed if _from_the_buyer(each)):
        word = passage.span.of(matter.contract.text)
        yield Hit(passage.span, variant="misnamed", values={"word": word}, related=tuple(each.span for each in others))
    for passage in words.find(*TOGETHER):
        if not passage.denied and not words.matches(CHOICE, passage.words):
            yield Hit(passage.span, variant="together")


def _from_the_buyer(passage: Passage) -> bool:
    """Money that the buyer puts down. 保证金 is mostly the seller's performance bond: there the buyer must be named."""
    words = passage.wording
    if words.matches(
        r"质量|质保|履约|投标|{S}[^，。；]{0,12}?(?:支付|交纳|缴纳|缴付|提供|交|寄)", passage.before[-30:]
    ):
        return False
    bond = "保证金" in passage.words or "担保金" in passage.words
    return not bond or words.matches(r"{B}[^，。；]{0,16}?(?:支付|交纳|缴纳|缴付|提供|交)", passage.before)


def _amount(matter: Matter, term: Term) -> Iterator[Answer]:
    share = _share(matter, term)
    limit = matter.policy.earnest_money_max
    if share is not None and share > limit:
        yield Hit(term.span, values={"share": percent(share), "limit": percent(limit)})
        return
    words = wording_of(matter.contract)
    passage = words.passage(term.span)
    if words.matches(r"^的?(?:作为)?违约金", passage.after):
        return
    paid_by_the_buyer = term.who in (None, Role.BUYER) and words.matches(PAYS, passage.sentence)
    if paid_by_the_buyer and not term.detail.get("due") and not words.matches(WHEN, passage.sentence):
        yield Hit(term.span, variant="no_date")


def _share(matter: Matter, term: Term) -> Decimal | None:
    if isinstance(term.value, Decimal):
        return term.value
    price = next(matter.contract.terms_of("amount.total"), None)
    if not isinstance(term.value, Money) or price is None or not isinstance(price.value, Money):
        return None
    return term.value.amount / price.value.amount if price.value.amount > 0 else None
