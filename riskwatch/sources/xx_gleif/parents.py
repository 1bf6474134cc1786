"""Who consolidates the accounts of an entity, or why it does not say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from riskwatch.domain.snapshot import Coverage, Notice, Owner
from riskwatch.sources.interface import Reply
from riskwatch.sources.strict_json import Inspection, Sheet
from riskwatch.sources.verdict import ABSENT
from riskwatch.sources.xx_gleif import values

_RELATIONSHIP_IGNORED = ("registration", "extension", "validFrom", "validTo")


@dataclass(frozen=True, slots=True)
class Parents:
    """`owners` are the parents that are named, `notices` why one is not; `state` whether that answers the question."""

    owners: tuple[Owner, ...] | None
    notices: tuple[Notice, ...]
    state: Coverage


@dataclass(frozen=True, slots=True)
class _Side:
    owner: Owner | None = None
    notice: Notice | None = None
    state: Coverage = "not_offered"


def read_parents(data: Sheet, parts: Mapping[str, Reply], look: Inspection) -> Parents:
    """The direct and the ultimate parent, by the links of the record and the replies to them.

    The ultimate parent is named once where it is the direct one as well. That an entity has no parent, or one that does
    not consolidate it, is an answer; that it must not or will not tell is none.
    """
    relationships = data.part("relationships")
    relationships.skip(values.OTHER_RELATIONSHIPS)
    sides = [_side(relationships.part(parent), parent, parts, look) for parent in values.PARENTS]
    owners: dict[str, Owner] = {}
    for side in sides:
        if side.owner:
            owners.setdefault(side.owner.ref, side.owner)
    notices = tuple(side.notice for side in sides if side.notice)
    states = {side.state for side in sides}
    if "failed" in states:
        return Parents(None, notices, "failed")
    return Parents(tuple(owners.values()), notices, "not_offered" if "not_offered" in states else "checked")


def _side(links: Sheet, parent: str, parts: Mapping[str, Reply], look: Inspection) -> _Side:
    inside = links.part("links")
    inside.skip(inside.names)
    if "lei-record" in inside:
        return _named(parent, parts, look)
    if "reporting-exception" in inside:
        return _not_told(parent, parts, look)
    return _Side()


def _named(parent: str, parts: Mapping[str, Reply], look: Inspection) -> _Side:
    """The parent's record names it; the relationship tells since when. The record is another entity's, and not read further."""
    reply = parts.get(parent)
    if reply is None or reply.http_status in ABSENT:
        return _Side(state="failed")
    document = look.document(reply, parent)
    document.skip(("meta", "links"))
    data = document.part("data")
    data.skip(data.names)
    record = data.part("attributes")
    record.skip(record.names)
    entity = record.part("entity")
    entity.skip(entity.names)
    legal = entity.part("legalName")
    legal.skip(("language",))
    since, until = _period(parts.get(f"{parent}{values.RELATIONSHIP}"), look)
    owner = Owner(legal.due("name"), values.PARENTS[parent], since=since, until=until, ref=record.due("lei"))
    return _Side(owner, state="checked")


def _period(reply: Reply | None, look: Inspection) -> tuple[date | None, date | None]:
    if reply is None or reply.http_status in ABSENT:
        return None, None
    document = look.document(reply, "relationship")
    document.skip(("meta", "links"))
    data = document.part("data")
    data.skip(("type", "id", "relationships", "links"))
    attributes = data.part("attributes")
    attributes.skip(_RELATIONSHIP_IGNORED)
    relationship = attributes.part("relationship")
    relationship.skip(("startNode", "endNode", "type", "status"))
    periods = [(p.text("type"), p.day("startDate"), p.day("endDate")) for p in relationship.parts("periods")]
    return next(((since, until) for kind, since, until in periods if kind == "RELATIONSHIP_PERIOD"), (None, None))


def _not_told(parent: str, parts: Mapping[str, Reply], look: Inspection) -> _Side:
    reply = parts.get(f"{parent}{values.EXCEPTION}")
    if reply is None:
        return _Side(state="failed")
    if reply.http_status in ABSENT:
        return _Side()
    document = look.document(reply, "reporting-exception")
    document.skip(("meta", "links"))
    data = document.part("data")
    data.skip(("type", "id", "relationships", "links"))
    exception = data.part("attributes")
    exception.skip(("lei", "category", "reference", "validTo"))
    has_none = exception.choice("reason", values.EXCEPTIONS, False)
    reason, since = exception.text("reason"), exception.day("validFrom")
    told = f"{parent.replace('-', ' ')} not named: {reason}"
    notice = Notice(f"{parent}:{reason}", "other", told, "GLEIF", listed_on=since, raw=reason)
    return _Side(notice=notice, state="checked" if has_none else "not_offered")
