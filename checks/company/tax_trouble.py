"""The company owes taxes, is not found by the tax office, or broke tax law gravely."""

from collections.abc import Iterator

from riskwatch.authoring import Event, History, Raised, company_check

VARIANTS = (("重大税收违法", "major_violation"), ("非正常户", "not_found"), ("nespolehlivý plátce", "unreliable_payer"))


@company_check(needs={"TAX_ABNORMAL"})
def tax_trouble(history: History) -> Iterator[Raised]:
    """One sign, for the gravest of what stands."""
    standing = history.standing("TAX_ABNORMAL")
    if standing:
        variant = _variant(standing)
        yield Raised(standing, variant, {"what": standing[-1].after, "sum": _sum(standing)})


def _variant(events: tuple[Event, ...]) -> str:
    said = " ".join(event.after for event in events)
    return next((variant for word, variant in VARIANTS if word in said), "")


def _sum(events: tuple[Event, ...]) -> object:
    return next((event.amount for event in reversed(events) if event.amount), "—")
