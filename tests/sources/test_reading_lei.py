"""How an LEI record is read: what the recordings do not show."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from riskwatch.domain.errors import SourceChanged
from riskwatch.domain.snapshot import Identifier, Snapshot
from riskwatch.sources import Memory, Reply
from riskwatch.sources.xx_gleif.reading import read

LEI = Identifier("lei", "DEMO00RISKWATCH00154")
AT = datetime(2026, 11, 24, 8, tzinfo=UTC)


@pytest.fixture
def look(reply: Callable[..., Reply]) -> Callable[..., Snapshot]:
    def build(registration: Any = None, **entity: Any) -> Snapshot:
        base = {"legalName": {"name": "X"}, "status": "ACTIVE", "legalAddress": {"city": "Y"}, "eventGroups": []}
        attributes = {"lei": LEI.id, "entity": base | entity, "registration": registration or {"status": "ISSUED"}}
        return read(LEI, [reply("/api/v1/lei-records/x", {"data": {"attributes": attributes}})], AT)

    return build


def _event(kind: str, status: str = "IN_PROGRESS") -> list[Any]:
    return [{"groupType": "STANDALONE", "events": [{"type": kind, "status": status, "effectiveDate": "2026-11-01"}]}]


@pytest.mark.parametrize(
    ("kind", "stage", "normalised"),
    [
        ("BANKRUPTCY", "open", "insolvent"),
        ("INSOLVENCY", "open", "insolvent"),
        ("LIQUIDATION", "open", "insolvent"),
        ("VOLUNTARY_ARRANGEMENT", "rescue", "rescue"),
        ("DISSOLUTION", "strike_off", "strike_off_pending"),
    ],
)
def test_event_of_distress(look: Callable[..., Snapshot], kind: str, stage: str, normalised: str) -> None:
    snapshot = look(eventGroups=_event(kind))
    assert [(case.stage, case.started_on) for case in snapshot.insolvency or ()] == [(stage, date(2026, 11, 1))]
    assert (snapshot.status.normalised, snapshot.unknown) == (normalised, ())
    withdrawn = look(eventGroups=_event(kind, "WITHDRAWN_CANCELLED"))
    assert [case.stage for case in withdrawn.insolvency or ()] == ["closed"]
    assert withdrawn.status.normalised == "active"


def test_unknown_event_is_reported(look: Callable[..., Snapshot]) -> None:
    snapshot = look(eventGroups=_event("ASCENSION"))
    assert (snapshot.insolvency, snapshot.changes) == ((), ())
    assert snapshot.unknown == ("lei-record.data.attributes.entity.eventGroups[].events[].type = ASCENSION",)


def test_record_without_events_was_not_checked(look: Callable[..., Snapshot]) -> None:
    snapshot = look(eventGroups=None)
    assert snapshot.insolvency is None
    assert snapshot.coverage["INSOLVENCY_OPEN"] == "failed"


@pytest.mark.parametrize(
    ("status", "overdue", "remarked"),
    [("ISSUED", False, 0), ("LAPSED", True, 0), ("RETIRED", False, 0), ("DUPLICATE", False, 1), ("ANNULLED", False, 1)],
)
def test_registration(look: Callable[..., Snapshot], status: str, overdue: bool, remarked: int) -> None:
    snapshot = look(registration={"status": status, "nextRenewalDate": "2026-01-01T00:00:00Z"})
    assert [filing.overdue for filing in snapshot.filings or ()] == [overdue]
    assert len(snapshot.notices or ()) == remarked


def test_inactive_is_ceased(look: Callable[..., Snapshot]) -> None:
    snapshot = look(status="INACTIVE", expiration={"date": "2026-10-01T00:00:00Z", "reason": "DISSOLVED"})
    assert (snapshot.status.normalised, snapshot.ceased_on) == ("ceased", date(2026, 10, 1))


@pytest.mark.parametrize(
    ("country", "number", "scheme"),
    [
        ("CN", "91330200MA0DEM001A", "uscc"),
        ("CN", "91330200MA0DEM0010", ""),
        ("GB", "SC243739", "gb_coh"),
        ("NO", "999000010", "no_orgnr"),
        ("US", "1234567", ""),
        ("GB", "FC-17", ""),
    ],
)
def test_national_number(look: Callable[..., Snapshot], country: str, number: str, scheme: str) -> None:
    identifiers = look(jurisdiction=country, registeredAs=number).identifiers
    assert identifiers == ((Identifier(scheme, number),) if scheme else ())


def test_no_name_is_no_record(look: Callable[..., Snapshot]) -> None:
    with pytest.raises(SourceChanged):
        look(legalName={"name": ""})


SIDES = ("direct-parent", "ultimate-parent")
PATH = f"/api/v1/lei-records/{LEI.id}"


def _record(**links: str) -> dict[str, Any]:
    """A record whose sides link to what is given: a parent's record, or the exception."""
    entity = {"legalName": {"name": "X"}, "status": "ACTIVE", "legalAddress": {"city": "Y"}, "eventGroups": []}
    attributes = {"lei": LEI.id, "entity": entity, "registration": {"status": "ISSUED"}}
    relationships = {side.replace("_", "-"): {"links": {kind: "https://x"}} for side, kind in links.items()}
    return {"data": {"attributes": attributes, "relationships": relationships}}


