"""LIA007 for the buyer: it alone pays the lawyers and the collection of the other side."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Matter, agreed, contract_check, hits, wording_of

COST = (
    r"(?:律师(?:代理)?费|诉讼费|仲裁费|保全费|催收(?:费|成本)|差旅费|公证费|(?:实现|追索|追讨)(?:债权"
    r"|欠款|货款)[^。；，\n]{0,6}?费用|维权(?:费|成本))"
)
CHINESE = (
    r"{B}[^。；\n]{0,50}?(?:应|须|需|还应|并|同时|负责)?[^。；，\n]{0,6}?(?:承担|支付|赔偿|负担)"
    r"[^。；\n]{0,40}?" + COST + r"[^。；，\n]{0,10}",
    r"(?:{S}[^。；\n]{0,30}?)?" + COST + r"[^。；\n]{0,60}?(?:均|全部|一律)?由{B}(?:方)?(?:承担|负担|支付)",
)
ENGLISH = (
    r"\b{B}\b[^.;\n]{0,50}?\b(?:pay|reimburse|bear|be liable for|be responsible for)\b"
    r"[^.;\n]{0,90}?\b(?:attorneys?'? ?fees|lawyers?'? ?fees|legal (?:fees|costs|expenses)"
    r"|collection (?:costs|fees|expenses|charges)|(?:costs?|expenses) (?:of|incurred in) "
    r"(?:collect\w+|recover\w+|enforc\w+))\b[^.;,\n]{0,40}\b",
)
MUTUAL = (
    r"违约方|过错方|败诉方|责任方|任何一方|任一方|双方|各自|另一方|守约方|侵权|{S}(?:违约|违反"
    r"|未)[^。；]{0,40}?"
    + COST
    + r"|\bprevailing|\beither party|\beach party|\bdefaulting party|\blosing|\bbreaching party"
    r"|\bindemnif|\bthird[- ]part|\binfring|\bprosecut|\btrademark|\bpatent|\binsur"
)
SELLER_TOO = (
    r"{S}[^。；\n]{0,40}?(?:承担|支付|赔偿)[^。；\n]{0,40}?律师(?:代理)?费|律师(?:代理)?费"
    r"[^。；\n]{0,40}?由(?:违约方|败诉方|过错方|责任方|{S})"
)


NOT_OF_COLLECTION = r"(?:无需|无须|不)(?:再)?承担[^。；]{0,60}?(?:诉讼费|律师费)|\binfring|\bintellectual|\bpatent"


@contract_check()
def buyer_bears_recovery_costs(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    if not words.says(SELLER_TOO):
        found = agreed(words, CHINESE, ENGLISH, unless=MUTUAL)
        yield from hits(each for each in found if not words.matches(NOT_OF_COLLECTION, each.near(500, 60)))
