"""PAY008: retention money that is too much, too long, or paid out when the buyer likes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    Passage,
    Period,
    chinese_number,
    contract_check,
    once_a_clause,
    percent,
    sizes_of,
    wording_of,
)

KEPT = r"(?:质保金|质量保证金|质量保留金|保留金|质保款|质保尾款|\bretention\b|\bretained\b|\bretains?\b)"
SHARES = (
    r"(?:质保金|质量保证金|质量保留金|保留金|质保款)[^，。；%\n]{0,16}?(?P<share>\d{1,2}(?:\.\d+)?)%",
    r"(?P<share>\d{1,2}(?:\.\d+)?)%[^。；%\n]{0,24}?(?:作为|为|留作|留为|系|即)?(?:质保金|质量保证金|质量保留金|保留金|质保款)",
)
SHARES_EN = (
    r"(?P<share>\d{1,2}(?:\.\d+)?)%[^.;%\n]{0,50}?\b(?:be |is |are )?retained (?:by"
    r"|until|for|as|pending)\b[^.,;\n]{0,40}\b",
    r"\bretention (?:money |sum )?of (?P<share>\d{1,2}(?:\.\d+)?)%",
    r"(?P<share>\d{1,2}(?:\.\d+)?)%\)?[^.;%\n]{0,20}?\bafter (?P<months>\d{1,3}) months of (?:operation|use|service"
    r"|running|production)\b[^.;\n]{0,80}",
    r"\bretain(?:s|ed)? (?P<share>\d{1,2}(?:\.\d+)?)%",
)
OPEN = (
    r"(?:无任何(?:质量)?(?:问题|异议|争议|瑕疵)|{B}(?:满意|认可|同意|确认)后|经{B}(?:确认|认可|同意)[^，。；\n]{0,10}?后"
    r"|(?:出具|取得)[^，。；\n]{0,16}?(?:合格证明|验收证明)[^，。；\n]{0,6}?后"
    r"|{B}[^，。；\n]{0,4}?(?:确认|认为)[^，。；\n]{0,10}?(?:无|没有|未出现)[^，。；\n]{0,8}?(?:问题|异议)|由?{B}视[^，。；\n]{0,16}?(?:返还|退还|支付|决定)"
    r"|(?:任何|出现)[^，。；\n]{0,10}?问题[^。；\n]{0,16}?(?:不予|不再|不)(?:退还|返还|支付))",
)
OPEN_EN = (
    r"\b(?:until|once|when|after|if) (?:the )?{B} is (?:\w+ )?(?:satisfied|content|happy)\b|\b{B} may (?:draw"
    r"|have recourse|dip)\b[^.;]{0,40}?\b(?:sees?|thinks?) fit\b|\bto (?:the )?{B}'?s? (?:full "
    r"|entire )?satisfaction\b|\bat (?:the )?{B}'?s? (?:sole )?discretion\b",
)
DEDUCTS = (
    r"{B}(?:均|即|亦)?(?:有权|可以?)(?:直接|自行)?(?:从|在)(?:该|其)?(?:质保金|质量保证金|保留金)(?:中|内)?[^，。；\n]{0,8}?(?:扣除"
    r"|扣减|扣收|抵扣)[^，。；\n]{0,12}",
)
CASH = (
    r"(?:质保金|质量保证金|履约保证金|保证金)[^。；\n]{0,20}?(?:只能|仅|须|应|必须)?以现金(?:方式|形式)?(?:缴纳|交纳|支付|提供)",
)
LENGTH = re.compile(
    r"(?P<count>\d{1,2}|[一二两三四五六七八九十]{1,3})个?(?P<unit>月|年)(?=[^，。；\n]{0,6}?(?:后|期满"
    r"|届满|满|内|以上))|满(?P<count2>\d{1,2}|[一二两三四五六七八九十]{1,3})个?(?P<unit2>月|年)"
)
LENGTH_EN = re.compile(r"\b(?P<count>\d{1,2}) (?P<unit>month|year)s? (?:after|from|following)")
WARRANTY_ENDS = r"(?:质保期|保修期|质量保证期|保质期)(?:结束|期?满|届满|到期)"
INSTEAD = r"保函|bank guarantee"
NOT_RETENTION = r"履约保证金|投标保证金|违约金|{S}(?:有权|可)|\bretain(?:s|ed)? (?:title|ownership|counsel|the right|a copy|copies|its)"
AGREED = r"双方(?:书面)?(?:确认|同意|协商)|经{S}[^，。；]{0,6}(?:确认|同意)"


@contract_check()
def retention_money(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    most_share, most_months = matter.policy.retention_max_share, matter.policy.retention_max_months
    faults: dict[int, tuple[str, dict[str, object]]] = {}
    found: list[Passage] = []
    for variant, passage, values in _faults(matter, most_share, most_months):
        if not (passage.is_no_clause or words.matches(INSTEAD, passage.near(0, 100))):
            faults.setdefault(passage.start, (variant, {**values, "most": percent(most_share), "months": most_months}))
            found.append(passage)
    for passage, others in once_a_clause(sorted(found, key=lambda each: each.start)):
        variant, values = faults[passage.start]
        yield Hit(passage.span, variant=variant, values=values, related=tuple(other.span for other in others))


def _faults(matter: Matter, most_share: Decimal, most_months: int) -> Iterator[tuple[str, Passage, dict[str, object]]]:
    words = wording_of(matter.contract)
    for passage in words.find(*words.spoken(SHARES, SHARES_EN)):
        if words.matches(NOT_RETENTION, passage.words) or passage.match is None:
            continue
        share = Decimal(passage.match["share"]) / 100
        length = _months(matter, passage)
        if share > most_share:
            yield "", passage, {"share": percent(share)}
        elif length > most_months:
            yield "long", passage, {"length": length}
    for passage in words.find(*words.spoken(OPEN, OPEN_EN)):
        if words.matches(KEPT, passage.near(0, 0)) and not words.matches(NOT_RETENTION, passage.before[-30:]):
            yield "open", passage, {}
    if words.chinese:
        yield from (
            ("deduct", passage, {}) for passage in words.find(*DEDUCTS) if not words.matches(AGREED, passage.sentence)
        )
        if sizes_of(matter).buyer_is_large:
            yield from (("cash", passage, {}) for passage in words.find(*CASH) if not passage.denied)


def _months(matter: Matter, passage: Passage) -> int:
    """How long the money stays with the buyer, as the sentence says, or until the warranty ends."""
    around = passage.near(0, 40)
    lengths = [
        0,
        *(_in_months(m["count"] or m["count2"], m["unit"] or m["unit2"]) for m in LENGTH.finditer(around)),
        *(_in_months(m["count"], m["unit"]) for m in LENGTH_EN.finditer(around)),
    ]
    if passage.wording.matches(WARRANTY_ENDS, around):
        periods = [term.value for term in matter.contract.terms_of("warranty.period") if isinstance(term.value, Period)]
        lengths.extend(period.days // 30 for period in periods)
    return max(lengths)


def _in_months(count: str, unit: str) -> int:
    number = int(count) if count.isdigit() else int(chinese_number(count) or 0)
    return number * (12 if unit in ("年", "year") else 1)
