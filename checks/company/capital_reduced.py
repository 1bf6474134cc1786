"""The registered capital went down."""

from collections.abc import Iterator

from riskwatch.authoring import ANNOUNCED, LOSS_COVER, History, Raised, company_check


@company_check(needs={"CAPITAL_REDUCED"})
def capital_reduced(history: History, days: int = 1460) -> Iterator[Raised]:
    """The latest reduction; creditors have a short time to ask for payment or security."""
    if reductions := history.within("CAPITAL_REDUCED", days):
        last = reductions[-1]
        variant = {ANNOUNCED: "announced", LOSS_COVER: "loss_cover"}.get(last.detail, "")
        yield Raised((last,), variant, {"before": last.before, "after": last.after}, on=last.on)
