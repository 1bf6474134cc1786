"""LIA008: words on penalties that will not hold, or that give the agreed penalty away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.authoring import Answer, Hit, Matter, Passage, Words, contract_check, once_a_clause, wording_of

NOT_REDUCED = (
    r"(?:自愿|同意|承诺|明确|均)?(?:放弃|不得|不(?:再)?(?:得)?(?=请求|要求|主张|申请))[^，。；\n]{0,24}?(?:调整"
    r"|调减|减少|降低|调低|减免)[^，。；\n]{0,10}?违约金(?:的)?(?:权利|请求|标准|数额)?",
    r"不得(?:以|因)[^，。；\n]{0,6}?违约金[^，。；\n]{0,12}?(?:要求|请求|主张|申请)[^，。；\n]{0,8}?(?:调整|调减|减少|降低|调低)",
    r"违约金[^，。；|\n]{0,20}?(?:不得|放弃|不予|不再)[^，。；\n]{0,14}?(?:调整|调减|减少|降低|调低)(?:的)?(?:权利)?",
)
NO_LIABILITY = (
    r"(?:人身(?:伤害|损害|伤亡)|重大过失)[^，。；\n]{0,20}?(?:不承担|不负|免责|免除|概不负责)[^，。；\n]{0,10}",
    r"(?:不承担|不负|免除)[^，。；\n]{0,24}?(?:人身(?:伤害|损害|伤亡)|故意|重大过失)[^，。；\n]{0,12}?责任",
)
ENDS = (
    r"(?:合同|协议)(?:被)?(?:解除|终止)(?:后|之日起?|的)?[，,]?[^，。；\n]{0,16}?违约(?:金|责任)[^，。；\n]{0,12}?(?:失效|终止|不再适用|不再执行|消灭|停止计算|免除)",
)
CARVED_OUT = r"非因|自身|不可抗力|除外|不免除|仍(?:应|须|需)|除[^，。；]{0,20}外"
SETTLEMENT = re.compile(r"还款协议|和解协议|债务清偿|分期还款|还款计划|结算协议|清欠协议")
KEEPS_PENALTY = r"违约金|原合同[^。；\n]{0,20}?(?:继续|仍|不影响|执行|有效)|恢复[^。；\n]{0,12}?原|逾期利息|罚息"
PLACE = Words("还款协议的违约条款", "default clause of the settlement")


@contract_check()
def ineffective_penalty_wording(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    if not words.chinese:
        return
    for variant, templates in (("", NOT_REDUCED), ("no_liability", NO_LIABILITY), ("ends", ENDS)):
        found = (each for each in words.find(*templates) if _agreed(each, variant))
        for passage, others in once_a_clause(found):
            yield Hit(passage.span, variant=variant, related=tuple(other.span for other in others))
    title = matter.contract.title.value if matter.contract.title else ""
    if SETTLEMENT.search(title) and not words.says(KEEPS_PENALTY):
        yield Hit(None, variant="settlement", place=PLACE)


def _agreed(passage: Passage, variant: str) -> bool:
    words = passage.wording
    if passage.is_no_clause or words.matches(CARVED_OUT, passage.near(0, 0)):
        return False
    return variant == "" or not words.matches(r"不得|无效", passage.before[-12:])
