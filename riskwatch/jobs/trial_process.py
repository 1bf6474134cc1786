"""The process of one trial: reads a rule and a text from stdin, writes what came of them to stdout.

Started by `trial_apart`; its time and memory are bounded before it looks at anything.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from riskwatch import apart
from riskwatch.catalogue import statutes
from riskwatch.domain.errors import RuleError
from riskwatch.jobs.trial import try_with_examples
from riskwatch.jobs.trial_apart import NAME
from riskwatch.rulebook.loading import load_rule_text
from riskwatch.store.codec import dump


def main() -> None:
    """One question, one answer."""
    apart.answer_with(lambda question: json.dumps(answer(json.loads(question))).encode())


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
