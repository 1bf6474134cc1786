"""SET001 for the buyer: it may hold nothing back, not even for claims that are proved."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Matter, Passage, contract_check, hits, wording_of

CHINESE = (
    r"{B}[^。；\n]{0,30}?(?:不得|无权|不可|不应|放弃)[^。；\n]{0,36}?(?:扣除|扣减|抵销|抵消|抵扣"
    r"|扣款|拒付|暂停付款|冲抵|(?:迟延|延迟|拒绝|拖延|停止|暂停)(?:付款|支付))[^。；，\n]{0,10}",
    r"(?:全部|所有)?(?:货款|价款|款项)[^。；\n]{0,10}?不得[^。；，\n]{0,12}?(?:扣除|扣减|抵销"
    r"|抵消|抵扣|冲抵)[^。；，\n]{0,10}",
)
ENGLISH = (
    r"\bwithout (?:any )?(?:right of )?(?:set[- ]?off|deduction|counterclaim)"
    r"(?:(?:,? or|,? and|,) (?:any )?(?:set[- ]?off|deduction|counterclaim|withholding))*\b",
    r"\b{B}\b[^.;\n]{0,30}?\b(?:may not|shall not|waives?|(?:shall have|has) no right to"
    r"|is not entitled to|shall not be entitled to)\b[^.;\n]{0,60}?\b(?:set[- ]?off|deduct"
    r"|withhold|offset)\b[^.;\n]{0,40}\b",
)
FAIR = (
    r"客户|下游|项目|资金|最终用户|{S}[^。；，]{0,6}?书面[^。；，]{0,4}?(?:认可|同意|确认)|生效"
    r"(?:法律文书|裁判|判决)|双方[^。；，\n]{0,6}?(?:确认|同意|认可)|无争议(?:部分)?|经{S}"
    r"[^。；，\n]{0,8}?(?:确认|同意)|质量|已证实|保证金|预付款|内部审批|发票|第三方|业主"
    r"|\bfinally|\bundisputed|\badmitted|\bagreed (?:in writing|by)|\btax\b|\btaxes\b"
    r"|\bgood faith|\bunless\b|\bexcept (?:for|as)|\bconsent|\bjudgment|\bnot in dispute|\bsave "
    r"(?:for|as)|\bcommission|\broyalt"
)


@contract_check()
def no_set_off(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    found = words.find(*words.spoken(CHINESE, ENGLISH))
    yield from hits(each for each in found if _forbids_all(each))


def _forbids_all(passage: Passage) -> bool:
    words = passage.wording
    if passage.is_no_clause or words.matches(FAIR, passage.near(0, 40)):
        return False
    return not passage.words.isascii() or words.matches(
        r"\bpa(?:y|id|yment|yable)|\binvoice"
        r"|\bsum|\bamount|\bprice",
        passage.sentence,
    )
