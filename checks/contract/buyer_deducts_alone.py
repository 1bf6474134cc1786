"""SET001: the buyer may take penalties and claims out of the price by its own decision."""

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
    phrases,
    with_frames,
    wording_of,
)

FUND = (
    r"(?:货款|(?:煤|油|肥|材料|设备|加工|组件)款|价款|应付款项?|应付账款|应付未付[^，。；\n]{0,6}款项?"
    r"|未付款项?|合同款项?|服务费|款项|付款|结算款|总价|合同总?价|尾款|余款|账款|进度款)"
)
TAKES = r"(?:扣除|扣减|扣收|扣款|抵扣|抵销|抵消|冲抵|扣回|扣留|扣抵|抵减|冲减|冲账)"
CHINESE = (
    r"{B}[^，。；\n]{0,16}?(?:单方|自行)[^。；\n]{0,20}?(?:通知|核定|认定)[^。；\n]{0,12}?从[^。；\n]{0,12}?"
    + FUND
    + r"(?:\([^()]{0,20}\))?(?:中|内|里)?(?:直接)?"
    + TAKES,
    r"(?:由)?{B}(?:自行)?(?:核算|核定|认定|计算)后[^，。；\n]{0,4}?(?:在|从)[^，。；\n]{0,12}?"
    + FUND
    + r"(?:中|内|里)?(?:直接|自行)?"
    + TAKES,
    r"{B}(?:均|亦|即|则|并)?(?:有权|可以?|将)(?:直接|自行|单方)?(?:从|自|在|于|就|将|以|用)?[^，。；\n]{0,40}?"
    + FUND
    + r"[^，。；\n]{0,24}?"
    + TAKES
    + r"[^，。；或\n]{0,24}",
    r"{B}(?:均|亦|即|则|并)?(?:有权|可以?)(?:直接|自行|单方|就此)+" + TAKES + r"[^，。；或\n]{0,24}",
    r"(?:直接|自行)?(?:从|在|自)[^，。；\n]{0,20}?"
    + FUND
    + r"[^，。；\n]{0,10}?(?:直接|予以|自行|一次性)+"
    + TAKES
    + r"[^，。；或\n]{0,10}",
    r"(?:由)?{B}(?:直接)?(?:从|自|在)[^，。；\n]{0,16}?" + FUND + r"(?:中|内|里)?(?:直接|予以)?" + TAKES,
    r"{B}(?:均|亦|即|则)?(?:有权|可以?)(?:以|用)[^，。；\n]{0,24}?(?:债权|欠款|款项)[^，。；\n]{0,4}?"
    + TAKES
    + r"[^，。；或\n]{0,10}",
    r"扣除{S}?[^，。；\n]{0,12}?(?:违约金|罚款|赔偿|扣款|索赔)[^，。；\n]{0,14}?后[^，。；\n]{0,10}?(?:支付|付)[^，。；\n]{0,6}",
)
ENGLISH = (
    r"\b{B} (?:may(?! not)|shall be entitled to|is entitled to|(?:shall have|has) the right to"
    r"|is free to|reserves the right to|shall have the option to|can(?! ?not))\b"
    r"[^.;\n]{0,50}?\b(?:set[- ]?off|offset|deduct|recoup|withhold|subtract|charge[- ]?back"
    r"|net)\b[^.;\n]{0,90}?\b(?:amounts?"
    r"|sums?|payments?|invoices?|price|due|owed|owing|affiliates?)\b[^.,;\n]{0,50}\b",
)
DEDUCTS_EN = (
    r"\bappl(?:y|ies|ied)\b[^.;]{0,60}?\b(?:in reduction of|in discharge of|towards the)\b"
    r"|(?<!unreasonably )\b(?:set[- ]?off|offset|deduct\w*|withh[eo]ld|retain(?:ed)?|abat(?:e|ed|ement)|net(?:ted|ting)?"
    r"|recoup\w*|charge[sd]? back|subtract\w*|debited|tak(?:e|en|ing) off|applied against"
    r"|reduc(?:e[sd]?|ing|tion)\b[^.;]{0,50}?\bby|recover\w*\b[^.;]{0,30}?\b(?:out of|from)|balance (?:remaining )?after)\b"
)
OUR_MONEY_EN = (
    r"\b(?:(?:contract |purchase )?price|invoices?|payments?|(?:sums?|amounts?|mon(?:ey|eys|ies)|credit balance"
    r"|account)\b[^.;]{0,40}?\b(?:due|payable|owing|owed)"
    r"|(?:next|any|its) payments?|credit balance|remit\w*)\b"
)
CLAIM_EN = (
    r"\b(?:claims?|damages|penalt(?:y|ies)|(?:back-?|charge)[ -]?(?:backs?|charges?)|fines?|losses|owing by|owed by|(?:due|owing) (?:from"
    r"|by)|liabilit(?:y|ies)|debts?|debit notes?|charges?|any (?:sum|money)|{S} owes|costs? of)\b"
)
ALONE_EN = (
    r"{B}'?s?\b|\b(?:back-?charges?|automatically|without (?:prior )?(?:notice|consent)|sole|opinion|sees? fit)\b"
)
NOT_ALONE_EN = (
    r"\b(?:tax|taxes|rebates?|withholding tax|undisputed|good faith|finally (?:determined|adjudicated|decided"
    r"|awarded)|agreed in writing|written consent"
    r"|mutual\w*|either party|neither party|neither|without (?:any )?(?:set[- ]?off|deduction|counterclaim)|free of"
    r"|{S} (?:may(?! be)|shall be entitled|is entitled|has the right)"
    r"|may not|shall not|not entitle|retained title|title|retention of)\b"
)
FRAMES = (
    Frame(
        DEDUCTS_EN,
        (OUR_MONEY_EN, CLAIM_EN, ALONE_EN, r"{S}|\b(?:invoices?|(?:contract )?price|payments?|pay|remit\w*|orders?)\b"),
        NOT_ALONE_EN,
    ),
)
NOT_ALONE_ZH = (
    r"(?:双方(?:书面)?(?:确认|同意|签|协商)|(?<![不未需须]经)(?<![需须]){S}[^，。；]{0,6}?(?:书面)?(?:签字|(?<!另行)确认|(?<!不)同意|(?<!不)认可)|确认[并后]签字|协商一致"
    r"|生效(?:法律文书|判决|裁判|裁决)|无争议"
    r"|代扣代缴|所得税|{S}(?:有权|可以?)|不得|无权|预付款|定金|订金|折扣|返利|佣金|保证金|质保金|不予扣|变卖|取回|所得价款|退还|调换|相应价款|代销)"
)
FRAMES_ZH = (
    Frame(
        phrases.DEDUCTS_ZH + r"|净额支付",
        (
            phrases.CLAIM_ZH,
            r"结算|支付|付款|应[付收]款|货款|价款|材料款",
            r"{B}",
            r"{S}|考核|其主张|{B}[^，。；]{0,10}(?:付款|支付)",
        ),
        NOT_ALONE_ZH,
        REACH_ZH,
    ),
    Frame(
        r"(?:从|自|在|于)[^，。；\n]{0,20}?"
        + FUND
        + r"(?:账户)?[^，。；\n]{0,8}?(?:"
        + phrases.DEDUCTS_ZH
        + r"|划转|划走|扣)",
        (phrases.CLAIM_ZH + r"|费用", r"{S}"),
        NOT_ALONE_ZH,
        REACH_ZH,
    ),
)
FAIR = (
    r"(?<!除)双方(?:书面)?(?:确认|同意|签|协商)|经{S}[^，。；\n]{0,6}(?:确认|同意|认可)|协商一致|生效(?:法律文书|判决|裁判|裁决)|无争议|争议部分|争议金额"
    r"|代扣代缴|个人所得税|{S}(?:有权|可以?)(?:直接|自行|从|在)|委托代销|代销人|"
    r"\b(?:tax|taxes|rebates?)\b|undisputed|finally (?:determined|adjudicated|decided|awarded)|disputed (?:portion"
    r"|amount|part)|(?:amounts?|sums?|invoices?|part)\b[^.;]{0,30}disputed in good faith"
    r"|credit note issued by (?:the )?{S}"
    r"|{S} has (?:admitted|acknowledged|agreed)|good faith dispute|agreed in writing|written consent|mutual\w*"
)
NOT_A_CLAIM = r"预付款|定金|订金|押金|首付款|折扣|返利|运费|报酬|增值税|进项|佣金|样品"
CLAIM = r"违约金|赔偿|罚|损失|债权|欠款|索赔|费用|责任|扣款"
DEPOSIT = r"(?:质保|质量保证|履约保证|投标保证|保证)金(?:中|内|里)?[^，。；\n]{0,8}?" + TAKES


@contract_check()
def buyer_deducts_alone(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    found = words.find(*words.spoken(CHINESE, ENGLISH))
    for passage, others in once_a_clause(with_frames(words, filter(_alone, found), words.spoken(FRAMES_ZH, FRAMES))):
        yield Hit(passage.span, related=tuple(other.span for other in others))


def _alone(passage: Passage) -> bool:
    """Its own claims against our price; neither agreed sums, nor earnest or advances, nor a deposit (PAY008)."""
    words = passage.wording
    if passage.is_no_clause or passage.denied or words.matches(FAIR, passage.sentence):
        return False
    if words.matches(NOT_A_CLAIM, passage.words) and not words.matches(CLAIM, passage.before + passage.words):
        return False
    return not words.matches(DEPOSIT, passage.words) or words.matches(FUND, passage.words)
