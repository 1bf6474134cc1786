"""Fields in which people write shares, sums, days and grades, each with one clear complaint."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from marshmallow import ValidationError, fields

from riskwatch.domain.money import Money
from riskwatch.domain.policy import Grade
from riskwatch.rulebook.strict_fields import one_of

GRADES = tuple(grade.value for grade in Grade)
_PERCENT = re.compile(r"\s*(\d+(?:\.\d+)?)\s*[%％]\s*")
_MONEY = re.compile(r"\s*([A-Z]{3})\s+([\d,]+(?:\.\d{1,2})?)\s*|\s*([\d,]+(?:\.\d{1,2})?)\s+([A-Z]{3})\s*")
_MOST_DAYS, _MOST_DIGITS = 3650, 18


class Day(fields.Field[date]):
    """A day as 2026-12-01."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> date:
        try:
            return date.fromisoformat(str(value))
        except ValueError as error:
            raise ValidationError(f"{value!s} is not a day; write it as 2026-12-01") from error


class Share(fields.Field[Decimal]):
    """A fraction between 0 and 1, written 5% or 0.05; `most` is the highest that makes sense."""

    def __init__(self, most: int = 1, **options: Any) -> None:
        super().__init__(**options)
        self.most = Decimal(most)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Decimal:
        percent = _PERCENT.fullmatch(str(value))
        number = Decimal(percent[1]) / 100 if percent else decimal(value)
        if number is None or not 0 <= number <= self.most:
            raise ValidationError(f"{value!s} is not between 0% and {self.most * 100:f}%; write it as 5% or 0.05")
        return number


class Whole(fields.Field[int]):
    """A whole number of days, months or payments, up to `most`."""

    def __init__(self, most: int = _MOST_DAYS, **options: Any) -> None:
        super().__init__(**options)
        self.most = most

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> int:
        text = str(value).strip()
        if isinstance(value, bool) or not text.isascii() or not text.isdigit() or int(text) > self.most:
            raise ValidationError(f"{value!s} is not a whole number from 0 to {self.most}")
        return int(text)


class Multiple(fields.Field[Decimal]):
    """How many times, such as 1.3."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Decimal:
        number = decimal(value)
        if number is None or not 0 < number <= 100:
            raise ValidationError(f"{value!s} is not a number above 0 and at most 100")
        return number


class Points(fields.Field[Decimal]):
    """Points of a score, 0 to 100."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Decimal:
        number = decimal(value)
        if number is None or not 0 <= number <= 100:
            raise ValidationError(f"{value!s} is not a score from 0 to 100")
        return number


class Sum(fields.Field[Money]):
    """An amount with its currency: CNY 1,000,000."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Money:
        found = _MONEY.fullmatch(str(value))
        number = decimal((found[2] or found[3]).replace(",", "")) if found else None
        if found is None or number is None:
            raise ValidationError(f"{value!s} is not an amount with its currency; write it as CNY 1000000")
        return Money(number, found[1] or found[4])


class Amount(fields.Field[Decimal]):
    """An amount whose currency stands beside it."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Decimal:
        number = decimal(str(value).replace(",", ""))
        if number is None or number < 0:
            raise ValidationError(f"{value!s} is not an amount")
        return number


class GradeField(fields.String):
    """A to E."""

    def __init__(self, **options: Any) -> None:
        super().__init__(validate=one_of(*GRADES), **options)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        text = super()._deserialize(value, attr, data, **kwargs)
        return Grade(text) if text in GRADES else text


class Flag(fields.Field[bool]):
    """yes or no."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bool:
        if value not in ("yes", "no"):
            raise ValidationError(f"{value!r} is not allowed here; allowed: yes, no")
        return bool(value == "yes")


def decimal(value: Any) -> Decimal | None:
    """The number exactly as written; None for what is none, and for more digits than any sum has."""
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        return None
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() and len(number.as_tuple().digits) <= _MOST_DIGITS else None
