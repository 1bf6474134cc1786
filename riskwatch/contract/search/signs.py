"""The characters that a class of a pattern takes: listed, by kind, and among the signs that end a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

STOPS = "\n。；.;"
"""Signs that a pattern may be unable to run over; a match then stands between two of them."""
BUYER_MARK, SELLER_MARK = "\ue000", "\ue001"
LABELS = (BUYER_MARK, SELLER_MARK)
"""Private-use signs that stand in a pattern for the words of a party."""
DIGIT = "\ue002"
"""Stands among the literals for any digit."""
_BLANKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)


def listed(items: Any) -> list[str] | None:
    """The characters of a small class, or None."""
    signs: list[str] = []
    for name, given in ((str(item[0]), item[1]) for item in items):
        if name == "LITERAL":
            signs.append(chr(given))
        elif name == "RANGE" and given[1] - given[0] < 12:
            signs.extend(map(chr, range(given[0], given[1] + 1)))
        else:
            return None
    return signs if len(signs) <= 12 else None


def taken_by(items: Any) -> set[str]:
    """Those of STOPS that the class takes."""
    if str(items[0][0]) == "NEGATE":
        return {sign for sign in STOPS if not any(_holds(item, sign) for item in items[1:])}
    return {sign for sign in STOPS if any(_holds(item, sign) for item in items)}


def _holds(item: Any, sign: str) -> bool:
    name, given = str(item[0]), item[1]
    if name == "LITERAL":
        return bool(given == ord(sign))
    if name == "RANGE":
        return bool(given[0] <= ord(sign) <= given[1])
    taken = "CATEGORY_SPACE" if sign == "\n" else "CATEGORY_NOT_SPACE"
    return str(given) in (taken, "CATEGORY_NOT_DIGIT", "CATEGORY_NOT_WORD")


def kind_of_signs(signs: Iterable[str]) -> str:
    """word, blank, solid (no blank among them) or "" for a mixture."""
    held = list(signs)
    if all(sign.isalnum() or sign == "_" for sign in held):
        return "word"
    if all(sign.isspace() for sign in held):
        return "blank"
    return "" if any(sign.isspace() for sign in held) else "solid"


def kind_of_class(items: Any) -> str:
    """The same for a class of any size."""
    if str(items[0][0]) == "NEGATE":
        return "solid" if any(str(item[1]) == "CATEGORY_SPACE" for item in items[1:]) else ""
    kinds = {_kind_of_item(str(item[0]), item[1]) for item in items}
    if len(kinds) == 1:
        return kinds.pop()
    return "solid" if kinds <= {"word", "solid"} else ""


def _kind_of_item(name: str, given: Any) -> str:
    if name == "LITERAL":
        return kind_of_signs(chr(given))
    if name == "RANGE":
        ends = (chr(given[0]), chr(given[1]))
        if any(ends[0] <= blank <= ends[1] for blank in _BLANKS):
            return ""
        alike = any(low <= ends[0] and ends[1] <= high for low, high in ("09", "az", "AZ", "\u4e00\u9fff"))
        return "word" if alike else "solid"
    return {
        "CATEGORY_WORD": "word", "CATEGORY_DIGIT": "word", "CATEGORY_SPACE": "blank", "CATEGORY_NOT_SPACE": "solid",
    }.get(str(given), "")  # fmt: skip
