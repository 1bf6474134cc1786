"""The change log of an LEI record: on which day a name, an address or a parent became another one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from riskwatch.domain.snapshot import Change
from riskwatch.sources.interface import Reply
from riskwatch.sources.strict_json import Inspection, Sheet
from riskwatch.sources.verdict import ABSENT

_ITEMS = {
    "/lei:Entity/lei:LegalName": "legal_name",
    "/lei:Entity/lei:LegalAddress/": "registered_address",
    "/lei:Entity/lei:HeadquartersAddress/": "business_address",
    "/lei:Entity/lei:LegalForm/": "legal_form",
    "/lei:Entity/lei:EntityStatus": "status",
    "/rr:RelationshipRecord/rr:Relationship/": "owners",
    "/repex:Exception/repex:ExceptionReason": "owners",
}
"""What a field is about, by a piece of its path in the exchange format of the golden copy. Attributes (@) only say how
something is written."""

_FRESH = timedelta(days=365)
"""An event of the record explains a line of the log that was written within this time after it."""


def read_modifications(reply: Reply | None, look: Inspection, events: Iterable[Change]) -> tuple[Change, ...]:
    """The lines that date a fact of ours. The day of a line is when it was written down; where an event of the record
    gives the day on which the same thing happened, that one counts and the line is left out."""
    if reply is None or reply.http_status in ABSENT:
        return ()
    document = look.document(reply, "field-modifications")
    document.skip(("meta", "links"))
    known = [(event.item, event.on) for event in events if event.on]
    found = []
    for row in document.parts("data"):
        row.skip(("type", "id", "links", "relationships"))
        change = _change(row.part("attributes"))
        if change and not any(item == change.item and _explains(on, change.on) for item, on in known):
            found.append(change)
    return tuple(dict.fromkeys(found))


def _change(line: Sheet) -> Change | None:
    """None for a first entry, which changes nothing, and for what dates no fact."""
    line.skip(("lei", "recordType", "context"))
    kind, path, on = line.text("modificationType"), line.due("field"), line.day("date")
    before, after = line.text("valueOld"), line.text("valueNew")
    item = next((item for piece, item in _ITEMS.items() if piece in path), "")
    if not item or "@" in path or (kind == "INITIAL" and item != "owners"):
        return None
    return Change(item, before, after, on)


def _explains(event: date, line: date | None) -> bool:
    return line is not None and event <= line <= event + _FRESH
