"""Days of the calendar in every form, what each is for, and days that do not exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from riskwatch.contract.terms import numerals
from riskwatch.contract.terms.cues import cues
from riskwatch.contract.terms.page import Page
from riskwatch.domain.contract import Term

_HAN = "〇○零一二三四五六七八九十廿卅"
_ZH_DIGITS = re.compile(r"(?<!\d)(?P<y>[12]\d{3}) ?年 ?(?P<m>\d{1,2}) ?月 ?(?P<d>\d{1,2})(?: ?[日号])")
_ZH_WORDS = re.compile(rf"(?P<y>[{_HAN}]{{4}})年(?P<m>[{_HAN}]{{1,3}})月(?P<d>[{_HAN}]{{1,3}})[日号]")
_PLAIN = re.compile(r"(?P<y>[12](?<![\d./-].)[09]\d\d)(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?![\d/-])")
_YEAR = re.compile(r"[12](?<!\d.)[09]\d\d(?!\d)")
MONTHS = {
    name: number
    for number, name in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        1,
    )
}
MONTHS |= {name[:3]: number for name, number in tuple(MONTHS.items())} | {"sept": 9}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY_FIRST = re.compile(
    rf"(?<![\d.])(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?:day )?(?:of )?(?P<m>{_MONTH})\b\.?,? ?(?:in the year )?(?P<y>(?:19|20)\d\d)\b"
)
_MONTH_FIRST = re.compile(rf"\b(?P<m>{_MONTH})\b\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? ?(?P<y>(?:19|20)\d\d)\b")

_ROLES = (
    ("signing", re.compile(r"签订(?:日期?|时间|于)|签署(?:日期|于)|签约|订立|签字日期|签章日期|合同日期|^日期"
        r"|本合同于|date of (?:this )?(?:agreement|signature|signing|contract)|dated|entered into"
        r"|made (?:and entered into )?(?:this|as of|on)|signed|agreement date|contract date"
        r"|execution")),
    ("delivery", re.compile(r"交货|交付|供货|发货|到货|送货|送至|运至|运抵|交提货|deliver|shipment|ship\b")),
    ("payment", re.compile(r"付款|支付|付清|结清|结算|汇款|\bpay|payment|invoice")),
    ("end", re.compile(r"至$|到$|止|有效期至|届满|截止|expir|terminat|until|ending|through|thereafter to")),
    ("start", re.compile(r"自$|从$|起始|生效|effective|commenc|beginning|starting")),
    ("validity", re.compile(r"有效期|合同期|期限|valid|term\b")),
)  # fmt: skip
_ZH_CUES = cues(
    "年",
)


def find(page: Page) -> Iterator[Term]:
    """Every day named with its year, in any of the usual forms."""
    if page.chinese:
        yield from _terms(page, page.scan(_ZH_DIGITS, _ZH_CUES, 6, 14, cased=True))
        yield from _terms(page, page.scan(_ZH_WORDS, _ZH_CUES, 6, 12, cased=True))
    yield from _terms(page, _PLAIN.finditer(page.text))
    yield from _terms(page, _english(page))


def _english(page: Page) -> Iterator[re.Match[str]]:
    """Dates with the month as a word end with their year; so look back from each year."""
    for year in _YEAR.finditer(page.lower):
        for pattern in (_DAY_FIRST, _MONTH_FIRST):
            near = pattern.finditer(page.lower, max(0, year.start() - 36), year.end())
            match = next((match for match in near if match.end() == year.end()), None)
            if match:
                yield match
                break


def _terms(page: Page, matches: Iterator[re.Match[str]]) -> Iterator[Term]:
    for match in matches:
        term = _term(page, match)
        if term:
            yield term


def _term(page: Page, match: re.Match[str]) -> Term | None:
    day = read_day(match["y"], match["m"], match["d"])
    detail = {"role": role_of(page, match.start(), match.end())}
    if page.text[match.end() : match.end() + 3].lstrip("日 ").startswith(("前", "之前", "以前")) or _LIMIT_EN.search(
        page.lower, max(0, match.start() - 24), match.start()
    ):
        detail["limit"] = "yes"
    if day is None and page.lower[max(0, match.start() - 6) : match.start()].endswith(("page ", "no. ", " no ")):
        return None
    if day is None:
        return page.term(
            "date.impossible", page.text[match.start() : match.end()], match.start(), match.end(), detail=detail
        )
    return page.term("date", day, match.start(), match.end(), detail=detail)


_LIMIT_EN = re.compile(r"\b(?:by|before|not later than|no later than|on or before|until)(?: the)? $")


def read_day(year: str, month: str, day: str) -> date | None:
    """The day, or None when there is none such (30 February, month 13)."""
    numbers = [MONTHS.get(part) or _number(part) for part in (year, month, day)]
    try:
        return date(numbers[0] or 0, numbers[1] or 0, numbers[2] or 0)
    except ValueError:
        return None


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() and text.isascii() else numerals.from_chinese(text)


def _last_role(words: str) -> str:
    best, nearest = "", -1
    for role, pattern in _ROLES:
        for mark in pattern.finditer(words):
            if mark.end() > nearest:
                best, nearest = role, mark.end()
    return best


def role_of(page: Page, start: int, end: int) -> str:
    """What a day is for: the nearest word before it in its sentence or cell, else the nearest one after it."""
    sentence = page.sentence(start)
    before = page.lower[max(sentence.start, start - 40) : start].rstrip(" :")
    near = re.split(r"[，,；;|]", before)[-1]
    if role := _last_role(near):
        return role
    after = page.lower[end : min(sentence.end, end + 30)]
    found = [(match.start(), role) for role, pattern in _ROLES[:3] if (match := pattern.search(after))]
    if found:
        return min(found)[1]
    if role := _last_role(before):
        return role
    clause = page.clause(start)
    return clause.kind if clause and clause.kind in ("delivery", "payment") else ""
