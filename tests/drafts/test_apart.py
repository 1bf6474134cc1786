"""A reader that crashes, never ends or eats memory ends in its own process, and the draft is refused with a reason."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskwatch import apart
from riskwatch.domain.document import Block, Cell, Document, Place, Recognised, Remark, Seal, Span
from riskwatch.drafts import DraftUnreadable, Limits, read_draft
from riskwatch.drafts.apart import AT_ONCE, read_apart
from riskwatch.drafts.reading import read_here
from riskwatch.drafts.wire import PICTURED, Garbled, packed, unpacked

SMALL = Limits(seconds=20, memory=600 * apart.MEGABYTE)


@pytest.fixture
def process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """A module whose process does `work` with a question, and its name."""
    monkeypatch.syspath_prepend(str(tmp_path))

    def made(work: str) -> str:
        body = "".join(f"    {line}\n" for line in work.splitlines())
        (tmp_path / "killer.py").write_text(
            f"import os, signal, subprocess, sys, time\nfrom riskwatch import apart\n\n\ndef work(asked):\n{body}\n\n"
            "apart.answer_with(work)\n"
        )
        return "killer"

    return made


def stopped(work: str, limits: Limits = SMALL) -> DraftUnreadable:
    with pytest.raises(DraftUnreadable) as caught:
        read_apart(b"%PDF-", "draft.pdf", limits, "accepted", process=work)
    assert caught.value.reason == "stopped"
    assert "draft.pdf" in caught.value.message.zh and "draft.pdf" in caught.value.message.en
    assert caught.value.hint.zh and caught.value.hint.en
    return caught.value


@pytest.mark.parametrize(
    "work",
    [
        "os.kill(os.getpid(), signal.SIGSEGV)",
        "os._exit(0)",
        "raise ValueError('x')",
        "return b'not json'",
        "return b'{\"read\": [1]}'",
        'return b\'{"refused": ["empty"]}\'',
    ],
)
def test_a_crash_and_nonsense(process: Callable[[str], str], work: str) -> None:
    assert "the reader crashed" in stopped(process(work)).message.en


def test_an_endless_reader_is_ended_with_what_it_started(process: Callable[[str], str], tmp_path: Path) -> None:
    beat = tmp_path / "beat"
    script = f"import time\nwhile True:\n    open({str(beat)!r}, 'w').write(str(time.time()))\n    time.sleep(0.05)"
    work = f"subprocess.Popen([sys.executable, '-c', {script!r}])\nwhile not os.path.exists({str(beat)!r}): time.sleep(0.05)\ntime.sleep(600)"
    error = stopped(process(work), replace(SMALL, seconds=6))
    assert "6 seconds" in error.message.en
    time.sleep(0.3)
    last = beat.read_text()
    time.sleep(0.3)
    assert beat.read_text() == last


def test_a_loop_without_sleep_runs_into_its_processor_time(process: Callable[[str], str]) -> None:
    with pytest.raises(apart.Ended) as caught:
        apart.ask(process("while True: pass"), b"", seconds=1, memory=SMALL.memory)
    assert caught.value.late


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="memory is bounded by the system's limits")
def test_memory_is_bounded(process: Callable[[str], str]) -> None:
    assert "more memory" in stopped(process("held = bytearray(900 * 1024 * 1024)\nreturn held[:1]")).message.en


def test_an_answer_without_end_does_not_fill_the_disk(process: Callable[[str], str]) -> None:
    error = stopped(process("while True: sys.stdout.buffer.write(bytes(1 << 20))"))
    assert "the reader crashed" in error.message.en


def test_a_process_knows_none_of_our_secrets(process: Callable[[str], str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RISKWATCH_SECRET_KEY", "secret")
    seen = apart.ask(process("return repr(sorted(os.environ)).encode()"), b"", seconds=20, memory=SMALL.memory)
    allowed = ("HOME", "LC_CTYPE", "OPENBLAS_NUM_THREADS", "PATH", "PYTHONPATH", "PYTHONUTF8", "TMPDIR")
    assert {name for name in eval(seen) if not name.startswith("__")} <= set(allowed)


def test_its_folder_is_gone_afterwards(process: Callable[[str], str]) -> None:
    work = "open('left', 'w').write('x')\nreturn os.getcwd().encode()"
    folder = apart.ask(process(work), b"", seconds=20, memory=SMALL.memory)
    assert not Path(folder.decode()).exists()


def test_no_more_than_two_at_a_time(files: Path) -> None:
    data = (files / "english.pdf").read_bytes()
    assert AT_ONCE.acquire() and AT_ONCE.acquire()
    try:
        with pytest.raises(DraftUnreadable) as caught:
            read_draft(data, "english.pdf", replace(SMALL, seconds=1))
    finally:
        AT_ONCE.release()
        AT_ONCE.release()
    assert caught.value.reason == "busy"
    assert read_draft(data, "english.pdf", SMALL).pages == 2


def test_what_is_read_apart_is_what_is_read_here(files: Path, docx: Callable[..., bytes]) -> None:
    word = docx('<w:p><w:ins w:author="B" w:date="d"><w:r><w:t>甲</w:t></w:r></w:ins><w:r><w:t>乙</w:t></w:r></w:p>')
    for data, name in (((files / "chinese.pdf").read_bytes(), "chinese.pdf"), (word, "a.docx")):
        assert read_draft(data, name, apart="all") == read_here(data, name)
    assert read_draft(word, "a.docx", view="rejected", apart="all").text == "乙"


def test_refusals_come_through(files: Path) -> None:
    with pytest.raises(DraftUnreadable) as apart_:
        read_draft((files / "encrypted.pdf").read_bytes(), "encrypted.pdf")
    with pytest.raises(DraftUnreadable) as here:
        read_here((files / "encrypted.pdf").read_bytes(), "encrypted.pdf")
    assert (apart_.value.reason, apart_.value.message, apart_.value.hint) == (
        here.value.reason,
        here.value.message,
        here.value.hint,
    )


def test_what_a_process_tells_is_passed_on(process: Callable[[str], str]) -> None:
    told: list[tuple[int, int]] = []
    work = "for number in (1, 2, 3):\n    apart.tell(number, 3)\n    time.sleep(0.7)\nreturn asked[-3:]"
    question = bytes(3_000_000) + b"end"  # more than a pipe holds while the process starts
    answered = apart.ask(
        process(work), question, seconds=60, memory=SMALL.memory, watch=lambda *each: told.append(each)
    )
    assert answered == b"end"
    assert told and told == sorted(set(told)) and told[-1] == (3, 3)


SPAN = st.builds(Span, st.integers(0, 99), st.integers(0, 99))
INTEGERS = st.lists(st.integers(), max_size=4).map(tuple)
DOCUMENT = st.builds(
    Document,
    file=st.text(),
    sha256=st.text(),
    format=st.text(),
    text=st.text(st.characters(codec="utf-8")),
    blocks=st.lists(
        st.builds(
            Block,
            SPAN,
            st.sampled_from(("paragraph", "row")),
            st.builds(Place, st.text(), st.none() | st.integers(), st.none() | st.integers()),
            table=st.none() | st.integers(),
            cells=st.lists(st.builds(Cell, SPAN, st.integers(), st.integers(), st.booleans()), max_size=2).map(tuple),
            numbering=st.none() | SPAN,
        ),
        max_size=3,
    ).map(tuple),
    remarks=st.lists(
        st.builds(Remark, st.sampled_from(("insertion", "hidden")), st.text(), st.none() | SPAN, moved=st.booleans()),
        max_size=2,
    ).map(tuple),
    ocr=st.booleans(),
    recognised=st.lists(
        st.builds(Recognised, SPAN, st.integers(), INTEGERS, INTEGERS, INTEGERS, st.text()), max_size=2
    ).map(tuple),
    seals=st.lists(
        st.builds(Seal, st.integers(), INTEGERS, st.sampled_from(("round", "square")), st.text(), at=st.none() | SPAN),
        max_size=2,
    ).map(tuple),
    view=st.sampled_from(("accepted", "rejected")),
)


@given(DOCUMENT)
def test_every_field_survives_the_way(document: Document) -> None:
    assert unpacked(packed(document)) == document


def test_that_there_are_pictures_is_an_answer_of_its_own() -> None:
    assert unpacked(packed(PICTURED)) == PICTURED


@given(st.binary(max_size=60) | st.text('{}[]":,readfus1', max_size=60).map(str.encode))
def test_no_bytes_but_an_answer_are_taken_for_one(data: bytes) -> None:
    with pytest.raises(Garbled):
        unpacked(data)
