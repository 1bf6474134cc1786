"""Orders for an ERP: ask before picking, and book what was accepted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from flask import Blueprint, Response, jsonify, request
from marshmallow import RAISE, Schema, fields, validate
from werkzeug.wrappers import Response as AnyResponse

from riskwatch.domain.errors import NotThere
from riskwatch.domain.money import Money
from riskwatch.domain.order_check import ANSWERS, Asked
from riskwatch.domain.words import Words
from riskwatch.exports.order_check import answer_object, order_object
from riskwatch.jobs.credit_file import customer_of
from riskwatch.jobs.import_fields import CANNOT, Amount, Day, currency_code
from riskwatch.jobs.order_schema import PROBLEMS, known_currency
from riskwatch.jobs.orders import check, take_order
from riskwatch.web import context
from riskwatch.web.api.problems import problem
from riskwatch.web.api.scopes import done_once, needs_scope

MOST = 500
_INVALID = Words("请求内容有误。", "The request cannot be used.")
_FIELDS = Words("见 errors 中各字段的说明。", "See what is said of each field under errors.")
_NO_JSON = Words("请求体不是 JSON 对象。", "The body is no JSON object.")
_SEND_JSON = Words(
    "用 Content-Type: application/json 发送一个对象。", "Send one object with Content-Type: application/json."
)
_UNKNOWN = Words("没有这个字段", "is no field of this call")
_MORE = PROBLEMS | {"Unknown field.": _UNKNOWN}
_REQUIRED: dict[str, Any] = {"required": "required", "invalid": "text"}


class CheckSchema(Schema):
    """The body of an order check. Amounts are text, so that no digit is lost on the way."""

    class Meta:
        unknown = RAISE

    customer = fields.String(required=True, error_messages=_REQUIRED)
    amount = Amount(cents=True, required=True, error_messages={"required": "required"})
    currency = fields.String(error_messages=_REQUIRED, validate=known_currency)
    number = fields.String(error_messages=_REQUIRED, validate=validate.Length(max=80, error="long"))
    prepaid = Amount(cents=True)
    deliver_on = Day()


def add_to(blueprint: Blueprint) -> None:
    """Give the API its calls about orders."""
    blueprint.add_url_rule("/order-check", "order_check", needs_scope("orders")(order_check), methods=["POST"])
    blueprint.add_url_rule("/orders", "add_order", needs_scope("orders")(done_once(add_order)), methods=["POST"])
    blueprint.add_url_rule("/orders", "orders", orders)


def order_check() -> AnyResponse:
    """May we deliver this order? A booked order is named by its number, and gets the answer."""
    given = _body()
    if given is None:
        return problem(400, _NO_JSON, _SEND_JSON)
    if isinstance(given.get("currency"), str):
        given = {**given, "currency": currency_code(given["currency"])}
    schema = CheckSchema()
    wrong = schema.validate(given)
    if wrong:
        return _invalid((name, _MORE.get(key, CANNOT)) for name, keys in wrong.items() for key in keys)
    row = schema.load(given)
    desk = context.desk()
    customer = customer_of(desk, row["customer"])
    currency = row.get("currency", customer.currency)
    asked = Asked(
        customer.ref,
        Money(row["amount"], currency),
        row.get("number", ""),
        row.get("prepaid", 0 * row["amount"]),
        row.get("deliver_on"),
    )
    return jsonify(answer_object(check(desk, asked), customer, desk.clock()))


def add_order() -> AnyResponse:
    """Book an order, or bring a booked one up to date, and answer for it."""
    given = _body()
    if given is None:
        return problem(400, _NO_JSON, _SEND_JSON)
    named = {
        **{name: value for name, value in given.items() if name != "customer"},
        "customer_ref": given.get("customer"),
    }
    desk = context.desk()
    answer, problems = take_order(desk, named, actor=context.user().email)
    if answer is None:
        return _invalid(("customer" if name == "customer_ref" else name, words) for name, words in problems)
    customer = customer_of(desk, answer.asked.customer_ref)
    return jsonify(answer_object(answer, customer, desk.clock()))


def orders() -> AnyResponse:
    """Open orders, held ones first; `after` is how many of them were on the pages before."""
    answer = request.args.get("answer", "")
    after, limit = request.args.get("after", "0"), request.args.get("limit", "100")
    if answer not in ("", *ANSWERS) or not after.isdecimal() or not limit.isdecimal() or not 0 < int(limit) <= MOST:
        raise NotThere(
            Words("没有这样的列表。", "There is no such list."),
            Words(
                "answer 为 yes、prepaid 或 no；limit 为 1 至 500。", "answer is yes, prepaid or no; limit is 1 to 500."
            ),
        )
    with context.desk().store.reading() as unit:
        found = unit.orders.open(answer, int(after), int(limit) + 1, request.args.get("customer", ""))
    page = found[: int(limit)]
    following = str(int(after) + len(page)) if len(found) > len(page) else None
    return jsonify(orders=[order_object(each) for each in page], next=following)


def _body() -> dict[str, Any] | None:
    given = request.get_json(silent=True)
    if not isinstance(given, dict):
        return None
    return {
        name: str(value) if isinstance(value, int) and not isinstance(value, bool) else value
        for name, value in given.items()
    }


def _invalid(found: Iterable[tuple[str, Words]]) -> Response:
    answer = problem(422, _INVALID, _FIELDS)
    body: Mapping[str, Any] = json.loads(answer.get_data())
    errors = [{"field": name, "en": words.en, "zh": words.zh} for name, words in found]
    answer.set_data(json.dumps({**body, "errors": errors}, ensure_ascii=False))
    return answer
