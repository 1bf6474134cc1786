"""The feeds of the courts: a customer's name in one is a question."""

from typing import Any

from riskwatch.jobs.book import import_book
from riskwatch.jobs.court_feeds import courts_of, follow_court
from riskwatch.jobs.desk import Desk
from riskwatch.settings import load_settings
from riskwatch.sources.feed_access import court_access
from tests.jobs.test_feeds import Wire, serving

BOOK = "客户编号,客户名称,国家,编号类型,登记号\nU-1,Maple & Sons Tooling Inc,US,us_ein,521256615\n"
FEED = """<?xml version="1.0" encoding="ISO-8859-1"?><rss version="2.0"><channel><item>
<title>26-10738 Maple &amp; Sons Tooling, Inc.</title><link>https://ecf.nysb.uscourts.gov/x</link>
<description>Type: bk Office: 1 Chapter: 11 [Voluntary Petition (Chapter 11)]</description><guid>x</guid>
<pubDate>Mon, 23 Nov 2026 11:25:12 GMT</pubDate></item></channel></rss>"""


def asked(desk: Desk) -> list[tuple[str, str]]:
    with desk.store.reading() as unit:
        return [(kept.ref, kept.hit.ref) for kept in unit.hits.open()]


def test_new_case_is_asked_about_once(desk: Desk, clock: Any) -> None:
    import_book(desk, BOOK.encode(), "book.csv", actor="me")
    wire = Wire(chunks=[FEED.encode("iso-8859-1")], headers={"Content-Type": "text/xml"})
    with serving(wire):
        access = court_access("nysb", load_settings({"RISKWATCH_SOURCE_US_COURTS_RSS_URL": wire.url}), clock, "test")
        assert follow_court(desk, access, "nysb") == 1
        assert follow_court(desk, access, "nysb") == 0
        assert asked(desk) == [("U-1", "nysb:26-10738")]
        wire.status = 503
        assert follow_court(desk, access, "nysb") == 0
    with desk.store.reading() as unit:
        known = unit.feeds.get("us_courts/nysb")
    assert known is not None
    assert "cannot answer" in known.detail


def test_courts_in_a_setting() -> None:
    assert courts_of(" nysb, DEB ,, x/y ") == ("nysb", "deb")
    assert courts_of("") == ()
