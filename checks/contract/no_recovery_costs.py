"""LIA007: nothing makes the buyer who defaults bear our lawyer and the other cost of getting paid."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    Passage,
    Words,
    contract_check,
    elsewhere,
    no_credit_given,
    wording_of,
)

PLACE = Words("违约责任条款", "default clause")
CHINESE = (
    r"律师(?:代理)?费|(?:实现|主张|行使|催收|追索|追偿)(?:债权|权利)?(?:的|所|而)?(?:发生|产生|支出|支付|花费)?的?(?:一切"
    r"|全部|合理|相关)?(?:费用|成本|支出)|维权(?:费用|成本|支出)|催收费|催讨费|追索费",
)
ENGLISH = (
    r"\b(?:costs?|expenses?|fees)\b[^.;\n]{0,70}?\b(?:collect\w*|recover\w*|enforc\w*)\b"
    r"|\b(?:collect\w*|recover\w*|enforc\w*)\b[^.;\n]{0,70}?\b(?:costs?|expenses?|fees)\b"
    r"|\b(?:attorneys?'?s?'?|legal|lawyers?'?) (?:costs|fees|expenses)\b",
)
THEIRS = r"违约方|败诉方|过错方|责任方|守约方|任何一方|任一方|对方|双方"
SELLER_PAYS = r"{S}[^。；\n]{0,80}?(?:承担|赔偿|支付|负担)"
BUYER_PAYS = r"{B}[^。；\n]{0,80}?(?:承担|赔偿|支付|负担)"
SELLER_PAYS_EN = r"\b{S} (?:shall|will|agrees? to) (?:pay|reimburse|indemnify|bear)"
BUYER_PAYS_EN = r"\b{B}\b[^.;\n]{0,80}?\b(?:pay|reimburse|indemnify|bear|liable|responsible)"


@contract_check(unless=no_credit_given)
def no_recovery_costs(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    words = wording_of(contract)
    templates = words.spoken(CHINESE, ENGLISH)
    if any(_covers_us(passage) for passage in words.find(*templates)):
        return
    statutory = "EW" in matter.laws and not matter.laws & {"CN", "US"}
    yield elsewhere(contract) or Hit(None, variant="statutory" if statutory else "", place=PLACE)


def _covers_us(passage: Passage) -> bool:
    """The buyer, or whoever defaults, bears them; a clause that only charges the seller leaves us without."""
    words = passage.wording
    if passage.is_no_clause:
        return False
    if words.matches(THEIRS, passage.near(0, 60)) or words.matches(
        r"\b(?:either|prevailing|defaulting|breaching|each|losing) party\b", passage.sentence
    ):
        return True
    if passage.words.isascii():
        return not words.matches(SELLER_PAYS_EN, passage.sentence) or words.matches(BUYER_PAYS_EN, passage.before)
    return not words.matches(SELLER_PAYS, passage.sentence) or words.matches(BUYER_PAYS, passage.sentence)
