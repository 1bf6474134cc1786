"""SUB001: no quantity at all, or as much as the buyer likes, and no order that fixes it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.authoring import (
    REACH_ZH,
    Answer,
    Frame,
    Hit,
    Matter,
    NotApplicable,
    NotJudged,
    Passage,
    Wording,
    Words,
    contract_check,
    elsewhere,
    is_sale,
    once_a_clause,
    price_tables,
    reasons,
    with_frames,
    wording_of,
)

PLACE = Words("标的条款", "clause on the goods")
NO_LIST = Words(
    "无法判断：数量写在清单或附件里，清单未随附", "cannot tell: the quantity stands in a list that was not supplied"
)
OPEN = (
    r"(?:数量|册数|方量|套数)[^，。；\n]{0,6}?(?:届时|到时)[^，。；\n]{0,2}?(?:看|视|再|由)[^，。；\n]{0,10}",
    r"(?:数量|册数|方量|套数)[^，。；\n]{0,6}?(?:按|以)(?:照)?(?:{B})?(?:的)?[^，。；\n]{0,4}?(?:农时|工地|现场|施工"
    r"|各[^，。；\n]{1,4})[^，。；\n]{0,4}?(?:需要|要求|报送)(?:为准)?",
    r"(?:数量|供货量|供应量|采购量|用量)[^，。；\n]{0,8}?(?:以|按|由|根据"
    r"|依)(?:照)?(?:{B})(?:的)?(?:实际|生产|工程|现场|最终)?(?:需要|需求|要求|通知|指令|使用情况"
    r"|决定)(?:量)?(?:为准|确定|供应|执行)?",
    r"(?:数量|[供用总]量|供[货应]量|采购量)[^，。；\n]{0,8}?(?:以|按|由|根据|依|随)(?:照)?(?:{B}|工程|工地|现场|项目)(?:的)?[^，。；\n]{0,8}?(?:用量"
    r"|用料|消耗|临时|随时|安排|进度)[^，。；\n]{0,8}",
    r"(?:用|要|拉|需要?|使用)(?:到|了)?多少[^。；\n]{0,12}?(?:送|拉|供|算|发|结|给)?多少",
    r"(?:型号|数量|用量|品种|规格)[^，。；\n]{0,6}?(?:届时|到时|另行|另|再)[^，。；\n]{0,4}?(?:议|商定|商|定(?!货)|确定|告知)",
    r"(?:数量|供货量|供应量|采购量)[^，。；\n]{0,6}?(?:不限|不定|待定|另行(?:通知|约定|商定|协商)|随时(?:通知|调整))",
)
OPEN_EN = (
    r"\bwhatever\b[^.;,]{0,40}?\b{B} (?:may )?(?:\w+ )?(?:needs?|requires?|orders?|wants?|calls? for)\b",
    r"\b(?:goods|products?|(?:spare )?parts|materials|equipment|quantit(?:y"
    r"|ies))\b[^.;]{0,30}?\bas (?:may be )?(?:required|requested|needed"
    r"|ordered) (?:from time to time )?by (?:the )?{B}\b",
    r"\b(?:such|any) quantit(?:y|ies)\b[^.;]{0,30}?\bas (?:the )?{B} (?:may )?(?:requires?|requests?|needs?"
    r"|wishes)\b",
)
FRAMES_ZH = (
    Frame(
        r"数量|供(?:货|应)量|用量",
        (
            r"届时|随时|视[^，。；]{1,12}|实际使用|看情况",
            r"通知|商定|为准|确定|另定|而定",
            r"供应|供货|供给|出售|提供|采购|购买",
        ),
        r"\d+(?:\.\d+)? ?(?:吨|台|套|件|个|米|公斤)[^/]|不少于|不低于|上限|订单|短少|异议|误差|磅差|验收|结算数量",
        REACH_ZH,
    ),
)
ORDERS = (
    r"订单|订货单|采购单|要货(?:单|计划)|供货(?:通知|计划|单)|送货(?:通知|计划)|供应计划|需求计划|补充协议"
    r"|提货单|送货单|分批(?:合同|协议)|每次|每批|月度计划",
    r"\bpurchase orders?\b|\borders?\b[^.;]{0,40}?\b(?:placed|accepted|confirmed|submitted|issued)\b"
    r"|\beach order\b|\bforecasts?\b|\bminimum\b|\breleases?\b",
)
MEASURED = (
    r"数 ?量|重 ?量|面 ?积|头数|株数|\d+(?:\.\d+)? ?(?:吨|台|套|件|个|只|箱|米|kg|公斤|千克|斤|辆|根|张|瓶|盒|袋"
    r"|平方米|立方米|m3|㎡|批次|车|双|条|副|块|片|支|升|担|桶|卷|组|t\b|pcs)"
    r"|[一二三四五六七八九十百千万两]+(?:台|套|件|吨|辆|只|箱|头|个|公斤|担)|_+ ?(?:吨|台|套|件|个|公斤|斤|担"
    r"|箱|头)|溢短|公吨|吨|担|市斤|亩",
    r"\bquantit(?:y|ies)\b|\b\d[\d,.]* ?(?:units?|pcs|pieces|tons?|tonnes?|t|kg|sets?|lots?|barrels?|gallons?"
    r"|litres?|liters?|boxes|pallets|mt|cartons?|lbs?)\b"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\w+ty|hundred"
    r"|thousand)\b(?: \(\d+\))? (?:\w+ )?(?:units?|pieces|tons?|sets?|machines?|boxes)|\b\d[\d,]* [a-z]",
)
_MISREAD = re.compile(r"\d[OoIl]+(?=[\s|])")
"""8O for 80: the quantity is there, a scan spoilt it."""
LISTED = (
    r"(?:数量|规格|型号|明细)[^。；\n]{0,12}?(?:详见|见|以|按|如)[^，。；\n]{0,10}?(?:清单|附件|附表|报价单"
    r"|明细|订单)"
)


@contract_check()
def goods_not_described(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    if not is_sale(contract):
        yield NotApplicable(reasons.NOT_A_SALE)
        return
    words = wording_of(contract)
    if not words.says(*ORDERS):
        found = words.find(*words.spoken(OPEN, OPEN_EN))
        open_ones = with_frames(words, filter(_nothing_fixed, found), FRAMES_ZH if words.chinese else ())
        for passage, others in once_a_clause(open_ones):
            yield Hit(passage.span, related=tuple(other.span for other in others))
        if not open_ones and contract.kind != "framework" and not _measured(words):
            yield elsewhere(contract) or Hit(None, variant="missing", place=PLACE)
    yield from _lines(matter)
    if words.says(LISTED) and not contract.tables and not any(annex.attached for annex in contract.annexes):
        yield NotJudged(NO_LIST)


def _measured(words: Wording) -> bool:
    return (words.chinese and words.says(MEASURED[0])) or (words.english and words.says(MEASURED[1]))


def _nothing_fixed(passage: Passage) -> bool:
    """No amount or band beside it."""
    words = passage.wording
    if passage.is_no_clause or passage.denied:
        return False
    return not words.matches(
        r"\d+(?:\.\d+)? ?(?:吨|台|套|件|个|只|箱|米|公斤|%|units"
        r"|tons)|不少于|不低于|上限|最多|暂定|暂估|at least"
        r"|minimum",
        passage.near(40, 20),
    )


def _lines(matter: Matter) -> Iterator[Hit]:
    """A line of the price table that has a price but no quantity, where its neighbours have one."""
    if not matter.filled:
        return
    for table in price_tables(matter.contract):
        with_quantity = [line for line in table.lines if "quantity" in line.numbers]
        for line in table.lines:
            damaged = _MISREAD.search(line.span.of(matter.contract.text)) is not None
            if (
                not damaged
                and with_quantity
                and "quantity" not in line.numbers
                and {"price", "amount"} <= set(line.numbers)
            ):
                yield Hit(line.span, variant="line")
