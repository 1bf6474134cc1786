"""A .docx file as a package of parts: XML without entities, the relations between parts."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Final

from riskwatch.drafts.limits import Limits
from riskwatch.drafts.unzip import Archive
from riskwatch.drafts.xml_part import Element as Element
from riskwatch.drafts.xml_part import checked, parsed

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R_ID[1:-3].encode()),
)
"""ISO strict files use other namespaces for the same words."""


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
        data = checked(self._archive.read(info), self.name)
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        self.bytes_of[part] = data
        root = parsed(data, self.name, ".docx")
        self.trees[part] = root
        return root
