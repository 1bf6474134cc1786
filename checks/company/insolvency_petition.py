"""Somebody asked a court to open insolvency proceedings; nothing is decided yet."""

from collections.abc import Iterator

from riskwatch.authoring import History, Raised, company_check


@company_check(needs={"INSOLVENCY_PETITION"})
def insolvency_petition(history: History) -> Iterator[Raised]:
    """Quiet once proceedings are open: then the heavier sign of the same row speaks."""
    petitions = history.live("INSOLVENCY_PETITION")
    if petitions and not history.live("INSOLVENCY_OPEN", "INSOLVENCY_RESCUE"):
        british = any(event.subject.scheme == "gb_coh" for event in petitions)
        yield Raised(petitions, "winding_up" if british else "", {"what": petitions[-1].after})
