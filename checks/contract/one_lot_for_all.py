"""DLV004: one bad or late lot lets the buyer keep the price of all lots, refuse them all or end the whole contract."""

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

LOT = (
    r"(?:任[一何意](?:一)?|某一?|其中一?|单|每一?|有一)(?:个)?(?:批次?|期|次|车|单|张|份)(?:的)?(?:货物?|产品|交货"
    r"|供货|交付|订单|送货)?"
)
TROUBLE = r"(?:不合格|不符|质量问题|瑕疵|缺陷|延迟|迟延|逾期|延误|短少|投诉|未按|违约|检验未|有问题)"
WHOLE = r"(?:全部|所有|其他|其余|剩余|后续|未付|各批|整个|一切)"
CHINESE = (
    LOT
    + r"[^。；\n]{0,24}?"
    + TROUBLE
    + r"[^。；\n]{0,24}?{B}[^。；\n]{0,10}?(?:暂停|停止|停付|拒绝|拒付|扣留|暂缓|缓付|有权不)"
    r"[^。；，\n]{0,6}?(?:支付|付款|给付|付)?[^。；，\n]{0,6}?"
    + WHOLE
    + r"[^。；，\n]{0,8}?(?:货款|价款|款项|(?:批次|货物|产品)(?:的[货价]款)?)(?:的支付)?",
    LOT
    + r"[^。；\n]{0,24}?"
    + TROUBLE
    + r"[^。；\n]{0,24}?{B}[^。；\n]{0,12}?(?:解除|终止|取消|拒收|退回)[^。；，\n]{0,8}?"
    r"(?:全部|整个|所有|本)(?:[^。；，\n]{0,4}?)(?:合同|协议|订单|货物|产品|批次)",
)
BUYER_FIRST = (
    r"{B}[^。；\n]{0,8}?(?:有权|可以?|可)[^，。；\n]{0,4}?(?:因|以|就|由于)"
    + LOT
    + r"[^。；\n]{0,16}?"
    + TROUBLE
    + r"[^。；\n]{0,12}?(?:暂停|停止|拒绝|拒付|扣留|暂缓|缓付)[^。；，\n]{0,8}"
    r"?" + WHOLE + r"[^。；，\n]{0,6}?(?:货款|价款|款项)",
)
LOT_EN = (
    r"\b(?:any|one|either|single|individual|each) (?:delivery|installment|instalment|lot|shipment|batch|consignment)\b"
)
TROUBLE_EN = r"\b(?:defect\w*|late|delay\w*|fail\w*|non-?conform\w*|reject\w*|breach\w*|default\w*|short\w*)\b"
ENGLISH = (
    r"(?:(?:"
    + TROUBLE_EN
    + r")[^.;]{0,40}?"
    + LOT_EN
    + r"|"
    + LOT_EN
    + r"[^.;]{0,80}?"
    + TROUBLE_EN
    + r")[^.;]{0,80}?\b(?:withhold|suspend|refuse|reject|cancel|terminate|retain)\b[^.;]{0,50}?"
    r"\b(?:(?:both|all) (?:of )?(?:the )?(?:shipments|deliveries|lots|instal?lments)|all (?:other |further "
    r"|remaining )?(?:deliver\w+|payments?|instal?lments|lots|shipments|sums"
    r"|amounts|orders|goods)"
    r"|payment (?:for|of) all\b[^.;,]{0,30}|(?:the )?(?:whole|entire|remainder of (?:the|this)) (?:of (?:the"
    r"|this) )?(?:contract|agreement|order|price))",
)
BUYER_FIRST_EN = (
    r"\b{B} (?:may|can|shall be entitled to|is entitled to|has the right to)\b[^.;]{0,20}?\b(?:withhold"
    r"|suspend|refuse|reject|cancel|terminate)\b"
    r"[^.;]{0,40}?\b(?:(?:whole|entire)(?: of (?:the|this))? (?:contract|agreement|order)|all (?:other "
    r"|further |remaining )?(?:deliver\w+|payments?|instal?lments|lots|sums))\b"
    r"[^.;]{0,20}?\b(?:if|because|where|when)\b[^.;]{0,10}?" + LOT_EN + r"[^.;]{0,20}?" + TROUBLE_EN,
)
ONE_SHIPMENT = (
    r"(?:不得|不允许|禁止|不准|不能)(?:进行)?分批(?:次)?(?:发货|交货|供货|送货|交付|装运|运输)?",
    r"\b(?:partial (?:shipments?|deliver(?:y|ies))[^.;]{0,20}?\b(?:not (?:be )?(?:allowed|permitted|accepted)"
    r"|prohibited)"
    r"|no partial (?:shipments?|deliver(?:y|ies)))\b",
)
IN_LOTS = (
    r"(?<!不得)(?<!不允许)(?<!禁止)(?<!不能)分(?:\d+|[二两三四五六七八九十]+|多)?批(?:次)?(?:发货|交货|供货"
    r"|送货|交付|到货)|分\d*期交货|每批",
    r"\b(?:in|by) (?:\w+ )?(?:instal?lments|lots|batches)\b|\beach (?:shipment|delivery|instal?lment|lot)\b",
)
FAIR = (
    r"配套|成套|相互依存|不能单独使用|技术上[^。；]{0,6}(?:关联|依赖)|影响[^。；]{0,8}(?:整体|其他批次)的?使用"
    r"|仅限|该批次?(?:货物|产品)?的?货款"
    r"|相应(?:部分|货款)|technically|depend|interdependent|substantially impairs|limited to|to the extent"
)
REPEATED = (
    r"累计|连续|(?:[二两三四五六2-9]|\d{2,})次(?:以上)?|多次|屡次|repeated|consecutive|more than (?:two|three)"
    r"|\b(?:two|three) or more"
)
SELLER_SIDE = (
    r"{B}(?:未|逾期|拖欠|迟延)|{S}有权|\b{B} (?:fails|failed|is late|defaults)|\b{S} (?:may|shall be entitled|can)"
)


