"""Sentences that say one thing in whatever order: each of several families of words, and none that takes it back.

One pattern for each order of words never holds what draftsmen think of next; a frame asks for the parts of the thought.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from riskwatch.contract.wording import Passage, Wording

REACH, REACH_ZH = 260, 100
"""In English and in Chinese. A thought that needs more characters than this is put together from several: filings write sentences of a page."""


@dataclass(frozen=True, slots=True)
class Frame:
    """`anchor` is looked for in the whole text and should be rare, each of `also` in its sentence, `unless` nowhere there."""

    anchor: str
    also: tuple[str, ...] = ()
    unless: str = ""
    reach: int = REACH


def framed(words: Wording, frames: Iterable[Frame]) -> Iterator[Passage]:
    """From the first to the last of the parts, one passage a sentence and frame."""
    for frame in frames:
        done = -1
        for passage in words.find(frame.anchor):
            if passage.start < done:
                continue
            parts = _parts(passage, frame)
            whole = _whole(passage, frame, parts) if parts else None
            if whole is not None or parts is None:
                done = passage.around.end  # what this sentence lacks it lacks for every anchor in it
            if whole is not None:
                yield whole


def _parts(passage: Passage, frame: Frame) -> list[Passage] | None:
    """The anchor and where the rest is said in its sentence; None when something is missing. Most sentences end here."""
    parts = [passage]
    for template in frame.also:
        part = passage.beside(template)
        if part is None:
            return None
        parts.append(part)
    return parts


def _whole(passage: Passage, frame: Frame, parts: list[Passage]) -> Passage | None:
    start, end = min(part.start for part in parts), max(part.end for part in parts)
    if end - start > frame.reach or passage.is_no_clause:
        return None
    if frame.unless and passage.wording.matches(frame.unless, passage.sentence):
        return None
    return Passage(passage.wording, start, end)


def with_frames(words: Wording, found: Iterable[Passage], frames: Sequence[Frame]) -> list[Passage]:
    """What the patterns found, and what the frames find in sentences where they found nothing; in reading order."""
    passages = list(found)
    taken = {passage.around for passage in passages}
    for passage in framed(words, frames):
        if passage.around not in taken:
            taken.add(passage.around)
            passages.append(passage)
    return sorted(passages, key=lambda passage: passage.start)
