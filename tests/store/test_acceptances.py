"""Versions of a contract and accepted findings, on both databases."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from riskwatch.domain.rule import Acceptance, Severity
from riskwatch.store import Store, migrate, open_store
from riskwatch.store.codec import dump
from riskwatch.store.contract_key import contract_key
from riskwatch.store.records import PartyLine, StoredAcceptance, StoredDraft

Draft = Callable[..., StoredDraft]
NAMES = ("江阴澄泓化工有限公司", "Northgate Ltd")


@pytest.fixture
def a_draft(now: datetime) -> Draft:
    def make(**given: Any) -> StoredDraft:
        values: dict[str, Any] = {
            "id": "d1", "file": "a.docx", "sha256": "a" * 64, "format": "docx", "actor": "me", "at": now, "side": "seller",
            "law": "CN", "filled": True, "language": "zh", "title": "购销合同", "number": "XS-1", "text": "正文", "blocks": (),
            "parties": tuple(PartyLine("other", "", name) for name in NAMES), "findings": (), "passed": (),
            "not_applicable": (), "not_judged": (), "suppressed": (), "rules_version": "v", "rules_count": 0,
        }  # fmt: skip
        return StoredDraft(**{**values, **given})

    return make


def accepted(now: datetime, number: str = "x1", fingerprint: str = "f" * 32) -> StoredAcceptance:
    acceptance = Acceptance(fingerprint, "PAY002", "r", "o@example.com", date(2027, 1, 31), Severity.WARNING, number)
    return StoredAcceptance(acceptance, "d1", "d1", now)


def test_an_acceptance_comes_back_and_stays_after_it_was_revoked(store: Store, now: datetime, a_draft: Draft) -> None:
    given = accepted(now)
    with store.transaction() as unit:
        unit.drafts.add(a_draft())
        unit.acceptances.add(given)
        assert unit.acceptances.in_force(("d1", "other")) == (given,)
        assert unit.acceptances.in_force(("other",)) == ()
        assert unit.acceptances.revoke("x1", at=now, by="boss")
        assert not unit.acceptances.revoke("x1", at=now, by="later")
        assert unit.acceptances.in_force(("d1",)) == ()
        assert unit.acceptances.of("d1") == (replace(given, revoked_at=now, revoked_by="boss"),)
        assert unit.acceptances.get("x2") is None


def test_a_finding_is_accepted_once_at_a_time(store: Store, now: datetime, a_draft: Draft) -> None:
    with store.transaction() as unit:
        unit.drafts.add(a_draft())
        unit.acceptances.add(accepted(now))
    with pytest.raises(IntegrityError), store.transaction() as unit:
        unit.acceptances.add(accepted(now, "x2"))
    with store.transaction() as unit:
        unit.acceptances.revoke("x1", at=now, by="o")
        unit.acceptances.add(accepted(now, "x2"))
        assert len(unit.acceptances.of("d1")) == 2


def test_versions_are_found_by_number_and_parties(store: Store, now: datetime, a_draft: Draft) -> None:
    later = now + timedelta(hours=1)
    with store.transaction() as unit:
        unit.drafts.add(a_draft())
        unit.drafts.add(a_draft(id="d2", at=later, series="d1", version=2, predecessor="d1", number=" ｘs-1 "))
        unit.drafts.add(a_draft(id="d3", number="XS-2"))
        key = contract_key("seller", "XS-1", reversed(NAMES))
        assert key is not None
        latest = unit.drafts.latest_of(key)
        assert latest is not None
        assert (latest.id, latest.series, latest.version) == ("d2", "d1", 2)
        assert [line.id for line in unit.drafts.versions("d1")] == ["d2", "d1"]
        assert unit.drafts.get("d2").predecessor == "d1"


@pytest.mark.parametrize(
    ("side", "number", "names"),
    [("buyer", "XS-1", NAMES), ("seller", "XS-2", NAMES), ("seller", "XS-1", (NAMES[0], "Other Ltd"))],
)
def test_another_side_number_or_party_is_another_contract(side: str, number: str, names: tuple[str, ...]) -> None:
    assert contract_key(side, number, names) != contract_key("seller", "XS-1", NAMES)


@pytest.mark.parametrize(("number", "names"), [("", NAMES), ("XS-1", NAMES[:1]), ("XS-1", (NAMES[0], " "))])
def test_without_number_or_parties_nobody_can_tell(number: str, names: tuple[str, ...]) -> None:
    assert contract_key("seller", number, names) is None


def test_drafts_from_before_become_first_versions(tmp_path: Path, a_draft: Draft, now: datetime) -> None:
    store = open_store(f"sqlite:///{tmp_path}/old.db")
    config = migrate.config()
    with store.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
        payload = json.loads(dump(a_draft()))
        for name in ("series", "version", "predecessor"):
            del payload[name]
        connection.execute(
            text("INSERT INTO drafts VALUES ('d1', 'a.docx', :sha, 'me', :at, :heading, :payload)"),
            {
                "sha": "a" * 64,
                "at": "2026-11-24 01:30:05.123456",
                "heading": json.dumps({"title": "", "number": "XS-1", "counts": {"error": 1, "warning": 0, "info": 0}}),
                "payload": json.dumps(payload),
            },
        )
    store.migrate()
    key = contract_key("seller", "XS-1", NAMES)
    assert key is not None
    with store.reading() as unit:
        latest = unit.drafts.latest_of(key)
        assert unit.drafts.get("d1") == a_draft()
    assert latest is not None
    assert (latest.id, latest.series, latest.version, latest.found) == ("d1", "d1", 1, None)
    store.close()
