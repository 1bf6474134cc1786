"""What the table of positions in a page asks for."""

from __future__ import annotations

from dataclasses import dataclass

from riskwatch.domain.position import Approval, Offer, Stand
from riskwatch.domain.rule import Finding, Report
from riskwatch.exports.positions import APPROVALS, POSITIONS, below_lowest, position_words, stand_of
from riskwatch.exports.proposals import wording_for


@dataclass(frozen=True, slots=True)
class PositionsView:
    """Positions of one report in the reader's language."""

    report: Report
    language: str

    @property
    def below_lowest(self) -> tuple[Stand, ...]:
        return below_lowest(self.report.stands)

    @property
    def grade(self) -> str:
        """A to E; "" where it is not known."""
        grade = self.report.stands[0].grade if self.report.stands else ""
        return grade if len(grade) == 1 else ""

    @property
    def stands_to_settle(self) -> list[Stand]:
        """Below the lowest acceptable first, then what could be better."""
        stands = [stand for stand in self.report.stands if stand.offers or not stand.acceptable]
        return sorted(stands, key=lambda stand: stand.acceptable)

    @property
    def stands_as_wanted(self) -> list[Stand]:
        return [stand for stand in self.report.stands if not stand.offers and stand.acceptable]

    def position(self, stand: Stand) -> str:
        return position_words(stand).said(self.language)

    def position_name(self, name: str) -> str:
        return POSITIONS[name].said(self.language)

    def approval(self, approval: Approval) -> str:
        return APPROVALS[approval.value].said(self.language)

    def proposal(self, offer: Offer) -> str:
        """The wording in the language of the draft; "" when there is none in it."""
        return wording_for(offer.wording, self.report.matter.contract.language)

    def stand_below(self, finding: Finding) -> Stand | None:
        """The stand on the finding's rule, where the policy does not let us sign it as it is."""
        stand = stand_of(self.report, finding)
        return None if stand is None or stand.acceptable else stand
