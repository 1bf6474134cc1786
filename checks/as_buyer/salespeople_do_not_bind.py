"""AUT006 for the buyer: what the seller's salespeople promise does not bind the seller."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Matter, Passage, agreed, contract_check, hits, wording_of

STAFF = r"(?:业务(?:人)?员|业务人员|销售(?:人员|代表|员|经理)|客户经理|经办人(?:员)?|导购)"
CHINESE = (
    STAFF
    + r"[^。；\n]{0,24}?(?:无权|不得|不具有|没有权利|未经[^。；，\n]{0,16}?(?:书面|盖章|授权)[^。；，\n]{0,10}?不得)"
    r"[^。；\n]{0,30}?(?:承诺|折扣|退货|退换|返利|价格|让利|变更|减免|签[订署]|许诺)[^。；，\n]{0,8}",
    STAFF + r"[^。；\n]{0,16}?(?:口头)?(?:承诺|许诺|声明)[^。；\n]{0,24}?(?:无效|不(?:具有|产生"
    r"|发生)[^。；\n]{0,8}?效力|对{S}(?:无|没有|不)[^。；\n]{0,8})",
)
ENGLISH = (
    r"\bno (?:sales ?(?:person|man|representative|agent|staff)|representative|agent|employee)s?\b"
    r"[^.;\n]{0,20}?\bof (?:the )?{S}\b"
    r"[^.;\n]{0,40}?\b(?:authori[sz]ed|authority|power|may|can|entitled)\b[^.;\n]{0,60}\b",
    r"\b{S}'?s? (?:sales ?(?:people|persons?|representatives?|staff)|employees|agents"
    r"|representatives)\b[^.;\n]{0,20}?"
    r"\b(?:may not|have no|has no|are not|is not|cannot)\b[^.;\n]{0,20}?\b(?:authori[sz]ed"
    r"|authority|power|bind|grant|promise)\b[^.;\n]{0,60}\b",
)
BUYERS_STAFF = r"{B}(?:的|方)?(?:业务|销售|经办|客户)|贿|resale price|回扣|宴请|礼金|\bbribe|\bgift"


@contract_check()
def salespeople_do_not_bind(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    yield from hits(each for each in agreed(words, CHINESE, ENGLISH) if _binds_us(each))


def _binds_us(passage: Passage) -> bool:
    return not passage.wording.matches(BUYERS_STAFF, passage.sentence)
