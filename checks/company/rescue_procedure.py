"""Reorganisation, administration, moratorium or a composition with creditors is under way."""

from collections.abc import Iterator

from riskwatch.authoring import History, Raised, company_check


@company_check(needs={"INSOLVENCY_RESCUE"})
def rescue_procedure(history: History) -> Iterator[Raised]:
    """Quiet once it has turned into insolvency proceedings, which count in its place."""
    rescue = history.live("INSOLVENCY_RESCUE")
    if rescue and not history.live("INSOLVENCY_OPEN"):
        yield Raised(rescue, values={"what": rescue[-1].after})
