"""Our own company: what the comparison rules hold a draft against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from riskwatch.domain.snapshot import Identifier

SizeClass = Literal["", "large", "medium", "small", "micro"]
"""Size class of the enterprise under Chinese rules; "" when not stated."""


@dataclass(frozen=True, slots=True)
class Account:
    """A bank account of ours. `currency` is "" when the account takes any."""

    holder: str
    bank: str
    number: str
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """One of our own contract forms: the name of its file, and its extracted text."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything about us that a draft may be compared with; an empty field is one that nobody filled in.

    `names` are the registered names, the main one first. `size_since` is the day on which the size class was established:
    the law goes by the size at the time of signing. `address`, `phones` and `emails` are where notices reach us.
    """

    names: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    short_names: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    accounts: tuple[Account, ...] = ()
    size: SizeClass = ""
    size_since: date | None = None
    address: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    salespeople: tuple[str, ...] = ()
    templates: tuple[Template, ...] = ()

    @property
    def name(self) -> str:
        """The registered name, "" when none was given."""
        return self.names[0] if self.names else ""

    def number(self, scheme: str) -> str:
        """Our number in the register of that scheme, "" when none was given."""
        return next((each.id for each in self.identifiers if each.scheme == scheme), "")
