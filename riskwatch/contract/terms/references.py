"""What the text refers to: its own clauses and annexes, laws, standards."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.contract.terms import numerals
from riskwatch.contract.terms.cues import Cues, cues
from riskwatch.contract.terms.page import Page
from riskwatch.domain.contract import Term

_NUMBER = r"[\d一二三四五六七八九十百]{1,5}"
_CLAUSE_ZH = re.compile(
    rf"(?:(?P<own>本合同|本协议|上述|前述|本)?第 ?(?P<number>{_NUMBER}(?:\.\d{{1,2}}){{0,3}}) ?(?P<unit>条|款|项|章)(?:第 ?(?P<sub>{_NUMBER}) ?(?:款|项))?"
    rf"|(?P<own2>本合同|按|依|见|依照|根据)(?:第)?(?P<dotted>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})(?:条|款|项)?)"
)
_CLAUSE_EN = re.compile(
    r"\b(?:clause|section|article|paragraph)s? (?P<number>\d{1,2}(?:\.\d{1,2}){0,3}|[ivx]{1,5})(?:\([a-z0-9]{1,3}\)){0,3}(?![\d-])"
)
_ANNEX_ZH = re.compile(
    r"附件 ?(?P<label>[\d一二三四五六七八九十]{1,3}|[A-Z])(?![\d])|附录 ?(?P<label2>[\d一二三四五六七八九十A-Z]{1,3})"
    r"|附表 ?(?P<label3>[\d一二三四五六七八九十]{1,3})"
)
_ANNEX_EN = re.compile(
    r"\b(?P<kind>annex|schedule|exhibit|appendix|attachment) (?P<label>[A-Z]{1,2}(?:-\d{1,2})?|\d{1,2}|[IVX]{1,4})\b",
    re.IGNORECASE,
)
_LAW_ZH = re.compile(rf"《(?P<name>[^《》\n]{{2,50}})》(?:[(（][^)）]{{0,30}}[)）])?(?:第(?P<article>{_NUMBER})条)?")
_LAW_EN = re.compile(
    r"\bAct\b(?: (?:of )?(?:19|20)\d\d)?|\b(?:Regulations?|Directive|Convention) (?:of )?(?:\([A-Z]{2,3}\) )?(?:No\.? )?(?:19|20)\d\d(?:/\d+)?(?:/EC|/EU)?"
    r"|\bConvention on Contracts for the International Sale of Goods|(?<=Commercial )Code\b|(?<=Revenue )Code\b|(?<=Civil )Code\b|(?<=Bankruptcy )Code\b"
)
_CAPITALISED = re.compile(
    r"[A-Z][A-Za-z'.-]*(?: (?:[A-Z][A-Za-z'.-]*|\([A-Z][A-Za-z ]{2,30}\)|of|and|in|the|for|to|on|from)){0,9} $"
)
_ANNEX_CUES_ZH = cues("附件", "附录", "附表")
_ANNEX_CUES_EN = cues("annex", "schedule", "exhibit", "appendix", "attachment")
_STANDARD_CUES = cues(
    "gb", "jb", "hg", "yb", "ys", "sh/", "sy/", "qb", "fz", "ly/", "dl/", "jg", "cj", "sj", "ny", "hb", "mt", "tb", "jt", "db", "t/", "q/",
    "iso", "iec", "astm", "en 1", "en 2", "en 3", "en 4", "en 5", "en 6", "en 7", "en 8", "en 9", "en1", "din", "ansi", "bs ", "jis", "api",
)  # fmt: skip
_STANDARD = re.compile(
    r"(?<![A-Za-z])(?P<name>(?:GB|JB|HG|YB|YS|SH|SY|QB|FZ|LY|DL|JG|CJ|SJ|NY|HB|MT|TB"
    r"|JT|DB\d{2}|T/[A-Z]{1,10}|Q/[A-Z0-9]{1,12}|ISO|IEC|ASTM|EN|DIN|ANSI|BS EN|BS|JIS|API)"
    r"(?:/[TZ])? ?-?[A-Z]?\d[\d.]{0,11}(?:-\d{1,5}(?!\d*年)){0,2}+)(?![\d.]*\d)(?:[-—–:](?P<year>(?:19|20)?\d\d)(?!\d))?"
)
_STATUTE_BEFORE = re.compile(r"》[^，。；]{0,16}$|法$|条例$|解释$|规定$|办法$")
_STATUTE_AFTER = re.compile(
    r"^[^.;]{0,12}of the [^.;]{0,50}?\b(?:act|code|directive|regulation|convention|law|securities|ucc)\b|^ of the (?:uniform|u\.?s|united|exchange)",
    re.IGNORECASE,
)
_LAW_CUES = cues(" act", "regulation", "directive", "convention", "code")
_CLAUSE_CUES = cues("clause", "section", "article", "paragraph")


def find(page: Page) -> Iterator[Term]:
    """Every reference."""
    if page.chinese:
        yield from _clauses_zh(page)
        yield from _annexes(page, _ANNEX_ZH, _ANNEX_CUES_ZH)
        if "《" in page.text:
            yield from _laws_zh(page)
    else:
        yield from _clauses_en(page)
        yield from _annexes(page, _ANNEX_EN, _ANNEX_CUES_EN)
        yield from _laws_en(page)
    for match in page.scan(_STANDARD, _STANDARD_CUES, 3, 40, cased=True):
        yield page.term(
            "reference.standard", match["name"], match.start(), match.end(), detail={"year": match["year"] or ""}
        )


def _laws_en(page: Page) -> Iterator[Term]:
    for match in page.scan(_LAW_EN, _LAW_CUES, 12, 60, cased=True):
        before = _CAPITALISED.search(page.text, max(0, match.start() - 90), match.start())
        if before and before[0].strip() not in ("The ", "This", "Applicable", "Source", "Object"):
            start = before.start() + (4 if before[0].startswith("The ") else 0)
            yield page.term("reference.law", page.text[start : match.end()], start, match.end())


def _clauses_zh(page: Page) -> Iterator[Term]:
    for match in _CLAUSE_ZH.finditer(page.text):
        start = match.start()
        line = page.text.rfind("\n", 0, start) + 1
        if not page.text[line:start].strip(" *#|") and not match["own"] and not match["own2"]:
            continue
        if _STATUTE_BEFORE.search(page.text[max(line, start - 24) : start]):
            continue
        number = match["number"] or match["dotted"]
        value = _digits(number)
        detail = {"words": match[0], "sub": _digits(match["sub"]) if match["sub"] else "", "unit": match["unit"] or ""}
        yield page.term("reference.clause", value, start, match.end(), detail=detail)


def _digits(number: str) -> str:
    if number[0].isdigit():
        return number
    value = numerals.from_chinese(number)
    return number if value is None else str(value)


def _clauses_en(page: Page) -> Iterator[Term]:
    for match in page.scan(_CLAUSE_EN, _CLAUSE_CUES, 2, 50):
        start = match.start()
        line = page.text.rfind("\n", 0, start) + 1
        if not page.text[line:start].strip(" *#|") or _STATUTE_AFTER.match(page.lower[match.end() : match.end() + 80]):
            continue
        if page.text.startswith(("ARTICLE", "SECTION", "Section", "Article"), start) and page.text[
            start - 2 : start
        ] in (". ", "  "):
            continue
        words = page.text[start : match.end()]
        yield page.term("reference.clause", match["number"].upper(), start, match.end(), detail={"words": words})


def _annexes(page: Page, pattern: re.Pattern[str], words: Cues) -> Iterator[Term]:
    for match in page.scan(pattern, words, 2, 30, cased=True):
        label = next(value for name, value in match.groupdict().items() if name.startswith("label") and value)
        yield page.term("reference.annex", _digits(label), match.start(), match.end(), detail={"words": match[0]})


def _laws_zh(page: Page) -> Iterator[Term]:
    for match in _LAW_ZH.finditer(page.text):
        article = _digits(match["article"]) if match["article"] else ""
        yield page.term("reference.law", match["name"], match.start(), match.end(), detail={"article": article})
