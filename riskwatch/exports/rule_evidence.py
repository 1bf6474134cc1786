"""At which level a rule speaks, and on what evidence: what its page says beside the rule itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.contract import level
from riskwatch.domain.rule import MAIN, Rule
from riskwatch.domain.words import Words
from riskwatch.rulebook import measured

_PLACEHOLDER = re.compile(r"\{\w+\}")
_ON = {
    "zh": Words("中文合同：{said}", "Chinese contracts: {said}"),
    "en": Words("英文合同：{said}", "English contracts: {said}"),
}
_AS_BOOK = Words("按规则手册显示为{level}", "shown as {level}, as the rule book says")
_OWN = Words("按{level}显示，{why}", "shown as {level}: {why}")
_EXACT = Words(
    "是否成立只取决于计算，已由遍历测试验证，不靠抽样，按规则手册的级别显示：{case}",
    "Right by arithmetic, shown by a test over all inputs and not by a sample; keeps the rule book's level: {case}",
)


def told(rule: Rule) -> Iterator[Words]:
    """The levels, the sub-cases that are exact, what was measured: one sentence each."""
    yield from levels(rule)
    for name in sorted(rule.exact):
        message = rule.title if name == MAIN else rule.variants[name].message or rule.title
        yield _EXACT.filled({"case": Words(_PLACEHOLDER.sub("…", message.zh), _PLACEHOLDER.sub("…", message.en))})
    for one in measured.of_rule(rule.code, rule.side):
        yield from one.sentences


def levels(rule: Rule) -> Iterator[Words]:
    """At which level it speaks on contracts of each language, and why; nothing for a rule that nothing holds."""
    if rule.chosen is not None:
        why = level.CHOSEN.filled({"reason": rule.chosen.reason})
        yield _OWN.filled({"level": level.NAMES[rule.chosen.level], "why": why})
        return
    for language in rule.ceilings:
        shown, changed = level.usual(rule, language)
        said = (
            level.sentence(changed.book, shown, changed.why)
            if changed
            else _AS_BOOK.filled({"level": level.NAMES[shown]})
        )
        yield _ON[language].filled({"said": said})


def levels_object(rule: Rule) -> dict[str, str]:
    """The same for machines: language of the contract -> level."""
    return {language: level.usual(rule, language)[0].value for language in measured.LANGUAGES}
