"""Reads HTML: block elements become blocks, table rows rows; what a browser does not show is left out."""

from __future__ import annotations

import re
import warnings

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning

from riskwatch.domain.document import Document
from riskwatch.domain.words import Words
from riskwatch.drafts import refusals, text
from riskwatch.drafts.html_blocks import HtmlReader
from riskwatch.drafts.limits import Limits
from riskwatch.drafts.writer import Writer

_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([a-z0-9_.:-]+)", re.I)
_HEAD = 4096
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "iso-8859-1": "cp1252", "us-ascii": "cp1252"}
"""Files that name the smaller set often use the larger one; browsers read them so too."""


def read(data: bytes, name: str, sha256: str, limits: Limits) -> Document:
    """Raises DraftUnreadable (unreadable, too_large) for bytes that are no text, and for a page of too many tags."""
    markup = _declared(data)
    if markup is None:
        markup = text.decoded(data)
    if markup is None:
        raise text.undecodable(name)
    if markup.count("<") > limits.max_tags:
        much = Words(f"超过 {limits.max_tags} 个标签", f"more than {limits.max_tags} tags")
        raise refusals.too_long(name, much)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = BeautifulSoup(markup.replace("\0", ""), "lxml")
    writer = Writer()
    HtmlReader(writer).read(soup.body or soup)
    return writer.document(name, sha256, "html")


def _declared(data: bytes) -> str | None:
    """The text in the encoding that the file names; None when it names none, or the wrong one."""
    found = _CHARSET.search(data[:_HEAD])
    if not found or data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return None
    encoding = found[1].decode("ascii").lower()
    try:
        return data.decode(_SUPERSETS.get(encoding, encoding))
    except (LookupError, ValueError):
        return None
