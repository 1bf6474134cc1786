"""Which legal systems a contract is judged by (rule book, section 3)."""

from __future__ import annotations

from typing import Literal

from riskwatch.domain.contract import Contract

INTERNATIONAL = frozenset({"EW", "US", "CISG", "EU"})
Choice = Literal["auto", "CN", "INTL"]


def laws_of(contract: Contract, choice: Choice = "auto") -> frozenset[str]:
    """The laws in play, ANY among them.

    `auto` follows the governing-law clause; without one, Chinese parties or a Chinese text mean Chinese law, and
    anything else is open: every international system is then in play.
    """
    if choice == "CN":
        return frozenset({"ANY", "CN"})
    if choice == "INTL":
        return frozenset({"ANY"}) | (_named(contract) - {"CN"} or INTERNATIONAL)
    return frozenset({"ANY"}) | (_named(contract) or _unnamed(contract))


def choice_made(laws: frozenset[str]) -> str:
    """CN or INTL, as the report prints it."""
    return "CN" if "CN" in laws else "INTL"


def _named(contract: Contract) -> frozenset[str]:
    if contract.law in ("CN", "EW", "EU"):
        return frozenset({contract.law})
    # The United States are a party to the CISG, which comes in unless it is excluded.
    return frozenset({"US", "CISG"}) if contract.law == "US" else frozenset()


def _unnamed(contract: Contract) -> frozenset[str]:
    return frozenset({"CN"}) if contract.language == "zh" else INTERNATIONAL
