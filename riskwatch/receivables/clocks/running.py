"""The clocks that run by themselves: limitation of every open invoice, and the periods that register events start."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from riskwatch.domain.clock import Clock, ClockKind, Interruption
from riskwatch.domain.customer import Customer
from riskwatch.domain.dunning import Letter
from riskwatch.domain.event import Event
from riskwatch.domain.invoice import Invoice
from riskwatch.domain.words import Words
from riskwatch.receivables.clocks import kinds
from riskwatch.receivables.clocks.reckoning import Counting, WorkingDay, end_of

_BY_COUNTRY = {"CN": kinds.LIMITATION_CN, "GB": kinds.LIMITATION_EW, "US": kinds.LIMITATION_US}
_ASSUMED = {
    "GB": Words("假定适用英格兰法，合同另有约定的以合同为准", "English law is assumed; the contract may say otherwise"),
    "US": Words(
        "假定适用美国统一商法典，合同另有约定的以合同为准", "the UCC is assumed; the contract may say otherwise"
    ),
}
_ASSUMED_INTERNATIONAL = Words(
    "假定适用中国法的国际货物买卖时效，合同另有约定的以合同为准",
    "the Chinese period for international sales is assumed; the contract may say otherwise",
)
_BY_EVENT = {
    "CAPITAL_REDUCED": kinds.CAPITAL_REDUCTION,
    "LIQUIDATION_SOLVENT": kinds.LIQUIDATION,
    "STATUS_STRIKE_OFF_PENDING": kinds.SIMPLE_DEREGISTRATION,
    "INSOLVENCY_OPEN": kinds.BANKRUPTCY,
    "INSOLVENCY_RESCUE": kinds.BANKRUPTCY,
}
EVENT_CODES = frozenset(_BY_EVENT)
"""The register facts that start a period."""
_CHINESE = frozenset({"uscc"})
_FROM_ANNOUNCEMENT = Words(
    "自公告日起算；收到通知的自收到之日起三十日", "counted from the announcement; 30 days from a notice that reached us"
)
_FROM_SIGHT = Words(
    "公告日不明，自首次看到之日起算，可能更早到期",
    "no announcement date: counted from when we first saw it, it may end earlier",
)


@dataclass(frozen=True, slots=True)
class DayCount:
    """How days are counted."""

    next_working_day: WorkingDay
    working_days_after: Counting


def limitation(
    customer: Customer, invoices: Iterable[Invoice], letters: Sequence[Letter], calendar: DayCount
) -> Iterator[Clock]:
    """One clock for each unpaid invoice: it runs anew from the last payment on it and from every demand that arrived and
    was about it (Civil Code 195; Interpretation on limitation, articles 8 and 14)."""
    kind = _BY_COUNTRY.get(customer.country, kinds.LIMITATION_INTERNATIONAL)
    assumed = None if kind is kinds.LIMITATION_CN else _ASSUMED.get(customer.country, _ASSUMED_INTERNATIONAL)
    for invoice in invoices:
        if invoice.unpaid.amount <= 0:
            continue
        interruptions = _interruptions(invoice, letters) if kind.basis[0].startswith("CN-") else ()
        began = max((each.on for each in interruptions), default=invoice.due)
        yield _clock(kind, customer.ref, invoice.number, began, calendar, interruptions, assumed)


def from_events(customer: Customer, events: Iterable[Event], calendar: DayCount) -> Iterator[Clock]:
    """The periods of Chinese law that a live fact of a Chinese register starts."""
    for event in events:
        kind = _BY_EVENT.get(event.code)
        if kind is None or event.state != "live" or event.subject.scheme not in _CHINESE or event.ended_on:
            continue
        announced = event.published or event.event_date
        began = announced or event.first_seen.date()
        yield _clock(
            kind,
            customer.ref,
            event.after or event.natural_key,
            began,
            calendar,
            (),
            _FROM_ANNOUNCEMENT if announced else _FROM_SIGHT,
        )


def _interruptions(invoice: Invoice, letters: Sequence[Letter]) -> tuple[Interruption, ...]:
    """Only what came after the due date: before it nothing runs yet."""
    found = []
    if invoice.paid_on and invoice.paid_on > invoice.due and invoice.paid.amount > 0:
        found.append(Interruption(invoice.paid_on, Words("部分付款", "part payment")))
    for letter in letters:
        about = any(charge.invoice == invoice.number for charge in letter.charges)
        if about and letter.delivered_on and letter.delivered_on > invoice.due:
            proof = letter.waybill or letter.id[:8]
            found.append(
                Interruption(letter.delivered_on, Words(f"催款函签收（{proof}）", f"demand delivered ({proof})"))
            )
    return tuple(sorted(found, key=lambda each: each.on))


def _clock(
    kind: ClockKind,
    customer_ref: str,
    about: str,
    began: date,
    calendar: DayCount,
    interruptions: tuple[Interruption, ...],
    assumed: Words | None,
) -> Clock:
    if kind.length is None:
        raise ValueError(f"{kind.id} has no length of its own")
    ends = end_of(began, kind.length, calendar.next_working_day, calendar.working_days_after)
    return Clock(f"{kind.id}:{customer_ref}:{about}", kind, customer_ref, about, began, ends, interruptions, assumed)
