"""One row of the file of bills, deliveries, credit notes, deposits and prepayments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import EXCLUDE, Schema, fields, validate

from riskwatch.domain.customer import Customer
from riskwatch.domain.money import Money
from riskwatch.domain.order import Position, PositionKind
from riskwatch.domain.words import Words
from riskwatch.jobs.import_fields import Amount, Day, currency_code, problems_of, unknown_customer
from riskwatch.jobs.importing import Columns
from riskwatch.jobs.order_schema import PROBLEMS, known_currency

COLUMNS = Columns(
    {
        "kind": ("种类", "类型", "单据类型", "type"),
        "number": ("单据号", "票据号", "编号", "document"),
        "customer_ref": ("客户编号", "客户代码", "客户号", "ref", "customer"),
        "amount": ("金额", "票面金额"),
        "currency": ("币种", "货币"),
        "dated": ("日期", "单据日期", "出票日", "date"),
        "due": ("到期日", "到期日期", "due_date"),
        "reference": ("对应单据", "发票号或订单号", "关联单据"),
    },
    needed=("kind", "number", "customer_ref", "amount"),
    hint=Words(
        "表头应为 kind,number,customer_ref,amount,currency,dated,due,reference，也可用中文：种类、单据号、客户编号、金额、币种、日期、到期日、对应单据。",
        "Headers are kind,number,customer_ref,amount,currency,dated,due,reference.",
    ),
)
KINDS: dict[str, PositionKind] = {
    "commercial_bill": "commercial_bill", "商业承兑汇票": "commercial_bill", "商承": "commercial_bill",
    "bank_bill": "bank_bill", "银行承兑汇票": "bank_bill", "银承": "bank_bill",
    "delivery": "delivery", "已发货未开票": "delivery",
    "credit": "credit", "贷项": "credit", "贷项通知单": "credit", "红字发票": "credit",
    "deposit": "deposit", "保证金": "deposit", "押金": "deposit",
    "prepayment": "prepayment", "预付款": "prepayment", "预收款": "prepayment",
}  # fmt: skip
_PROBLEMS = PROBLEMS | {
    "kind": Words(
        "应为 商业承兑汇票、银行承兑汇票、已发货未开票、贷项、保证金 或 预付款",
        "is none of commercial_bill, bank_bill, delivery, credit, deposit, prepayment",
    )
}
_REQUIRED: dict[str, Any] = {"required": "required"}
_TEXT = validate.Length(min=1, max=80, error="long")


class PositionSchema(Schema):
    """A row with our column names, empty cells left out. Amounts are positive; the kind says whether they are taken off."""

    class Meta:
        unknown = EXCLUDE

    kind = fields.String(required=True, error_messages=_REQUIRED, validate=validate.OneOf(list(KINDS), error="kind"))
    number = fields.String(required=True, error_messages=_REQUIRED, validate=_TEXT)
    customer_ref = fields.String(required=True, error_messages=_REQUIRED, validate=_TEXT)
    amount = Amount(cents=True, required=True, error_messages=_REQUIRED)
    currency = fields.String(validate=known_currency)
    dated = Day()
    due = Day()
    reference = fields.String(validate=validate.Length(max=80, error="long"))


_ROW = PositionSchema()


def read_position(
    cells: Mapping[str, str], customers: Mapping[str, Customer]
) -> tuple[Position | None, tuple[Words, ...]]:
    """The document in a row (by our column names), or everything that is wrong with it."""
    given = {name: value for name, value in cells.items() if value}
    if "currency" in given:
        given["currency"] = currency_code(given["currency"])
    if "kind" in given:
        given["kind"] = given["kind"].lower()
    problems = problems_of(_ROW.validate(given), COLUMNS, _PROBLEMS)
    customer = customers.get(given.get("customer_ref", ""))
    problems += unknown_customer(given, customers)
    if problems or customer is None:
        return None, tuple(problems)
    row = _ROW.load(given)
    return (
        Position(
            KINDS[row["kind"]],
            row["number"],
            customer.ref,
            Money(row["amount"], row.get("currency", customer.currency)),
            row.get("dated"),
            row.get("due"),
            row.get("reference", ""),
        ),
        (),
    )
