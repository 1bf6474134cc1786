"""DIS001: no clause on disputes at all, or the venue given away by a place of performance at the buyer's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Contract,
    Hit,
    Matter,
    NotApplicable,
    Words,
    contract_check,
    elsewhere,
    is_sale,
    wording_of,
)

PLACE = Words("争议解决条款", "dispute clause")
FORUM = (r"仲裁|人民法院|法院|起诉|诉讼(?!时效)|\barbitrat\w+|\bcourts?\b|\bjurisdiction\b|\bvenue\b|\blitigat\w+",)
OTHER_PAPERS = r"送达|文书|律师费|诉讼费|保全费|实现债权|\bservice of\b|\bserved\b|\bpapers\b"
CHOOSES = r"管辖|起诉|提起|申请仲裁|提交|解决|仲裁委|裁决|\bjurisdiction\b|\bvenue\b|\barbitrat\w+|\bdisputes?\b"
"""A word on where papers are served, or on the costs of a suit, chooses no court."""
NO_DEBT = re.compile(
    r"\b(?:non-?disclosure|confidentiality|employment|non-?competition|separation|severance)\b", re.IGNORECASE
)
WITHOUT_DEBT = Words(
    "保密或劳动类协议，没有货款可追", "an agreement of confidence or employment, with no price to claim"
)
_HEAD = 600
FIELD = r"(?:解决)?(?:本)?(?:合同|协议)?(?:的)?(?:争议|纠纷)的?(?:解决|处理)?的?(?:方式|办法)"
AT_BUYER = (
    r"(?:合同|协议)(?:应当?)?(?:均)?在{B}(?:的)?(?:所在地|住所地?|仓库|工厂|厂区|注册地|营业地)履行",
    r"本?(?:合同|协议)?(?:的)?履行地(?:点)?(?:为|在|是|:|均为)[^。；，\n]{0,6}?{B}[^。；，\n]{0,10}?(?:所在地|住所地|仓库|工厂|厂区|注册地|营业地|公司)",
    r"\bplace of performance\b[^.;]{0,30}?\b{B}'s? [^.;]{0,24}",
)


@contract_check()
def no_dispute_clause(matter: Matter) -> Iterator[Answer]:
    """A choice left open in a form is no missing clause: `Contract.dispute` then has a place."""
    contract = matter.contract
    title = contract.title.value if contract.title else contract.text[:_HEAD]
    if not is_sale(contract) and NO_DEBT.search(title):
        yield NotApplicable(WITHOUT_DEBT)
        return
    if _has_clause(contract):
        return
    words = wording_of(contract)
    at_buyer = [passage for passage in words.find(*AT_BUYER) if not passage.denied and not passage.is_no_clause]
    if at_buyer:
        yield from (Hit(passage.span, variant="by_performance") for passage in at_buyer)
        return
    if not matter.filled and words.says(FIELD):
        return  # 解决合同争议的方式：____ is a line of the form for what the parties agree
    yield elsewhere(contract) or Hit(None, place=PLACE)


def _has_clause(contract: Contract) -> bool:
    dispute = contract.dispute
    if dispute.kind != "unset":
        return True
    words = wording_of(contract)
    return any(
        not words.matches(OTHER_PAPERS, passage.sentence) or words.matches(CHOOSES, passage.sentence)
        for passage in words.find(*FORUM)
    )
