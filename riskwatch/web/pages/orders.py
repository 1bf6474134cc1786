"""Orders: may we deliver, what is held and why, and the release of one order by a person."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from riskwatch.domain.customer import Customer
from riskwatch.domain.errors import NotThere, PolicyRefused, RiskWatchError
from riskwatch.domain.money import Money
from riskwatch.domain.order_check import ANSWER_WORDS, ANSWERS, Asked, CheckedOrder, OrderAnswer
from riskwatch.jobs import orders as use
from riskwatch.jobs.branches import branch_states
from riskwatch.jobs.credit_file import amount_typed, customer_of
from riskwatch.web import context
from riskwatch.web.access import needs_role
from riskwatch.web.fields import day_typed
from riskwatch.web.importing import Kind, add_import
from riskwatch.web.languages import gettext, ngettext
from riskwatch.web.paging import page_asked

blueprint = Blueprint("orders", __name__, url_prefix="/orders")
order_imports = Blueprint("order_imports", __name__, url_prefix="/orders/import")
position_imports = Blueprint("position_imports", __name__, url_prefix="/orders/import-positions")
deciders = needs_role("credit_manager", "admin")

PAGE = 100


@blueprint.get("")
def show() -> str:
    return _page()


@blueprint.get("/check")
def check() -> str | tuple[str, int]:
    """The answer for an order that may not be booked yet; a question, so that its address can be sent around."""
    given = request.args
    desk = context.desk()
    try:
        customer = customer_of(desk, given.get("customer", "").strip())
        money = Money(amount_typed(given.get("amount", "")), customer.currency)
        prepaid = amount_typed(given.get("prepaid", "")) if given.get("prepaid", "").strip() else Decimal(0)
        answer = use.check(desk, Asked(customer.ref, money, given.get("number", "").strip(), prepaid))
    except (NotThere, PolicyRefused) as error:
        return _page(refused=error), 422
    return _page(answer=answer, customer=customer)


@blueprint.post("/<ref>/<number>/release")
@deciders
def release(ref: str, number: str) -> AnyResponse | tuple[str, int]:
    given = request.form
    return _try(
        lambda: use.release(
            context.desk(), ref, number, day_typed(given.get("until", "")), context.user(), given.get("reason", "")
        ),
        gettext("Order %(number)s is released.") % {"number": number},
    )


@blueprint.post("/<ref>/<number>/end-release")
@deciders
def end_release(ref: str, number: str) -> AnyResponse | tuple[str, int]:
    reason = request.form.get("reason", "")
    return _try(
        lambda: use.end_release(context.desk(), ref, number, context.user(), reason),
        gettext("The release is taken back."),
    )


@blueprint.post("/<ref>/hold")
@deciders
def hold(ref: str) -> AnyResponse | tuple[str, int]:
    reason = request.form.get("reason", "")
    return _try(
        lambda: use.hold(context.desk(), ref, context.user(), reason), gettext("Deliveries to this customer are held.")
    )


@blueprint.post("/<ref>/holds/<hold_id>/lift")
@deciders
def lift(ref: str, hold_id: str) -> AnyResponse | tuple[str, int]:
    reason = request.form.get("reason", "")
    return _try(lambda: use.lift(context.desk(), ref, hold_id, context.user(), reason), gettext("The hold is lifted."))


def _try(act: Callable[[], object], said: str) -> AnyResponse | tuple[str, int]:
    try:
        act()
    except PolicyRefused as error:
        return _page(refused=error), 422
    flash(said, "good")
    return redirect(url_for("orders.show"), 303)


def _page(
    answer: OrderAnswer | None = None, customer: Customer | None = None, refused: RiskWatchError | None = None
) -> str:
    desk = context.desk()
    wanted = request.args.get("show", "")
    kind = wanted if wanted in ANSWERS else ""
    page = page_asked()
    with desk.store.reading() as unit:
        found = unit.orders.open(kind, (page - 1) * PAGE, PAGE + 1, request.args.get("of", ""))
        counts = unit.orders.counts()
        names = {
            each.ref: each.name for each in unit.customers.some(sorted({each.order.customer_ref for each in found}))
        }
        released = {_key(each): unit.releases.latest(each.order.customer_ref, each.order.number) for each in found}
        branches = branch_states(desk, unit)
    return render_template(
        "orders.html",
        rows=found[:PAGE],
        more=len(found) > PAGE,
        page=page,
        kind=kind,
        counts=counts,
        names=names,
        released=released,
        branches=branches,
        answer_words=ANSWER_WORDS,
        answer=answer,
        customer=customer,
        refused=refused,
        typed=request.args,
        today=desk.today,
    )


def _key(each: CheckedOrder) -> tuple[str, str]:
    return each.order.customer_ref, each.order.number


def _orders_stored(number: int) -> str:
    return ngettext("%(num)d order is stored.", "%(num)d orders are stored.", number) % {"num": number}


def _positions_stored(number: int) -> str:
    return ngettext("%(num)d document is stored.", "%(num)d documents are stored.", number) % {"num": number}


add_import(
    order_imports, Kind("import_orders.html", use.preview_orders, use.import_orders, "orders.show", _orders_stored)
)
add_import(
    position_imports,
    Kind("import_positions.html", use.preview_positions, use.import_positions, "orders.show", _positions_stored),
)
