"""What a contract rule is, and what judging one gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from riskwatch.domain.answer import Answer as Answer
from riskwatch.domain.answer import Hit as Hit
from riskwatch.domain.answer import NotApplicable as NotApplicable
from riskwatch.domain.answer import NotJudged as NotJudged
from riskwatch.domain.answer import PartNotJudged as PartNotJudged
from riskwatch.domain.comparison import Comparison as Comparison
from riskwatch.domain.comparison import Past as Past
from riskwatch.domain.contract import Contract, Role
from riskwatch.domain.document import Remark, Span
from riskwatch.domain.level import Confidence as Confidence
from riskwatch.domain.level import Severity as Severity
from riskwatch.domain.policy import Policy, Standing
from riskwatch.domain.position import Ladder, Stand
from riskwatch.domain.profile import Profile
from riskwatch.domain.snapshot import Snapshot
from riskwatch.domain.words import Words

MAIN = "main"
"""Names the case of a rule that is none of its variants."""
Side = Literal["seller", "buyer"]
"""Whose counsel reads the draft."""


@dataclass(frozen=True, slots=True)
class Matter:
    """One draft under examination: the contract and everything else a rule may need.

    `laws` are the legal systems in play (ANY is always among them; CN, EW, US, CISG, EU). `snapshots` holds the stored
    register facts of the parties that are watched. `today` is None where no date was given: nothing then depends on it.
    `standing` is the customer's place in our own books, None where they were not asked; `ourselves` the party that our
    profile names.
    """

    contract: Contract
    side: Side = "seller"
    laws: frozenset[str] = frozenset({"ANY", "CN"})
    filled: bool = True
    policy: Policy = field(default_factory=Policy)
    profile: Profile | None = None
    snapshots: Mapping[Role, Snapshot] = field(default_factory=dict)
    today: date | None = None
    standing: Standing | None = None
    ourselves: Role | None = None


Judge = Callable[[Matter], Iterator[Answer]]
"""Judging yields hits; nothing at all means passed; NotApplicable or NotJudged only when there is no hit; PartNotJudged
beside anything else."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the exact words expected to be quoted in it (none for an absence, and for `stays_quiet`)."""

    text: str
    quotes: tuple[str, ...] = ()
    given: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Variant:
    """A sub-case of a rule with words or a severity of its own."""

    message: Words | None = None
    advice: Words | None = None
    severity: Severity | None = None
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The loudest level that a rule's findings may have, and why: what was measured of it."""

    level: Severity
    why: Words


@dataclass(frozen=True, slots=True)
class ChosenLevel:
    """The company's own level for a rule. It stands in place of the rule book's and of what was measured; sub-cases
    that the rule book itself rates lower than the rule stay lower."""

    level: Severity
    reason: Words


