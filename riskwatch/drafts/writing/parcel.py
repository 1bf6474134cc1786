"""A .docx package in which some parts are changed or added; all others are copied as they are."""

from __future__ import annotations

import io
import posixpath
import zipfile
from xml.sax.saxutils import quoteattr

from riskwatch.drafts.docx_package import Element
from riskwatch.drafts.unzip import member_name
from riskwatch.drafts.writing.xml_bytes import XmlBytes

_TYPES = "[Content_Types].xml"
_TYPES_NS = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_NS = "http://schemas.openxmlformats.org/package/2006/relationships"
_NO_RELATIONS = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{_RELATIONS_NS}"/>'
_NO_TYPES = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="{_TYPES_NS}">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def _normal(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


class Parcel:
    """The members of a package by their names, in any spelling of upper and lower case."""

    def __init__(self, data: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._members = {_normal(info.filename): info for info in self._zip.infolist()}
        self._changed: dict[str, bytes] = {}
        self._added: dict[str, bytes] = {}

    def has(self, prefix: str) -> bool:
        """Whether a member's name begins so."""
        return any(name.startswith(prefix.lower()) for name in self._members)

    def part(self, name: str) -> bytes | None:
        """The bytes of a part as they are now; None when it is not there."""
        key = _normal(name)
        if key in self._changed:
            return self._changed[key]
        if name in self._added:
            return self._added[name]
        return self._zip.read(self._members[key]) if key in self._members else None

    def put(self, name: str, content: bytes) -> None:
        """Change a part, or add one."""
        if _normal(name) in self._members:
            self._changed[_normal(name)] = content
        else:
            self._added[name] = content

    def relations(self, part: str) -> list[tuple[str, str]]:
        """The related parts inside the package: kind and name of each."""
        folder = posixpath.dirname(part)
        data = self.part(_relations_of(part))
        if data is None:
            return []
        return [
            (
                (each.get("Type") or "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, each.get("Target") or ""))[1:],
            )
            for each in XmlBytes(data).root
            if each.get("TargetMode") != "External"
        ]

    def relate(self, part: str, kind: str, name: str) -> None:
        """Add a relation from `part` to the part `name`; `kind` is the whole address of the relation's type."""
        where = _relations_of(part)
        xml = XmlBytes(self.part(where) or _NO_RELATIONS.encode())
        taken = {each.get("Id") for each in xml.root}
        number = next(number for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)
        target = posixpath.relpath(name, posixpath.dirname(part) or ".")
        fields = {"Id": f"rId{number}", "Type": kind, "Target": target}
        append(xml, xml.root, "Relationship", _RELATIONS_NS, fields)
        self.put(where, xml.result())

    def declare(self, name: str, content_type: str) -> None:
        """Say of which type the part `name` is."""
        xml = XmlBytes(self.part(_TYPES) or _NO_TYPES.encode())
        declared = {_normal(each.get("PartName") or ""): each for each in xml.root if each.get("PartName")}
        if _normal(name) not in declared:
            fields = {"PartName": f"/{name}", "ContentType": content_type}
            append(xml, xml.root, "Override", _TYPES_NS, fields)
            self.put(_TYPES, xml.result())

    def packed(self) -> bytes:
        """The file."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
            for key, info in self._members.items():
                content = self._changed.get(key)
                package.writestr(copied(info), self._zip.read(info) if content is None else content)
            for name, content in self._added.items():
                added = zipfile.ZipInfo(name)  # its own date, so that the same input gives the same file
                added.compress_type = zipfile.ZIP_DEFLATED
                package.writestr(added, content)
        return buffer.getvalue()


def copied(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """The same member anew: sizes and offsets are those of the new package, an odd compression becomes the usual one."""
    copy = zipfile.ZipInfo(member_name(info), info.date_time)
    usual = info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    copy.compress_type = info.compress_type if usual else zipfile.ZIP_DEFLATED
    copy.external_attr = info.external_attr
    copy.comment = info.comment
    return copy


def append(xml: XmlBytes, parent: Element, name: str, namespace: str, fields: dict[str, str]) -> None:
    """An element without content as the last child of `parent`."""
    declared = "" if parent.nsmap.get(None) == namespace else f" xmlns={quoteattr(namespace)}"
    values = "".join(f" {key}={quoteattr(value)}" for key, value in fields.items())
    put_last(xml, parent, f"<{name}{declared}{values}/>".encode())


def put_last(xml: XmlBytes, parent: Element, content: bytes) -> None:
    """Bytes as the last content of `parent`, which may still be empty."""
    if xml.empty(parent):
        end = xml.inside(parent)
        xml.replace(end - 2, end, b">" + content + b"</" + xml.name(parent) + b">")
    else:
        xml.insert(xml.closing(parent), content)


def _relations_of(part: str) -> str:
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{file}.rels")
