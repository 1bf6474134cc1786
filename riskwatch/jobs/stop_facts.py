"""What a stop rests on: the signs that hold with their stored replies, the words of the contract, the money."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from decimal import Decimal

from riskwatch.domain.customer import Customer
from riskwatch.domain.errors import RiskWatchError
from riskwatch.domain.event import Event
from riskwatch.domain.money import Money
from riskwatch.domain.sign import Sign
from riskwatch.domain.stop import Quote, StopFact
from riskwatch.domain.words import Words
from riskwatch.jobs.ageing import open_invoices
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.source_titles import source_title
from riskwatch.store import Unit
from riskwatch.store.records import StoredDraft

RAW_CHARACTERS = 4000
"""How much of a stored reply the file prints; the rest is in the store under its hash."""
OUR_BOOKS = Words("我方账册", "our own books")
_STOP = re.compile(
    r"[^。\n]*(?:中止|暂停|停止|有权拒绝)(?:履行|供货|供应|发货|交货|交付)[^。\n]*|[^.\n]*\bsuspend\w*\b[^.\n]*(?:deliver|suppl|perform|shipment)[^.\n]*",
    re.I,
)
_TURN = re.compile(
    r"[^。\n]*(?:预付|付款|支付|账期|货到|发货前|交货后|验收后)[^。\n]*|[^.\n]*\b(?:pay|payment|prepay)\w*\b[^.\n]*",
    re.I,
)
_SERVICE = re.compile(
    r"[^。\n]*(?:送达|通知)(?:地址)?[^。\n]*(?:地址|视为送达)[^。\n]*|[^.\n]*\bnotices?\b[^.\n]*(?:address|deemed)[^.\n]*",
    re.I,
)
_KINDS = (
    (Words("中止供货条款", "stop clause"), _STOP, 3),
    (Words("付款与履行顺序", "payment and order of performance"), _TURN, 4),
    (Words("送达地址", "address for service"), _SERVICE, 2),
)


def stop_facts(desk: Desk, unit: Unit, signs: Iterable[Sign]) -> tuple[StopFact, ...]:
    """The facts behind the signs of evidence grade A and B that still hold, one for each event, the firmest first."""
    found: dict[str, StopFact] = {}
    for sign in sorted(signs, key=lambda each: each.kind.evidence_grade):
        if sign.kind.evidence_grade == "C" or sign.cured_on is not None:
            continue
        if not sign.because:
            found[sign.kind.id] = _from_our_books(desk, sign)
        for event in sign.because:
            found.setdefault(event.id, _fact(desk, unit, sign, event))
    return tuple(found.values())


def _fact(desk: Desk, unit: Unit, sign: Sign, event: Event) -> StopFact:
    return StopFact(
        sign=sign.kind.id,
        says=_says(sign, event),
        evidence_grade=sign.kind.evidence_grade,
        on=event.on,
        published=event.published,
        seen=event.first_seen,
        source=source_title(desk, event.source).zh,
        url=event.evidence.url,
        sha256=event.evidence.sha256,
        raw=_raw(unit, event.evidence.sha256),
    )


def _from_our_books(desk: Desk, sign: Sign) -> StopFact:
    """What our own ledger tells has no stored reply: invoices, statements and bank records prove it."""
    return StopFact(
        sign.kind.id, sign.says, sign.kind.evidence_grade, sign.on, None, desk.clock(), OUR_BOOKS.zh, "", "", ""
    )


def _says(sign: Sign, event: Event) -> Words:
    """The sign's name and the register's own words: a letter states facts, not our advice."""
    own = event.after or event.detail
    title = sign.kind.title
    return Words(f"{title.zh}：{own}", f"{title.en}: {own}") if own else title


def _raw(unit: Unit, sha256: str) -> str:
    try:
        proof = unit.evidence.get(sha256)
    except RiskWatchError as error:
        return error.message.en
    text = proof.body.decode("utf-8", "replace")
    if proof.content_type.startswith("application/json"):
        with suppress(ValueError):  # a reply that is no JSON is printed as it came
            text = json.dumps(json.loads(text), ensure_ascii=False, indent=1)
    return text if len(text) <= RAW_CHARACTERS else text[:RAW_CHARACTERS] + " …"


def quotes(draft: StoredDraft | None) -> tuple[Quote, ...]:
    """Sentences of the contract on stopping, on who performs first, and on service; candidates for a person to choose from."""
    if draft is None:
        return ()
    return tuple(_found(draft.text))


def _found(text: str) -> Iterator[Quote]:
    for what, pattern, most in _KINDS:
        seen = [match.group().strip() for match in pattern.finditer(text) if _is_sentence(match.group())]
        for words in seen[:most]:
            yield Quote(what, words[:400])


def _is_sentence(words: str) -> bool:
    """Headings are left out: a sentence of Latin letters takes more of them than one of Han characters."""
    shown = words.strip()
    return len(shown) > (30 if shown.isascii() else 12)


def arrears(desk: Desk, unit: Unit, customer: Customer, contract_ref: str) -> tuple[Money, bool]:
    """What is overdue and undisputed, under that contract where something is overdue under it, else in all; and whether
    it is under that contract."""
    late = [
        item
        for item in open_invoices(unit, customer.ref, desk.today)
        if item.days_overdue > 0 and item.unpaid.currency == customer.currency
    ]
    nothing = Money(Decimal(0), customer.currency)
    same = sum((item.unpaid - item.disputed for item in late if item.invoice.contract_ref == contract_ref), nothing)
    if contract_ref and same.amount > 0:
        return same, True
    return sum((item.unpaid - item.disputed for item in late), nothing), False


def drafts_of(unit: Unit, customer_ref: str) -> tuple[StoredDraft, ...]:
    """The stored drafts that name the customer as a party, newest first."""
    found = (unit.drafts.get(line.id) for line in unit.drafts.all())
    return tuple(draft for draft in found if any(party.customer_ref == customer_ref for party in draft.parties))
