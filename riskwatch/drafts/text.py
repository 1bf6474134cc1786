"""Reads plain text and Markdown in the encodings that Chinese and English drafts come in."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from riskwatch.domain.document import Document, document_of
from riskwatch.domain.errors import DraftUnreadable
from riskwatch.domain.words import Words
from riskwatch.drafts import refusals

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_COMMON_HAN = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_HIGH_PAIR = re.compile(rb"[\xa1-\xf7][\xa1-\xfe]")
_HIGH = re.compile(rb"[\x80-\xff]")
_LONE_HIGH = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")
_SAMPLE = 65_536
_MOSTLY = 0.9
_SELDOM = 0.15


def read(data: bytes, name: str, sha256: str) -> Document:
    """One block a line, blank lines kept. Raises DraftUnreadable (unreadable)."""
    text = decoded(data)
    if text is None:
        raise undecodable(name)
    text = _LINE_ENDS.sub("\n", text).removesuffix("\n")
    return replace(document_of(text, file=name, sha256=sha256), format="txt")


def undecodable(name: str) -> DraftUnreadable:
    """The refusal of bytes that are text in no encoding that is known here."""
    return refusals.unreadable(
        name,
        Words("不是 UTF-8、GB18030 或 UTF-16 编码的文本", "it is no text in UTF-8, GB18030 or UTF-16"),
        Words(
            "请用记事本打开，另存为 UTF-8 编码后重新提交。",
            "Open it in a text editor, save it as UTF-8 and submit that.",
        ),
    )


def decoded(data: bytes) -> str | None:
    """The text of `data` in the first encoding that fits without doubt; None when none does.

    GB18030 gives some text for almost any bytes, so it counts only when most of its characters are common ones;
    a few lone high bytes in Latin text are Windows quotes and dashes.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _clean(_strict(data[len(mark) :], encoding))
    if b"\0" in data:
        return _utf16_without_mark(data)
    text = _strict(data, "utf-8")
    if text is None and _looks_like_gb(data):
        text = _strict(data, "gb18030")
    if text is None and _looks_like_windows_latin(data):
        text = _strict(data, "cp1252")
    return _clean(text)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _clean(text: str | None) -> str | None:
    """No text is left over when it holds control characters: then it was no text."""
    if text is None:
        return None
    text = text.removeprefix("\ufeff").rstrip("\x1a")
    return None if _CONTROLS.search(text) else text


def _utf16_without_mark(data: bytes) -> str | None:
    """Of both byte orders the one that gives mostly Latin and common Chinese characters."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _clean(_strict(data, encoding))
        sample = text[:_SAMPLE] if text else ""
        common = sum(character < "\u0180" for character in sample) + len(_COMMON_HAN.findall(sample))
        if text and common > _MOSTLY * len(sample):
            return text
    return None


def _looks_like_gb(data: bytes) -> bool:
    """Whether nearly all high bytes stand in pairs of the GB 2312 plane."""
    sample = data[:_SAMPLE]
    high = len(_HIGH.findall(sample))
    return high > 0 and 2 * len(_HIGH_PAIR.findall(sample)) >= _MOSTLY * high


def _looks_like_windows_latin(data: bytes) -> bool:
    """Whether high bytes are few and stand alone, as quotes and accents do in Latin text."""
    sample = data[:_SAMPLE]
    high = len(_HIGH.findall(sample))
    return high < _SELDOM * len(sample) and len(_LONE_HIGH.findall(sample)) >= _MOSTLY * high
