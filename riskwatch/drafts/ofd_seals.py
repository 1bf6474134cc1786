"""The electronic seals of an .ofd file: where they are stamped, and the name that the sealing authority gave them.

The picture of a seal shows its name to every reader of the page, so it is read as words at that place. A seal over the edge of
all pages, of which each shows a strip, is read once.

Names stand in the seal itself (GM/T 0031, DER). Whether a signature holds is not judged here: that takes the keys of the
authority that issued it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from riskwatch.drafts.ofd_glyphs import POINT, Content, Glyph, box
from riskwatch.drafts.ofd_package import Package, Part, child, children, where_is, words

_SEQUENCE, _UTF8 = 0x30, 0x0C
_NAME_IN_SEAL = (0, 2, 1)
"""Of a seal: its information, the properties in there, the name among them."""
_SEAL_IN_SIGNATURE = (0, 1)
_LONGEST_NAME = 200
_SIZE = 10.0
_LABEL = "电子印章："
"""Tells the words of a seal from those that stand on the page; only Chinese files have such seals."""


class Stamp(NamedTuple):
    """One seal on one page: the page's number in the file's own words, and its box in millimetres from the upper left.
    `strip` is a part of a seal over the edge of several pages."""

    page: str
    box: tuple[float, float, float, float]
    name: str
    strip: bool = False


def stamps(package: Package, signatures: str) -> Iterator[Stamp]:
    """The seals that the list of signatures names."""
    listed = package.part(signatures) if signatures else None
    for each in children(None if listed is None else listed.root, "Signature"):
        signature = package.part(each.get("BaseLoc", ""), listed.name if listed else "")
        if signature is None:
            continue
        about = child(signature.root, "SignedInfo")
        name = _name(package, signature)
        for stamp in children(about, "StampAnnot"):
            yield Stamp(stamp.get("PageRef", ""), box(stamp.get("Boundary")), name, bool(stamp.get("Clip")))


def put(stamps_: Iterable[Stamp], pages: Mapping[str, tuple[Content, float]]) -> None:
    """The name of each seal as words on its page: in the middle of its box, or at the foot of the last page for one over the
    edge of several. `pages` are by their number, each with its height in millimetres."""
    strips: dict[str, tuple[Content, float]] = {}
    for stamp in stamps_:
        found = pages.get(stamp.page)
        if found is None or not stamp.name:
            continue
        if stamp.strip:
            strips[stamp.name] = found
            continue
        content, height = found
        left, top, _, high = stamp.box
        content.seals.append(_words(stamp.name, left * POINT, (height - top - high / 2) * POINT))
    for name, (content, _) in strips.items():
        content.seals.append(_words(name, 0.0, 0.0))


def _words(name: str, x: float, y: float) -> list[Glyph]:
    said = f"{_LABEL}{name}"
    return [Glyph(sign, x + at * _SIZE, x + (at + 1) * _SIZE, y, _SIZE) for at, sign in enumerate(said)]


def _name(package: Package, signature: Part) -> str:
    """The name of the seal, from its own file or from the signature made with it; "" where neither tells."""
    seal = words(child(signature.root, "SignedInfo", "Seal", "BaseLoc"))
    signed = words(child(signature.root, "SignedValue"))
    for where, path in ((seal, ()), (signed, _SEAL_IN_SIGNATURE)):
        data = package.bytes_of(where_is(where, signature.name)) if where else None
        found = _at(data, (*path, *_NAME_IN_SEAL)) if data else None
        if found:
            return found
    return ""


def _at(data: bytes, path: tuple[int, ...]) -> str | None:
    """The text at a path through sequences: the number of the member at each step. None for anything else."""
    kind, content = next(_members(data), (0, b""))
    for step in path:
        members = list(_members(content)) if kind == _SEQUENCE else []
        if step >= len(members):
            return None
        kind, content = members[step]
    if kind != _UTF8 or len(content) > _LONGEST_NAME * 4:
        return None
    return " ".join(content.decode("utf-8", "replace").split())


def _members(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Tag and content of each value; nothing behind one whose length is wrong."""
    at = 0
    while at + 2 <= len(data):
        kind, length = data[at], data[at + 1]
        at += 2
        if length & 0x80:
            more = length & 0x7F
            length = int.from_bytes(data[at : at + more], "big") if more <= 4 else len(data) + 1
            at += more
        if at + length > len(data):
            return
        yield kind, data[at : at + length]
        at += length
