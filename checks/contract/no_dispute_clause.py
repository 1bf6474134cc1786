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
ANOTHER_MATTER = (
    r"送达|文书|律师费|诉讼费|保全费|实现债权|重大|涉[及诉案]|查封|冻结|破产|失信|生效(?:的)?(?:法律文书|判决|裁[判决定])|披露|保密|依法要求"
    r"|\bserve[sd]?\b|\bservice of\b|\bpapers\b|\b(?:court|legal) (?:documents|fees|costs)\b|\bfinal(?:ly)? (?:adjudicat|determin|judg)\w+"
    r"|\bdisclos\w+|\bsave (?:to|towards)\b"
)
CHOOSES = (
    r"管辖|协商不成|仲裁委员会|申请仲裁|(?:提交|提请)[^。；，\n]{0,20}?(?:仲裁|法院)(?!文书)|(?:向|由|到|在|去)[^。；，\n]{0,24}?(?:法院|仲裁(?:机构|庭))"
    r"[^。；，\n]{0,8}?(?:起诉|诉讼|仲裁|解决|审理|裁[判决])"
    r"|(?:争议|纠纷)(?!(?:的)?(?:解决|处理)?(?:时|后|中|阶段|过程|程序|期间|进入)?(?:的|所)?(?:各?阶段的?)?(?:诉讼|仲裁|司法|法院|执行|送达|文书))[^。；\n]{0,40}?(?:起诉|诉讼|仲裁|法院)"
    r"|\bjurisdiction\b|\bvenue\b|\bdisputes?\b|\b(?:submitted|referred|settled|resolved|brought)\b[^.;]{0,60}?\b(?:courts?|arbitrat\w+)"
)
"""A word on where papers are served, on the costs of a suit or on a party that is sued chooses no court."""
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
    if dispute.kind != "unset" and dispute.span is not None:
        clause = contract.clause_at(dispute.span.start)
        if clause is not None and contract.clauses[clause].kind == "disputes":
            return True
    words = wording_of(contract)
    return any(
        not words.matches(ANOTHER_MATTER, passage.sentence) or words.matches(CHOOSES, passage.sentence)
        for passage in words.find(*FORUM)
    )
