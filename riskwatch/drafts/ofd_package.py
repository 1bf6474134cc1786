"""An .ofd file (GB/T 33190) as a package of parts: which documents it holds, their pages, templates and seals."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from riskwatch.drafts import refusals
from riskwatch.drafts.limits import Limits
from riskwatch.drafts.unzip import Archive
from riskwatch.drafts.xml_part import Element, checked, parsed

ENTRY = "OFD.xml"
_ENCRYPTED = "encryptions.xml"


class Part(NamedTuple):
    """A part that was read, and its name: what it names itself is looked for beside it."""

    name: str
    root: Element


def local(element: Element) -> str:
    """The bare name of an element: the standard had two namespaces, and programs write both."""
    return etree.QName(element).localname


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """The children of those names, in order."""
    return (each for each in (() if element is None else element) if local(each) in names)


def child(element: Element | None, *path: str) -> Element | None:
    """The first element down a path of names."""
    for name in path:
        element = next(children(element, name), None)
    return element


def words(element: Element | None) -> str:
    return "" if element is None else (element.text or "").strip()


class Package:
    """The parts of one file. Raises DraftUnreadable when it is no readable package or too large."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self.name = name
        self._archive = Archive(data, name, ".ofd", limits)
        self._members = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in self._archive.members}
        self._read: dict[str, Part | None] = {}
        if _ENCRYPTED in self._members:
            raise refusals.encrypted(name)

    def bytes_of(self, part: str) -> bytes | None:
        """The bytes of a part; None when it is not there."""
        info = self._members.get(part.lower())
        return None if info is None else self._archive.read(info)

    def part(self, where: str, beside: str = "") -> Part | None:
        """The XML part that is named `where` in the part `beside`; None when it is not there."""
        name = where_is(where, beside)
        if name not in self._read:
            data = self.bytes_of(name)
            self._read[name] = None if data is None else Part(name, parsed(checked(data, self.name), self.name, ".ofd"))
        return self._read[name]

    def needed(self, where: str, beside: str = "") -> Part:
        """The same, for a part without which the text would not be whole."""
        found = self.part(where, beside)
        if found is None:
            raise refusals.damaged(self.name, ".ofd")
        return found

    def documents(self) -> Iterator[tuple[Part, str]]:
        """The documents of the file, each with where its list of signatures is ("" for none)."""
        bodies = list(children(self.needed(ENTRY).root, "DocBody"))
        if not bodies:
            raise refusals.damaged(self.name, ".ofd")
        for body in bodies:
            root = words(child(body, "DocRoot"))
            if not root:
                raise refusals.damaged(self.name, ".ofd")
            yield self.needed(root, ENTRY), words(child(body, "Signatures"))


def where_is(where: str, beside: str) -> str:
    """The name in the package of what the part `beside` calls `where`; it cannot lead out of the package."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(beside), where.replace("\\", "/")))[1:]
