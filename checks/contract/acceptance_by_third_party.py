"""INS003: acceptance is in the hands of somebody else, or of the buyer alone, with no latest date."""

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
    no_sale,
    once_a_clause,
    phrases,
    with_frames,
    wording_of,
)

THIRD = (
    r"(?:业主|建设单位|建设方|发包(?:方|人|单位)|总包(?:方|单位)?|总承包(?:方|单位|人|商)?|(?:最终|终端)"
    r"(?:用户|客户|买方|业主)|下游(?:客户|用户|企业)?"
    r"|{B}的?(?:客户|用户|业主)|客户(?!服务)|用户单位|使用单位|监理(?:单位|方|工程师)?|上级(?:单位|公司"
    r"|部门|主管部门)?|主管部门|{B}(?:指定|委托|选定|聘请)的?[^，。；\n]{0,4}?(?:第三方|专家组?|检测|检验)(?:机构|单位|专家组?)?|电网(?:公司)?|供电公司|[省市县区](?:教育"
    r"|卫生|市场监督管理|住建|质监|主管)[局委])"
)
ACCEPTS = r"(?:最终|竣工|整体|终|总体)?(?:验收|检测|检验|抽检|确认|认可|验证|评审)"
CHINESE = (
    r"(?:以|按|依)[^，。；\n]{0,16}?"
    + THIRD
    + r"[^，。；\n]{0,14}?"
    + ACCEPTS
    + r"[^，。；\n]{0,12}?(?:为准|为依据|为最终|作为|合格为[^，。；\n]{0,8}?合格)",
    r"(?:经|待|由|通过|在|自|须经|需经)?(?:项目)?"
    + THIRD
    + r"[^，。；\n]{0,10}?"
    + ACCEPTS
    + r"(?:合格|通过|无误)?(?:后|之后|之日|方可|的?，?视为|才|为止|为合格)",
    r"(?:工程|项目|系统|整机|整体)(?:整体|竣工|总体|最终|联调)?(?:竣工)?(?:验收|联合验收)(?:合格|通过)?"
    r"(?:(?:后|之日)(?=[^。；\n]{0,30}?(?:付款|支付|付清|付至|结清|视为))|为准)",
    r"随(?:整体|工程|项目|主体)[^，。；\n]{0,8}?(?:一并|一同|同时)?验收",
    r"(?:最终验收|终验)(?:合格|通过)?(?:(?:后|之日)(?=[^。；\n]{0,30}?(?:付款|支付|付清|付至|结清|视为))|为准)",
)
BUYER_ALONE = (
    r"(?:以|按)(?:照)?{B}(?!的?(?:客户|用户|业主))(?![^，。；\n]{0,6}(?:签署|签字|签认|盖章))[^，。；\n]{0,12}?(?:检验|检测|化验|验收|抽检|复检|测试|试验|判定"
    r"|称重|过磅)"
    r"(?:的)?(?:结果|结论|报告|数据|意见|单)?[^，。；\n]{0,4}?(?:为准|为最终|作为最终)",
    r"{B}[^，。；\n]{0,10}?(?:检验|检测|化验|验收|抽检|判定)(?:的)?(?:结果|结论|报告|数据)?"
    r"[^，。；\n]{0,4}?(?:为最终|具有最终|是最终|为终局)[^，。；\n]{0,8}",
)
PARTY_EN = (
    r"(?:end[- ]?(?:user|customer)s?|ultimate (?:user|customer)s?|(?:its|the buyer's|buyer's|purchaser's) "
    r"(?:end )?customers?|owner|employer|principal|main contractor|engineer)"
)
ENGLISH = (
    r"\bacceptance\b[^.;]{0,60}?\b(?:upon|on|after|subject to|following|depends? on|conditional "
    r"(?:up)?on|when)\b[^.;]{0,30}?\b(?:accept\w+|approv\w+|certif\w+)\b[^.;]{0,12}?\b(?:by|of|from)\b "
    r"(?:the )?(?:its )?" + PARTY_EN,
    r"\b(?:only )?(?:upon|after|subject to|following|until)\b[^.;]{0,12}?\b(?:final )?(?:acceptance"
    r"|approval)(?: of [^.;]{1,24}?)? (?:by|of|from) (?:the )?(?:its )?" + PARTY_EN,
    r"\b{B}'?s?\b[^.;]{0,40}?\b(?:inspection|test\w*|determination|decision|finding)s?\b[^.;]{0,40}?\b"
    r"(?:shall be|is|are) (?:final|conclusive)(?: and (?:binding|conclusive))?",
    r"\b(?:certificates?|results?|findings?|analys[ie]s|reports?)\b[^.;]{0,40}?\b{B}'?s?(?:'s)? own (?:laborator(?:y"
    r"|ies)|staff|inspectors?|quality department)\b"
    r"[^.;]{0,60}?\b(?:conclusive\w*|final\w*|binding|settles?|decides?|determines?)\b",
)
ACCEPTED_EN = r"\b(?:accept(?:ed|ance)|conform\w*|passed|taken over|approv\w+|completion)\b"
FRAMES_THIRD = (
    Frame(
        r"\b(?:acceptance|accepted|conforming|conform|passed|rejection|rejected)\b",
        (
            phrases.UPSTREAM_EN + r"|(?<!site )\bengineer\b",
            r"\b(?:test\w*|trials?|approv\w+|taken over|take[- ]?over|hand(?:ed|ing)[- ]?over|certif\w+|accept\w+|sign[- ]?off|reject\w+"
            r"|confirm\w*)\b[^.;]{0,60}?\b(?:by|of|from)\b[^.;]{0,24}?(?:"
            + phrases.UPSTREAM_EN
            + r"|\bengineer\b)|(?:"
            + phrases.UPSTREAM_EN
            + r"|\bengineer\b)[^.;]{0,40}?\b(?:has|have|is|are|shall)\b[^.;]{0,24}?\b(?:approv\w+|accepted|tested"
            r"|signed off|taken over|confirmed|certified|passed)\b|\b(?:handed over|turned over) to (?:the )?(?:"
            + phrases.UPSTREAM_EN
            + ")",
            r"\b(?:when|before|follows?|counts? as|treated as|only|until|unless|depend\w*|condition\w*|contingent|subject to|upon|after|following)\b",
            r"\b(?:goods|products?|equipment|units?|plant|parts?|deliver\w*|materials?|acceptance)\b",
        ),
        phrases.DISREGARDED_EN + r"|\borders?\b|\bpurchase order|\blicen[sc]e\b|\bsoftware\b|\bfda\b",
    ),
)
FRAMES_ALONE = (
    Frame(
        r"\b{B}\b[^.;]{0,40}?\b(?:sole|only|final) (?:judge|arbiter)\b|\b(?:decisive|conclusive"
        r"|final and binding|(?:cannot|may not|shall not) be (?:challenged|disputed|questioned|contested|appealed))\b",
        (
            r"{B}",
            r"\b(?:goods|batch\w*|inspect\w*|laborator(?:y|ies)|test\w*|quality|weigh\w*|conform\w*|sampl\w+"
            r"|analys[ie]s)\b",
            r"\b(?:judge|arbiter|decisions?|findings?|results?|certificates?|determination|inspection|report|analysis)\b",
        ),
        r"\b(?:arbitrat\w+|independent|jointly|mutually|expert|court|award|audit\w*|{S}'s? (?:test|certificate"
        r"|inspection|findings?|weigh\w*))\b",
    ),
)
SETTLES_ZH = r"为准|依据|认定|视为|唯一|凭据|(?<![甲乙丙买卖供需货])方(?:可(?!进行|施工|使用|安装|投入|进入)|予|为|算)|才(?:算|视)|签认后|满意后"
NOT_THIRD_ZH = (
    r"是否|无论|不论|不影响|无关|不以|不作为|双方|共同"
    r"|有(?:法定)?资质|国家认可|(?:\d+|[一二三四五六七八九十]+)个?(?:工作)?[日天](?:内|届满)|最迟|逾期|付款|支付"
)
FRAMES_THIRD_ZH = (
    Frame(
        phrases.UPSTREAM_ZH + r"|项目整体|整车|整机厂|主机厂|监造(?:单位|方)|监理|主管部门|使用(?:单位|部门|方)",
        (r"验收|审核|检测|结论|签认|试用|评定", SETTLES_ZH + r"|^验收\|", r"验收|合格|质量"),
        NOT_THIRD_ZH,
        REACH_ZH,
    ),
)
FRAMES_ALONE_ZH = (
    Frame(
        r"单独(?:判定|认定|决定)|单方(?:判定|认定|决定)|最终(?:结论|认定|约束力|裁定)|为最终(?:结论|结果)|(?:认定|判定|解释|裁定|决定)权(?:归|属|由)|(?:不得|无权)(?:提出|持有|表示)?异议|(?:唯一|最终)(?:的)?(?:依据|标准|凭据)",
        (r"{B}", r"质量|合格|验收|检验|化验", r"判定|结论|认定|决定|结果"),
        r"双方|共同|复检|有(?:法定)?资质|仲裁|法院|{S}[^，。；]{0,8}(?:判定|认定)",
        REACH_ZH,
    ),
)
LATEST = (
    r"(?:最迟|最晚|至迟|不(?:得)?(?:晚于|迟于|超过)|届满|逾期[^。；]{0,16}?视为|满)[^。；]{0,24}?(?:\d+|"
    r"[一二三四五六七八九十百]+)个?(?:工作)?(?:日|天|月)|(?:\d+|[一二三四五六七八九十百]+)个?(?:工作)?"
    r"(?:日|天|月)[^。；]{0,30}?(?:视为(?:验收)?合格|视为通过|届满视为)"
    r"|(?:no later than|not later than|at the latest|in any event)[^.;]{0,40}?\b(?:days|weeks|months)"
    r"|\bdeemed\b[^.;]{0,20}?\baccept"
)
AGREED = (
    r"双方(?:共同)?(?:认可|委托|指定|选定|确认|约定)的?|共同委托|有(?:法定)?资质的?(?:第三方)?|法定(?:检验"
    r"|检测)|国家(?:认可|认定)"
)
SELLER_CONSENTS = r"(?<!不得申请)(?<!不得要求)(?<!不得提出)(?<!不予)(?<!不接受)(?<!无权申请)复检|复验|不服|有异议的?，?[^。；]{0,20}?(?:第三方|检测机构|鉴定)"