FRAMES = (
    Frame(
        r"\b(?:part|partial) (?:deliver(?:y|ies)|shipments?)\b[^.;]{0,30}?\bnot (?:be )?(?:permitted|allowed"
        r"|accepted)\b|\bno (?:part|partial) (?:deliver(?:y|ies)|shipments?)\b",
        (r"{B}", r"\b(?:refuse|reject|withhold|cancel|return)\w*\b", r"\b(?:whole|entire|all|complete)\b"),
        r"\bletters? of credit\b",
    ),
    Frame(
        r"\b(?:any|one|either|single|individual|each|part)(?: \w+){0,2}? (?:deliver(?:y|ies)|instal?lment|lot|shipment|batch|consignment)s?\b",
        (
            TROUBLE_EN + r"|\b(?:complaint|shortfall|dispute|claim|rejection)s?\b|\bno part\b",
            r"\b(?:whole|entire|every other|full quantity|all (?:other |further |remaining )?(?:deliver\w+"
            r"|payments?|instal?lments|lots|sums|invoices|orders|goods))\b",
            r"\b(?:withhold\w*|suspend\w*|refuse|reject|cancel|terminate|repudiated|(?:accepted|paid) or (?:accepted|paid)(?: for)?|not be paid)\b",
            r"{B}|\b(?:payments?|paid)\b",
        ),
        r"\bletters? of credit\b|\b{S} (?:may|shall be entitled|can)\b|\b(?:technically|depend\w*|interdependent"
        r"|substantially|limited to|to the extent)\b|\bnot (?:affect|entitle)\b",
    ),
)
TROUBLE_ZH = TROUBLE + r"|短交|不达标|争议|异议"
FRAMES_ZH = (
    Frame(
        r"(?:任[一何意]|某一?|其中一?|单一?|个别|一)(?:个|种)?(?:批次?|车|品种|部分|票|箱|批货)|分批(?:交|供|发)",
        (
            TROUBLE_ZH,
            r"全部|所有|一并|整个|整体|整批|前期|各批",
            r"暂缓|暂停|中止|停止|拒付|拒收|拒绝|扣留|退回|退货|解除|终止|不予(?:付款|支付|结算)",
            r"{B}|货款|结算",
        ),
        FAIR + "|" + REPEATED + "|" + SELLER_SIDE + r"|不能实现合同目的|不影响|不得(?:拒|暂|停|解)|(?:其余"
        r"|其他)[^，。；]{0,8}(?:按约|照常|正常)|该批(?:次)?[^，。；]{0,6}(?:货款|价款)",
        REACH_ZH,
    ),
)


@contract_check()
def one_lot_for_all(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    found = words.find(*words.spoken((*CHINESE, *BUYER_FIRST), (*ENGLISH, *BUYER_FIRST_EN)))
    for passage, others in once_a_clause(with_frames(words, filter(_infects, found), words.spoken(FRAMES_ZH, FRAMES))):
        yield Hit(passage.span, related=tuple(other.span for other in others))
    if words.says(*IN_LOTS):
        for passage in words.find(*ONE_SHIPMENT):
            if not passage.is_no_clause and not words.matches(r"信用证|letter of credit|擅自|同意", passage.sentence):
                yield Hit(passage.span, variant="one_shipment")
                return


def _infects(passage: Passage) -> bool:
    """Neither our own right against a late payer, nor lots that are useless alone, nor a seller who failed many times."""
    words = passage.wording
    if passage.is_no_clause or words.matches(FAIR, passage.sentence) or words.matches(REPEATED, passage.words):
        return False
    return not words.matches(r"不得|无权|不能|\b(?:not|shall not|may not)\b", passage.words) and not words.matches(
        SELLER_SIDE, passage.words
    )
