"""The company is on the list of dishonest judgment debtors."""

from collections.abc import Iterator

from riskwatch.authoring import History, Raised, company_check


@company_check(needs={"JUDGMENT_DISHONEST"})
def dishonest_debtor(history: History) -> Iterator[Raised]:
    """Counts while it stands on the list; a removal may also mean that nothing was left to seize."""
    if listed := history.standing("JUDGMENT_DISHONEST"):
        hopeless = not history.live("JUDGMENT_DISHONEST") and bool(history.live("ENFORCEMENT_UNSATISFIED"))
        yield Raised(listed, "removed_without_assets" if hopeless else "", {"case": listed[-1].after})
