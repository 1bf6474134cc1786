"""The registered capital went down."""

from collections.abc import Iterator

from riskwatch.authoring import History, Raised, company_check


@company_check(needs={"CAPITAL_REDUCED"})
def capital_reduced(history: History, days: int = 1460) -> Iterator[Raised]:
    """The latest reduction; creditors have a short time to ask for payment or security."""
    if reductions := history.within("CAPITAL_REDUCED", days):
        last = reductions[-1]
        yield Raised((last,), values={"before": last.before, "after": last.after}, on=last.on)
