"""Holds a Word file to the rules of ECMA-376 (ISO/IEC 29500) for everything that RiskWatch writes into one.

Part 2 (packages): content types and relations. Part 1 (WordprocessingML): the order of properties, what may hold a comment's
marks, revisions and their attributes, identifiers that are unique, text whose blanks count. What others wrote is not judged:
`broken_by_us` takes off what the file broke before.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
PARAGRAPH_PROPERTIES = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers", "pBdr",
    "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE",
    "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
    "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr",
    "sectPr", "pPrChange",
)  # fmt: skip
"""CT_PPr: a sequence."""
RUN_PROPERTIES = (
    "ins", "del", "moveFrom", "moveTo", "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike",
    "outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern",
    "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang",
    "eastAsianLayout", "specVanish", "oMath", "rPrChange",
)  # fmt: skip
"""CT_ParaRPr and CT_RPr: the order in which Word writes them; the schema fixes the revisions in front and the change at the end."""
REVISIONS = ("ins", "del", "moveFrom", "moveTo")
MAY_HOLD_RANGES = frozenset(
    ("body", "p", "tc", "tr", "tbl", "hyperlink", "ins", "del", "moveFrom", "moveTo", "sdtContent", "smartTag", "customXml",
     "fldSimple", "dir", "bdo", "txbxContent", "comment", "footnote", "endnote", "hdr", "ftr")
)  # fmt: skip
"""EG_RangeMarkupElements stand among blocks, rows, cells and the content of paragraphs: never in a run or in properties."""
INSIDE_INSERTION = frozenset(
    ("r", "ins", "del", "moveFrom", "moveTo", "sdt", "smartTag", "customXml", "hyperlink", "fldSimple", "bookmarkStart",
     "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "proofErr", "permStart", "permEnd", "oMath", "oMathPara", "dir", "bdo")
)  # fmt: skip
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?")
_NUMBER = re.compile(r"-?\d+")
_LONGEST_AUTHOR, _LONGEST_INITIALS = 255, 9


def broken_by_us(before: bytes, after: bytes) -> list[str]:
    """The rules that `after` breaks and `before` did not; a package that named no types is not held to them."""
    known = Counter([*complaints(before), *taken_twice(before)])
    untyped = "[Content_Types].xml" not in zipfile.ZipFile(io.BytesIO(before)).namelist()
    found = Counter([*complaints(after), *taken_twice(after)]) - known
    return [said for said in found if not (untyped and said.endswith("has no type"))]


def complaints(data: bytes) -> list[str]:
    """Everything that breaks a rule."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
        twice = [name for name, count in Counter(each.lower() for each in package.namelist()).items() if count > 1]
    return [*(f"two members are called {name}" for name in twice), *_package(parts), *_words(parts)]


def _package(parts: dict[str, bytes]) -> Iterator[str]:
    types = etree.fromstring(parts["[Content_Types].xml"]) if "[Content_Types].xml" in parts else None
    if types is not None:
        overrides = [each.get("PartName", "") for each in types.iter(TYPES + "Override")]
        defaults = {each.get("Extension", "").lower() for each in types.iter(TYPES + "Default")}
        yield from (f"the type of {name} is given twice" for name, count in Counter(overrides).items() if count > 1)
        yield from (f"a type is given for {name}, which is not there" for name in overrides if name[1:] not in parts)
        for name in parts:
            typed = f"/{name}" in overrides or name.rpartition(".")[2].lower() in defaults
            if not typed and name != "[Content_Types].xml" and not name.endswith("/"):
                yield f"{name} has no type"
    for name, content in parts.items():
        if name.endswith(".rels"):
            yield from _relations(name, etree.fromstring(content), parts)


def _relations(name: str, root: etree._Element, parts: dict[str, bytes]) -> Iterator[str]:
    numbers = Counter(each.get("Id") for each in root)
    yield from (f"{name}: two relations are called {number}" for number, count in numbers.items() if count > 1)
    folder = posixpath.dirname(posixpath.dirname(name))
    for each in root:
        if each.tag != RELATIONS + "Relationship" or not each.get("Type", "").startswith("http"):
            yield f"{name}: {each.tag} of type {each.get('Type')}"
        target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))[1:]
        if each.get("TargetMode") != "External" and target not in parts:
            yield f"{name}: {target} is not there"


def _words(parts: dict[str, bytes]) -> Iterator[str]:
    for name in ("word/document.xml", "word/comments.xml"):
        if name in parts:
            root = etree.fromstring(parts[name])
            space = etree.QName(root).namespace
            yield from (f"{name}: {said}" for said in _part(root, f"{{{space}}}"))
    if "word/comments.xml" in parts:
        yield from _comments(etree.fromstring(parts["word/comments.xml"]), etree.fromstring(parts["word/document.xml"]))


