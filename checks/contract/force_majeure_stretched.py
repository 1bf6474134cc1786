"""FMJ001: force majeure stretched to lack of money or the market, to the duty to pay, to one side, or left incomplete."""

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
    framed,
    with_frames,
    wording_of,
)

NO_CLAUSE = Words("合同没有不可抗力条款", "there is no force-majeure clause")
NAMED = (r"不可抗力",)
NAMED_EN = (
    r"\b(?:prevention|frustration) of performance\b",
    r"\brelieved? (?:the )?(?:party|parties)\b[^.;]{0,30}?\bof (?:its|their) obligations?\b",
    r"\bforce majeure\b|\bexcused from\b[^.;]{0,20}?\b(?:payment|performance)\b|\b(?:relevant|excusing"
    r"|relief) events?\b",
    r"\bacts? of god\b",
    r"\bbeyond (?:its|the|their|such party's) (?:reasonable )?control\b",
)
MONEY = (
    r"(?:(?:下游)?客户(?:违约|未付款|拖欠|欠款)|银行(?:压缩|收缩|抽贷)[^，。；、\n]{0,6}|融资(?:未落地|困难|未到位)|补贴退坡|(?:电费|货款"
    r"|账款)回收困难|资金(?:未拨付|未到位)"
    r"|资金链?(?:紧张|困难|短缺|周转|不足|不到位|未到位|链断裂)|缺乏资金|业主(?:未|不|延迟|拖欠)[^，。；、\n]{0,6}?付款?|贷款(?:未|不)[^，。；、\n]{0,6}?到位"
    r"|(?:原材料)?(?:价格|成本)(?:上涨|波动|变化)|市场(?:变化|波动|行情|价格|环境|原因)|行业(?:环境|政策)[^，。；、\n]{0,4}?(?:变化|调整)"
    r"|政策(?:性)?(?:调整|变化)"
    r"|资金周转|资金[^，。；、\n]{0,4}不到位|上游[^，。；、\n]{0,8}?(?:未|不)[^，。；、\n]{0,4}(?:回款|付款)|客户未回款|涨价|业主停工|停工待款"
    r"|授信(?:收紧|压缩)|收紧授信|拨款迟延"
    r"|经营困难|预算(?:未|调整|不足)|财政(?:资金|拨款)[^，。；、\n]{0,6}?(?:未|不))"
)
STRETCHED = (
    r"不可抗力(?!\|)[^。；\n|]{0,40}?(?:包括|指|是指|如|例如|系指|包含|含|[:：])[^。；\n]{0,60}?" + MONEY,
    MONEY
    + r"[^。；\n]{0,40}?(?:等|视为|属于|均属|按|均为|构成|及其他)[^。；，\n]{0,10}?不可抗力(?:因素|事件|原因|情形)?",
)
NO_MONEY_EN = (
    r"(?:(?:a )?(?:lack|shortage|want) of (?:funds|money|cash|financing|credit|foreign (?:currency|exchange))"
    r"|financial (?:difficult(?:y|ies)|inability|hardship)"
    r"|inability to (?:pay|obtain (?:financing|credit|foreign currency))|(?:a )?fall (?:of|in) the market"
    r"|(?:adverse )?market conditions)"
)
STRETCHED_EN = (
    r"\b" + NO_MONEY_EN + r"\b[^.;]{0,160}?\b(?:relieves?|excuses?|releases?|discharges?|suspends?"
    r"|exempts?)\b[^.;]{0,60}?\b(?:obligations?|performance|liability)\b",
    r"\b(?:force majeure|beyond (?:its|the|their"
    r"|such party's) (?:reasonable )?control)\b[^.;]{0,240}?\b(?:lack of (?:funds|money|financing)"
    r"|shortage of (?:funds|money|cash)|financial (?:difficult(?:y|ies)|inability|hardship)|non-?payment by"
    r"|changes? in (?:the )?market|market conditions"
    r"|inability to (?:pay|obtain financing))\b[^.;,]{0,30}",
)
PAYMENT = (
    r"\b{B}\b[^.;]{0,20}?\b(?:payment obligations?|obligations? to pay)\b[^.;]{0,20}?\b(?:may be|shall be|are"
    r"|is) (?:suspended|excused|deferred)\b[^.;,]{0,40}",
    r"不可抗力[^。；\n]{0,30}?(?:迟延|延迟|延期|逾期|未能|不能|无法|暂停|停止)[^，。；\n]{0,8}?(?:付款|支付|履行付款|支付货款)[^。；\n]{0,24}?"
    r"(?:不(?:承担|负|视为|构成)|免(?:除|责|于)|顺延|无需)[^。；，\n]{0,8}",
    r"不可抗力[^。；\n]{0,40}?包括付款(?:义务)?在内[^。；，\n]{0,16}",
    r"\bobligations?\b[^.;()]{0,30}?\(?\bincluding\b[^.;()]{0,30}?\b(?:obligations? (?:to (?:make )?pay\w*"
    r"|of payment)|payment (?:obligations?|of money))\)?",
)
NOT_MEANT = (
    r"不(?:属于|包括|视为|构成|适用|得以|作为|含)|除外|并非|不是|不影响|不能免|不得免|不免除"
    r"|\b(?:not|except|other than|excluding|excludes?|exclusive of|does not|shall not include|without)\b"
)
EXCUSES = (
    r"不可抗力[^。；\n]{0,60}?(?:(?:不|不负|互不)承担[^。；，\n]{0,10}?责任|免(?:除|予|于|责)[^。；，\n]{0,8}|(?:不负|不视为)[^。；，\n]{0,4}?违约(?:责任)?)",
)
NOTICE = r"通知|告知|通报|函告|电告|报告|\bnot(?:ice|ify|ified)\b"
PROOF = r"证明|证据|证实|公证|\b(?:evidence|proof|certificate|document\w*)\b"
ONE_SIDED = (
    r"{B}(?:因|遇|遭受|由于|受)[^。；，\n]{0,10}?不可抗力[^。；\n]{0,40}?(?:不承担|免除|免责|不负|顺延)[^。；，\n]{0,10}",
)
OTHER_SIDE = (
    r"{S}[^。；\n]{0,16}?(?:不可抗力|自然灾害|不可预见)|(?:任何一方|任一方|一方|双方|各方|当事人|受影响方)[^。；\n]{0,30}?不可抗力"
    r"|不可抗力[^。；\n]{0,24}?(?:任何一方"
    r"|任一方|一方|双方"
    r"|各方)"
)


