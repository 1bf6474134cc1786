"""Work in a process of its own, with bounded time and memory: what it does to itself it does not do to us.

For work on bytes or rules that somebody else wrote. The process knows none of our secrets, and is ended together with
everything that it started when its time is up or its memory is spent.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from typing import IO

MEGABYTE = 1024 * 1024
_LONGEST_ANSWER = 256 * MEGABYTE
_SAID = 500
"""How many bytes of what a failed process said are kept for the log."""

_PROGRESS = "progress"
"""The file in its folder by which a process tells how far it has come."""
_GLANCE = 0.2
"""Seconds between two looks at it."""

_TIME_UP = getattr(signal, "SIGXCPU", signal.SIGTERM)


class Ended(Exception):
    """The process gave no answer. `late` says that its time was up; `said` is the end of what it wrote to stderr."""

    def __init__(self, *, late: bool, code: int | None, said: str) -> None:
        super().__init__(f"late={late} code={code} {said}")
        self.late = late
        self.code = code
        self.said = said


def ask(
    module: str,
    question: bytes,
    *,
    seconds: float,
    memory: int,
    threads: int = 1,
    watch: Callable[[int, int], None] | None = None,
) -> bytes:
    """Run `python -m module`, whose main is `answer_with`, and give its answer.

    `seconds` bounds the time on the clock and that of each of `threads` processors, `memory` the address space in bytes.
    `watch` is given what the process tells of its progress, in a thread of its own. Raises Ended.
    """
    with (
        tempfile.TemporaryDirectory(prefix="riskwatch-") as folder,
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as said,
    ):
        process = subprocess.Popen(  # noqa: S603 (our own module)
            [sys.executable, "-m", module, str(int(seconds * threads) + 1), str(memory)],
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=said,
            cwd=folder,
            env=_environment(folder),
            start_new_session=True,
        )
        try:
            with _watched(Path(folder, _PROGRESS), watch):
                process.communicate(question, timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise Ended(late=True, code=None, said="") from error
        finally:
            _end(process)
        if process.returncode != 0:
            late = process.returncode == -_TIME_UP
            raise Ended(late=late, code=process.returncode, said=_last_words(said))
        return _whole(out)


@contextmanager
def _watched(told: Path, watch: Callable[[int, int], None] | None) -> Iterator[None]:
    """Meanwhile, pass on what the process tells."""
    if watch is None:
        yield
        return
    done = Event()

    def look() -> None:
        seen = (0, 0)
        while not done.wait(_GLANCE):
            with suppress(OSError, ValueError):
                number, count = map(int, told.read_text().split())
                if (number, count) != seen:
                    seen = number, count
                    watch(*seen)

    looking = Thread(target=look, name="progress", daemon=True)
    looking.start()
    try:
        yield
    finally:
        done.set()
        looking.join()


def tell(number: int, count: int) -> None:
    """In such a process: say that piece `number` of `count` is being worked on."""
    with suppress(OSError):
        Path(_PROGRESS).write_text(f"{number} {count}")


def _environment(folder: str) -> dict[str, str]:
    """Where programs and our modules are, and a folder that is gone when the work is done; nothing else of ours."""
    path = os.pathsep.join(os.path.abspath(place) for place in filter(None, sys.path))  # noqa: PTH100 (zips too)
    return {
        "HOME": folder,
        "OPENBLAS_NUM_THREADS": "1",  # each further thread of numpy's takes address space
        "PATH": os.defpath,
        "PYTHONPATH": path,
        "PYTHONUTF8": "1",
        "TMPDIR": folder,
    }


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and all that it started, and take its exit code."""
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    if process.stdin:
        with suppress(OSError):
            process.stdin.close()
    process.wait()


def _last_words(said: IO[bytes]) -> str:
    size = said.seek(0, os.SEEK_END)
    said.seek(max(0, size - _SAID))
    return said.read(_SAID).decode(errors="replace")


def _whole(out: IO[bytes]) -> bytes:
    out.seek(0)
    answer = out.read(_LONGEST_ANSWER + 1)
    if len(answer) > _LONGEST_ANSWER:
        raise Ended(late=False, code=0, said="the answer is too long")
    return answer


def answer_with(answer: Callable[[bytes], bytes]) -> None:
    """The main of such a process: bound it, then read one question and write one answer."""
    bound(int(sys.argv[1]), int(sys.argv[2]))
    answered = answer(sys.stdin.buffer.read())
    sys.stdout.buffer.write(answered)


def bound(seconds: int, memory: int) -> None:
    """Give this process no more than that; a system that knows no such limit leaves it to the one who waits."""
    try:
        import resource  # here: Windows has none
    except ImportError:
        return
    limits = (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, _LONGEST_ANSWER),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, most in limits:
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))
