"""The Chinese face of PDF files, embedded: a cut of Noto Serif CJK SC (OFL) with the characters of GBK, see bench/make_font.py.

Rarer characters are set in STSong-Light, which PDF readers bring or replace themselves; it is not embedded.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont

from riskwatch import resources

FONT, RARE = "RiskWatchSongSC", "STSong-Light"


@cache
def han_font() -> TTFont:
    """The face, ready to be used under the name `FONT`."""
    face = TTFont(FONT, resources.data(f"fonts/{FONT}.ttf"))
    pdfmetrics.registerFont(face)
    pdfmetrics.registerFont(UnicodeCIDFont(RARE))
    return face


def markup(text: str) -> str:
    """Text for a paragraph: escaped, and what the face has not in the other one."""
    known = han_font().face.charToGlyph
    parts = []
    for has, run in groupby(text, lambda character: ord(character) in known or character.isspace()):
        piece = escape("".join(run))
        parts.append(piece if has else f'<font name="{RARE}">{piece}</font>')
    return "".join(parts)
