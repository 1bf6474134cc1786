"""Reads pages that are pictures. The engine is the extra `ocr` of this package; without it such pages are refused.

What is read from a picture is never as sure as a text layer: every character comes with how sure the engine is of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec

from riskwatch.drafts.limits import Limits

Progress = Callable[[int, int], None]
"""Told the number of the picture that is being read, from 1, and how many there are."""

NONE = "none"
_ENGINE = ("rapidocr", "onnxruntime", "cv2")


class Pictured(Exception):
    """There are pages to be read by OCR, which takes other limits than reading text."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """Leave to read pictures now, and whom to tell how far it has come."""

    tell: Progress = lambda number, count: None


def installed() -> bool:
    """Whether the extra is there."""
    return all(find_spec(name) is not None for name in _ENGINE)


def ready(limits: Limits) -> bool:
    """Whether pictures of pages are read here."""
    return limits.ocr != NONE and installed()