def _part(root: etree._Element, w: str) -> Iterator[str]:
    for each in root.iter(etree.Element):
        local = each.tag.removeprefix(w)
        parent = each.getparent()
        above = "" if parent is None else parent.tag.removeprefix(w)
        if local == "pPr" and above == "p":
            yield from _in_order(each, w, PARAGRAPH_PROPERTIES)
            yield from _first(each, "pPr")
        elif local == "rPr" and above in ("r", "pPr"):
            yield from _revisions_first(each, w, above)
            yield from _first(each, "rPr") if above == "r" else ()
        elif (local in ("commentRangeStart", "commentRangeEnd") and above not in MAY_HOLD_RANGES) or (
            local == "commentReference" and above != "r"
        ):
            yield f"{local} stands in {above}"
        elif local == "r" and above in ("r", "t", "rPr", "pPr"):
            yield f"a run stands in {above}"
        elif local == "t" and (each.text or "") != (each.text or "").strip() and each.get(XML_SPACE) != "preserve":
            yield f"blanks of {each.text!r} would be lost"
        if local in (*REVISIONS, "comment"):
            yield from _attributed(each, w, local)
        if local == "ins" and above != "rPr" and above != "trPr":
            yield from (
                f"{child.tag} stands in an insertion"
                for child in each
                if child.tag.removeprefix(w) not in INSIDE_INSERTION
            )


def _in_order(properties: etree._Element, w: str, order: tuple[str, ...]) -> Iterator[str]:
    places = [order.index(local) if (local := each.tag.removeprefix(w)) in order else -1 for each in properties]
    known = [place for place in places if place >= 0]
    if known != sorted(set(known)):
        yield f"properties out of order: {[each.tag.removeprefix(w) for each in properties]}"


def _revisions_first(properties: etree._Element, w: str, above: str) -> Iterator[str]:
    names = [each.tag.removeprefix(w) for each in properties]
    revisions = [at for at, name in enumerate(names) if name in REVISIONS]
    if revisions != list(range(len(revisions))) or (revisions and above == "r"):
        yield f"revisions out of place: {names}"
    if "rPrChange" in names[:-1]:
        yield f"rPrChange is not the last: {names}"


def _first(element: etree._Element, name: str) -> Iterator[str]:
    if element.getprevious() is not None:
        yield f"{name} is not the first child"


def _attributed(element: etree._Element, w: str, local: str) -> Iterator[str]:
    number, author, moment = (element.get(w + name) for name in ("id", "author", "date"))
    if number is None or not _NUMBER.fullmatch(number):
        yield f"{local} has the number {number!r}"
    if author is None or len(author) > _LONGEST_AUTHOR:
        yield f"{local} has the author {author!r}"
    if moment is not None and not _MOMENT.fullmatch(moment):
        yield f"{local} has the date {moment!r}"
    if len(element.get(w + "initials", "")) > _LONGEST_INITIALS:
        yield f"{local} has initials that are too long"


def _comments(comments: etree._Element, body: etree._Element) -> Iterator[str]:
    w, b = (f"{{{etree.QName(root).namespace}}}" for root in (comments, body))
    numbers = [each.get(w + "id") for each in comments]
    yield from (f"two comments have the number {number}" for number, count in Counter(numbers).items() if count > 1)
    yield from (f"{each.tag} among the comments" for each in comments if each.tag != w + "comment")
    yield from (f"comment {each.get(w + 'id')} has no paragraph" for each in comments if each.find(w + "p") is None)
    order = {each: at for at, each in enumerate(body.iter(etree.Element))}
    for kind in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        marks = Counter(each.get(b + "id") for each in body.iter(b + kind))
        yield from (f"{count} times {kind} {number}" for number, count in marks.items() if count > 1)
        yield from (f"{kind} {number} of no comment" for number in marks if number not in numbers)
    references = {each.get(b + "id"): each for each in body.iter(b + "commentReference")}
    yield from (f"comment {number} is referred to nowhere" for number in numbers if number not in references)
    for start in body.iter(b + "commentRangeStart"):
        number = start.get(b + "id")
        end = next((each for each in body.iter(b + "commentRangeEnd") if each.get(b + "id") == number), None)
        if end is None or order[end] < order[start]:
            yield f"the range of comment {number} does not end behind its beginning"


def taken_twice(data: bytes) -> list[str]:
    """The numbers of revisions and comments that are not unique in the document."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    w = f"{{{etree.QName(root).namespace}}}"
    kinds = tuple(w + name for name in (*REVISIONS, "commentRangeStart", "rPrChange", "pPrChange", "bookmarkStart"))
    counts = Counter(each.get(w + "id") for each in root.iter(*kinds))
    return [str(number) for number, count in counts.items() if count > 1]
