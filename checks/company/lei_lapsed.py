"""The company did not renew its LEI."""

from collections.abc import Iterator

from riskwatch.authoring import History, Raised, company_check


@company_check(needs={"LEI_LAPSED"})
def lei_lapsed(history: History) -> Iterator[Raised]:
    """Very common and a small matter: it never asks for more than a note."""
    if lapsed := history.standing("LEI_LAPSED"):
        yield Raised(lapsed, values={"days": history.age(lapsed[0])})
