"""What a draft must say to meet a position: numbers within bounds, words, or what the rules themselves found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Protocol

from riskwatch.contract.positions.choices import not_chosen
from riskwatch.contract.positions.facts import FACTS
from riskwatch.contract.reading import segment_at
from riskwatch.contract.terms.numerals import from_english
from riskwatch.contract.terms.numerals import number as numeral
from riskwatch.contract.wording import Passage, wording_of
from riskwatch.domain.contract import Contract
from riskwatch.domain.document import Span
from riskwatch.domain.policy import Policy
from riskwatch.domain.position import Read
from riskwatch.domain.rule import MAIN, Hit, Matter

LONGEST_QUOTE, LONGEST_QUOTE_EN = 90, 240
NUMBER, UNIT = "{N}", "{U}"
_NUMBER = (
    r"(?P<n>\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百]{1,6}"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty|forty-five|sixty|ninety))"
)
_UNIT = (
    r"(?P<u>个?工作日|个?(?:自然)?月|日历日|天|日|周|年|%|％|(?:business|working) days?|days?|weeks?|months?|years?)"
)
_IN_DAYS = {"周": 7, "week": 7, "月": 30, "month": 30, "年": 365, "year": 365}
_IN_MONTHS = {"年": 12, "year": 12}
WITHOUT_GRADE = "C"
"""A customer whose grade is not known is measured as one of this grade."""


def _credit_term(matter: Matter) -> Decimal:
    grade = matter.standing.grade.value if matter.standing and matter.standing.grade else WITHOUT_GRADE
    return Decimal(matter.policy.credit_term_max_days.get(grade, 0))


def _plain(name: str) -> Callable[[Matter], Decimal]:
    return lambda matter: Decimal(str(getattr(matter.policy, name)))


POLICY_NUMBERS: Mapping[str, Callable[[Matter], Decimal]] = MappingProxyType(
    {
        "credit_term_max_days": _credit_term,
        **{
            name: _plain(name)
            for name in (
                "inspection_max_days",
                "reply_min_workdays",
                "statutory_days_large",
                "warranty_max_months",
                "retention_max_share",
                "retention_max_months",
                "seller_delay_rate_max_per_day",
                "seller_delay_cap",
            )
        },
    }
)
"""Parameters of our policy that a bound may name; the credit term is that of the customer's grade."""
assert all(name in Policy.__dataclass_fields__ for name in POLICY_NUMBERS)


@dataclass(frozen=True, slots=True)
class Bound:
    """Limits of a number, both included; each a number or the name of a policy parameter."""

    at_least: Decimal | str | None = None
    at_most: Decimal | str | None = None

    def holds(self, value: Decimal, matter: Matter) -> bool:
        low, high = (_limit(one, matter) for one in (self.at_least, self.at_most))
        return (low is None or value >= low) and (high is None or value <= high)


def _limit(limit: Decimal | str | None, matter: Matter) -> Decimal | None:
    return POLICY_NUMBERS[limit](matter) if isinstance(limit, str) else limit


