"""INS004 for the buyer: less than a day to count the goods and look at them."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Hit, Matter, Period, Role, agreed, contract_check, hits, no_sale, wording_of

ON_THE_SPOT = (
    r"(?:数量|外观|质量|规格|型号|包装|货物|产品)[^。；\n]{0,24}?(?:须|应|必须|只能|仅)?(?:在"
    r"|于)?(?:当场|现场|当面|交货时|提货时|卸货时)[^。；，\n]{0,14}?(?:提出|清点|点清|验收|检验"
    r"|查验)[^。；\n]{0,12}?(?:，|,)?"
    r"[^。；\n]{0,14}?(?:过后|事后|逾期|离(?:场|开)|否则)[^。；\n]{0,12}?(?:不予|概不|不再|视为"
    r"|无效)[^。；，\n]{0,8}",
)
OTHER = (
    r"账|发票|图纸|样品|资料|报告|回复|答复|确认订单|磅|生鲜|水产|活|混凝土|invoice|statement|drawing"
    r"|record|audit"
)
PERISHABLE = r"混凝土|砂浆|生鲜|鲜(?:活|奶|乳|肉|菜|花)|水产|\bfresh\b|\bperishable"
"""Goods that must be looked at within hours."""


@contract_check(unless=no_sale)
def inspection_period_short(matter: Matter, visible_min_hours: int = 24) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    if words.says(PERISHABLE):
        return
    for term in matter.contract.terms_of("inspection.period", "objection.period"):
        period = term.value
        if not isinstance(period, Period) or term.who is Role.SELLER or period.unit != "hour":
            continue
        passage = words.passage(term.span)
        if period.count < visible_min_hours and not passage.is_no_clause and not words.matches(OTHER, passage.before):
            yield Hit(term.span, values={"hours": period.count})
    spot = agreed(words, ON_THE_SPOT, unless=OTHER)
    yield from hits((each for each in spot if not words.matches(r"(?:日|天|月)内", each.words)), "spot")
