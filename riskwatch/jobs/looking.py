"""One look at one source: asks, keeps the replies as evidence, reads them, and gives every ending its stored name."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from riskwatch.domain.errors import ComeBackLater, SourceError
from riskwatch.domain.event import Evidence
from riskwatch.domain.outcome import Outcome
from riskwatch.domain.snapshot import Snapshot
from riskwatch.domain.words import Words
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.known_names import known_names
from riskwatch.log import get_logger
from riskwatch.sources import Found, Memory, NotModified, NotThere, Reply, Source, readers_version
from riskwatch.store.records import Watch

_LOG = get_logger("poll")
_NOTHING = Words("", "")
_NO_MEMORY = Memory()


@dataclass(frozen=True, slots=True)
class Look:
    """How a look ended. `snapshot` only when it was good and new; `retry_at` when the source named a time. `mark` names
    the replies and their reader: the next look that brings the same mark need not be read."""

    outcome: Outcome
    at: datetime
    snapshot: Snapshot | None = None
    memory: Memory = _NO_MEMORY
    detail: Words = _NOTHING
    retry_at: datetime | None = None
    evidence: Evidence | None = None
    mark: str = ""

    @property
    def unchanged(self) -> bool:
        """The source answered, and says what it said last time."""
        return self.outcome.good and self.snapshot is None


def look(desk: Desk, watch: Watch, now: datetime) -> Look:
    """Ask the source about one customer. Never raises: an error is an outcome, not the end of the loop."""
    source = desk.sources[watch.source]
    try:
        return _asked(desk, source, watch, now)
    except ComeBackLater as error:
        return Look(Outcome(error.outcome), now, detail=error.message, retry_at=error.at)
    except SourceError as error:
        return Look(Outcome(error.outcome), now, detail=_joined(error.message, error.hint))
    except Exception as error:  # a defect in one reader must not stop the others' looks
        _LOG.exception("reader broke", source=watch.source, customer=watch.ref)
        name = type(error).__name__
        return Look(
            Outcome.PARSE_ERROR,
            now,
            detail=Words(f"读取程序出错（{name}），详见日志。", f"The reader broke ({name}); the log has the trace."),
        )


def _asked(desk: Desk, source: Source, watch: Watch, now: datetime) -> Look:
    answer = source.fetch(watch.identifier, Memory(watch.etag, watch.last_modified), _names(desk, source, watch))
    if isinstance(answer, NotModified):
        memory = Memory(watch.etag, watch.last_modified)
        return Look(Outcome.NOT_MODIFIED, now, memory=memory, mark=watch.content_hash)
    if isinstance(answer, NotThere):
        _keep(desk, (answer.reply,), now)
        return Look(
            Outcome.NOT_FOUND,
            now,
            detail=Words("登记机关没有这个编号。", "The register does not know this number."),
            evidence=Evidence(answer.reply.sha256, now, answer.reply.url),
        )
    assert isinstance(answer, Found)
    mark = _mark(answer.replies) if source.meta.timeless else ""
    if mark and mark == watch.content_hash:
        return Look(Outcome.OK, now, memory=answer.memory, mark=mark)
    _keep(desk, answer.replies, now)
    snapshot = source.read(watch.identifier, answer.replies, now)
    if snapshot.unknown:
        _LOG.warning("unknown members", source=watch.source, customer=watch.ref, unknown=", ".join(snapshot.unknown))
    return Look(Outcome.OK, now, snapshot=snapshot, memory=answer.memory, mark=mark)


def _mark(replies: tuple[Reply, ...]) -> str:
    """Names what was answered, reply by reply, and the version of the reader."""
    parts = [readers_version(), *(f"{reply.http_status} {reply.url} {reply.sha256}" for reply in replies)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _names(desk: Desk, source: Source, watch: Watch) -> tuple[str, ...]:
    """What the company is and was called; only a source that asks by name is told."""
    if not source.meta.asks_by_name:
        return ()
    with desk.store.reading() as unit:
        return known_names(unit, watch.ref)


def _keep(desk: Desk, replies: tuple[Reply, ...], now: datetime) -> None:
    """Replies are kept before they are read: what cannot be read is evidence too."""
    with desk.store.transaction() as unit:
        for reply in replies:
            unit.evidence.put(reply.body, reply.content_type, reply.url, at=now)


def _joined(message: Words, hint: Words) -> Words:
    return Words(f"{message.zh}{hint.zh}", f"{message.en} {hint.en}".strip())
