"""The register has announced that it will remove the company, or the company asks for it."""

from collections.abc import Iterator

from riskwatch.authoring import Event, History, Raised, company_check

SIMPLE = ("简易注销",)
FORCED = ("tvangs", "强制注销", "compulsory dissolution")


@company_check(needs={"STATUS_STRIKE_OFF_PENDING"})
def strike_off_pending(history: History) -> Iterator[Raised]:
    """Which law stands behind it decides the weight; a strike-off that was called off fades away."""
    if history.live("STATUS_CEASED", "INSOLVENCY_OPEN"):
        return
    if notices := history.standing("STATUS_STRIKE_OFF_PENDING"):
        yield Raised(notices, _variant(notices), {"what": notices[-1].detail or notices[-1].after})


def _variant(notices: tuple[Event, ...]) -> str:
    said = " ".join(f"{event.after} {event.detail}" for event in notices).lower()
    if any(word in said for word in SIMPLE):
        return "simple_deregistration"
    return "compulsory_dissolution" if any(word in said for word in FORCED) else ""
