"""PTY002: a party that is named but cannot be identified."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotApplicable,
    NotJudged,
    Party,
    Role,
    Words,
    contract_check,
    missing_documents,
    reasons,
)

_FIELDS = {
    "identifier": Words("统一社会信用代码", "registered number"),
    "address": Words("住所", "registered office"),
    "legal_representative": Words("法定代表人", "legal representative"),
}
_ELSEWHERE = Words(
    "主体信息可能在未随附的《{document}》里", "the particulars may stand in {document}, which was not supplied"
)
_PUBLIC = "public_body"
_OFFICE_ASKED = frozenset({"CN", "EW", "EU"})
_BESIDE = {
    "identifier": re.compile(
        r"(?:organi[sz]ed|incorporated|existing)[^.;\n]{0,40}\bunder the laws of|(?:统一社会)?信用代码\W{0,6}[0-9A-Z]{15,}"
        r"|\bHR[AB]\W{0,3}\d{2,}|\b(?:enterprise|organi[sz]ation|business|company|register(?:ed)?) (?:code|number"
        r"|no\.?)\W{0,4}[A-Z]{0,4}[ -]?\d{4,}"
    ),
    "address": re.compile(
        r"\b(?:principal|registered) (?:office|place of business)\b|\b(?:having|with) (?:its"
        r"|a) [^.;\n]{0,30}\b(?:office|place of business)"
        r"|[（(,，][^（()）\n]{0,10}(?:省|市|区|县)[^()（）\n]{2,36}(?:路|街|道|巷|号|镇|村|园区?)[^()（）\n]{0,14}[)）,，]"
        r"|[,(] ?(?:\d{1,5}[A-Za-z]? (?:[A-Z][\w'-]+ ){1,3}(?:Street|Road|Lane|Avenue|Drive|Way|Square|Quay|Park"
        r"|Close)|[A-Z][\w-]*(?:stra(?:ß|ss)e|weg|platz|allee|gasse|ring) \d)"
        r"|(?:住所|(?:法定|注册|公司|通讯|联系)?地址)\W{0,4}[\w\u4e00-\u9fff]{4}"
    ),
}
"""The particulars written right after another mention of the name: the party block may be repeated."""
_IDENTITY = re.compile(r"\W{0,3}(?:[男女]\W{1,2})?(?:居民|公民)?身份(?:证件?)?(?:号码?)?\W{0,4}\d{17}[\dXx]")
"""Right behind a person's name, wherever that stands: 保证人李建国（身份证号…）."""
_OTHER_SIDE = re.compile(
    r"\n\s*(?:the )?(?:seller|supplier|vendor|buyer|purchaser|customer|guarantor)\b", re.IGNORECASE
)
"""Where the particulars of the next party begin."""
_REACH = 260


@contract_check("parties")
def party_data_missing(matter: Matter) -> Iterator[Answer]:
    """For the other side: number, address and (in Chinese contracts) legal representative; one hit a party."""
    others = [party for party in matter.contract.parties if party.name is not None and _counterparty(matter, party)]
    if not others or not matter.filled:
        yield NotApplicable(reasons.NOT_FILLED)
        return
    elsewhere = missing_documents(matter.contract)
    if elsewhere:
        yield NotJudged(_ELSEWHERE.filled({"document": elsewhere[0]}))
        return
    for party in others:
        hit = _judged(matter, party)
        if hit is not None:
            yield hit


def _counterparty(matter: Matter, party: Party) -> bool:
    """The side that owes us: the buyer and the guarantor for a seller, the seller for a buyer."""
    theirs = (Role.BUYER, Role.GUARANTOR) if matter.side == "seller" else (Role.SELLER,)
    return party.role in theirs


def _judged(matter: Matter, party: Party) -> Hit | None:
    assert party.name is not None
    values: dict[str, object] = {"party": party.name.value, "label": party.label}
    if party.kind == "person":
        shown = any(_IDENTITY.match(matter.contract.text, mention.span.end) for mention in party.mentions)
        return None if party.identifier or shown else Hit(party.name.span, variant="person", values=values)
    asked = ["identifier", "address"]
    if matter.contract.language == "zh" and party.kind != _PUBLIC and not party.name.value.isascii():
        asked.append("legal_representative")
    if party.jurisdiction is not None and not matter.laws & _OFFICE_ASKED:
        asked.remove("address")  # in the United States the State of organisation says which company it is
    lacking = [
        field
        for field in asked
        if not getattr(party, field) and not _stands_in(party, field) and not _given_beside(matter, party, field)
    ]
    if not lacking:
        return None
    names = [_FIELDS[field] for field in lacking]
    values["lacking"] = Words("、".join(one.zh for one in names), " and ".join(one.en for one in names))
    return Hit(party.name.span, variant="bare" if len(lacking) == len(asked) else "", values=values)


def _given_beside(matter: Matter, party: Party, field: str) -> bool:
    pattern, text = _BESIDE.get(field), matter.contract.text
    if pattern is None or party.name is None:
        return False
    name = party.name.span.of(text)
    place = text.find(name)
    while place >= 0:
        end = place + len(name)
        reach = _REACH if matter.contract.language == "en" else _REACH // 4
        stop = text.find(";", end, end + reach)
        other = _OTHER_SIDE.search(text, end, end + reach)
        if other is not None and not 0 <= stop < other.start():
            stop = other.start()
        if pattern.search(text, end, stop if stop >= 0 else end + reach):
            return True
        place = text.find(name, end)
    return False


def _stands_in(party: Party, field: str) -> bool:
    """A state of organisation is what American contracts give for a number; who signs as representative names him."""
    if field == "identifier":
        return party.jurisdiction is not None
    signature = party.signature
    return field == "legal_representative" and bool(
        signature and signature.signatory and signature.capacity == "legal_representative"
    )
