"""SEA009: a document that the buyer makes alone prevails over the contract, changes by itself, or is not attached."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    REACH_ZH,
    Answer,
    Frame,
    Hit,
    Matter,
    Passage,
    contract_check,
    once_a_clause,
    with_frames,
    wording_of,
)

PAPER = (
    r"(?:供应商(?:手册|管理(?:办法|制度|规定|规则)|行为准则|守则|质量手册|考核[^，。；、》\n]{0,6})|采购(?:条件"
    r"|条款|通则)|质量(?:奖惩|考核|索赔)[^，。；、》\n]{0,8}"
    r"|(?:奖惩|考核|处罚|扣款|罚款)(?:办法|细则|标准|制度|规定|条例)|管理(?:办法|制度|规定|规范|细则)|规章制度"
    r"|各项(?:规则|制度|规定)|平台(?:的)?(?:各项)?规则"
    r"|(?:相关|有关)(?:制度|规则|规定|管理要求|标准)|制度|规则|规定)"
)
OWN = (
    r"(?:遵守|执行|适用|服从|接受|按照?|依照|依据|符合|受)[^，。；\n]{0,4}?(?:{B})(?:的"
    r"|（[^）]{0,10}）)?[^，。；\n]{0,24}?(?:《[^》\n]{2,30}》|" + PAPER + r")"
)
EDITS = (
    r"{B}[^，。；\n]{0,6}?(?:有权|可以?|可随时)[^，。；\n]{0,10}?(?:修订|修改|更新|调整)[^，。；\n]{0,4}?"
    r"(?:《[^》\n]{0,20}?(?:手册|管理|考核|奖惩|采购|规则|办法|制度)[^》\n]{0,12}》|供应商(?:手册"
    r"|管理[^，。；\n]{0,4})|平台规则)"
)
MADE = (
    r"{B}(?:发布|制定|颁布|公布|出台)的[^，。；\n]{0,4}?《[^》\n]{2,30}(?:办法|规定|制度|细则|手册|标准|条件)》",
    r"{B}的?《[^》\n]{2,30}(?:办法|规定|制度|细则|手册|标准|条件)》[^。；\n]{0,60}?(?:构成|作为|成为|为)[^，。；\n]{0,4}?(?:本)?(?:合同"
    r"|协议)[^，。；\n]{0,4}?(?:组成部分|附件)",
)
BINDS = r"(?:对{S}[^。；]{0,6}?(?:具有|有)?(?:约束力|生效|有效|适用)|{S}[^。；]{0,8}?(?:应|须|必须)(?:遵守|执行))"
PREVAILS = (
    r"(?:效力)?(?:优先于|高于|优于)(?:本)?(?:合同|协议)|(?:不一致|冲突|抵触)[^。；]{0,10}?以(?:该|上述|其|{B}"
    r"|前述)[^，。；]{0,20}?为准|优先适用"
)
CHANGES = (
    r"(?:更新|修订|修改|调整|变更|变动|公布|发布)[^，。；]{0,12}?(?:自动|即)(?:适用|生效|有效|执行)|(?:不时"
    r"|随时|届时|不定期|另行)(?:更新|修订|修改|调整|制定|发布|公布|颁布)"
    r"|最新(?:版|版本|的|发布|公布)|(?:现行|当时)(?:及|和|或)(?:将来|今后|以后|后续|未来)|今后(?:制定|修订)"
    r"|以(?:平台|网站|{B})(?:最新)?公布(?:的)?为准"
    r"|有权[^，。；]{0,10}?(?:更新|修订|修改|调整)"
)
MONEY = r"奖惩|考核|处罚|扣款|罚款|违约金|索赔|扣除|扣罚|赔偿"
NOT_ATTACHED = (
    r"(?:遵守|执行|适用|按照?|依照|依据)[^，。；\n]{0,4}?{B}(?:的)?[^，。；\n]{0,24}?(?:奖惩|考核|处罚"
    r"|扣款|罚款|质量索赔|索赔)(?:办法|细则|标准|制度|规定|条例|手册)》?"
)
PAPER_EN = (
    r"(?:supplier|vendor|purchasing|procurement|quality|portal|logistics|routing"
    r"|online)?(?: \w+)? ?(?:portal terms|manual|handbook|guide|policies|policy|guidelines"
    r"|code of conduct|requirements|terms and conditions|(?:general )?(?:purchase|purchasing) (?:terms"
    r"|conditions)|terms|standards|procedures)"
)
NAMED_EN = (
    r"(?:[a-z][\w&'-]* ){1,5}(?:suppliers?|vendors?|quality|purchas\w+|procurement|logistics|routing)(?: [a-z]+){0,2} ?"
    r"(?:manual|handbook|guide|guidelines|policy|requirements|terms|conditions|charges)\b"
    r"|(?:[a-z][\w&'-]* ){1,5}general (?:terms|conditions)(?: and conditions)? of purchase\b"
)
"""The buyer's paper by its own title: the Thornvale Supplier Quality Handbook."""
OWN_EN = r"\b{B}'?s?(?:'s)? (?:then[- ]current |current |standard |general |applicable )?" + PAPER_EN + r"\b"
ENGLISH = (
    OWN_EN + r"[^.;]{0,60}?\b(?:as (?:may be )?(?:updated|amended|modified|revised|changed|in effect|published)"
    r"|from time to time|then[- ]current|including (?:any )?(?:updates|amendments)"
    r"|prevails?|override\w*|take precedence|supersede)\b(?:[^.;]{0,12}?\b(?:prevails?|override\w*"
    r"|take precedence)\b)?[^.;,]{0,30}",
    r"\b{S} (?:shall|will|agrees to|must|undertakes to)\b[^.;]{0,20}?\b(?:comply with|observe|follow"
    r"|adhere to)\b[^.;]{0,6}?"
    + NAMED_EN
    + r"[^.;]{0,120}?\b(?:from time to time|as (?:may be )?(?:updated|amended|modified|revised)|then[- ]current)\b",
    r"\b(?:subject to|governed by)\b[^.;]{0,6}?"
    + NAMED_EN
    + r"[^.;]{0,120}?\b(?:prevails?|overrides?|take precedence|supersede)\b[^.;,]{0,40}",
    r"\b{S} (?:shall|will|agrees to|must)\b[^.;]{0,60}?\b(?:comply with|observe|follow|adhere to"
    r"|be bound by)\b[^.;]{0,30}?"
    + OWN_EN
    + r"[^.;]{0,40}?\b(?:from time to time|as (?:may be )?(?:updated|amended|modified|revised))\b[^.;,]{0,20}",
)
DATED = (
    r"\d{4} ?年[^，。；]{0,8}版|第?[\d.一二三四五]+版|v\d|版本号|附件[一二三四五六七八九十\d]|dated|version \d"
    r"|edition"
    r"|annex|schedule|exhibit|appendix|attached"
)
BELOW = (
    r"以本(?:合同|协议)(?:约定|规定)?为准|本(?:合同|协议)优先|this (?:agreement|contract) (?:shall )?prevail"
    r"|agreement (?:shall )?(?:take precedence|prevail|control)"
    r"|(?:经|须)[^，。；]{0,6}(?:{S}|双方)[^，。；]{0,6}(?:同意|确认|签)|agreed (?:to )?in writing|mutual"
)
SAFETY = (
    r"安全|现场|门禁|保密|环保|施工|进场|厂区|廉洁|消防|防疫|卫生|交通|机房|国家|法律|法规|行业|监管|trade ?mark"
    r"|logo|brand"
    r"|security|safety|premises|site|access|privacy"
    r"|payroll|travel|ethic|anti-|confidential|data|warranty|credit"
)
PROGRAM = r"google|apple|visa|mastercard|network|nacha|tariff"


