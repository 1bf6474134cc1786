"""PRC001: no price, or one that is still to be agreed, floats without a source, or is fixed by the buyer alone."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    REACH_ZH,
    Answer,
    Frame,
    Hit,
    Matter,
    NotApplicable,
    Passage,
    Wording,
    Words,
    contract_check,
    elsewhere,
    has_both_sides,
    is_sale,
    once_a_clause,
    reasons,
    with_frames,
    wording_of,
)

PLACE = Words("价款条款", "price clause")
PRICE = r"(?:(?:供货|结算|合同|产品)?(?:单价|价格|总价|价款)|结算价|合同价|供货价)"
LATER = (
    PRICE + r"[^，。；\n|]{0,6}?(?:日后|以后|届时|随后)[^，。；\n]{0,12}?(?:再议|商议|另议|商定)",
    PRICE + r"(?:由双方|双方)?[^，。；\n|]{0,6}?(?:另行(?:商定|协商|约定|确定|商议|通知)|另议|待定|面议|届时(?:商定"
    r"|协商|确定)|再行协商)",
    PRICE + r"[^，。；\n|]{0,8}?(?:随行就市|按(?:照)?(?:当时|当日|届时|交货时)?(?:的)?(?:市场价(?:格)?|行情)(?:结算"
    r"|执行|确定|为准)?)",
)
BUYER_FIXES = (
    r"(?:单价|价格|总价|价款|完工后|最终)[^，。；\n|]{0,6}?由{B}[^，。；\n]{0,6}?(?:一口价|说了算|定价|核定|定)",
    PRICE + r"[^，。；\n|]{0,12}?(?:以|按|由|依)(?:照)?{B}(?:方)?(?:的)?[^，。；\n]{0,8}?(?:审定|审计|审核|核定"
    r"|核准|确定|决定|公布|通知|结算|定价)[^，。；\n]{0,8}?(?:为准|执行|结算|确定)?",
    r"(?:暂定|暂估|暂按)[^。\n]{0,40}?(?:最终|结算)[^。；\n]{0,10}?(?:以|按)[^。；\n]{0,18}?(?:审计|审定"
    r"|审核|核定|结算(?!数量)|决算)[^。；\n]{0,8}?(?:为准|为依据)",
)
LATER_EN = (
    r"\bprices?\b[^.;]{0,30}?\b(?:to be|shall be|will be|are to be|is to be) (?:mutually )?(?:agreed"
    r"|negotiated|determined by (?:both|the) parties|determined later|determined at a later)\b(?: (?:upon|by"
    r"|later|between)[^.;,]{0,30})?",
    r"\bprices? to be (?:determined|advised|confirmed|agreed)\b",
    r"\b(?:settle|agree(?: (?:up)?on)?|fix|negotiate|determine)\b (?:the |a "
    r"|their )?(?:\w+ )?prices?\b[^.;]{0,40}?\b(?:later|subsequently|in due course|future|hereafter|afterwards)\b",
)
BUYER_FIXES_EN = (
    r"\bprices?\b[^.;]{0,40}?\b(?:as )?(?:determined|fixed|set|decided|approved|certified) (?:solely "
    r"|finally )?by (?:the )?{B}\b",
    r"\bprices?\b[^.;]{0,30}?\b(?:shall be|will be|is|are) (?:that|those|the one|such) (?:which"
    r"|as) (?:the )?{B} (?:considers?|deems?|thinks?|finds?|decides?)\b[^.;,]{0,50}",
)
FORMULA = (
    r"公式|指数|均价|我的钢铁|mysteel|信息价|挂牌价|网(?:站)?[^，。；\n]{0,8}?(?:价|报价)|收盘价|加价|上浮"
    r"|下浮|升水|贴水|保护价|政府(?:指导|定)价|国家(?:指导|定)价|不低于|最低价|本合同(?:附件)?(?:约定|所列)|投标"
    r"|中标"
    r"|\bindex\b|\bformula\b|\blme\b|\bplatts\b|\bplus\b|\bprice list\b|\bschedule\b|\bexhibit\b"
)
NOT_THE_PRICE = (
    r"违约|退货|折价|次品|不合格|瑕疵|变更|增补|新增|附加|配件|备件|维修|质保期|超出|回收|回购|残值|收购方式"
    r"|三级|未列|调整"
    r"|重新协商|超过|浮动|变动|高于|低于|repair|spare|change order|additional|renew"
    r"|extension|buy ?back|repurchase|terminat|new product|modif|special|may not (?:be )?increase|first year"
    r"|initial price"
)
ORDERS = (
    r"(?:每(?:次|批|份|笔))?(?:具体)?订单[^。；\n]{0,16}?(?:价|为准|载明|约定|确认)"
    r"|价格?[^。；\n]{0,12}?(?:以|见|按)[^。；\n]{0,8}?(?:订单|报价单|价格表|附件|清单)"
)
STATED = (
    r"单 ?价|价 ?格|总 ?价|价 ?款|金 ?额|售 ?价|价 ?值|货 ?款|¥|元|usd|us\$|\$|收购价|费用|保护价|美元|价目"
    r"|价 ?税|款项",
    r"\bpric(?:e|es|ing)\b|\bfees?\b|\bcharges?\b|[$£€]|\busd\b|\beur\b|\bgbp\b|\brates?\b|\bcompensation\b"
    r"|\bconsideration\b|\bcommission|\bpayments?\b|\bcost\b",
)


FRAMES = (
    Frame(
        r"\b(?:provisional|such (?:prices?|sum|amount)|(?:final )?prices?)\b",
        (
            r"{B}(?:'s|s')?\b[^.;]{0,40}?\b(?:considers?|(?:finally |ultimately )?determin(?:e|es|ed)|deems?|decides?|fixe[sd]|sets?|certif(?:y|ies|ied))\b"
            r"|\b(?:determined|fixed|decided|set|certified|confirmed|published|posted|announced|assessed) (?:\w+ )?by (?:the )?{B}\b",
            r"\bprices?\b",
            r"{S}|\bprovisional\b|\b(?:payable|shall be)\b",
        ),
        r"\b(?:resale|retail|re-?sell\w*|its own|customers?|index|formula|mutual\w*|agreed|royalt\w*|discounts?)\b",
    ),
)


FRAMES_ZH = (
    Frame(
        r"(?:结算|最终|供货|合同|采购)(?:单)?价(?:格|款)?|(?:单价|价格|价款)(?:执行|暂按|暂定|以|按|由)",
        (
            r"{B}|审计(?:部门|机关|单位|局)?|造价(?:咨询)?(?:单位|机构|部门)",
            r"核定|审定|公布|发布|确定|决定|核准",
            r"为准|执行|通知|最终|后通知",
        ),
        NOT_THE_PRICE + "|" + FORMULA + r"|双方|协商|数量|{S}[^，。；]{0,6}(?:确认|同意)|订单",
        REACH_ZH,
    ),
)


@contract_check()
def price_not_fixed(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    if not is_sale(contract):
        yield NotApplicable(reasons.NOT_A_SALE)
        return
    words = wording_of(contract)
    zh, en = words.chinese, words.english
    buyer = [*words.find(*(BUYER_FIXES if zh else ()), *(BUYER_FIXES_EN if en else ()))]
    later = [*words.find(*(LATER if zh else ()), *(LATER_EN if en else ()))]
    buyer = with_frames(words, filter(_open, buyer), words.spoken(FRAMES_ZH, FRAMES))
    fixing = {each: "" for each in later if _open(each)} | dict.fromkeys(buyer, "buyer")
    for passage, others in once_a_clause(sorted(fixing, key=lambda each: each.start)):
        yield Hit(passage.span, variant=fixing[passage], related=tuple(other.span for other in others))
    if not fixing and not _stated(words) and has_both_sides(contract):
        yield elsewhere(contract) or Hit(None, variant="missing", place=PLACE)


def _stated(words: Wording) -> bool:
    return (words.chinese and words.says(STATED[0])) or (words.english and words.says(STATED[1]))


def _open(passage: Passage) -> bool:
    """No formula, list or order fixes it, and it is the price of the goods that is meant."""
    words = passage.wording
    if passage.is_no_clause or passage.denied or words.matches(NOT_THE_PRICE, passage.sentence):
        return False
    around = passage.near(40, 100)
    if words.matches(r"may not (?:be )?(?:increase|exceed)", around):
        return False
    if words.matches(r"审定|核定|审计|说了算|一口价", passage.words):
        around = passage.words  # a formula for the first price does not bind the one the buyer fixes at the end
    return not words.matches(FORMULA, around) and not words.matches(ORDERS, around)
