"""Whatever facts come from has a name for people, in mails and papers as on the pages."""

from riskwatch.domain.words import Words
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.source_titles import source_title
from riskwatch.sources import sanction_lists
from riskwatch.sources.by_hand.sites import SITES


def test_registers_sites_and_files_have_names_and_what_is_gone_keeps_its_own(stocked: Desk) -> None:
    for name, source in stocked.sources.items():
        assert source_title(stocked, name) == source.meta.title
    for site in SITES:
        if site.name not in stocked.sources:
            assert source_title(stocked, site.name) == site.title
    assert source_title(stocked, sanction_lists.PROVIDER) == sanction_lists.TITLE
    assert source_title(stocked, "gone") == Words("gone", "gone")
