"""A page that somebody saved goes the way of every look: proof, facts, grade, question to a person."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from riskwatch.domain.errors import ImportRefused
from riskwatch.domain.snapshot import CompanyStatus
from riskwatch.jobs.book import import_book
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.page_inbox import read_inbox
from riskwatch.jobs.pages import PageDeclined, import_page, preview_page
from riskwatch.jobs.poll import poll_now
from riskwatch.jobs.recording import Recorded
from riskwatch.jobs.sight import is_blind

FOLDER = Path(__file__).parent.parent / "recordings" / "by_hand"
BOOK = """客户编号,客户名称,国家,编号类型,登记号,信用额度,欠款,币种
C-9001,江阴砚溪机械有限公司,CN,uscc,91320282MA0DEM03XQ,600000,410000,CNY
C-9002,常州榆廷建设工程有限公司,CN,uscc,91320411MA0DEM01X6,300000,90000,CNY
"""


@pytest.fixture
def watched(desk: Desk) -> Desk:
    import_book(desk, BOOK.encode(), "book.csv", actor="me")
    return desk


def hand_in(
    desk: Desk, name: str, ref: str = "C-9001", ago: timedelta = timedelta(0), confirmed: bool = True
) -> Recorded:
    return import_page(
        desk, ref, (FOLDER / name).read_bytes(), name, actor="wang", taken_at=desk.clock() - ago, confirmed=confirmed
    )


def test_a_listing_found_later_becomes_an_alert_with_the_page_as_proof(watched: Desk, clock: Any) -> None:
    clean = hand_in(watched, "zxgk_dishonest_none_made_up.html")
    assert (clean.events, clean.raised) == ((), None)
    clock.move(days=14)
    found = hand_in(watched, "zxgk_dishonest_made_up.html", ago=timedelta(hours=3))
    (event,) = found.events
    assert (event.code, event.live, event.baseline) == ("JUDGMENT_DISHONEST", True, False)
    assert found.raised is not None
    assert (found.raised.alert.proposal, found.raised.alert.severity) == ("stop_supply", "critical")
    with watched.store.reading() as unit:
        assert unit.evidence.get(event.evidence.sha256).body == (FOLDER / "zxgk_dishonest_made_up.html").read_bytes()
        (capture, _) = unit.captures.of("C-9001")
        assert (capture.actor, capture.matched, capture.taken_at) == (
            "wang", "person", watched.clock() - timedelta(hours=3),
        )  # fmt: skip
        latest = unit.assessments.latest("C-9001")
        assert latest is not None and latest.floor_sign is not None and latest.floor_sign.kind.id == "OWN01"


def test_pages_of_one_site_add_up(watched: Desk, clock: Any) -> None:
    hand_in(watched, "zxgk_dishonest_made_up.html")
    clock.move(days=1)
    second = hand_in(watched, "zxgk_enforcement_made_up.html")
    assert {event.code for event in second.events} == {"JUDGMENT_ENFORCED"}
    assert all(event.baseline for event in second.events), "the list was asked for the first time"
    with watched.store.reading() as unit:
        view = unit.snapshots.latest("C-9001")["cn_zxgk"]
    assert {row.kind for row in view.enforcement or ()} == {"dishonest", "enforcement"}
    assert (view.coverage["JUDGMENT_DISHONEST"], view.coverage["JUDGMENT_ENFORCED"]) == ("stale", "checked")
    assert view.checked_at["JUDGMENT_DISHONEST"] == view.fetched_at - timedelta(days=1)
    assert view.coverage["CONSUMPTION_RESTRICTED"] == "not_offered", "nobody has looked"


def test_a_listing_that_is_gone_twice_is_over(watched: Desk, clock: Any) -> None:
    hand_in(watched, "zxgk_dishonest_made_up.html")
    clock.move(days=10)
    (once,) = hand_in(watched, "zxgk_dishonest_none_made_up.html").events
    assert once.live and once.gone_since is not None
    clock.move(days=10)
    (twice,) = hand_in(watched, "zxgk_dishonest_none_made_up.html").events
    assert (twice.live, twice.ended_on) == (False, once.gone_since)


def test_the_code_on_the_page_confirms_and_another_code_refuses(watched: Desk) -> None:
    assert preview_page(watched, "C-9001", (FOLDER / "gsxt_full_made_up.html").read_bytes(), "a.html").match == "id"
    assert hand_in(watched, "gsxt_full_made_up.html", confirmed=False).events
    with pytest.raises(ImportRefused, match="about another company"):
        hand_in(watched, "gsxt_full_made_up.html", ref="C-9002")
    with watched.store.reading() as unit:
        assert unit.snapshots.latest("C-9002") == {}


def test_a_name_alone_waits_for_a_person(watched: Desk) -> None:
    with pytest.raises(ImportRefused, match="does not show the full code"):
        hand_in(watched, "zxgk_dishonest_made_up.html", confirmed=False)
    with watched.store.reading() as unit:
        assert unit.events.of("C-9001") == ()
        assert unit.watches.get("C-9001", "cn_zxgk") is None


def test_a_challenge_is_declined_and_changes_nothing(watched: Desk, clock: Any) -> None:
    hand_in(watched, "zxgk_dishonest_made_up.html")
    clock.move(days=1)
    with pytest.raises(PageDeclined):
        hand_in(watched, "zxgk_challenge_made_up.html")
    with watched.store.reading() as unit:
        watch = unit.watches.get("C-9001", "cn_zxgk")
        assert watch is not None
        assert (watch.last_outcome, watch.last_ok_at) == ("declined", watched.clock() - timedelta(days=1))
        assert unit.snapshots.latest("C-9001")["cn_zxgk"].enforcement
        assert unit.sources.all() == (), "no circuit opens: nobody polls this site"


def test_an_older_page_does_not_overwrite_a_newer_one(watched: Desk, clock: Any) -> None:
    hand_in(watched, "zxgk_dishonest_made_up.html")
    with pytest.raises(ImportRefused, match="newer page"):
        hand_in(watched, "zxgk_dishonest_none_made_up.html", ago=timedelta(days=5))
    hand_in(
        watched, "zxgk_enforcement_made_up.html", ago=timedelta(days=5)
    )  # of a list that nobody has looked at since


def test_what_was_seen_by_hand_ages(watched: Desk, clock: Any) -> None:
    hand_in(watched, "zxgk_dishonest_none_made_up.html")
    with watched.store.reading() as unit:
        watch = unit.watches.get("C-9001", "cn_zxgk")
    assert watch is not None
    assert not is_blind(watched, watch, watch.last_ok_at, watched.clock() + timedelta(days=13))
    assert is_blind(watched, watch, watch.last_ok_at, watched.clock() + timedelta(days=20))


def test_nobody_polls_a_site_whose_pages_are_handed_in(watched: Desk, clock: Any) -> None:
    hand_in(watched, "zxgk_dishonest_none_made_up.html")
    clock.move(days=60)
    assert "cn_zxgk" not in {done.watch.source for done in poll_now(watched, everything=True)}


def test_a_first_page_tells_what_stands_as_history(watched: Desk) -> None:
    done = hand_in(watched, "gsxt_full_made_up.html")
    codes = {event.code for event in done.events}
    assert codes == {
        "ADDRESS_INVALID", "PENALTY", "PERMIT_EXPIRED", "EQUITY_FROZEN", "EQUITY_PLEDGED", "CHARGE_REGISTERED",
        "FILING_OVERDUE", "CAPITAL_OVERDUE",
    }  # fmt: skip
    with watched.store.reading() as unit:
        view = unit.snapshots.latest("C-9001")["cn_gsxt"]
    assert view.status == CompanyStatus("存续（在营、开业、在册）", "active")


def test_the_folder_takes_what_it_can_tell_and_puts_the_rest_aside(watched: Desk, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    (inbox / "C-9001").mkdir(parents=True)
    for name, place in (
        ("gsxt_full_made_up.html", inbox),
        ("zxgk_dishonest_made_up.html", inbox / "C-9001"),
        ("pccz_made_up.html", inbox),
    ):
        target = place / name
        target.write_bytes((FOLDER / name).read_bytes())
        before = watched.wall().timestamp() - 3600
        os.utime(target, (before, before))
    (inbox / "half.html").write_bytes(b"<html>")  # still being written
    watched = with_inbox(watched, inbox)
    moved = {each.file: each for each in read_inbox(watched)}
    assert {name: bool(each.why.en) for name, each in moved.items()} == {
        "gsxt_full_made_up.html": False,
        "zxgk_dishonest_made_up.html": False,
        "pccz_made_up.html": True,
    }
    reason = moved["pccz_made_up.html"].target.with_name("pccz_made_up.html.reason.txt").read_text(encoding="utf-8")
    assert "统一社会信用代码" in reason
    assert sorted(file.name for file in inbox.iterdir() if file.is_file()) == ["half.html"]
    assert read_inbox(watched) == ()
    with watched.store.reading() as unit:
        assert set(unit.snapshots.latest("C-9001")) == {"cn_gsxt", "cn_zxgk"}


def with_inbox(desk: Desk, folder: Path) -> Desk:
    from dataclasses import replace

    settings = replace(desk.settings, values={**desk.settings.values, "PAGE_INBOX": str(folder)})
    return replace(desk, settings=settings)
