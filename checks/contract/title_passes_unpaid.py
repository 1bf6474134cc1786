"""ROT001: goods that could be taken back are sold on credit, and title is not kept until they are paid."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotApplicable,
    Passage,
    Words,
    contract_check,
    elsewhere,
    first,
    goods_sold,
    no_credit_given,
    retention_of_title,
    wording_of,
)

NO_GOODS = Words("标的不是可以取回的动产", "nothing that could be taken back is sold")
GOOD_GRADE = Words(
    "政策不要求等级{grade}的客户保留所有权", "our policy asks for no retention of title at grade {grade}"
)
PLACE = Words("所有权条款", "title clause")
PASSES = (
    r"所有权[^。；|\n]{0,24}?(?:自|在|于|随|经)?[^，。；|\n]{0,20}?(?:交付|交货|签收|验收|签订|收货|到货|送达|送至"
    r"|装入|开单|连接点)[^。；\n]{0,30}?(?:转移|归|属|即属)[^，。；\n]{0,8}",
    r"(?:货物|产品|标的物|商品)?(?:交付|交货|签收|验收|收货|到货|送达|到达[^，。；\n]{0,8})[^。；\n]{0,12}?(?:后|时"
    r"|起|即)?[，,]?(?:货物|产品|标的物|商品)?(?:的)?所有权[^，。；\n]{0,10}?(?:转移|归|属)[^，。；\n]{0,8}",
    r"(?:送|运)(?:货)?(?:至|到)[^，。；\n]{0,16}[，,](?:货物|产品|标的物)?的?所有权[^。；\n]{0,24}?转移[^，。；\n]{0,6}",
)
PASSES_EN = (
    r"\btitle\b[^.;\n]{0,80}?\b(?:pass\w*|transfer\w*|vests?)\b[^.;\n]{0,60}?\b(?:on"
    r"|upon|at|when|at the time of|immediately upon)\b[^.,;\n]{0,40}?"
    r"\b(?:deliver\w+|shipment|shipped|tender|signing|acceptance|receipt|carrier|loading"
    r"|f\.?o\.?b|point)\b[^.,;\n]{0,20}\b",
)
CONSUMED = (
    r"燃油(?!车|汽车|类型|种类)|柴油|汽油|燃气|天然气|煤炭|原煤|动力煤|电煤|焦煤|燃料油|船用油|润滑油|冻品|冻肉|冷冻|粮油|大米|面粉|食用油|尿素|复合肥|焦炭|混凝土(?!砌块)|砂浆|砂石|水泥|食品|食材|水果|蔬菜|荔枝|龙眼|莲藕"
    r"|芋头|花卉|水产|生鲜|牛奶|生鲜乳|肉类|鲜肉|鸡蛋|粮食|稻谷|小麦|饲料|茶叶|白酒|酒买卖|蚕茧|蜂产品|农药|化肥|种子|棉花|烟叶|春烟"
    r"|\b(?:(?:palm|vegetable|edible|soybean|crude|fuel|cooking) (?:oil|olein|fat)s?|palm olein|sugar|flour|starch"
    r"|syrup|rice|wheat|maize|corn|fuel|diesel|gasoline|petrol|crude|natural gas|coal|concrete|food|produce"
    r"|milk|meat|grain|beverages?|sand|proppant)\b"
)
MIXED = r"\b(?:mixed|blended|commingled|dissolved)\b[^.;]{0,40}?\b(?:as soon as|at once|immediately|on (?:delivery|unloading))\b"
MOMENT = r"自|起|即|归|属|同时|时|后|给|[a-z]"
NOT_MOVABLE = r"房屋|商品房|土地使用权|不动产|软件许可|(?:软件|系统)开发|\breal (?:estate|property)\b|\bsoftware licen[cs]e\b|\bhosting\b"
NO_GOODS_IN_TITLE = r"代维|运维|服务|平台|\b(?:software|subcontract\w*|services?|licen[cs]e|promotion|content)\b"


@contract_check(unless=no_credit_given)
def title_passes_unpaid(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    grade = matter.standing.grade if matter.standing is not None else None
    if grade is not None and grade in matter.policy.title_not_needed_grades:
        yield NotApplicable(GOOD_GRADE.filled({"grade": grade.value}))
        return
    words = wording_of(contract)
    title = contract.title.value.lower() if contract.title else ""
    if words.matches(NO_GOODS_IN_TITLE, title) or words.matches(NOT_MOVABLE, goods_sold(contract)):
        yield NotApplicable(NO_GOODS)
        return
    if retention_of_title(contract) is not None:
        return
    consumed = words.matches(CONSUMED, goods_sold(contract)) or words.says(MIXED)
    passes = first(each for each in words.find(*words.spoken(PASSES, PASSES_EN)) if _to_the_buyer(each))
    if passes is not None:
        yield Hit(passes.span, variant="passes_consumed" if consumed else "passes")
        return
    yield elsewhere(contract) or Hit(None, variant="consumed" if consumed else "", place=PLACE)


def _to_the_buyer(passage: Passage) -> bool:
    words = passage.wording
    if passage.is_no_clause or passage.denied or not words.matches(MOMENT, passage.words):
        return False
    return not words.matches(
        r"归{S}|属于?{S}|退货|退回|样机|知识产权|\b(?:to|in) (?:the )?{S}\b|intellectual|return", passage.words
    )
