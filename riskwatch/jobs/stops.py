"""Stopping supply: proposed, approved by a second person with a lawyer's word, served, answered, lifted or ended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import uuid4

from riskwatch.credit.stop_points import missing, stop_points
from riskwatch.credit.stop_right import right_for
from riskwatch.domain.errors import NotThere, PolicyRefused
from riskwatch.domain.money import Money
from riskwatch.domain.stop import Demand, Quote, Right, SecurityOffer, Served, Situation, StopFile
from riskwatch.domain.words import Words
from riskwatch.jobs.company import own_profile
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.four_eyes import require_second_person
from riskwatch.jobs.order_state import recheck_of
from riskwatch.jobs.reasons import given_reason
from riskwatch.jobs.stop_facts import arrears, stop_facts
from riskwatch.jobs.stop_notice import notices
from riskwatch.jobs.users import require_decider
from riskwatch.store import Unit
from riskwatch.store.records import User
from riskwatch.working_days import working_days_after

ANSWER_DAYS = 15
SERVE_WITHIN = timedelta(days=3)
RESUME_IN = 3
"""Working days within which delivery resumes after payment or adequate security."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a person fills in; the rest comes from the register, the books and our own profile."""

    customer_ref: str
    contract_ref: str
    orders: str
    situation: Situation
    suspended: Money
    quotes: tuple[Quote, ...]
    reason: str
    lawyer: str = ""
    alert_id: str = ""
    answer_days: int = ANSWER_DAYS


def propose(desk: Desk, user: User, given: Proposal) -> StopFile:
    """Open a file. Raises PolicyRefused where no right covers the stop, or the facts do not pass the test it needs."""
    require_decider(user)
    right = _right(given)
    with desk.store.transaction() as unit:
        customer = unit.customers.get(given.customer_ref)
        if customer is None:
            raise NotThere(Words(f"没有客户 {given.customer_ref}。", f"There is no customer {given.customer_ref}."))
        assessment = unit.assessments.latest(customer.ref)
        signs = assessment.signs if assessment else ()
        points = stop_points(signs, given.situation, given.lawyer)
        if right.needs_test:
            _must_pass(points)
        owed, _ = arrears(desk, unit, customer, given.contract_ref)
        stop = StopFile(
            id=str(uuid4()),
            customer_ref=customer.ref,
            buyer=customer.name,
            us=_sender(desk, unit),
            contract_ref=given.contract_ref.strip(),
            orders=given.orders.strip(),
            alert_id=given.alert_id,
            situation=given.situation,
            right=right,
            test=points if right.needs_test else (),
            facts=stop_facts(desk, unit, signs),
            quotes=given.quotes,
            demand=Demand(owed, given.suspended, desk.today + timedelta(days=given.answer_days)),
            notices=(),
            state="proposed",
            proposed_by=user.email,
            proposed_at=desk.clock(),
            reason=given.reason.strip(),
            lawyer=given.lawyer.strip(),
        )
        stop = replace(stop, notices=notices(stop, desk.statutes.shown(right.basis), desk.today))
        unit.stops.add(stop, reason=stop.reason)
    return stop


def _right(given: Proposal) -> Right:
    if not given.orders.strip() or len(given.reason.strip()) < 2:
        raise PolicyRefused(
            Words("请写明停止哪些未交付的订单，以及理由。", "Say which deliveries are stopped, and why."),
            Words(
                "例如：订单 PO-118 未交付的 20 台。", "For example: the 20 machines of order PO-118 not delivered yet."
            ),
        )
    right = right_for(given.situation)
    if right.refused is not None:
        raise PolicyRefused(
            right.refused,
            Words(
                "换一种依据，或改用先款后货（对未接受的订单）。",
                "Find another ground, or ask for prepayment on orders not accepted yet.",
            ),
        )
    return right


def _must_pass(points: Iterable[tuple[Words, bool]]) -> None:
    lacks = missing(points, lawyer_comes_later=True)
    if lacks:
        raise PolicyRefused(
            Words(
                "不符合中止履行的条件：" + "；".join(each.zh for each in lacks) + "。",
                "The test is not passed: " + "; ".join(each.en for each in lacks) + ".",
            ),
            Words(
                "没有确切证据而中止履行，我方构成违约（民法典第五百二十七条第二款）。",
                "Whoever suspends without firm evidence is in breach (Civil Code 527, paragraph 2).",
            ),
        )


def _sender(desk: Desk, unit: Unit) -> str:
    us = own_profile(desk, unit)
    if us is None or not us.name:
        raise PolicyRefused(
            Words("还没有填写本公司资料，通知没有落款。", "Nobody has said who we are, so the notice has no sender."),
            Words("先填写“本公司”页面。", "Fill in the page Our company first."),
        )
    return us.name


def approve(desk: Desk, stop_id: str, user: User, lawyer: str, reason: str) -> StopFile:
    """Put the stop in force. It takes another decider than the one who proposed it, and the word of a lawyer."""
    require_decider(user)
    with desk.store.transaction() as unit:
        stop = unit.stops.get(stop_id)
        own = Words(
            "停供须由提出人以外的人批准。", "A stop is approved by another person than the one who proposed it."
        )
        require_second_person(desk, unit, user, stop.proposed_by, own)
        name = lawyer.strip() or stop.lawyer
        if not name:
            raise PolicyRefused(
                Words(
                    "请写明哪位律师同意、意见存放在哪里。", "Name the lawyer who approves, and where the opinion is."
                ),
                Words("例如：张律师，意见书 2026-11-24。", "For example: Zhang, opinion of 2026-11-24."),
            )
        test = tuple((words, met or words.en.startswith("a lawyer")) for words, met in stop.test)
        changed = replace(
            stop, state="in_force", approved_by=user.email, approved_at=desk.clock(), lawyer=name, test=test
        )
        return _stored(desk, unit, changed, user, reason)


