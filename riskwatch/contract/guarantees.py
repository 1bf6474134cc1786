"""Is a guarantee given at all, in which words, and by whom?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from riskwatch.contract.once import once_a_contract
from riskwatch.contract.phrases import CARE_ZH, STATE_ORGAN_ZH, UNIT_ZH, VILLAGE_ZH
from riskwatch.contract.wording import wording_of
from riskwatch.domain.contract import Contract, Party, Role, Term
from riskwatch.domain.document import Span

_NOT_GIVEN = r"不(?:提供|承担|负|作)?$|无需|无须|免除|解除|如需|需要|可(?:以)?(?:另行)?$|是否"
_ELSEWHERE = r"^[^。；]{0,10}(?:另立|另行签|另签)"
_OTHER = r"质量(?:保证|担保)|保证质量|质保|保证金|定金|抵押|质押|留置|反担保|民法典|担保法|物权|所有权担保|违约金"
# Security that the buyer may bring to be supplied again; nobody gives it here.
_DEMANDED = r"(?:认可|适当|充分|相应|足额|有效|其他)的?担保$"
_CONDITION = r"^的(?:[，,。；]|$)"
_GUARANTOR = r"保证人|担保人|担保方|丙方|连带|保证期间|担保期间|保证责任"

_NAMED = (
    r"(?:保证人|担保人|担保方|保证方|连带责任保证人)(?:\([^()]{1,12}\))?(?:[:：|]|为|是|系|名称[:：|]?)"
    r"(?P<name>[^，。；;、:：|\n]{3,40})"
)
_BODY = (
    r"(?:公司|集团|合作社|厂(?![长房区家内外])|"
    + STATE_ORGAN_ZH
    + "|"
    + VILLAGE_ZH
    + "|"
    + CARE_ZH
    + "|"
    + UNIT_ZH
    + r")(?:\([^()]{1,12}\))?"
)
_RUNNING = (
    r"(?P<body>" + _BODY + r")(?:亦|也)?(?:自愿|愿意?|同意|承诺)?(?:[为对就给向][^，。；\n]{1,24}?)?"
    r"(?:提供|承担|予以|出具|负)?[^，。；\n]{0,6}?(?:连带|担保|作保|保证(?![金期质品]))",
    r"(?P<body>" + _BODY + r")作为?(?:连带责任)?(?:保证|担保)人",
)
"""Somebody who guarantees in a sentence, from the end of its name: 某某公司自愿为买方货款提供担保, 买方货款由某某镇人民政府担保."""
_BEGINS = re.compile(r"[\u4e00-\u9fff()]{2,30}$")
_LONGEST_NAME = 30
_LEADING = re.compile(r"^.*(?:[由经](?=[\u4e00-\u9fff]{4})|，)")
_PROMISES = r"(?:自愿|愿意|同意|就|对|为)[^。；\n]{0,24}?(?:保证(?![金期质])|担保)"
_ENTITY = r"(?:公司|集团|厂|局|校|学|院|园|会|所|店|部|行|政府|中心|社)$"
_FORM_WORD = r"法定代表|负责人|公章|签章|盖章|签字|地址|电话|不得"
_SHORTEST = 2
_COMPANY = r"[^()]+公司(?=\()"
_LABEL = re.compile(r"^.*?(?:[:：|]|为|是|系)")


def guarantees(contract: Contract) -> tuple[Term, ...]:
    """The facts of kind guarantee.mode that speak of a personal guarantee that is really given."""
    words = wording_of(contract)
    given = []
    for term in contract.terms_of("guarantee.mode"):
        passage = words.passage(term.span)
        if (
            passage.is_no_clause
            or words.matches(_NOT_GIVEN, passage.before[-8:])
            or words.matches(_ELSEWHERE, passage.after)
        ):
            continue
        if contract.party(Role.GUARANTOR) is None and (
            words.matches(_DEMANDED, passage.words) or words.matches(_CONDITION, passage.after)
        ):
            continue
        if words.matches(_OTHER, passage.sentence) and not words.matches(_GUARANTOR, passage.sentence):
            continue
        given.append(term)
    return tuple(given)


@dataclass(frozen=True, slots=True)
class Guarantor:
    """Somebody named as guarantor: bound to the role, or named after 保证人: in a running text."""

    name: str
    span: Span
    party: Party | None = None


@once_a_contract
def guarantors(contract: Contract) -> tuple[Guarantor, ...]:
    """Every guarantor that the contract names, each once."""
    found = [
        Guarantor(_bare(party.name.value), party.name.span, party)
        for party in contract.parties
        if party.role is Role.GUARANTOR and party.name is not None
    ]
    words = wording_of(contract)
    for party in contract.parties:
        promised = re.escape(party.label.lower()) + _PROMISES
        if party.role is Role.OTHER and party.name is not None and words.says(promised):
            found.append(Guarantor(_bare(party.name.value), party.name.span, party))
    for passage in words.find(*_RUNNING):
        begins = _BEGINS.search(words.lower[max(0, passage.start - _LONGEST_NAME) : passage.start])
        if begins is None:
            continue
        name = passage.group("body").back(len(begins[0]))
        led = _LEADING.match(name.words)
        name = name.drop(led.end()) if led else name
        stranger = not words.matches(r"{B}|{S}|保证人|担保人|任何一方|银行|保险", name.words)
        known = any(_bare(part) in other.name for part in re.split("[与和及]", name.words) for other in found)
        if stranger and not passage.back(len(begins[0])).denied and not known:
            found.append(Guarantor(_bare(name.words), name.span))
    for passage in words.find(_NAMED):
        label = _LABEL.match(passage.words)
        name = passage.drop(label.end() if label else 0)
        if label is not None and label[0][-1] not in ":：|" and not words.matches(_ENTITY, name.words):
            continue  # 保证人是在……注册的法人 says what it is, not who
        said = name.inside(_COMPANY) or name
        if len(_bare(said.words)) < _SHORTEST or words.matches(_FORM_WORD, said.words):
            continue
        if not any(said.span.meets(other.span) or _bare(said.words) == other.name for other in found):
            found.append(Guarantor(_bare(said.words), said.span))
    return tuple(found)


def _bare(name: str) -> str:
    return re.sub(r"\(.*?\)|（.*?）|[ \t_]", "", name)
