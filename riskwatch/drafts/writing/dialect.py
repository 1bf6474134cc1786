"""How a part of a Word file writes the names of WordprocessingML: its namespace (usual or strict) and prefix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree

from riskwatch.drafts.docx_package import Element, W

STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
USUAL: Final = W[1:-1]
_RELATIONS = {
    USUAL: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
    STRICT: "http://purl.oclc.org/ooxml/officeDocument/relationships/",
}
XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Dialect:
    """`prefix` is the one that the part's root declares; where it declares none, `mark` is to stand in our elements."""

    namespace: str
    prefix: str
    mark: str = ""

    def tag(self, name: str) -> str:
        """The name as the tree holds it."""
        return f"{{{self.namespace}}}{name}"

    def tags(self, *names: str) -> frozenset[str]:
        return frozenset(map(self.tag, names))

    def value(self, element: Element | None, name: str = "val") -> str:
        """An attribute, "" where there is none."""
        return "" if element is None else element.get(self.tag(name), "")

    def relation(self, kind: str) -> str:
        """The address of a type of relation."""
        return _RELATIONS[self.namespace] + kind

    def local(self, element: Element) -> str:
        """The bare name of one of our own elements, "" for any other."""
        name = etree.QName(element)
        return name.localname if name.namespace == self.namespace else ""


def dialect_of(root: Element) -> Dialect:
    """The dialect of a part, from its root."""
    namespace = etree.QName(root).namespace or USUAL
    prefix = next((prefix for prefix, uri in root.nsmap.items() if uri == namespace and prefix), None)
    if prefix:
        return Dialect(namespace, prefix)
    return Dialect(namespace, "w", f' xmlns:w="{namespace}"')
