"""A court froze shares or assets."""

from collections.abc import Iterator

from riskwatch.authoring import History, Raised, company_check


@company_check(needs={"EQUITY_FROZEN"})
def assets_frozen(history: History) -> Iterator[Raised]:
    """Also where it is the owner whose shares in the company are frozen: a creditor is after the owner."""
    if frozen := history.standing("EQUITY_FROZEN"):
        last = frozen[-1]
        values = {"case": last.after, "whose": last.before or "—", "sum": last.amount or "—"}
        yield Raised(frozen, "owners" if last.before else "", values)