RULES_ZH = (
    r"(?:供应商(?:手册|门户|管理手册|平台)|手册|门户|平台(?:的)?规则|(?:管理|考核|奖惩|采购)[^，。；、》\n]{0,4}(?:办法|规定|制度|细则)"
    r"|内部(?:制度|规定|标准))"
)
FRAMES_ZH = (
    Frame(
        RULES_ZH,
        (
            r"{B}|平台|门户",
            r"(?:修订|更新|修改|调整)(?:后|的?(?:内容|版本))|随时(?:更新|修改|调整)|(?:以后|后续|今后|将来)(?:发布|制定|颁布|出台)|最新(?:版|要求|规则)"
            r"|优先(?:于|适用)|高于本|以(?:门户|平台|该|其|手册|上述)[^，。；\n]{0,10}为准|自公布之日起",
            r"{S}|本?合同|本?协议",
        ),
        BELOW + r"|安全|现场|门禁|保密|环保|施工|厂区|廉洁|消防|卫生|交通|国家|法律|法规|行业|监管|开票|发票|电子招标",
        REACH_ZH,
    ),
)
DEDUCTIONS = r"(?:扣罚|罚款|扣款|考核|索赔|处罚)[^，。；\n]{0,8}?(?:按照?|依照?|执行){B}(?:的)?(?:内部|公司)?[^，。；\n]{0,8}?(?:制度|规定|办法|标准|细则)"
"""Money is taken by a paper of the buyer's that nobody attached."""
FRAMES = (
    Frame(
        r"\b(?:manual|handbook|guidelines?|policies|code of conduct|supplier code|portal(?: rules)?|(?:general|standard|purchas\w+) (?:terms"
        r"|conditions)|(?:terms|conditions) of purchase)\b",
        (
            r"\b(?:from time to time|as (?:may be )?(?:updated|amended|modified|revised|changed|published)|whatever version|(?:every"
            r"|any) (?:later )?change|has priority|then[- ]current"
            r"|version published|at (?:the )?{B}'?s discretion|prevails?|take precedence|overrides?|supersedes?)\b",
            r"\b{B}(?:'?s)?\b",
            r"\b(?:accepts?|priority|follows|observe|comply|adhere|follow|bound by|appl(?:y|ies)|govern\w*|prevail|take precedence|abide"
            r"|form part)\b",
        ),
        r"\bthis (?:agreement|contract) (?:shall )?(?:prevails?|controls?|takes precedence)|\b(?:security|safety|site"
        r"|privacy|travel|dated|annex|expense) (?:rules|polic)|{S}'s\b|trade ?mark|copyright|\bdated\b",
    ),
)


