"""One row of the customers' file: its headers in both languages, its types, what can be wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from marshmallow import EXCLUDE, Schema, fields, validate

from riskwatch.domain.customer import Customer
from riskwatch.domain.money import Money
from riskwatch.domain.words import Words
from riskwatch.jobs import import_fields
from riskwatch.jobs.import_fields import Amount, Day, currency_code, problems_of
from riskwatch.jobs.importing import Columns
from riskwatch.rulebook.register_numbers import COUNTRY_OF, NotAnIdentifier, read_identifier

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
    "since": ("合作起始日期", "首次交易日期", "建档日期", "customer_since"),
}
COLUMNS = Columns(
    SYNONYMS,
    needed=("ref", "name"),
    hint=Words(
        "表头应为 ref,name,country,id_scheme,identifier,…，也可用中文：客户编号、客户名称、统一社会信用代码……",
        "Headers are ref,name,country,id_scheme,identifier,…",
    ),
)

PROBLEMS = import_fields.PROBLEMS | {
    "days": Words("不是 0 到 3650 之间的整数天数", "is not a whole number of days from 0 to 3650"),
    "country": Words("不是两位国家代码", "is not a two-letter country code"),
}


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
    credit_limit = Amount()
    payment_days = fields.Integer(
        strict=False, error_messages={"invalid": "days"}, validate=validate.Range(0, 3650, error="days")
    )
    exposure = Amount()
    currency = fields.String(validate=validate.Regexp("^[A-Za-z]{3}$", error="currency"))
    monthly_sales = Amount()
    since = Day()


_ROW = RowSchema()


def read_row(cells: Mapping[str, str]) -> tuple[Customer | None, tuple[Words, ...]]:
    """The customer in a row (by our column names), or everything that is wrong with it."""
    given = {name: value for name, value in cells.items() if value}
    if "currency" in given:
        given["currency"] = currency_code(given["currency"])
    problems = problems_of(_ROW.validate(given), COLUMNS, PROBLEMS)
    identifier = None
    if given.get("identifier"):
        try:
            identifier = read_identifier(given["identifier"], given.get("id_scheme", ""), given.get("country", ""))
        except NotAnIdentifier as error:
            problems.append(error.words)
    if problems:
        return None, tuple(problems)
    row = _ROW.load(given)
    currency = row.get("currency", "CNY")
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
        since=row.get("since"),
    ), ()


def _money(amount: Decimal | None, currency: str) -> Money | None:
    return None if amount is None else Money(amount, currency)
