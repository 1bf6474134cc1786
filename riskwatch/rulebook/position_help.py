"""What each field of the `positions` section is for."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from riskwatch.domain.words import Words

_WHEN = Words("满足什么条件算达到这一档", "What the draft must say to meet it")
_WORDING = Words(
    "建议的条款，【 】和 [ ] 由使用者填写", "The clause to propose; what stands in brackets is for the user to fill"
)
_NOTE = Words("给谈判人员的提示：代价，以及换取什么", "For the negotiator: what it costs, what to ask in exchange")
_APPROVAL = Words("谁可以同意这一档", "Who may agree to it")
_EXAMPLES = Words(
    "达到这一档的文字，⟦ ⟧ 标出判断所依据的原文", "Texts that meet it; ⟦ ⟧ mark the words it is read from"
)

POSITION_HELP: Mapping[tuple[str, str], Words] = MappingProxyType({
    ("PositionsSchema", "matter"): Words("谈判的事项", "What is negotiated"),
    ("PositionsSchema", "asked"): Words(
        "with_rule：规则适用时才判断；on_every_sale：每份买卖合同都判断",
        "with_rule: judged where the rule applies; on_every_sale: on every contract of sale",
    ),
    ("PositionsSchema", "numbers"): Words("用表达式读出的数字，按名称引用", "Numbers read by patterns, used by their names"),
    ("PositionsSchema", "preferred"): Words("首选条款", "What we want"),
    ("PositionsSchema", "fallbacks"): Words("备选条款，从好到差，一至三档", "What we can live with, best first, one to three"),
    ("PositionsSchema", "walk_away"): Words("底线以下：不达到任何一档的", "Below all of them"),
    ("PositionsSchema", "silence"): Words("合同没有写的情形", "Where the draft says nothing"),
    ("Number", "found"): Words(
        "表达式，{N} 处是数字，{U} 处是单位（日、月、年……）", "Patterns; {N} is the number, {U} its unit (days, months, years)"
    ),
    ("Number", "unit"): Words("换算成日、月或比例（0.05 即 5%）", "Turned into days, months or a share (0.05 is 5%)"),
    ("Number", "unless"): Words("同一句中有这些字句时不算", "Not counted where the same sentence says one of these"),
    ("Bound", "at_least"): Words("不低于：数字，或政策参数名", "No less than: a number, or the name of a policy parameter"),
    ("Bound", "at_most"): Words("不超过：数字，或政策参数名", "No more than: a number, or the name of a policy parameter"),
    ("Condition", "numbers"): Words("数字应在的范围", "The numbers and their bounds"),
    ("Condition", "says"): Words("应写有的字句（本公司规则用 RE2）", "Words that must stand there (RE2 in own rules)"),
    ("Condition", "unless"): Words("同一句中有这些字句时不算", "Not met where the same sentence says one of these"),
    ("Condition", "also"): Words("同一句中还应写有其中之一", "The same sentence must say one of these too"),
    ("Condition", "nowhere"): Words("全文任何地方都不应写有", "Must stand nowhere in the text"),
    ("Condition", "finding"): Words(
        "本规则报告了哪种情形（variants 的名称，main 指规则本身）",
        "Sub-cases of this rule's own findings: names of its variants, main for the rule itself",
    ),
    ("Condition", "findings_of"): Words("这些规则有报告时", "Codes of other rules whose findings put the draft here"),
    ("Preferred", "when"): _WHEN,
    ("Preferred", "wording"): _WORDING,
    ("Preferred", "note"): _NOTE,
    ("Preferred", "approval"): _APPROVAL,
    ("Preferred", "examples"): _EXAMPLES,
    ("Fallback", "when"): _WHEN,
    ("Fallback", "wording"): _WORDING,
    ("Fallback", "note"): _NOTE,
    ("Fallback", "approval"): _APPROVAL,
    ("Fallback", "examples"): _EXAMPLES,
    ("WalkAway", "when"): Words("除不达到任何一档外，还有哪些写法", "What puts a draft here beyond meeting no other position"),
    ("WalkAway", "note"): Words("为什么不能接受", "Why it cannot be accepted"),
    ("WalkAway", "approval"): _APPROVAL,
    ("WalkAway", "examples"): _EXAMPLES,
    ("Silence", "counts_as"): Words("没有写时，法律使我们处于哪一档", "The position that the law puts us in"),
    ("Silence", "why"): Words("法律怎么规定", "What the law says then"),
    ("Silence", "examples"): Words("没有写的文字", "Texts that say nothing"),
})  # fmt: skip
"""Schema and field -> what it is for."""
