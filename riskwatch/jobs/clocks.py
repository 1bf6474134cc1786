"""Every running period of the portfolio, and those that people enter because only papers tell them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import uuid4

from riskwatch.domain.clock import Clock, ClockEntry
from riskwatch.domain.errors import NotThere, PolicyRefused
from riskwatch.domain.words import Words
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.grouping import grouped
from riskwatch.receivables.clocks.kinds import ENTERED, KINDS
from riskwatch.receivables.clocks.reckoning import end_of
from riskwatch.receivables.clocks.running import EVENT_CODES, DayCount, from_events, limitation
from riskwatch.store import Unit
from riskwatch.store.records import User
from riskwatch.working_days import next_working_day, working_days_after

DAYS = DayCount(next_working_day, working_days_after)


def running(unit: Unit, customer_ref: str = "") -> tuple[Clock, ...]:
    """Every clock that runs, of one customer or of all, the one that ends first first."""
    letters = grouped(unit.letters.of(customer_ref), lambda letter: letter.customer_ref)
    invoices = unit.invoices.of(customer_ref) if customer_ref else unit.invoices.all()
    owed = grouped(invoices, lambda invoice: invoice.customer_ref)
    seen = grouped(unit.events.coded(EVENT_CODES), lambda pair: pair[0])
    found: list[Clock] = []
    for customer in unit.customers.all():
        if customer_ref in ("", customer.ref):
            found += limitation(customer, owed[customer.ref], letters[customer.ref], DAYS)
            found += from_events(customer, [event for _, event in seen[customer.ref]], DAYS)
    found += (_shown(entry) for entry in unit.clocks.of(customer_ref) if entry.done_on is None)
    return tuple(sorted(found, key=lambda clock: (clock.ends, clock.customer_ref, clock.id)))


def near(clocks: Iterable[Clock], today: date) -> tuple[Clock, ...]:
    """Those that have come near enough to be brought up."""
    return tuple(clock for clock in clocks if clock.warns(today))


def enter(
    desk: Desk, user: User, *, kind: str, customer_ref: str, about: str, began: date, ends: date | None, note: str = ""
) -> ClockEntry:
    """Keep a period that a paper tells. `ends` may be left out where the law fixes the length. Raises PolicyRefused."""
    chosen = next((each for each in ENTERED if each.id == kind), None)
    if chosen is None or not about.strip():
        raise PolicyRefused(
            Words(
                "请选择期间的种类，并写明涉及哪份合同或单据。",
                "Choose the kind of period and say which paper it is about.",
            ),
            Words("例如：保证合同 BZ-2026-01。", "For example: guarantee BZ-2026-01."),
        )
    if ends is None and chosen.length is None:
        raise PolicyRefused(
            Words(
                f"{chosen.title.zh}的终点由合同或保单决定，请填写。",
                f"The end of the {chosen.title.en} is fixed by contract or policy: give it.",
            ),
            Words("照合同或保单填写。", "Take it from the paper."),
        )
    if ends is not None and ends < began:
        raise PolicyRefused(
            Words("终点早于起点。", "It ends before it begins."),
            Words("核对两个日期。", "Look at the two dates again."),
        )
    last = ends or end_of(began, chosen.length, DAYS.next_working_day, DAYS.working_days_after)  # type: ignore[arg-type]
    entry = ClockEntry(
        str(uuid4()), kind, customer_ref, about.strip(), began, last, note.strip(), user.email, desk.today
    )
    with desk.store.transaction() as unit:
        if unit.customers.get(customer_ref) is None:
            raise NotThere(Words(f"没有客户 {customer_ref}。", f"There is no customer {customer_ref}."))
        unit.clocks.save(entry)
    return entry


def finish(desk: Desk, user: User, entry_id: str, how: str) -> ClockEntry:
    """Note what was done before the period ended; it is no longer shown. Raises PolicyRefused without saying what."""
    if len(how.strip()) < 2:
        raise PolicyRefused(
            Words("请写明做了什么。", "Say what was done."),
            Words("例如：已登记，登记号……。", "For example: registered, number …"),
        )
    with desk.store.transaction() as unit:
        entry = unit.clocks.get(entry_id)
        if entry.done_on is not None:
            raise PolicyRefused(Words("这个期间已了结。", "This period is finished already."))
        done = replace(entry, done_on=desk.today, done_by=user.email, done_how=how.strip())
        unit.clocks.save(done)
    return done


def _shown(entry: ClockEntry) -> Clock:
    return Clock(entry.id, KINDS[entry.kind], entry.customer_ref, entry.about, entry.began, entry.ends, note=entry.note)
