"""Families of words that contracts choose from freely, shared by the checks: rights, limits, money, third parties.

Each is one alternative group without captures, for condensed text in lower case; {B} and {S} stand for the parties.
"""

from __future__ import annotations

RIGHT_EN = (
    r"(?:\b(?:may|can)\b(?! ?not)|\b(?:shall|will)? ?(?:be|is|are) (?:\w+ly )?(?:entitled|free|at liberty"
    r"|authori[sz]ed|permitted|allowed) to\b"
    r"|\b(?:has|have|having|reserves?|retains?|enjoys?) (?:the|an?|full|its)\b[^.;,]{0,30}?\b(?:right|option"
    r"|discretion|liberty|power)\b"
    r"|\bnothing\b[^.;]{0,40}?\b(?:shall |will )?prevents?\b)"
)
"""May, is entitled to, reserves the right, is at liberty to."""

AT_WILL_EN = (
    r"(?:\bat any (?:time|moment|stage)\b|\bconvenience\b|\bdiscretion\b|\bpleasure\b|\bat will\b|\bunfettered\b"
    r"|\bwithout (?:assigning |giving |any )*"
    r"(?:cause|reasons?)\b|\bfor (?:any|no|whatever)(?: or no)? (?:reason|cause)\b|\bexpedient\b"
    r"|\bno (?:\w+ )?reasons?\b|\b(?:sole|own|absolute|free) (?:election|option|choice|judge?ment|decision)\b|\bunilateral\w*\b"
    r"|\b(?:when(?:ever)?|as|if)\b (?:and when )?(?:it|the {B}|{B}) (?:\w+ ){0,2}?(?:sees? fit|wish(?:es)?|likes?"
    r"|choose(?:s)?|pleases?|considers?"
    r"|deems?|thinks?)\b|\bwhenever\b|\bfree to\b|\bat liberty\b)"
)
"""At any time, for convenience, in its discretion, whenever it sees fit."""

NO_COST_EN = (
    r"(?:\bwithout (?:incurring |thereby |any |further |other )*(?:liabilit\w+|compensation|penalt\w+|payment"
    r"|charges?|costs?|obligations?"
    r"|recourse|indemnity)\b|\bat no (?:cost|charge|expense)\b|\bno (?:\w+ ){0,3}?(?:claims?|compensation|charges?|fees?"
    r"|liability|recourse"
    r"|indemnity|damages|entitlement)\b|\bnot (?:be |thereby be )?(?:liable|entitled to|obliged to|bound to"
    r"|required to)\b[^.;]{0,40}?"
    r"\b(?:compensat\w+|damages|pay\w*|claims?|recover\w*|costs?)\b|\bnothing (?:shall be |is |being )?(?:payable|due"
    r"|owed|owing)\b"
    r"|\b{S} (?:shall |will )?(?:have|has) no\b|\b{S}\b[^.;]{0,12}?\bno(?:t| longer) (?:have|be entitled)\b"
    r"|\bwithout (?:paying|owing|making|being (?:liable|bound)|any (?:payment|fee))\b|\b(?:pay|liable) only for\b|\bsole (?:entitlement|remedy)\b"
    r"|\bneither\b[^.;]{0,60}?\b(?:paid|payable|compensated)\b|\bfree of charge\b)"
)
"""Without liability, at no cost, the seller shall have no claim."""

ENDS_EN = (
    r"\b(?:terminat\w+|cancel\w*|rescind\w*|annul\w*|withdraw\w*|call(?:ed|ing)? off|discontinu\w+|(?:bring"
    r"|brought|put)\b[^.;]{0,60}?\bto an end|abandon\w*|walk(?:s|ing)? away from|revoke[sd]?|dropp?(?:ed|ing)?\b"
    r"|end(?:s|ed|ing)? (?:the|this|its|any|all)\b|be released from)"
)
"""Terminates, cancels, calls off, brings to an end."""

NOT_BEFORE_EN = (
    r"\b(?:until|unless|only (?:once|when|after|upon|on|if|where|to the extent)|not before|once|as and when"
    r"|if and when|when|after|upon|following"
    r"|condition(?:al|ed|s)?|contingent|depend\w*|subject to|to the extent"
    r"|in step|back[- ]to[- ]back|follow(?:s|ing)?|out of|in line|in tandem|same (?:time|proportion|percentage|terms)|matching|mirror\w*"
    r"|within \w+ (?:\(\d+\) )?(?:\w+ )?days (?:of|after|following|from)|pro rata|proportion\w*|corresponding"
    r"|limited to)\b"
)
"""Until, only when, conditional upon, to the extent."""

DISREGARDED_EN = (
    r"\b(?:whether or not|regardless(?: of)?|irrespective(?: of)?|not (?:be |made )?(?:conditional"
    r"|contingent|dependent|subject)|does not depend|no condition|not conditions?)\b"
)

UPSTREAM_EN = (
    r"(?!{B}|{S})\b(?:(?:end|ultimate|final|its|own)[- ])*(?:customers?|end[- ]?users?|project owner|owner|clients?"
    r"|employer|developer|principal"
    r"|(?:main|prime|head|general) contractor|head office|operator|funder|financing bank|oem|head contract)\b"
)
"""Those above the buyer in the chain: its customer, the owner, the employer."""

PAYING_EN = (
    r"\b(?:pa(?:y|ys|id|yment|yments|yable|ying)|settled?|remitt?\w*|invoices?|sums?|amounts?|moneys?|price|due)\b"
)

