"""One row of the accounts' file, or the form: its headers in both languages, its types, what can be wrong with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from babel.numbers import is_currency
from marshmallow import EXCLUDE, Schema, ValidationError, fields, validate, validates_schema

from riskwatch.domain.accounts import FIGURES, Accounts
from riskwatch.domain.customer import Customer
from riskwatch.domain.words import Words
from riskwatch.jobs import import_fields
from riskwatch.jobs.import_fields import Day, currency_code
from riskwatch.jobs.importing import Columns

UNITS: dict[str, Decimal] = {
    "1": Decimal(1),
    "元": Decimal(1),
    "千元": Decimal(1_000),
    "thousand": Decimal(1_000),
    "万元": Decimal(10_000),
    "百万元": Decimal(1_000_000),
    "million": Decimal(1_000_000),
    "亿元": Decimal(100_000_000),
}
"""In what the amounts of a row are written."""
COLUMNS = Columns(
    {
        "customer_ref": ("客户编号", "客户代码", "客户号", "ref", "customer"),
        "period_end": ("报表日期", "截止日期", "会计期末", "balance_sheet_date"),
        "currency": ("币种", "货币"),
        "unit": ("单位", "金额单位"),
        "total_assets": ("资产总计", "资产总额", "总资产"),
        "current_assets": ("流动资产合计", "流动资产"),
        "current_liabilities": ("流动负债合计", "流动负债"),
        "total_liabilities": ("负债合计", "负债总额", "总负债"),
        "retained_earnings": ("留存收益", "未分配利润"),
        "ebit": ("息税前利润", "营业利润"),
        "intangibles": ("无形资产", "无形资产及商誉"),
        "sales": ("营业收入", "主营业务收入", "turnover", "revenue"),
        "consolidated": ("合并报表", "合并"),
        "audit": ("审计意见", "审计"),
    },
    needed=("customer_ref", "period_end", "total_assets", "total_liabilities"),
    hint=Words(
        "表头应为 customer_ref,period_end,currency,unit,total_assets,current_assets,current_liabilities,"
        "total_liabilities,retained_earnings,ebit,intangibles,sales,consolidated,audit，也可用中文：客户编号、报表日期、"
        "币种、单位、资产总计、流动资产合计、流动负债合计、负债合计、留存收益、息税前利润、无形资产、营业收入、合并报表、审计意见。",
        "Headers are customer_ref,period_end,currency,unit,total_assets,current_assets,current_liabilities,"
        "total_liabilities,retained_earnings,ebit,intangibles,sales,consolidated,audit.",
    ),
)
PROBLEMS = import_fields.PROBLEMS | {
    "number": Words(
        "不是金额；负数写作 -5 或 (5)，千位可用逗号",
        "is not an amount; write a loss as -5 or (5), thousands with a comma",
    ),
    "unknown_currency": Words("不是 ISO 4217 币种代码", "is no currency of ISO 4217"),
    "unit": Words(
        "应为 元、千元、万元、百万元 或 亿元", "is none of 1, thousand, million (元, 千元, 万元, 百万元, 亿元)"
    ),
    "audit": Words("应为 无保留、保留 或 未审计", "is none of clean, qualified, none"),
    "yes_no": Words("应为 是 或 否", "is neither yes nor no"),
    "future": Words("晚于今天", "is after today"),
    "over_assets": Words("大于资产总计", "is more than all assets"),
    "over_liabilities": Words("大于负债合计", "is more than all liabilities"),
    "nothing": Words("必须大于零", "must be more than zero"),
}
_YES = {"yes", "y", "true", "是", "合并", "1"}
_NO = {"no", "n", "false", "否", "单体", "母公司", "0"}
_AUDITS = {
    "clean": "clean", "无保留": "clean", "标准无保留": "clean", "标准无保留意见": "clean", "无保留意见": "clean",
    "qualified": "qualified", "保留": "qualified", "保留意见": "qualified", "否定意见": "qualified",
    "无法表示意见": "qualified", "none": "none", "未审计": "none", "未经审计": "none", "unaudited": "none",
}  # fmt: skip
_NUMBER = re.compile(r"(-?)(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)?")


class Figure(fields.Field[Decimal]):
    """A figure of the accounts; a loss is written -5 or, as accountants do, (5)."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_: Any) -> Decimal:
        text = re.sub(r"[\s¥$£€]|元$", "", unicodedata.normalize("NFKC", str(value)))
        if text.startswith("(") and text.endswith(")"):
            text = f"-{text[1:-1]}"
        if not _NUMBER.fullmatch(text):
            raise ValidationError("number")
        return Decimal(text.replace(",", ""))


