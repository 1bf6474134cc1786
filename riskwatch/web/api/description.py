"""The OpenAPI 3.1 description of the API. Written by hand while the calls are few; a test holds the routes to it."""

from __future__ import annotations

from typing import Any

from riskwatch import __version__
from riskwatch.web.api.order_description import ORDER, ORDER_CHECK, ORDER_PATHS

Json = dict[str, Any]


def described(server: str) -> Json:
    """The whole description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "RiskWatch",
            "version": __version__,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": f"{server}/api/v1"}],
        "security": [{"bearer": []}],
        "paths": _PATHS,
        "components": {
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
            "responses": {"problem": {"description": "What is wrong and what to do", "content": _PROBLEM}},
            "schemas": {"problem": _PROBLEM_SCHEMA, "order_check": ORDER_CHECK, "order": ORDER},
        },
    }


_PROBLEM_SCHEMA: Json = {
    "type": "object",
    "description": "Problem details (RFC 9457) in English and Chinese",
    "properties": {
        "type": {"type": "string"},
        "status": {"type": "integer"},
        **{name: {"type": "string"} for name in ("title", "detail", "title_zh", "detail_zh", "instance")},
    },
    "required": ["type", "status", "title"],
}
_PROBLEM: Json = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/problem"}}}
_REF: Json = {
    "name": "ref",
    "in": "path",
    "required": True,
    "schema": {"type": "string"},
    "description": "our customer number",
}


def _call(summary: str, parameters: list[Json], answer: str) -> Json:
    problems = {status: {"$ref": "#/components/responses/problem"} for status in ("400", "401", "404")}
    good = {"description": answer, "content": {"application/json": {"schema": {"type": "object"}}}}
    return {"get": {"summary": summary, "parameters": parameters, "responses": {"200": good, **problems}}}


def _query(name: str, schema: Json, says: str, *, required: bool = False) -> Json:
    return {"name": name, "in": "query", "required": required, "schema": schema, "description": says}


_PATHS: Json = {
    **ORDER_PATHS,
    "/customers": _call(
        "The portfolio by customer number, a page at a time",
        [
            _query("limit", {"type": "integer", "minimum": 1, "maximum": 500, "default": 100}, "customers on a page"),
            _query("after", {"type": "string"}, "the last customer number of the page before (`next` of its answer)"),
        ],
        "`customers`, and `next`: what to send as `after` for the next page, null on the last one",
    ),
    "/customers/{ref}": _call("One customer as it stands now", [_REF], "The customer with its grade"),
    "/customers/{ref}/known": _call(
        "What was known of a customer at the end of a day",
        [
            _REF,
            _query(
                "on",
                {"type": "string", "format": "date"},
                "the day, in the time zone of the token's user",
                required=True,
            ),
        ],
        "Grade, facts with their three dates, register views, questions and sights as they were known then",
    ),
}
