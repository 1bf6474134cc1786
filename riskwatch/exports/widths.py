"""How wide text is on a terminal, where a Han character takes two columns."""

from __future__ import annotations

import unicodedata


def width(text: str) -> int:
    """Columns that `text` takes on a terminal."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn", "Me", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def head(text: str, columns: int) -> str:
    """The longest beginning of `text` that fits into `columns`."""
    taken = 0
    for index, character in enumerate(text):
        taken += _columns(character)
        if taken > columns:
            return text[:index]
    return text


def tail(text: str, columns: int) -> str:
    """The longest end of `text` that fits into `columns`."""
    return head(text[::-1], columns)[::-1]


def wrap(text: str, columns: int) -> list[str]:
    """Lines of `text` no wider than `columns`: broken at spaces in Latin text, between characters in Chinese.

    A closing mark (，。」) never begins a line.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        rest = paragraph.strip()
        while width(rest) > columns:
            line = head(rest, columns)
            line = line[: _break(rest, len(line))] or line
            lines.append(line.rstrip())
            rest = rest[len(line) :].lstrip()
        lines.append(rest)
    return lines


def _break(text: str, at: int) -> int:
    """The last index not after `at` where a line may end."""
    for index in range(at, max(at - 40, 0), -1):
        before, after = text[index - 1], text[index]
        if after in "，。；：、！？」』）》〉%％.,;:!?)":
            continue
        if before in "「『（《〈(":
            continue
        if after == " " or before == " " or _columns(before) == 2 or _columns(after) == 2:
            return index
    return at
