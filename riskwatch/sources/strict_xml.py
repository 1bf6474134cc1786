"""Reads XML so that nothing goes unseen, as `strict_json` does: every element is read, left out by name, or reported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from lxml import etree

from riskwatch.sources.dates import read_date
from riskwatch.sources.interface import Reply
from riskwatch.sources.verdict import changed

_LONGEST_VALUE = 80


class XmlInspection:
    """Keeps what the reader of one document did not know."""

    def __init__(self) -> None:
        self._notes: set[str] = set()

    def document(self, reply: Reply, name: str) -> etree._Element:
        """The root of a reply. Raises SourceChanged if its body is no XML; entities and other files are never loaded."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(reply.body, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise changed(name, "no XML") from error

    def note(self, text: str) -> None:
        self._notes.add(text)

    def texts(self, element: etree._Element, known: frozenset[str], ignored: frozenset[str]) -> Mapping[str, str]:
        """The texts of an element's children by name without namespace; a child that is neither known nor ignored is
        reported, and so is one that appears twice or has children of its own."""
        found: dict[str, str] = {}
        for child in children(element):
            name = local_name(child)
            if name in ignored:
                continue
            if name not in known or name in found or len(child):
                self.note(f"{local_name(element)}.{name}")
                continue
            found[name] = (child.text or "").strip()
        return found

    def attributes(self, element: etree._Element, known: frozenset[str], ignored: frozenset[str]) -> Mapping[str, str]:
        """The attributes of an element; one that is neither known nor ignored is reported."""
        found = {str(name): str(value).strip() for name, value in element.attrib.items() if str(name) not in ignored}
        for name in found.keys() - known:
            self.note(f"{local_name(element)}@{name}")
        return {name: value for name, value in found.items() if name in known}

    def day(self, name: str, text: str) -> date | None:
        """A day as YYYY-MM-DD, with or without a zone or a time; one that is none is reported."""
        try:
            return read_date(text[:10])
        except ValueError:
            self.note(f"{name} = {text[:_LONGEST_VALUE]}")
            return None

    @property
    def unknown(self) -> tuple[str, ...]:
        """All that was not known, sorted, each once."""
        return tuple(sorted(self._notes))


def local_name(element: etree._Element) -> str:
    return etree.QName(element).localname


def children(element: etree._Element) -> Iterator[etree._Element]:
    """The elements inside, without comments and instructions."""
    return (child for child in element if isinstance(child.tag, str))


def find_all(root: etree._Element, name: str) -> tuple[etree._Element, ...]:
    """Every element of a name, in whatever namespace."""
    return tuple(each for each in root.iter() if isinstance(each.tag, str) and local_name(each) == name)
