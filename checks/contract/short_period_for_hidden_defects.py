"""INS005: one very short period for all defects; it does not bind the buyer for those that cannot be seen so soon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    Passage,
    Period,
    Role,
    Term,
    Wording,
    contract_check,
    goods_sold,
    no_sale,
    wording_of,
)

SEEN = (
    r"外观|表面|数量|件数|包装|破损|短少|重量|磅差|品种|规格|型号|当场|当面|现场|可见|明显|visible|apparent|visual"
    r"|quantit|shortage|count"
    r"|packag|transit|obvious|external"
)
LATENT = (
    r"隐蔽|潜在|内在|性能|理化|使用中|质保|保修|内部|试验|化验|复检|hidden|latent|concealed|warrant"
    r"|could not (?:have been|be)"
)
ENDS = (
    r"视为|视同|默认|不再受理|不予受理|不受理|无异议|不得再|概不|不予(?:负责|处理)|认可|为准|deemed|waive\w*|accepted"
    r"|conclusive|barred|no claims?"
)
WHOLE_QUALITY = (
    r"(?:完成|进行|予以)(?:全部)?(?:验收|检验)[^。；\n]{0,30}?(?:质量|技术)[^，。；\n]{0,6}(?:标准|要求|规格|协议)"
)
"""Acceptance of the quality itself, not only of quantity and looks, is to be done within the period."""
SAME_DAY = r"(?P<day>当日|当天|当场)[^。；\n]{0,12}?未[^，。；\n]{0,10}?异议[^。；\n]{0,8}?(?:视为|视同)"
EQUIPMENT = r"设备|机床|机组|生产线|装置|仪器|equipment|machine|plant"
PERISHABLE = r"水果|蔬菜|鲜|水产|生鲜|奶|乳|苗|活|混凝土|砂浆|花卉|熟食|豆制品|肉|蛋|fresh|perishable"
OTHER = (
    r"账|对账|发票|图纸|样品|封样|资料|报告|方案|通知|回复|答复|确认订单|invoice|statement|order|drawing|sample"
    r"|record|audit"
)


@contract_check(unless=no_sale)
def short_period_for_hidden_defects(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    words = wording_of(contract)
    longest_short_period = matter.policy.short_period_max_days
    terms = [term for term in contract.terms_of("inspection.period", "objection.period") if term.who is not Role.SELLER]
    below = next(_below_policy(matter, terms), None)
    if below is not None:
        yield below
        return
    if any(_is_for_hidden_defects(matter, term, longest_short_period) for term in terms) or words.says(PERISHABLE):
        return
    for passage in words.find(SAME_DAY):
        if not passage.is_no_clause and not words.matches(SEEN, passage.sentence.replace("当场", "")):
            yield Hit(passage.group("day").span, values={"days": 1})
            return
    for term in terms:
        if isinstance(term.value, Period) and term.value.days <= longest_short_period and _covers_all(matter, term):
            yield Hit(term.span, values={"days": term.value.days})
            return


def _below_policy(matter: Matter, terms: Sequence[Term]) -> Iterator[Hit]:
    """A period for hidden or for visible defects, and said to be one, that is shorter than our policy's least."""
    words, policy = wording_of(matter.contract), matter.policy
    equipment = words.matches(EQUIPMENT, goods_sold(matter.contract))
    least = {
        "latent": policy.latent_min_days_equipment if equipment else policy.latent_min_days,
        "visible": policy.visible_min_days,
    }
    for term in terms:
        passage = words.passage(term.span)
        kind = _kind_of_defects(words, passage)
        if (
            kind in least
            and isinstance(term.value, Period)
            and term.value.days < least[kind]
            and not passage.is_no_clause
        ):
            yield Hit(term.span, variant=kind, values={"days": term.value.days, "least": least[kind]})


def _kind_of_defects(words: Wording, passage: Passage) -> str:
    """Which defects the period is for, as the words between the commas around it say."""
    own = re.split(r"[，,;；、]", passage.before)[-1] + re.split(r"[，,;；]", passage.after)[0]
    if words.matches(LATENT, own):
        return "latent"
    return "visible" if words.matches(SEEN, own) else ""


def _is_for_hidden_defects(matter: Matter, term: Term, short: int) -> bool:
    """A second, longer period, or one that says so."""
    if not isinstance(term.value, Period):
        return False
    words = wording_of(matter.contract)
    sentence = words.passage(term.span).sentence
    return term.value.days > short or words.matches(LATENT, sentence)


def _covers_all(matter: Matter, term: Term) -> bool:
    """Silence within it settles the matter, or the quality is to be accepted within it; and not only quantity and looks are meant."""
    words = wording_of(matter.contract)
    passage = words.passage(term.span)
    if term.detail.get("defects") == "visible" or passage.is_no_clause:
        return False
    around = passage.near(0, 60)
    settles = words.matches(ENDS, around) or words.matches(WHOLE_QUALITY, passage.sentence)
    return not words.matches(SEEN + "|" + OTHER, passage.sentence) and settles
