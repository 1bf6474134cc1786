"""LIA009 for the buyer: a warranty shorter than the policy asks for, or none."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Hit, Matter, Period, contract_check, hits, no_sale, wording_of

NONE = (
    r"(?:{S})?(?:不|概不|不再)(?:提供|承担|负责)[^。；，\n]{0,8}?(?:质保|保修|质量保证|售后)(?:服务|责任|义务)?",
    r"(?:无|没有)(?:质保期?|保修期?)(?:服务)?",
)
NONE_EN = (
    r"\b{S}\b[^.;\n]{0,20}?\b(?:gives?|makes?|provides?|offers?) no (?:express )?warrant(?:y"
    r"|ies)\b[^.;\n]{0,40}?\b(?:goods|products?|equipment)\b",
    r"\b(?:goods|products?|equipment)\b[^.;\n]{0,30}?\bwithout (?:any )?warranty\b",
)
FAIR = (
    r"beyond|人为|使用不当|易损|耗材|过(?:了)?质保期|质保期(?:满|外|过)|逾期付款|未付|except|other than"
    r"|misuse|not expressly|consumable"
)
NOT_GOODS = (
    r"attachment|writ\b|"
    r"食品|保质期|有效期|肥料|农药|种子|水果|粮|shelf life|expiry|易损|耗材|零部件|备件|配件|更换"
    r"(?:件|部件|的)|维修后|软件|licen[cs]e|legal|authority|service"
)


@contract_check(unless=no_sale)
def warranty_short(matter: Matter, months_at_least: int = 12) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    found = words.find(*words.spoken(NONE, NONE_EN))
    yield from hits(
        (each for each in found if not each.is_no_clause and not words.matches(FAIR, each.sentence)), "none"
    )
    periods = [
        (term, _months(term.value))
        for term in matter.contract.terms_of("warranty.period")
        if isinstance(term.value, Period) and not words.matches(NOT_GOODS, words.passage(term.span).sentence)
    ]
    longest = max((months for _, months in periods), default=0)
    if periods and longest < months_at_least:
        yield Hit(periods[0][0].span, values={"months": f"{longest:.0f}", "least": months_at_least})


def _months(period: Period) -> float:
    return period.count * {"year": 12, "month": 1}.get(period.unit, 0) or period.days / 30.4
