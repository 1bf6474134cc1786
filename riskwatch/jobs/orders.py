"""Orders: taken from a table or a program, answered, released by a person, held by a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from riskwatch.credit.order_check import MONEY
from riskwatch.domain.customer import Customer
from riskwatch.domain.errors import NotThere, PolicyRefused
from riskwatch.domain.order import Order, Position
from riskwatch.domain.order_check import Asked, Hold, OrderAnswer, Release
from riskwatch.domain.policy import Grade
from riskwatch.domain.words import Words
from riskwatch.jobs.assess import reassess
from riskwatch.jobs.book_file import Sheet, read_sheet
from riskwatch.jobs.company import policy_in_force
from riskwatch.jobs.credit_facts import ledger_of
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.importing import BadRows, Preview, RowCheck, read_rows
from riskwatch.jobs.order_schema import COLUMNS, judged_order, read_order
from riskwatch.jobs.order_state import answer_for, asked_of, recheck
from riskwatch.jobs.position_schema import COLUMNS as POSITION_COLUMNS
from riskwatch.jobs.position_schema import read_position
from riskwatch.jobs.reasons import given_reason
from riskwatch.jobs.rises import held_customer
from riskwatch.jobs.users import require_decider
from riskwatch.store import Unit
from riskwatch.store.records import User

OrdersPreview = Preview[Order]
PositionsPreview = Preview[Position]
_SAME = Words("与第 {line} 行是同一张单据", "the same document as in line {line}")


def preview_orders(desk: Desk, data: bytes, filename: str) -> OrdersPreview:
    """What an import of this file would do, row by row; stores nothing. Raises ImportRefused if it cannot be read."""
    sheet = read_sheet(data, filename)
    with desk.store.reading() as unit:
        return _orders(unit, sheet)


def import_orders(desk: Desk, data: bytes, filename: str, *, actor: str, skip_bad_rows: bool = False) -> OrdersPreview:
    """Import orders, all in one transaction; one that is known is replaced, one that the file leaves out stays. Every
    customer concerned is assessed and its orders are answered anew. Raises BadRows unless bad rows may be skipped."""
    sheet = read_sheet(data, filename)
    with desk.store.transaction() as unit:
        preview = _orders(unit, sheet)
        if preview.bad and not skip_bad_rows:
            raise BadRows(preview)
        changed = [(row.record, row.extra) for row in preview.rows if row.record is not None and row.change != "same"]
        unit.orders.save(changed, at=desk.clock(), by=actor)
        reassess(desk, unit, (order.customer_ref for order, _ in changed))
    return preview


def preview_positions(desk: Desk, data: bytes, filename: str) -> PositionsPreview:
    """The same for bills, deliveries, credit notes, deposits and prepayments."""
    sheet = read_sheet(data, filename)
    with desk.store.reading() as unit:
        return _positions(unit, sheet)


def import_positions(
    desk: Desk, data: bytes, filename: str, *, actor: str, skip_bad_rows: bool = False
) -> PositionsPreview:
    """Import such documents. A file holds all that stand: of the kinds in it, those it leaves out are gone (paid, used)."""
    sheet = read_sheet(data, filename)
    with desk.store.transaction() as unit:
        preview = _positions(unit, sheet)
        if preview.bad and not skip_bad_rows:
            raise BadRows(preview)
        rows = [(row.record, row.extra) for row in preview.rows if row.record is not None]
        kinds = {position.kind for position, _ in rows}
        reassess(desk, unit, unit.positions.replace_all(kinds, rows, at=desk.clock(), by=actor))
    return preview


def check(desk: Desk, asked: Asked) -> OrderAnswer:
    """May we deliver this order? Raises NotThere for a customer that is none. An order that is booked gets the answer."""
    with desk.store.transaction() as unit:
        customer = held_customer(unit, asked.customer_ref)
        booked = unit.orders.get(asked.number, asked.customer_ref) if asked.number else None
        answer = answer_for(desk, unit, customer, asked)
        if booked is not None and booked.state == "open":
            unit.orders.answered(booked, answer.answer, answer.grounds, desk.clock())
    return answer


def take_order(
    desk: Desk, cells: Mapping[str, Any], *, actor: str
) -> tuple[OrderAnswer | None, tuple[tuple[str, Words], ...]]:
    """Book an order that a program sends, and answer; or what is wrong with which field, and nothing was stored."""
    with desk.store.transaction() as unit:
        customer = unit.customers.hold(str(cells.get("customer_ref", "")))
        order, problems = judged_order(cells, {customer.ref: customer} if customer else {})
        if order is None or customer is None:
            return None, problems
        unit.orders.save([(order, {})], at=desk.clock(), by=actor)
        reassess(desk, unit, [customer.ref])
        current = unit.customers.get(customer.ref) or customer
        return answer_for(desk, unit, current, asked_of(order, ledger_of(unit, current))), ()


def release(desk: Desk, ref: str, number: str, until: date, user: User, reason: str) -> Release:
    """Let one order go on credit. Raises PolicyRefused for a wrong role, no reason, a day that is not ahead or too far, or a
    customer whose grade is E: that is decided in the stop-supply question, not order by order."""
    require_decider(user)
    words = given_reason(reason)
    with desk.store.transaction() as unit:
        customer = held_customer(unit, ref)
        order = unit.orders.get(number, ref)
        if order is None or order.state != "open":
            raise NotThere(Words(f"没有执行中的订单 {number}。", f"There is no open order {number}."))
        policy = policy_in_force(desk, unit, desk.today)
        latest = desk.today + timedelta(days=policy.release_max_days)
        if not desk.today <= until <= latest:
            raise PolicyRefused(
                Words(f"放行须在今天至 {latest} 之间到期。", f"A release ends between today and {latest}."),
                Words("有效期上限见信用政策。", "The credit policy says how long it may last."),
            )
        assessment = unit.assessments.latest(ref)
        if assessment is not None and Grade.E in (assessment.grade, assessment.floor):
            raise PolicyRefused(
                Words("该客户为E级，不能逐单放行。", "The customer's grade is E: orders are not released one by one."),
                Words("请先处理停止供货的提案。", "Decide the proposal to stop supply first."),
            )
        against = _grounds_against(desk, unit, customer, order)
        given = Release(str(uuid4()), ref, number, order.amount, until, user.email, words, desk.clock(), against)
        unit.releases.add(given)
        said = Words(
            f"放行订单 {number}（{order.amount}）至 {until}", f"Order {number} ({order.amount}) released until {until}"
        )
        unit.credit_log.append(ref, "release", said, at=desk.clock(), actor=user.email, reason=words)
        recheck(desk, unit, customer, desk.clock())
    return given


def _grounds_against(desk: Desk, unit: Unit, customer: Customer, order: Order) -> tuple[str, ...]:
    """The grounds that hold the order back today, which a release would set aside."""
    found = answer_for(desk, unit, customer, asked_of(order, ledger_of(unit, customer)))
    return tuple(ground.code for ground in found.grounds if ground.code in MONEY)


def end_release(desk: Desk, ref: str, number: str, user: User, reason: str) -> None:
    """Take the release of an order back."""
    require_decider(user)
    words = given_reason(reason)
    with desk.store.transaction() as unit:
        customer = held_customer(unit, ref)
        given = unit.releases.latest(ref, number)
        if given is None or not unit.releases.end(given.id, at=desk.clock(), by=user.email):
            raise NotThere(Words("这张订单没有放行。", "This order is not released."))
        said = Words(f"撤销订单 {number} 的放行", f"Release of order {number} taken back")
        unit.credit_log.append(ref, "release", said, at=desk.clock(), actor=user.email, reason=words)
        recheck(desk, unit, customer, desk.clock())


def hold(desk: Desk, ref: str, user: User, reason: str) -> Hold:
    """Nothing goes out to this customer until somebody lifts it."""
    require_decider(user)
    words = given_reason(reason)
    with desk.store.transaction() as unit:
        customer = held_customer(unit, ref)
        given = Hold(str(uuid4()), ref, user.email, words, desk.clock())
        unit.holds.add(given)
        said = Words("暂停发货", "Deliveries held")
        unit.credit_log.append(ref, "hold", said, at=desk.clock(), actor=user.email, reason=words)
        recheck(desk, unit, customer, desk.clock())
    return given


def lift(desk: Desk, ref: str, hold_id: str, user: User, reason: str) -> None:
    """Lift a hold."""
    require_decider(user)
    words = given_reason(reason)
    with desk.store.transaction() as unit:
        customer = held_customer(unit, ref)
        if hold_id not in {each.id for each in unit.holds.of(ref)}:
            raise NotThere(Words("没有这项暂停。", "There is no such hold."))
        unit.holds.end(hold_id, at=desk.clock(), by=user.email)
        unit.credit_log.append(
            ref, "hold", Words("恢复发货", "Hold lifted"), at=desk.clock(), actor=user.email, reason=words
        )
        recheck(desk, unit, customer, desk.clock())


def _orders(unit: Unit, sheet: Sheet) -> OrdersPreview:
    customers = {customer.ref: customer for customer in unit.customers.all()}
    preview = read_rows(sheet, COLUMNS, lambda cells: read_order(cells, customers))
    return replace(preview, rows=tuple(_once(preview.rows, lambda order, extra: unit.orders.compare(order, extra))))


def _positions(unit: Unit, sheet: Sheet) -> PositionsPreview:
    customers = {customer.ref: customer for customer in unit.customers.all()}
    preview = read_rows(sheet, POSITION_COLUMNS, lambda cells: read_position(cells, customers))
    return replace(preview, rows=tuple(_once(preview.rows, lambda each, extra: unit.positions.compare(each, extra))))


def _once(rows: Sequence[RowCheck[Any]], compare: Any) -> Iterator[RowCheck[Any]]:
    """Compare rows with each other and with what is stored: no document twice."""
    lines: dict[tuple[str, ...], int] = {}
    for row in rows:
        if row.record is None:
            yield row
            continue
        key = (getattr(row.record, "kind", ""), row.record.number, row.record.customer_ref)
        earlier = lines.setdefault(key, row.line)
        if earlier != row.line:
            yield row.refused(_SAME.filled({"line": earlier}))
        else:
            yield replace(row, change=compare(row.record, row.extra))
