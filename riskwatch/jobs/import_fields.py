"""The cells that several kinds of files share: amounts, days, currencies, and what can be wrong with them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from marshmallow import ValidationError, fields

from riskwatch.domain.words import Words
from riskwatch.jobs.importing import Columns

PROBLEMS = {
    "required": Words("必填", "must not be empty"),
    "money": Words("不是金额", "is not an amount"),
    "negative": Words("不能为负", "must not be negative"),
    "cents": Words("小数超过两位", "has more than two decimals"),
    "date": Words("不是日期，请写成 2026-11-24", "is not a date like 2026-11-24"),
    "currency": Words("不是三位币种代码", "is not a three-letter currency code"),
    "long": Words("超过 80 个字符", "is longer than 80 characters"),
}
"""Keys of errors in schemas, with what they say after the name of the column."""

CANNOT = Words("无法使用", "cannot be used")
_CURRENCIES = {"人民币": "CNY", "RMB": "CNY", "元": "CNY", "美元": "USD", "英镑": "GBP", "欧元": "EUR", "港币": "HKD"}
_GROUPED = re.compile(r"-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?")
_DAY = re.compile(r"(\d{4})(?P<mark>[-/.年]?)(\d{1,2})(?:(?P=mark)|月)(\d{1,2})日?(?:[T ]00:00(?::00)?)?")


class Amount(fields.Field[Decimal]):
    """A sum of money that is not negative. A comma groups thousands; anywhere else it is refused, because `12,50` could
    as well be twelve and a half. `cents` also refuses more than two decimals, which no invoice can be paid to."""

    def __init__(self, *, cents: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self._cents = cents

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> Decimal:
        text = re.sub(r"[\s¥$£€]|元$", "", unicodedata.normalize("NFKC", str(value)))
        if not _GROUPED.fullmatch(text):
            raise ValidationError("money")
        amount = Decimal(text.replace(",", ""))
        if amount < 0:
            raise ValidationError("negative")
        if self._cents:
            if amount != round(amount, 2):
                raise ValidationError("cents")
            return amount.quantize(Decimal("0.01"))
        return amount


class Day(fields.Field[date]):
    """A day with the year first: 2026-11-24, 2026/11/24, 20261124, 2026年11月24日. 11/12/2026 is refused: nobody can say
    which of the two is the month."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> date:
        found = _DAY.fullmatch(unicodedata.normalize("NFKC", str(value)).strip())
        if not found or (not found["mark"] and len(found[0]) < len("20261124")):
            raise ValidationError("date")
        try:
            return date(int(found[1]), int(found[3]), int(found[4]))
        except ValueError:
            raise ValidationError("date") from None


def currency_code(text: str) -> str:
    """CNY for 人民币 and the like; anything else in capitals as it is."""
    return _CURRENCIES.get(text.upper(), text.upper())


def problems_of(errors: Mapping[str, Any], columns: Columns, problems: Mapping[str, Words]) -> list[Words]:
    """A schema's errors as sentences that begin with the column's name."""
    found = []
    for name, keys in errors.items():
        label = columns.label(name)
        for key in keys:
            words = problems.get(key, CANNOT)
            found.append(Words(f"{label.zh}{words.zh}", f"{label.en} {words.en}"))
    return found


def unknown_customer(cells: Mapping[str, str], customers: Container[str]) -> list[Words]:
    """What to say of a row whose customer is not in the portfolio; an empty cell is told as such elsewhere."""
    ref = cells.get("customer_ref")
    if ref is None or ref in customers:
        return []
    return [Words(f"没有客户 {ref}，请先导入客户", f"there is no customer {ref}: import the customer first")]
