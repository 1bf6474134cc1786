"""Signs replaced by others, one for one: `str.translate`, but paid only for the signs that are there."""

from __future__ import annotations

from collections.abc import Callable, Mapping


def folding(table: Mapping[int, int | str]) -> Callable[[str], str]:
    """A function that does what `text.translate(table)` does, for a table that gives one character for each."""
    pairs = {chr(sign): instead if isinstance(instead, str) else chr(instead) for sign, instead in table.items()}
    changed = {sign: instead for sign, instead in pairs.items() if sign != instead}
    # A sign that others are turned into goes first, so that nothing is replaced twice.
    targets = set(changed.values())
    order = sorted(changed.items(), key=lambda pair: pair[0] not in targets)
    plain = [pair for pair in order if pair[0].isascii()]
    chained = [sign for sign in changed if sign in targets and changed[sign] in changed]
    if chained or any(len(instead) != 1 for instead in changed.values()):
        raise ValueError(f"not one sign for another: {chained}")

    def fold(text: str) -> str:
        for sign, instead in plain if text.isascii() else order:
            if sign in text:
                text = text.replace(sign, instead)
        return text

    return fold
