"""The company is on a sanctions or export control list."""

from collections.abc import Iterator

from riskwatch.authoring import History, Raised, company_check


@company_check(needs={"SANCTIONED"})
def sanctioned(history: History) -> Iterator[Raised]:
    """Only entries that an identifier or a person tied to this company get this far."""
    if listed := history.live("SANCTIONED"):
        names = "、".join(dict.fromkeys(event.after for event in listed))
        yield Raised(listed, values={"lists": names})
