"""What people call a place that facts come from: a register, a site whose pages are handed in, a file that is brought."""

from __future__ import annotations

from riskwatch.domain.words import Words
from riskwatch.jobs.desk import Desk
from riskwatch.sources import sanction_lists
from riskwatch.sources.by_hand.sites import SITES

LISTS = {sanction_lists.PROVIDER: sanction_lists.TITLE}
"""Files that users bring."""


def source_title(desk: Desk, name: str) -> Words:
    """Its name in the code, if it is not there any more."""
    source = desk.sources.get(name)
    if source is not None:
        return source.meta.title
    site = next((each for each in SITES if each.name == name), None)
    return site.title if site else LISTS.get(name, Words(name, name))
