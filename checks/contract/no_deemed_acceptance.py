"""INS002: acceptance needs the buyer's signature and nothing happens if it is not given, or use and silence never count."""

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
    no_sale,
    once_a_clause,
    with_frames,
    wording_of,
)

PAPER = (
    r"(?:验收|终验|初验|竣工)(?:合格证书|合格证明|合格报告|合格证|合格单|确认书|确认单|报告单|报告|证书"
    r"|证明|纪要|意见|文件|记录|单)"
)
SIGNED = r"(?:签署|签字|签发|出具|签认|签章|盖章|书面确认|书面认可)"
SIGNER = r"(?:双方|甲乙双方|买卖双方|供需双方|{B})(?!同意|认可|商定|约定|选定|指定)"
EXCLUDED = (
    r"(?:未|不|没有)[^，。；\n]{0,6}?"
    + SIGNED
    + r"[^，。；\n]{0,6}?(?:的|者)?[，,]?[^。；\n]{0,24}?(?:均|一律|都)?不(?:得)?(?:视为|算|构成|代表)[^，。；\n]{0,10}?(?:验收|合格)",
    r"(?:未|不)[^，。；\n]{0,8}?"
    + SIGNED
    + r"[^，。；\n]{0,6}?(?:的|者)?[，,]?(?:视为|视同|等于)(?:未验收|未通过验收|验收不合格|不合格)",
    r"(?:未经|没有|未)[^，。；\n]{0,16}?"
    + SIGNED
    + r"[^，。；\n]{0,12}?(?:的)?[，,]?[^，。；\n]{0,8}?不(?:得)?(?:视为|算|构成)[^，。；\n]{0,10}?(?:验收"
    r"|合格|交付|接受)",
    r"(?:使用|付款|支付[^，。；\n]{0,6}|沉默|投入[^，。；\n]{0,6}|逾期[^，。；\n]{0,12}|未(?:提出|及时)"
    r"[^，。；\n]{0,12}|未答复)[^，。；\n]{0,8}?(?:[，,]?(?:也|亦|均|并|都)?不(?:得)?(?:视为|构成|代表"
    r"|意味着?|表示|等于))[^，。；\n]{0,12}?(?:验收|合格|接受|认可)",
    r"\b(?:use|payment|silence|failure to (?:inspect|reject|object)|resale|possession)\b[^.;]{0,60}?\b"
    r"(?:shall|will|does|do|is|are) not (?:be (?:deemed|construed)[^.;]{0,14}?|constitute|imply|mean"
    r"|operate as|amount to)[^.;]{0,14}?\bacceptance\b",
    r"\b(?:no|neither)\b[^.;]{0,120}?\b(?:signature|signing|payment|use|installation|silence|resale|delivery note"
    r"|inspection)\b"
    r"[^.;]{0,120}?\b(?:shall|will|is|are|be)\b[^.;]{0,12}?\b(?:taken|deemed|construed|regarded|treated|constitutes?"
    r"|impl(?:y|ies)|mean|amounts?)\b"
    r"[^.;]{0,40}?\baccept(?:ance|ed)\b",
    r"\b(?:use|production|operation|payment|silence|resale|possession)\b[^.;]{0,60}?\b(?:is|are"
    r"|shall) not (?:be )?(?:an )?acceptance\b",
    r"\baccepted only (?:when|if|upon|once|after)\b[^.;]{0,40}?\b(?:certificate|signed|written|issued)\b",
    r"\bacceptance\b[^.;]{0,30}?\b(?:only|solely|exclusively)\b[^.;]{0,20}?\b(?:by|upon|in|on|when)\b"
    r"[^.;]{0,20}?\b(?:signed|written)\b[^.;]{0,30}",
)
NEEDS_PAPER = (
    r"(?:以|凭|经|须|由|待|根据|自|在|取得|收到|提供)"
    + SIGNER
    + r"[^，。；\n]{0,8}?"
    + SIGNED
    + r"[^，。；\n]{0,8}?"
    + PAPER
    + r"[^，。；\n]{0,4}?(?:为准|为依据|之日|后|作为|为条件|视为|方)?",
    PAPER + r"(?:经|由|须|需)" + SIGNER + r"[^，。；\n]{0,8}?" + SIGNED + r"[^，。；\n]{0,4}?(?:后|之日|为准|方|作为)",
    SIGNER
    + r"[^，。；\n]{0,8}?"
    + SIGNED
    + r"[^，。；\n]{0,8}?"
    + PAPER
    + r"[^，。；\n]{0,4}?(?:后|之日|视为|为准|即为)",
    r"\b(?:upon|after|subject to|until|following)\b[^.;]{0,40}?\b(?:signed|written|issu\w+|execut\w+)\b[^.;]{0,30}?"
    r"\b(?:certificate of acceptance|acceptance certificate|certificate of (?:final )?acceptance)",
)
DECIDES = r"付|支付|视为|为准|合格|结算|接受|\bpay|\bdue\b|accept"
# Whatever the buyer fails to do, the goods count as accepted.
DEEMED = (
    r"(?:即|均|应|则|也|亦|，|,|的|，?可|将|便|该批[^，。；\n]{0,6}?|货物|产品|设备|质量|)(?:视为|视同"
    r"|即为|默认为?|推定|表示|认定为?)[^。；\n]{0,16}?(?:验收(?:已)?(?:合格|通过|完成|完毕)?|合格|认可"
    r"|接受|无异议|符合(?:约定|规定|合同|要求|质量)|通过|没有异议|同意)",
)
DEEMED_EN = (
    r"\bdeemed\b[^.;]{0,40}?\baccept\w*",
    r"\bconclusively presumed\b|\bshall constitute\b[^.;]{0,20}?\bacceptance\b|\bwaive\w*\b"
    r"[^.;]{0,50}?\b(?:claim|reject|object)",
    r"\baccepted\b[^.;]{0,30}?\b(?:unless|if (?:the )?(?:buyer|customer|purchaser) (?:fails|does not))",
)
NOT_DEEMED = r"不(?:得|应|能)?(?:视为|视同|即为|默认|表示)"
GOODS = r"验收|检验|异议|货|产品|设备|合格|质量"


