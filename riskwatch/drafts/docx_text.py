"""Reads one paragraph of a Word document: its runs, fields, tracked changes, signs and the text boxes it carries."""

from __future__ import annotations

import re
from collections.abc import Callable

from riskwatch.drafts.docx_lines import Lines
from riskwatch.drafts.docx_numbering import Number, Numbering
from riskwatch.drafts.docx_package import MC, Element, W, switched_on, value
from riskwatch.drafts.docx_styles import Style, Styles, number_of
from riskwatch.drafts.symbols import is_symbol_font, sign, signs
from riskwatch.drafts.writer import Line

_SKIPPED = frozenset(
    W + name
    for name in (
        "pPr", "rPr", "instrText", "delText", "delInstrText", "bookmarkStart", "bookmarkEnd", "proofErr", "permStart",
        "permEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "footnoteReference",
        "endnoteReference", "footnoteRef", "endnoteRef", "annotationRef", "lastRenderedPageBreak", "softHyphen",
        "separator", "continuationSeparator", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "rt", "rubyPr",
        "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "fldData", "pgNum",
    )
)  # fmt: skip
_WORDS = frozenset({W + "t", W + "delText"})
_PRIVATE = re.compile("[\uf020-\uf0ff]")
_VANISH = f"{W}rPr/{W}vanish"
_DEEPEST_FIELD = 50
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"


def chosen(alternate: Element) -> Element | None:
    """Of the versions of one thing that mc:AlternateContent offers, the one to read: the first that has words."""
    versions = [child for child in alternate if child.tag in (MC + "Choice", MC + "Fallback")]
    with_words = (version for version in versions if next(version.iter(W + "t"), None) is not None)
    return next(with_words, versions[0] if versions else None)


def words_of(element: Element) -> str:
    """All words below an element, deleted ones too."""
    return "".join(found.text or "" for found in element.iter(*_WORDS))


