"""GUA006: our policy asks for security of such a buyer, and the contract gives none."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotApplicable,
    PartNotJudged,
    Role,
    Snapshot,
    Words,
    contract_check,
    elsewhere,
    guarantees,
    guarantors,
    no_credit_given,
    price_of,
    thin,
    watched_parties,
    wording_of,
    young,
)

PLACE = Words("担保条款", "security clause")
SECURED = Words("合同已有担保或信用保险", "the contract has security or credit insurance")
NOT_ASKED = Words(
    "没有给出客户等级、额度，也没有买方的登记信息快照，无法判断政策是否要求担保",
    "no grade or limit of the customer and no register snapshot of the buyer: whether policy asks for security is open",
)
SECURITY = (
    r"(?:抵押|质押|保证金|保函|备用信用证|信用证|信用保险|贸易信用险|最高额保证|连带责任|担保书|担保函)(?!(?:担保)?(?:不|无))",
    r"\b(?:guarant(?:y|ees?|or)\b(?! that)|mortgage|pledge[sd]?|standby|letters? of credit|credit insurance"
    r"|security interest|bank guarantee|collateral)\b",
)
NONE_GIVEN = (
    r"(?:无|没有|不(?:提供|设|需)|无需|免于?|未)[^。；，\n]{0,12}$|质量$|履约$|投标$|\b(?:no|without)\b[^.;]{0,12}$"
)
OF_SELLER = r"{S}[^。；\n]{0,24}$|卖方|质量保证金|质保金|履约保证金|投标保证金"
INSURED = r"保险|信用险|insurance"
SOLE_OWNER = (
    r"{B}[^。；\n]{0,24}?(?:一人(?:有限)?(?:责任)?公司|自然人独资|单一股东|唯一股东)",
    r"\b{B}\b[^.;]{0,40}?\b(?:single[- ](?:shareholder|director|member)|sole (?:shareholder|director))\b",
    r"一人公司",
)
SOLE_TRADER = (
    r"{B}[^。；\n]{0,24}?(?:个体工商户|个人独资企业|个体户)",
    r"\b{B}\b[^.;]{0,40}?\bsole (?:trader|proprietor\w*)\b",
)
FORMS = ("自然人独资", "法人独资", "一人有限", "个体", "个人独资")
ONE_OWNER = Words("买方是一人公司", "the buyer has a single shareholder")
TRADER = Words("买方是个体工商户或个人独资企业", "the buyer is a sole trader")
WEAK_GRADE = Words("我方评级为{grade}", "our grade is {grade}")
OVER = Words("合同金额{price}超过信用额度{limit}", "the contract of {price} is above the limit of {limit}")


@contract_check(unless=no_credit_given)
def security_missing(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    if guarantees(contract) or guarantors(contract) or _secured(matter):
        yield NotApplicable(SECURED)
        return
    facts = [*_said(matter), *_by_our_books(matter)]
    for found in watched_parties(matter):
        if not isinstance(found, tuple):
            yield found
        elif found[0].role is Role.BUYER:
            facts.extend(_by_register(matter, found[1]))
    if facts:
        listed = Words("、".join(fact.zh for fact in facts), ", ".join(fact.en for fact in facts))
        yield elsewhere(contract) or Hit(None, place=PLACE, values={"facts": listed})
    elif matter.standing is None and Role.BUYER not in matter.snapshots:
        yield PartNotJudged(NOT_ASKED)


def _secured(matter: Matter) -> bool:
    words = wording_of(matter.contract)
    return any(
        not words.matches(NONE_GIVEN, passage.before[-16:])
        and (words.matches(INSURED, passage.words) or not words.matches(OF_SELLER, passage.before + passage.words))
        for passage in words.find(*SECURITY)
    )


def _said(matter: Matter) -> Iterator[Words]:
    words = wording_of(matter.contract)
    if words.says(*SOLE_OWNER):
        yield ONE_OWNER
    if words.says(*SOLE_TRADER):
        yield TRADER


def _by_our_books(matter: Matter) -> Iterator[Words]:
    standing, price = matter.standing, price_of(matter.contract)
    if standing is None:
        return
    if standing.grade is not None and standing.grade.rank >= matter.policy.security_from_grade.rank:
        yield WEAK_GRADE.filled({"grade": standing.grade.value})
    if standing.limit and price and standing.limit.currency == price.currency and price.amount > standing.limit.amount:
        yield OVER.filled({"price": f"{price.amount:,.0f}", "limit": f"{standing.limit.amount:,.0f}"})


def _by_register(matter: Matter, snapshot: Snapshot) -> Iterator[Words]:
    if any(form in snapshot.legal_form for form in FORMS):
        yield TRADER if "个" in snapshot.legal_form else ONE_OWNER
    today = matter.today or snapshot.fetched_at.date()
    for fact in (
        young(snapshot, today, matter.policy.young_company_months),
        thin(matter.contract, snapshot, matter.policy.capital_ratio),
    ):
        if fact is not None:
            yield fact
