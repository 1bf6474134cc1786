"""Reads a name by the rules of its script."""

from __future__ import annotations

from riskwatch.watch.identity.chinese import read_chinese
from riskwatch.watch.identity.folding import has_han
from riskwatch.watch.identity.latin import read_latin
from riskwatch.watch.identity.name import NameParts


def read_name(name: str) -> NameParts:
    """Take a name apart; one with any Chinese character is Chinese."""
    return read_chinese(name) if has_han(name) else read_latin(name)
