"""The part of the OpenAPI description that is about orders."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

_AMOUNT: Json = {"type": "string", "pattern": r"^\d+(\.\d{1,2})?$", "examples": ["120000.00"]}
_DAY: Json = {"type": "string", "format": "date"}
_TEXT: Json = {"type": "string", "maxLength": 80}
ORDER_CHECK: Json = {
    "type": "object",
    "required": ["customer", "amount"],
    "additionalProperties": False,
    "properties": {
        "customer": {**_TEXT, "description": "our customer number"},
        "amount": _AMOUNT,
        "currency": {"type": "string", "description": "ISO 4217; the customer's when left out"},
        "number": {**_TEXT, "description": "of a booked order, which then does not count twice"},
        "prepaid": {**_AMOUNT, "description": "what was paid for it already"},
        "deliver_on": _DAY,
    },
}
ORDER: Json = {
    "type": "object",
    "required": ["number", "customer", "amount"],
    "properties": {
        "number": _TEXT,
        "customer": _TEXT,
        "amount": _AMOUNT,
        "currency": {"type": "string"},
        "accepted_on": _DAY,
        "deliver_on": _DAY,
        "delivered": _AMOUNT,
        "invoiced": _AMOUNT,
        "prepaid": _AMOUNT,
        "state": {"enum": ["open", "closed", "cancelled"]},
        "branch": _TEXT,
    },
}
_PROBLEMS: Json = {status: {"$ref": "#/components/responses/problem"} for status in ("400", "401", "403", "404", "422")}
_ANSWER: Json = {
    "description": "`answer` is yes, prepaid or no; `grounds` say why in English and Chinese, the weightiest first",
    "content": {"application/json": {"schema": {"type": "object"}}},
}


def _post(summary: str, schema: str, parameters: list[Json]) -> Json:
    body = {"required": True, "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}}
    return {
        "summary": summary,
        "parameters": parameters,
        "requestBody": body,
        "responses": {"200": _ANSWER, **_PROBLEMS},
    }


ORDER_PATHS: Json = {
    "/order-check": {
        "post": _post(
            "May we deliver this order? Ask before picking, not at the invoice (scope orders)", "order_check", []
        )
    },
    "/orders": {
        "get": {
            "summary": "Open orders with the answer to each, held ones first, a page at a time",
            "parameters": [
                {"name": "answer", "in": "query", "schema": {"enum": ["yes", "prepaid", "no"]}},
                {"name": "customer", "in": "query", "schema": {"type": "string"}},
                {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 500}},
                {
                    "name": "after",
                    "in": "query",
                    "schema": {"type": "string"},
                    "description": "`next` of the page before",
                },
            ],
            "responses": {
                "200": {
                    "description": "`orders`, and `next`: null on the last page",
                    "content": {"application/json": {"schema": {"type": "object"}}},
                },
                **_PROBLEMS,
            },
        },
        "post": _post(
            "Book an order or bring it up to date, and answer for it (scope orders)",
            "order",
            [
                {
                    "name": "Idempotency-Key",
                    "in": "header",
                    "required": True,
                    "schema": {"type": "string", "maxLength": 200},
                    "description": "the same call sent again with the same key gets the same answer",
                }
            ],
        ),
    },
}