NO_SIGN_EN = (
    r"\b(?:not|never|neither|no|nor)\b (?:\w+ ){0,4}?(?:be )?(?:deemed|treated|regarded|construed|taken|considered"
    r"|amounts?|constitut\w+|operates?)\b"
    r"[^.;]{0,30}?\b(?:accept\w*|approv\w*)\b|\b(?:deemed|treated|regarded|construed"
    r"|considered)\b[^.;]{0,12}?\bnot (?:to have been )?accepted\b"
    r"|\bneither\b[^.;]{0,60}?\b(?:shall|will)\b[^.;]{0,30}?\bacceptance\b"
)
SIGNS_EN = (
    r"\b(?:payment|paid|use[ds]?|using|silence|delivery|possession|passing of time|failure to (?:reject|object|notify"
    r"|inspect)|taken delivery|receipt"
    r"|lapse of time|period|installation)\b"
)
FRAMES = (
    Frame(
        NO_SIGN_EN,
        (SIGNS_EN, r"\b(?:goods|products?|equipment|plant|units?|deliver\w+|materials?|inspect\w*)\b|{B}"),
        r"\b(?:orders?|offers?|quotations?|proposals?)\b(?! form)",
    ),
    Frame(
        r"\b(?:evidenced|established|proved|effected|made|occurs?|takes? place|given)\b[^.;]{0,24}?\b(?:solely|only|exclusively)\b",
        (r"\baccept\w+\b", r"\b(?:certificate|protocol|report)\b", r"{B}|\bsigned\b"),
    ),
    Frame(
        r"\b(?:not|never|nor) (?:be )?(?:lose|lost|waive[ds]?|forfeit\w*|prejudice[ds]?|affect\w*|impair\w*)\b",
        (
            r"\b(?:right to reject|rejection|right of rejection|accept\w*)\b",
            r"\b(?:keeping|us(?:e|ing)|processing|payment|paying|re-?selling|resale|silence|lapse|retaining|retention)\b",
            r"{B}",
        ),
    ),
)


FRAMES_ZH = (
    Frame(
        r"(?:不(?:得|能|应)?|亦不|均不)(?:视为|推定|认定为?|代表|表示|构成|意味着?|作为|等同|产生)|视为未(?:通过)?验收|(?:只有|仅)[^，。；]{0,24}?(?:才|方)",
        (
            r"验收(?:合格|通过)?|质量[^，。；]{0,6}(?:认可|默认|合格)|接受",
            r"使用|领用|付款|支付|收货|入库|签字|签收|异议|沉默|未(?:签署|取得|出具|验收|提出)|其他[^，。；]{0,8}(?:情形|行为|方式)",
        ),
        r"答复|回复|订单|逾期[^。；]{0,24}视为|隐蔽|内在(?:质量)?瑕疵|担保|保证责任|免除",
        REACH_ZH,
    ),
)


@contract_check(unless=no_sale)
def no_deemed_acceptance(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    words = wording_of(contract)
    said = (passage for passage in words.find(*EXCLUDED) if not passage.is_no_clause and not _on_our_reply(passage))
    deemed = any(_counts_as_accepted(passage) for passage in words.find(*DEEMED, *DEEMED_EN))
    # That a receipt is no acceptance is sound where another clause makes silence one.
    excluded = with_frames(words, said, () if deemed else words.spoken(FRAMES_ZH, FRAMES))
    for passage, others in once_a_clause(excluded):
        yield Hit(passage.span, variant="excluded", related=tuple(other.span for other in others))
    if excluded or deemed:
        return
    needing = [passage for passage in words.find(*NEEDS_PAPER) if _decides(passage)]
    for passage, others in once_a_clause(needing):
        yield Hit(passage.span, related=tuple(other.span for other in others))
        return


def _on_our_reply(passage: Passage) -> bool:
    """逾期未答复不视为认可异议 is said of the seller's answer, and silence to an order accepts no goods."""
    words = passage.wording
    if passage.words.isascii() and words.matches(r"\b(?:orders?|offers?|quotations?)\b", passage.near(90, 0)):
        return not words.matches(r"\b(?:goods|products?|inspect\w*|deliver\w*|certificate)\b", passage.near(90, 0))
    answered = words.matches(r"答复|回复", passage.words)
    return answered and not words.matches(r"验收|合格", passage.words + passage.after[:8])


def _decides(passage: Passage) -> bool:
    """Payment or acceptance hangs on the paper."""
    return not passage.denied and not passage.is_no_clause and passage.wording.matches(DECIDES, passage.sentence)


def _counts_as_accepted(passage: Passage) -> bool:
    words = passage.wording
    if words.matches(r"不(?:得|能|应)?$", passage.before[-3:]) or words.matches(r"未(?:通过)?验收", passage.words):
        return False
    return words.matches(GOODS, passage.sentence) and not words.matches(NOT_DEEMED, passage.words)
