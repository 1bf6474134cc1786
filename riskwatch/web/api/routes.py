"""The calls of version 1 that read what is watched."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, jsonify, request
from werkzeug.wrappers import Response

from riskwatch.domain.customer import Customer
from riskwatch.domain.errors import NotThere, SettingsWrong
from riskwatch.domain.words import Words
from riskwatch.exports import records, watching
from riskwatch.jobs.hindsight import known_on
from riskwatch.store import Unit
from riskwatch.web import context
from riskwatch.web.api import orders
from riskwatch.web.api.bearer import require_token
from riskwatch.web.api.description import described

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")
blueprint.before_request(require_token)
orders.add_to(blueprint)

MOST = 500


@blueprint.get("/openapi.json")
def description() -> Response:
    return jsonify(described(context.desk().settings["PUBLIC_URL"].rstrip("/")))


@blueprint.get("/customers")
def customers() -> Response:
    """The portfolio, by customer number; `after` is the last number of the page before."""
    limit = _limit(request.args.get("limit", "100"))
    after = request.args.get("after", "")
    with context.desk().store.reading() as unit:
        everyone = [customer for customer in unit.customers.all() if customer.ref > after]
        page = everyone[:limit]
        latest = unit.assessments.all_latest()
    objects = [records.customer_object(one, latest.get(one.ref)) for one in page]
    return jsonify(customers=objects, next=page[-1].ref if len(everyone) > len(page) else None)


@blueprint.get("/customers/<ref>")
def customer(ref: str) -> Response:
    """One customer as it stands now."""
    with context.desk().store.reading() as unit:
        found = _customer(unit, ref)
        return jsonify(records.customer_object(found, unit.assessments.latest(ref)))


@blueprint.get("/customers/<ref>/known")
def known(ref: str) -> Response:
    """What was known of a customer at the end of a day, in the time zone of the token's user."""
    desk = context.desk()
    day = _day(request.args.get("on", ""))
    with desk.store.reading() as unit:
        found, then = _customer(unit, ref), known_on(desk, unit, ref, day, context.zone())
    return jsonify(
        watching.known_object(
            found,
            day,
            then.moment,
            assessment=then.assessment,
            events=then.events,
            snapshots=then.snapshots,
            alerts=then.alerts,
            seen={sight.source: (sight.last_ok_at, sight.blind) for sight in then.sights},
        )
    )


def _customer(unit: Unit, ref: str) -> Customer:
    found = unit.customers.get(ref)
    if found is None:
        raise NotThere(
            Words(f"没有客户 {ref}。", f"There is no customer {ref}."),
            Words("见 /api/v1/customers。", "See /api/v1/customers."),
        )
    return found


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise SettingsWrong(
            Words(f"参数 on 的值 {text!r} 不是日期。", f"The parameter on={text!r} is not a date."),
            Words("请写成 2026-11-24 的样子。", "Write it like 2026-11-24."),
        ) from None


def _limit(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= MOST:
        raise SettingsWrong(
            Words(f"参数 limit 须为 1 至 {MOST}。", f"The parameter limit is a number from 1 to {MOST}."),
            Words("例如 limit=100。", "Write limit=100, for example."),
        )
    return int(text)