@contract_check("parties")
def buyers_rules_prevail(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    found = words.find(*words.spoken((OWN, NOT_ATTACHED, EDITS, *MADE), ENGLISH))
    by_pattern = {each: variant for each in found if (variant := _variant(each)) is not None}
    by_pattern |= (
        {each: "not_attached" for each in words.find(DEDUCTIONS) if _no_version(each)} if words.chinese else {}
    )
    every = with_frames(words, by_pattern, words.spoken(FRAMES_ZH, FRAMES))
    bad = [(each, by_pattern.get(each, "changes")) for each in every]
    told = dict(bad)
    for passage, others in once_a_clause(each for each, _ in bad):
        yield Hit(passage.span, variant=told[passage], related=tuple(other.span for other in others))


def _no_version(passage: Passage) -> bool:
    words = passage.wording
    return (
        not passage.is_no_clause
        and not words.matches(BELOW, passage.near(0, 60))
        and not words.matches(DATED, passage.sentence)
    )


def _variant(passage: Passage) -> str | None:
    """prevails, changes, or not_attached ("" is the first of them); None for rules that do us no harm."""
    words = passage.wording
    if passage.is_no_clause or words.matches(BELOW, passage.near(0, 60)) or words.matches(SAFETY, passage.words):
        return None
    if passage.words.isascii():
        return None if words.matches(PROGRAM, passage.sentence) else "changes"
    around = passage.after
    if words.matches(EDITS, passage.words):
        return "changes" if words.matches(BINDS, around) else None
    if words.matches(PREVAILS, around):
        return ""
    if words.matches(CHANGES, passage.words + around[:40]):
        return "changes"
    if words.matches(NOT_ATTACHED, passage.words) and not words.matches(DATED, passage.sentence):
        return "not_attached" if words.matches(MONEY, passage.sentence) else None
    return None
