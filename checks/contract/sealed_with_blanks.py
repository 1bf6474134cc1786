"""SEA005: our seal or signature is on a paper in which what matters is still blank."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.authoring import Answer, Hit, Matter, NotJudged, Role, Term, Words, contract_check, reasons, wording_of

FIELDS = {
    "price": Words("价款", "price"),
    "quantity": Words("数量", "quantity"),
    "penalty": Words("违约金", "penalty"),
    "guarantee": Words("担保", "guarantee"),
    "term": Words("期限", "period"),
    "date": Words("日期", "date"),
}
FILE = re.compile(
    r"用印|已盖章|盖章版|已签|双签|签署版|签字版|executed|(?<![a-z])signed(?"
    r"![a-z])|fully[-_ ]?signed|conformed",
    re.IGNORECASE,
)
SEALED = (
    r"(?:已|业)(?:经)?(?:由)?(?:加?盖|盖有)(?:{S})?(?:的)?(?:公章|合同专用章|合同章|印章|章)",
    r"{S}(?:公司)?(?:已|业)(?:经)?(?:签字|签章|签署|盖章)",
    r"{S}[^。；\n]{0,30}?\((?:已|加)盖章\)|{S}[^。；\n]{0,30}?\(公章\)已",
    r"\b(?:signed|sealed|executed) by (?:the )?{S}\b",
)
OPEN = frozenset({"line", "bracket", "spaced"})
FUTURE = r"后生效|之日起|方(?:可)?生效|视为|须|应|until|when|upon|shall|after|if "


@contract_check()
def sealed_with_blanks(matter: Matter) -> Iterator[Answer]:
    blanks = [term for term in matter.contract.terms_of("blank") if _matters(matter, term)]
    if not blanks:
        return
    end = _signed_down_to(matter)
    if end is None:
        yield NotJudged(reasons.NO_SCAN)
        return
    lines: set[int] = set()
    for term in blanks:
        line = matter.contract.text.rfind("\n", 0, term.span.start)
        if term.span.start < end and line not in lines:
            lines.add(line)
            yield Hit(term.span, values={"field": FIELDS[term.detail["field"]]})


def _matters(matter: Matter, term: Term) -> bool:
    """What is filled in at signing is no gap, and [***] in a published copy is a redaction."""
    detail = term.detail
    if detail.get("field") not in FIELDS or detail.get("fillable") == "later" or detail.get("form") not in OPEN:
        return False
    return "*" not in term.span.of(matter.contract.text)


def _signed_down_to(matter: Matter) -> int | None:
    """Down to which place our seal covers the text: forms attached behind it are blank on purpose. None when unsigned.

    The file's name or words that say so cover all of it; a signature block with name and date, or /s/, what is above.
    """
    contract = matter.contract
    if FILE.search(contract.document.file):
        return len(contract.text)
    words = wording_of(contract)
    for passage in words.find(*SEALED):
        if not words.matches(FUTURE, passage.after[:12]) and not passage.is_no_clause and not passage.denied:
            return len(contract.text)
    seller = contract.party(Role.SELLER)
    block = seller.signature if seller else None
    if block is not None and block.signatory is not None and block.date is not None:
        return block.span.start
    place = contract.text.find("/s/")
    return place if place >= 0 else None
