"""One row of the invoices' file: its headers in both languages, its types, what can be wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from babel.numbers import is_currency
from marshmallow import EXCLUDE, Schema, ValidationError, fields, validate, validates_schema

from riskwatch.domain.customer import Customer
from riskwatch.domain.invoice import Invoice
from riskwatch.domain.money import Money
from riskwatch.domain.words import Words
from riskwatch.jobs import import_fields
from riskwatch.jobs.import_fields import Amount, Day, currency_code, problems_of, unknown_customer
from riskwatch.jobs.importing import Columns

COLUMNS = Columns(
    {
        "number": ("发票号", "发票号码", "发票编号", "单据号", "invoice_number", "invoice"),
        "customer_ref": ("客户编号", "客户代码", "客户号", "ref", "customer"),
        "contract_ref": ("合同号", "合同编号", "contract"),
        "issued": ("开票日期", "发票日期", "开票日", "invoice_date", "issue_date"),
        "due": ("到期日", "到期日期", "应付日期", "应收日期", "due_date"),
        "amount": ("金额", "发票金额", "价税合计", "应收金额"),
        "currency": ("币种", "货币"),
        "paid": ("已付", "已付金额", "已收", "已收金额", "回款", "回款金额"),
        "paid_on": ("付款日期", "收款日期", "回款日期", "payment_date"),
        "disputed": ("争议金额", "争议", "有争议金额", "disputed_amount"),
        "branch": ("分公司", "分支机构", "所属分公司"),
    },
    needed=("number", "customer_ref", "issued", "due", "amount"),
    hint=Words(
        "表头应为 number,customer_ref,contract_ref,issued,due,amount,currency,paid,paid_on,disputed,branch，"
        "也可用中文：发票号、客户编号、合同号、开票日期、到期日、金额、币种、已付、付款日期、争议金额、分公司。",
        "Headers are number,customer_ref,contract_ref,issued,due,amount,currency,paid,paid_on,disputed,branch.",
    ),
)

PROBLEMS = import_fields.PROBLEMS | {
    "negative": Words(
        "不能为负；红字发票请冲减它所对应的发票", "must not be negative; deduct a credit note from its invoice"
    ),
    "nothing": Words("必须大于零", "must be more than zero"),
    "unknown_currency": Words("不是 ISO 4217 币种代码", "is no currency of ISO 4217"),
    "before_issue": Words("早于开票日期", "is before the day of issue"),
    "over_amount": Words("大于发票金额", "is more than the amount of the invoice"),
    "without_payment": Words("已填写，但没有已付金额", "is given, but nothing is paid"),
}

_WHOLE = {"yes", "y", "true", "是", "有"}
_NONE = {"no", "n", "false", "否", "无"}
_TEXT = validate.Length(max=80, error="long")


def _more_than_nothing(amount: Decimal) -> None:
    if amount == 0:
        raise ValidationError("nothing")


def _known_currency(code: str) -> None:
    if not is_currency(code):
        raise ValidationError("unknown_currency")


class InvoiceSchema(Schema):
    """A row with our column names, empty cells left out."""

    class Meta:
        unknown = EXCLUDE

    number = fields.String(required=True, error_messages={"required": "required"}, validate=_TEXT)
    customer_ref = fields.String(required=True, error_messages={"required": "required"}, validate=_TEXT)
    contract_ref = fields.String(validate=_TEXT)
    issued = Day(required=True, error_messages={"required": "required"})
    due = Day(required=True, error_messages={"required": "required"})
    amount = Amount(cents=True, required=True, error_messages={"required": "required"}, validate=_more_than_nothing)
    currency = fields.String(validate=_known_currency)
    paid = Amount(cents=True)
    paid_on = Day()
    disputed = Amount(cents=True)
    branch = fields.String(validate=_TEXT)

    @validates_schema(skip_on_field_errors=False)
    def _fits_together(self, row: Mapping[str, Any], **_: Any) -> None:
        wrong = {}
        if "issued" in row and "due" in row and row["due"] < row["issued"]:
            wrong["due"] = ["before_issue"]
        for name in ("paid", "disputed"):
            if "amount" in row and row.get(name, 0) > row["amount"]:
                wrong[name] = ["over_amount"]
        if "paid_on" in row and row.get("paid", 0) == 0:
            wrong["paid_on"] = ["without_payment"]
        if wrong:
            raise ValidationError(wrong)


_ROW = InvoiceSchema()


def read_invoice(
    cells: Mapping[str, str], customers: Mapping[str, Customer]
) -> tuple[Invoice | None, tuple[Words, ...]]:
    """The invoice in a row (by our column names), or everything that is wrong with it.

    Without a currency it is in that of its customer.
    """
    given = {name: value for name, value in cells.items() if value}
    if "currency" in given:
        given["currency"] = currency_code(given["currency"])
    if (whole := _disputed_in_words(given)) is not None:
        del given["disputed"]
    problems = problems_of(_ROW.validate(given), COLUMNS, PROBLEMS)
    customer = customers.get(given.get("customer_ref", ""))
    problems += unknown_customer(given, customers)
    if problems or customer is None:
        return None, tuple(problems)
    return _invoice(_ROW.load(given), customer, whole or False), ()


def _disputed_in_words(given: Mapping[str, str]) -> bool | None:
    """Some ledgers say only whether an invoice is disputed: yes means all that is unpaid. None for anything else."""
    said = given.get("disputed", "").lower()
    return True if said in _WHOLE else False if said in _NONE else None


def _invoice(row: Mapping[str, Any], customer: Customer, all_disputed: bool) -> Invoice:
    currency = row.get("currency", customer.currency)
    amount, paid = Money(row["amount"], currency), Money(row.get("paid", Decimal("0.00")), currency)
    disputed = Money(row["disputed"], currency) if row.get("disputed") else None
    return Invoice(
        number=row["number"],
        customer_ref=row["customer_ref"],
        issued=row["issued"],
        due=row["due"],
        amount=amount,
        paid=paid,
        paid_on=row.get("paid_on"),
        disputed=amount - paid if all_disputed else disputed,
        contract_ref=row.get("contract_ref", ""),
        branch=row.get("branch", ""),
    )
