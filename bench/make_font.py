"""Cut the Chinese font that goes into PDF files from Noto Serif CJK SC (SIL Open Font Licence 1.1).

    python bench/make_font.py NotoSerifCJK-Regular.ttc riskwatch/data/fonts/RiskWatchSongSC.ttf

Needs fonttools, which nothing else here does: `pip install fonttools` into an environment of its own. The result holds the
characters of GBK; outlines are turned from cubic to quadratic curves, because reportlab embeds TrueType alone. The licence
reserves the name "Source" to Adobe, so the cut has a name of its own.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.fixedTools import otRound
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

FAMILY = "RiskWatch Song SC"
LICENCE = "SIL Open Font License, Version 1.1. Cut from Noto Serif CJK SC, (c) 2017-2022 Adobe, https://github.com/notofonts/noto-cjk"
FACE = "Noto Serif CJK SC"
TOLERANCE = 2.0
"""Farthest that a quadratic curve may lie from the cubic one, in thousandths of the type size."""


def characters() -> set[int]:
    """What GBK can write, and the marks of letters and sums."""
    found = set(range(0x20, 0x7F)) | set(range(0xA0, 0x180)) | {ord(each) for each in "–—‘’“”…•€£¥√×÷−≤≥℃№"}
    for high in range(0x81, 0xFF):
        for low in range(0x40, 0xFF):
            try:
                found.update(map(ord, bytes((high, low)).decode("gbk")))
            except UnicodeDecodeError:
                continue
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    given = parser.parse_args()
    font = _face(given.source)
    options = subset.Options(layout_features=[], hinting=False, name_IDs=[1, 2, 4, 6], notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters())
    cutter.subset(font)
    _built(font).save(given.target)
    print(f"{given.target}: {len(font.getGlyphOrder())} glyphs, {given.target.stat().st_size:,} bytes")


def _face(source: Path) -> TTFont:
    """The face of the collection."""
    for number in range(20):
        font = TTFont(source, fontNumber=number)
        if font["name"].getDebugName(1) == FACE:
            return font
    raise SystemExit(f"{source} has no face {FACE}")


def _built(font: TTFont) -> TTFont:
    """The same glyphs with quadratic outlines."""
    glyphs, order = font.getGlyphSet(), font.getGlyphOrder()
    drawn = {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, TOLERANCE, reverse_direction=True))
        drawn[name] = pen.glyph()
    builder = FontBuilder(font["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(font.getBestCmap())
    builder.setupGlyf(drawn)
    table = builder.font["glyf"]
    builder.setupHorizontalMetrics({name: (otRound(glyphs[name].width), _left(table[name])) for name in order})
    head = font["hhea"]
    builder.setupHorizontalHeader(ascent=head.ascent, descent=head.descent)
    builder.setupOS2(
        sTypoAscender=head.ascent, sTypoDescender=head.descent, usWinAscent=head.ascent, usWinDescent=-head.descent
    )
    names = {
        "familyName": FAMILY,
        "styleName": "Regular",
        "fullName": FAMILY,
        "psName": "RiskWatchSongSC",
        "licenseDescription": LICENCE,
    }
    builder.setupNameTable(names)
    builder.setupPost(keepGlyphNames=False)
    return builder.font


def _left(glyph: object) -> int:
    return getattr(glyph, "xMin", 0) or 0


if __name__ == "__main__":
    main()
