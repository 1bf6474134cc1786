"""The process that writes into one draft. Started by `riskwatch.drafts.writing.apart`."""

from __future__ import annotations

from riskwatch import apart
from riskwatch.drafts.writing.apart import answer

if __name__ == "__main__":
    apart.answer_with(answer)
