"""The loop back: a register fact that changes re-opens exactly the findings that rest on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from riskwatch.domain.customer import Customer
from riskwatch.domain.snapshot import Address, CompanyStatus, Identifier, Name, Snapshot
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.drafts import submit_draft
from riskwatch.jobs.look_again import look_again

NUMBER = Identifier("gb_coh", "99000001")
DRAFT = """SALES AGREEMENT
This Agreement is made on 1 November 2026 between:
(1) Harbour Tools Limited (the "Seller"); and
(2) Harrowmere Pumps Limited, company number 99000001 (the "Buyer").
1. Goods. The Seller sells ten pumps to the Buyer for GBP 10,000.
2. Payment. The Buyer shall pay within 30 days of delivery.
3. Law. This Agreement is governed by the laws of England and Wales.
"""


def test_only_the_fact_that_a_finding_rests_on_reopens_it(desk: Desk, clock: Any) -> None:
    view = Snapshot(
        "gb_companies_house", NUMBER, clock.now, (Name("HARROWMERE PUMPS LIMITED"),),
        CompanyStatus("active-proposal-to-strike-off", "strike_off_pending"), addresses=(Address("1 Old Road"),),
    )  # fmt: skip
    with desk.store.transaction() as unit:
        unit.customers.save(Customer("C-1", "Harrowmere Pumps Limited", "GB", NUMBER), at=clock.now, by="me")
        unit.snapshots.add("C-1", view)
    draft = submit_draft(desk, DRAFT.encode(), "draft.txt", actor="me")
    resting = [finding for finding in draft.findings if finding.registry]
    assert [finding.registry["facts"] for finding in resting if finding.registry] == ["status"]
    later = clock.now + timedelta(days=2)
    moved = replace(view, addresses=(Address("2 New Road"),))
    dissolved = replace(moved, status=CompanyStatus("dissolved", "ceased"))
    with desk.store.transaction() as unit:
        assert look_again(unit, moved, later) == 0
        assert unit.reviews.of(draft.id) == ()
        assert look_again(unit, dissolved, later) == 1
        review = unit.reviews.of(draft.id)[0]
        assert (review.fingerprint, review.fact) == (resting[0].fingerprint, "status")
        assert (review.before, review.after) == ("active-proposal-to-strike-off", "dissolved")
        assert unit.reviews.counts() == {draft.id: 1}
        assert look_again(unit, moved, later) == 0
        assert unit.reviews.of(draft.id) == ()
