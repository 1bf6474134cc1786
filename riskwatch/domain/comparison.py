"""What changed in a draft's findings since an earlier version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from riskwatch.domain.level import Severity
from riskwatch.domain.words import Words


@dataclass(frozen=True, slots=True)
class Past:
    """What must be known of a finding of the last version: enough to find it again, and to say what is gone."""

    fingerprint: str
    rule: str
    severity: Severity
    title: Words
    quote: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """This version against the one named `against`. `new` and `still_open` are fingerprints of the findings that are
    not accepted, `reworded` of those whose words changed while the rule still finds them; `fixed` is what the draft no
    longer says; `unknown` what was found then and cannot be told now, because its rule was not judged."""

    against: str
    new: tuple[str, ...]
    still_open: tuple[str, ...]
    fixed: tuple[Past, ...]
    unknown: tuple[Past, ...] = ()
    reworded: tuple[str, ...] = ()

    @property
    def states(self) -> Mapping[str, str]:
        """new, reworded or still_open for each finding, by fingerprint."""
        return (
            dict.fromkeys(self.still_open, "still_open")
            | dict.fromkeys(self.reworded, "reworded")
            | dict.fromkeys(self.new, "new")
        )
