"""The owners wind the company up although it can pay."""

from collections.abc import Iterator

from riskwatch.authoring import History, Raised, company_check


@company_check(needs={"LIQUIDATION_SOLVENT"})
def solvent_liquidation(history: History) -> Iterator[Raised]:
    """Quiet once the liquidation has turned insolvent."""
    winding_up = history.live("LIQUIDATION_SOLVENT")
    if winding_up and not history.live("INSOLVENCY_OPEN"):
        forced = any("强制清算" in f"{event.after}{event.detail}" for event in winding_up)
        yield Raised(winding_up, "compulsory" if forced else "", {"what": winding_up[-1].after})
