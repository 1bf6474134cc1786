"""AUT006: nothing keeps our own salespeople from collecting cash, or granting discounts and time, in our name."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotApplicable,
    PartNotJudged,
    Passage,
    Span,
    Wording,
    Words,
    contract_check,
    elsewhere,
    is_sale,
    no_credit_given,
    once_a_clause,
    profile_of_ours,
    reasons,
    why_not_compared,
    wording_of,
)

PLACE = Words("付款条款", "payment clause")
STAFF = r"(?:业务员|业务人员|业务经理|销售人员|销售员|销售经理|销售代表|业务代表|客户经理|业务负责人)"
COLLECTS = (
    r"(?:{S})?(?:的)?" + STAFF + r"(?:[^，。；\n]{0,12}?(?:负责|有权|可以?|代为|直接|代表{S})[^，。；\n]{0,6}?)?"
    r"(?:收取|代收|收款|领取)(?:[^，。；\n]{0,4}?(?:货款|款项|现金|款))?",
    r"(?:货款|款项|现金|价款)[^，。；\n]{0,8}?(?:交付?给?|支付给|付给|交由|交至|汇至)(?:{S})?(?:的)?"
    + STAFF
    + r"(?:本人|个人)?",
    r"\bpa(?:y|id|yments?)\b[^.;]{0,40}?\b(?:may|can|shall)? ?(?:be )?(?:made|paid|handed)? ?(?:in cash )?"
    r"to (?:the |any )?(?:{S}'?s? )?(?:sales )?"
    r"(?:representatives?|salesm[ae]n|sales ?person|sales staff|sales agents?)\b",
)
ONLY_ACCOUNT = (
    r"(?:仅|只|唯一|应当?|必须|须)[^，。；\n]{0,16}?(?:付|汇|支付|转|打)(?:入|至"
    r"|到)[^，。；\n]{0,24}?(?:账户|帐户|账号|帐号|公司账)|(?:唯一|指定)(?:的)?(?:收款|合法)?(?:账户|帐户|账号)"
    r"|(?:其他|任何)(?:账户|帐户|个人)[^。；\n]{0,16}?(?:付款|支付|无效|不(?:发生|视为|构成|产生))"
    r"|不得(?:将[^，。；\n]{0,8}?)?(?:直接)?(?:付|支付|交)(?:给|予)[^，。；\n]{0,10}?" + STAFF,
    r"\b(?:only|solely|exclusively)\b[^.;]{0,40}?\baccount\b|\bonly account\b|\bpayment (?:elsewhere|to any other)\b",
)
LIMITED = (
    r"不得[^。；\n]{0,10}?" + STAFF,
    STAFF + r"[^。；\n]{0,20}?(?:无权|不得|不能|未经|没有权)",
    r"(?:口头|个人)(?:承诺|约定|变更|陈述)[^。；\n]{0,20}?(?:无效|不(?:具|发生|产生|构成)|对{S}不)",
    r"(?:变更|修改|补充|减免|调整)[^。；\n]{0,80}?盖[^，。；\n]{0,8}?章",
    r"\bno (?:sales )?(?:representative|salesperson|agent|employee)\b[^.;]{0,60}?\b(?:may|shall|has|is)\b",
    r"\b(?:change|variation|amend\w*|modif\w*|waiver)\b[^.;]{0,100}?\b(?:writing|written|signed)\b",
)


MONEY = r"收款|代收|收取|货款|款项|现金|付款|结算|对账|\bpayments?\b|\bcollect"
NO_SALESPEOPLE = Words("我方公司资料里没有业务员名单", "our company profile names no salespeople")


@contract_check()
def salespeople_not_limited(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    if not is_sale(contract):
        yield NotApplicable(reasons.NOT_A_SALE)
        return
    words = wording_of(contract)
    collecting = [each for each in words.find(*COLLECTS) if _really(each)]
    for passage, others in once_a_clause(collecting):
        yield Hit(passage.span, variant="collects", related=tuple(other.span for other in others))
    named = [*_by_name(matter, words)] if not collecting else []
    yield from named
    ours = profile_of_ours(matter)
    if matter.side == "seller" and not (ours and ours.salespeople):
        yield PartNotJudged(why_not_compared(matter, NO_SALESPEOPLE))
    outside = no_credit_given(contract)
    if collecting or named or outside is not None:
        if outside is not None:
            yield outside
        return
    if not matter.filled:
        yield NotApplicable(reasons.NOT_FILLED)
    elif not words.says(*ONLY_ACCOUNT, *LIMITED):
        yield elsewhere(contract) or Hit(None, place=PLACE)


def _by_name(matter: Matter, words: Wording) -> Iterator[Hit]:
    """One of our salespeople, by name, whom the money is to go to or to be settled with."""
    text = matter.contract.text
    ours = profile_of_ours(matter)
    for name in ours.salespeople if ours and matter.side == "seller" else ():
        at = text.find(name)
        while at >= 0:
            passage = words.passage(Span(at, at + len(name)))
            if words.matches(MONEY, passage.sentence) and not words.matches(r"不得|无权|\bnot?\b", passage.sentence):
                yield Hit(passage.span, variant="named", values={"name": name})
                return
            at = text.find(name, at + 1)


def _really(passage: Passage) -> bool:
    return (
        not passage.denied
        and not passage.is_no_clause
        and not passage.wording.matches(r"不得|无权|not|不由", passage.words)
    )
