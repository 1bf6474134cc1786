"""A few of the drafts of `bench/fuzz_readers.py`, the same ones in every run: nothing but DraftUnreadable comes out."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from riskwatch.domain.document import Document
from riskwatch.drafts import DraftUnreadable, Limits
from riskwatch.drafts.reading import read_here
from tests.drafts.mutations import mutated, seeds

SEEDS = seeds()
LIMITS = Limits(office="none", ocr="none", max_part_bytes=8_000_000, max_unpacked_bytes=30_000_000)
REASONS = frozenset(
    ("unreadable", "encrypted", "empty", "no_text", "wrong_extension", "too_large", "too_large_unpacked", "unsupported", "stopped")
)  # fmt: skip


@pytest.mark.parametrize("name", SEEDS)
@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(number=st.integers(0, 2**31))
@example(number=328)  # hundreds of thousands of tags took most of a minute
def test_a_changed_draft_is_read_or_refused(name: str, number: int) -> None:
    try:
        document = read_here(mutated(name, SEEDS[name], number), name, LIMITS)
    except DraftUnreadable as refusal:
        assert refusal.reason in REASONS
        assert refusal.message.zh and refusal.message.en and refusal.hint.zh and refusal.hint.en
    else:
        assert_whole(document)


def assert_whole(document: Document) -> None:
    """Blocks tile the text, cells their row, and everything that is pointed at is there."""
    assert "\n".join(block.span.of(document.text) for block in document.blocks) == document.text
    for block in document.blocks:
        assert not block.cells or " | ".join(cell.span.of(document.text) for cell in block.cells) == block.span.of(
            document.text
        )
    for remark in document.remarks:
        place = remark.place
        assert place is None or 0 <= place.start <= place.end <= len(document.text)


@pytest.mark.parametrize("name", SEEDS)
def test_the_drafts_themselves_are_read(name: str) -> None:
    assert read_here(SEEDS[name], name, LIMITS).text.strip()
