"""Which page of a scan is being read, on stderr; only where a person is looking."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from riskwatch.cli.context import language
from riskwatch.domain.words import Words
from riskwatch.drafts import Progress

_WIDTH = 24
_READING = Words("识别扫描页 {bar} {number}/{count}", "Reading scanned pages {bar} {number}/{count}")
_WIPE = "\r\x1b[K"


@contextmanager
def page_bar() -> Iterator[Progress | None]:
    """A bar in one line while pages are read, gone afterwards; None where nobody would see it."""
    if not sys.stderr.isatty():
        yield None
        return
    try:
        yield _draw
    finally:
        sys.stderr.write(_WIPE)
        sys.stderr.flush()


def _draw(number: int, count: int) -> None:
    done = _WIDTH * (number - 1) // max(count, 1)
    bar = "█" * done + "░" * (_WIDTH - done)
    words = _READING.filled({"bar": bar, "number": number, "count": count})
    sys.stderr.write(f"{_WIPE}{words.said(language())}")
    sys.stderr.flush()
