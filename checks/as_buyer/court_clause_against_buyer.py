"""DIS003 for the buyer: a court clause that is void or vague, or that sends us to the seller's court."""

from __future__ import annotations

from collections.abc import Iterator

from checks.contract.court_clause_against_seller import court_clause_against_seller
from riskwatch.authoring import Answer, Hit, Matter, NotApplicable, Passage, Words, contract_check, wording_of

NO_COURT = Words("没有约定法院管辖", "no court is chosen")
SEAT = r"(?:所在地|住所地|注册地|营业地|经营地|登记地|主要营业地|公司地|属地|所在(?:的)?[市县区])"
COURT = r"(?:的)?(?:有管辖权的?|基层|当地|有权管辖的?|中级)?(?:的)?(?:人民)?法院"
SELLERS_COURT = (r"{S}(?:公司)?(?:的)?(?:单位)?" + SEAT + r"[^。；，\n]{0,8}?" + COURT,)
SELLERS_COURT_EN = (
    r"\b(?:courts?|jurisdiction|venue)\b[^.;]{0,40}?\b(?:of|in|at)\b[^.;]{0,16}?\b{S}'s (?:country|seat"
    r"|place of business|principal (?:place|office)[^.;]{0,20}|domicile|registered office"
    r"|jurisdiction|state)(?: only)?",
    r"\b(?:the )?{S}'s (?:local |home )?courts?\b[^.;]{0,30}?\b(?:exclusive|jurisdiction|only)\b",
)
OTHERS_TOO = (
    r"(?:或|或者|和|及|、|任[一何]一?方(?:的)?(?:所在|住所)|双方(?:的)?(?:各自)?(?:所在|住所)"
    r"|各自|原告|被告|任选|也可)[^。；\n]{0,30}?法院"
    r"|法院[^。；\n]{0,8}?(?:或|或者|均可)|双方[^。；，\n]{0,4}所在地"
)
OTHER_MATTER = r"保全|强制执行|申请执行|撤销|协助|冻结|查封|工商|□"
VALIDITY = ("vague", "level", "signing")
"""What the seller's rule finds wrong with the clause itself, whoever is sued."""


@contract_check()
def court_clause_against_buyer(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    if "法院" not in words.text and "court" not in words.lower and "jurisdiction" not in words.lower:
        yield NotApplicable(NO_COURT)
        return
    for passage in words.find(*words.spoken(SELLERS_COURT, SELLERS_COURT_EN)):
        if _binds(passage):
            yield Hit(passage.span, variant="sellers_seat")
    for answer in court_clause_against_seller(matter):
        if isinstance(answer, Hit) and answer.variant in VALIDITY:
            yield answer


def _binds(passage: Passage) -> bool:
    words = passage.wording
    if passage.is_no_clause or passage.denied or words.matches(r"不(?:由|向|在|提交)$", passage.before):
        return False
    return not words.matches(OTHER_MATTER, passage.sentence) and not words.matches(OTHERS_TOO, passage.sentence)