def _parent(lei: str) -> dict[str, Any]:
    return {
        "data": {"type": "lei-records", "attributes": {"lei": lei, "entity": {"legalName": {"name": f"Parent {lei}"}}}}
    }


def _period(since: str, until: str | None = None) -> dict[str, Any]:
    periods = [
        {"type": "ACCOUNTING_PERIOD", "startDate": "2020-01-01T00:00:00Z"},
        {"type": "RELATIONSHIP_PERIOD", "startDate": f"{since}T00:00:00Z", "endDate": until and f"{until}T00:00:00Z"},
    ]
    return {"data": {"attributes": {"relationship": {"periods": periods}}}}


def _exception(reason: str) -> dict[str, Any]:
    return {"data": {"attributes": {"reason": reason}}}


@pytest.fixture
def group(reply: Callable[..., Reply]) -> Callable[..., Snapshot]:
    """Read a record with its links and further replies by part; a number is an HTTP status."""

    def build(record: dict[str, Any], **parts: Any) -> Snapshot:
        replies = [reply(PATH, record)]
        for name, content in parts.items():
            status = content if isinstance(content, int) else 200
            replies.append(reply(f"{PATH}/{name.replace('_', '-')}", {} if status != 200 else content, status))
        return read(LEI, replies, AT)

    return build


def test_parents_are_owners_since_the_relationship_began(group: Callable[..., Snapshot]) -> None:
    snapshot = group(
        _record(direct_parent="lei-record", ultimate_parent="lei-record"),
        direct_parent=_parent("A"), direct_parent_relationship=_period("2018-04-10"),
        ultimate_parent=_parent("B"), ultimate_parent_relationship=_period("2015-01-02", "2026-01-01"),
    )  # fmt: skip
    assert [(o.name, o.kind, o.ref, o.since, o.until) for o in snapshot.owners or ()] == [
        ("Parent A", "parent", "A", date(2018, 4, 10), None),
        ("Parent B", "ultimate_parent", "B", date(2015, 1, 2), date(2026, 1, 1)),
    ]
    assert (snapshot.coverage["OWNER_CHANGE"], snapshot.unknown) == ("checked", ())


def test_one_parent_on_both_sides_is_one_owner(group: Callable[..., Snapshot]) -> None:
    record = _record(direct_parent="lei-record", ultimate_parent="lei-record")
    snapshot = group(record, direct_parent=_parent("A"), ultimate_parent=_parent("A"))
    assert [owner.kind for owner in snapshot.owners or ()] == ["parent"]


