"""What is done with the passages that a check looks for: those that were agreed, the first one, one finding a clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from riskwatch.contract.wording import Passage, Wording
from riskwatch.domain.rule import Hit


def agreed(
    words: Wording, chinese: Sequence[str], english: Sequence[str] = (), *, unless: str = ""
) -> Iterator[Passage]:
    """What the patterns of the contract's own language match and was agreed: no quotation, no guidance, not denied, and
    nothing in the sentence that matches `unless`."""
    for passage in words.find(*words.spoken(chinese, english)):
        if passage.is_no_clause or passage.denied or (unless and words.matches(unless, passage.sentence)):
            continue
        yield passage


def hits(passages: Iterable[Passage], variant: str = "") -> Iterator[Hit]:
    """One hit a clause on its first passage; the others are shown beside it."""
    for passage, others in once_a_clause(passages):
        yield Hit(passage.span, variant=variant, related=tuple(other.span for other in others))


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
