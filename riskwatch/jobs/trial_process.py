"""The process of one trial: reads a rule and a text from stdin, writes what came of them to stdout.

Started by `trial_apart`; it bounds its own memory and processor time before it looks at anything.
"""

from __future__ import annotations

import json
import resource
import sys
from contextlib import suppress
from datetime import date
from typing import Any

from riskwatch.catalogue import statutes
from riskwatch.domain.errors import RuleError
from riskwatch.jobs.trial import try_with_examples
from riskwatch.jobs.trial_apart import NAME, SECONDS
from riskwatch.rulebook.loading import load_rule_text
from riskwatch.store.codec import dump

MEMORY = 1024 * 1024 * 1024


def main() -> None:
    """One question, one answer."""
    bound(int(SECONDS) + 1, MEMORY)
    question = json.loads(sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(answer(question)).encode())


def bound(seconds: int, memory: int) -> None:
    """Give this process no more than that; a system that knows no such limit leaves it to the one who waits."""
    for kind, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory)):
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


def answer(question: dict[str, Any]) -> dict[str, Any]:
    """The trial, or the complaint about the rule."""
    try:
        rule = load_rule_text(NAME, question["rule"], statutes())
        today = date.fromisoformat(question["today"])
        trial = try_with_examples(rule, question["text"], side=question["side"], today=today)
    except RuleError as error:
        return {"error": {name: {"zh": said.zh, "en": said.en} for name, said in _said(error).items()}}
    return {"trial": dump(trial)}


def _said(error: RuleError) -> dict[str, Any]:
    return {"message": error.message, "hint": error.hint}


if __name__ == "__main__":
    main()