@pytest.mark.parametrize(
    ("reason", "covered", "unknown"),
    [
        ("NATURAL_PERSONS", "checked", ()),
        ("NO_KNOWN_PERSON", "checked", ()),
        ("NON_CONSOLIDATING", "checked", ()),
        ("NO_LEI", "not_offered", ()),
        ("NON_PUBLIC", "not_offered", ()),
        ("NOVELTY", "not_offered", ("reporting-exception.data.attributes.reason = NOVELTY",)),
    ],
)
def test_reason_for_naming_no_parent(
    group: Callable[..., Snapshot], reason: str, covered: str, unknown: tuple[str, ...]
) -> None:
    record = _record(direct_parent="reporting-exception", ultimate_parent="reporting-exception")
    told = {f"{side.replace('-', '_')}_reporting_exception": _exception(reason) for side in SIDES}
    snapshot = group(record, **told)
    assert (snapshot.owners, snapshot.coverage["OWNER_CHANGE"], snapshot.unknown) == ((), covered, unknown)
    assert [notice.raw for notice in snapshot.notices or ()] == [reason, reason]


def test_side_that_did_not_come_leaves_the_owners_open(group: Callable[..., Snapshot]) -> None:
    record = _record(direct_parent="lei-record", ultimate_parent="reporting-exception")
    without = group(record, ultimate_parent_reporting_exception=_exception("NO_LEI"))
    gone = group(record, direct_parent=404, ultimate_parent_reporting_exception=_exception("NO_LEI"))
    for snapshot in (without, gone):
        assert (snapshot.owners, snapshot.coverage["OWNER_CHANGE"]) == (None, "failed")
    assert group(_record()).coverage["OWNER_CHANGE"] == "not_offered"


def _line(field: str, on: str, kind: str = "UPDATE") -> dict[str, Any]:
    path = f"/lei:LEIData/lei:LEIRecords/lei:LEIRecord/lei:Entity/{field}"
    return {"attributes": {"recordType": "LEI", "modificationType": kind, "field": path, "date": f"{on}T00:00:00Z",
                           "valueOld": "old", "valueNew": "new"}}  # fmt: skip


def test_change_log_dates_what_the_record_does_not(group: Callable[..., Snapshot]) -> None:
    lines = [
        _line("lei:LegalName", "2026-10-01"),
        _line("lei:LegalName/@xml:lang", "2026-10-02"),
        _line("lei:LegalAddress/lei:City", "2026-10-03"),
        _line("lei:LegalName", "2015-01-01", "INITIAL"),
        _line("lei:EntityCategory", "2026-10-04"),
    ]
    changes = group(_record(), field_modifications={"data": lines}).changes or ()
    assert [(c.item, c.before, c.after, c.on) for c in changes] == [
        ("legal_name", "old", "new", date(2026, 10, 1)),
        ("registered_address", "old", "new", date(2026, 10, 3)),
    ]
    assert group(_record(), field_modifications=404).changes == ()


def test_day_of_the_event_counts_before_the_day_it_was_written_down(group: Callable[..., Snapshot]) -> None:
    record = _record()
    record["data"]["attributes"]["entity"]["eventGroups"] = _event("CHANGE_LEGAL_NAME", "COMPLETED")
    lines = [_line("lei:LegalName", "2026-11-20"), _line("lei:LegalName", "2026-10-20")]
    changes = group(record, field_modifications={"data": lines}).changes or ()
    assert [change.on for change in changes] == [date(2026, 11, 1), date(2026, 10, 20)]


def test_client_follows_the_links_of_the_record(script: Any, sources_at: Callable[..., Any]) -> None:
    record = _record(direct_parent="lei-record", ultimate_parent="reporting-exception")
    script.answers = {PATH: (200, {"Content-Type": "application/vnd.api+json"}, json.dumps(record).encode())}
    sources_at(script.url)["xx_gleif"].fetch(LEI, Memory())
    assert [asked["path"].removeprefix(PATH) for asked in script.asked] == [
        "", "/direct-parent-relationship", "/direct-parent", "/ultimate-parent-reporting-exception",
        "/field-modifications?page%5Bnumber%5D=1&page%5Bsize%5D=100",
    ]  # fmt: skip
