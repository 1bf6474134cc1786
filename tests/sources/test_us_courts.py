"""How bankruptcy dockets and the courts' feeds are read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from riskwatch.domain.errors import SourceChanged
from riskwatch.domain.snapshot import Identifier, Snapshot
from riskwatch.sources import Reply
from riskwatch.sources.us_courts.reading import read
from riskwatch.sources.us_courts.rss import hits_for, read_feed

NUMBER = Identifier("us_ein", "999999999")
AT = datetime(2026, 11, 24, 8, tzinfo=UTC)
ITEM = """<item><title>{title}</title><link>https://ecf.nysb.uscourts.gov/cgi-bin/DktRpt.pl?1</link>
<description>{about}</description><guid isPermaLink="true">x</guid><pubDate>Mon, 23 Nov 2026 11:25:12 GMT</pubDate></item>"""
NAMES = ("Maple & Sons Tooling, Inc.",)


def feed(*items: tuple[str, str]) -> Reply:
    inside = "".join(ITEM.format(title=title, about=about) for title, about in items)
    text = f'<?xml version="1.0" encoding="ISO-8859-1"?><rss version="2.0"><channel>{inside}</channel></rss>'
    return Reply("https://ecf.nysb.uscourts.gov/x", 200, text.encode("iso-8859-1"), "text/xml")


def about(entry: str, sort: str = "bk", chapter: str = "11", more: str = "") -> str:
    return f"Type: {sort} Office: 1 Chapter: {chapter} {more}[{entry}] (&#x3C;a href=&#x27;https://x&#x27;&#x3E;5&#x3C;/a&#x3E;)"


@pytest.mark.parametrize(
    ("entry", "chapter", "stage"),
    [
        ("Voluntary Petition (Chapter 11)", "11", "rescue"), ("Voluntary Petition (Chapter 7)", "7", "open"),
        ("Involuntary Petition (Chapter 7)", "7", "petition"), ("Order Dismissing Case", "11", "closed"),
        ("Meeting of Creditors", "15", "rescue"),
    ],
)  # fmt: skip
def test_entry(entry: str, chapter: str, stage: str) -> None:
    entries, unknown = read_feed(feed(("26-10738 Maple &amp; Sons Tooling Inc", about(entry, chapter=chapter))), "nysb")
    (hit,) = hits_for(NAMES, entries)
    assert (hit.ref, hit.points, hit.case and hit.case.stage, hit.on) == (
        "nysb:26-10738",
        100,
        stage,
        date(2026, 11, 23),
    )
    assert unknown == ()


def test_latin_letters_trustee_and_a_name_that_is_cut_off() -> None:
    names = ("Société Générale de Menuiserie et Charpente Internationale SA",)
    cut = "Société Générale de Menuiserie et Charpente"
    entries, unknown = read_feed(feed((f"26-10001-abc {cut}", about("Close", more="Trustee: Doe "))), "deb")
    assert [hit.points for hit in hits_for(names, entries)] == [100]
    assert unknown == ()


def test_of_an_adversary_proceeding_only_the_defendant_counts() -> None:
    sued = ("26-10002 Doe v. Maple &amp; Sons Tooling, Inc.", about("Complaint", sort="ap", chapter=""))
    sues = ("26-10003 Maple &amp; Sons Tooling, Inc. v. Doe Ltd", about("Complaint", sort="ap", chapter=""))
    entries, _ = read_feed(feed(sued, sues), "nysb")
    (hit,) = hits_for(NAMES, entries)
    assert (hit.ref, hit.case, hit.notice and hit.notice.kind) == ("nysb:26-10002", None, "other")


def test_no_name_no_hit_and_what_does_not_fit_is_reported() -> None:
    entries, unknown = read_feed(feed(("26-10004 ", about("Order")), ("no number", "nothing")), "nysb")
    assert list(hits_for(NAMES, entries)) == []
    assert unknown == ("item = no number nothing",)


@pytest.mark.parametrize("body", [b"", b"{}", b"<html></html>", b"<rss>"])
def test_no_feed(body: bytes) -> None:
    with pytest.raises(SourceChanged):
        read_feed(Reply("https://x", 200, body), "nysb")


def test_an_entity_in_the_feed_is_not_followed() -> None:
    text = b'<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/hostname">]><rss><channel><item><title>26-1 &e;</title></item></channel></rss>'
    entries, _ = read_feed(Reply("https://x", 200, text), "nysb")
    assert entries == ()


@pytest.fixture
def search(reply: Callable[..., Reply]) -> Callable[..., Snapshot]:
    def build(**docket: Any) -> Snapshot:
        plain = {
            "caseName": "Maple and Sons Tooling, Inc.", "docketNumber": "26-10738", "court": "S.D. New York",
            "dateFiled": "2026-11-02", "dateTerminated": None, "chapter": "11", "docket_id": 5,
            "docket_absolute_url": "/docket/5/x/",
        }  # fmt: skip
        content = {"count": 1, "next": None, "previous": None, "results": [plain | docket]}
        return read(NUMBER, (reply("/api/rest/v4/search/?q=caseName%3A%22Maple+%26+Sons+Tooling%22", content),), AT)

    return build


def test_docket_is_a_question(search: Callable[..., Snapshot]) -> None:
    snapshot = search()
    assert (snapshot.insolvency, snapshot.unknown) == ((), ())
    (hit,) = snapshot.hits
    assert (hit.ref, hit.points, hit.case and hit.case.stage) == ("docket-5", 100, "rescue")
    assert hit.url == "https://www.courtlistener.com/docket/5/x/"


def test_terminated_docket_is_closed_and_an_unknown_chapter_is_reported(search: Callable[..., Snapshot]) -> None:
    (hit,) = search(dateTerminated="2026-11-20").hits
    assert hit.case and hit.case.stage == "closed"
    odd = search(chapter="99")
    assert odd.unknown == ("dockets.results[]: chapter = 99",)
    assert odd.hits[0].case is None


def test_docket_of_another_name_is_none(search: Callable[..., Snapshot]) -> None:
    assert search(caseName="Riverbend Canoes LLC").hits == ()
