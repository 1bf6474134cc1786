"""The process that reads one draft. Started by `riskwatch.drafts.apart`."""

from __future__ import annotations

import json

from riskwatch import apart
from riskwatch.domain.errors import DraftUnreadable
from riskwatch.drafts.limits import Limits
from riskwatch.drafts.ocr import Pictured, Recognition
from riskwatch.drafts.reading import read_here
from riskwatch.drafts.wire import PICTURED, packed


def answer(asked: bytes) -> bytes:
    """Read the draft of a question: a line that says how to read, and the bytes of the draft."""
    head, _, data = asked.partition(b"\n")
    how = json.loads(head)
    recognition = Recognition(apart.tell) if how["recognise"] else None
    try:
        return packed(read_here(data, how["name"], Limits(**how["limits"]), how["view"], recognition=recognition))
    except Pictured:
        return packed(PICTURED)
    except DraftUnreadable as refusal:
        return packed(refusal)


if __name__ == "__main__":
    apart.answer_with(answer)