@dataclass(frozen=True, slots=True)
class Rule:
    """A contract rule: its words, its ground, and the function that judges it.

    `needs` are the inputs without which it cannot be judged (text, registry, policy, profile, signed, calendar);
    `covered_by` the rules that, when they hit, make this one not applicable; `unlawful` marks wording that is void or
    forbidden, which a buyer is shown too, as a compliance risk. `severity` is the rule book's: `ceilings` (by the
    language of the contract) or `chosen` decide what is shown. `exact` are the sub-cases that are right by arithmetic,
    shown by a test over all inputs and held by no ceiling; MAIN names the case that is no variant. `as_buyer` is what
    the same code looks for when the buyer asks: a rule of its own words, condition and examples; `side` says whose view
    this one is. `ladder` holds the positions of a negotiable rule.
    """

    code: str
    name: str
    title: Words
    severity: Severity
    confidence: Confidence
    buyer_view: Literal["same", "off", "softer", "inverse"]
    laws: frozenset[str]
    inputs: tuple[str, ...]
    basis: tuple[str, ...]
    why: Words
    advice: Words
    clause: Words | None
    judge: Judge
    variants: Mapping[str, Variant] = field(default_factory=dict)
    covered_by: tuple[str, ...] = ()
    unlawful: bool = False
    raises: tuple[Example, ...] = ()
    stays_quiet: tuple[Example, ...] = ()
    known_gaps: tuple[Example, ...] = ()
    since: str = "0.1.0"
    status: Literal["stable", "preview", "retired"] = "stable"
    replaced_by: str = ""
    source: str = ""
    ceilings: Mapping[str, Ceiling] = field(default_factory=dict)
    chosen: ChosenLevel | None = None
    exact: frozenset[str] = frozenset()
    side: Side = "seller"
    as_buyer: Rule | None = None
    ladder: Ladder | None = None

    @property
    def family(self) -> str:
        return self.code[:3]

    def seen_by(self, side: Side) -> Rule:
        """The view of the side that asks; the rule itself where both sides look for the same."""
        return self.as_buyer if side == "buyer" and self.as_buyer is not None else self

    @property
    def views(self) -> tuple[Rule, ...]:
        """The rule, and the buyer's view where there is one."""
        return (self,) if self.as_buyer is None else (self, self.as_buyer)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding stands: its words for people, and the page where the file has pages."""

    words: Words
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Relevelled:
    """That a finding is shown at another level than the rule book's (`book`), and why."""

    book: Severity
    why: Words


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule's complaint about one draft, with everything a person needs to act on it."""

    rule: str
    name: str
    severity: Severity
    confidence: Confidence
    title: Words
    message: Words
    advice: Words
    clause: Words | None
    quote: str
    span: Span | None
    place: Place
    basis: tuple[str, ...]
    fingerprint: str
    related: tuple[Span, ...] = ()
    registry: Mapping[str, str] | None = None
    relevelled: Relevelled | None = None


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Somebody's word that a finding is tolerated: why, who answers for it, and the last day it holds.

    It holds for the finding of that `fingerprint`, so it dies when the clause changes; and, where `severity` is given,
    only while the finding is no graver than that. `id` names the stored record, "" for one read from a file.
    """

    fingerprint: str
    rule: str
    reason: str
    owner: str
    until: date
    severity: Severity | None = None
    id: str = ""

    def covers(self, finding: Finding | Past) -> bool:
        """Whether this is about `finding`, whatever the day."""
        same = (self.fingerprint, self.rule) == (finding.fingerprint, finding.rule)
        return same and (self.severity is None or finding.severity.rank >= self.severity.rank)


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that stands in the draft and is tolerated."""

    finding: Finding
    acceptance: Acceptance


@dataclass(frozen=True, slots=True)
class Report:
    """The result of linting one draft: every rule is in exactly one of the five groups.

    `accepted` are the findings that somebody tolerates; they are not among `findings`. A rule is `suppressed` when all
    its findings are accepted, with the reason; while one of them is not, the rule stays among the findings. `expired`
    acceptances no longer hold though their finding stands; `unused` ones are about nothing in this draft. `behind` names
    the tracked changes that cause or touch a finding, by its fingerprint: none are named where it takes several of them
    together; it is None where the file has no tracked changes or nobody looked. `stands` says
    which position the draft meets on each negotiable rule, whether or not the rule found anything. `parts_not_judged` names
    rules of which a part could not run for want of an input, with the reason; `notes` say from which side we looked, where
    that asks for a word.
    """

    matter: Matter
    rules_version: str
    rules_count: int
    findings: tuple[Finding, ...]
    passed: tuple[str, ...]
    not_applicable: tuple[tuple[str, Words], ...]
    not_judged: tuple[tuple[str, Words], ...]
    suppressed: tuple[tuple[str, Words], ...] = ()
    accepted: tuple[Accepted, ...] = ()
    expired: tuple[Acceptance, ...] = ()
    unused: tuple[Acceptance, ...] = ()
    comparison: Comparison | None = None
    behind: Mapping[str, tuple[Remark, ...]] | None = None
    stands: tuple[Stand, ...] = ()
    parts_not_judged: tuple[tuple[str, Words], ...] = ()
    notes: tuple[Words, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many findings of that severity nobody has accepted."""
        return sum(finding.severity is severity for finding in self.findings)
