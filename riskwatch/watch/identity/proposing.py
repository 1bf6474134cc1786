"""From a name to proposals: which register entries it may stand for, each with its score. Only people confirm."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from riskwatch.domain.snapshot import Identifier
from riskwatch.watch.identity.index import NameIndex
from riskwatch.watch.identity.name import NameParts
from riskwatch.watch.identity.reading import read_name
from riskwatch.watch.identity.scoring import Score, score

LEAST = 74
"""Below this many points a likeness is not worth a person's time."""

SHOWN = 5
CANNOT_WIN = 0.3
"""Who is so much less alike than the closest cannot make up for it by place and form."""


@dataclass(frozen=True, slots=True)
class Company:
    """A company as some list names it. `former` are names it no longer bears, `listed_in` where it was read."""

    identifier: Identifier
    name: str
    former: tuple[str, ...] = ()
    country: str = ""
    listed_in: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A company that a name may stand for. `by` is the name of it that fits."""

    company: Company
    by: str
    score: Score


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name to be found, with the country it is thought to be in ("" unknown)."""

    ref: str
    name: str
    country: str = ""


def propose(wanted: Sequence[Wanted], companies: Iterable[Company]) -> Mapping[str, tuple[Proposal, ...]]:
    """The best proposals for each wanted name, best first. The companies are read once, one at a time, so they may be
    as many as a register has; the wanted names are held."""
    index = NameIndex(each.name for each in wanted)
    names = [read_name(each.name) for each in wanted]
    best: dict[str, dict[Identifier, Proposal]] = {each.ref: {} for each in wanted}
    for company in companies:
        for written, former in ((company.name, False), *((name, True) for name in company.former)):
            parts = read_name(written)
            for number, alike in index.search(parts):
                _keep(best[wanted[number].ref], _proposal(wanted[number], names[number], company, parts, former, alike))
    return {ref: tuple(sorted(found.values(), key=_best_first))[:SHOWN] for ref, found in best.items()}


def best_among(name: str, index: NameIndex, names: Sequence[str]) -> tuple[int, Score] | None:
    """The number and score of the name most like `name`; None where nothing is worth a look."""
    parts = read_name(name)
    near = index.search(parts)
    closest = max((alike for _, alike in near), default=0.0)
    scored = [
        (score(parts, read_name(names[number]), alike=alike), number)
        for number, alike in near
        if alike >= closest - CANNOT_WIN
    ]
    found = max(scored, key=lambda each: (each[0].total, -each[1]), default=None)
    return (found[1], found[0]) if found and found[0].total >= LEAST else None


def _proposal(
    wanted: Wanted, name: NameParts, company: Company, parts: NameParts, former: bool, alike: float
) -> Proposal:
    known = bool(wanted.country and company.country)
    same = wanted.country == company.country if known else None
    return Proposal(company, parts.written, score(name, parts, former=former, same_country=same, alike=alike))


def _keep(found: dict[Identifier, Proposal], proposal: Proposal) -> None:
    known = found.get(proposal.company.identifier)
    if proposal.score.total >= LEAST and (known is None or proposal.score.total > known.score.total):
        found[proposal.company.identifier] = proposal
        if len(found) > SHOWN * 4:
            worst = min(found.values(), key=lambda each: each.score.total)
            del found[worst.company.identifier]


def _best_first(proposal: Proposal) -> tuple[int, str]:
    return -proposal.score.total, str(proposal.company.identifier)
