"""What the printed pages have in common: paper, type, tables, page numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

from reportlab.lib import colors
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

from riskwatch.exports.han_font import FONT, faces, markup
from riskwatch.exports.han_lines import HanParagraph

INK = colors.HexColor("#1d2433")
LINE = colors.HexColor("#c7ccd6")
SIDE = 22 * mm
WIDTH = A4[0] - 2 * SIDE
"""Width of the text, in points."""


class Sheet:
    """A4 pages of one document in one language. `footer` stands at the foot of each, beside its number."""

    def __init__(self, language: str, zone: ZoneInfo, footer: str) -> None:
        faces()
        self.language, self.zone, self.footer = language, zone, footer
        base = ParagraphStyle("base", fontName=FONT, fontSize=10, leading=15, textColor=INK, wordWrap="CJK")
        self.body = base
        self.small = ParagraphStyle("small", base, fontSize=8, leading=11)
        self.figures = ParagraphStyle("figures", self.small, alignment=TA_RIGHT)
        self.head = ParagraphStyle("head", base, fontSize=13, leading=20, spaceBefore=10, spaceAfter=4)
        self.title = ParagraphStyle("title", base, fontSize=20, leading=28, spaceAfter=10)

    def made(self, story: Sequence[Any], title: str, author: str, *, same_bytes: bool = False) -> bytes:
        """The PDF. `same_bytes`: without the time of making, so that the same content gives the same file."""
        kept = BytesIO()
        page = SimpleDocTemplate(
            kept, pagesize=A4, leftMargin=SIDE, rightMargin=SIDE, topMargin=20 * mm, bottomMargin=20 * mm,
            title=title, author=author, invariant=int(same_bytes),
        )  # fmt: skip
        page.build(list(story), onFirstPage=self._foot, onLaterPages=self._foot)
        return kept.getvalue()

    def _foot(self, canvas: Any, page: Any) -> None:
        canvas.saveState()
        canvas.setFont(FONT, 8)
        canvas.setFillColor(INK)
        foot = self.text(self.footer, self.small)
        foot.wrapOn(canvas, WIDTH - 20 * mm, 20 * mm)
        foot.drawOn(canvas, SIDE, 11 * mm)
        canvas.drawRightString(A4[0] - SIDE, 12 * mm, str(page.page))
        canvas.restoreState()

    def text(self, text: str, style: ParagraphStyle | None = None, link: str = "") -> Any:
        """A paragraph; the whole of it leads to `link`, if given."""
        written = markup(text)
        return HanParagraph(
            f'<a href="{escape(link, {chr(34): "&quot;"})}">{written}</a>' if link else written, style or self.body
        )

    def cell(self, text: str, link: str = "") -> Any:
        """A cell of a table, in small type."""
        return self.text(text, self.small, link)

    def figure(self, text: str, link: str = "") -> Any:
        """A cell with a number, at its right edge."""
        return self.text(text, self.figures, link)

    def table(self, rows: list[list[Any]], widths: tuple[float, ...], repeated: int = 0) -> Any:
        """A table with a line under each row; the first `repeated` rows stand on every page."""
        table = Table(rows, colWidths=widths, repeatRows=repeated, splitInRow=1)
        table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE)]))
        return table

    def moment(self, at: datetime) -> str:
        """A time in the zone of the sheet, with the zone."""
        return at.astimezone(self.zone).strftime("%Y-%m-%d %H:%M %Z")
