"""Long lists of words, written as text so that they can be read."""

from __future__ import annotations


def wordlist(text: str) -> tuple[str, ...]:
    """The words of `text`, parted by `|` where it has one, else by blanks."""
    parts = text.split("|") if "|" in text else text.split()
    return tuple(part.strip() for part in parts if part.strip())
