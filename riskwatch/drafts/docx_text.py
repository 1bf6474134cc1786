"""Reads one paragraph of a Word document: its runs, fields, tracked changes, signs and the text boxes it carries."""

from __future__ import annotations

import re
from collections.abc import Callable

from riskwatch.drafts.docx_changes import Reading, hand_of, kind_of
from riskwatch.drafts.docx_hidden import Sight
from riskwatch.drafts.docx_lines import Lines
from riskwatch.drafts.docx_numbering import Number, Numbering
from riskwatch.drafts.docx_package import MC, Element, W, switched_on, value
from riskwatch.drafts.docx_stress import Stress, boxed
from riskwatch.drafts.docx_styles import NO_STYLE, Style, Styles, number_of
from riskwatch.drafts.symbols import is_symbol_font, sign, signs
from riskwatch.drafts.writer import NOBODY, Line

_SKIPPED = frozenset(
    W + name
    for name in (
        "pPr", "rPr", "instrText", "delInstrText", "bookmarkStart", "bookmarkEnd", "proofErr", "permStart",
        "permEnd", "footnoteRef", "endnoteRef", "annotationRef", "lastRenderedPageBreak", "softHyphen",
        "separator", "continuationSeparator", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "rt", "rubyPr",
        "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "fldData", "pgNum",
    )
)  # fmt: skip
COMMENT_PLACES = (W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference")
_WORDS = frozenset({W + "t", W + "delText"})
_PRIVATE = re.compile("[\uf020-\uf0ff]")
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

    def __init__(self, styles: Styles, numbering: Numbering, changes: Reading, *, traced: bool = False) -> None:
        """`traced` remembers for every piece of text which element it was read from."""
        self._styles = styles
        self._changes = changes
        self._stress = Stress(styles)
        self._stands_out = self._paragraph_stands_out = False
        self._sight = Sight(styles, changes.view == "rejected")
        self._traced = traced
        self._numbering = numbering
        self._some_styles_hide = styles.some_hide
        self._some_styles_are_white = styles.some_are_white
        self._lines = Lines()
        self._fields: list[bool] = []
        self._boxes: list[Element] = []
        self.notes: list[tuple[str, str]] = []
        self._paragraph_style = NO_STYLE
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
            **dict.fromkeys(changes.keeps, self._kept),
            **dict.fromkeys(changes.out, self._left_out),
            **dict.fromkeys(COMMENT_PLACES, self._lines.trace),
            W + "delText": self._text if changes.view == "rejected" else lambda _: None,
            W + "txbxContent": self._boxes_append,
            W + "footnoteReference": self._refers,
            W + "endnoteReference": self._refers,
            W + "p": lambda _: None,
            MC + "AlternateContent": self._alternate,
            _MATH_TEXT: self._text,
            **{name: lambda _: None for name in _SKIPPED},
        }

    def read_part(self, data: bytes | None = None) -> None:
        """Begin a part of the file. Looking once through its bytes for rare things spares a look at every run."""
        self._may_hide = data is None or self._some_styles_hide or b"vanish" in data
        self._may_be_white = self._some_styles_are_white or data is None or b"FFFFFF" in data or b"ffffff" in data
        self._has_symbol_font = data is None or any(font in data for font in (b"ingdings", b"ebdings", b'"Symbol"'))
        self._may_join = data is None or any(mark in data for mark in (b":del", b"<del", b":ins", b"<ins", b"move"))
        self._properties_matter = (
            data is None
            or self._may_join
            or any(mark in data for mark in (b"pStyle", b"numPr", b"outlineLvl", b"pBdr"))
        )
        self._fields.clear()
        self.count = 0

    def paragraph(self, element: Element) -> tuple[list[Line], list[Element]]:
        """The lines of a paragraph and its text boxes; no lines yet when its end mark is deleted."""
        self.count += 1
        self._boxes = []
        properties = element.find(W + "pPr") if self._properties_matter else None
        end = properties.find(W + "rPr") if self._may_join and properties is not None else None
        properties = self._changes.properties(properties)
        style = self._styles.of_paragraph(value(properties.find(W + "pStyle")) if properties is not None else None)
        self._paragraph_hides = style.hidden
        self._paragraph_style = style
        self._paragraph_stands_out = style.stressed or (properties is not None and boxed(properties))
        self._inline(element)
        # A field whose code never ends must not swallow the rest of the document.
        self._fields = [False for _ in self._fields]
        if end is not None and self._joins_next(end):
            return [], self._boxes
        number, level = self._number_and_level(properties, style)
        return self._lines.close(number, level, self.count), self._boxes

    def flush(self) -> list[Line]:
        """What is left over when a cell, box or part ends after a paragraph whose end mark is deleted."""
        if self._lines.position == (0, 0, 0) and not self._lines.marks:
            return []
        return self._lines.close(None, None, self.count)

    def _joins_next(self, end: Element) -> bool:
        """Whether this view has no end of the paragraph here; notes changes of that end."""
        gone = self._changes.left_out(end)
        if gone is not None:
            self._lines.remark_end(kind_of(gone), hand_of(gone))
            return True
        kept = self._changes.kept(end)
        if kept is not None:
            self._lines.mark_end(kind_of(kept), hand_of(kept))
        return False

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
        if self._may_hide and self._sight.hidden(run, self._paragraph_hides):
            for mark in run.iter(W + "fldChar"):
                self._field(mark)
            self._lines.remark("hidden", words_of(run))
        elif self._may_be_white and self._sight.white(run, self._paragraph_style):
            start = self._lines.position
            self._inline(run)
            self._lines.mark_since(start, "hidden", NOBODY)
        else:
            self._stands_out = self._stress.of(run, self._paragraph_stands_out)
            self._inline(run)
            self._stands_out = False

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
        start = self._lines.length
        self._add(text)
        if self._stands_out:
            self._lines.stress_since(start)
        if self._traced:
            self._lines.trace(element, start)

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

    def _kept(self, change: Element) -> None:
        start = self._lines.position
        self._inline(change)
        self._lines.mark_since(start, kind_of(change), hand_of(change))

    def _left_out(self, change: Element) -> None:
        self._lines.remark(kind_of(change), words_of(change), hand_of(change))

    def _alternate(self, element: Element) -> None:
        version = chosen(element)
        if version is not None:
            self._inline(version)

    def _refers(self, reference: Element) -> None:
        """A note that this view has; the paragraph is followed by it."""
        kind = "footnote" if reference.tag == W + "footnoteReference" else "endnote"
        self.notes.append((kind, value(reference, "id") or ""))

    def _boxes_append(self, box: Element) -> None:
        self._boxes.append(box)
