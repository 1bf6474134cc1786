"""What each field of a rule file is for: editors show it, and the manual lists it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from riskwatch.domain.words import Words
from riskwatch.rulebook.position_help import POSITION_HELP

HELP: Mapping[tuple[str, str], Words] = MappingProxyType({
    ("OwnRuleSchema", "title"): Words("规则名称", "The name of the rule"),
    ("OwnRuleSchema", "severity"): Words(
        "严重程度：error 签约前必须解决，warning 应当修改，info 提示",
        "How bad: error (do not sign before it is settled), warning, info",
    ),
    ("OwnRuleSchema", "confidence"): Words(
        "把握：low 排在最后，且不影响退出码", "How sure the rule is; low ones are shown last and never fail a run"
    ),
    ("OwnRuleSchema", "buyer_view"): Words(
        "站在买方立场时：same 照旧，off 不查，softer 降一级，inverse 由买方对应规则处理",
        "From the buyer's side: same, off (not asked), softer (one level less), inverse (the buyer's concern is the opposite)",
    ),
    ("OwnRuleSchema", "unlawful"): Words(
        "yes 表示该写法违法或无效，对买方同样提示", "yes: the wording is void or forbidden, a buyer is shown it too"
    ),
    ("OwnRuleSchema", "laws"): Words(
        "合同适用哪些法律时检查；ANY 为一律检查", "Under which laws of the contract it is asked; ANY: always"
    ),
    ("OwnRuleSchema", "inputs"): Words("判断需要的材料，一般为 text", "What it needs to be judged; usually text"),
    ("OwnRuleSchema", "basis"): Words(
        "法条库中的编号，例如 CN-CC-585；依据公司政策时可不写",
        "Keys of the statute file, such as CN-CC-585; left out where company policy is the ground",
    ),
    ("OwnRuleSchema", "covered_by"): Words(
        "这些规则已报告同一处时，本规则不再报告", "Rules that, when they report the same place, leave this one out"
    ),
    ("OwnRuleSchema", "why"): Words(
        "合同怎么写、我们会损失什么，最多两句", "What the draft says and what it costs us, two sentences at most"
    ),
    ("OwnRuleSchema", "advice"): Words("应改成什么，一句", "What to write instead, one sentence"),
    ("OwnRuleSchema", "clause"): Words("可直接使用的条款", "Wording to use instead"),
    ("OwnRuleSchema", "variants"): Words("分情形的不同说法或级别", "Sub-cases with words or a severity of their own"),
    ("OwnRuleSchema", "since"): Words("从哪一版（或哪天）起使用", "The version, or the day, from which it is in use"),
    ("OwnRuleSchema", "status"): Words(
        "stable 正式；preview 试用，排在最后，不影响退出码；retired 停用，编号不再使用",
        "stable; preview: on trial, shown last, never fails a run; retired: no longer asked, its code is not used again",
    ),
    ("OwnRuleSchema", "replaced_by"): Words("停用后由哪条规则取代", "The rule that replaces a retired one"),
    ("OwnRuleSchema", "when"): Words("什么情况下报告", "When it reports"),
    ("OwnRuleSchema", "applies"): Words("什么合同才需要检查", "Which contracts it has something to say about"),
    ("OwnRuleSchema", "examples"): Words(
        "例子；由 riskwatch rules test 逐字核对", "Examples; riskwatch rules test holds them to the character"
    ),
    ("When", "phrase"): Words("合同里有这些字句", "The contract says these words"),
    ("When", "missing"): Words("合同里缺少应有的内容", "The contract lacks what it should have"),
    ("When", "term"): Words("与某项事实比较，例如 payment.days", "A fact is compared, such as payment.days"),
    ("When", "is"): Words("如何比较", "How it is compared"),
    ("When", "limit"): Words(
        "比较的界限：天数、金额，比率按年计的小数（0.24 即年 24%）；one_of 用列表",
        "The limit: days, an amount, a rate as a fraction a year (0.24 is 24 % a year); a list for one_of",
    ),
    ("When", "who"): Words("只看由该方承担的", "Only what that party owes"),
    ("When", "conflict"): Words("两项事实应当一致而不一致", "Two facts that should be one and differ"),
    ("Phrase", "any"): Words("RE2 正则表达式，任一匹配即报告", "RE2 patterns; any match is reported"),
    ("Phrase", "within"): Words("只在这些种类的条款里找", "Only in clauses of these kinds"),
    ("Phrase", "unless"): Words("同一句中有这些字句则不报告", "Patterns that, in the same sentence, take it back"),
    ("Phrase", "nowhere"): Words("全文任何一处有这些字句则不报告", "Patterns that take it back anywhere in the text"),
    ("Missing", "present"): Words("有其中一种条款即不缺", "Not missing when one of these kinds of clause is there"),
    ("Missing", "terms"): Words("有其中一种事实即不缺", "Not missing when one of these facts is there"),
    ("Missing", "clauses"): Words("有其中一种条款标题即不缺", "Not missing when a clause of one of these kinds is there"),
    ("Missing", "synonyms"): Words("全文有其中一种说法即不缺（RE2）", "RE2 patterns: not missing when one of them is said"),
    ("Missing", "party"): Words("缺少当事人的哪一项", "What a party lacks"),
    ("Missing", "of"): Words("只看哪一方", "Of which party only"),
    ("Missing", "annex"): Words(
        "yes：可能写在未随附的附件里，此时不作判断", "yes: it may stand in an annex that is not at hand; then not judged"
    ),
    ("Missing", "place"): Words("应当写在哪里", "Where it belongs"),
    ("Applies", "on_credit"): Words("仅限先货后款", "Only where the seller performs first"),
    ("Applies", "party"): Words("仅限有这一方的合同", "Only where there is such a party"),
    ("Applies", "clauses"): Words("仅限有这类条款的合同", "Only where there is a clause of such a kind"),
    ("Applies", "kind"): Words("仅限这些种类的合同", "Only contracts of these kinds"),
    ("Applies", "says"): Words("仅限写有这些字句的合同（RE2）", "Only where one of these RE2 patterns is said"),
    ("Applies", "otherwise"): Words("不适用时的说明", "What is said where it does not apply"),
    ("Examples", "raises"): Words("应当报告的文字，⟦ ⟧ 标出要引用的原文", "Texts that raise it; ⟦ ⟧ mark the words to be quoted"),
    ("Examples", "stays_quiet"): Words("不应报告的文字，至少一个很接近的", "Texts that do not; at least one near miss"),
    ("Examples", "known_gaps"): Words(
        "目前漏报的；一旦能报告，测试会提示移入 raises", "What is missed so far; the test says when one starts to work"
    ),
    ("Example", "text"): Words("文字", "The text"),
    ("Example", "given"): Words("随附的情况：政策、登记信息、日期等", "What is given beside it: policy, register facts, dates"),
    ("Example", "quotes"): Words("要引用的原文，代替 ⟦ ⟧", "The words to be quoted, in place of ⟦ ⟧"),
    ("Variant", "message"): Words("该情形的说法", "What is said in this case"),
    ("Variant", "advice"): Words("该情形的建议", "What to write instead in this case"),
    ("Variant", "severity"): Words("该情形的严重程度", "How bad this case is"),
    ("Variant", "confidence"): Words("该情形的把握", "How sure this case is"),
    ("OwnRuleSchema", "positions"): Words(
        "可谈判规则的首选、备选和底线条款", "Preferred, fallback and walk-away positions of a negotiable rule"
    ),
    **POSITION_HELP,
    ("Words", "zh"): Words("中文", "Chinese"),
    ("Words", "en"): Words("英文", "English"),
    ("ChineseWords", "zh"): Words("中文", "Chinese"),
    ("ChineseWords", "en"): Words("英文", "English"),
})  # fmt: skip
"""Schema and field -> what it is for."""
