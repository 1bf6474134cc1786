"""What is done with the passages that a check found: the first one, one finding a clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from riskwatch.contract.wording import Passage


def first(passages: Iterator[Passage]) -> Passage | None:
    return next(passages, None)


def once_a_clause(passages: Iterable[Passage]) -> Iterator[tuple[Passage, tuple[Passage, ...]]]:
    """The first passage of each clause below its heading, with the other ones of the same clause: one finding, not three."""
    groups: dict[object, list[Passage]] = {}
    for passage in passages:
        clause = passage.wording.contract.clause_at(passage.span.start)
        groups.setdefault(passage.around if clause is None else clause, []).append(passage)
    for group in groups.values():
        main = next((passage for passage in group if not passage.in_heading), group[0])
        yield main, tuple(passage for passage in group if passage is not main)
