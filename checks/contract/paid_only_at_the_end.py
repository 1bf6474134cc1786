"""PAY013: a large or long contract where most of the money comes after everything is done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    Money,
    NotApplicable,
    Passage,
    Wording,
    Words,
    contract_check,
    is_sale,
    quick,
    reasons,
    wording_of,
)

SMALL_AND_SHORT = Words("金额不大、周期不长", "neither large nor long")
AT_THE_END = (
    r"(?:全部|全数|整体|最终|项目)?[^，。；|\n]{0,6}?(?:验收|竣工|安装调试|调试|交付完毕|完工|供货完毕)[^，。；\n]{0,14}?一次性(?:支付"
    r"|付清|付款|结清)(?:全部|全额|100%)?[^，。；\n]{0,8}",
    r"(?:全部|全数|整体|最终)(?:货物)?(?:验收|竣工|安装调试|供货|交付)[^，。；\n]{0,10}?(?:后|之日)[^，。；\n]{0,16}?(?:支付"
    r"|付清)(?:合同)?(?:总价|全款|全部(?:货|价)?款|100%)",
)
AT_THE_END_EN = (
    r"(?:100%|\bthe (?:whole|full|entire) (?:price|sum|amount|balance))[^.;\n]{0,40}?\b(?:on"
    r"|upon|after|following) (?:the )?(?:final |full )?(?:acceptance|completion|commissioning)",
)
LATE_SHARE = r"验收|竣工|调试|完工|全部交付|acceptance|completion|commissioning"
LENGTH = quick(
    r"(?:工期|供货期|履行期限?|项目周期|合同期限|建设周期|交货期)[^，。；\n]{0,10}?(?P<count>\d{1,2}|[一二三四五六七八九十]{1,3})个月"
    r"|\b(?:over|within|period of) (?P<en>\w+) months"
)
INSTALLED = (
    r"(?:安装|调试|施工)[^，。；\n]{0,16}?(?:由{S}|{S}负责|验收)|{S}[^，。；\n]{0,12}?(?:负责)?(?:安装|调试"
    r"|施工)|设备[^，。；\n]{0,6}含安装|{S} shall[^.;\n]{0,30}\binstall"
)
STAGES = r"进度款|分段|分阶段|里程碑|阶段(?:验收|确认)|milestone|stage"


@contract_check()
def paid_only_at_the_end(
    matter: Matter,
) -> Iterator[Answer]:
    if not is_sale(matter.contract):
        yield NotApplicable(reasons.NOT_A_SALE)
        return
    words = wording_of(matter.contract)
    if not (_large(matter) or _months(words) > matter.policy.long_months or words.says(INSTALLED)):
        yield NotApplicable(SMALL_AND_SHORT)
        return
    late = next(
        (each for each in words.find(*words.spoken(AT_THE_END, AT_THE_END_EN)) if _agreed(each)),
        None,
    )
    if late is not None:
        yield Hit(late.span)
        return
    for term in matter.contract.terms_of("payment.share"):
        passage = words.passage(term.span)
        if (
            isinstance(term.value, Decimal)
            and term.value >= matter.policy.end_payment_max_share
            and _after_everything(passage, term.detail)
        ):
            yield Hit(term.span, variant="share", values={"share": f"{term.value * 100:.0f}%"})
            return


def _large(matter: Matter) -> bool:
    totals = (term.value for term in matter.contract.terms_of("amount.total"))
    for total in totals:
        least = matter.policy.large_in(total.currency) if isinstance(total, Money) else None
        if isinstance(total, Money) and least is not None and total.amount >= least.amount:
            return True
    return False


def _months(words: Wording) -> int:
    from_words = {"four": 4, "five": 5, "six": 6, "eight": 8, "nine": 9, "ten": 10, "twelve": 12}
    found = [0]
    for match in LENGTH.finditer(words.lower):
        raw = match["count"] or match["en"]
        found.append(int(raw) if raw.isdigit() else from_words.get(raw, "一二三四五六七八九十".find(raw[:1]) + 1))
    return max(found)


def _agreed(passage: Passage) -> bool:
    return not (passage.is_no_clause or passage.denied or passage.wording.matches(STAGES, passage.sentence))


def _after_everything(passage: Passage, detail: object) -> bool:
    """The share falls due on acceptance, and it is no running total such as 付至90%."""
    words = passage.wording
    near = re.split(r"[，,;；]", passage.before)[-1][-30:]
    return words.matches(LATE_SHARE, near) and not words.matches(r"付至|累计|预付|质保|up to|违约", near)
