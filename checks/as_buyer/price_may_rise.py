"""PRC005 for the buyer: the seller may raise the price, without a cap and never downwards."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Matter, agreed, contract_check, hits, no_sale, wording_of

PRICE = r"(?:供货|产品|销售|出厂|结算|合同)?(?:价格|单价|价目表?|供货价|售价|价款|定价)"
CHINESE = (
    r"{S}(?:方)?[^，。；\n]{0,16}?(?:有权|可以?|可随时|可视|可根据|保留)[^。；\n]{0,30}?(?:调整"
    r"|上调|提高|变更|修改|更改|上浮|制定)[^，。；\n]{0,10}?" + PRICE + r"(?:的权利)?",
    r"{S}(?:方)?[^，。；\n]{0,10}?(?:有权|可以?|可随时|可)(?:对|将|就)[^，。；\n]{0,10}?"
    + PRICE
    + r"[^，。；\n]{0,12}?(?:调整|上调|提高|变更|修改|上浮)",
    PRICE + r"[^。；，\n]{0,10}?(?:以|按|由|执行)(?:照)?{S}[^。；，\n]{0,14}?(?:公布|通知|确定"
    r"|调整|最新|制定|发布|规定)(?:[^。；，\n]{0,10}?(?:为准|执行|计算|结算))?",
)
MAY = (
    r"\b{S} (?:may(?! not)|reserves the right to|(?:has|shall have) the right to|is entitled to"
    r"|shall be entitled to|can(?!not))\b"
)
ENGLISH = (
    MAY + r"[^.;\n]{0,60}?\b(?:increase|adjust|change|modify|revise|raise|amend|alter)\b"
    r"[^.;\n]{0,40}?\b(?:prices?|price list|pricing)\b[^.;\n]{0,40}\b",
    r"\bprices?\b[^.;\n]{0,50}?\b(?:(?:are|is|shall be) subject to (?:change|increase|revision"
    r"|adjustment)|may be (?:changed|increased|revised|adjusted|modified))\b[^.;\n]{0,50}\b",
    r"\bprices?\b[^.;\n]{0,40}?\b(?:in effect|prevailing|applicable|current)\b[^.;\n]{0,16}?\b"
    r"(?:at|on) the (?:time|date) of (?:shipment|delivery|dispatch)\b",
)
FAIR = (
    r"协商|双方(?:书面)?(?:同意|确认|约定|另行)|(?:经|征得)[^，。；\n]{0,6}{B}|{B}"
    r"[^，。；\n]{0,6}(?:书面)?(?:同意|确认)|上限|不(?:得)?(?:超过|高于)|幅度|公式|指数|相应"
    r"(?:下调|降低)|涨跌|建议零售价|零售价|终端|指导价|市场价|税率|降价|下调|优惠"
    r"|\bmutual\w*|\bagree[ds]?\b|\bagreement of\b|\bconsent\b|\b(?:not|no more than|never)\b"
    r"[^.;]{0,14}\bexceed\b|\bcap(?:ped)?\b|\bnot more than\b|\bindex\b|\bcpi\b|\bproducer price"
    r"|\bformula\b|\bretail\b|\bresale\b|\bdecreas\w*|\breduc\w*|\bno (?:price )?increase"
    r"|\blicen[sc]e|\bsubscri|\bshares?\b|\bexercise price|\bsatisfaction of both|\bnegotiat"
)


MEASURED = r"指数|公式|\bindex\b|\bproducer price|\bformula\b|\bnot exceed\b"
"""What the price follows, said in the next sentence."""


@contract_check(unless=no_sale)
def price_may_rise(matter: Matter) -> Iterator[Answer]:
    found = agreed(wording_of(matter.contract), CHINESE, ENGLISH, unless=FAIR)
    yield from hits(each for each in found if not each.wording.matches(MEASURED, each.near(0, 220)))
