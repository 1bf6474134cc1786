"""Amounts of money in figures, and which of them is the price of the contract."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from riskwatch.contract.terms import numerals
from riskwatch.contract.terms.cues import cues
from riskwatch.contract.terms.page import Page
from riskwatch.domain.money import Money

# Longer runs of digits are account or invoice numbers, not money; and a figure must fit the window around its sign.
_FIGURES = (
    r"(?:\d{1,3}(?:[,，]\d{3})++(?:\.\d{1,4}+)?|\d{1,3}(?: \d{3})++(?:\.\d{1,4}+)?|\d{1,18}+(?!\d)(?:\.\d{1,4}+)?)"
)
_ZH = re.compile(
    rf"(?<![\d.,，])(?P<figures>{_FIGURES})(?:\.?-)? ?\)?(?P<scale>[十百千]?[万亿]|千|百)?(?P<unit>余?元|圆|人民币|美元|欧元|英镑|港元|港币|日元)"
)
_SIGNED = re.compile(
    rf"(?P<currency>rmb|cny|usd|us\$|eur|gbp|hkd|hk\$|nok|chf|jpy|cad|c\$|aud|a\$|人民币"
    rf"|[¥$€£]) ?[:]? ?[¥$€£]?(?P<figures>\d{{1,3}}(?:\.\d{{3}})++,\d\d|{_FIGURES})"
    r"(?:\.?-)?(?P<scale> ?(?:万|亿|thousand|million|billion|m\b|k\b))?(?:元|圆)?"
)
_WORDED = re.compile(
    rf"(?<![\d.,$€£¥])(?P<figures>{_FIGURES})(?P<scale> (?:thousand|million|billion))? (?P<unit>(?:u\.?s\.? )?dollars"
    rf"|euros?|pounds(?: sterling)?|usd|eur|gbp|rmb|cny|nok)\b"
)
_SIGNS = cues("rmb", "cny", "usd", "eur", "gbp", "hkd", "nok", "chf", "jpy", "cad", "aud", "人民币", "¥", "$", "€", "£")
_CURRENCY = {
    "rmb": "CNY", "cny": "CNY", "人民币": "CNY", "¥": "CNY", "元": "CNY", "圆": "CNY", "usd": "USD", "us$": "USD", "$": "USD",
    "美元": "USD", "dollars": "USD", "u.s. dollars": "USD", "us dollars": "USD", "eur": "EUR", "€": "EUR", "欧元": "EUR",
    "euro": "EUR", "euros": "EUR", "gbp": "GBP", "£": "GBP", "英镑": "GBP", "pounds": "GBP", "pounds sterling": "GBP",
    "hkd": "HKD", "hk$": "HKD", "港元": "HKD", "港币": "HKD", "nok": "NOK", "chf": "CHF", "jpy": "JPY", "日元": "JPY",
    "cad": "CAD", "c$": "CAD", "aud": "AUD", "a$": "AUD", "余元": "CNY",
}  # fmt: skip
_SCALE = {
    "万": 10**4, "亿": 10**8, "千": 10**3, "百": 100, "十万": 10**5, "百万": 10**6, "千万": 10**7, "十亿": 10**9,
    "百亿": 10**10, "千亿": 10**11, "thousand": 10**3, "million": 10**6, "billion": 10**9, "m": 10**6, "k": 10**3,
}  # fmt: skip
_ZH_CUES = cues("元", "圆", "人民币", "英镑", "港币")
_WORDED_CUES = cues("dollar", "euro", "pound", "usd", "eur", "gbp", "rmb", "cny", "nok")


@dataclass(frozen=True, slots=True)
class Sum:
    """Money in figures and where it stands in the page's text."""

    money: Money
    start: int
    end: int


def sums(page: Page) -> tuple[Sum, ...]:
    """Every amount with a currency word or sign, in reading order, none inside another."""
    found: list[Sum | None] = []
    european = not page.chinese
    if page.chinese:
        found.extend(_read(match, match["unit"], european) for match in page.scan(_ZH, _ZH_CUES, 40, 8, cased=True))
    if not page.chinese or any(
        sign in page.lower for sign in ("¥", "$", "€", "£", "rmb", "cny", "usd", "eur", "人民币")
    ):
        found.extend(_read(match, match["currency"], european) for match in page.scan(_SIGNED, _SIGNS, 4, 44))
    if not page.chinese:
        found.extend(_read(match, match["unit"], european) for match in page.scan(_WORDED, _WORDED_CUES, 44, 24))
    return tuple(_without_overlaps(found))


def _read(match: re.Match[str], currency: str, european: bool) -> Sum | None:
    figures = numerals.from_digits(match["figures"], european)
    if figures is None:
        return None
    scale = _SCALE.get((match["scale"] or "").strip(), 1)
    return Sum(Money(figures * scale, _CURRENCY.get(currency, "CNY")), match.start(), match.end())


