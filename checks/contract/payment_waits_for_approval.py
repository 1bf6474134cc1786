"""PAY005: the price falls due only after the buyer's own approval, budget, or an audit."""

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

GATE = (
    r"(?:内部(?:的)?(?:审批|审核|审计|流程|程序|手续)|(?:付款|用款|请款|支付|结算|财务)(?:审批|审核)"
    r"|(?:付款|用款|请款|财务)(?:流程|程序|手续)"
    r"|(?:领导|负责人|总经理|董事长|董事会|财务总监|财务部门?|主管(?:领导|部门)|上级(?:单位|公司|部门)?)(?:的)?(?:签字|签批|审批|批准|同意|审核)"
    r"|审批(?:流程|手续|程序)?|(?:上述|该|内部)?流程(?=完成|结束|走完)|预算(?:下达|批复|批准|审批|安排|到位|落实)|财政(?:评审|审核|审批|批复)"
    r"|(?:国家|政府|结算|竣工|财务|工程|项目|决算)?审计(?:局|部门|机关|机构|单位)?|竣工(?:验收)?备案|竣工决算|法定代表人变更)"
)
DONE = r"(?:后|完成|完毕|通过|之日|为前提|为条件)"
CHINESE = (
    r"(?:款项|付款|支付|货款|价款|结算款)[^，。；\n]{0,6}?(?:须|需|应|要|待|尚需|还须|必须)(?:待|经|由|报)?[^，。；\n]{0,16}?(?:委员会|办公会|董事会|校务会|财务|审计"
    r"|领导|集团|上级|预算)[^，。；\n]{0,16}?(?:审批|批准|审核|研究|批复|同意|审定)[^，。；\n]{0,12}",
    r"(?:(?:经|待|在|须经|需经|完成|办理|履行|通过|报|按)(?:完|好)?[^，。；\n]{0,10}?)?"
    + GATE
    + r"[^，。；\n]{0,12}?"
    + DONE
    + r"(?:后)?",
    r"以[^，。；\n]{0,12}?"
    + GATE
    + r"[^，。；\n]{0,12}?(?:为准|为依据|为前提|为条件|作为[^，。；\n]{0,10}?(?:依据|前提|条件))",
    r"(?:按|以|根据|依据)(?:照)?[^，。；\n]{0,12}?审计(?:机构|部门|单位|局)?(?:的)?(?:审计|审定)?(?:金额|结果|结论|价|报告)",
)
OWN = (
    r"(?:internal (?:approvals?|audits?|procedures?|reviews?|process(?:es)?)|budget(?:ary)?(?: release"
    r"| approvals?| availability)?"
    r"|management approvals?|appropriations? of funds)"
)
ENGLISH = (
    r"\b(?:once|after|when|until)\b[^.;]{0,12}?\b(?:treasury|finance|accounting|financial|management"
    r"|board)\b[^.;]{0,50}?\b(?:has|have) "
    r"(?:completed|approved|released|signed|cleared|given)\b[^.;,]{0,40}",
    r"\b(?:subject to|conditional (?:up)?on|conditioned (?:up)?on|contingent (?:up)?on"
    r"|dependent (?:up)?on|only after|only upon|after|upon|following)"
    r" (?:the |its |any )*(?:{B}'?s? )?(?:completion of |obtaining |successful )*(?:the |its |{B}'?s? )*(?:own )?"
    + OWN
    + r"\b[^.,;\n]{0,40}\b",
)
PAYS = r"\bsettle[ds]?\b|\bbalance\b|付款|款项|支付|付给|付清|结算|结清|拨付|货款|价款|尾款|进度款|\bpa(?:y|id|yment|yments|yable|ys)\b"
NOT_OURS = r"退|赔偿|违约金|罚|奖|变更|生效|施工图|竣工图|refund|royalt|audit rights"
LATEST = (
    r"最迟|最晚|至迟|无论如何|不(?:得)?(?:晚于|迟于|超过)|(?:审批|审核|审计)[^。；]{0,10}?(?:\d+|[一二三五七十]+)个?(?:工作)?(?:日|天)内(?:完成|办理|办妥)"
    r"|in any (?:event|case)|no later than|not later than|at the latest"
)
AMOUNT = r"^(?:以|按|根据|依据)[^，。；]*审计[^后完过]*$"


