"""PAY011: one purchase paid in instalments, without acceleration, or with one that the one-fifth rule defeats."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotApplicable,
    Passage,
    Wording,
    Words,
    chinese_number,
    contract_check,
    elsewhere,
    no_credit_given,
    quick,
    wording_of,
)

PLACE = Words("付款或违约责任条款", "payment or default clause")
NO_INSTALMENTS = Words("不是分三期以上付款", "not paid in three or more instalments")
COUNT = quick(
    r"分(?P<count>\d{1,2}|[两二三四五六七八九十]{1,3})(?:期|次|笔|个月)(?:平均|等额|按月)?[^，。；\n]{0,6}?(?:付|支付|偿|还|结)"
)
IN_PARTS = quick(r"分期(?:付款|支付)|按月(?:等额|平均)?(?:支付|付款)[^，。；\n]{0,10}?(?:期|个月)")
ACCELERATES = (
    r"(?:任一期|任何一期|一期|其中一期|任意一期|(?:逾期|未付)[^。；\n]{0,30}?)?[^，。；|\n]{0,16}?[，,]?[^，。；"
    r"|\n]{0,16}?(?:全部|剩余|其余|所有|未到期)[^，。；\n]{0,10}?(?:货款|价款|款项|欠款|债务|期数?)[^，。；\n]{0,10}?(?:立即"
    r"|提前|视为|一次性|均|即)?(?:到期|付清|清偿)",
    r"(?:要求|有权要求)[^，。；\n]{0,16}?(?:一次性|立即|提前)(?:付清|支付|清偿)[^，。；\n]{0,6}?(?:全部|剩余|其余)[^，。；\n]{0,8}",
)
SHARE = re.compile(
    r"(?P<percent>\d{1,3}(?:\.\d+)?) ?[%％]|(?P<of>[二三四五])分之一|1/(?P<slash>[2-5])|百分之(?P<han>[一二三四五六七八九十]+)"
)
DEMAND = r"催告|催收通知|书面通知[^。；\n]{0,16}?(?:日|天)|通知后[^。；\n]{0,8}?(?:日|天)|宽限期"


@contract_check(unless=no_credit_given)
def instalments_without_acceleration(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    words = wording_of(contract)
    if _instalments(matter, words) < matter.policy.instalment_min_payments:
        yield NotApplicable(NO_INSTALMENTS)
        return
    clauses = [passage for passage in words.find(*ACCELERATES) if not (passage.is_no_clause or passage.denied)]
    if not clauses:
        yield elsewhere(contract) or Hit(None, place=PLACE)
        return
    if not any(_lawful(passage, matter.policy.instalment_threshold) for passage in clauses):
        yield Hit(clauses[0].span, variant="below_fifth")


def _instalments(matter: Matter, words: Wording) -> int:
    """As many as the text counts, or as many shares as fall due on or after delivery."""
    counted = [_number(match["count"]) for match in COUNT.finditer(words.lower)]
    labels = ("delivery", "acceptance", "progress", "retention")
    shares = {term.span for term in matter.contract.terms_of("payment.share") if term.detail.get("label") in labels}
    in_parts = len(shares) if IN_PARTS.search(words.lower) else 0
    return max([0, in_parts, *counted])


def _number(words: str) -> int:
    return int(words) if words.isdigit() else int(chinese_number(words) or 0)


def _lawful(passage: Passage, threshold: Decimal) -> bool:
    """From one fifth of the price unpaid, after a demand with time to pay (Civil Code article 634)."""
    words = passage.wording
    around = passage.near(40, 60)
    return _share_unpaid(around) >= threshold and words.matches(DEMAND, around)


def _share_unpaid(around: str) -> Decimal:
    """The largest share that the words name; 0 where they name none."""
    shares = [Decimal(0)]
    for match in SHARE.finditer(around):
        if match["percent"] or match["han"]:
            shares.append(Decimal(match["percent"] or chinese_number(match["han"]) or 0) / 100)
        else:
            shares.append(1 / Decimal(match["slash"] or "二三四五".index(match["of"]) + 2))
    return max(shares)
