"""Template filters that turn values of the domain into words."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from decimal import Decimal
from typing import Any

from flask import Flask
from markupsafe import Markup

from riskwatch.credit.opinion import RATIO_WORDS
from riskwatch.domain.money import Money
from riskwatch.domain.rule import Example
from riskwatch.domain.statute import Article
from riskwatch.domain.words import Words
from riskwatch.exports import grounds
from riskwatch.exports.ageing import STAGE_WORDS
from riskwatch.exports.grade_text import CAP_WORDS
from riskwatch.exports.pages import MATCHES, PARTS
from riskwatch.jobs import corrections, mail_answers, mail_words
from riskwatch.jobs.source_titles import source_title
from riskwatch.store.records import said
from riskwatch.watch.vocabulary import fact_words, signal_words
from riskwatch.web import context

LOG_REASONS = {
    **mail_words.REASONS,
    "snooze is over": Words("暂缓期满", "the day to ask again has come"),
    corrections.FOUND_WRONG: Words("所依据的事实有误", "a fact behind it was found wrong"),
    "decision": Words("作出决定", "a decision"),
    mail_answers.BY_MAIL: Words("通过邮件中的链接", mail_answers.BY_MAIL),
    "exposure has risen": Words("欠款已超过所设数额", "the exposure has risen above the sum that was set"),
    "nothing was done since it was acknowledged": Words("知悉后未处理", "nothing was done since it was acknowledged"),
    "written": Words("起草", "written"),
    "reworded": Words("改写", "reworded"),
    "approved": Words("批准", "released"),
}
"""Reasons that the program itself writes into the log."""

OUTCOMES = {
    "not_found": Words("查无此号", "number not found"),
    "moved": Words("地址已变", "moved"),
    "rate_limited": Words("查询过于频繁", "asked too often"),
    "declined": Words("对方拒绝访问", "access refused"),
    "server_error": Words("对方服务器出错", "their server failed"),
    "network": Words("网络不通", "no connection"),
    "parse_error": Words("答复格式有变", "unknown answer"),
    "suspicious": Words("答复不完整", "incomplete answer"),
}
"""How a look that brought nothing ended."""


COMPANY_STATES = {
    "strike_off_pending": Words("拟除名", "strike-off pending"),
    "suspended": Words("停业", "out of business"),
    "solvent_liquidation": Words("清算中", "in solvent liquidation"),
    "rescue": Words("重整、托管中", "in a rescue procedure"),
    "insolvent": Words("破产、清算", "insolvent"),
    "ceased": Words("已注销", "ceased"),
    "unknown": Words("状态不明", "state unknown"),
}
"""What a register says of a company that is not simply active."""


def set_up(app: Flask) -> None:
    for name, function in (
        ("signal", signal),
        ("citation", citation),
        ("wording", wording),
        ("marked", marked),
        ("log_reason", log_reason),
        ("source_title", lambda name: source_title(context.desk(), name).said(context.language())),
        ("fact_name", lambda fact: fact_words(fact).said(context.language())),
        ("page_part", lambda part: PARTS[part].said(context.language())),
        ("page_match", lambda match: MATCHES[match].said(context.language())),
        ("step_name", lambda step: _said(mail_words.STEPS, step)),
        ("alert_severity", lambda severity: _said(mail_words.SEVERITIES, severity)),
        ("state_name", lambda state: _said(mail_words.STATES, state)),
        ("outcome", lambda outcome: _said(OUTCOMES, outcome)),
        ("stage_name", lambda stage: _said(STAGE_WORDS, stage)),
        ("cap_words", lambda cap: _said(CAP_WORDS, cap)),
        ("ratio_name", lambda name: _said(RATIO_WORDS, name)),
        ("company_state", lambda status: _said(COMPANY_STATES, status, capital=False)),
    ):
        app.jinja_env.filters[name] = function
    app.add_template_global(money_of, "money_of")


def signal(code: str) -> Words:
    """The name of a register signal, as the beginning of a line."""
    words = signal_words(code)
    return Words(words.zh, words.en[:1].upper() + words.en[1:])


def citation(article: Article) -> str:
    return grounds.citation(article, context.language())


def wording(article: Article) -> str:
    return grounds.wording(article, context.language())


def marked(example: Example) -> Markup:
    """An example with the words that the rule quotes marked in it."""
    page, at = Markup(""), 0
    for quote in example.quotes:
        start = example.text.find(quote, at)
        if start < 0:
            continue
        page += Markup("{}<mark>{}</mark>").format(example.text[at:start], quote)
        at = start + len(quote)
    return page + example.text[at:]


def log_reason(reason: str) -> str:
    """A person's reason as it was written; the program's own in the reader's language."""
    if reason.startswith('{"en":'):
        with suppress(ValueError, TypeError):  # a person may have typed a brace
            return said(reason).said(context.language())
    return _said(LOG_REASONS, reason, capital=False)


def money_of(amount: Decimal, currency: str) -> Money:
    return Money(amount, currency)


def _said(table: Mapping[Any, Words], key: str, *, capital: bool = True) -> str:
    """The word for `key` as the beginning of a line; a key without one is shown as it is."""
    words = table.get(key)
    if words is None:
        return key
    text = words.said(context.language())
    return text[:1].upper() + text[1:] if capital else text
