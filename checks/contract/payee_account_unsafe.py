"""PAY007: no account of ours to pay into, another's account, or one that a mail or a salesman may change."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Frame,
    Hit,
    Matter,
    PartNotJudged,
    Passage,
    Role,
    Span,
    Wording,
    Words,
    contract_check,
    elsewhere,
    is_person_name,
    no_sale,
    once_a_clause,
    phrases,
    profile_of_ours,
    quick,
    reasons,
    same_name,
    why_not_compared,
    with_frames,
    wording_of,
)

PLACE = Words("付款条款", "payment clause")
ACCOUNT = r"(?:账户|帐户|账号|帐号|收款(?:账户|信息)|银行(?:账户|信息))"
PERSON = r"(?:个人|私人|业务(?:员|经理|人员)|销售(?:员|经理|人员)|法定代表人个人|经办人)"
PERSONAL = (
    r"(?:汇入|打入|付至|付到|付给|转入|转至|支付至|支付到|汇至|存入|汇到)[^，。；\n]{0,20}?"
    + PERSON
    + r"[^，。；\n]{0,12}?(?:账户|帐户|账号|帐号|银行卡|卡号|微信|支付宝|收款码)",
    r"(?:汇入|打入|付至|付到|付给|转入|转至|支付至|支付到|汇至|存入|汇到)[^，。；\n]{0,20}?(?:某|先生|女士|个人)?[^，。；\n]{0,6}?(?:银行卡|储蓄卡|(?:微信|支付宝)(?!公众|群|通知|告知|确认)|收款码)",
)
BY_WORD = r"(?:电子邮件|邮件|邮箱|电话|微信|短信|口头|qq|业务(?:员|经理|人员)|销售(?:员|经理|人员)|经办人)"
COLLECTS = (
    PERSON[:-1]
    + r"|销售代表)[\u4e00-\u9fff]{0,3}(?:可|可以|有权|负责|代为|均可)+(?:代为)?(?:代收|收取|收)(?:现金|货款|款项|价款)",
)
"""货款可由业务员代收: what he takes counts as paid."""
CHANGEABLE = (
    r"(?:汇入|付至|付到|支付至|汇至)[^，。；\n]{0,8}?(?:其|业务员|销售经理|经办人)(?:通知|指定|提供)的账户",
    ACCOUNT
    + r"[^。；\n]{0,16}?(?:变更|更改|调整|更换|变动)[^。；\n]{0,16}?(?:以|按|凭|通过|由|[，,])[^。；\n]{0,12}?"
    + BY_WORD
    + r"[^。；\n]{0,12}?(?:通知|为准|告知|有效|确认)?(?:为准|即可|有效)?",
    ACCOUNT + r"[^。；，\n]{0,6}?(?:以|按)[^。；，\n]{0,10}?" + BY_WORD + r"[^，。；\n]{0,10}?为准",
    r"(?:变更|更改|更换|调整)[^，。；\n]{0,8}?" + ACCOUNT + r"[^。；\n]{0,12}?" + BY_WORD + r"[^，。；\n]{0,12}",
    BY_WORD + r"[^，。；\n]{0,8}?(?:通知|指定|提供|告知|发送)的?[^，。；\n]{0,6}?" + ACCOUNT + r"(?:为准)?",
)
CHANGEABLE_EN = (
    r"\b(?:whichever|whatever|any) (?:bank )?account\b[^.;\n]{0,50}?\b(?:representatives?|salesm[ae]n|sales ?(?:staff|people|team|persons?))\b[^.,;\n]{0,30}",
    r"\b(?:representatives?|salesm[ae]n|sales (?:staff|people|team)|sales ?persons?|agents?"
    r"|anyone)\b[^.;\n]{0,30}?\b(?:may|can|will)\b[^.;\n]{0,30}?"
    r"\b(?:different|new|another|other) (?:bank )?account\b[^.;\n]{0,30}?\bby (?:e-?mail|telephone|phone|fax"
    r"|text)\b[^.,;\n]{0,30}\b",
    r"\b(?:bank|account|wire|payment) (?:details|instructions|accounts?)\b[^.;\n]{0,40}?\b(?:notified"
    r"|advised|given|changed|specified|provided|designated|sent)\b[^.;\n]{0,24}?"
    r"\bby (?:e-?mail|telephone|phone|fax|text)\b[^.,;\n]{0,30}\b",
)
ACCOUNT_EN = (
    r"\b(?:(?:bank|banking|beneficiary|payee|remittance)[^.;]{0,12}? (?:accounts?|details)|account details|new account"
    r"|account (?:stated|details|last|so)|such (?:bank )?account|whatever account|the account)\b"
)
CHANGES_EN = (
    r"\b(?:chang\w+|alter\w*|vary|varied|amend\w*|nominat\w+|notif\w+|specified|stated|designat\w+|most recent|last|sent|new"
    r"|instructions?)\b"
)
FRAMES = (
    Frame(
        phrases.MESSAGE_EN + r"|\bby message\b|\bappearing on (?:an|any|the) invoices?\b",
        (
            ACCOUNT_EN,
            CHANGES_EN,
            r"\b(?:may|can|act on|pay\w*|paid|discharg\w+|remit\w*|rely|sufficient"
            r"|settle\w*)\b",
            r"{B}|{S}",
        ),
        r"\b(?:signed|confirmed|verif(?:y|ied|ication)|ignored|no change|not valid|invalid|shall not|may not|must not"
        r"|call(?:ed|ing)? back|in writing|disregard\w*)\b",
    ),
    Frame(
        r"\bneed not (?:verify|check|confirm)\b|\bwithout (?:verification|further enquiry|checking)\b",
        (ACCOUNT_EN, CHANGES_EN, r"{S}|{B}"),
    ),
)
CAREFUL = r"盖章|公章|核实|回访|书面(?:通知|确认)|signed|confirmed|verif\w+|保理|监管|共管|托管|不(?:得|能|发生|构成)|无权|无效|in writing"
NAMED = r"[行社部][，,、 ]{1,3}[\d ]{10,}|账号|帐号|账户|帐户|开户(?:行|银行)|收款(?:人|方|单位|行)|户名|银行卡|公账"
NAMED_EN = (
    r"\b(?:bank|banking) (?:accounts?|details|information)\b|\baccount \d|\baccounts? (?:number"
    r"|no\b|details|designated|specified|as)|\bwire (?:transfer )?(?:instructions|transfers?)"
    r"|\bsort code\b|\brouting (?:no|number|\d)|\biban\b|\bswift\b|\block ?box\b|\bremit(?:ted|tance)? to\b"
    r"|\bdesignated (?:by"
    r"|account)|\bin(?:to)? (?:the|an|such|its) (?:bank )?account\b|\b(?:by|via) (?:wire"
    r"|ach|check|cheque|credit card)"
)
OTHER_WAYS = (
    r"信用证|托收|付款交单|现金|当面|当场|一手交钱|银货两讫|支付宝|微信支付|刷卡|保理账户|平台(?:结算|账户)|\bletters? of credit\b"
    r"|易货|documentary collection|\bin cash\b|escrow"
)
OURS = r"收款|{S}|\bpay(?:able)? (?:in)?to\b|\bpayee\b|\bbeneficiary\b"
HOLDER = quick(
    r"(?:户名|账户名称|帐户名称|开户名称|开户名|收款人|收款单位|账户名)\s*[:：|]?\s*[*【\[]*(?P<name>[^\s，。；,;:：|_*【】\[\]]{2,40})"
)


@contract_check(unless=no_sale)
def payee_account_unsafe(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    words = wording_of(contract)
    yield from _not_compared(matter)
    hits = [*_said(words), *_other_account(matter, words), *_not_ours(matter, words)]
    yield from hits
    if not hits and not _named(words) and not words.says(OTHER_WAYS):
        yield elsewhere(contract) or Hit(
            None, variant="missing" if contract.language == "zh" else "missing_abroad", place=PLACE
        )


def _said(words: Wording) -> Iterator[Hit]:
    templates = (
        ("personal", words.spoken((*PERSONAL, *COLLECTS), ())),
        ("changeable", words.spoken(CHANGEABLE, CHANGEABLE_EN)),
    )
    for variant, patterns in templates:
        frames = FRAMES if variant == "changeable" and words.english else ()
        for passage, others in once_a_clause(with_frames(words, filter(_careless, words.find(*patterns)), frames)):
            yield Hit(passage.span, variant=variant, related=tuple(other.span for other in others))


def _careless(passage: Passage) -> bool:
    words = passage.wording
    return not (passage.is_no_clause or passage.denied or words.matches(CAREFUL, passage.near(0, 40)))


def _named(words: Wording) -> bool:
    return (words.chinese and words.says(NAMED)) or (words.english and words.says(NAMED_EN))


def _not_compared(matter: Matter) -> Iterator[PartNotJudged]:
    profile = profile_of_ours(matter)
    if matter.side == "seller" and not (profile and profile.accounts):
        yield PartNotJudged(why_not_compared(matter, reasons.NO_OWN_ACCOUNTS))


def _other_account(matter: Matter, words: Wording) -> Iterator[Hit]:
    """A number to pay into that is none of ours. A number that is masked, or another party's, is not compared."""
    profile = profile_of_ours(matter)
    ours = {account.number for account in profile.accounts} if profile else set()
    if matter.side != "seller" or not ours or not matter.filled:
        return
    contract = matter.contract
    others = {party.account.span for party in contract.parties if party.role is not Role.SELLER and party.account}
    seller = contract.party(Role.SELLER)
    own = seller.account.span if seller is not None and seller.account is not None else None
    for term in contract.terms_of("account"):
        number, passage = str(term.value), words.passage(term.span)
        if number in ours or "*" in number or "X" in number or term.span in others:
            continue
        if term.span == own or words.matches(OURS, passage.before[-60:]):
            yield Hit(term.span, variant="unknown_account", values={"account": term.span.of(contract.text)})


def _not_ours(matter: Matter, words: Wording) -> Iterator[Hit]:
    """Another holder than the seller."""
    contract = matter.contract
    seller = contract.party(Role.SELLER)
    if not matter.filled or seller is None or seller.name is None or seller.kind == "person":
        return
    for match in HOLDER.finditer(contract.text):
        name = match["name"]
        parties = [party.name.value for party in contract.parties if party.name is not None]
        if any(same_name(name, one) or one.startswith(name) or name.startswith(one) for one in parties) or not _is_name(
            name
        ):
            continue
        passage = words.passage(_span(match))
        if not words.matches(CAREFUL, passage.near(40, 40)) and not words.matches(r"{B}", passage.before):
            yield Hit(_span(match), variant="other_holder", values={"holder": name, "seller": seller.name.value})


def _is_name(name: str) -> bool:
    return "公司" in name or (is_person_name(name) and len(name) <= 3)


def _span(match: re.Match[str]) -> Span:
    return Span(*match.span("name"))
