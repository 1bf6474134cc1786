"""The circle of a company: the others it is tied to, by what, and whether that is sure enough for a sign to travel."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from riskwatch.watch.hooks import CROWD, SURE, Hook


@dataclass(frozen=True, slots=True)
class Tie:
    """Two customers share `hooks`. `sure`: by a stable reference, a register number or our own entry, or by at least two
    different things of which a name alone, an address or a telephone would prove nothing."""

    ref: str
    other: str
    hooks: tuple[Hook, ...]
    sure: bool


def ties(ref: str, own: Iterable[Hook], sharing: Mapping[tuple[str, str], Iterable[str]]) -> tuple[Tie, ...]:
    """The ties of a customer, sure ones first. `sharing` names for each hook the customers that have it.

    What a crowd shares ties nobody.
    """
    common: dict[str, list[Hook]] = defaultdict(list)
    for hook in own:
        others = set(sharing.get((hook.kind, hook.key), ())) - {ref}
        if len(others) < CROWD:
            for other in others:
                common[other].append(hook)
    found = [Tie(ref, other, tuple(hooks), is_sure(hooks)) for other, hooks in common.items()]
    return tuple(sorted(found, key=lambda tie: (not tie.sure, tie.other)))


def is_sure(hooks: Iterable[Hook]) -> bool:
    """Whether ties of these kinds hold: one that is sure by itself, or a name together with a common place or owner."""
    kinds = {hook.kind for hook in hooks}
    named = kinds & {"person_name", "company_name"}
    placed = kinds & {"address", "phone"}
    return bool(kinds & SURE) or bool(named and placed) or named == {"person_name", "company_name"}