OVERDUE_EN = (
    r"\b(?:non-?payment|late payment|delay(?:s|ed)? (?:in|of) pay\w*|overdue|arrears|outstanding|unpaid|not (?:been "
    r"|yet been )?(?:paid|settled)"
    r"|default\w* (?:of|in) pay\w*|fail\w*\b[^.;]{0,24}? to pay|disputes?|payment (?:issues?|problems?|queries)|state of [^.;]{0,24}?account|past due)\b"
)
"""The buyer is behind with its money."""

MESSAGE_EN = (
    r"\b(?:e-?mails?|electronic (?:mail|messages?)|tele(?:phone|fax)|phone|text messages?|sms|whatsapp"
    r"|wechat|fax|verbal\w*|oral\w*)\b"
)

MUTUAL_EN = r"\b(?:either|each|both|neither|any) (?:of the )?part(?:y|ies)\b|\bmutual\w*\b"

DEDUCTS_ZH = (
    r"(?:扣除|扣减|扣收|扣款|抵扣|抵销|抵消|冲抵|扣回|扣留|扣抵|抵减|冲减|冲账|冲销|核减|暂扣|抵作|划扣"
    r"|扣划|核扣|坐扣|扣缴|抵付|相抵|减去|减除|扣下|先扣|列支|轧差)"
)

CLAIM_ZH = (
    r"(?:违约金|赔偿(?:金|款)?|罚款|罚金|索赔|损失|欠款|欠付|扣款|考核|代垫|代付|违约行为|债权|返工费"
    r"|返修费|误工费|(?:产生|发生|支出|垫付|应付|承担)的?[^，。；]{0,10}?费用|各项费用)"
)

UPSTREAM_ZH = (
    r"(?:业主|建设单位|发包(?:方|人|单位)|总包(?:方|单位)?|总承包(?:方|单位)|(?:最终|终端)(?:用户|客户)|上游(?:客户|企业|公司|单位)?|其(?:下游)?客户"
    r"|项目(?=回款)"
    r"|上级(?:单位|公司|部门)|财政(?:部门|资金)?|投资方|集团总部)"
)
"""The employer, the main contractor, the final user: those above the buyer in the chain."""

FREE_WILL_ZH = (
    r"(?:内部|规划|战略|市场(?:情况|行情|变化)|经营(?:需要|判断|安排)|(?:无|不)(?:须|需)[^，。；]{0,6}理由|任(?:何|意)(?:阶段|时候|时间|时点|时刻)|随时|中途|单方|认为|自行决定|即时|一经通知"
    r"|(?:项目|工程|业务|生产)(?:计划)?(?:暂停|取消|变更|变化|调整|停建|缓建|停工|下马|终止)|视[^，。；]{1,10}(?:情况|需要)|自身(?:原因|需要|情况|经营)|通知[^，。；]{0,8}?(?:即行|即可|到达[^，。；]{0,4}时|之日(?:起)?|后)[^，。；]{0,4}?(?:解除|终止))"
)
"""At any time, alone, without a reason, for plans of its own: whatever the seller did."""

NO_COST_ZH = (
    r"(?:互不追究|(?:不|无(?:需|须)|毋须|免予?)[^，。；]{0,8}?(?:承担|负|支付|给予|予以?|作)[^，。；]{0,16}(?:责任|费用|违约金|赔偿|补偿)|不得[^，。；]{0,10}(?:补偿|索赔|赔偿|要求|主张|异议)"
    r"|自行(?:消化|处理|处置|承担|负责)|自(?:担|负)(?:损失|费用|风险)?|自费|概不负责|(?:无需|无须|不涉及|不予|不作)[^，。；]{0,6}(?:赔偿|补偿)|无条件(?:接受|配合|同意)|仅(?:就|按|需|对)[^，。；]{0,12}?(?:付款|支付|结算))"
)
"""Owes nothing, no claims, the seller's own affair."""

MUTUAL_ZH = r"(?:双方(?!互不)|任何一方|任一方|各方|一方(?!面))"

STATE_ORGAN_ZH = (
    r"(?:(?:人民|[镇乡区县市省])政府|街道办(?:事处)?|管理委员会|管委会|指挥部办公室|税务局|公安局|法院|检察院"
    r"|(?<!村民)(?<!居民)委员会|人民代表大会|红十字会|[省市县区](?:[\u4e00-\u9fff]{2,8})[局厅]|(?:财政|教育|住建|水务|交通)[局厅])"
)
"""Bodies of the state, and those that the law puts on the same footing."""

VILLAGE_ZH = r"(?:村民委员会|村委会|居民委员会|居委会)"

CARE_ZH = (
    r"(?:学校|小学|中学|大学|学院|幼儿园|托儿所|医院|保健院|疗养院|卫生院|卫生服务中心|养老院|福利院|敬老院)"
    r"(?:(?:小学|初中|高中|中学|大学)?部|附属[\u4e00-\u9fff]{0,6})?"
)
"""Schools, hospitals, homes: of public benefit unless registered as for profit."""

UNIT_ZH = (
    r"(?:分公司|分行|分店|分厂|办事处|代表处|项目(?:经理)?部|指挥部|经理部|事业部|营业部|车间|筹[备建](?:处|组)|工作组"
    r"|(?:财务|采购|销售|物资|供应|物流|工程|设备|后勤|招标|材料|基建|物资供应|物资管理|市场)(?:管理)?(?:部门?|处|科|室|中心)"
    r"|第[一二三四五六七八九十\d]+(?:工程)?(?:处|队|分部)|门店|部门)"
)
"""Parts of a company that are no company of their own."""
