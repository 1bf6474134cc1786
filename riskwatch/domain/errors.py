"""Everything that can go wrong and is worth telling a person: what, where, and what to do.

Web, API and command line each turn the base class into one page, one JSON shape, one exit code.
"""

from __future__ import annotations

from datetime import datetime

from riskwatch.domain.words import Words

NO_HINT = Words("", "")


class RiskWatchError(Exception):
    """The base: `message` says what is wrong and where, `hint` what to do about it."""

    def __init__(self, message: Words, hint: Words = NO_HINT) -> None:
        super().__init__(f"{message.en} {hint.en}".strip())
        self.message = message
        self.hint = hint


class SettingsWrong(RiskWatchError):
    """A setting or an argument is not usable."""


class DraftUnreadable(RiskWatchError):
    """A draft could not be read in full; nothing was judged. `reason` is a short stable word for machines."""

    def __init__(self, reason: str, message: Words, hint: Words = NO_HINT) -> None:
        super().__init__(message, hint)
        self.reason = reason


class DraftUnwritable(RiskWatchError):
    """Nothing can be written back into this file without changing more of it than was asked for; it is as it was."""


class RuleError(RiskWatchError):
    """A rule or check file is malformed; says file, field and what was allowed."""


class HouseFileWrong(RiskWatchError):
    """The file of our company's profile or of the credit policy is malformed; says file, line and field."""


class AcceptanceRefused(RiskWatchError):
    """A finding cannot be accepted like this, or the file of accepted findings is malformed; says file, line and field."""


class ImportRefused(RiskWatchError):
    """A file of customers or invoices has bad rows; nothing of it was stored."""


class NotThere(RiskWatchError):
    """Somebody asked for a customer, alert, rule or draft that does not exist."""


class PolicyRefused(RiskWatchError):
    """The policy or the state of things forbids this step (wrong role, second pair of eyes, closed alert)."""


class SourceError(RiskWatchError):
    """A public source did not give a usable answer. `outcome` is one of the names of `Outcome`."""

    outcome = "network"


class ComeBackLater(SourceError):
    """Throttled, or a passing fault. `at` is when to try again, if the source said so."""

    def __init__(self, outcome: str, message: Words, at: datetime | None = None) -> None:
        super().__init__(message)
        self.outcome = outcome
        self.at = at


class SourceClosed(SourceError):
    """Credentials, terms or a challenge page: only a person can open this door."""

    outcome = "declined"


class SourceChanged(SourceError):
    """The answer has a shape that the reader does not know."""

    outcome = "parse_error"


class DeliveryFailed(RiskWatchError):
    """A channel could not hand a message over; a permanent failure is not tried again."""

    def __init__(self, message: Words, *, permanent: bool) -> None:
        super().__init__(message)
        self.permanent = permanent
