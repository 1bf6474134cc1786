"""One row of the customers' file: its headers in both languages, its types, what can be wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, validate

from riskwatch.domain.customer import Customer
from riskwatch.domain.money import Money
from riskwatch.domain.words import Words
from riskwatch.jobs.book_identity import COUNTRY_OF, NotAnIdentifier, read_identifier

SYNONYMS: dict[str, tuple[str, ...]] = {
    "ref": ("客户编号", "客户代码", "客户号", "编号", "customer_ref", "customer"),
    "name": ("客户名称", "名称", "公司名称", "企业名称", "单位名称"),
    "country": ("国家", "国别", "国家/地区", "国家或地区"),
    "id_scheme": ("编号类型", "证件类型", "标识类型"),
    "identifier": ("统一社会信用代码", "信用代码", "登记号", "注册号", "注册编号", "税号"),
    "branch": ("分公司", "分支机构", "所属分公司"),
    "owner": ("业务员", "销售员", "负责人", "客户经理"),
    "credit_limit": ("信用额度", "授信额度", "额度"),
    "payment_days": ("账期", "账期(天)", "账期（天）", "付款天数", "信用期"),
    "exposure": ("欠款", "欠款余额", "应收余额", "应收账款", "敞口"),
    "currency": ("币种", "货币"),
    "monthly_sales": ("月均销售额", "月销售额", "月均销售"),
}
_KNOWN = {name: name for name in SYNONYMS} | {word: name for name, words in SYNONYMS.items() for word in words}

PROBLEMS = {
    "required": Words("必填", "must not be empty"),
    "money": Words("不是金额", "is not an amount"),
    "negative": Words("不能为负", "must not be negative"),
    "days": Words("不是 0 到 3650 之间的整数天数", "is not a whole number of days from 0 to 3650"),
    "country": Words("不是两位国家代码", "is not a two-letter country code"),
    "currency": Words("不是三位币种代码", "is not a three-letter currency code"),
    "long": Words("超过 80 个字符", "is longer than 80 characters"),
}
_CURRENCIES = {"人民币": "CNY", "RMB": "CNY", "元": "CNY", "美元": "USD", "英镑": "GBP", "欧元": "EUR"}


def column_of(header: str) -> str | None:
    """Our name for a header; None for a column that we do not know."""
    return _KNOWN.get(header.strip().lower().replace(" ", "_")) or _KNOWN.get(header.strip())


class _Amount(fields.Field[Decimal]):
    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> Decimal:
        text = re.sub(r"[\s,，¥￥$£€]", "", str(value))
        try:
            amount = Decimal(text)
        except InvalidOperation:
            raise ValidationError("money") from None
        if not amount.is_finite():
            raise ValidationError("money")
        if amount < 0:
            raise ValidationError("negative")
        return amount


class RowSchema(Schema):
    """A row with our column names, empty cells left out."""

    class Meta:
        unknown = EXCLUDE

    ref = fields.String(
        required=True, error_messages={"required": "required"}, validate=validate.Length(max=80, error="long")
    )
    name = fields.String(required=True, error_messages={"required": "required"})
    country = fields.String(validate=validate.Regexp("^[A-Za-z]{2}$", error="country"))
    id_scheme = fields.String()
    identifier = fields.String()
    branch = fields.String()
    owner = fields.String()
    credit_limit = _Amount()
    payment_days = fields.Integer(
        strict=False, error_messages={"invalid": "days"}, validate=validate.Range(0, 3650, error="days")
    )
    exposure = _Amount()
    currency = fields.String(validate=validate.Regexp("^[A-Za-z]{3}$", error="currency"))
    monthly_sales = _Amount()


_ROW = RowSchema()


def read_row(cells: Mapping[str, str]) -> tuple[Customer | None, tuple[Words, ...]]:
    """The customer in a row (by our column names), or everything that is wrong with it."""
    given = {name: value for name, value in cells.items() if value}
    if "currency" in given:
        given["currency"] = _CURRENCIES.get(given["currency"].upper(), given["currency"])
    errors: Mapping[str, list[str]] = _ROW.validate(given)
    problems = [_problem(name, key) for name, keys in errors.items() for key in keys]
    identifier = None
    if given.get("identifier"):
        try:
            identifier = read_identifier(given["identifier"], given.get("id_scheme", ""), given.get("country", ""))
        except NotAnIdentifier as error:
            problems.append(error.words)
    if problems:
        return None, tuple(problems)
    row = _ROW.load(given)
    currency = row.get("currency", "CNY").upper()
    country = row.get("country") or (COUNTRY_OF.get(identifier.scheme, "CN") if identifier else "CN")
    return Customer(
        ref=row["ref"],
        name=row["name"],
        country=country.upper(),
        identifier=identifier,
        branch=row.get("branch", ""),
        owner=row.get("owner", ""),
        credit_limit=_money(row.get("credit_limit"), currency),
        payment_days=row.get("payment_days"),
        exposure=_money(row.get("exposure"), currency),
        monthly_sales=_money(row.get("monthly_sales"), currency),
        currency=currency,
    ), ()


def _money(amount: Decimal | None, currency: str) -> Money | None:
    return None if amount is None else Money(amount, currency)


def _problem(name: str, key: str) -> Words:
    words = PROBLEMS.get(key, Words("无法使用", "cannot be used"))
    label = SYNONYMS[name][0] if name in SYNONYMS else name
    return Words(f"{label}{words.zh}", f"{name} {words.en}")
