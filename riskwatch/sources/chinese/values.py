"""Values as Chinese registers, courts and data vendors write them: text with markup, sums with units, days."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from html import unescape
from zoneinfo import ZoneInfo

from riskwatch.contract.terms.numerals import from_capital_amount
from riskwatch.domain.money import Money

CHINA = ZoneInfo("Asia/Shanghai")

NOTHING = frozenset({"", "-", "--", "—", "/", "无", "暂无", "无数据", "null", "企业选择不公示", "未公示"})
"""What is written where there is nothing to write."""

UNKNOWN_DAYS = frozenset({"1970-01-01", "1900-01-01", "0001-01-01", "2999-12-31", "9999-12-31"})
"""Days that stand for a day nobody knows, or for no end."""

_TAG = re.compile(r"<[^<>]{1,500}>")
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_ENGLISH = re.compile(r"([A-Z][a-z]{2}) (\d{1,2}), (\d{4})")
_EPOCH_MS = re.compile(r"-?\d{11,14}")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SUM = re.compile(r"(?P<figures>\d[\d,，]*(?:\.\d+)?)\s*(?P<scale>万亿|[百千]?[万亿]|)")
_SCALES = {
    "": 1, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12,
}  # fmt: skip
_CURRENCIES = {
    "美元": "USD", "美金": "USD", "usd": "USD", "港": "HKD", "hkd": "HKD", "欧元": "EUR", "eur": "EUR", "英镑": "GBP",
    "gbp": "GBP", "日元": "JPY", "日圆": "JPY", "jpy": "JPY",
}  # fmt: skip
_CAPITALS = re.compile(
    r"[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+[元圆](?:[零壹贰叁肆伍陆柒捌玖]角)?(?:[零壹贰叁肆伍陆柒捌玖]分)?[整正]?"
)
_MASK = "*＊"


def clean(text: str) -> str:
    """The text without markup, entities and useless spaces; brackets and letters stay as they are."""
    plain = unescape(_TAG.sub("", text.replace("&singlequote&", "'")))
    return re.sub(r"[\s\u00a0\u200b\ufeff]+", " ", plain).strip()


def given(text: str) -> str:
    """The cleaned text, "" where it only says that there is nothing."""
    plain = clean(text)
    return "" if plain in NOTHING else plain


def day(text: str) -> date | None:
    """A day in any of the usual forms: 2016年11月25日, 2016-11-25 00:00:00, 20161125, epoch milliseconds, Jul 28, 2003.

    Milliseconds count in China, else the day is off by one. None where nothing is given; raises ValueError for what is
    no day.
    """
    plain = unicodedata.normalize("NFKC", given(text))
    if not plain:
        return None
    found = _read_day(plain)
    if found is None:
        raise ValueError(f"{text!r} is not a day")
    return None if found.isoformat() in UNKNOWN_DAYS else found


def _read_day(text: str) -> date | None:
    if _EPOCH_MS.fullmatch(text):
        return datetime.fromtimestamp(int(text) / 1000, UTC).astimezone(CHINA).date()
    if match := _DAY.match(text) or _COMPACT.fullmatch(text):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if (match := _ENGLISH.match(text)) and match[1] in _MONTHS:
        return date(int(match[3]), _MONTHS.index(match[1]) + 1, int(match[2]))
    return None


def money(text: str, unit: str = "") -> Money | None:
    """A sum: `300万元`, `89000 万元`, `1000万人民币元`, `5万美元`, `壹佰万元整`, `55593`.

    `unit` is what the column says of bare figures (`万元`). None where nothing is given or no figure is found.
    """
    plain = unicodedata.normalize("NFKC", given(text))
    match = _SUM.search(plain)
    if match is None:
        capitals = _CAPITALS.search(plain)
        amount = from_capital_amount(capitals[0]) if capitals else None
        return Money(amount) if amount is not None else None
    try:
        figures = Decimal(re.sub("[,，]", "", match["figures"]))
    except InvalidOperation:
        return None
    scale = match["scale"] or ("" if _names_unit(plain) else _scale_of(unit))
    return Money(figures * _SCALES[scale], _currency(plain + unit))


def _names_unit(text: str) -> bool:
    return any(word in text for word in "元圆万亿")


def _scale_of(unit: str) -> str:
    return max((scale for scale in _SCALES if scale and scale in unit), key=len, default="")


def _currency(text: str) -> str:
    lower = text.lower()
    return next((code for word, code in _CURRENCIES.items() if word in lower), "CNY")


def percent(text: str) -> Decimal | None:
    """`35.5%`, `35.5000%` or `0.355` (a share without its sign, as some services send it), in percent."""
    plain = unicodedata.normalize("NFKC", given(text))
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(%?)", plain)
    if match is None:
        return None
    value = Decimal(match[1])
    return value if match[2] or value > 1 else value * 100


def same_code(shown: str, full: str) -> bool:
    """Whether a number of which some characters are masked (`91110********801A`) can be `full`. A nine-digit
    organisation code is the middle of the unified code."""
    plain = re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", shown)).upper()
    if len(plain) == 9 and len(full) == 18:
        full = full[8:17]
    if len(plain) != len(full) or plain.count("*") == len(plain):
        return False
    return all(one in _MASK or one == other for one, other in zip(plain, full.upper(), strict=True))
