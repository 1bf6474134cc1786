"""LIA005: the seller answers for indirect loss, third parties' claims or multiples of the price, with no cap."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from riskwatch.authoring import (
    REACH_ZH,
    Answer,
    Frame,
    Hit,
    Matter,
    Passage,
    Rate,
    Role,
    Term,
    contract_check,
    once_a_clause,
    percent,
    whole_charge,
    with_frames,
    wording_of,
)

INDIRECT = (
    r"(?:间接(?:的)?(?:经济)?损失|停产(?:停工)?(?:的|等)?(?:造成的)?损失|停工损失|预期(?:利润|利益|收益)|可得利益|利润损失|商誉(?:损失)?|名誉损失"
    r"|(?:对)?第三[方人](?:的)?[^，。；\n]{0,8}?(?:索赔|赔偿))"
)
CHINESE = (
    r"{S}[^。；，\n]{0,12}?(?:赔偿|承担|负担|负责)[^。；\n]{0,16}?(?:全部|一切|所有|任何)(?![^。；\n]{0,6}间接)[^。；\n]{0,12}?(?:损失|费用"
    r"|损害)[^。；\n]{0,30}?(?:利润|商誉|产能|客户索赔|第三[方人]|一切赔偿|品牌损失)[^，。；\n]{0,10}",
    r"{S}(?:[^。；\n{B}]{0,50}?)(?:赔偿|承担|负担|补偿|负责)[^。；\n]{0,40}?" + INDIRECT + r"[^，。；\n]{0,10}",
    r"{S}[^。；\n]{0,60}?(?:货款|价款|合同(?:总)?(?:价款?|金额|额)|总价|货值)[^，。；\n]{0,8}?(?:的)?(?:两|二|三|四|五|十|\d+)倍[^，。；\n]{0,16}",
    r"(?:召回)[^。；\n]{0,24}?(?:费用|损失)[^。；\n]{0,10}?(?:由)?{S}[^，。；\n]{0,8}?承担",
)
CAPPED = (
    r"(?:赔偿|责任)[^。；\n]{0,24}?(?:(?<!不)以[^。；\n]{0,24}?为(?:上)?限|(?:不得?超过|最高)[^。；\n]{0,24}?(?:货款|价款|合同|总价|金额|%))"
    r"|不(?:承担|赔偿|负责)[^。；\n]{0,12}?(?:间接|停产|预期)|不包括[^。；\n]{0,12}?(?:间接|停产|预期)"
)
BUYERS_TOO = r"任何一方|任一方|双方|违约方|守约方"
ANY_LOSS = (
    r"(?:howsoever|howev?er (?:caused|arising)|of any (?:kind|nature|type)|of whatever (?:kind"
    r"|nature)|whatsoever|including[^.;\n]{0,60}?(?:consequential|indirect|loss of (?:profits?"
    r"|business|production|goodwill))"
    r"|(?:direct and indirect|direct or indirect|consequential)[^.;\n]{0,30}?(?:loss(?:es)?"
    r"|damages)|direct (?:and|or) indirect)"
)
ENGLISH = (
    r"\b{S} (?:releases and |hereby )?(?:indemnifies|holds harmless)\b[^.;\n]{0,60}?\b(?:all|any"
    r"|every)\b[^.;\n]{0,40}?\b(?:loss(?:es)?|damages?|liabilit\w+|costs?|claims?)\b"
    r"[^.;\n]{0,80}?\b" + ANY_LOSS,
    r"\b{S} (?:shall|will|agrees? to|must|undertakes to)\b[^.;\n]{0,40}?\b(?:indemnify"
    r"|reimburse|compensate|hold|pay|make good|bear|be (?:fully )?(?:liable|responsible|answerable))\b"
    r"[^.;\n]{0,120}?\b(?:all|any|every|each)\b[^.;\n]{0,40}?\b(?:loss(?:es)?|damages?|liabilit\w+"
    r"|costs)\b[^.;\n]{0,80}?\b" + ANY_LOSS,
)
OWN_FAULT = (
    r"intellectual property|infring|patent|gross negligence|wil+ful|knowledge|personal injury"
    r"|人身(?:损害|伤害)|知识产权|专利|侵权|侵犯|保密|商业秘密|故意"
)
BUYER_PAYS = r"(?<!向)(?<!给)(?<!对){B}(?:应|须|需|自行)?(?:承担|赔偿)"
CAPPED_EN = (
    r"\b(?:aggregate|total|maximum|entire|cumulative) liability|\bliability\b[^.;]{0,120}?\b(?:not exceed|limited to)\b"
    r"|\b(?:in no event|not be liable|neither party)\b[^.;]{0,160}?\b(?:consequential|indirect)\b"
)
SELLER_PAYS = r"{S}[^。；\n]{0,40}?(?:向|给){B}"
RANGE = r"[%％][-—~－至到 ]*$|部分[^，。；]{0,12}$"


FRAMES = (
    Frame(
        r"\b(?:unlimited|without (?:any )?limit(?:ation)?|uncapped|not be (?:limited|capped)|no (?:cap|limit))\b",
        (
            r"{S}",
            r"\b(?:liab\w+|responsib\w+|indemni\w+|answerable)\b",
            r"\b(?:loss(?:es)?|damages?|consequences?|liability (?:of|under)"
            r"|claims?|recall|costs|stoppages?)\b",
        ),
        r"\b(?:including,? without limitation|including but not limited|death|fraud|personal injury|infring\w*"
        r"|wil+ful|gross negligence|confidential\w*|{B} (?:shall|accepts|is)"
        r"|nothing)\b",
    ),
    Frame(
        r"\b(?:two|three|four|five|ten|\d+) times\b|\b(?:double|treble|triple)\b",
        (
            r"{S}",
            r"\b(?:pay|reimburse|compensate|refund|liable)\b",
            r"\b(?:price|value|amount)\b",
            r"\b(?:goods"
            r"|products?|non-?conforming|defective|loss(?:es)?)\b",
        ),
        r"\b(?:not exceed|up to|limited|maximum|infring\w*|royalt\w*|{B} shall (?:pay|refund))\b",
    ),
)


FRAMES_ZH = (
    Frame(
        r"无限(?:连带)?(?:赔偿)?责任|无限赔偿|不受[^，。；]{0,12}(?:金额|限额|上限|总价)[^，。；]{0,4}限制|不以[^，。；]{0,12}(?:金额|价款|货款|总价)为(?:上)?限|(?:不设|无)(?:赔偿)?(?:上限|封顶)",
        (r"{S}", r"损失|赔偿|索赔|后果"),
        r"知识产权|侵权|故意|重大过失|保密|人身|{B}[^，。；]{0,6}(?:应|须)(?:承担|赔偿)|保证人",
        REACH_ZH,
    ),
)


@contract_check()
def liability_without_limit(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    if words.chinese and words.says(CAPPED):
        return
    templates = [*(CHINESE if words.chinese else ())]
    if words.english and not words.says(CAPPED_EN):
        templates.extend(ENGLISH)
    frames = words.spoken(FRAMES_ZH, () if words.says(CAPPED_EN) else FRAMES)
    for passage, others in once_a_clause(with_frames(words, filter(_beyond_the_price, words.find(*templates)), frames)):
        variant = "multiple" if words.matches(r"倍", passage.words) else ""
        yield Hit(passage.span, variant=variant, related=tuple(other.span for other in others))
    yield from _high_penalties(matter, matter.policy.seller_penalty_max_share)


def _beyond_the_price(passage: Passage) -> bool:
    """The seller's duty alone; wilful acts, injury and infringement may not be limited and are no finding."""
    words = passage.wording
    if passage.is_no_clause or passage.denied or words.matches(OWN_FAULT, passage.sentence):
        return False
    if words.matches(r"定金", passage.words) or words.matches(BUYER_PAYS, passage.words):
        return False
    return not words.matches(BUYERS_TOO, passage.before[-40:] + passage.words)


def _sellers(matter: Matter, term: Term) -> bool:
    """The seller pays it; where the parties are not bound, the sentence says who pays whom."""
    if term.who is not None:
        return term.who is Role.SELLER
    words = wording_of(matter.contract)
    return words.matches(SELLER_PAYS, words.passage(term.span).before)


def _high_penalties(matter: Matter, most: Decimal) -> Iterator[Answer]:
    """A flat penalty on the seller of more than our policy allows of the contract price."""
    words = wording_of(matter.contract)
    for term in matter.contract.terms_of("penalty.rate"):
        rate = term.value
        if not isinstance(rate, Rate) or rate.unit != "once" or rate.value <= most or not _sellers(matter, term):
            continue
        passage = words.passage(term.span)
        if (
            rate.base == "contract"
            and not passage.is_no_clause
            and not words.matches(RANGE, passage.before)
            and not words.matches(r"定金|退还|返还", passage.sentence)
        ):
            yield Hit(whole_charge(matter.contract, term), variant="penalty", values={"share": percent(rate.value)})
