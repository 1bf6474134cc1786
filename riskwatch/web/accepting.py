"""What a reader of a report may accept and take back, for its page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from riskwatch.domain.rule import Acceptance, Finding
from riskwatch.jobs.acceptances import Reviewed, may_accept
from riskwatch.jobs.users import may_decide
from riskwatch.store.records import StoredAcceptance, StoredDraft, User

USUAL_TIME = timedelta(days=90)
"""What the form proposes: long enough for one negotiation, short enough that somebody looks again."""


@dataclass(frozen=True, slots=True)
class Accepting:
    """One report before one reader, on one day."""

    draft: StoredDraft
    review: Reviewed
    user: User
    today: date

    @property
    def until(self) -> date:
        """The last day that the form proposes."""
        return self.today + USUAL_TIME

    def allowed(self, finding: Finding) -> bool:
        """Whether the reader may accept it."""
        return may_accept(self.user.role, finding.severity)

    def revocable(self, acceptance: Acceptance) -> bool:
        """Whether the reader may take it back."""
        return acceptance.owner == self.user.email or may_decide(self.user.role)

    def stored(self, acceptance: Acceptance) -> StoredAcceptance:
        """The record of an acceptance: when it was made, and at which version."""
        return next(each for each in self.review.acceptances if each.acceptance.id == acceptance.id)

    @property
    def past(self) -> tuple[StoredAcceptance, ...]:
        """Those that were taken back, the latest first."""
        return tuple(each for each in reversed(self.review.acceptances) if each.revoked_at is not None)
