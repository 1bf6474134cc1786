"""Late payment: rates, caps, days of grace, fixed sums, and words that free it of interest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from riskwatch.contract.terms import rates
from riskwatch.contract.terms.amounts import Sum
from riskwatch.contract.terms.cues import cues
from riskwatch.contract.terms.lengths import Length
from riskwatch.contract.terms.page import Page
from riskwatch.contract.terms.percents import Percent
from riskwatch.domain.contract import Role, Term

_CAP = re.compile(
    r"(?:不(?:得)?超过|不超|至多|最多|最高|上限|封顶|为限|以[^，。；]{0,16}为限|累计[^，。；]{0,6}不)[^，。；\n%\d]{0,22}?$"
    r"|(?:maximum|not (?:to )?exceed(?:ing)?|capped|up to|limited to|no more than|not more than"
    r"|shall not exceed)[^.;%\d]{0,60}$"
)
_CAP_AFTER = re.compile(r"^[^，。；\n]{0,6}(?:为限|封顶|为上限)|^ ?(?:in aggregate|maximum)")
_EXCEEDED_TIME = re.compile(r"逾期超过$|延期超过$|迟延超过$")
_NONE = re.compile(
    r"(?:不|无需|无须|免于|免|毋须|不再|无权)(?:得|应|需|另行|向[^，。；]{1,6}|要求[^，。；]{0,4})?(?:支付"
    r"|计取|计算|收取|承担|主张|要求|计|付)[^，。；\n]{0,8}?(?:任何)?(?:逾期|迟延|延期)?[^，。；\n]{0,8}?(?:利息"
    r"|违约金|滞纳金|罚息|违约责任|逾期责任)"
    r"|\binterest (?:is not|shall not be|will not be|is never) (?:payable|due|charged)\b[^.;\n]{0,40}"
    r"|\bno interest (?:shall|will|is|may)\b[^.;\n]{0,40}|\b(?:shall|will|does|do) not (?:bear"
    r"|accrue|pay|charge|be liable for|carry|be entitled to)\b[^.;\n]{0,30}\b(?:interest"
    r"|late (?:payment )?(?:charge|fee)s?)|\bwithout (?:any )?interest\b|\binterest[- ]free\b"
)
_UNCAPPED = re.compile(r"不设上限|上不封顶|无上限|不封顶|\bno cap\b|\bwithout (?:any )?(?:cap|limit)\b|\buncapped\b")
_GRACE = re.compile(
    r"(?:逾期|迟延|延期|延迟|拖欠)(?:付款|支付|货款|价款)?[^，。；交供发货]{0,4}?(?:超过|达到?|满|超)$|(?:宽限期|grace period)[^，。；.]{0,10}$"
)
_FREE_CUES = cues(
    "利息",
    "违约金",
    "滞纳金",
    "罚息",
    "责任",
    "上限",
    "封顶",
    "interest",
    "late ",
    " cap",
    "limit",
    "uncapped",
)
_LATE_WORDS = ("逾期", "迟延", "延期", "拖欠", "late", "overdue", "interest")


def find(page: Page, percents: Sequence[Percent], sums: Sequence[Sum], lengths: Sequence[Length]) -> Iterator[Term]:
    """Everything about paying late."""
    caps = {percent.start for percent in percents if is_cap(page, percent.start, percent.end)}
    market = [charge for charge in rates.market_rates(page) if charge.matter == "payment"]
    inside = {place for charge in market for place in range(charge.start, charge.end)}
    for charge in rates.charges(page, [percent for percent in percents if percent.start not in caps]):
        if charge.matter == "payment" and charge.start not in inside and not _over_market(page, charge.end):
            yield rates.term_of(page, charge, "late_payment.rate")
    yield from (rates.term_of(page, charge, "late_payment.rate") for charge in market)
    yield from _caps(page, percents, caps, sums)
    yield from _words(page)
    yield from _grace(page, lengths)


def _over_market(page: Page, end: int) -> bool:
    return (
        re.match(
            r"[^.;]{0,24}?\b(?:above|over|in excess of)\b[^.;]{0,60}?\b(?:rate|prime|libor|sofr|sonia)\b",
            page.lower[end : end + 110],
        )
        is not None
    )


def is_cap(page: Page, start: int, end: int) -> bool:
    """Whether the number at `start` is an upper limit (不超过, 以…为限, not exceeding)."""
    sentence = page.sentence(start)
    before = page.lower[max(sentence.start, start - 70) : start]
    return _CAP.search(before) is not None or _CAP_AFTER.match(page.lower[end : sentence.end]) is not None


def _caps(page: Page, percents: Sequence[Percent], caps: set[int], sums: Sequence[Sum]) -> Iterator[Term]:
    limited = [percent for percent in percents if percent.start in caps]
    numbers: tuple[Percent | Sum, ...] = (*limited, *sums)
    for number in numbers:
        sentence = page.sentence(number.start)
        if rates.matter_of(page, sentence, number.start) != "payment" or not rates.INTEREST.search(
            page.lower, sentence.start, number.start
        ):
            continue
        if isinstance(number, Sum):
            if is_cap(page, number.start, number.end):
                yield page.term("late_payment.cap", number.money, number.start, number.end, Role.BUYER)
            elif _near_late(page, number) and re.search(
                r"违约金|滞纳金|charge|fee|penalt|compensation",
                page.lower[max(sentence.start, number.start - 20) : number.end + 12],
            ):
                yield page.term("late_payment.lump", number.money, number.start, number.end, Role.BUYER)
            continue
        base, words = rates.base_of(page, sentence, number.start, number.end)
        yield page.term(
            "late_payment.cap", number.value, number.start, number.end, Role.BUYER, {"base": base, "base_words": words}
        )


def _near_late(page: Page, number: Sum) -> bool:
    return (
        page.chinese
        or re.search(r"late|overdue|past due|unpaid", page.lower[max(0, number.start - 90) : number.end + 60])
        is not None
    )


def _words(page: Page) -> Iterator[Term]:
    if not any(word in page.lower for word in _LATE_WORDS):
        return
    for kind, pattern in (("late_payment.none", _NONE), ("late_payment.uncapped", _UNCAPPED)):
        for match in page.scan(pattern, _FREE_CUES, 60, 60):
            sentence = page.sentence(match.start())
            if rates.PAY_LATE.search(page.lower, sentence.start, sentence.end):
                yield page.term(kind, page.text[match.start() : match.end()], match.start(), match.end())


def _grace(page: Page, lengths: Sequence[Length]) -> Iterator[Term]:
    for length in lengths:
        sentence = page.sentence(length.start)
        before = page.lower[max(sentence.start, length.start - 24) : length.start]
        if not _GRACE.search(before):
            continue
        if rates.matter_of(page, sentence, length.end) != "payment":
            continue
        after = page.lower[length.end : min(sentence.end, length.end + 60)]
        charged = re.search(r"违约金|滞纳金|利息|interest|charge", after)
        if charged and not re.search(r"违约金|滞纳金|利息|万分|千分|%", page.lower[sentence.start : length.start]):
            yield page.term("late_payment.grace", length.period, length.start, length.end, Role.BUYER)