NO_MONEY_WORDS_EN = (
    r"\b(?:(?:lack|shortage|want|insufficien\w+|unavailab\w+) of (?:\w+ )?(?:funds?|money|cash|financ\w+|liquidity"
    r"|credit)|financial (?:difficult\w+|hardship|constraints?)"
    r"|(?:insolvency|non-?payment|failure to pay)[^.;]{0,24}? (?:of|by) (?:\w+ ){0,2}?(?:customers?|clients?"
    r"|owner|employer)|(?:fluctuations?|fall|changes?|decline) in (?:\w+ )?(?:demand|market|prices?))\b"
)
EXCUSED_ZH = (
    Frame(
        MONEY,
        (
            r"{B}",
            r"免(?:予|于|除|责)|不(?:承担|负)[^，。；]{0,8}(?:责任|违约)|不(?:视为|构成)违约|顺延|暂缓|不得追究|可以?延[期迟]",
            r"付款|支付|货款|结算",
        ),
        r"不得以|不能以|不免除|仍(?:应|须|需)|除外|不因|不属于|单价|价格调整|顺延交货",
        REACH_ZH,
    ),
)
"""No money is made an excuse for not paying, whether or not it is called force majeure."""
EXCUSED_EN = (
    Frame(
        r"\b(?:budget\w* constraints?|withholds? credit|market is (?:depressed|weak)|(?:fall|drop|decline) in demand|loss of (?:a |any )?customers?"
        r"|shortage of cash"
        r"|lack of (?:funds|cash|money)|(?:default|insolvency|non-?payment) (?:of|by) (?:the )?{B}'s (?:debtors?|customers?)|mak(?:es"
        r"|ing) payment (?:difficult|onerous))\b",
        (r"{B}|\bpayment\b", r"\b(?:excus\w+|reliev\w+|force majeure|releas\w+|suspend\w*)\b"),
        r"\b(?:not|exclud\w+|except|other than|neither|nor|no)\b",
    ),
)
FRAMES = (
    Frame(
        NO_MONEY_WORDS_EN,
        (
            r"\b(?:force majeure|relevant event|excus\w+|relie[fv]\w*|beyond)\b",
            r"\b(?:includ\w+|means?|such as|or|of)\b",
        ),
        r"\b(?:not|exclud\w+|except|other than|does not)\b",
    ),
)


@contract_check()
def force_majeure_stretched(matter: Matter) -> Iterator[Answer]:
    """A bank closed or money stopped at the border is a true excuse for that time and is none of the words looked for."""
    words = wording_of(matter.contract)
    excused = list(framed(words, words.spoken(EXCUSED_ZH, EXCUSED_EN)))
    if not excused and not words.says(*NAMED, *NAMED_EN):
        yield NotApplicable(NO_CLAUSE)
        return
    hits = list(_stretched(words)) or [Hit(passage.span) for passage in excused] or list(_payment(words))
    if words.chinese:
        hits = hits or list(_one_sided(words)) or list(_incomplete(words))
    yield from hits


def _stretched(words: Wording) -> Iterator[Hit]:
    said = (each for each in words.find(*words.spoken(STRETCHED, STRETCHED_EN)) if not _excluded(each))
    for passage in with_frames(words, said, FRAMES if words.english else ()):
        yield Hit(passage.span)


def _payment(words: Wording) -> Iterator[Hit]:
    for passage in words.find(*PAYMENT):
        if passage.is_no_clause or words.matches(r"除外|付款义务(?:除外|不)", passage.sentence):
            continue
        if passage.words.isascii() and not words.matches(r"force majeure|beyond|acts? of god", passage.near(300, 200)):
            continue
        yield Hit(passage.span, variant="payment")


def _excluded(passage: Passage) -> bool:
    """不属于不可抗力, but not including: looked for inside the words and right before them."""
    words = passage.wording
    inside = passage.words.replace("包括但不限于", "").replace("including but not limited to", "")
    inside = inside.replace("including, without limitation", "").replace("including without limitation", "")
    return passage.is_no_clause or words.matches(NOT_MEANT, inside) or words.matches(NOT_MEANT, passage.after[:14])


def _one_sided(words: Wording) -> Iterator[Hit]:
    if not words.says(OTHER_SIDE):
        yield from (
            Hit(passage.span, variant="one_sided") for passage in words.find(*ONE_SIDED) if not passage.is_no_clause
        )


def _incomplete(words: Wording) -> Iterator[Hit]:
    """One finding where an excuse is given and no sentence on force majeure asks for notice or proof."""
    excuses = [passage for passage in words.find(*EXCUSES) if not passage.is_no_clause and not passage.denied]
    if not excuses or any(words.matches(f"{NOTICE}|{PROOF}", passage.near(60, 120)) for passage in words.find(*NAMED)):
        return
    if not words.matches(f"{NOTICE}|{PROOF}", excuses[0].article):
        yield Hit(excuses[0].span, variant="incomplete")
