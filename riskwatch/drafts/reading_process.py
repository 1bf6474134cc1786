"""The process that reads one draft. Started by `riskwatch.drafts.apart`."""

from __future__ import annotations

import json

from riskwatch import apart
from riskwatch.domain.errors import DraftUnreadable
from riskwatch.drafts.limits import Limits
from riskwatch.drafts.reading import read_here
from riskwatch.drafts.wire import packed


def answer(asked: bytes) -> bytes:
    """Read the draft of a question: a line that says how to read, and the bytes of the draft."""
    head, _, data = asked.partition(b"\n")
    how = json.loads(head)
    try:
        return packed(read_here(data, how["name"], Limits(**how["limits"]), how["view"]))
    except DraftUnreadable as refusal:
        return packed(refusal)


if __name__ == "__main__":
    apart.answer_with(answer)
