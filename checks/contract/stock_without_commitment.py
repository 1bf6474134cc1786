"""SEA007: the seller keeps stock for the buyer's forecast, and nothing obliges the buyer to take it."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Hit, Matter, Passage, contract_check, once_a_clause, wording_of

STOCKS = (
    r"{S}[^。；\n]{0,30}?(?:应|须|需|有义务|负责|必须|保证|承诺|同意)[^。；\n]{0,30}?(?:备货|备料|备库|储备"
    r"|安全库存|备足|常备"
    r"|(?:保持|留有|备有|保有|有)[^，。；\n]{0,14}?库存|(?:预留|保留)[^，。；\n]{0,6}?(?:库存|产能|货物))",
    r"{S}[^。；\n]{0,20}?按(?:照)?[^，。；\n]{0,14}?(?:预测|需求计划|意向|计划)[^，。；\n]{0,10}?(?:备货"
    r"|备料|生产|组织货源|储备)",
)
STOCKS_EN = (
    r"\b{S} (?:shall |will |must )?manufactures?\b[^.;]{0,20}?\bto (?:them|it|forecasts?|the forecasts?)\b",
    r"\b{S} (?:keeps|holds|maintains|reserves|carries)\b[^.;]{0,40}?\b(?:stocks?|inventor(?:y|ies)|capacity)\b[^.;,]{0,60}",
    r"\b{S} (?:shall|will|agrees to|must)\b[^.;]{0,60}?\b(?:hold|keep|maintain|reserve|carry|build|prepare"
    r"|manufacture)\b[^.;]{0,40}?\b(?:stocks?|inventor(?:y|ies)|safety stock|capacity)\b"
    r"[^.;,]{0,60}",
)
LOOSE = (
    r"意向书|意向性|备忘录|框架(?:合同|协议)|以(?:{B})?(?:的)?实际(?:需求|需要|采购|订单|用量)(?:量|数量)?为准|(?:不构成"
    r"|不作为)[^，。；\n]{0,12}?(?:采购|购买)(?:承诺|义务)"
    r"|不(?:承诺|保证)[^，。；\n]{0,8}?(?:采购|最低|购买)(?:量|数量|义务)?|与{B}(?:无涉|无关)"
    r"|{B}(?:概)?不(?:承担|负)(?:任何)?[^，。；\n]{0,6}?(?:责任|义务|损失)|仅供参考",
    r"\bbinds? (?:the )?{B} to nothing\b|\bguidance only\b|\bletter of intent\b|\bmemorandum of understanding\b|\bheads of terms\b|\b(?:not"
    r"|no)\b[^.;]{0,30}?\b(?:oblig\w+|commit\w+|bound|required)\b[^.;]{0,30}?\b(?:purchase|order|buy"
    r"|quantit)"
    r"|\b(?:no|not)\b[^.;]{0,20}?\b(?:promises?|guarantees?)\b[^.;]{0,30}?\b(?:purchase|order|buy|quantit)"
    r"|\bexpected needs\b|\bestimates? only\b|\bforecasts?\b[^.;]{0,40}?\b(?:not|non)[- ]?binding\b",
)
NO_PROMISE = (
    r"(?:不构成|不作为)[^，。；\n]{0,12}?(?:采购|购买|订货)(?:承诺|义务)|{B}[^，。；\n]{0,6}?(?:不承诺|不保证|无|没有)[^，。；\n]{0,8}?(?:采购|最低"
    r"|购买|订货)",
    r"\b{B}\b[^.;]{0,40}?\b(?:no (?:promise|commitment|obligation)|not (?:obliged|bound|committed|required))\b[^.;]{0,30}?\b(?:purchase|order|buy|quantit)"
    r"|\bbinds? (?:the )?{B} to nothing\b|\bforecasts?\b[^.;]{0,60}?\b(?:guidance only|bind\w* nobody)\b",
)
"""Said outright: an order mechanism beside it helps little when nothing need be ordered."""
DISCLAIMS = (
    r"(?:备货|库存|备料|呆滞|储备)[^。；\n]{0,30}?(?:与{B}(?:无涉|无关)|{B}[^，。；\n]{0,6}?不(?:承担|负)"
    r"|由{S}(?:自行)?(?:承担|负责|处理))"
)
COMMITS = (
    r"{B}[^。；\n]{0,20}?(?:备货|备料|库存)[^。；\n]{0,24}?(?:提货|付款|提走|购买|接收)",
    r"(?<!不保证)(?<!不承诺)(?<!不设)(?<!没有)(?<!无)最低(?:采购|订货|订购|购买|提货)(?:量|额|数量|金额)?|保底|(?:采购|订货|购买|提货)(?:量"
    r"|额)?[^，。；\n]{0,6}(?:不低于|不少于|不得低于|不得少于)|(?:备货|库存|备料|呆滞"
    r"|专用料)[^。；\n]{0,30}?"
    r"(?:{B}[^。；\n]{0,16}?(?:提货|付款|承担|购买|接收|补偿|回购|消化|赔偿)|由{B})|占用费|仓储费由{B}",
    r"\bminimum (?:purchase|order|quantit|volume|annual|commitment)|\btake[- ]or[- ]pay\b"
    r"|\b{B}\b[^.;]{0,80}?\b(?:purchase|pay for|reimburse|buy|take|liable|responsible)\b[^.;]{0,60}?"
    r"\b(?:stock|inventory|excess|obsolete|safety|materials|components|forecast)|\b{B}'?s? (?:sole )?(?:cost"
    r"|expense)\b",
)
ORDERS = (
    r"(?:采购)?订单[^。；\n]{0,30}?(?:确认|生效|不可撤销|不得取消|约束力|为准|盖章)|每次(?:双方)?确认",
    r"\b(?:purchase )?orders?\b[^.;]{0,60}?\b(?:binding|accepted|firm|confirmed|irrevocable|acceptance)\b",
)
NOT = r"不(?!低|少)|无需|无须|\b(?:not|no)\b"
SPARES = r"备件|备品|备机|样机|零配件|易损件|spare parts?|replacement parts?|promotional|marketing|records?|insurance"


@contract_check()
def stock_without_commitment(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    if not words.says(*LOOSE, DISCLAIMS):
        return
    found = words.find(*words.spoken(STOCKS, STOCKS_EN))
    stocks = [each for each in found if _for_the_buyer(each)]
    if not stocks:
        return
    disclaimed = words.says(DISCLAIMS)
    cured = COMMITS if words.says(*NO_PROMISE) else (*COMMITS, *ORDERS)
    if not disclaimed and words.says(*cured):
        return
    for passage, others in once_a_clause(stocks):
        yield Hit(
            passage.span,
            variant="disclaimed" if disclaimed else "",
            related=tuple(other.span for other in others),
        )
        return


def _for_the_buyer(passage: Passage) -> bool:
    words = passage.wording
    return (
        not passage.is_no_clause
        and not words.matches(NOT, passage.words)
        and not words.matches(SPARES, passage.sentence)
    )
