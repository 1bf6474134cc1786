"""Asks QCC: a short look each time, the scan of all risks every thirty days, single lists where the scan cuts them off.

Calls cost money: what a look will ask is counted before it asks.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from riskwatch.domain.errors import SourceClosed
from riskwatch.domain.snapshot import Identifier
from riskwatch.domain.words import Words
from riskwatch.sources.access import Access
from riskwatch.sources.cn_qcc import envelope
from riskwatch.sources.cn_qcc.lists import SCANNED, totals
from riskwatch.sources.interface import Answer, Found, Memory, NotThere, Reply
from riskwatch.sources.strict_json import Inspection
from riskwatch.sources.till import Bill, Product, no_such_product
from riskwatch.sources.verdict import ABSENT

SHORT = ("register", "abnormal", "dishonest")
SCAN = "scan"
ALWAYS = ("unsatisfied", "filings")
"""Lists that the scan does not have; asked together with it."""

SCAN_EVERY = timedelta(days=30)
PAGE = 20


def look(access: Access, identifier: Identifier, memory: Memory) -> Answer:
    """Ask what is due; raises what `Web.get` raises, SourceClosed where the budget does not allow it."""
    now = access.web.now
    scanned_on, known = _remembered(memory)
    full = scanned_on is None or now.date() - scanned_on >= SCAN_EVERY
    wanted = (*SHORT, *((SCAN, *ALWAYS) if full else ()))
    replies = list(_buy(access, identifier, wanted, now))
    if not replies or _says(replies[0], now) == "none":
        return NotThere(replies[0])
    counted = next((totals(reply) for reply in replies if reply.url.endswith(f"#{SCAN}")), known)
    if full:
        cut = [
            part for part, total in counted.items() if total > 3 and total > known.get(part, 0) and part not in wanted
        ]
        replies += _buy(access, identifier, cut, now)
    left = {"scanned": (now.date() if full else scanned_on or now.date()).isoformat(), "totals": counted}
    return Found(tuple(replies), Memory(json.dumps(left, sort_keys=True)))


def signed(key: str, secret: str, now: datetime) -> dict[str, str]:
    """The headers that prove who asks: the upper-case hex MD5 of key, time and secret."""
    timespan = str(int(now.timestamp()))
    token = hashlib.md5(f"{key}{timespan}{secret}".encode(), usedforsecurity=False).hexdigest().upper()
    return {"Token": token, "Timespan": timespan}


def _buy(access: Access, identifier: Identifier, names: Sequence[str], now: datetime) -> Iterator[Reply]:
    products = [access.products[name] for name in names if name in access.products]
    if not products:
        return
    if access.key and not access.secret:
        raise _no_secret()
    with access.till.open(access.name, str(identifier), products) as bill:
        for product in products:
            yield _call(access, identifier, product, bill, now)


def _call(access: Access, identifier: Identifier, product: Product, bill: Bill, now: datetime) -> Reply:
    query = {"searchKey": identifier.id}
    if product.name not in ("register", SCAN):
        query |= {"pageIndex": "1", "pageSize": str(PAGE)}
    bill.ask(product.name)
    headers = signed(access.key, access.secret, now)
    reply = access.buy(product, query, hidden={"key": access.key}, headers=headers)
    if reply.http_status in ABSENT:
        if product.name == "register":
            raise no_such_product(access.name, product.path)
        return reply
    found = envelope.verdict(Inspection().document(reply, product.name), now)
    bill.settle(product.name, billed=found.billed, order_no=found.order_no)
    return reply


def _says(reply: Reply, now: datetime) -> str:
    return envelope.verdict(Inspection().document(reply, "register"), now).state


def _remembered(memory: Memory) -> tuple[date | None, dict[str, int]]:
    """The day of the last scan, and how many entries each of its lists had."""
    try:
        left = json.loads(memory.etag)
        kept = {part: int(total) for part, total in left["totals"].items() if part in SCANNED.values()}
        return date.fromisoformat(left["scanned"]), kept
    except (ValueError, KeyError, TypeError, AttributeError):
        return None, {}


def _no_secret() -> SourceClosed:
    return SourceClosed(
        Words("企查查还需要 SecretKey，尚未设置。", "QCC needs its secret key as well, and none is set."),
        Words("请设置 RISKWATCH_SOURCE_CN_QCC_SECRET。", "Set RISKWATCH_SOURCE_CN_QCC_SECRET."),
    )
