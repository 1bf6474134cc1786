"""Which legal systems a contract is judged by (rule book, section 3)."""

from __future__ import annotations

from typing import Literal

from riskwatch.contract.countries import home_country, in_cisg, law_of_country
from riskwatch.domain.contract import Contract, Role

INTERNATIONAL = frozenset({"EW", "US", "CISG", "EU"})
COMMON_LAW = frozenset(
    {"hong kong", "singapore", "scotland", "northern ireland", "united kingdom", "australia", "new south wales",
     "victoria", "queensland", "western australia", "south australia", "new zealand", "bermuda", "cayman islands",
     "british virgin islands", "jersey", "guernsey", "isle of man"}
)  # fmt: skip
"""Places whose law follows the English common law: the rules that rest on it are read for them too."""
Choice = Literal["auto", "CN", "INTL"]


def laws_of(contract: Contract, choice: Choice = "auto") -> frozenset[str]:
    """The laws in play, ANY among them.

    `auto` follows the governing-law clause; without one, Chinese parties or a Chinese text mean Chinese law, and
    otherwise the seller's country decides. Where that is not known every international system is in play.
    """
    if choice == "CN":
        return frozenset({"ANY", "CN"})
    if choice == "INTL":
        return frozenset({"ANY"}) | (_named(contract) - {"CN"} or INTERNATIONAL)
    return frozenset({"ANY"}) | (
        _elsewhere(contract) if contract.law == "OTHER" else _named(contract) or _unnamed(contract)
    )


def choice_made(laws: frozenset[str]) -> str:
    """CN or INTL, as the report prints it."""
    return "CN" if "CN" in laws else "INTL"


def _named(contract: Contract) -> frozenset[str]:
    if contract.law in ("CN", "EW", "EU"):
        return frozenset({contract.law})
    # The United States are a party to the CISG, which comes in unless it is excluded.
    return frozenset({"US", "CISG"}) if contract.law == "US" else frozenset()


def _elsewhere(contract: Contract) -> frozenset[str]:
    """A law that the library does not hold: what it shares with English law, and the CISG where it is in force."""
    place = contract.law_place.value if contract.law_place else ""
    if " ".join(place.split()).lower() in COMMON_LAW:
        return frozenset({"EW"})
    return frozenset({"CISG"}) if in_cisg(place) else frozenset()


def _unnamed(contract: Contract) -> frozenset[str]:
    if contract.language == "zh":
        return frozenset({"CN"})
    seller = contract.party(Role.SELLER)
    law = law_of_country(home_country(contract, seller)) if seller else ""
    if law == "US":
        return frozenset({"US", "CISG"})
    return frozenset({law, "CISG"}) if law == "EU" else frozenset({law}) if law == "EW" else INTERNATIONAL
