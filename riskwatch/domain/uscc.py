"""The unified social credit code of Chinese organisations and its check character (GB 32100-2015)."""

from __future__ import annotations

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_LENGTH = 18


def is_uscc(code: str) -> bool:
    """Whether `code` has 18 characters of the code's alphabet and the last one fits (remainder 0 gives check value 0).

    The first character may be a letter: N stands for rural collectives, A for the army, which libraries of general
    numbers refuse.
    """
    if len(code) != _LENGTH or any(letter not in _ALPHABET for letter in code):
        return False
    total = sum(_ALPHABET.index(letter) * weight for letter, weight in zip(code, _WEIGHTS, strict=False))
    return _ALPHABET.index(code[-1]) == (31 - total % 31) % 31
