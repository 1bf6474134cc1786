"""A lender took security over the company's assets, perhaps over all of them."""

from collections.abc import Iterator

from riskwatch.authoring import ALL_ASSETS, Event, History, Raised, Words, company_check

UNNAMED = Words("有债权人（登记页未列名）", "A creditor whom the page does not name")


@company_check(needs={"CHARGE_REGISTERED"})
def charge_over_everything(history: History, days: int = 730, refinance_days: int = 180) -> Iterator[Raised]:
    """One sign for each lender. A lender who replaces its own paid-off charge has taken nothing new."""
    lenders: dict[str, list[Event]] = {}
    for charge in history.within("CHARGE_REGISTERED", days):
        if history.is_live(charge) and not _replaces(charge, history, refinance_days):
            lenders.setdefault(charge.after, []).append(charge)
    for lender, charges in lenders.items():
        over_all = [charge for charge in charges if charge.detail == ALL_ASSETS]
        counted = over_all or charges
        yield Raised(tuple(counted), "all_assets" if over_all else "", {"holder": lender or UNNAMED}, on=counted[-1].on)


def _replaces(charge: Event, history: History, days: int) -> bool:
    """Whether the same lender gave up a charge shortly before or after taking this one."""
    paid_off = [
        event for event in history.all("CHARGE_SATISFIED") if event.before == charge.after and event.before
    ]  # fmt: skip
    ended = [row.ended_on for row in history.charges() if row.holder == charge.after and row.ended_on]
    return any(abs((charge.on - day).days) <= days for day in (*ended, *(event.on for event in paid_off)))
