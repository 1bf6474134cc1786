"""Reading a draft in a process of its own: a file that crashes its reader, never ends or eats memory ends only that."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from threading import BoundedSemaphore

from riskwatch import apart
from riskwatch.domain.document import Document, View
from riskwatch.domain.errors import DraftUnreadable
from riskwatch.domain.words import Words
from riskwatch.drafts import refusals
from riskwatch.drafts.limits import Limits
from riskwatch.drafts.ocr import Progress
from riskwatch.drafts.wire import PICTURED, Answer, Garbled, unpacked
from riskwatch.log import get_logger

PROCESS = "riskwatch.drafts.reading_process"
AT_ONCE = BoundedSemaphore(2)
"""How many such processes there are at one time; each may take `Limits.memory`."""

log = get_logger("drafts")


def read_apart(
    data: bytes,
    name: str,
    limits: Limits,
    view: View,
    *,
    process: str = PROCESS,
    progress: Progress | None = None,
) -> Document:
    """Read a draft in a process, and in a second one with the limits of OCR when there are pictures to be read.

    `progress` is told which of the pictures is being read. Raises DraftUnreadable as `read_draft` does; `stopped` when the
    process gave no answer.
    """
    if not AT_ONCE.acquire(timeout=limits.seconds):
        raise refusals.busy(name)
    try:
        answer = _asked(process, data, name, limits, view)
        if answer == PICTURED:
            more = replace(limits, seconds=limits.ocr_seconds, memory=limits.ocr_memory)
            answer = _asked(process, data, name, more, view, recognise=True, progress=progress)
    finally:
        AT_ONCE.release()
    if isinstance(answer, DraftUnreadable):
        raise answer
    if not isinstance(answer, Document):
        raise refusals.stopped(name, refusals.READER_CRASHED)
    return answer


def _asked(
    process: str,
    data: bytes,
    name: str,
    limits: Limits,
    view: View,
    *,
    recognise: bool = False,
    progress: Progress | None = None,
) -> Answer:
    how = question(data, name, limits, view, recognise=recognise)
    threads = limits.ocr_threads if recognise else 1
    try:
        said = apart.ask(process, how, seconds=limits.seconds, memory=limits.memory, threads=threads, watch=progress)
        return unpacked(said)
    except apart.Ended as error:
        log.warning("reading ended", late=error.late, code=error.code, said=error.said)
        raise refusals.stopped(name, why_ended(error, limits, refusals.READER_CRASHED)) from error
    except Garbled as error:
        log.warning("reading answered nonsense", said=str(error)[:200])
        raise refusals.stopped(name, refusals.READER_CRASHED) from error


def why_ended(ended: apart.Ended, limits: Limits, crashed: Words) -> Words:
    """Why a process gave no answer, for people."""
    if ended.late:
        return refusals.too_slow(limits.seconds)
    return refusals.MEMORY_SPENT if "MemoryError" in ended.said else crashed


def question(data: bytes, name: str, limits: Limits, view: View, *, recognise: bool = False) -> bytes:
    """A line that says how to read, and the bytes of the draft."""
    how = {"name": name, "limits": asdict(limits), "view": view, "recognise": recognise}
    return json.dumps(how).encode() + b"\n" + data