APPROVAL_EN = (
    r"\b(?:approv\w+|sign(?:ed)?[- ]?off|authori[sz]\w+|audit\w*|clear(?:ance|ed)|verification|endorse\w+"
    r"|released?)\b[^.;]{0,60}?\b(?:committee|board|management|headquarters"
    r"|(?:chief )?financial officer|finance (?:department|director)|internal audit|audit department|budget|treasury"
    r"|executive)\b"
    r"|\b(?:committee|board|management|finance department|chief financial officer|audit department"
    r"|budget \w+)\b[^.;]{0,30}?\b(?:has|have) (?:\w+ )?(?:approved|authori[sz]ed"
    r"|released|signed|cleared)\b|\bfinal account audit\b"
)
INTERNAL_EN = (
    r"\binternal (?:approvals?|audits?|formalit\w+|procedures?|workflows?|process\w*|controls?|sign[- ]?off)\b"
    r"|\b(?:government|state|project) audit\b|\bappropriations?\b|\bannual budget\b"
)
FRAMES = (
    Frame(
        APPROVAL_EN + "|" + INTERNAL_EN,
        (
            r"\b(?:payments?|paid|payable|balance|invoices?|price|settle\w*)\b",
            r"\b(?:until|unless|only|subject to|depends?|before|caused by|because of|due to|owing to"
            r"|conditional|following|after|upon"
            r"|once|contingent|dependent)\b",
            r"{B}|\bno payment\b|\bpayable\b|" + INTERNAL_EN,
        ),
        phrases.DISREGARDED_EN + r"|\bdo(?:es)? not affect\b|\bno later than\b|\bin any event\b|\broyalt|\bterminat"
        r"|\bagreement is subject\b|\bused solely\b|\bdividend"
        r"|\bexpenses?\b|\b{S}'s (?:board|management)\b|\bbudgets?\b[^.;]{0,30}\b(?:annual"
        r"|marketing)",
    ),
)


FRAMES_ZH = (
    Frame(
        r"逐级|签批|审批|批准|批复|签字|审计报告|审签|审定|审计|内部(?:流程|程序|手续|原因)|决算审核",
        (
            r"财务(?:总监|部|负责人|公司)|总经理|董事[长会]|领导|审计(?:部门|局|机构|机关)|集团|上级|预算|内部|决算",
            r"(?:方可|再|予以|才)?(?:支付|付款|付尾款|付清)|货款|尾款|付款期限",
            r"后|方可|待|须经|经|未[^，。；]{0,8}(?:获得|取得|完成|通过|批)|完成前|原因|顺延",
        ),
        r"最迟|至迟|不影响|生效|担保|股东|{S}[^，。；]{0,10}(?:提交|提供|应)|(?:审批|审核|审计)[^。；]{0,10}?(?:\d+|[一二三四五六七八九十]+)个?(?:工作)?[日天]内(?:完成|办理|办妥)|授权|诉讼|不得(?:以|因)|不受",
        REACH_ZH,
    ),
)


@contract_check()
def payment_waits_for_approval(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    found = words.find(*words.spoken(CHINESE, ENGLISH))
    for passage, others in once_a_clause(
        with_frames(words, filter(_holds_up_the_price, found), words.spoken(FRAMES_ZH, FRAMES))
    ):
        variant = "amount" if words.matches(AMOUNT, passage.words) else ""
        yield Hit(passage.span, variant=variant, related=tuple(other.span for other in others))


def _holds_up_the_price(passage: Passage) -> bool:
    """The buyer's payment waits for it, with no latest day; what the seller has to get approved is another matter."""
    words = passage.wording
    negated = words.matches(r"不(?:得|应|会)?$", passage.before[-3:])
    if passage.is_no_clause or passage.denied or negated or words.matches(r"{S}", passage.words):
        return False
    beyond = words.matches(r"最迟|最晚|至迟|无论如何|in any (?:event|case)|no later than", passage.near(0, 60))
    if beyond or words.matches(LATEST, passage.sentence) or words.matches(NOT_OURS, passage.words):
        return False
    near = passage.before[-60:] + passage.after[:60]
    return words.matches(PAYS, near + passage.words) and not words.matches(NOT_OURS, near)
