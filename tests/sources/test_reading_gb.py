"""How UK Companies House is read: what the recordings do not show."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from riskwatch.domain.errors import SourceChanged
from riskwatch.domain.snapshot import Identifier, Snapshot
from riskwatch.sources import Reply
from riskwatch.sources.gb_companies_house.reading import read

NUMBER = Identifier("gb_coh", "99000001")
BASE = "/company/99000001"
PROFILE: dict[str, Any] = {
    "company_number": "99000001",
    "company_name": "X LTD",
    "company_status": "active",
    "type": "ltd",
    "registered_office_address": {"address_line_1": "1 Street", "postal_code": "ZZ1 1ZZ"},
}
AT = datetime(2026, 11, 24, 8, tzinfo=UTC)
Build = Callable[..., Reply]


@pytest.fixture
def look(reply: Build) -> Callable[..., Snapshot]:
    """Read a profile with changes, and other parts by name: a dict is the answer, a number an HTTP status."""

    def build(at: datetime = AT, parts: dict[str, Any] | None = None, **profile: Any) -> Snapshot:
        replies = [reply(BASE, PROFILE | profile)]
        for part, content in (parts or {}).items():
            status = content if isinstance(content, int) else 200
            replies.append(reply(f"{BASE}/{part}?items_per_page=100", {} if status != 200 else content, status))
        return read(NUMBER, replies, at)

    return build


def _case(kind: str, *dates: tuple[str, str]) -> dict[str, Any]:
    return {"number": "1", "type": kind, "dates": [{"type": name, "date": day} for name, day in dates]}


@pytest.mark.parametrize(
    ("raw", "normalised"),
    [
        ("active", "active"), ("open", "active"), ("registered", "active"), ("dissolved", "ceased"),
        ("closed", "ceased"), ("removed", "ceased"), ("converted-closed", "ceased"), ("liquidation", "insolvent"),
        ("receivership", "insolvent"), ("administration", "rescue"), ("voluntary-arrangement", "rescue"),
        ("insolvency-proceedings", "rescue"),
    ],
)  # fmt: skip
def test_status(look: Callable[..., Snapshot], raw: str, normalised: str) -> None:
    snapshot = look(company_status=raw)
    assert (snapshot.status.normalised, snapshot.unknown) == (normalised, ())


def test_unknown_status_is_reported_not_guessed(look: Callable[..., Snapshot]) -> None:
    snapshot = look(company_status="hibernating")
    assert snapshot.status.normalised == "unknown"
    assert snapshot.unknown == ("profile.company_status = hibernating",)


def test_no_status_is_no_snapshot(look: Callable[..., Snapshot]) -> None:
    with pytest.raises(SourceChanged):
        look(company_status=None)


def test_partly_public_company_may_have_no_status(look: Callable[..., Snapshot]) -> None:
    snapshot = look(company_status=None, partial_data_available="full-data-available-from-the-company")
    assert (snapshot.status.normalised, snapshot.unknown) == ("unknown", ())


def test_strike_off_stays_active_and_takes_the_notice_as_its_date(look: Callable[..., Snapshot]) -> None:
    filings = {"items": [{"type": "GAZ1", "date": "2026-11-20", "transaction_id": "a", "description": "x"}]}
    detail = "active-proposal-to-strike-off"
    snapshot = look(company_status_detail=detail, parts={"filing-history": filings})
    assert snapshot.status.normalised == "strike_off_pending"
    assert snapshot.status.since == date(2026, 11, 20)
    assert [(n.kind, n.raw, n.removed_on) for n in snapshot.notices or ()] == [("gazette", "GAZ1", None)]


@pytest.mark.parametrize("ending", ["DISS40", "DISS16(SOAS)", "SOAS(A)"])
def test_discontinued_strike_off(look: Callable[..., Snapshot], ending: str) -> None:
    items = [
        {"type": ending, "date": "2026-11-22", "transaction_id": "b"},
        {"type": "GAZ1", "date": "2026-11-20", "transaction_id": "a"},
    ]
    notice = (look(parts={"filing-history": {"items": items}}).notices or ())[0]
    assert notice.removed_on == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("case", "stage", "since"),
    [
        (_case("compulsory-liquidation", ("petitioned-on", "2026-01-02")), "petition", date(2026, 1, 2)),
        (
            _case("compulsory-liquidation", ("petitioned-on", "2026-01-02"), ("ordered-to-wind-up-on", "2026-02-02")),
            "open",
            date(2026, 2, 2),
        ),
        (_case("compulsory-liquidation", ("wound-up-on", "2026-02-02"), ("concluded-winding-up-on", "2026-03-01")),
         "closed", date(2026, 2, 2)),
        (_case("in-administration", ("administration-started-on", "2026-02-02")), "rescue", date(2026, 2, 2)),
        (_case("in-administration", ("administration-started-on", "2026-02-02"),
               ("administration-ended-on", "2026-03-02")), "closed", date(2026, 2, 2)),
        (_case("members-voluntary-liquidation", ("declaration-solvent-on", "2026-02-01")), "solvent",
         date(2026, 2, 1)),
        (_case("receiver-manager", ("instrumented-on", "2026-02-02")), "open", date(2026, 2, 2)),
        (_case("moratorium", ("moratorium-started-on", "2026-02-02")), "rescue", date(2026, 2, 2)),
        (_case("foreign-insolvency"), "open", None),
    ],
)  # fmt: skip
def test_stage_of_a_case(look: Callable[..., Snapshot], case: Any, stage: str, since: date | None) -> None:
    cases = look(parts={"insolvency": {"cases": [case]}}).insolvency or ()
    assert [(found.stage, found.started_on) for found in cases] == [(stage, since)]


def test_members_voluntary_liquidation_is_solvent(look: Callable[..., Snapshot]) -> None:
    case = _case("members-voluntary-liquidation", ("wound-up-on", "2026-02-02"))
    snapshot = look(company_status="liquidation", parts={"insolvency": {"cases": [case]}})
    assert (snapshot.status.normalised, snapshot.status.since) == ("solvent_liquidation", date(2026, 2, 2))


def test_newest_open_case_decides(look: Callable[..., Snapshot]) -> None:
    old = _case("members-voluntary-liquidation", ("wound-up-on", "2025-02-02"))
    new = _case("creditors-voluntary-liquidation", ("wound-up-on", "2026-02-02")) | {"number": "2"}
    for cases in ([old, new], [new, old]):
        snapshot = look(company_status="liquidation", parts={"insolvency": {"cases": cases}})
        assert (snapshot.status.normalised, snapshot.status.since) == ("insolvent", date(2026, 2, 2))


def test_case_of_unknown_type_is_shown_but_claims_nothing(look: Callable[..., Snapshot]) -> None:
    snapshot = look(parts={"insolvency": {"cases": [_case("novelty", ("wound-up-on", "2026-02-02"))]}})
    assert snapshot.insolvency == ()
    assert [notice.kind for notice in snapshot.notices or ()] == ["other"]
    assert snapshot.coverage["INSOLVENCY_OPEN"] == "failed"
    assert snapshot.unknown == ("insolvency.cases[].type = novelty",)


@pytest.mark.parametrize("part", ["insolvency", "charges", "persons-with-significant-control"])
def test_404_is_an_empty_list_where_the_register_means_it(look: Callable[..., Snapshot], part: str) -> None:
    members = {"insolvency": "insolvency", "charges": "charges", "persons-with-significant-control": "owners"}
    snapshot = look(parts={part: 404})
    assert getattr(snapshot, members[part]) == ()


@pytest.mark.parametrize(("part", "member"), [("officers", "officers"), ("charges", "charges")])
@pytest.mark.parametrize("content", [{"items": "many"}, {"items": ["x"]}, {"things": []}])
def test_part_of_another_shape_was_not_checked(
    look: Callable[..., Snapshot], part: str, member: str, content: Any
) -> None:
    snapshot = look(parts={part: content})
    assert getattr(snapshot, member) is None
    assert snapshot.status.normalised == "active"
    code = {"officers": "OFFICER_LEFT", "charges": "CHARGE_REGISTERED"}[part]
    assert snapshot.coverage[code] == "failed"


def test_parts_that_were_not_asked_are_not_clean(look: Callable[..., Snapshot]) -> None:
    snapshot = look()
    assert (snapshot.officers, snapshot.charges, snapshot.owners, snapshot.insolvency) == (None, None, None, None)


@pytest.mark.parametrize(
    ("due", "flag", "late"),
    [
        ("2026-11-23", False, True),
        ("2026-11-24", True, False),
        ("2026-11-25", True, False),
        (None, True, True),
        (None, False, None),
    ],
)
def test_lateness_is_counted_from_the_due_date(
    look: Callable[..., Snapshot], due: str | None, flag: bool, late: bool | None
) -> None:
    accounts = {"next_due": due, "overdue": flag}
    filings = [filing for filing in look(accounts=accounts).filings or () if filing.kind == "accounts"]
    assert [filing.overdue for filing in filings] == ([] if late is None else [late])


def test_day_is_the_day_in_london(look: Callable[..., Snapshot]) -> None:
    accounts = {"next_due": "2026-07-01", "overdue": False}
    before_midnight = look(at=datetime(2026, 7, 1, 22, 59, tzinfo=UTC), accounts=accounts).filings or ()
    after_midnight = look(at=datetime(2026, 7, 1, 23, 1, tzinfo=UTC), accounts=accounts).filings or ()
    assert (before_midnight[0].overdue, after_midnight[0].overdue) == (False, True)


def test_company_that_is_gone_owes_no_filing(look: Callable[..., Snapshot]) -> None:
    snapshot = look(company_status="dissolved", accounts={"next_due": "2020-01-01", "overdue": True})
    assert not any(filing.overdue for filing in snapshot.filings or ())


def test_address_flags(look: Callable[..., Snapshot]) -> None:
    moved = {"items": [{"type": "RP05", "date": "2026-11-20", "transaction_id": "a"}]}
    snapshot = look(
        undeliverable_registered_office_address=True,
        registered_office_is_in_dispute=True,
        parts={"filing-history": moved},
    )
    assert snapshot.addresses is not None
    assert snapshot.addresses[0].flags == ("undeliverable", "in_dispute", "defaulted")
    assert snapshot.addresses[0].text == "1 Street, ZZ1 1ZZ"


def test_filings_date_what_the_profile_does_not(look: Callable[..., Snapshot]) -> None:
    items = [
        {"type": "AD01", "date": "2026-11-20", "transaction_id": "b"},
        {"type": "CERTNM", "date": "2026-11-19", "transaction_id": "a"},
        {"type": "CS01", "date": "2026-11-18", "transaction_id": "c"},
    ]
    changes = look(parts={"filing-history": {"items": items}}).changes or ()
    assert [(change.item, change.on) for change in changes] == [
        ("registered_address", date(2026, 11, 20)),
        ("legal_name", date(2026, 11, 19)),
    ]
    assert look().changes is None


@pytest.mark.parametrize(
    ("particulars", "everything"),
    [
        ({"floating_charge_covers_all": True}, True),
        ({"contains_floating_charge": True}, False),
        ({"description": "Fixed and floating charge over the undertaking and all property and assets present"}, True),
        ({"description": "All property and assets known as 1 Mill Lane"}, False),
        ({"description": "The property known as 1 Mill Lane"}, False),
    ],
)
def test_charge_over_everything(look: Callable[..., Snapshot], particulars: Any, everything: bool) -> None:
    item = {"charge_number": 4, "status": "outstanding", "created_on": "2026-11-01", "particulars": particulars,
            "persons_entitled": [{"name": "A Bank"}, {"name": "B Bank"}]}  # fmt: skip
    charge = (look(parts={"charges": {"items": [item], "total_count": 1}}).charges or ())[0]
    assert (charge.covers_everything, charge.ref, charge.holder) == (everything, "charge 4", "A Bank; B Bank")


def test_owner_bands(look: Callable[..., Snapshot]) -> None:
    kind = "individual-person-with-significant-control"
    natures = ["voting-rights-75-to-100-percent", "ownership-of-shares-25-to-50-percent-as-trust", "by-magic"]
    items = [{"kind": kind, "name": "A", "natures_of_control": natures, "notified_on": "2020-01-01"}]
    snapshot = look(parts={"persons-with-significant-control": {"items": items, "total_results": 1}})
    owner = (snapshot.owners or ())[0]
    assert (owner.share_min, owner.share_max) == (Decimal(25), Decimal(50))
    assert snapshot.unknown == ("persons-with-significant-control.items[]: natures_of_control = by-magic",)


def test_birth_dates_are_nowhere(look: Callable[..., Snapshot]) -> None:
    item = {"name": "DOE, J", "officer_role": "director", "date_of_birth": {"month": 7, "year": 1951}}
    snapshot = look(parts={"officers": {"items": [item], "total_results": 1}})
    assert "1951" not in repr(snapshot)
    assert snapshot.unknown == ()


def test_profile_of_another_company(reply: Build) -> None:
    with pytest.raises(SourceChanged):
        read(NUMBER, [reply(BASE, PROFILE | {"company_number": "99000002"})], AT)


def test_no_profile_at_all(reply: Build) -> None:
    with pytest.raises(SourceChanged):
        read(NUMBER, [reply(f"{BASE}/charges", {"items": []})], AT)
