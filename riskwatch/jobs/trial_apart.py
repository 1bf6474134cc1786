"""Trying a rule that somebody has just written: in a process of its own, with bounded time and memory.

RE2 keeps each search linear, yet a rule may hold many patterns that each match everywhere. The process that serves the
pages must not pay for that: the trial runs apart, knows no secret of ours, and is ended when its time is up.
"""

from __future__ import annotations

import json
from datetime import date
from threading import BoundedSemaphore
from typing import Any

from riskwatch import apart
from riskwatch.domain.errors import RuleError
from riskwatch.domain.words import Words
from riskwatch.jobs.trial import Side, Trial, check_size
from riskwatch.log import get_logger
from riskwatch.store.codec import load

SECONDS = 10.0
MEMORY = 1024 * apart.MEGABYTE
AT_ONCE = BoundedSemaphore(2)
WAIT_S = 5.0
NAME = "OWN900_pasted_rule.yaml"
"""What a pasted rule is called in complaints: its code and name are given when it is saved as a file."""

log = get_logger("trial")


def try_new_rule(rule: str, text: str, *, side: Side, today: date, seconds: float = SECONDS) -> Trial:
    """Load the rule, ask it about the text and run its examples.

    Raises RuleError for a rule that does not load, a text that is empty or too long, and a trial that took too long.
    """
    check_size(rule, Words("规则", "rule"))
    check_size(text, Words("文字", "text"))
    if not AT_ONCE.acquire(timeout=WAIT_S):
        raise RuleError(
            Words("现在有其他人在试规则。", "Others are trying rules right now."),
            Words("过几秒再试。", "Try again in a few seconds."),
        )
    try:
        answer = _answer({"rule": rule, "text": text, "side": side, "today": today.isoformat()}, seconds)
    finally:
        AT_ONCE.release()
    if "error" in answer:
        raise RuleError(Words(**answer["error"]["message"]), Words(**answer["error"]["hint"]))
    return load(answer["trial"], Trial)


def _answer(question: dict[str, str], seconds: float) -> dict[str, Any]:
    try:
        said = apart.ask("riskwatch.jobs.trial_process", json.dumps(question).encode(), seconds=seconds, memory=MEMORY)
    except apart.Ended as error:
        log.warning("trial ended", late=error.late, code=error.code, said=error.said)
        raise _too_heavy() from error
    answer: dict[str, Any] = json.loads(said)
    return answer


def _too_heavy() -> RuleError:
    return RuleError(
        Words(
            "这条规则在这段文字上用的时间或内存太多，已停止。",
            "The rule took too much time or memory on this text and was stopped.",
        ),
        Words(
            "减少 any、unless 里的表达式，让每个表达式含有几个固定的字，再试。",
            "Use fewer patterns in any and unless, give each some fixed words, and try again.",
        ),
    )
