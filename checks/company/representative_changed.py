"""The person who acts for the company, or the one who controls it, has changed."""

from collections.abc import Iterator
from datetime import timedelta

from riskwatch.authoring import CONTROLLING, Event, History, Raised, company_check, is_representative

TROUBLE = (
    "STATUS_CEASED", "STATUS_STRIKE_OFF_PENDING", "STATUS_SUSPENDED", "INSOLVENCY_PETITION", "INSOLVENCY_OPEN",
    "INSOLVENCY_RESCUE", "LIQUIDATION_SOLVENT", "FILING_OVERDUE", "CAPITAL_REDUCED", "ADDRESS_INVALID",
    "ABNORMAL_LISTED", "JUDGMENT_DISHONEST", "JUDGMENT_ENFORCED", "CONSUMPTION_RESTRICTED", "EQUITY_FROZEN",
)  # fmt: skip


@company_check(needs={"officers"})
def representative_changed(history: History, look_back: int = 730, trouble_days: int = 60) -> Iterator[Raised]:
    """The latest change of the representative and the latest change of control; heavier amid other trouble."""
    people = (*history.within("OFFICER_LEFT", look_back), *history.within("OFFICER_JOINED", look_back))
    acting = [event for event in people if is_representative(event.detail)]
    owners = [event for event in history.within("OWNER_CHANGE", look_back) if CONTROLLING in event.detail.split()]
    for changes in (acting, owners):
        if changes:
            yield _raised(changes, history, trouble_days)


def _raised(changes: list[Event], history: History, trouble_days: int) -> Raised:
    last = max(changes, key=lambda event: (event.on, event.id))
    group = tuple(event for event in changes if last.on - event.on <= timedelta(days=trouble_days))
    before = "、".join(dict.fromkeys(event.before for event in group if event.before)) or "—"
    after = "、".join(dict.fromkeys(event.after for event in group if event.after)) or "—"
    amid = any(abs((event.on - last.on).days) <= trouble_days for event in history.all(*TROUBLE))
    return Raised(group, "amid_trouble" if amid else "", {"before": before, "after": after}, on=last.on)
