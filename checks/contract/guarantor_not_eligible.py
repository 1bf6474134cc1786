"""GUA004: a guarantor that cannot give a guarantee: a state organ, a school or hospital, a branch without a resolution."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotApplicable,
    contract_check,
    guarantors,
    reasons,
    wording_of,
)

ORGAN = (
    r"(?:人民政府|镇政府|乡政府|区政府|县政府|市政府|街道办事处|管理委员会|管委会|财政[局厅]|税务局"
    r"|公安局|法院|检察院|教育[局厅]|住建局|委员会"
    r"|人民代表大会|[省市县区](?:[\u4e00-\u9fff]{2,6})[局厅])$"
)
VILLAGE = r"(?:村民委员会|村委会|居民委员会|居委会)$"
CARE = r"(?:学校|小学|中学|大学|学院|幼儿园|托儿所|医院|卫生院|卫生服务中心|养老院|福利院|敬老院)$"
BRANCH = r"(?:分公司|分行|分店|办事处|项目部|经理部|事业部|营业部|车间|财务部|采购部|销售部|部门)$"
FOR_PROFIT = r"营利(?:性)?(?:法人|组织|机构)|(?<!非)营利性"
NON_PROFIT = r"非营利"
AUTHORISED = r"(?:董事会|股东(?:会|大会)?|总公司|公司)[^。；\n]{0,12}?(?:决议|授权|同意|追认)"


@contract_check()
def guarantor_not_eligible(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    words = wording_of(contract)
    found = {guarantor.span: guarantor.name for guarantor in guarantors(contract)}
    if not found and not words.says(r"保证人|担保人|担保方"):
        yield NotApplicable(reasons.NO_GUARANTOR)
        return
    for span, name in found.items():
        near = words.passage(span).near(0, 80)
        profit = words.matches(FOR_PROFIT, near) and not words.matches(NON_PROFIT, near)
        if words.matches(VILLAGE, name):
            yield Hit(span, variant="village", values={"name": name})
        elif words.matches(CARE, name) and not profit:
            yield Hit(span, variant="care", values={"name": name})
        elif words.matches(ORGAN, name):
            yield Hit(span, values={"name": name})
        elif words.matches(BRANCH, name) and not words.matches(AUTHORISED, near):
            yield Hit(span, variant="branch", values={"name": name})