def _without_overlaps(found: list[Sum | None]) -> Iterator[Sum]:
    last = -1
    for each in sorted((each for each in found if each), key=lambda each: (each.start, -each.end)):
        if each.start >= last:
            yield each
            last = each.end


_TOTAL = re.compile(
    r"(?:合同|货物|货款|设备|产品|采购|订单|本合同)?(?:含税|不含税|税前|税后|暂定|暂估)?(?:总价款"
    r"|总金额|总价值|总价|总额|总货款|总货值|总货款额|总计|价税合计|合计金额|合计|合同价款"
    r"|合同金额|合同价|合同额|标的额)"
    r"|总计人民币|金额合计|价款总额|货款总额|价款共计|共计"
    r"|\b(?:total (?:contract |purchase |order )?(?:price|amount|value|sum|consideration)|(?:contract|purchase|aggregate) price|grand total|total)\b"
)
_NOT_TOTAL = re.compile(
    r"违约金|赔偿|保证金|定金|订金|押金|预付|首付|进度款|尾款|余款|质保金|运费|罚款|扣款|保险|单价|not (?:to )?exceed|deposit|penalt|damages|fee\b|unit price"
)
_LABELS = (
    ("unit_price", re.compile(r"单价|unit price|price per|each$")),
    ("earnest_money", re.compile(r"定金|earnest money")),
    ("penalty", re.compile(r"违约金|罚款|赔偿|liquidated damages|penalt")),
    ("deposit", re.compile(r"订金|押金|保证金|deposit")),
    ("prepayment", re.compile(r"预付|首付|advance|prepay|down payment")),
    ("retention", re.compile(r"质保金|保留金|retention")),
    ("tax", re.compile(r"税额|税款|增值税金|(?:vat|tax) amount")),
    ("instalment", re.compile(r"进度款|尾款|余款|货款|支付|付款|instal|balance|\bpay")),
)  # fmt: skip
_EXCLUDING = re.compile(
    r"不含(?:增值)?税|税前|未税|net of (?:vat|tax)|(?:exclusive of|excluding|before) (?:vat|value added tax|tax|gst)"
)
_INCLUDING = re.compile(
    r"(?<!不)含(?:增值)?税|价税合计|税后|(?:inclusive of|including) (?:vat|value added tax|tax|gst)"
)
_FOLLOWS = re.compile(
    r"\)?(?:/[次天日店人]{1,2})?(?:的|作为|为)?(?:标准)?(?:违约金|罚款|赔偿金?|定金"
    r"|订金|押金|保证金|预付款|质保金| (?:as )?(?:liquidated damages|penalty|deposit))"
)
_REACH = 40


def label_of(page: Page, start: int, end: int) -> tuple[bool, str, str]:
    """Whether the amount is the contract's price, what it is called, and its tax status (incl, excl or "")."""
    sentence = page.sentence(start)
    left = max(sentence.start, start - _REACH)
    before = page.lower[left:start]
    cell = before.rpartition("|")[0][-14:] if before.endswith("|") else before
    total = _last(_TOTAL, before)
    label = ""
    nearest = -1
    for name, pattern in _LABELS:
        at = _last(pattern, before)
        if at > nearest:
            label, nearest = name, at
    after = page.lower[end : min(sentence.end, end + 16)]
    follows = _FOLLOWS.match(after)
    if follows:
        label, nearest = next((name for name, pattern in _LABELS if pattern.search(follows[0])), label), len(before)
    is_total = total >= 0 and total >= nearest and not _NOT_TOTAL.search(before, max(0, total - 6))
    if is_total and re.search(r"%|分之|per ?cent", before[total:]):
        is_total, label = False, "instalment"
    near = page.lower[max(sentence.start, start - 24) : start]
    tax = _tax(near, after)
    if not is_total and total < 0 and cell and _TOTAL.search(cell):
        is_total = True
    return is_total, "" if is_total else label, tax


def _last(pattern: re.Pattern[str], text: str) -> int:
    at = -1
    for match in pattern.finditer(text):
        at = match.start()
    return at


def _tax(before: str, after: str) -> str:
    excluding, including = _last(_EXCLUDING, before), _last(_INCLUDING, before)
    if excluding < 0 and including < 0:
        head = re.split(r"[，,。；;|]", after.lstrip("()（ ,，"))[0]
        if _EXCLUDING.search(head):
            return "excl"
        return "incl" if _INCLUDING.search(head) else ""
    return "excl" if excluding >= including else "incl"


def money(figures: str, currency: str = "CNY") -> Money | None:
    """Money from bare figures of a table cell, such as 19,000.00; None when it is no number."""
    value = numerals.from_digits(figures.strip().replace(" ", ""))
    return None if value is None else Money(Decimal(value), currency)
