"""INV001: payment hangs on the seller's invoice, and any flaw in it is a ground to pay nothing."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Hit, Matter, Passage, contract_check, once_a_clause, wording_of

REFUSES = r"(?:顺延|拒绝|拒付|暂停|不予|中止|暂缓|暂不|不(?=支付|付款)|延期|延迟|推迟|迟延)[^，。；\n]{0,6}?(?:付款|支付|付|结算|履行付款)?[^，。；\n]{0,10}"
REFUSAL = (
    r"发票[^，。；\n]{0,16}?(?:瑕疵|错误|未经[^，。；\n]{0,10}(?:审核|通过)|未通过)[^。；\n]{0,12}?{B}(?:均|即|则|亦|方)?(?:有权|可以?|将)(?:相应)?"
    + REFUSES,
    r"(?:发票|票面)[^，。；\n]{0,10}?(?:有误|错误|不符)[^，。；\n]{0,4}?[，,]?{B}(?:有权|可以?)" + REFUSES,
    r"(?:未|没有|不|拒绝|迟延|延迟|逾期)[^，。；\n]{0,30}?(?:发票|票据)[^。；\n]{0,60}?{B}(?:均|即|则|亦|方)?(?:有权|可以?|将)(?:相应)?"
    + REFUSES,
    r"发票[^，。；\n]{0,12}?(?:不符合|不合格|不合规|有误|有瑕疵|有问题)[^。；\n]{0,24}?{B}(?:均|即|则|亦|方)?(?:有权|可以?|将)(?:相应)?"
    + REFUSES,
    r"{B}(?:在|于)?(?:收到|取得)[^，。；\n]{0,16}?发票(?:之)?前[，,]?(?:{B})?(?:有权)?(?:不予|拒绝|暂不|不)(?:支付|付款)[^，。；\n]{0,10}",
    r"(?:因|由于)[^，。；\n]{0,8}?发票[^，。；\n]{0,12}?(?:付款|支付|结算)[^，。；\n]{0,6}?(?:迟延|延迟|逾期|延误)[^。；\n]{0,8}?(?:由{S}|{B}不)[^，。；\n]{0,8}",
    r"(?:发票)[^。；\n]{0,30}?[，,](?:否则|不然)[，,]?{B}(?:均|即|则|亦|方)?(?:有权|可以?|将)?(?:相应)?" + REFUSES,
)
FIRST = (
    r"先(?:开具?)?(?:发)?票[，,]?后(?:付)?款",
    r"{S}[^，。；\n]{0,6}?先(?:行)?(?:开具|提供)[^，。；\n]{0,14}?发票[^。；\n]{0,4}?(?:后|再)[，,]?{B}?(?:再)?(?:付款|支付)",
    r"(?:{B})?(?:在)?(?:每次|每期|各期)?(?:付款|支付[^，。；\n]{0,6}?款项?)(?:之)?前(?:\d+个?(?:工作)?[日天])?[^。；\n]{0,10}?{S}[^，。；\n"
    r"]{0,6}?(?:应|须|需|必须)[^，。；\n]{0,24}?(?:提供|开具|交付|提交|出具)[^，。；\n]{0,24}?发票",
    r"{S}[^，。；\n]{0,6}?(?:应|须|需|必须)?(?:在|于)?{B}(?:每次)?付款前[^，。；\n]{0,30}?发票",
)
TOO_EARLY = (
    r"(?:发货|交货|送货|供货|交付|结算)(?:之)?前[^，。；\n]{0,14}?(?:提供|开具|交付|提交|出具)[^，。；\n]{0,12}?发票",
)
ONLY_MOVES = r"顺延|延期|延迟|推迟|迟延"
NO_LIABILITY = r"不(?:承担|负)|无需承担|免(?:除|于)|直至|拒|不视为"
LIMIT = (
    r"(?:收到|收|取得)(?:发票|票)?[^。；\n]{0,20}?(?:日|天)内[^。；\n]{0,24}?(?:异议|退回|核对|更换|审核)"
    r"|发票[^。；\n]{0,20}?(?:日|天)内(?:退回|提出|更换|书面)|逾期[^。；\n]{0,10}?视为[^。；\n]{0,6}?无误"
)
FAIR = r"顺延(?![^。；\n]{0,14}?不(?:承担|负))|不影响[^。；\n]{0,10}?付款|不构成拒付|不得[^。；\n]{0,8}?拒"


@contract_check()
def invoice_before_payment(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    if not words.chinese:
        return
    refusals = [each for each in words.find(*REFUSAL) if _refuses(each)]
    early = [each for each in words.find(*TOO_EARLY) if _is_clause(each)]
    first = [] if words.says(LIMIT) else [each for each in words.find(*FIRST) if _is_clause(each)]
    taken: set[int | None] = set()
    for variant, found in (("", refusals), ("before_delivery", early), ("first", first)):
        for passage, others in once_a_clause(found):
            clause = matter.contract.clause_at(passage.span.start)
            if clause is None or clause not in taken:
                yield Hit(passage.span, variant=variant, related=tuple(other.span for other in others))
            taken.add(clause)


def _is_clause(passage: Passage) -> bool:
    words = passage.wording
    return not (passage.is_no_clause or passage.denied or words.matches(FAIR, passage.sentence))


def _refuses(passage: Passage) -> bool:
    """Paying nothing at all, or later at no cost; moving the due date by the delay of the invoice is fair."""
    words = passage.wording
    if passage.is_no_clause or words.matches(FAIR, passage.sentence):
        return False
    return not words.matches(ONLY_MOVES, passage.words[-20:]) or words.matches(NO_LIABILITY, passage.near(0, 20))
