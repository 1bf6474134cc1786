"""Signs of symbol fonts as Unicode: the tick boxes of Chinese forms are often letters in Wingdings."""

from __future__ import annotations

import re

_PRIVATE = re.compile("[\uf020-\uf0ff]")

_WINGDINGS = {
    0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x75: "◆", 0x78: "☒",
    0x80: "⓪", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xFB: "✗", 0xFC: "✓",
    0xFD: "☒", 0xFE: "☑",
    **{0x80 + number: chr(ord("①") + number - 1) for number in range(1, 11)},
}  # fmt: skip
_WINGDINGS_2 = {
    0x2A: "□", 0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0x99: "○",
    0xA2: "■", 0xA3: "□", 0xAB: "★",
}  # fmt: skip
_WINGDINGS_3 = {0x7D: "▶"}
_WEBDINGS = {0x61: "✓", 0x63: "□", 0x67: "■", 0x72: "✗"}
_SYMBOL = {
    0x2D: "−", 0xA3: "≤", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xD2: "®", 0xD3: "©",
    0xD4: "™", 0x6D: "μ", 0xB0: "°", 0x57: "Ω", 0x61: "α", 0x62: "β", 0x66: "φ", 0xC6: "∅",
}  # fmt: skip
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
}


def is_symbol_font(font: str | None) -> bool:
    """Whether letters in that font are drawn as signs."""
    return (font or "").lower() in _FONTS


def sign(code: int, font: str | None) -> str:
    """The Unicode sign for a character code in a font; the character itself when the font or sign is not known."""
    if not 0 < code < 0x110000 or 0xD800 <= code < 0xE000:
        return ""
    table = _FONTS.get((font or "").lower())
    plain = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if table is None:
        return chr(code)
    return table.get(plain) or chr(code)


def signs(text: str, font: str | None) -> str:
    """`text` with each character read as a sign of that font."""
    return "".join(character if character.isspace() else sign(ord(character), font) for character in text)


def signs_without_font(text: str) -> str:
    """`text` with private codes read as signs, where the font is not known: the usual fonts are tried in turn."""
    return _PRIVATE.sub(_guessed, text)


def _guessed(match: re.Match[str]) -> str:
    plain = ord(match[0]) - 0xF000
    return _WINGDINGS.get(plain) or _WINGDINGS_2.get(plain) or match[0]
