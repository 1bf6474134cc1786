"""Trying a rule on a pasted text: one of the known rules, or one written on the page. Nothing is stored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from flask import render_template, request

from riskwatch.domain.errors import NotThere, RuleError
from riskwatch.domain.rule import Rule
from riskwatch.domain.words import Words
from riskwatch.jobs.company import policy_in_force
from riskwatch.jobs.trial import Side, Trial, TrialHit, try_rule
from riskwatch.jobs.trial_apart import try_new_rule
from riskwatch.resources import folder
from riskwatch.web import context

SIDES = ("seller", "buyer")
STARTER_TEXT = Words(
    "第三条 乙方以代销方式销售甲方产品，每月按实际销量结算。",
    "3. The goods are delivered on consignment; the Buyer pays for what it has sold, month by month.",
)


@dataclass(frozen=True, slots=True)
class Given:
    """What stands in the form."""

    text: str
    code: str
    yaml: str
    side: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text; `number` is the finding that quotes it, 0 where none does."""

    text: str
    number: int = 0
    severity: str = ""


def form() -> str:
    """The empty form: with a rule chosen by ?rule=CODE, else with a small rule that works, to be changed."""
    code = request.args.get("rule", "").upper()
    if code:
        return _page(Given("", rule_called(code).code, starter(), "seller"))
    return _page(Given(STARTER_TEXT.said(context.language()), "", starter(), "seller"))


def try_it() -> tuple[str, int]:
    """What the rule finds; a rule or text that cannot be used is said so above the form, which keeps what was typed."""
    given = _given()
    try:
        trial = _tried(given)
    except RuleError as error:
        return _page(given, complaint=error), 422
    return _page(given, trial, tuple(pieces(given.text, trial.hits))), 200


@cache
def starter() -> str:
    """The rule that the form begins with."""
    return (folder("templates") / "web" / "rule_starter.yaml").read_text(encoding="utf-8")


def pieces(text: str, hits: Sequence[TrialHit]) -> Iterator[Piece]:
    """The text cut at the quoted words; where two quotes overlap, the later one begins after the earlier."""
    at = 0
    for number, hit in enumerate(hits, 1):
        if hit.span is None or hit.span.end <= at:
            continue
        start = max(hit.span.start, at)
        if at < start:
            yield Piece(text[at:start])
        yield Piece(text[start : hit.span.end], number, hit.severity.value)
        at = hit.span.end
    if at < len(text):
        yield Piece(text[at:])


def _given() -> Given:
    side = request.form.get("side", "seller")
    return Given(
        text=_lines(request.form.get("text", "")),
        code=request.form.get("rule", "").upper(),
        yaml=_lines(request.form.get("yaml", "")),
        side=side if side in SIDES else "seller",
    )


def _lines(text: str) -> str:
    """Forms send two characters for the end of a line; spans count one."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _tried(given: Given) -> Trial:
    side, today = cast(Side, given.side), context.now().date()
    if not given.code:
        return try_new_rule(given.yaml, given.text, side=side, today=today)
    with context.desk().store.reading() as unit:
        policy = policy_in_force(context.desk(), unit, today)
    return try_rule(rule_called(given.code), given.text, side=side, today=today, policy=policy)


def rule_called(code: str) -> Rule:
    """The rule with that code; raises NotThere."""
    rule = context.desk().rules.find(code)
    if rule is None:
        raise NotThere(
            Words(f"没有编号为 {code} 的规则。", f"There is no rule {code}."),
            Words("在规则列表里查看全部编号。", "The list of rules shows every code."),
        )
    return rule


def _page(
    given: Given, trial: Trial | None = None, shown: tuple[Piece, ...] = (), complaint: RuleError | None = None
) -> str:
    rules = [rule for rule in context.desk().rules.rules if rule.status != "retired" or rule.code == given.code]
    return render_template("rule_try.html", given=given, trial=trial, pieces=shown, complaint=complaint, rules=rules)
