"""Reads .ofd files, China's format for documents that keep their layout (GB/T 33190): page by page from the text objects.

Templates stand behind their pages, stamps and remarks over them. What the file hides is reported; a page without text that
shows a picture is a scan.
"""

from __future__ import annotations

from riskwatch.domain.document import Document
from riskwatch.domain.errors import DraftUnreadable
from riskwatch.domain.words import Words
from riskwatch.drafts import ofd_seals, refusals
from riskwatch.drafts.limits import Limits
from riskwatch.drafts.matrix import Matrix
from riskwatch.drafts.ofd_glyphs import POINT, Content, Drawing, box
from riskwatch.drafts.ofd_lines import sheet_of
from riskwatch.drafts.ofd_package import Package, Part, child, children, words
from riskwatch.drafts.pages import document_of_pages, hold_to_letters
from riskwatch.drafts.pdf_sheet import Sheet
from riskwatch.drafts.symbols import signs_without_font
from riskwatch.drafts.writer import Mark
from riskwatch.drafts.xml_part import Element

_A4 = (0.0, 0.0, 210.0, 297.0)
_MOST_OF_PAGE = 0.5
_FEW_CHARACTERS = 40
_NOT_WRITTEN = ("Watermark",)
"""Annotations whose words are no part of what was agreed."""

_AGAIN = Words(
    "请用原来的程序重新导出 OFD，或提交 Word 文件。", "Export the OFD again from its program, or submit the Word file."
)


def read(data: bytes, name: str, sha256: str, limits: Limits) -> Document:
    """Raises DraftUnreadable (unreadable, encrypted, no_text, too_large, too_large_unpacked)."""
    package = Package(data, name, limits)
    contents = [each for part, signatures in package.documents() for each in _pages(package, part, signatures, limits)]
    if len(contents) > limits.max_pages:
        raise _too_long(name, limits)
    pages = [_sheet(content, size[0]) for content, size in contents]
    scanned = [at for at, (content, size) in enumerate(contents, 1) if _is_picture(content, size)]
    if scanned or not any(page.lines for page in pages):
        raise refusals.no_text(name, scanned, len(pages))
    hold_to_letters(pages, name, _AGAIN)
    hidden = [Mark("hidden", text) for content, _ in contents for text in content.hidden]
    return document_of_pages(pages, name, sha256, "ofd", hidden)


def _sheet(content: Content, width: float) -> Sheet:
    sheet = sheet_of(content, width * POINT)
    for line in sheet.lines:
        line.text = signs_without_font(line.text)
        line.parts = [part._replace(text=signs_without_font(part.text)) for part in line.parts]
    return sheet


def _is_picture(content: Content, size: tuple[float, float]) -> bool:
    """Whether a page is a scan: a picture over most of it, and hardly any text."""
    letters = sum(not glyph.sign.isspace() for run in content.runs for glyph in run)
    return letters < _FEW_CHARACTERS and content.pictures > _MOST_OF_PAGE * size[0] * size[1] * POINT * POINT


def _pages(
    package: Package, document: Part, signatures: str, limits: Limits
) -> list[tuple[Content, tuple[float, float]]]:
    """What is on each page, its seals too, and its width and height in millimetres."""
    common = child(document.root, "CommonData")
    usual = _area(child(common, "PageArea")) or _A4
    reader = _PageReader(package, document, limits)
    listed = list(children(child(document.root, "Pages"), "Page"))
    if len(listed) > limits.max_pages:
        raise _too_long(package.name, limits)
    numbers = [page.get("ID", "") for page in listed]
    pages = [
        reader.page(package.needed(page.get("BaseLoc", ""), document.name), number, usual)
        for page, number in zip(listed, numbers, strict=True)
    ]
    stamped = {number: (content, size[1]) for number, (content, size) in zip(numbers, pages, strict=True)}
    ofd_seals.put(ofd_seals.stamps(package, signatures), stamped)
    return pages


class _PageReader:
    """The pages of one document, with its templates, its drawn units and its annotations."""

    def __init__(self, package: Package, document: Part, limits: Limits) -> None:
        self._package = package
        self._document = document
        self._limits = limits
        self._letters = 0
        common = child(document.root, "CommonData")
        self._templates = {each.get("ID", ""): each.get("BaseLoc", "") for each in children(common, "TemplatePage")}
        self._units: dict[str, Element] = {}
        for resources in children(common, "PublicRes", "DocumentRes"):
            self._units |= _units(package.part(words(resources), document.name))
        self._annotations = self._annotated(child(document.root, "Annotations"))
        self._drawing = Drawing(self._unit, self._spend)

    def page(
        self, part: Part, number: str, usual: tuple[float, float, float, float]
    ) -> tuple[Content, tuple[float, float]]:
        for resources in children(part.root, "PageRes"):
            self._units |= _units(self._package.part(words(resources), part.name))
        left, top, width, height = _area(child(part.root, "Area")) or usual
        corner: Matrix = (1.0, 0.0, 0.0, 1.0, -left, -top)
        content = Content()
        for behind in children(part.root, "Template"):
            where = self._templates.get(behind.get("TemplateID", ""))
            template = self._package.needed(where or "?", self._document.name)
            self._draw(template.root, corner, height, content)
        self._draw(part.root, corner, height, content)
        for over in self._annotations.get(number, ()):
            self._annotate(over, corner, height, content)
        return content, (width, height)

    def _draw(self, page: Element, corner: Matrix, height: float, content: Content) -> None:
        for drawn in children(page, "Content"):
            self._drawing.read(drawn, corner, height, content)

    def _annotated(self, listed: Element | None) -> dict[str, list[Part]]:
        """The annotations of each page by its number."""
        found: dict[str, list[Part]] = {}
        every = self._package.part(words(listed), self._document.name) if listed is not None else None
        for page in children(None if every is None else every.root, "Page"):
            part = self._package.part(words(child(page, "FileLoc")), every.name if every else "")
            if part is not None:
                found.setdefault(page.get("PageID", ""), []).append(part)
        return found

    def _annotate(self, part: Part, corner: Matrix, height: float, content: Content) -> None:
        for annotation in children(part.root, "Annot"):
            if annotation.get("Type") in _NOT_WRITTEN or annotation.get("Visible") == "false":
                continue
            for look in children(annotation, "Appearance"):
                left, top, _, _ = box(look.get("Boundary"))
                at = (*corner[:4], corner[4] + left, corner[5] + top)
                self._drawing.read(look, at, height, content)

    def _unit(self, number: str) -> Element | None:
        return self._units.get(number)

    def _spend(self, letters: int) -> None:
        self._letters += letters
        if self._letters > self._limits.max_characters:
            most = self._limits.max_characters
            much = Words(f"超过 {most} 个字符", f"more than {most} characters")
            raise refusals.too_long(self._package.name, much)


def _units(resources: Part | None) -> dict[str, Element]:
    """What is drawn in several places, by its number."""
    root = None if resources is None else resources.root
    listed = children(child(root, "CompositeGraphicUnits"), "CompositeGraphicUnit")
    return {unit.get("ID", ""): unit for unit in listed}


def _area(area: Element | None) -> tuple[float, float, float, float] | None:
    """The page as it is printed: left, top, width and height; None where it is not said."""
    found = box(words(child(area, "PhysicalBox")))
    return found if found[2] > 0 and found[3] > 0 else None


def _too_long(name: str, limits: Limits) -> DraftUnreadable:
    most = limits.max_pages
    return refusals.too_long(name, Words(f"超过 {most} 页", f"more than {most} pages"))
