"""A .docx file as a package of parts: XML without entities, the relations between parts."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from riskwatch.domain.words import Words
from riskwatch.drafts import refusals
from riskwatch.drafts.limits import Limits
from riskwatch.drafts.unzip import Archive

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R_ID[1:-3].encode()),
)
"""ISO strict files use other namespaces for the same words."""

_DOCTYPE = ("<!DOCTYPE", "<!ENTITY")
_FORBIDDEN = tuple(word.encode(code) for word in _DOCTYPE for code in ("ascii", "utf-16-le", "utf-16-be"))
_UTF16 = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_DECLARATION = re.compile(r"^<\?xml[^>]*\?>")

Element = etree._Element


def value(element: Element | None, name: str = "val") -> str | None:
    """A w: attribute of an element that may be missing."""
    return None if element is None else element.get(W + name)


def switched_on(element: Element | None) -> bool:
    """Whether an on/off property stands and is not switched off."""
    return element is not None and element.get(W + "val", "1") not in ("0", "false", "off")


class Package:
    """The parts of one file. Raises DraftUnreadable when it is no readable package or too large."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self.name = name
        self._archive = Archive(data, name, ".docx", limits)
        self.bytes_of: dict[str, bytes] = {}
        self.trees: dict[str, Element] = {}
        self._members = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in self._archive.members}
        self.main = self._main_part()
        self._relations = dict(self._related(self.main))

    def _main_part(self) -> str:
        for _, (kind, target) in self._related(""):
            if kind == "officeDocument":
                return target
        return "word/document.xml"

    def _related(self, part: str) -> Iterator[tuple[str, tuple[str, str]]]:
        """Relation id to (kind, part name); relations that lead outside the file are left out."""
        folder, file = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{file}.rels"))
        for relation in root if root is not None else ():
            target = relation.get("Target")
            if target and relation.get("TargetMode") != "External":
                kind = (relation.get("Type") or "").rpartition("/")[2]
                yield relation.get("Id") or "", (kind, posixpath.normpath(posixpath.join("/", folder, target))[1:])

    def by_id(self, relation: str | None) -> Element | None:
        """The tree of the part that a relation id of the main part names."""
        found = self._relations.get(relation or "")
        return self.tree(found[1]) if found else None

    def by_kind(self, kind: str) -> Element | None:
        """The tree of the first related part of a kind, such as styles or numbering."""
        target = next((target for found, target in self._relations.values() if found == kind), None)
        return self.tree(target) if target else None

    def relates_to(self, kind: str) -> bool:
        """Whether the main part has a related part of that kind."""
        return any(found == kind for found, _ in self._relations.values())

    def has(self, prefix: str) -> bool:
        """Whether there is a member whose name begins so."""
        return any(member.startswith(prefix) for member in self._members)

    def tree(self, part: str) -> Element | None:
        """The root of an XML part, None when the part is not there."""
        info = self._members.get(part.lower())
        if info is None:
            return None
        data = _as_utf8(self._archive.read(info))
        if any(word in data for word in _FORBIDDEN):
            raise refusals.unreadable(
                self.name,
                Words("文件内含有不允许的 DOCTYPE 声明", "it holds a DOCTYPE declaration, which is not allowed"),
            )
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        self.bytes_of[part] = data
        # Entities, external files and the network stay untouched whatever the file asks for.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
                                 remove_pis=True)  # fmt: skip
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise refusals.damaged(self.name, ".docx") from error
        if root.getroottree().docinfo.doctype:
            raise refusals.damaged(self.name, ".docx")
        self.trees[part] = root
        return root


def _as_utf8(data: bytes) -> bytes:
    """XML in UTF-16 as UTF-8, so that words can be looked for in the bytes; other data as it is."""
    for start, encoding in _UTF16:
        if data.startswith(start):
            text = data.decode(encoding, "replace").removeprefix("\ufeff")
            return _DECLARATION.sub("", text).encode("utf-8", "replace")
    return data