def reject(desk: Desk, stop_id: str, user: User, reason: str) -> StopFile:
    """Turn the proposal down."""
    require_decider(user)
    with desk.store.transaction() as unit:
        changed = replace(unit.stops.get(stop_id), state="rejected", closed_on=desk.today)
        return _stored(desk, unit, changed, user, reason)


def serve(
    desk: Desk, stop_id: str, user: User, *, on: date, to: str, waybill: str, proofs: Sequence[tuple[str, bytes]] = ()
) -> StopFile:
    """Note that the notice went out: when, to which address, with which waybill, and the files that prove it."""
    require_decider(user)
    with desk.store.transaction() as unit:
        stop = unit.stops.get(stop_id)
        begun = stop.approved_at.astimezone(desk.zone).date() if stop.approved_at else desk.today
        if not to.strip() or not begun <= on <= desk.today:
            raise PolicyRefused(
                Words(
                    "请写明寄往的地址，日期须在批准日与今天之间。",
                    "Give the address, and a day between the approval and today.",
                ),
                Words("寄往合同约定的每个送达地址。", "Send it to every address for service in the contract."),
            )
        names = tuple(unit.evidence.put(body, kind, f"stop:{stop.id}", at=desk.clock()) for kind, body in proofs)
        served = Served(on, to.strip(), waybill.strip(), (*(stop.served.proofs if stop.served else ()), *names))
        changed = replace(stop, state="served", served=served)
        return unit.stops.change(
            changed,
            actor=user.email,
            reason=f"served on {on.isoformat()} to {to.strip()}, waybill {waybill.strip() or 'none'}",
            at=desk.clock(),
        )


def offer(desk: Desk, stop_id: str, user: User, *, kind: str, value: Money, on: date) -> StopFile:
    """Note security that the buyer offered; it is adequate when it covers the suspended part and the arrears."""
    require_decider(user)
    with desk.store.transaction() as unit:
        stop = unit.stops.get(stop_id)
        if not kind.strip() or value.currency != stop.demand.security.currency:
            raise PolicyRefused(
                Words(
                    f"请写明担保方式，金额以{stop.demand.security.currency}计。",
                    f"Say what kind of security, in {stop.demand.security.currency}.",
                ),
                Words("例如：银行保函 500000。", "For example: bank guarantee, 500000."),
            )
        adequate = value.amount >= stop.demand.security.amount
        given = SecurityOffer(on, kind.strip(), value, adequate)
        changed = replace(stop, state="security_offered" if adequate else stop.state, offers=(*stop.offers, given))
        said = f"security offered: {given.kind} {value}, {'adequate' if adequate else 'not adequate'}"
        return unit.stops.change(changed, actor=user.email, reason=said, at=desk.clock())


def lift(desk: Desk, stop_id: str, user: User, reason: str) -> StopFile:
    """Resume delivery: paid, secured, or the ground has gone."""
    require_decider(user)
    with desk.store.transaction() as unit:
        changed = replace(unit.stops.get(stop_id), state="lifted", closed_on=desk.today)
        return _stored(desk, unit, changed, user, reason)


def end_contract(desk: Desk, stop_id: str, user: User, reason: str) -> StopFile:
    """The contract is ended by a second notice; only after the time for an answer has passed (Civil Code 528, 565)."""
    require_decider(user)
    with desk.store.transaction() as unit:
        stop = unit.stops.get(stop_id)
        if desk.today <= stop.demand.answer_by:
            raise PolicyRefused(
                Words(
                    f"答复期限{stop.demand.answer_by:%Y-%m-%d}未过，还不能解除合同。",
                    f"The time for an answer runs until {stop.demand.answer_by:%Y-%m-%d}; the contract cannot be ended yet.",
                ),
                Words(
                    "期满未恢复履行能力且未提供担保的，再以书面通知解除。",
                    "End it by a written notice when neither ability nor security came by then.",
                ),
            )
        changed = replace(stop, state="ended", closed_on=desk.today)
        return _stored(desk, unit, changed, user, reason)


def _stored(desk: Desk, unit: Unit, changed: StopFile, user: User, reason: str) -> StopFile:
    """The next version, and the answers to the customer's open orders that follow from it."""
    stored = unit.stops.change(changed, actor=user.email, reason=given_reason(reason), at=desk.clock())
    recheck_of(desk, unit, stored.customer_ref)
    return stored


def deadlines(stop: StopFile, desk: Desk) -> tuple[tuple[Words, date], ...]:
    """What has to be done by when in the state the file is in."""
    begun = stop.approved_at.astimezone(desk.zone).date() if stop.approved_at else None
    found: list[tuple[Words, date]] = []
    if stop.state == "proposed":
        hold_ends = (stop.proposed_at + timedelta(hours=72)).astimezone(desk.zone).date()
        found.append((Words("临时扣货最迟到期（未批准即放行）", "a hold without approval ends"), hold_ends))
    if stop.state == "in_force" and begun is not None:
        found.append((Words("通知最迟寄出", "the notice must be out"), begun + SERVE_WITHIN))
    if stop.state in ("served", "in_force"):
        found.append((Words("买方答复期限", "the buyer's time for an answer ends"), stop.demand.answer_by))
    if stop.state == "security_offered":
        last = max(each.on for each in stop.offers if each.adequate)
        found.append((Words("最迟恢复供货", "delivery must resume"), working_days_after(last, RESUME_IN)))
    return tuple(found)
