"""Writing into a draft in a process of its own, as it was read: the file is somebody else's, and is read again before and after.

What is asked and what is answered are a line of JSON and the bytes of a file; no pickle, as for reading.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from riskwatch import apart
from riskwatch.domain.document import Document
from riskwatch.domain.errors import DraftUnreadable, DraftUnwritable, RiskWatchError
from riskwatch.domain.note import Note, Proposal, Signed
from riskwatch.domain.words import Words
from riskwatch.drafts import refusals
from riskwatch.drafts.apart import AT_ONCE, why_ended
from riskwatch.drafts.limits import Limits
from riskwatch.drafts.wire import Garbled, made, plain
from riskwatch.drafts.writing.here import write_here
from riskwatch.log import get_logger

PROCESS = "riskwatch.drafts.writing.writing_process"

log = get_logger("drafts")


def write_apart(
    data: bytes,
    document: Document,
    notes: Sequence[Note],
    proposals: Sequence[Proposal],
    signed: Signed,
    limits: Limits,
    *,
    process: str = PROCESS,
) -> bytes:
    """What `write_here` does. Raises DraftUnreadable (busy) and DraftUnwritable, also where the process gave no answer."""
    name = document.file
    if not AT_ONCE.acquire(timeout=limits.seconds):
        raise refusals.busy(name)
    try:
        asked = question(data, document, notes, proposals, signed, limits)
        return result(apart.ask(process, asked, seconds=limits.seconds, memory=limits.memory))
    except apart.Ended as error:
        log.warning("writing ended", late=error.late, code=error.code, said=error.said)
        raise refusals.not_written(name, why_ended(error, limits, refusals.WRITER_CRASHED)) from error
    except Garbled as error:
        log.warning("writing answered nonsense", said=str(error)[:200])
        raise refusals.not_written(name, refusals.WRITER_CRASHED) from error
    finally:
        AT_ONCE.release()


def question(
    data: bytes,
    document: Document,
    notes: Sequence[Note],
    proposals: Sequence[Proposal],
    signed: Signed,
    limits: Limits,
) -> bytes:
    """A line that says what to write, and the bytes of the draft."""
    head = {
        "document": plain(document),
        "notes": plain(tuple(notes)),
        "proposals": plain(tuple(proposals)),
        "signed": [signed.author, signed.initials, signed.at.isoformat()],
        "limits": asdict(limits),
    }
    return json.dumps(head, separators=(",", ":")).encode() + b"\n" + data


def answer(asked: bytes) -> bytes:
    """In the process: write, and say what came of it."""
    head, _, data = asked.partition(b"\n")
    how = json.loads(head)
    author, initials, at = how["signed"]
    notes: tuple[Note, ...] = made(tuple[Note, ...], how["notes"])
    proposals: tuple[Proposal, ...] = made(tuple[Proposal, ...], how["proposals"])
    signed = Signed(author, initials, datetime.fromisoformat(at))
    try:
        written = write_here(data, made(Document, how["document"]), notes, proposals, signed, Limits(**how["limits"]))
    except (DraftUnreadable, DraftUnwritable) as refusal:
        said = [[words.zh, words.en] for words in (refusal.message, refusal.hint)]
        return json.dumps({"refused": [getattr(refusal, "reason", ""), *said]}).encode() + b"\n"
    return b"{}\n" + written


def result(said: bytes) -> bytes:
    """The file of an answer. Raises the refusal that it holds instead, and Garbled."""
    head, _, written = said.partition(b"\n")
    try:
        content: dict[str, Any] = json.loads(head)
        refused = content.get("refused")
        refusal = None if refused is None else _refusal(*refused)
    except (ValueError, TypeError, AttributeError) as error:
        raise Garbled(str(error)) from error
    if refusal is not None:
        raise refusal
    if not written:
        raise Garbled("no file")
    return written


def _refusal(reason: Any, *said: Any) -> RiskWatchError:
    message, hint = (Words(made(str, zh), made(str, en)) for zh, en in said)
    return DraftUnreadable(made(str, reason), message, hint) if reason else DraftUnwritable(message, hint)
