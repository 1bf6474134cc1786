"""Writes a Word file by hand: paragraphs, numbered articles, tables with merged cells, tracked changes, remarks.

Only what a contract needs, from the standard library, so that the shipped demo drafts can be read and made anew.
Marks inside a text: `[+inserted+]`, `[-deleted-]`, `[?words|remark?]`, `**bold**`.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
A4 = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1418" w:bottom="1304" w:left="1418" w:header="794" w:footer="680" w:gutter="0"/>'
TEXT_WIDTH = 9070
MARKS = re.compile(r"\[\+(.+?)\+\]|\[-(.+?)-\]|\[\?(.+?)\|(.+?)\?\]|\*\*(.+?)\*\*", re.S)
STAMP = (2026, 11, 20, 9, 0, 0)
ORDINALS = {"zh": ("chineseCounting", "第%1条", "%2."), "en": ("decimal", "%1.", "%1.%2")}


class Cell(NamedTuple):
    """A table cell: `across` merged columns, `down` merged rows; `covered` continues a cell merged from above."""

    text: str
    across: int = 1
    down: int = 1
    align: str = "left"
    bold: bool = False
    covered: bool = False


@dataclass
class Docx:
    """One Word file in the making. `other` is the author of its tracked changes and remarks."""

    language: str = "zh"
    header: str = ""
    other: str = ""
    changed: str = "2026-11-20T16:42:00Z"
    body: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    marks: int = 0

    def title(self, text: str) -> None:
        self._paragraph(text, style="Title")

    def line(self, text: str, align: str = "left", *, indent: bool = False) -> None:
        """A paragraph of running text; `indent` sets in its first line by two characters."""
        self._paragraph(text, align=align, extra='<w:ind w:firstLine="480"/>' if indent else "")

    def article(self, text: str) -> None:
        """A headed article, numbered by the program: 第一条, or 1."""
        self._paragraph(text, style="Heading1")

    def point(self, text: str) -> None:
        """A numbered paragraph of the article."""
        self._paragraph(text, style="Point")

    def page_break(self) -> None:
        self.body.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')

    def table(self, rows: Sequence[Sequence[Cell | str]], widths: Sequence[int], *, lines: bool = True) -> None:
        """A table; `widths` are shares of the text's width."""
        total = sum(widths)
        columns = [share * TEXT_WIDTH // total for share in widths]
        border = "single" if lines else "nil"
        sides = "".join(f'<w:{side} w:val="{border}" w:sz="4" w:space="0" w:color="808080"/>' for side in SIDES)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
        made = "".join(f"<w:tr>{''.join(self._row(row, columns))}</w:tr>" for row in rows)
        self.body.append(
            f'<w:tbl><w:tblPr><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>'
        )
        self.line("")

    def save(self, path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in self.parts().items():
                package.writestr(zipfile.ZipInfo(name, STAMP), content, zipfile.ZIP_DEFLATED)

    def parts(self) -> dict[str, str]:
        """The files inside the package by name."""
        section = (
            f'<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/>'
            f"{A4}</w:sectPr>"
        )
        return {
            "[Content_Types].xml": HEAD + _types(),
            "_rels/.rels": HEAD + _relations({"rId1": ("officeDocument", "word/document.xml")}),
            "word/_rels/document.xml.rels": HEAD + _relations(PARTS),
            "word/document.xml": f"{HEAD}<w:document {W} {R}><w:body>{''.join(self.body)}{section}</w:body></w:document>",
            "word/styles.xml": HEAD + _styles(),
            "word/numbering.xml": HEAD + _numbering(self.language),
            "word/header1.xml": f"{HEAD}<w:hdr {W}>{_plain(self.header, 'right')}</w:hdr>",
            "word/footer1.xml": f"{HEAD}<w:ftr {W}>{_page_count(self.language)}</w:ftr>",
            "word/comments.xml": f"{HEAD}<w:comments {W}>{''.join(self.remarks)}</w:comments>",
        }

    def _row(self, row: Sequence[Cell | str], columns: Sequence[int]) -> Iterator[str]:
        at = 0
        for given in row:
            cell = given if isinstance(given, Cell) else Cell(given)
            width = sum(columns[at : at + cell.across])
            at += cell.across
            span = f'<w:gridSpan w:val="{cell.across}"/>' if cell.across > 1 else ""
            merge = '<w:vMerge w:val="restart"/>' if cell.down > 1 else "<w:vMerge/>" if cell.covered else ""
            style = f'<w:pPr><w:pStyle w:val="InTable"/><w:jc w:val="{cell.align}"/></w:pPr>'
            text = f"**{cell.text}**" if cell.bold and cell.text else cell.text
            lines = "".join(f"<w:p>{style}{self._runs(line)}</w:p>" for line in text.split("\n"))
            yield f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/></w:tcPr>{lines}</w:tc>'

    def _paragraph(self, text: str, style: str = "", align: str = "", extra: str = "") -> None:
        name = f'<w:pStyle w:val="{style}"/>' if style else ""
        side = f'<w:jc w:val="{align}"/>' if align else ""
        self.body.append(f"<w:p><w:pPr>{name}{extra}{side}</w:pPr>{self._runs(text)}</w:p>")

    def _runs(self, text: str) -> str:
        made, at = "", 0
        for found in MARKS.finditer(text):
            made += _run(text[at : found.start()]) + self._marked(found)
            at = found.end()
        return made + _run(text[at:])

    def _marked(self, found: re.Match[str]) -> str:
        inserted, deleted, words, remark, bold = found.groups()
        if bold:
            return _run(bold, "<w:rPr><w:b/></w:rPr>")
        self.marks += 1
        who = f'w:id="{self.marks}" w:author={quoteattr(self.other)} w:date="{self.changed}"'
        if inserted:
            return f"<w:ins {who}>{_run(inserted)}</w:ins>"
        if deleted:
            return f'<w:del {who}><w:r><w:delText xml:space="preserve">{escape(deleted)}</w:delText></w:r></w:del>'
        self.remarks.append(f'<w:comment {who} w:initials="{self.other[:1]}"><w:p>{_run(remark)}</w:p></w:comment>')
        key = f'w:id="{self.marks}"'
        return (
            f"<w:commentRangeStart {key}/>{self._runs(words)}<w:commentRangeEnd {key}/>"
            f"<w:r><w:commentReference {key}/></w:r>"
        )


SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
PARTS = {
    "rId1": ("styles", "styles.xml"),
    "rId2": ("numbering", "numbering.xml"),
    "rId3": ("header", "header1.xml"),
    "rId4": ("footer", "footer1.xml"),
    "rId5": ("comments", "comments.xml"),
}
KINDS = {"document.main": "document", "styles": "styles", "numbering": "numbering", "header": "header1"} | {
    "footer": "footer1",
    "comments": "comments",
}


def _run(text: str, style: str = "") -> str:
    return f'<w:r>{style}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _plain(text: str, align: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="InTable"/><w:jc w:val="{align}"/></w:pPr>{_run(text)}</w:p>'


def _page_count(language: str) -> str:
    before, between, after = ("第 ", " 页 共 ", " 页") if language == "zh" else ("Page ", " of ", "")
    fields = [f'<w:fldSimple w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>' for name in ("PAGE", "NUMPAGES")]
    text = _run(before) + fields[0] + _run(between) + fields[1] + _run(after)
    return f'<w:p><w:pPr><w:pStyle w:val="InTable"/><w:jc w:val="center"/></w:pPr>{text}</w:p>'


def _types() -> str:
    parts = "".join(
        f'<Override PartName="/word/{file}.xml" ContentType="{WORD}.{kind}+xml"/>' for kind, file in KINDS.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{parts}</Types>'
    )


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    made = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{file}"/>' for key, (kind, file) in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{made}</Relationships>'


STYLES = {
    ("Title", "Title"): ('<w:spacing w:before="120" w:after="240"/><w:jc w:val="center"/>', '<w:b/><w:sz w:val="36"/>'),
    ("Heading1", "heading 1"): (
        '<w:keepNext/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:before="200" w:after="60"/>',
        "<w:b/>",
    ),
    ("Point", "Point"): ('<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>', ""),
    ("InTable", "In table"): ('<w:spacing w:before="20" w:after="20" w:line="276"/>', '<w:sz w:val="20"/>'),
}
"""(id, name): what its paragraphs and its letters look like."""


def _styles() -> str:
    fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/>'
    letters = f'<w:rPr>{fonts}<w:sz w:val="22"/><w:lang w:val="en-GB" w:eastAsia="zh-CN"/></w:rPr>'
    spacing = '<w:pPr><w:spacing w:after="80" w:line="320" w:lineRule="auto"/></w:pPr>'
    made = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{letter}</w:rPr></w:style>"
        for (key, name), (paragraph, letter) in STYLES.items()
    )
    return (
        f"<w:styles {W}><w:docDefaults><w:rPrDefault>{letters}</w:rPrDefault><w:pPrDefault>{spacing}</w:pPrDefault>"
        f'</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        f"{made}</w:styles>"
    )


def _numbering(language: str) -> str:
    form, first, second = ORDINALS[language]
    gap = '<w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr>' if language == "zh" else ""
    inner = '<w:pPr><w:ind w:left="420" w:hanging="420"/></w:pPr>' if language == "zh" else ""
    levels = (
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:pStyle w:val="Heading1"/>'
        f'<w:suff w:val="space"/><w:lvlText w:val="{first}"/>{gap}</w:lvl>'
        f'<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Point"/>'
        f'<w:suff w:val="space"/><w:lvlText w:val="{second}"/>{inner}</w:lvl>'
    )
    return (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
