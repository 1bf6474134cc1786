"""The one clock of a simulation, in a file that all its processes share. Waiting moves it; nothing else makes time pass."""

from __future__ import annotations

import fcntl
import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path


class SharedClock:
    """Survives the processes that use it. Each step is made under a lock, so that none is lost."""

    def __init__(self, file: Path, start: datetime | None = None) -> None:
        if start is not None:
            file.write_bytes(struct.pack("d", start.timestamp()))
        self._file = file.open("r+b", buffering=0)

    def __call__(self) -> datetime:
        self._file.seek(0)
        (seconds,) = struct.unpack("d", self._file.read(8))
        return datetime.fromtimestamp(seconds, UTC)

    def pause(self, seconds: float) -> None:
        """Let so much time pass."""
        fcntl.flock(self._file, fcntl.LOCK_EX)
        try:
            later = self() + timedelta(seconds=max(0.0, seconds))
            self._file.seek(0)
            self._file.write(struct.pack("d", later.timestamp()))
        finally:
            fcntl.flock(self._file, fcntl.LOCK_UN)
