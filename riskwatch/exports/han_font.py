"""The faces of PDF files, embedded: a cut of Noto Serif CJK SC with the characters of GBK, one of its rare Han, and one of
Liberation Serif with the letters that European names have besides (all OFL), see bench/make_font.py.

What none of them has is set in STSong-Light, which PDF readers bring or replace themselves; it is not embedded.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont

from riskwatch import resources

FONT, RARE, LATIN, BROUGHT = "RiskWatchSongSC", "RiskWatchSongRare", "RiskWatchLatin", "STSong-Light"
_PLANE = 0xFFFF
"""Last character that `BROUGHT` can be asked for."""


@cache
def faces() -> tuple[TTFont, ...]:
    """The faces that are embedded, ready to be used; `FONT` is the first, which is used wherever it has the character."""
    found = tuple(TTFont(name, resources.data(f"fonts/{name}.ttf")) for name in (FONT, RARE, LATIN))
    for face in found:
        pdfmetrics.registerFont(face)
    pdfmetrics.registerFont(UnicodeCIDFont(BROUGHT))
    return found


def markup(text: str) -> str:
    """Text for a paragraph: escaped, and each run in a face that has it. A character that no face can write stands there by
    its number, so that nobody takes the name for whole."""
    parts = []
    for name, run in groupby(text, _face):
        piece = escape("".join(run))
        if name == FONT:
            parts.append(piece)
        elif name:
            parts.append(f'<font name="{name}">{piece}</font>')
        else:
            parts += [f"[U+{ord(character):X}]" for character in piece]
    return "".join(parts)


def _face(character: str) -> str:
    """Its name; nothing where there is none."""
    if character.isspace():
        return FONT
    has = (face.fontName for face in faces() if ord(character) in face.face.charToGlyph)
    return next(has, BROUGHT if ord(character) <= _PLANE else "")
