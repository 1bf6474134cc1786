"""How notices of The Gazette are told apart: by number, by name, and not at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from riskwatch.domain.snapshot import Identifier, Snapshot
from riskwatch.sources import Reply
from riskwatch.sources.gb_gazette.entries import numbers_in, plain
from riskwatch.sources.gb_gazette.reading import read
from riskwatch.sources.gb_gazette.values import CODES, stem

NUMBER = Identifier("gb_coh", "09999991")
AT = datetime(2026, 11, 24, 8, tzinfo=UTC)
Search = Callable[..., Snapshot]


def notice(
    code: str = "2450", text: str = "QUILLTON FABRICS LIMITED (Company Number 09999991)", **more: Any
) -> dict[str, Any]:
    number = more.pop("number", code)
    return {
        "id": f"https://www.thegazette.co.uk/id/notice/{number}",
        "f:status": "published",
        "f:notice-code": code,
        "title": "QUILLTON FABRICS LIMITED",
        "published": "2026-10-01T07:43:53",
        "category": {"@term": "x"},
        "content": f"<div><p>{text}</p></div>",
    } | more


@pytest.fixture
def search(reply: Callable[..., Reply]) -> Search:
    """Read what the search for the number and the search for the name found."""

    def build(by_number: Any = None, by_name: Any = None, name: str = "QUILLTON+FABRICS") -> Snapshot:
        replies = []
        for text, entry in ((NUMBER.id, by_number), (name, by_name)):
            content: dict[str, Any] = {"f:total": "0"} if entry is None else {"f:total": "1", "entry": entry}
            replies.append(reply(f"/insolvency/notice/data.json?text={text}&categorycode=24", content))
        return read(NUMBER, replies, AT)

    return build


def stages(snapshot: Snapshot) -> list[tuple[str, str, date | None]]:
    return [(case.kind, case.stage, case.ended_on) for case in snapshot.insolvency or ()]


@pytest.mark.parametrize(
    ("code", "stage"),
    [
        ("2401", "rescue"), ("2410", "rescue"), ("2421", "rescue"), ("2431", "solvent"), ("2441", "open"),
        ("2442", "petition"), ("2443", "open"), ("2447", "petition"), ("2450", "petition"), ("2452", "open"),
        ("2462", "petition"),
    ],
)  # fmt: skip
def test_codes(search: Search, code: str, stage: str) -> None:
    snapshot = search(notice(code))
    assert [found for _, found, _ in stages(snapshot)] == [stage]
    assert snapshot.unknown == ()


def test_code_may_be_a_number(search: Search) -> None:
    entry = notice("2452") | {"f:notice-code": 2452}
    assert stages(search(entry)) == [("compulsory liquidation", "open", None)]


def test_order_after_petition_is_one_case(search: Search) -> None:
    petition = notice("2450", published="2026-09-01T00:00:00")
    order = notice("2452", published="2026-10-05T00:00:00")
    (case,) = search([order, petition]).insolvency or ()
    assert (case.ref, case.stage, case.started_on) == ("2450", "open", date(2026, 10, 5))


def test_dismissed_petition_is_closed(search: Search) -> None:
    found = search([notice("2461", published="2026-10-09T00:00:00"), notice("2450")])
    assert stages(found) == [("compulsory liquidation", "closed", date(2026, 10, 9))]


def test_end_without_a_beginning_tells_nothing(search: Search) -> None:
    assert stages(search(notice("2461"))) == []


def test_another_company_of_the_same_name_is_left_out(search: Search) -> None:
    snapshot = search(None, notice(text="QUILLTON FABRICS LIMITED (Company Number 01234567)"))
    assert (snapshot.insolvency, snapshot.hits) == ((), ())


def test_notice_without_a_number_asks_a_person(search: Search) -> None:
    snapshot = search(None, notice(text='<em class="highlight">QUILL</em>TON FABRICS LIMITED, petition to wind up'))
    assert snapshot.insolvency == ()
    (hit,) = snapshot.hits
    assert (hit.ref, hit.points, hit.case and hit.case.stage) == ("2450", 100, "petition")


def test_like_name_asks_with_fewer_points_and_unlike_not_at_all(search: Search) -> None:
    near = notice(text="QUILTON FABRICS LIMITED", title="QUILTON FABRICS LIMITED")
    far = notice(text="ROSEWATER MILLS LIMITED", title="Petitions", number="9")
    hits = search(None, [near, far]).hits
    assert [74 <= hit.points < 100 for hit in hits] == [True]


def test_found_by_number_with_the_number_cut_off_counts_by_its_name(search: Search) -> None:
    cut = notice(text="QUILLTON FABRICS LIMITED registered office at …")
    assert stages(search(cut, cut)) == [("compulsory liquidation", "petition", None)]
    other = notice(text="ROSEWATER MILLS LIMITED, a creditor …", title="Petitions")
    assert stages(search(other)) == []


def test_withdrawn_notice_is_none(search: Search) -> None:
    assert stages(search(notice() | {"f:status": "withdrawn"})) == []


def test_dividend_is_information_and_name_reuse_concerns_the_people(search: Search) -> None:
    notices = search([notice("2406"), notice("2403")]).notices or ()
    assert {(each.raw, each.kind) for each in notices} == {("2406", "gazette"), ("2403", "officer_risk")}


def test_unknown_code_is_reported(search: Search) -> None:
    assert search(notice("2499")).unknown == ("notices.entry: f:notice-code = 2499",)


def test_list_of_another_shape_is_no_clean_answer(search: Search) -> None:
    snapshot = search(["x"])
    assert snapshot.coverage["INSOLVENCY_OPEN"] == "failed"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Company Number: 9857485", "09857485"), ("(Company Number 09857485)", "09857485"),
        ("Company Registration Number SC123456", "SC123456"), ("Company No. ni 012345", "NI012345"),
        ("Registered number: R0000123", "R0000123"), ("company number is 12345678.", "12345678"),
    ],
)  # fmt: skip
def test_numbers_in_text(text: str, number: str) -> None:
    assert numbers_in(text) == {number}


def test_no_number_in_a_telephone_or_a_price() -> None:
    assert numbers_in("Telephone number 02071234567, debt 12345678, Court number 0012345 of 2026") == frozenset()


def test_markup() -> None:
    assert plain('<p><em class="highlight">CARIL</em>LION &amp; SONS<br/>LTD</p>') == "CARILLION & SONS LTD"


def test_stem() -> None:
    assert [stem(name) for name in ("A & B Ltd.", "C Public Limited Company", "Quillton Fabrics LIMITED")] == [
        "A & B", "C", "Quillton Fabrics",
    ]  # fmt: skip


def test_table_is_complete() -> None:
    """All 46 codes of corporate insolvency, each with a meaning."""
    assert len(CODES) == 46
