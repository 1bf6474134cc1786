"""The way to feeds that have a host and a key of their own."""

from __future__ import annotations

from riskwatch.domain.calendar import Clock
from riskwatch.settings import Settings
from riskwatch.sources.access import Access, base_address
from riskwatch.sources.http import Limits, Web

GB_STREAM = "gb_companies_house_stream"
US_COURTS_RSS = "us_courts_rss"
_HOSTS = {GB_STREAM: "https://stream.companieshouse.gov.uk", "no_brreg": "https://data.brreg.no"}


def court_access(court: str, settings: Settings, clock: Clock, agent: str, limits: Limits | None = None) -> Access:
    """Access to the feed of a bankruptcy court; RISKWATCH_SOURCE_US_COURTS_RSS_URL stands in for every court's host."""
    base = base_address(US_COURTS_RSS, settings.source_url(US_COURTS_RSS), f"https://ecf.{court}.uscourts.gov")
    return Access(Web(agent, clock, limits), base, kinds=("xml",))


def feed_access(name: str, settings: Settings, clock: Clock, agent: str, limits: Limits | None = None) -> Access:
    """Access to a feed, with RISKWATCH_SOURCE_<NAME>_URL and _KEY as every source has them."""
    base = base_address(name, settings.source_url(name), _HOSTS[name])
    return Access(Web(agent, clock, limits), base, settings.source_key(name), has_contact=bool(settings["CONTACT"]))