@dataclass(frozen=True, slots=True)
class Condition:
    """When a draft meets a position.

    `numbers` must be within their bounds; `says` are patterns of its words, `unless` patterns that take them back in the
    same sentence, `also` patterns one of which it must say too, `nowhere` patterns that must stand nowhere; `finding` are sub-cases of the rule's own findings
    (MAIN for the rule itself) and `findings_of` other rules whose findings put the draft here.
    """

    numbers: Mapping[str, Bound] = field(default_factory=dict)
    says: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    nowhere: tuple[str, ...] = ()
    finding: tuple[str, ...] = ()
    findings_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that a pattern found: where, in which sentence, with which number."""

    span: Span
    sentence: str
    number: str = ""
    unit: str = ""
    in_heading: bool = False


class Finder(Protocol):
    """How patterns are looked for; which of them depends on who wrote the patterns."""

    def find(self, contract: Contract, patterns: Sequence[str]) -> Iterator[Piece]:
        """Every match of the patterns, in reading order."""
        ...

    def holds(self, contract: Contract, patterns: Sequence[str], words: str) -> bool:
        """Whether one of the patterns matches in these words."""
        ...


class Worded:
    """Patterns with {B} and {S} on the condensed text, as checks have them."""

    def find(self, contract: Contract, patterns: Sequence[str]) -> Iterator[Piece]:
        for passage in wording_of(contract).find(*(with_numbers(one) for one in patterns)):
            if not passage.is_no_clause and not not_chosen(passage):
                yield _piece(passage)

    def holds(self, contract: Contract, patterns: Sequence[str], words: str) -> bool:
        wording = wording_of(contract)
        return any(wording.matches(pattern, words) for pattern in patterns)


def _piece(passage: Passage) -> Piece:
    groups = passage.match.groupdict() if passage.match else {}
    number, unit = groups.get("n") or "", groups.get("u") or ""
    return Piece(_whole(passage).span, passage.sentence, number, unit, passage.in_heading)


def _whole(passage: Passage) -> Passage:
    """The parts of the sentence between commas that the words stand in; the words alone where that would be long."""
    words, around = passage.wording, passage.around
    start, _ = segment_at(words.text, passage.start, around)
    _, end = segment_at(words.text, passage.end - 1, around)
    whole = Passage(words, start, end)
    most = LONGEST_QUOTE_EN if whole.words.isascii() else LONGEST_QUOTE
    return whole if end - start <= most and whole.span.covers(passage.span) else passage


def with_numbers(pattern: str) -> str:
    """The pattern with {N} and {U} written out: a number in digits or Chinese, and its unit."""
    return pattern.replace(NUMBER, _NUMBER).replace(UNIT, _UNIT)


@dataclass(frozen=True, slots=True)
class Numbers:
    """A number that is read by patterns with {N} (and {U}); `unit` is what it is turned into: days, months or share."""

    found: tuple[str, ...]
    unit: str
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LadderReader:
    """Finds the words that decide a draft's position: of findings, numbers and warning words the worst counts, of the
    words that meet a position the best one."""

    code: str
    conditions: tuple[Condition, ...]
    numbers: Mapping[str, Numbers]
    finder: Finder

    def __call__(self, matter: Matter, hits: Mapping[str, Sequence[Hit]]) -> Sequence[Read]:
        worst = len(self.conditions) - 1
        reads = [*self._by_findings(matter.contract, hits), *self._by_numbers(matter), *self._by_words(matter, worst)]
        if reads:
            return sorted(reads, key=lambda read: (-read.rank, read.span))
        for rank in range(worst):
            reads = list(self._by_words(matter, rank))
            if reads:
                return reads
        return ()

    def _by_findings(self, contract: Contract, hits: Mapping[str, Sequence[Hit]]) -> Iterator[Read]:
        words = wording_of(contract)
        for rank, condition in enumerate(self.conditions):
            own = (hit for hit in hits.get(self.code, ()) if (hit.variant or MAIN) in condition.finding)
            others = (hit for code in condition.findings_of for hit in hits.get(code, ()))
            for hit in (*own, *others):
                if hit.span is not None and not not_chosen(words.passage(hit.span)):
                    yield Read(rank, hit.span)

    def _by_numbers(self, matter: Matter) -> Iterator[Read]:
        names = dict.fromkeys(name for condition in self.conditions for name in condition.numbers)
        for name in names:
            for value, span in self._measured(name, matter.contract):
                yield Read(self._rank(name, value, matter), span)

    def _rank(self, name: str, value: Decimal, matter: Matter) -> int:
        """The first position whose bounds hold the value, else the last one."""
        for rank, condition in enumerate(self.conditions):
            if name in condition.numbers and condition.numbers[name].holds(value, matter):
                return rank
        return len(self.conditions) - 1

    def _measured(self, name: str, contract: Contract) -> Iterator[tuple[Decimal, Span]]:
        if name in FACTS:
            for value, term in FACTS[name](contract):
                passage = wording_of(contract).passage(term.span)
                if not not_chosen(passage):
                    yield value, _whole(passage).span
            return
        asked = self.numbers[name]
        for piece in self.finder.find(contract, asked.found):
            read = amount_in(piece.number, piece.unit, asked.unit)
            if read is not None and not self.finder.holds(contract, asked.unless, piece.sentence):
                yield read, piece.span

    def _by_words(self, matter: Matter, rank: int) -> Iterator[Read]:
        condition = self.conditions[rank]
        contract = matter.contract
        if not condition.says or next(self.finder.find(contract, condition.nowhere), None) is not None:
            return
        found = [
            piece
            for piece in self.finder.find(contract, condition.says)
            if not self.finder.holds(contract, condition.unless, piece.sentence)
            and (not condition.also or self.finder.holds(contract, condition.also, piece.sentence))
        ]
        for piece in sorted(found, key=lambda each: each.in_heading):
            yield Read(rank, piece.span)


def amount_in(number: str, unit: str, wanted: str) -> Decimal | None:
    """A number with its unit in the wanted one (days, months, share); None when it cannot be told."""
    english = from_english(number)
    value: Decimal | None = numeral(number) if english is None else Decimal(english)
    if value is None:
        return None
    name = unit.removeprefix("个").removeprefix("自然").removesuffix("s")
    if wanted == "share":
        return value / 100
    if wanted == "months":
        return value * _IN_MONTHS.get(name, 1) if name in ("月", "month", *_IN_MONTHS) else None
    if name in ("工作日", "business day", "working day"):
        return Decimal(-(-int(value) * 7 // 5))
    return value * _IN_DAYS.get(name, 1)
