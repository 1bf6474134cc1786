"""PDF pages drawn by hand: every line of text stands where the test puts it, with the ruled lines that it wants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

SIZE = 10
_FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0"
    "/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/W[1 95 500]"
    "/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0"
    "/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>]>>"
)


@dataclass
class Page:
    """One page in the making. Positions are points from the lower left corner; what is put first is first in the file."""

    marks: list[str] = field(default_factory=list)
    turned: int = 0

    def put(self, x: float, y: float, text: str) -> Page:
        self.marks.append(f"BT /F {SIZE} Tf {x} {y} Td <{text.encode('utf-16-be').hex()}> Tj ET")
        return self

    def lines(self, x: float, y: float, *lines: str, pitch: float = 14) -> Page:
        for number, line in enumerate(lines):
            self.put(x, y - number * pitch, line)
        return self

    def level(self, y: float, left: float, right: float) -> Page:
        self.marks.append(f"{left} {y} m {right} {y} l S")
        return self

    def upright(self, x: float, bottom: float, top: float) -> Page:
        self.marks.append(f"{x} {bottom} 0.5 {top - bottom} re f")
        return self

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> Page:
        for y in ys:
            self.level(y, xs[0], xs[-1])
        for x in xs:
            self.upright(x, ys[-1], ys[0])
        return self


def pdf(*pages: Page) -> bytes:
    """The file."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        _FONT,
    ]
    for number, page in enumerate(pages):
        content = "\n".join(page.marks)
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate {page.turned}/Resources<</Font<</F 3 0 R>>>>"
            f"/Contents {5 + 2 * number} 0 R>>",
            f"<</Length {len(content)}>> stream\n{content}\nendstream",
        ]
    body = "".join(f"{number} 0 obj {each} endobj\n" for number, each in enumerate(objects, 1))
    return f"%PDF-1.7\n{body}trailer <</Root 1 0 R/Size {len(objects) + 1}>>\n".encode("latin-1")
