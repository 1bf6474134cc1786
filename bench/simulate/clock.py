"""The one clock of a simulation, in a file that all its processes share. Waiting moves it; nothing else makes time pass."""

from __future__ import annotations

import fcntl
import os
import struct
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path


class SharedClock:
    """Survives the processes that use it. Each step is made under a lock, so that none is lost.

    Threads of one process share the open file: so each read and write says where, for another thread may be reading in
    between, and the lock of the file, which is the process's, is taken by one thread at a time.
    """

    def __init__(self, file: Path, start: datetime | None = None) -> None:
        if start is not None:
            file.write_bytes(struct.pack("d", start.timestamp()))
        self._file = file.open("r+b", buffering=0)
        self._stepping = threading.Lock()

    def __call__(self) -> datetime:
        (seconds,) = struct.unpack("d", os.pread(self._file.fileno(), 8, 0))
        return datetime.fromtimestamp(seconds, UTC)

    def pause(self, seconds: float) -> None:
        """Let so much time pass."""
        with self._stepping:
            fcntl.flock(self._file, fcntl.LOCK_EX)
            try:
                later = self() + timedelta(seconds=max(0.0, seconds))
                os.pwrite(self._file.fileno(), struct.pack("d", later.timestamp()), 0)
            finally:
                fcntl.flock(self._file, fcntl.LOCK_UN)
