"""Structured logs on stderr, in English; what people read on screen is never a log line."""

from __future__ import annotations

import logging
import sys
from typing import cast

import structlog


def configure(level: str) -> None:
    """Set up logging once, at the start of a process. `level` is debug, info, warning or error."""
    number = logging.getLevelNamesMapping().get(level.upper(), logging.INFO)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def get_logger(name: str) -> structlog.stdlib.BoundLogger:
    """A logger whose lines carry the room they come from."""
    return cast(structlog.stdlib.BoundLogger, structlog.get_logger(room=name))
