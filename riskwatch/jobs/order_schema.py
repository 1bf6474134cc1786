"""One row of the orders' file, or one order sent by a program: its headers in both languages, what can be wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from babel.numbers import is_currency
from marshmallow import EXCLUDE, Schema, ValidationError, fields, validate, validates_schema

from riskwatch.domain.customer import Customer
from riskwatch.domain.money import Money
from riskwatch.domain.order import Order, OrderState
from riskwatch.domain.words import Words
from riskwatch.jobs import import_fields
from riskwatch.jobs.import_fields import CANNOT, Amount, Day, currency_code
from riskwatch.jobs.importing import Columns

COLUMNS = Columns(
    {
        "number": ("订单号", "订单编号", "销售订单号", "order", "order_number"),
        "customer_ref": ("客户编号", "客户代码", "客户号", "ref", "customer"),
        "amount": ("金额", "订单金额", "价税合计"),
        "currency": ("币种", "货币"),
        "accepted_on": ("接受日期", "下单日期", "订单日期", "order_date"),
        "deliver_on": ("交货日期", "计划发货日期", "发货日期", "delivery_date"),
        "delivered": ("已发货", "已发货金额", "已交货金额"),
        "invoiced": ("已开票", "已开票金额"),
        "prepaid": ("已预付", "预付款", "预收款"),
        "state": ("状态", "订单状态"),
        "branch": ("分公司", "分支机构", "所属分公司"),
    },
    needed=("number", "customer_ref", "amount"),
    hint=Words(
        "表头应为 number,customer_ref,amount,currency,accepted_on,deliver_on,delivered,invoiced,prepaid,state,branch，"
        "也可用中文：订单号、客户编号、金额、币种、接受日期、交货日期、已发货、已开票、已预付、状态、分公司。",
        "Headers are number,customer_ref,amount,currency,accepted_on,deliver_on,delivered,invoiced,prepaid,state,branch.",
    ),
)
STATES: dict[str, OrderState] = {
    "open": "open", "执行中": "open", "未完成": "open", "已接受": "open",
    "closed": "closed", "已完成": "closed", "完成": "closed", "关闭": "closed",
    "cancelled": "cancelled", "canceled": "cancelled", "已取消": "cancelled", "取消": "cancelled", "作废": "cancelled",
}  # fmt: skip
PROBLEMS = import_fields.PROBLEMS | {
    "nothing": Words("必须大于零", "must be more than zero"),
    "unknown_currency": Words("不是 ISO 4217 币种代码", "is no currency of ISO 4217"),
    "over_amount": Words("大于订单金额", "is more than the amount of the order"),
    "state": Words("应为 执行中、已完成 或 已取消", "is none of open, closed, cancelled"),
    "text": Words("应为文字", "must be a text"),
}
_TEXT = validate.Length(min=1, max=80, error="long")
_STRING: dict[str, Any] = {"required": "required", "invalid": "text"}


def _more_than_nothing(amount: Decimal) -> None:
    if amount == 0:
        raise ValidationError("nothing")


def known_currency(code: str) -> None:
    """Raises ValidationError for what is no currency."""
    if not is_currency(code):
        raise ValidationError("unknown_currency")


class OrderSchema(Schema):
    """A row with our column names, empty cells left out."""

    class Meta:
        unknown = EXCLUDE

    number = fields.String(required=True, error_messages=_STRING, validate=_TEXT)
    customer_ref = fields.String(required=True, error_messages=_STRING, validate=_TEXT)
    amount = Amount(cents=True, required=True, error_messages={"required": "required"}, validate=_more_than_nothing)
    currency = fields.String(error_messages=_STRING, validate=known_currency)
    accepted_on = Day()
    deliver_on = Day()
    delivered = Amount(cents=True)
    invoiced = Amount(cents=True)
    prepaid = Amount(cents=True)
    state = fields.String(error_messages=_STRING, validate=validate.OneOf(list(STATES), error="state"))
    branch = fields.String(error_messages=_STRING, validate=validate.Length(max=80, error="long"))

    @validates_schema(skip_on_field_errors=False)
    def _fits_together(self, row: Mapping[str, Any], **_: Any) -> None:
        wrong = {
            name: ["over_amount"]
            for name in ("delivered", "invoiced", "prepaid")
            if "amount" in row and row.get(name, 0) > row["amount"]
        }
        if wrong:
            raise ValidationError(wrong)


_ROW = OrderSchema()


def judged_order(
    cells: Mapping[str, Any], customers: Mapping[str, Customer]
) -> tuple[Order | None, tuple[tuple[str, Words], ...]]:
    """The order in a row (by our column names), or what is wrong with which field. Without a currency it is in that of
    its customer."""
    given = {name: value for name, value in cells.items() if value not in ("", None)}
    if isinstance(given.get("currency"), str):
        given["currency"] = currency_code(given["currency"])
    if isinstance(given.get("state"), str):
        given["state"] = given["state"].strip().lower()
    wrong = _ROW.validate(given)
    problems = [(name, PROBLEMS.get(key, CANNOT)) for name, keys in wrong.items() for key in keys]
    customer = customers.get(str(given.get("customer_ref", "")))
    if customer is None and "customer_ref" in given:
        unknown = Words("没有这个客户，请先导入客户", "is no customer of ours: import the customer first")
        problems.append(("customer_ref", unknown))
    if problems or customer is None:
        return None, tuple(problems)
    return _order(_ROW.load(given), customer), ()


def read_order(cells: Mapping[str, str], customers: Mapping[str, Customer]) -> tuple[Order | None, tuple[Words, ...]]:
    """The same for a table, each problem with the name of its column."""
    order, problems = judged_order(cells, customers)
    return order, tuple(
        Words(f"{COLUMNS.label(name).zh}{words.zh}", f"{COLUMNS.label(name).en} {words.en}") for name, words in problems
    )


def _order(row: Mapping[str, Any], customer: Customer) -> Order:
    currency = row.get("currency", customer.currency)

    def part(name: str) -> Money | None:
        return Money(row[name], currency) if name in row else None

    return Order(
        row["number"],
        customer.ref,
        Money(row["amount"], currency),
        row.get("accepted_on"),
        row.get("deliver_on"),
        part("delivered"),
        part("invoiced"),
        part("prepaid"),
        STATES[row.get("state", "open")],
        row.get("branch") or customer.branch,
    )
