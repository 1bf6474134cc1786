"""Comments written into Word files, and what is found of them when the files are read again."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from riskwatch.domain.document import Remark, Span
from riskwatch.domain.note import Note, Signed
from riskwatch.drafts import Limits, read_draft
from riskwatch.drafts.writing import docx as writing
from tests.drafts.writing.ooxml import broken_by_us


@pytest.fixture(scope="session")
def signed() -> Signed:
    return Signed("RiskWatch", "RW", datetime(2026, 11, 24, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai")))


@pytest.fixture(scope="session")
def write(signed: Signed) -> Callable[..., bytes]:
    """Comments on words, or on spans, of a draft."""

    def written(data: bytes, *words: str | Span, name: str = "draft.docx") -> bytes:
        document = read_draft(data, name)
        text = document.text
        spans = [
            each if isinstance(each, Span) else Span(text.index(each), text.index(each) + len(each)) for each in words
        ]
        notes = [Note(span, "警告：账期过长（PAY004）", ("原因 <甲> & 乙。", "建议。")) for span in spans]
        result = writing.write(data, document, notes, [], signed, Limits())
        assert broken_by_us(data, result) == []
        return result

    return written


def comments_in(data: bytes) -> list[Remark]:
    return [each for each in read_draft(data, "draft.docx").remarks if each.kind == "comment"]


@pytest.fixture(scope="session")
def comments() -> Callable[[bytes], list[Remark]]:
    """All comments of a file."""
    return comments_in


@pytest.fixture(scope="session")
def ours() -> Callable[[bytes], list[Remark]]:
    """Our own comments."""
    return lambda data: [each for each in comments_in(data) if each.author == "RiskWatch"]


@pytest.fixture(scope="session")
def about() -> Callable[[bytes], list[str]]:
    """The words that our comments hang on."""

    def words(data: bytes) -> list[str]:
        text = read_draft(data, "draft.docx").text
        return [each.about.of(text) for each in comments_in(data) if each.about and each.author == "RiskWatch"]

    return words


@pytest.fixture(scope="session")
def part() -> Callable[..., str]:
    """The XML of a part."""

    def xml(data: bytes, name: str = "word/document.xml") -> str:
        return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()

    return xml
