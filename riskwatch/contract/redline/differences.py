"""The changed words of a pair of texts, as a person would mark them: no confetti of single signs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from riskwatch.contract.redline.matching import matches
from riskwatch.contract.redline.tokens import Token, tokens
from riskwatch.domain.document import Span

_SENTENCE_SIGNS = frozenset("。；;!！?？\n")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a pair: the same on both sides, or changed; one side of a changed one may be empty."""

    old: Span
    new: Span
    same: bool


def pieces(old_text: str, old: Span, new_text: str, new: Span) -> tuple[Piece, ...]:
    """The stretches of both sides in order, which together are all of their words."""
    one, other = tokens(old_text, old), tokens(new_text, new)
    pairs = matches([token.key for token in one], [token.key for token in other])
    return tuple(_placed(_together(_runs(pairs, len(one), len(other)), one, other), one, other, old, new))


@dataclass(slots=True)
class _Run:
    """Words [a, b) of the old and [c, d) of the new list."""

    a: int
    b: int
    c: int
    d: int
    same: bool


def _runs(pairs: Sequence[tuple[int, int]], old: int, new: int) -> list[_Run]:
    runs: list[_Run] = []
    a = c = 0
    for x, y in [*pairs, (old, new)]:
        if x > a or y > c:
            runs.append(_Run(a, x, c, y, same=False))
        if x < old or y < new:
            last = runs[-1] if runs else None
            if last and last.same and (last.b, last.d) == (x, y):
                last.b, last.d = x + 1, y + 1
            else:
                runs.append(_Run(x, x + 1, y, y + 1, same=True))
        a, c = x + 1, y + 1
    return runs


def _together(runs: list[_Run], one: Sequence[Token], other: Sequence[Token]) -> list[_Run]:
    """What is the same between two changes is part of the change when it is no longer than either of them and ends no
    sentence: a word that happens to share a sign with another is not half kept."""
    kept: list[_Run] = []
    for index, run in enumerate(runs):
        after = runs[index + 1] if index + 1 < len(runs) else None
        if (run.same and kept and after and _lost(run, kept[-1], after, one, other)) or (
            kept and not run.same and not kept[-1].same
        ):
            kept[-1].b, kept[-1].d = run.b, run.d
        else:
            kept.append(run)
    return kept


def _lost(same: _Run, before: _Run, after: _Run, one: Sequence[Token], other: Sequence[Token]) -> bool:
    words = [token.key for token in one[same.a : same.b]]
    if any(word in _SENTENCE_SIGNS for word in words):
        return False
    length = sum(map(len, words))
    sizes = [max(_size(one[run.a : run.b]), _size(other[run.c : run.d])) for run in (before, after)]
    return length <= min(sizes) and (length == 1 or length < max(sizes))


def _size(words: Sequence[Token]) -> int:
    return sum(len(word.key) for word in words)


def _placed(runs: list[_Run], one: Sequence[Token], other: Sequence[Token], old: Span, new: Span) -> Iterator[Piece]:
    """Runs as spans. The blanks between two words go with what is the same, or with the first of two changes."""
    at_old, at_new = old.start, new.start
    for index, run in enumerate(runs):
        last = index == len(runs) - 1
        end_old = old.end if last else _edge(run.a, run.b, one, at_old, run.same)
        end_new = new.end if last else _edge(run.c, run.d, other, at_new, run.same)
        yield Piece(Span(at_old, end_old), Span(at_new, end_new), run.same)
        at_old, at_new = end_old, end_new


def _edge(first: int, last: int, words: Sequence[Token], at: int, same: bool) -> int:
    """Where a run ends: a kept one takes the blanks after it along, a changed one does not."""
    if first == last:
        return at
    if same and last < len(words):
        return words[last].span.start
    return words[last - 1].span.end
