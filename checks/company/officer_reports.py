"""A listed company reported changes among directors and officers twice within ninety days."""

from collections.abc import Iterator

from riskwatch.authoring import History, Raised, company_check


@company_check(needs={"OFFICER_CHURN"})
def officer_reports(history: History, days: int = 365) -> Iterator[Raised]:
    """Quiet where the register names who left: then the sign for a group that leaves speaks."""
    reports = history.within("OFFICER_CHURN", days)
    if reports and not history.within("OFFICER_LEFT", days):
        yield Raised((reports[-1],), values={"what": reports[-1].after}, on=reports[-1].on)
