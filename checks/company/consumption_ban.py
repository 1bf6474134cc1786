"""A court restricts the consumption of the company, and with it of its representative."""

from collections.abc import Iterator

from riskwatch.authoring import History, Raised, company_check


@company_check(needs={"CONSUMPTION_RESTRICTED"})
def consumption_ban(history: History) -> Iterator[Raised]:
    """The company is the debtor of the case; a ban on its representative for another company is another sign."""
    if bans := history.standing("CONSUMPTION_RESTRICTED"):
        yield Raised(bans, values={"case": bans[-1].after, "count": len(bans)})