@contract_check(unless=no_sale)
def acceptance_by_third_party(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    third = with_frames(
        words, words.find(*words.spoken(CHINESE, ENGLISH[:2])), words.spoken(FRAMES_THIRD_ZH, FRAMES_THIRD)
    )
    alone = with_frames(
        words, words.find(*words.spoken(BUYER_ALONE, ENGLISH[2:])), words.spoken(FRAMES_ALONE_ZH, FRAMES_ALONE)
    )
    found = [(passage, "") for passage in third if _open_ended(passage)]
    found += [
        (passage, "buyer_alone")
        for passage in alone
        if _open_ended(passage) and not words.matches(SELLER_CONSENTS, passage.near(0, 90))
    ]
    variant = dict(found)
    for passage, others in once_a_clause(variant):
        yield Hit(passage.span, variant=variant[passage], related=tuple(other.span for other in others))


def _open_ended(passage: Passage) -> bool:
    words = passage.wording
    if (
        passage.is_no_clause
        or passage.denied
        or words.matches(r"(?:不以|不得以|并非|不受|不随)[^，。；]{0,10}$", passage.before[-14:])
    ):
        return False
    if words.matches(r"\borders?\b", passage.sentence):
        return False  # accepting an order makes the contract; it is not the acceptance of goods
    if words.matches(r"确认|认可|评审", passage.words) and not words.matches(
        r"验收|检验|检测|视为|付款|支付|结算", passage.before[-12:] + passage.words + passage.after
    ):
        return False
    return not words.matches(AGREED, passage.sentence) and not words.matches(LATEST, passage.near(0, 60))