def _known_currency(code: str) -> None:
    if not is_currency(code):
        raise ValidationError("unknown_currency")


class AccountsSchema(Schema):
    """A row with our column names, empty cells left out. `total_assets` and `total_liabilities` are never negative."""

    class Meta:
        unknown = EXCLUDE

    customer_ref = fields.String(required=True, error_messages={"required": "required"})
    period_end = Day(required=True, error_messages={"required": "required"})
    currency = fields.String(validate=_known_currency)
    unit = fields.String(validate=validate.OneOf(list(UNITS), error="unit"))
    total_assets = Figure(required=True, error_messages={"required": "required"})
    current_assets = Figure()
    current_liabilities = Figure()
    total_liabilities = Figure(required=True, error_messages={"required": "required"})
    retained_earnings = Figure()
    ebit = Figure()
    intangibles = Figure()
    sales = Figure()
    consolidated = fields.String(validate=validate.OneOf([*_YES, *_NO], error="yes_no"))
    audit = fields.String(validate=validate.OneOf(list(_AUDITS), error="audit"))

    @validates_schema(skip_on_field_errors=False)
    def _fits_together(self, row: Mapping[str, Any], **_: Any) -> None:
        wrong = {}
        for part, whole, key in (
            ("current_assets", "total_assets", "over_assets"),
            ("intangibles", "total_assets", "over_assets"),
            ("current_liabilities", "total_liabilities", "over_liabilities"),
        ):
            if part in row and whole in row and row[part] > row[whole]:
                wrong[part] = [key]
        for name in ("current_assets", "current_liabilities", "total_liabilities", "intangibles", "sales"):
            if row.get(name, 0) < 0:
                wrong[name] = ["negative"]
        if "total_assets" in row and row["total_assets"] <= 0:
            wrong["total_assets"] = ["nothing"]
        if wrong:
            raise ValidationError(wrong)


_ROW = AccountsSchema()


def read_accounts_row(
    cells: Mapping[str, str], customers: Mapping[str, Customer], today: date
) -> tuple[Accounts | None, tuple[Words, ...]]:
    """The accounts in a row (by our column names), or everything that is wrong with it, cell by cell.

    Without a currency they are in that of their customer; each figure remembers its column.
    """
    found, problems = judged_accounts(cells, customers, today)
    flat = tuple(
        Words(f"{COLUMNS.label(name).zh}{words.zh}", f"{COLUMNS.label(name).en} {words.en}") for name, words in problems
    )
    return found, flat


def judged_accounts(
    cells: Mapping[str, str], customers: Mapping[str, Customer], today: date
) -> tuple[Accounts | None, tuple[tuple[str, Words], ...]]:
    """The same with the field each problem is about, for a form."""
    given = {name: value.strip() for name, value in cells.items() if value and value.strip()}
    if "currency" in given:
        given["currency"] = currency_code(given["currency"])
    for name in ("consolidated", "audit", "unit"):
        if name in given:
            given[name] = given[name].lower()
    problems = [
        (name, PROBLEMS.get(key, import_fields.CANNOT)) for name, keys in _ROW.validate(given).items() for key in keys
    ]
    customer = customers.get(given.get("customer_ref", ""))
    if customer is None and "customer_ref" in given:
        unknown = Words("没有这个客户，请先导入客户", "is no customer of ours: import the customer first")
        problems.append(("customer_ref", unknown))
    if problems or customer is None:
        return None, tuple(problems)
    row = _ROW.load(given)
    if row["period_end"] > today:
        return None, (("period_end", PROBLEMS["future"]),)
    return _accounts(row, customer), ()


def _accounts(row: Mapping[str, Any], customer: Customer) -> Accounts:
    times = UNITS[row.get("unit", "1")]
    figures = {name: row[name] * times if name in row else None for name in FIGURES}
    return Accounts(
        customer.ref,
        row["period_end"],
        row.get("currency", customer.currency),
        total_assets=figures["total_assets"],
        current_assets=figures["current_assets"],
        current_liabilities=figures["current_liabilities"],
        total_liabilities=figures["total_liabilities"],
        retained_earnings=figures["retained_earnings"],
        ebit=figures["ebit"],
        intangibles=figures["intangibles"],
        sales=figures["sales"],
        consolidated=row.get("consolidated", "no") in _YES,
        audit=_AUDITS.get(row.get("audit", ""), ""),  # type: ignore[arg-type]
    )
