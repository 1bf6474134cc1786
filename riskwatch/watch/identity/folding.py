"""Letters that people and registers write differently for the same thing: width, script, diacritics, punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import opencc

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_HAN_RANGES = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000))
_LETTERS = str.maketrans(
    {
        "ø": "o", "æ": "ae", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "œ": "oe", "ł": "l", "đ": "d",
        "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n", "’": "'", "‘": "'", "`": "'", "´": "'",
    }
)  # fmt: skip
_DOUBLED = (("aa", "a"), ("ae", "a"), ("oe", "o"), ("ue", "u"))
"""How people without the key write å, æ/ä, ø/ö, ü; both spellings end at the bare vowel, on both sides of a comparison."""


def has_han(text: str) -> bool:
    """Whether the text has a Chinese character."""
    return HAN.search(text) is not None


def simplified(text: str) -> str:
    """Traditional characters as simplified ones, one by one; full width as half width; capitals."""
    return unicodedata.normalize("NFKC", text).translate(_simple_characters()).upper()


def plain_latin(text: str) -> str:
    """Lower case without diacritics; å and aa, ö and oe are the same."""
    lower = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    if not lower.isascii():
        lower = "".join(char for char in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(char))
    for written, bare in _DOUBLED:
        lower = lower.replace(written, bare)
    return lower


@cache
def _simple_characters() -> dict[int, str]:
    """From each traditional character to its simplified form. OpenCC decides by phrases; single characters are enough
    for names, and a table turns a million of them in a second."""
    characters = "\n".join(chr(code) for block in _HAN_RANGES for code in block)
    simple = opencc.OpenCC("t2s").convert(characters)
    pairs = zip(characters.split("\n"), simple.split("\n"), strict=True)
    return {ord(one): other for one, other in pairs if one != other and len(other) == 1}
