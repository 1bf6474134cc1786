"""INS005 for the buyer: one short period for all defects of goods whose faults show themselves later."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Hit, Matter, Period, Role, Term, contract_check, no_sale, wording_of

SEEN = (
    r"外观|表面|数量|件数|包装|破损|短少|重量|磅差|品种|当场|当面|现场|可见|明显|visible|apparent"
    r"|visual|quantit|shortage|count|packag|transit|obvious|external|damage in"
)
LATENT = r"隐蔽|潜在|内在|使用中|质保|质量保证期|保修|三包|hidden|latent|concealed|could not (?:have been|be)|warrant"
EQUIPMENT = r"设备|机器|机组|生产线|仪器|电机|机床|装置|\bequipment\b|\bmachine\w*\b|\bplant\b|\binstrument"
PERISHABLE = (
    r"水果|蔬菜|鲜|水产|奶|苗|活|混凝土|砂浆|花卉|熟食|豆制品|肉|蛋|粮|煤|fresh|perishable|fish|fruit"
    r"|produce"
)
OTHER = (
    r"账|发票|图纸|样品|封样|资料|报告|方案|通知|回复|答复|订单|invoice|statement|\border\b|drawing"
    r"|sample|record|audit|book"
)


@contract_check(unless=no_sale)
def hidden_defects_not_covered(
    matter: Matter, least_days: int = 7, least_days_of_equipment: int = 15
) -> Iterator[Answer]:
    """A warranty saves the buyer too: what shows itself later is then claimed under it."""
    contract = matter.contract
    words = wording_of(contract)
    least = least_days_of_equipment if words.says(EQUIPMENT) else least_days
    terms = [term for term in contract.terms_of("inspection.period", "objection.period") if _for_all(matter, term)]
    longest = max((term.value.days for term in terms if isinstance(term.value, Period)), default=0)
    if not terms or longest >= least or words.says(PERISHABLE) or words.says(LATENT):
        return
    yield Hit(terms[0].span, values={"days": longest, "least": least})


def _for_all(matter: Matter, term: Term) -> bool:
    words = wording_of(matter.contract)
    passage = words.passage(term.span)
    if term.who is Role.SELLER or term.detail.get("defects") == "visible" or passage.is_no_clause:
        return False
    if words.matches(r"{S}(?:如)?(?:对|应|须|接)[^。；]{0,24}$", passage.before):
        return False
    return not words.matches(SEEN + "|" + OTHER, passage.sentence)
