"""LIA009: a warranty for life, whatever the use, or longer than our policy allows."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Frame,
    Hit,
    Matter,
    Passage,
    Period,
    contract_check,
    once_a_clause,
    with_frames,
    wording_of,
)

SERVICE = r"(?:质保|保修|维修|包修|包换|包退|免费更换|更换|负责质量|质量保证)"
CHINESE = (
    r"(?:终身|永久|无限期|(?:整个)?使用(?:寿命|期限|期|年限)内|全生命周期)[^，。；\n]{0,10}?" + SERVICE,
    r"(?:质保期|保修期|质量保证期|保质期限|质保|保修)[^，。；\n]{0,6}?(?:为)?(?:终身|永久|无限期|长期有效)",
    r"(?:无论何时(?:何因)?|不问原因|不论何时|任何时候|(?:不论|无论)(?:何种|任何|什么)?原因|何时何因)[，,]?[^。；\n]{0,12}?(?:免费"
    r"|无偿|无条件)(?:予以|进行|给予)?(?:更换|维修|修理|换货|负责)",
)
LIFE = (
    r"(?:for|during|throughout|over) (?:the |their |its )?(?:entire |full |whole )?(?:expected )?(?:service "
    r"|useful |operational |operating |economic )?(?:life|lifetime|life-time)\b"
)
ENGLISH = (
    r"\b(?:warrant\w*|guarantee[sd]?)\b[^.;\n]{0,90}?\b(?:"
    + LIFE
    + r"|in perpetuity|without limit(?:ation)? (?:of|in|as to) time)",
    r"\b(?:lifetime|perpetual) warranty\b",
    r"\b{S}\b[^.;\n]{0,40}?\b(?:replace|repair|make good|remedy|rectify)\b[^.;\n]{0,100}?\b(?:"
    + LIFE
    + r"|in perpetuity|for ever|forever)",
    r"\bwarrant\w*[^.;\n]{0,60}?\bfor (?:its|their) (?:entire )?(?:service )?life\b",
)
PAID = (
    r"收取|成本|有偿|收费|另行计费|付费|费用由{B}|chargeable|at the buyer's (?:cost|expense)|title|free (?:from"
    r"|of) (?:any )?(?:liens?|encumbrances)"
)
NOT_GIVEN = r"不(?:再)?(?:提供|承担|负责|享有)[^，。；]{0,4}$"
NOT_GOODS = r"所有权|权利瑕疵|知识产权|食品|保质期|有效期|shelf life|licen[cs]e|防水|主体结构|legal|statutory|法定"


FRAMES = (
    Frame(
        r"\b(?:perpetual\w*|no (?:expiry|time limit|end date)|never expires?|at any time for any (?:cause"
        r"|reason)|as long as (?:the )?{B} (?:uses?|owns?|operates?|keeps?)\b|without (?:any )?limit in time"
        r"|for (?:the )?life\b|(?:service|working|useful|economic"
        r"|entire) life|lifetime|as long as (?:it|they)\b|in perpetuity|indefinite\w*"
        r"|for as long as)\b",
        (
            r"\b(?:warrant\w*|guarantee\w*|defect\w*|repair|replac\w+)\b",
            r"{S}|\bgoods\b|\bwarranty (?:period )?shall\b|\b(?:guarantee"
            r"|warranty) (?:given )?(?:in|under) this\b",
            r"\b(?:warrants?|guarantee[sd]?|warranty|shall|remain|appl\w+|replace|free of charge)\b",
        ),
        r"\b(?:intellectual|infring\w*|licen[sc]e|title|confidential\w*|payment|guarantor|wear|not warrant"
        r"|no warrant\w+|does not)\b",
    ),
)


FRAMES_ZH = (
    Frame(
        r"终身|永久性?|使用(?:寿命)?(?:期)?(?:间|内)|整个使用期|至[^，。；]{0,8}?(?:报废|停用|停产|拆除)|(?:每次)?(?:维修|更换)[^，。；]{0,4}?(?:后|均)?[^，。；]{0,4}?重新(?:起算|计算)",
        (r"{S}|质保期|保修期", r"质量|产品|货物|设备|质保期", r"负责|保修|质保|更换|维修|包换|包修"),
        r"除外|有偿|收费|收取|成本|优惠|不(?:再|予|负|提供)|保密|知识产权|技术(?:支持|服务|咨询)",
        60,
    ),
)


@contract_check()
def warranty_without_end(matter: Matter) -> Iterator[Answer]:
    months_at_most = matter.policy.warranty_max_months
    words = wording_of(matter.contract)
    found = words.find(*words.spoken(CHINESE, ENGLISH))
    for passage, others in once_a_clause(with_frames(words, filter(_unpaid, found), words.spoken(FRAMES_ZH, FRAMES))):
        yield Hit(passage.span, related=tuple(other.span for other in others))
    for term in matter.contract.terms_of("warranty.period"):
        if (
            isinstance(term.value, Period)
            and _months(term.value) > months_at_most
            and _unpaid(words.passage(term.span))
        ):
            yield Hit(term.span, variant="long", values={"months": round(_months(term.value)), "most": months_at_most})


def _months(period: Period) -> float:
    return period.count * {"year": 12, "month": 1}.get(period.unit, 0) or period.days / 30.4


def _unpaid(passage: Passage) -> bool:
    words = passage.wording
    if passage.is_no_clause or passage.denied or words.matches(NOT_GIVEN, passage.before):
        return False
    return not words.matches(PAID, passage.sentence) and not words.matches(NOT_GOODS, passage.sentence)
