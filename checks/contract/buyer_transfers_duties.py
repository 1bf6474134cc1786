"""SET003: the buyer may hand the contract, and its duty to pay, to another without the seller's consent."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Hit, Matter, Passage, contract_check, once_a_clause, wording_of

CHINESE = (
    r"{B}(?:均|亦|也)?(?:有权|可以?|得)(?:自行|随时|单方)?(?:将|把)?[^，。；\n]{0,12}?(?:本合同|本协议|合同|协议"
    r"|其?(?:权利|义务|付款义务))[^，。；\n]{0,24}?(?:转让|转由|转移|转给|让与|概括转移|变更为)[^，。；\n]{0,24}",
    r"{B}(?:均|亦|也)?(?:有权|可以?)[^，。；\n]{0,12}?(?:由|指定)[^，。；\n]{0,16}?(?:项目公司|关联(?:公司|企业|方)|子公司|下属"
    r"|第三方|其他公司)[^，。；\n]{0,8}?(?:承继|承接|继受|承担|代替{B}|取代)[^，。；\n]{0,24}",
    r"{B}[^，。；\n]{0,10}?(?:可|有权)[^，。；\n]{0,6}?(?:将)?合同主体[^，。；\n]{0,4}?(?:变更|更换)[^，。；\n]{0,16}",
)
ENGLISH = (
    r"\b{B} (?:may(?! not)|shall be entitled to|is entitled to|(?:shall have|has) the right to"
    r"|can(?! ?not)|(?:shall be|is) free to)\b[^.;\n]{0,60}?\b(?:assign|novate|transfer|delegate)\b"
    r"[^.;\n]{0,40}?\b(?:agreement|contract|order|obligations?|duties)\b[^.,;\n]{0,70}\b",
    r"\b{B} (?:may(?! not)|is entitled to|can(?! ?not)|is free to)\b[^.;\n]{0,20}?\b(?:substitute|nominate"
    r"|designate)\b[^.;\n]{0,60}?\b(?:as (?:the )?(?:purchaser|buyer|customer)|in its place|in its stead)\b[^.,;\n]{0,60}",
    r"\b(?:another|any other) (?:entity|company|person)\b[^.;\n]{0,40}?\b(?:take over"
    r"|assume)\b[^.;\n]{0,24}?\b{B}(?:'s|s')?\b[^.;\n]{0,24}?\b(?:obligations?|duties|liabilit\w+)\b",
)
FAIR = (
    r"经{S}[^，。；\n]{0,12}?(?:同意|确认|许可)|(?:双方|对方)[^，。；\n]{0,8}?(?:同意|协商)|连带|权利(?:转让)?(?!.{0,3}义务)(?:转让给"
    r"|的转让)|\b(?:consent|approval)s? of (?:the )?{S}|{S}'?s? (?:prior )?(?:written )?(?:consent"
    r"|approval)"
    r"|with the (?:prior )?(?:written )?consent|without[^.;]{0,40}consent of (?:the )?{S}[^.;]{0,10}not"
    r"|remains? (?:jointly |fully |primarily )*(?:liable|responsible)|jointly|not (?:be )?reliev"
    r"|merger|successor|substantially all|change of control|collateral"
)
RELEASED = r"脱离|免除|不再承担|退出(?:合同|本合同)?|解除其|\b(?:released?|discharged?|relieved)\b|\bnovat"


@contract_check()
def buyer_transfers_duties(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    found = words.find(*words.spoken(CHINESE, ENGLISH))
    for passage, others in once_a_clause(each for each in found if _freely(each)):
        variant = "released" if words.matches(RELEASED, passage.near(0, 40)) else ""
        yield Hit(passage.span, variant=variant, related=tuple(other.span for other in others))


def _freely(passage: Passage) -> bool:
    words = passage.wording
    if passage.is_no_clause or passage.denied:
        return False
    consent_waived = words.matches(
        r"无[需须](?:经)?{S}|without (?:the )?(?:prior )?(?:written )?(?:consent|approval)", passage.sentence
    )
    return consent_waived or not words.matches(FAIR, passage.near(0, 60))
