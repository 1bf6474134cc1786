"""The payment plan: every instalment with its share, its trigger, its time, and who controls the trigger."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from riskwatch.contract.credit_sale import is_sale
from riskwatch.contract.deal.control import control_of, control_of_condition
from riskwatch.contract.deal.parts import (
    IN_FULL,
    PART_LABELS,
    REST,
    Fact,
    before_default,
    by_credit,
    by_sentence,
    facts_of,
    is_on_the_price,
    parts_of,
    with_shares,
)
from riskwatch.contract.deal.pieces import cut
from riskwatch.contract.deal.plan_tables import instalments_in_tables
from riskwatch.contract.terms.events import name_of
from riskwatch.contract.terms.payment import is_cumulative, label_of_share
from riskwatch.contract.wording import Wording, wording_of
from riskwatch.domain.contract import Contract, Period, Term, TermValue
from riskwatch.domain.deal import Condition, Control, Instalment
from riskwatch.domain.document import Span
from riskwatch.domain.money import Money

_TRIGGER_ZH = re.compile(
    r"(?P<words>[^，。；;、:：|\n]{2,20}?)(?:之日|当日|当天|之时|时|后|以后|之后|(?P<before>之?前))(?=[^，。；;\n]{0,12}(?:[，、|]|$)|[^，。；;\n]{0,24}(?:付|结|汇|\d))"
)
_TRIGGER_EN = re.compile(
    r"\b(?:(?P<before>before|prior to|in advance of|not later than|no later than)|upon|on|at|after|following|against)"
    r" (?:the )?(?P<words>[^.;:\n|]{4,60}?)(?=[,.;|\n]|$|\band\b|\bby\b|\bto\b)"
)
_PAID_FIRST = (
    r"款到(?:后)?(?:再|才|即)?(?:发货|交货|提货)|先款后货|先付款后发货",
    r"\b(?:payment|cash|prepayment) (?:in full )?in advance\b|\bcash with order\b",
)
_TAIL = re.compile(r"(?:[ ,，。；;:：、\n|.]|\band\b)+$")
_AFTER = ("后", "以后", "之后", "期满后", "届满后", "满后")
_LEAD = re.compile(
    r"[ ,，。；;:：、\n|]*(?:第[一二三四五六七八九十百\d]{1,4}条[ 、:：]?)?(?:[(（][一二三四五六七八九十\d]{1,2}[)）]|\d{1,2}[.、)）](?!\d))?[ 、:：]*"
)
_PICKED_UP = re.compile(r"自提|提货(?!单)|\bex works\b|\bcollect(?:ed|ion) by the buyer\b")
_STRONGEST = (Control.THIRD_PARTY, Control.BUYER, Control.BOTH, Control.SELLER, Control.CALENDAR)


def instalments(contract: Contract) -> tuple[Instalment, ...]:
    """The instalments in reading order; () where the text says nothing of payment or is no sale."""
    if not is_sale(contract):
        return ()
    words = wording_of(contract)
    found = list(instalments_in_tables(contract))
    for sentence, inside in by_sentence(words, facts_of(contract, words)):
        found.extend(one for one in _of_sentence(words, sentence, inside) if not _is_held(found, one))
    if not found:
        found.extend(_paid_first(words))
    return tuple(sorted(found, key=lambda one: one.span))


def _is_held(found: Sequence[Instalment], instalment: Instalment) -> bool:
    """Read from a table already."""
    return any(other.span.meets(instalment.span) for other in found)


def _paid_first(words: Wording) -> Iterator[Instalment]:
    """款到发货 and the like: all of the price before shipment, in a word."""
    for passage in words.find(*_PAID_FIRST):
        if not passage.denied:
            yield Instalment(passage.span, share=Decimal(1), event="shipment", control=Control.SELLER, before=True)
            return


def _of_sentence(words: Wording, sentence: Span, facts: Sequence[Fact]) -> Iterator[Instalment]:
    sentence = before_default(words, sentence)
    facts = [fact for fact in facts if fact.start < sentence.end]
    if not is_on_the_price(sentence.of(words.lower), facts):
        return
    facts = with_shares(words, facts)
    for piece in cut(words.lower, sentence, parts_of(words, sentence, facts), words.page.chinese):
        inside = [fact for fact in facts if piece.start <= fact.start < piece.end]
        instalment = _of_piece(words, piece, inside)
        if instalment is not None:
            yield instalment


def _of_piece(words: Wording, piece: Span, facts: Sequence[Fact]) -> Instalment | None:
    share = _first(facts, "payment.share")
    earnest = _first(facts, "earnest_money")
    sum_ = _first(facts, "amount") or earnest
    rest = share is None and sum_ is None and REST.search(words.lower, piece.start, piece.end) is not None
    days = _first(facts, "payment.days") or (
        _first(facts, "period", "warranty.period") if share or sum_ or rest else None
    )
    fixed = _first(facts, "date") or _first(facts[::-1], "payment.date")
    conditions = tuple(_condition(fact.term) for fact in facts if fact.term.kind == "payment.condition")
    whole = not (share or sum_ or rest) and IN_FULL.search(words.lower, piece.start, piece.end) is not None
    if not (share or sum_ or days or fixed or conditions or rest or whole or by_credit(facts)):
        return None
    event, before = ("", False) if fixed and not days else _trigger(words, piece, days, conditions)
    money = sum_.term.value if sum_ else None
    return Instalment(
        span=words.page.condensed.span(*_trimmed(words, piece, facts[0].start if facts else piece.end)),
        label=_label(words, piece, earnest, sum_, rest),
        share=_share(share, money, whole),
        cumulative=share is not None and is_cumulative(piece.of(words.lower)),
        rest=rest,
        amount=money if isinstance(money, Money) else None,
        event=event,
        control=_control(words, piece, event, conditions, fixed is not None),
        period=days.term.value if days and isinstance(days.term.value, Period) else None,
        before=before,
        after=days is not None and words.lower.startswith(_AFTER, days.end),
        on=fixed.term.value if fixed and isinstance(fixed.term.value, date | int) else None,
        latest=_latest(facts),
        methods=tuple(dict.fromkeys(str(fact.term.value) for fact in facts if fact.term.kind == "payment.method")),
        conditions=conditions,
    )


def _first(facts: Sequence[Fact], *kinds: str) -> Fact | None:
    return next((fact for fact in facts if fact.term.kind in kinds), None)


def _share(share: Fact | None, money: TermValue | None, whole: bool) -> Decimal | None:
    if share is not None and isinstance(share.term.value, Decimal):
        return share.term.value
    if isinstance(money, Decimal):
        return money
    return Decimal(1) if whole else None


def _condition(term: Term) -> Condition:
    kind = term.detail.get("kind", "")
    return Condition(kind, control_of_condition(kind), term.span)


def _label(words: Wording, piece: Span, earnest: Fact | None, sum_: Fact | None, rest: bool) -> str:
    if earnest is not None:
        return "earnest_money"
    said = label_of_share(piece.of(words.lower))
    if said in ("prepayment", "retention", "progress"):  # 发货款 says no more than its event does
        return said
    if rest:
        return "balance"
    return PART_LABELS.get(sum_.term.detail.get("label", ""), "") if sum_ else ""


def _trigger(words: Wording, piece: Span, days: Fact | None, conditions: Sequence[Condition]) -> tuple[str, bool]:
    """The event that the time runs from, and whether payment comes before it."""
    if days is not None and days.term.detail.get("event"):
        return days.term.detail["event"], False
    if any(condition.control is Control.THIRD_PARTY for condition in conditions):
        return "third_party", False
    pattern = _TRIGGER_ZH if words.page.chinese else _TRIGGER_EN
    for match in pattern.finditer(words.lower, piece.start, piece.end):
        event = _but_payment(name_of(match["words"]))
        if event:
            return event, match["before"] is not None
    return ("", False) if days else (_but_payment(name_of(piece.of(words.lower))), False)


def _but_payment(event: str) -> str:
    """付清 names the payment itself, not what it waits for."""
    return "" if event == "payment" else event


def _control(words: Wording, piece: Span, event: str, conditions: Sequence[Condition], dated: bool) -> Control:
    """The one who can hold the payment up longest: a stranger, then the buyer, then the others."""
    controls = {condition.control for condition in conditions}
    if event:
        picked_up = event in ("delivery", "shipment") and _PICKED_UP.search(words.lower, *piece) is not None
        controls.add(Control.BUYER if picked_up else control_of(event))
    elif dated:
        controls.add(Control.CALENDAR)
    return next((control for control in _STRONGEST if control in controls), Control.UNKNOWN)


def _latest(facts: Sequence[Fact]) -> int | None:
    stops = (fact.term.detail.get("longstop", "") for fact in facts)
    return next((int(stop) for stop in stops if stop.isdecimal()), None)


def _trimmed(words: Wording, piece: Span, first: int) -> tuple[int, int]:
    """The piece without the clause's heading and without marks around it."""
    start, end = piece
    clause = words.page.clause(start)
    if clause is not None:
        heading = words.passage(clause.heading)
        if heading.start <= start < heading.end <= first:
            start = heading.end
    lead = _LEAD.match(words.lower, start, end)
    start = lead.end() if lead else start
    end = start + len(_TAIL.sub("", words.lower[start:end]))
    return start, end
