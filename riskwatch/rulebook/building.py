"""From the checked fields of a file to a rule: words, examples with their marks, and the judge."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from riskwatch.contract.conditions import applies
from riskwatch.contract.conditions.compare import compared, conflict
from riskwatch.contract.conditions.missing import missing, missing_party_field
from riskwatch.contract.conditions.phrase import phrase
from riskwatch.domain.contract import Role
from riskwatch.domain.position import Ladder
from riskwatch.domain.rule import Confidence, Example, Judge, Rule, Severity, Variant
from riskwatch.domain.words import Words

MARK = re.compile(r"⟦(.*?)⟧", re.DOTALL)


def words(raw: Mapping[str, str | None] | None) -> Words | None:
    if raw is None:
        return None
    return Words((raw["zh"] or "").strip(), (raw.get("en") or "").strip())


def needed(raw: Mapping[str, str | None]) -> Words:
    made = words(raw)
    assert made is not None
    return made


def example(raw: Mapping[str, Any]) -> Example:
    """The text without its marks ⟦ ⟧, and the marked words in reading order."""
    text = str(raw["text"])
    quotes = raw.get("quotes") or MARK.findall(text)
    return Example(MARK.sub(lambda mark: mark[1], text), tuple(quotes), raw.get("given", {}))


def examples(raw: Sequence[Mapping[str, Any]]) -> tuple[Example, ...]:
    return tuple(example(one) for one in raw)


def variant(raw: Mapping[str, Any]) -> Variant:
    return Variant(
        message=words(raw.get("message")),
        advice=words(raw.get("advice")),
        severity=Severity(raw["severity"]) if "severity" in raw else None,
        confidence=Confidence(raw["confidence"]) if "confidence" in raw else None,
    )


def rule(
    code: str,
    name: str,
    raw: Mapping[str, Any],
    cases: Mapping[str, Any],
    basis: Sequence[str],
    judge: Judge,
    source: str,
    ladder: Ladder | None = None,
) -> Rule:
    """A rule from fields that the schema has already accepted; `basis` are the keys that may be shown."""
    return Rule(
        code=code,
        name=name,
        title=needed(raw["title"]),
        severity=Severity(raw["severity"]),
        confidence=Confidence(raw["confidence"]),
        buyer_view=raw["buyer_view"],
        laws=frozenset(raw["laws"]),
        inputs=tuple(raw["inputs"]),
        basis=tuple(basis),
        why=needed(raw["why"]),
        advice=needed(raw["advice"]),
        clause=words(raw.get("clause")),
        judge=judge,
        variants={key: variant(one) for key, one in raw["variants"].items()},
        covered_by=tuple(raw["covered_by"]),
        unlawful=raw["unlawful"] == "yes",
        raises=examples(cases["raises"]),
        stays_quiet=examples(cases["stays_quiet"]),
        known_gaps=examples(cases["known_gaps"]),
        since=raw["since"],
        status=raw["status"],
        replaced_by=raw["replaced_by"],
        source=source,
        exact=frozenset(raw.get("exact", ())),
        ladder=ladder,
    )


def view(
    seen: Rule,
    name: str,
    raw: Mapping[str, Any],
    cases: Mapping[str, Any],
    basis: Sequence[str],
    judge: Judge,
    source: str,
) -> Rule:
    """The buyer's view of the rule `seen`: words, condition and examples of its own; its life is the rule's life."""
    life = {
        "buyer_view": "same",
        "unlawful": "no",
        "laws": sorted(seen.laws),
        "inputs": seen.inputs,
        "since": seen.since,
        "status": seen.status,
        "replaced_by": seen.replaced_by,
    }
    made = rule(seen.code, name, life | dict(raw), cases, basis, judge, source)
    return replace(made, side="buyer")


def judge_of(when: Mapping[str, Any], scope: Mapping[str, Any] | None) -> Judge:
    """The judge that `when` describes, guarded by `applies` where there is one."""
    judge = _condition(when)
    if not scope:
        return judge
    return applies.only_if(_tests(scope), judge, needed(scope["otherwise"]))


def _condition(when: Mapping[str, Any]) -> Judge:
    if "phrase" in when:
        raw = when["phrase"]
        return phrase(raw["any"], within=raw["within"], unless=raw["unless"], nowhere=raw["nowhere"])
    if "missing" in when:
        return _missing(when["missing"])
    if "conflict" in when:
        return conflict(*when["conflict"])
    limit = when.get("limit")
    number = Decimal(str(limit)) if isinstance(limit, int | float | str) else limit
    return compared(when["term"], when["is_"], number, who=when.get("who", ""))


def _missing(raw: Mapping[str, Any]) -> Judge:
    place = needed(raw["place"])
    if "party" in raw:
        return missing_party_field(raw["party"], Role(raw["of"]) if "of" in raw else None, place=place)
    return missing(
        place=place,
        present=raw["present"],
        terms=raw["terms"],
        clauses=raw["clauses"],
        synonyms=raw["synonyms"],
        annex=raw["annex"] == "yes",
    )


def _tests(scope: Mapping[str, Any]) -> list[applies.Test]:
    tests: list[applies.Test] = []
    if "on_credit" in scope:
        tests.append(applies.on_credit())
    if "party" in scope:
        tests.append(applies.has_party(Role(scope["party"])))
    if "clauses" in scope:
        tests.append(applies.has_clause(scope["clauses"]))
    if "kind" in scope:
        tests.append(applies.is_kind(scope["kind"]))
    if "says" in scope:
        tests.append(applies.says(scope["says"]))
    return tests
