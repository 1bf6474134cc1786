"""From the checked `positions` section of a rule file to a ladder."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from riskwatch.contract.positions.conditions import Bound, Condition, Finder, LadderReader, Numbers, Worded
from riskwatch.contract.positions.plain_words import PlainWords
from riskwatch.domain.position import FALLBACKS, PREFERRED, WALK_AWAY, Approval, Ladder, Position
from riskwatch.rulebook.building import examples, needed, words

FinderOf = Callable[[Sequence[str]], Finder]


def labelled(_: Sequence[str]) -> Finder:
    """For the patterns of a check, which know the parties' own words."""
    return Worded()


def plain(patterns: Sequence[str]) -> Finder:
    """For the patterns of a rule file. Raises PatternError for one that RE2 refuses."""
    return PlainWords(patterns)


def ladder(code: str, raw: Mapping[str, Any] | None, finder_of: FinderOf) -> Ladder | None:
    """The ladder of the rule `code`; None for a rule that is not negotiable."""
    if raw is None:
        return None
    named = [(PREFERRED, raw["preferred"])]
    named += list(zip(FALLBACKS, raw["fallbacks"], strict=False))
    named.append((WALK_AWAY, raw["walk_away"]))
    conditions = tuple(_condition(one.get("when")) for _, one in named)
    numbers = {name: _numbers(one) for name, one in raw["numbers"].items()}
    silence = raw["silence"]
    return Ladder(
        matter=needed(raw["matter"]),
        positions=tuple(_position(name, one) for name, one in named),
        silence=silence["counts_as"],
        silence_why=needed(silence["why"]),
        read=LadderReader(code, conditions, numbers, finder_of(_patterns(conditions, numbers))),
        unstated=examples(silence["examples"]),
        on_every_sale=raw["asked"] == "on_every_sale",
        other_rules=frozenset(code for one in conditions for code in one.findings_of),
    )


def _position(name: str, raw: Mapping[str, Any]) -> Position:
    return Position(
        name=name,
        note=needed(raw["note"]),
        approval=Approval(raw["approval"]),
        wording=words(raw.get("wording")),
        examples=examples(raw["examples"]),
    )


def _condition(raw: Mapping[str, Any] | None) -> Condition:
    if raw is None:
        return Condition()
    return Condition(
        numbers={
            name: Bound(_limit(one.get("at_least")), _limit(one.get("at_most"))) for name, one in raw["numbers"].items()
        },
        says=tuple(raw["says"]),
        unless=tuple(raw["unless"]),
        also=tuple(raw["also"]),
        nowhere=tuple(raw["nowhere"]),
        finding=tuple(raw["finding"]),
        findings_of=tuple(raw["findings_of"]),
    )


def _numbers(raw: Mapping[str, Any]) -> Numbers:
    return Numbers(tuple(raw["found"]), raw["unit"], tuple(raw["unless"]))


def _limit(raw: float | str | None) -> Decimal | str | None:
    return raw if raw is None or isinstance(raw, str) else Decimal(str(raw))


def _patterns(conditions: Sequence[Condition], numbers: Mapping[str, Numbers]) -> list[str]:
    said = [pattern for one in conditions for pattern in (*one.says, *one.unless, *one.also, *one.nowhere)]
    return said + [pattern for one in numbers.values() for pattern in (*one.found, *one.unless)]