class ParagraphReader:
    """Reads paragraphs in order. Carries what goes on from one to the next: list counters, open fields, and the
    beginning of a paragraph whose end mark is deleted."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._some_styles_hide = styles.some_hide
        self._lines = Lines()
        self._fields: list[bool] = []
        self._boxes: list[Element] = []
        self.count = 0
        self.read_part()
        self._handlers: dict[object, Callable[[Element], None]] = {
            W + "r": self._run,
            W + "t": self._text,
            W + "tab": lambda _: self._add("\t"),
            W + "ptab": lambda _: self._add("\t"),
            W + "br": lambda _: self._break(),
            W + "cr": lambda _: self._break(),
            W + "noBreakHyphen": lambda _: self._add("-"),
            W + "sym": self._sign,
            W + "fldChar": self._field,
            W + "fldSimple": self._inline,
            W + "ins": self._inserted,
            W + "moveTo": self._inserted,
            W + "del": self._deleted,
            W + "moveFrom": self._deleted,
            W + "txbxContent": self._boxes_append,
            W + "p": lambda _: None,
            MC + "AlternateContent": self._alternate,
            _MATH_TEXT: self._text,
            **{name: lambda _: None for name in _SKIPPED},
        }

    def read_part(self, data: bytes | None = None) -> None:
        """Begin a part of the file. Looking once through its bytes for rare things spares a look at every run."""
        self._may_hide = data is None or self._some_styles_hide or b"vanish" in data
        self._has_symbol_font = data is None or any(font in data for font in (b"ingdings", b"ebdings", b'"Symbol"'))
        self._may_join = data is None or b"del" in data or b"moveFrom" in data
        self._properties_matter = (
            data is None or self._may_join or any(mark in data for mark in (b"pStyle", b"numPr", b"outlineLvl"))
        )
        self._fields.clear()
        self.count = 0

    def paragraph(self, element: Element) -> tuple[list[Line], list[Element]]:
        """The lines of a paragraph and its text boxes; no lines yet when its end mark is deleted."""
        self.count += 1
        self._boxes = []
        properties = element.find(W + "pPr") if self._properties_matter else None
        style = self._styles.of_paragraph(value(properties.find(W + "pStyle")) if properties is not None else None)
        self._paragraph_hides = style.hidden
        self._inline(element)
        # A field whose code never ends must not swallow the rest of the document.
        self._fields = [False for _ in self._fields]
        if self._may_join and properties is not None and self._joins_next(properties):
            return [], self._boxes
        number, level = self._number_and_level(properties, style)
        return self._lines.close(number, level, self.count), self._boxes

    def flush(self) -> list[Line]:
        """What is left over when a cell, box or part ends after a paragraph whose end mark is deleted."""
        if self._lines.position == (0, 0, 0) and not self._lines.marks:
            return []
        return self._lines.close(None, None, self.count)

    @staticmethod
    def _joins_next(properties: Element) -> bool:
        run = properties.find(W + "rPr")
        return run is not None and (run.find(W + "del") is not None or run.find(W + "moveFrom") is not None)

    def _number_and_level(self, properties: Element | None, style: Style) -> tuple[Number | None, int | None]:
        outline, number = style.outline, None
        num_id, ilvl = style.num_id, style.ilvl
        if properties is not None:
            own = properties.find(W + "numPr")
            if own is not None:
                num_id = value(own.find(W + "numId")) or num_id
                own_level = number_of(value(own.find(W + "ilvl")))
                ilvl = own_level if own_level is not None else ilvl
            own_outline = number_of(value(properties.find(W + "outlineLvl")))
            outline = own_outline if own_outline is not None else outline
        if num_id and num_id != "0":
            if ilvl is None:
                style_id = value(properties.find(W + "pStyle")) if properties is not None else None
                ilvl = self._numbering.level_of_style(num_id, style_id)
            number = self._numbering.next(num_id, ilvl)
        return number, outline + 1 if outline is not None and 0 <= outline < 9 else None

    def _inline(self, parent: Element) -> None:
        handlers = self._handlers
        for child in parent:
            handler = handlers.get(child.tag)
            if handler is not None:
                handler(child)
            else:
                self._inline(child)

    def _run(self, run: Element) -> None:
        if self._may_hide and self._hidden(run):
            for mark in run.iter(W + "fldChar"):
                self._field(mark)
            self._lines.remark("hidden", words_of(run))
        else:
            self._inline(run)

    def _hidden(self, run: Element) -> bool:
        own = run.find(_VANISH)
        if own is not None:
            return switched_on(own)
        return self._paragraph_hides or self._styles.of(value(run.find(f"{W}rPr/{W}rStyle"))).hidden

    def _add(self, text: str) -> None:
        if True not in self._fields:
            self._lines.add(text)

    def _break(self) -> None:
        if True not in self._fields:
            self._lines.break_line()

    def _text(self, element: Element) -> None:
        text = element.text
        if not text:
            return
        if self._has_symbol_font or _PRIVATE.search(text):
            font = self._font(element.getparent())
            if is_symbol_font(font) and (len(text) <= 2 or _PRIVATE.search(text)):
                text = signs(text, font)
        self._add(text)

    @staticmethod
    def _font(run: Element | None) -> str | None:
        fonts = run.find(f"{W}rPr/{W}rFonts") if run is not None else None
        return value(fonts, "ascii") or value(fonts, "hAnsi")

    def _sign(self, element: Element) -> None:
        try:
            code = int(value(element, "char") or "", 16)
        except ValueError:
            return
        self._add(sign(code, value(element, "font")))

    def _field(self, mark: Element) -> None:
        kind = value(mark, "fldCharType")
        if kind == "begin":
            self._form_field(mark.find(W + "ffData"))
            if len(self._fields) >= _DEEPEST_FIELD:
                self._fields.clear()
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _form_field(self, data: Element | None) -> None:
        """Old form fields: a tick box and a list have no text of their own, only a state."""
        box = data.find(W + "checkBox") if data is not None else None
        choice = data.find(W + "ddList") if data is not None else None
        if box is not None:
            state = box.find(W + "checked")
            self._add("☑" if switched_on(state if state is not None else box.find(W + "default")) else "□")
        elif choice is not None:
            entries = [value(entry) or "" for entry in choice.findall(W + "listEntry")]
            index = number_of(value(choice.find(W + "result"))) or number_of(value(choice.find(W + "default"))) or 0
            self._add(entries[index] if 0 <= index < len(entries) else "")

    def _inserted(self, change: Element) -> None:
        start = self._lines.position
        self._inline(change)
        self._lines.mark_since(start, "insertion", value(change, "author") or "", value(change, "date") or "")

    def _deleted(self, change: Element) -> None:
        self._lines.remark("deletion", words_of(change), value(change, "author") or "", value(change, "date") or "")

    def _alternate(self, element: Element) -> None:
        version = chosen(element)
        if version is not None:
            self._inline(version)

    def _boxes_append(self, box: Element) -> None:
        self._boxes.append(box)
