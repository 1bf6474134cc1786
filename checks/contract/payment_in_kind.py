"""PAY014: the buyer may pay with goods, flats, vehicles, shares or claims instead of money."""

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
    once_a_clause,
    with_frames,
    wording_of,
)

THING = r"(?:实物|货物|产品|商品|房产|房屋|住房|商品房|房源|车位|车库|车辆|汽车|股权|股份|债权|库存|物资|资产|门面|商铺|公寓|住宅|房)"
SETTLES = r"(?:作价(?:支付|抵)|折价支付|抵付|抵偿|抵顶|冲抵|抵扣|抵债|折抵|顶账|抵(?:货|工程|材料|价|欠)?款)"
CHINESE = (
    r"{B}(?:均|也|亦)?(?:有权|可以?|将|拟)(?:选择)?[^，。；\n]{0,24}?(?:以|用|将)[^，。；\n]{0,20}?"
    + THING
    + r"[^，。；\n]{0,12}?"
    + SETTLES
    + r"[^，。；\n]{0,24}",
    r"{S}(?:同意|应当?|须|必须|愿意|不得拒绝)[^，。；\n]{0,16}?(?:接受|以|用)[^，。；\n]{0,20}?"
    + THING
    + r"[^，。；\n]{0,12}?"
    + SETTLES
    + r"[^，。；\n]{0,16}",
    r"(?:\d+%|部分|剩余|其余|全部)[^，。；\n]{0,10}?(?:货款|价款|工程款|材料款|款项)[^，。；\n]{0,8}?(?:以|用)[^，。；\n]{0,16}?"
    + THING
    + r"[^，。；\n]{0,10}?"
    + SETTLES,
    r"(?:采用|接受|实行|以)?(?:以房抵(?:款|债|工程款|货款)|以物抵(?:债|款)|以货抵(?:款|债)|以车抵(?:款|债)|工抵房|顶账房)[^，。；\n]{0,20}",
)
IN_KIND = (
    r"\b(?:in|with|by (?:delivering|the delivery of|transferring|the transfer of|issuing"
    r"|the issuance of)) (?:its |the |any |finished |other |such )*"
    r"(?:goods|products|merchandise|inventory|shares|stock|common stock|securities"
    r"|kind|vehicles|real estate|equipment|(?:[\w-]+ )?(?:vouchers?|coupons?|gift cards?|credits?))\b"
)
ENGLISH = (
    r"\b{B} (?:may(?! not)|shall be entitled to|is entitled to|has the right to|can(?! ?not)"
    r"|may choose to|shall have the (?:right|option) to)\b[^.;\n]{0,40}?"
    r"\b(?:settle|pay|satisfy|discharge)\b[^.;\n]{0,70}?" + IN_KIND,
)
FAIR = (
    r"经{S}[^，。；\n]{0,14}?(?:同意|确认|认可)|{S}(?:有权拒绝|可以?拒绝|书面同意)|双方(?:另行|书面|协商)|协商一致|不得以|不接受|以旧换新|退(?:回|货)|抵押|质押"
    r"|评估机构|共同评估|清算|consent|written agreement|trade[- ]in"
)
FORCED = r"不得拒绝|必须接受|应当?接受|无条件接受|无权拒绝|须接受|shall accept|may not refuse"


FRAMES = (
    Frame(
        r"\b(?:by (?:the )?(?:transferring|transfer|conveying|delivering|allotting|assigning|assignment)|in kind"
        r"|in lieu of|instead of (?:cash|money|payment))\b",
        (
            r"\b(?:vehicles?|debts?|property|properties|flats?|apartments?|units?|shares|stock|goods|products|claims"
            r"|receivables|parking)\b",
            r"{B}|{S}",
            r"\b(?:satisf(?:y|ied)|discharg\w+|settled?|pay|paid|accept|cash)\b",
            r"\b(?:price|invoices?|sums?|amounts?|debts?|part of|cash|payment)\b",
            r"\b(?:may|right|entitled|election|option|shall accept|must accept)\b",
        ),
        r"\b(?:cash only|{S}'s consent|if {S} agrees|mutual\w*|lien|title|merger|closing)\b",
    ),
)


FRAMES_ZH = (
    Frame(
        SETTLES + r"|抵房|抵款|以物抵|工抵",
        (THING + r"|其他资产", r"货款|价款|款项|付款|支付|\d%", r"{B}|{S}|付款"),
        FAIR + r"|不得|预付款|定金|违约金|赔偿|保证金|扣款|索赔|罚款|欠{B}",
        REACH_ZH,
    ),
)


@contract_check()
def payment_in_kind(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    found = words.find(*words.spoken(CHINESE, ENGLISH))
    for passage, others in once_a_clause(
        with_frames(words, filter(_without_our_consent, found), words.spoken(FRAMES_ZH, FRAMES))
    ):
        variant = "forced" if words.matches(FORCED, passage.near(0, 60)) else ""
        yield Hit(passage.span, variant=variant, related=tuple(other.span for other in others))


def _without_our_consent(passage: Passage) -> bool:
    words = passage.wording
    return not (passage.is_no_clause or passage.denied or words.matches(FAIR, passage.near(0, 50)))
