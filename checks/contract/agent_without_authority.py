"""AUT001: an agent signs for the side that owes us, and no authority is annexed or mentioned."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Confidence,
    Contract,
    Found,
    Hit,
    Matter,
    NotApplicable,
    Party,
    Role,
    Words,
    contract_check,
    is_person_name,
    quick,
    signers,
)

_AUTHORITY = quick(
    r"授权委托书|授权书|委托书|授权文件|授权证明|介绍信|董事会决议|power of attorney|board (?:mandate|resolution)"
    r"|signed authority|letter of authority|(?:duly|hereunto) authori[sz]ed",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"director|president|officer|chief|chair|secretary|treasurer|partner|member|counsel|attorney|manager|principal"
    r"|proprietor|owner|head of|\bv\.?p\b|\bc[efot]o\b|\bgm\b|authori[sz]ed",
    re.IGNORECASE,
)
_TOP = re.compile(
    r"director|president|chief|chair|secretary|treasurer|partner|member|proprietor|owner|\bc[efo]o\b"
    r"|\bv\.?p\b|general manager",
    re.IGNORECASE,
)
_OTHER_WORK = re.compile(
    r"purchas|procure|buyer|\bsite\b|project|warehouse|stores?\b|logistic|sales|category|foreman|clerk|assistant"
    r"|administrator|co-?ordinator|engineer|branch|key account"
    r"|shift|yard|depot|office manager",
    re.IGNORECASE,
)
"""A manager or officer of some department: no organ of the company, whatever the title says."""
_TITLE = re.compile(
    r"(?:title|position|capacity)\s*[:：]\s*(?P<title>[^\n|_]{2,60})|,\s*(?P<after>[A-Za-z][A-Za-z ]{2,40})\s*$",
    re.IGNORECASE,
)
_NOBODY = Words("对方签字的不是代理人，或尚未填写", "no agent signs for the other side, or nobody yet")


@contract_check("parties")
def agent_without_authority(matter: Matter) -> Iterator[Answer]:
    """A named 委托代理人, 授权代表 or 经办人, or in English a signatory whose title is no office of a company."""
    agents = _agents(matter) if matter.filled else ()
    signed = [agent for agent in agents if not _is_the_head(agent[0], agent[1])]
    if not signed:
        yield NotApplicable(_NOBODY)
        return
    if _AUTHORITY.search(matter.contract.text):
        return
    for party, person, title in signed:
        yield Hit(
            person.span,
            variant="title" if title else "",
            values={"person": person.value, "party": party.name.value if party.name else party.label, "title": title},
            confidence=Confidence.MEDIUM if title else None,
        )


def _is_the_head(party: Party, person: Found[str]) -> bool:
    """The line reads 法定代表人或授权代表 and the legal representative himself has signed it."""
    head = party.legal_representative
    return head is not None and head.value.replace(" ", "") == person.value.replace(" ", "")


def _agents(matter: Matter) -> Iterator[tuple[Party, Found[str], str]]:
    theirs = (Role.BUYER, Role.GUARANTOR) if matter.side == "seller" else (Role.SELLER,)
    for party in matter.contract.parties:
        block = party.signature
        if party.role not in theirs:
            continue
        if block is None or (block.signatory is None and party.agent is None):
            yield from _by_lines(matter.contract, party)
        elif matter.contract.language == "en":
            yield from _by_title(matter.contract, party)
        elif block.signatory is not None and block.capacity == "agent" and is_person_name(block.signatory.value):
            yield party, block.signatory, ""
        elif block.signatory is None and party.agent is not None and is_person_name(party.agent.value):
            yield party, party.agent, ""


def _by_lines(contract: Contract, party: Party) -> Iterator[tuple[Party, Found[str], str]]:
    for signer in signers(contract, party):
        if contract.language != "en" or not _holds_office(signer.capacity) or "agent" in signer.capacity.lower():
            yield party, signer.person, signer.capacity


def _by_title(contract: Contract, party: Party) -> Iterator[tuple[Party, Found[str], str]]:
    block = party.signature
    if block is None or block.signatory is None or block.capacity in ("director", "legal_representative"):
        return
    line_end = contract.text.find("\n", block.span.end)
    match = _TITLE.search(contract.text[block.span.start : line_end if line_end >= 0 else len(contract.text)])
    title = (match["title"] or match["after"] or "").strip(" .") if match else ""
    if title and not _holds_office(title) and is_person_name(block.signatory.value):
        yield party, block.signatory, title


def _holds_office(title: str) -> bool:
    return _TOP.search(title) is not None or (_OFFICE.search(title) is not None and _OTHER_WORK.search(title) is None)
