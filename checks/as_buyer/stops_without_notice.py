"""STP001 for the buyer: the seller may stop supplying without notice and without a last chance to pay."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Matter, agreed, contract_check, hits, wording_of

RIGHT = r"{S}(?:方)?[^，。；\n]{0,10}?(?:有权|可以?|可随时|可|保留)"
STOPS = r"(?:停止|暂停|中止|中断|拒绝|终止)(?:向{B})?[^。；，\n]{0,6}?(?:供货|发货|交货|供应|送货|供给)"
CHINESE = (RIGHT + r"[^。；\n]{0,30}?" + STOPS + r"[^。；，\n]{0,8}",)
ENGLISH = (
    r"\b{S} (?:may(?! not)|reserves the right to|shall be entitled to|is entitled to|(?:has"
    r"|shall have) the right to)\b[^.;\n]{0,60}?"
    r"\b(?:suspend|stop|cease|withhold|refuse|discontinue)\b[^.;\n]{0,30}?\b(?:deliver\w*"
    r"|shipments?|shipping|supply|supplies|supplying|selling)\b[^.;\n]{0,60}\b",
)

FAIR = (
    r"\bupon (?:termination|expir)|\bcredible evidence|"
    r"(?<!无需)(?<!不经)(?<!无须)(?<!不另行)(?:书面)?通知|书面(?:说明|告知)|说明(?:原因|事由)"
    r"|催告|宽限|(?:逾期|拖欠|超过|迟延)"
    r"[^。；]{0,12}?(?:\d|[一二三四五六七八九十]+)[^。；，]{0,4}?(?:日|天|月)|不可抗力|提供担保|\b"
    r"(?:on|upon|after|by|giving|prior|written) [^.;]{0,20}?\bnotice|\bcure\b|\bdays\b"
    r"|\bforce majeure|\bdefective|\binfring\w*|\blaw\b|\bexport"
)


@contract_check()
def stops_without_notice(matter: Matter) -> Iterator[Answer]:
    yield from hits(agreed(wording_of(matter.contract), CHINESE, ENGLISH, unless=FAIR))
