"""What a rule may say of a draft: something found, nothing to say, or what it lacked to judge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from riskwatch.domain.document import Span
from riskwatch.domain.level import Confidence, Severity
from riskwatch.domain.words import Words


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule found something. `span` is the exact words, None where something is missing: `place` says where it belongs.

    `variant` picks one of the rule's own `variants` (another message, severity or confidence); `values` fill the
    placeholders of its words; `related` are further places in the draft; `registry` says which stored register fact
    was used.
    """

    span: Span | None = None
    variant: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    related: tuple[Span, ...] = ()
    place: Words | None = None
    severity: Severity | None = None
    confidence: Confidence | None = None
    registry: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The rule has nothing to say about this contract, and why."""

    why: Words


@dataclass(frozen=True, slots=True)
class NotJudged:
    """The rule could not be judged: which input is missing, or which document was not supplied."""

    why: Words


@dataclass(frozen=True, slots=True)
class PartNotJudged:
    """Part of the rule could not run for want of an input; what the other parts said stands."""

    why: Words


Answer = Hit | NotApplicable | NotJudged | PartNotJudged
