"""Writing in a process of its own: what comes back is what is written here, and a process that fails is a refusal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskwatch.domain.document import Span
from riskwatch.domain.errors import DraftUnreadable, DraftUnwritable, RiskWatchError
from riskwatch.domain.note import Note, Proposal, Signed
from riskwatch.drafts import Limits, read_draft
from riskwatch.drafts.apart import AT_ONCE
from riskwatch.drafts.wire import Garbled
from riskwatch.drafts.writing.apart import result, write_apart
from riskwatch.drafts.writing.here import write_here

Docx = Callable[..., bytes]
NOTES = [Note(Span(0, 3), "警告：账期", ("原因。",))]


def test_the_same_bytes_come_back(docx: Docx, signed: Signed) -> None:
    data = docx("<w:p><w:r><w:t>第一条 付款</w:t></w:r></w:p>")
    document = read_draft(data, "a.docx")
    proposals = [Proposal(0, "买方应付款。")]
    here = write_here(data, document, NOTES, proposals, signed, Limits())
    assert write_apart(data, document, NOTES, proposals, signed, Limits()) == here


def test_refusals_come_through(docx: Docx, signed: Signed) -> None:
    data = docx("<w:p><w:r><w:t>第一条 付款</w:t></w:r></w:p>")
    document = read_draft(data, "a.docx")
    empty, other = docx("<w:p/>", extra={"word/media/x": b""}), docx("<w:p><w:r><w:t>乙</w:t></w:r></w:p>")
    for given_data, kind in ((empty, DraftUnreadable), (other, DraftUnwritable)):
        with pytest.raises(RiskWatchError) as here:
            write_here(given_data, document, NOTES, [], signed, Limits())
        with pytest.raises(RiskWatchError) as apart_:
            write_apart(given_data, document, NOTES, [], signed, Limits())
        assert type(apart_.value) is type(here.value) is kind
        assert (apart_.value.message, apart_.value.hint) == (here.value.message, here.value.hint)


@pytest.mark.parametrize("work", ["import os; os._exit(0)", "raise SystemExit(3)", "print('{\"refused\": [1]}')"])
def test_a_process_that_fails_is_a_refusal(
    docx: Docx, signed: Signed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, work: str
) -> None:
    (tmp_path / "failing_writer.py").write_text(work)
    monkeypatch.syspath_prepend(str(tmp_path))
    data = docx("<w:p><w:r><w:t>第一条 付款</w:t></w:r></w:p>")
    with pytest.raises(DraftUnwritable, match="crashed"):
        write_apart(data, read_draft(data, "a.docx"), NOTES, [], signed, Limits(), process="failing_writer")


def test_it_waits_its_turn_with_the_readers(docx: Docx, signed: Signed) -> None:
    data = docx("<w:p><w:r><w:t>第一条 付款</w:t></w:r></w:p>")
    document = read_draft(data, "a.docx")
    assert AT_ONCE.acquire() and AT_ONCE.acquire()
    try:
        with pytest.raises(DraftUnreadable) as caught:
            write_apart(data, document, NOTES, [], signed, replace(Limits(), seconds=1))
    finally:
        AT_ONCE.release()
        AT_ONCE.release()
    assert caught.value.reason == "busy"


@given(st.binary(max_size=60) | st.text('{}[]":,refusd1\n', max_size=60).map(str.encode))
def test_no_bytes_but_an_answer_are_taken_for_one(data: bytes) -> None:
    try:
        written = result(data)
    except (Garbled, RiskWatchError):
        return
    assert written and data.startswith(b"{")
