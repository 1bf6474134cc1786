"""STP003: long-term credit, and the buyer need not tell anything about how it stands."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Contract,
    Hit,
    Matter,
    NotApplicable,
    Period,
    Words,
    about_goods,
    contract_check,
    elsewhere,
    no_credit_given,
    reasons,
    wording_of,
)

PLACE = Words("付款、信用或停供条款", "payment, credit or suspension clause")
NOT_LONG = Words("不是长期赊销合同", "no credit over a longer time")
LISTED = Words("买方为上市公司，财务资料公开", "the buyer is listed; its accounts are public")
LONG_DAYS = 360
LONG = (
    r"(?:长期|年度|持续|滚动)(?:供货|采购|合作|购销|赊销|供应)",
    r"(?:信用|赊销|授信)额度",
    r"\b(?:credit (?:limit|line)|renew\w* for|initial term|long[- ]term (?:supply|purchase))\b",
)
PUBLIC = (r"{B}[^。；\n]{0,30}?(?:上市公司|股票代码|证券代码)", r"\b{B}\b[^.;]{0,80}?\b(?:nyse|nasdaq|listed on)\b")
TELLS = (
    r"(?:提供|提交|报送|披露|交付|递交|出具|查阅|查看|获取|送交)[^。；\n]{0,24}?(?:财务报表|财务报告|审计报告|财务资料|财务状况|会计报表"
    r"|资产负债表|财务信息|资信(?:证明|资料)|经营(?:状况|情况))",
    r"(?:财务报表|财务报告|审计报告|财务资料|会计报表|资产负债表|财务信息|资信(?:证明|资料))[^。；\n]{0,24}?(?:提供|提交|报送|披露|送交)",
    r"(?:诉讼|仲裁|执行|查封|冻结|减资|分立|合并|控制权|实际控制人|股权变更|股东变更|歇业|停业|停产|解散|破产|对外担保|重大事项|重大变化"
    r"|重大不利|重整|重组)[^。；\n]{0,60}?(?:通知|告知|书面告|报告)",
    r"(?:通知|告知|报告)[^。；\n]{0,40}?(?:重大(?:诉讼|变化|事项)|查封|减资|控制权|停业|歇业|破产|解散|财务状况|经营状况)",
)
TELLS_EN = (
    r"\b(?:financial (?:statements?|information|condition|data|records)|credit information|balance sheets?"
    r"|audited accounts"
    r"|(?:annual|yearly|audited) accounts|quarterly accounts|management accounts|credit events?)\b",
    r"\b(?:notify|notice|inform|report|disclose)\w*\b[^.;]{0,120}?\b(?:change (?:of|in) (?:control|ownership)"
    r"|litigation|insolven\w+"
    r"|material adverse|bankruptcy|legal proceedings?)\b",
    r"\b(?:send|provide|submit|deliver|hand)s?\b[^.;]{0,40}?\baccounts\b[^.;]{0,40}?\b(?:year|annual|once|quarter"
    r"|month)\w*\b",
    r"\b(?:tell|inform|notify|report)s?\b[^.;]{0,120}?\b(?:enforces?|enforcement|execution|(?:change of"
    r"|changes of) (?:ownership|shareholders?))\b",
    r"\b(?:change (?:of|in) (?:control|ownership)|litigation|material adverse)\b[^.;]{0,120}?\b(?:notify|notice"
    r"|inform)\w*\b",
)


@contract_check(unless=no_credit_given)
def no_credit_information(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    if contract.kind == "framework" and not about_goods(contract):
        yield NotApplicable(reasons.NOT_A_SALE)
        return
    words = wording_of(contract)
    if not _runs_long(contract):
        yield NotApplicable(NOT_LONG)
    elif words.says(*PUBLIC):
        yield NotApplicable(LISTED)
    elif not words.says(*words.spoken(TELLS, TELLS_EN)):
        yield elsewhere(contract) or Hit(None, place=PLACE)


def _runs_long(contract: Contract) -> bool:
    """A framework, a term of about a year or more, or credit within a limit."""
    if contract.kind == "framework":
        return True
    terms = contract.terms_of("contract.term")
    if any(isinstance(term.value, Period) and term.value.days >= LONG_DAYS for term in terms):
        return True
    return wording_of(contract).says(*LONG)
