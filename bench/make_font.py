"""Cut the fonts that go into PDF files from Noto Serif CJK SC and Liberation Serif (both SIL Open Font Licence 1.1).

    python bench/make_font.py NotoSerifCJK-Regular.ttc riskwatch/data/fonts/RiskWatchSongSC.ttf
    python bench/make_font.py NotoSerifCJK-Regular.ttc riskwatch/data/fonts/RiskWatchSongRare.ttf
    python bench/make_font.py LiberationSerif-Regular.ttf riskwatch/data/fonts/RiskWatchLatin.ttf

The name of the result says which cut it is. Needs fonttools, which nothing else here does: `pip install fonttools` into an
environment of its own. Outlines are turned from cubic to quadratic curves, because reportlab embeds TrueType alone. The
licences reserve the names "Source" and "Liberation", so the cuts have names of their own.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.fixedTools import otRound
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

TOLERANCE = 2.0
"""Farthest that a quadratic curve may lie from the cubic one, in thousandths of the type size."""


def gbk() -> set[int]:
    """What GBK can write, and the marks of letters and sums."""
    found = set(range(0x20, 0x7F)) | set(range(0xA0, 0x180)) | {ord(each) for each in "–—‘’“”…•€£¥√×÷−≤≥℃№"}
    for high in range(0x81, 0xFF):
        for low in range(0x40, 0xFF):
            try:
                found.update(map(ord, bytes((high, low)).decode("gbk")))
            except UnicodeDecodeError:
                continue
    return found


class Cut(NamedTuple):
    """Which characters of which face. `origin` is who made it, for the name table."""

    family: str
    face: str
    origin: str
    characters: Iterable[int]


_NOTO = ("Noto Serif CJK SC", "(c) 2017-2022 Adobe, https://github.com/notofonts/noto-cjk")
CUTS = {
    "RiskWatchSongSC": Cut("RiskWatch Song SC", *_NOTO, gbk()),
    "RiskWatchSongRare": Cut("RiskWatch Song Rare", *_NOTO, {*range(0x9FA6, 0xA000), *range(0x20000, 0x33480)}),
    "RiskWatchLatin": Cut(
        "RiskWatch Latin",
        "Liberation Serif",
        "(c) 2012 Red Hat, Inc., https://github.com/liberationfonts",
        {*range(0x100, 0x250), *range(0x1E00, 0x1F00)},
    ),
}
"""Rare are the Han that neither GBK has nor the fonts that PDF readers bring can be asked for: those of later standards, and
of the planes beyond the first."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    given = parser.parse_args()
    cut = CUTS[given.target.stem]
    font = _face(given.source, cut.face)
    options = subset.Options(layout_features=[], hinting=False, name_IDs=[1, 2, 4, 6], notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=cut.characters)
    cutter.subset(font)
    _built(font, cut, given.target.stem).save(given.target)
    print(f"{given.target}: {len(font.getGlyphOrder())} glyphs, {given.target.stat().st_size:,} bytes")


def _face(source: Path, face: str) -> TTFont:
    """The face of that name, which may stand in a collection."""
    for number in range(20) if source.suffix == ".ttc" else (-1,):
        font = TTFont(source, fontNumber=number)
        if font["name"].getDebugName(1) == face:
            return font
    raise SystemExit(f"{source} has no face {face}")


def _built(font: TTFont, cut: Cut, name: str) -> TTFont:
    """The same glyphs with quadratic outlines."""
    glyphs, order = font.getGlyphSet(), font.getGlyphOrder()
    drawn = {}
    cubic = "glyf" not in font
    for glyph in order:
        pen = TTGlyphPen(glyphs)
        glyphs[glyph].draw(Cu2QuPen(pen, TOLERANCE, reverse_direction=cubic))
        drawn[glyph] = pen.glyph()
    builder = FontBuilder(font["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(font.getBestCmap())
    builder.setupGlyf(drawn)
    table = builder.font["glyf"]
    builder.setupHorizontalMetrics({each: (otRound(glyphs[each].width), _left(table[each])) for each in order})
    head = font["hhea"]
    builder.setupHorizontalHeader(ascent=head.ascent, descent=head.descent)
    builder.setupOS2(
        sTypoAscender=head.ascent, sTypoDescender=head.descent, usWinAscent=head.ascent, usWinDescent=-head.descent
    )
    names = {
        "familyName": cut.family,
        "styleName": "Regular",
        "fullName": cut.family,
        "psName": name,
        "licenseDescription": f"SIL Open Font License, Version 1.1. Cut from {cut.face}, {cut.origin}",
    }
    builder.setupNameTable(names)
    builder.setupPost(keepGlyphNames=False)
    return builder.font


def _left(glyph: object) -> int:
    return getattr(glyph, "xMin", 0) or 0


if __name__ == "__main__":
    main()
