"""Codes of the Finnish business information system and what they mean to us."""

from __future__ import annotations

from typing import Literal

from riskwatch.domain.snapshot import Status

NAME_KINDS: dict[str, Literal["legal", "trading", "translated"]] = {"1": "legal", "2": "translated", "3": "trading"}
"""Company name, parallel company name, auxiliary company name."""

SITUATIONS: dict[str, Literal["open", "rescue", "solvent"]] = {"KONK": "open", "SANE": "rescue", "SELTILA": "solvent"}
"""Bankruptcy, restructuring, liquidation."""

STATUS_OF_STAGE: dict[str, Status] = {"open": "insolvent", "rescue": "rescue", "solvent": "solvent_liquidation"}
"""Worst first."""

ADDRESSES: dict[str, Literal["registered", "postal"]] = {"1": "registered", "2": "postal"}

REGISTERS = {
    "1": "trade register", "2": "register of foundations", "3": "register of associations", "4": "Tax Administration",
    "5": "prepayment register", "6": "register of value added tax payers", "7": "register of employers",
    "8": "register of insurance premium tax payers",
}  # fmt: skip

TAX_REGISTERS = frozenset({"5", "6"})
"""Leaving one of these while trading goes on says something; the others come and go."""

IGNORED = ("euId", "mainBusinessLine", "website", "status", "tradeRegisterStatus")
"""`status` is 2 for a healthy and for a dead company alike; what `tradeRegisterStatus` says stands in the entries."""

STAMPS = ("version", "source")
