"""Asks Tianyancha: a short look each time, every list that is bought once in thirty days.

Calls cost money: what a look will ask is counted before it asks. An answer without data is usually billed as well; the
service does not say, so it counts as unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from riskwatch.domain.snapshot import Identifier
from riskwatch.sources.access import Access
from riskwatch.sources.cn_tianyancha import envelope
from riskwatch.sources.interface import Answer, Found, Memory, NotThere, Reply
from riskwatch.sources.strict_json import Inspection
from riskwatch.sources.till import no_such_product
from riskwatch.sources.verdict import ABSENT

SHORT = ("register", "dishonest", "enforcement", "abnormal")
ALL_EVERY = timedelta(days=30)
PAGE = 20


def look(access: Access, identifier: Identifier, memory: Memory) -> Answer:
    """Ask what is due; raises what `Web.get` raises, SourceClosed where the budget does not allow it."""
    now = access.web.now
    last = _remembered(memory)
    full = last is None or now.date() - last >= ALL_EVERY
    wanted = (*SHORT, *(name for name in access.products if full and name not in SHORT))
    replies: list[Reply] = []
    for reply in _buy(access, identifier, wanted, now):
        replies.append(reply)
        if len(replies) == 1 and _is_absent(reply, now):
            return NotThere(reply)
    left = (now.date() if full else last or now.date()).isoformat()
    return Found(tuple(replies), Memory(left))


def _buy(access: Access, identifier: Identifier, names: Sequence[str], now: datetime) -> Iterator[Reply]:
    products = [access.products[name] for name in names if name in access.products]
    with access.till.open(access.name, str(identifier), products) as bill:
        for product in products:
            query = {"keyword": identifier.id}
            if product.name != "register":
                query |= {"pageNum": "1", "pageSize": str(PAGE)}
            bill.ask(product.name)
            reply = access.buy(product, query, hidden={}, headers={})
            if reply.http_status in ABSENT and product.name == "register":
                raise no_such_product(access.name, product.path)
            if reply.http_status in ABSENT:
                yield reply
                continue
            state = envelope.state_of(Inspection().document(reply, product.name), now)
            bill.settle(product.name, billed="no" if state == "not_bought" else "unknown")
            yield reply


def _is_absent(reply: Reply, now: datetime) -> bool:
    return envelope.state_of(Inspection().document(reply, "register"), now) == "none"


def _remembered(memory: Memory) -> date | None:
    """The day on which everything was asked last."""
    try:
        return date.fromisoformat(memory.etag)
    except ValueError:
        return None
