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
    r"|\b(?:when(?:ever)?|as|if)\b (?:and when )?(?:it|the {B}|{B}) (?:\w+ ){0,2}?(?:sees? fit|wish(?:es)?|likes?"
    r"|choose(?:s)?|pleases?|considers?"
    r"|deems?|thinks?)\b|\bfree to\b|\bat liberty\b)"
)
"""At any time, for convenience, in its discretion, whenever it sees fit."""

NO_COST_EN = (
    r"(?:\bwithout (?:incurring |thereby |any |further |other )*(?:liabilit\w+|compensation|penalt\w+|payment"
    r"|charges?|costs?|obligations?"
    r"|recourse|indemnity)\b|\bat no (?:cost|charge|expense)\b|\bno (?:\w+ ){0,3}?(?:claims?|compensation|charges?"
    r"|liability|recourse"
    r"|indemnity|damages|entitlement)\b|\bnot (?:be |thereby be )?(?:liable|entitled to|obliged to|bound to"
    r"|required to)\b[^.;]{0,40}?"
    r"\b(?:compensat\w+|damages|pay\w*|claims?|recover\w*|costs?)\b|\bnothing (?:shall be |is |being )?(?:payable|due"
    r"|owed|owing)\b"
    r"|\b{S} (?:shall |will )?(?:have|has) no\b|\b{S}\b[^.;]{0,12}?\bno(?:t| longer) (?:have|be entitled)\b)"
)
"""Without liability, at no cost, the seller shall have no claim."""

ENDS_EN = (
    r"\b(?:terminat\w+|cancel\w*|rescind\w*|annul\w*|withdraw\w*|call(?:ed|ing)? off|discontinu\w+|(?:bring"
    r"|brought|put)\b[^.;]{0,60}?\bto an end|abandon\w*)"
)
"""Terminates, cancels, calls off, brings to an end."""

NOT_BEFORE_EN = (
    r"\b(?:until|unless|only (?:once|when|after|upon|on|if|where|to the extent)|not before|once|as and when"
    r"|if and when|when|after|upon|following"
    r"|condition(?:al|ed|s)?|contingent|depend\w*|subject to|to the extent"
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
    r"|main contractor|prime contractor|head office|operator|funder|financing bank)\b"
)
"""Those above the buyer in the chain: its customer, the owner, the employer."""

PAYING_EN = (
    r"\b(?:pa(?:y|ys|id|yment|yments|yable|ying)|settled?|remitt?\w*|invoices?|sums?|amounts?|moneys?|price|due)\b"
)

OVERDUE_EN = (
    r"\b(?:non-?payment|late payment|delay(?:s|ed)? (?:in|of) pay\w*|overdue|arrears|outstanding|unpaid|not (?:been "
    r"|yet been )?(?:paid|settled)"
    r"|default\w* (?:of|in) pay\w*|fail\w* to pay|disputes?)\b"
)
"""The buyer is behind with its money."""

MESSAGE_EN = (
    r"\b(?:e-?mails?|electronic (?:mail|messages?)|tele(?:phone|fax)|phone|text messages?|sms|whatsapp"
    r"|wechat|fax|verbal\w*|oral\w*)\b"
)

MUTUAL_EN = r"\b(?:either|each|both|neither|any) (?:of the )?part(?:y|ies)\b|\bmutual\w*\b"

DEDUCTS_ZH = r"(?:扣除|扣减|扣收|扣款|抵扣|抵销|抵消|冲抵|扣回|扣留|扣抵|抵减|冲减|冲账|冲销|核减|暂扣|抵作)"

CLAIM_ZH = r"(?:违约金|赔偿金?|罚款|索赔|损失|欠款|考核|代垫|违约行为)"

UPSTREAM_ZH = (
    r"(?:业主|建设单位|发包(?:方|人|单位)|总包(?:方|单位)?|总承包(?:方|单位)|(?:最终|终端)(?:用户|客户)|上游(?:客户|企业|公司|单位)?|其(?:下游)?客户"
    r"|项目(?=回款)"
    r"|上级(?:单位|公司|部门)|财政(?:部门|资金)?|投资方|集团总部)"
)
"""The employer, the main contractor, the final user: those above the buyer in the chain."""

FREE_WILL_ZH = (
    r"(?:内部|规划|战略|市场情况|经营需要|无(?:须|需)[^，。；]{0,6}理由|任何(?:阶段|时候|时间)|随时|单方|项目(?:暂停|取消|变更|调整)|认为|自行决定"
    r"|即时|一经通知"
    r"|视[^，。；]{1,10}情况)"
)
"""At any time, alone, without a reason, for plans of its own: whatever the seller did."""

NO_COST_ZH = (
    r"(?:互不追究|不(?:承担|负|支付)[^，。；]{0,16}(?:责任|费用|违约金|赔偿|补偿)|不得[^，。；]{0,10}(?:补偿|索赔|赔偿|要求)|自行(?:消化|处理|承担)|概不负责"
    r"|无需[^，。；]{0,6}(?:赔偿|补偿))"
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
