"""Everything that is told of two versions: the rows, what the file claims, the terms, the findings on both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from riskwatch.contract.redline.claims import Claim, claims_of
from riskwatch.contract.redline.facts import Fact, facts_of
from riskwatch.contract.redline.rows import Redline, Row, redline_of
from riskwatch.domain.contract import Contract
from riskwatch.domain.rule import Finding, Report


@dataclass(frozen=True, slots=True)
class Versions:
    """Two versions compared. `before` and `after` are the reports on them, `after` compared with `before`.

    `claims` holds for each row what the newer file's tracked changes say of it; it is None for a file without any: then
    nothing in it is marked at all. `facts` are the terms that differ.
    """

    redline: Redline
    claims: tuple[Claim, ...] | None
    facts: tuple[Fact, ...]
    before: Report
    after: Report

    @property
    def silent(self) -> tuple[Row, ...]:
        """The rows that were changed without a mark beside changes that are marked."""
        pairs = zip(self.redline.rows, self.claims or (), strict=False)
        return tuple(row for row, claim in pairs if told_as_silent(row, claim))

    def claim(self, index: int) -> Claim:
        """What the file says of the row of that number."""
        return self.claims[index] if self.claims else Claim()

    @property
    def fixed(self) -> tuple[Finding, ...]:
        """The findings of the older version that the newer one does not have any more."""
        gone = {past.fingerprint for past in self.after.comparison.fixed} if self.after.comparison else set()
        return tuple(finding for finding in self.before.findings if finding.fingerprint in gone)

    @property
    def states(self) -> Mapping[str, str]:
        """new, reworded or still_open for each finding of the newer version, by fingerprint."""
        return self.after.comparison.states if self.after.comparison else {}


def told_as_silent(row: Row, claim: Claim) -> bool:
    """Whether the row is pointed out as changed without a mark. Text that moved is pointed out once, where it stands now."""
    return claim.silent and row.state != "moved_away"


def versions_of(before: Report, after: Report, claimed: Contract | None) -> Versions:
    """`after` is the report on the newer version, compared with `before`; `claimed` the newer file with its tracked changes
    rejected, None where it has none."""
    old, new = before.matter.contract, after.matter.contract
    redline = redline_of(old, new)
    claims = claims_of(redline, claimed) if claimed is not None else None
    return Versions(redline, claims, facts_of(old, new), before, after)
