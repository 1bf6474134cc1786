"""SEA003 for the buyer: the contract takes effect only by an act of the seller, without a last date."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Matter, agreed, contract_check, hits, wording_of

CHINESE = (
    r"(?:本)?(?:合同|协议)[^。；，\n]{0,12}?(?:经|待|自|在|于)[^。；，\n]{0,4}?{S}"
    r"[^。；，\n]{0,24}?(?:收到|收讫|批准|审批|审核|确认|同意|到账)"
    r"[^。；\n]{0,24}?(?:后|之日起?|时|之时)[，,]?(?:起)?(?:方|才|即|始)?(?:生效|成立)",
    r"(?:自|在|待|经)?{S}(?:总公司|总部|集团|公司)?[^。；，\n]{0,4}?(?:收到|收讫|批准|审批|审核)"
    r"[^。；\n]{0,24}?(?:后|之日起?|时)[，,]?(?:本)?(?:合同|协议)(?:方|才|即|始)?(?:生效|成立)",
)
ENGLISH = (
    r"\b(?:agreement|contract)\b[^.;\n]{0,40}?\b(?:become|becomes|take|takes|come|comes|be|is)\b"
    r"[^.;\n]{0,12}?\b(?:effective|effect|binding|into force)\b"
    r"[^.;\n]{0,24}?\b(?:on|upon|until|only when|after|when)\b[^.;\n]{0,30}?\b{S}\b'?s?"
    r"[^.;\n]{0,30}?\b(?:receiv\w+|receipt|approv\w+|confirm\w*|accept\w*)\b[^.;\n]{0,40}\b",
    r"\b(?:agreement|contract)\b[^.;\n]{0,40}?\b(?:effective|into force|binding)\b"
    r"[^.;\n]{0,20}?\b(?:on|upon) (?:the )?(?:receipt|approval|acceptance) by (?:the )?{S}\b"
    r"[^.;\n]{0,40}\b",
)
LATEST = (
    r"最迟|至迟|不(?:得)?(?:晚|迟)于|日内|天内|逾期[^。；\n]{0,20}?视为|双方|各方|甲乙"
    r"|no later than|within \d|deemed|both parties|each party"
    r"|(?:executed|signed) by"
)


@contract_check()
def effect_in_sellers_hands(matter: Matter) -> Iterator[Answer]:
    yield from hits(agreed(wording_of(matter.contract), CHINESE, ENGLISH, unless=LATEST))
