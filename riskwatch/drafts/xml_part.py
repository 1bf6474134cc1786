"""XML out of a file that somebody sent: no document types, no entities, nothing outside the part is followed."""

from __future__ import annotations

import re

from lxml import etree

from riskwatch.domain.words import Words
from riskwatch.drafts import refusals

_DOCTYPE = ("<!DOCTYPE", "<!ENTITY")
_FORBIDDEN = tuple(word.encode(code) for word in _DOCTYPE for code in ("ascii", "utf-16-le", "utf-16-be"))
_UTF16 = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_DECLARATION = re.compile(r"^<\?xml[^>]*\?>")

Element = etree._Element


def checked(data: bytes, name: str) -> bytes:
    """The part in UTF-8 where it was in UTF-16, so that words can be looked for in it. Raises DraftUnreadable when it
    declares a document type."""
    data = _as_utf8(data)
    if any(word in data for word in _FORBIDDEN):
        raise refusals.unreadable(
            name,
            Words("文件内含有不允许的 DOCTYPE 声明", "it holds a DOCTYPE declaration, which is not allowed"),
        )
    return data


def parsed(data: bytes, name: str, kind: str) -> Element:
    """The root of a part that was `checked`. Raises DraftUnreadable; `kind` is what the file is called when it is damaged."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refusals.damaged(name, kind) from error
    if root.getroottree().docinfo.doctype:
        raise refusals.damaged(name, kind)
    return root


def _as_utf8(data: bytes) -> bytes:
    """XML in UTF-16 as UTF-8; other data as it is."""
    for start, encoding in _UTF16:
        if data.startswith(start):
            text = data.decode(encoding, "replace").removeprefix("\ufeff")
            return _DECLARATION.sub("", text).encode("utf-8", "replace")
    return data
