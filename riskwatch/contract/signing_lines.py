"""Who signs for a party by the lines at the end of a contract, where they are no plain block: columns, one line, a title.

`SignatureBlock` is what the layout reads. Two sides in two columns, 买方：某公司　经手人：某某 in one line, or "For the Buyer:
S. Iyer, Stores Superintendent" leave its signatory open; these lines are read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from riskwatch.contract.people import is_person_name
from riskwatch.domain.contract import Contract, Found, Party
from riskwatch.domain.document import Span


@dataclass(frozen=True, slots=True)
class Signer:
    """A person who signs for a party, and as what: the words of the line (经手人, Stores Superintendent)."""

    person: Found[str]
    capacity: str


_FORM = re.compile(r",? (?:limited|ltd|inc(?:orporated)?|llc|plc|corp(?:oration)?)\.?$", re.IGNORECASE)
_LINE = re.compile(r"[^\n]+")
_CELLS = re.compile(r"[^\s　|](?:[^\n|　\t ]| (?! )|　(?!　))*")
_CAPACITY_ZH = re.compile(
    r"(?P<capacity>法定代表人|负责人|(?:委托|授权)代理人|(?:授权|签约|业务|采购)?代表(?:人)?|(?:采购|业务|项目|区域|销售|部门)?经理"
    r"|(?:采购)?经[办手]人?|采购员|材料员|仓管员"
    r"|业务员|代理人|主管)(?:[（(](?:签[字名章]"
    r"|盖章)[)）])?\s*[:：]\s*(?P<name>[\u4e00-\u9fff]{2,4})(?:[（(](?P<rank>[^）)\n]{2,12})[）)])?(?![\u4e00-\u9fff])"
)
_LONGEST_LINE, _LINES_BELOW = 140, 4
_OPENS_EN = (
    r"^[ \t]*(?:(?=[^\n]*\n\s*by:)|(?:signed(?: by [^\n:]{2,50}?)?,? )?(?:for|by)(?: and on behalf of)?:? )(?:the )?(?:"
)
_BELOW_EN = r")\b[^\n:;,]{0,40}?[:;,]?(?P<rest>[^\n]*(?:\n(?!\s*\n|\s*(?:signed\b|for\b|schedule\b))[^\n]{1,90}){0,4})"
_NAME_EN = r"(?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3})"
_TITLED_EN = re.compile(
    rf"(?:^\s*|[\n:;]\s*|\bp\.? ?p\.? |\bby )(?:(?:By|Name)\s*:\s*)?{_NAME_EN}"
    r"(?:,\s*|\s*\n\s*(?:Title|Position|Capacity)\s*:\s*|\s*\()(?P<title>[A-Za-z][A-Za-z ]{2,40})\s*\)?\s*(?:$|[\n;.,])"
)
_AGENT_EN = re.compile(rf"\b(?P<title>(?:(?:authori[sz]ed|entrusted|buying) )?agent)\s*:\s*{_NAME_EN}", re.IGNORECASE)
_INDENT = 12
"""Characters before a lone cell that stands in the right column."""


def signers(contract: Contract, party: Party) -> Iterator[Signer]:
    """Those whom the lines under or beside the party's name show as signing; in the second half of the text only, as
    the particulars at its head look the same."""
    name = party.name.value if party.name else ""
    names = {party.label, *party.labels, *party.short_names, name, _FORM.sub("", name)}
    words = sorted((word for word in names if len(word) > 1), key=len, reverse=True)
    if words:
        yield from (_english if contract.language == "en" else _chinese)(contract, words)


def _english(contract: Contract, words: list[str]) -> Iterator[Signer]:
    text = contract.text
    opens = re.compile(_OPENS_EN + "|".join(map(re.escape, words)) + _BELOW_EN, re.IGNORECASE | re.MULTILINE)
    for block in opens.finditer(text, len(text) // 2):
        match = _TITLED_EN.search(block["rest"])
        if match is not None and is_person_name(match["name"]):
            start = block.start("rest") + match.start("name")
            yield Signer(Found(match["name"], Span(start, start + len(match["name"]))), match["title"].strip())
            return
    named = re.compile(
        r"^[^\n]{0,24}?(?:" + "|".join(map(re.escape, words)) + r")\b[^\n]*(?:\n[^\n]{0,80})?", re.MULTILINE
    )
    for block in named.finditer(text, len(text) // 2):
        match = _AGENT_EN.search(text, *block.span())
        if match is not None and is_person_name(match["name"]):
            yield Signer(Found(match["name"], Span(*match.span("name"))), match["title"].strip())
            return


def _chinese(contract: Contract, words: list[str]) -> Iterator[Signer]:
    """The first of them; a representative who signs as such is the last word on who signs."""
    text = contract.text
    others = [
        word
        for party in contract.parties
        for word in (party.label, *party.labels, party.name.value if party.name else "")
        if len(word) > 1 and word not in words
    ]
    half = text.find("\n", max(len(text) // 2 - 1, 0))
    lines = [match.span() for match in _LINE.finditer(text, half)] if half >= 0 else []
    for index, (start, end) in enumerate(lines):
        if not _names(text[start:end], words):
            continue
        cells = _cells(text, start, end)
        own = [number for number, cell in enumerate(cells) if _names(cell.of(text), words)]
        if not own or len(own) > 1:
            continue
        for cell in _own_cells(text, lines[index : index + 1 + _LINES_BELOW], own[0], others):
            match = _CAPACITY_ZH.search(text, *cell)
            if match is None or not is_person_name(match["name"]):
                continue
            capacity = match["rank"] or match["capacity"]
            if not match["capacity"].startswith(("法定代表人", "负责人")):
                yield Signer(Found(match["name"], Span(*match.span("name"))), capacity)
            return


def _cells(text: str, start: int, end: int) -> list[Span]:
    if end - start > _LONGEST_LINE or "。" in text[start:end]:
        return []
    return [Span(*match.span()) for match in _CELLS.finditer(text, start, end)]


def _names(cell: str, words: list[str]) -> bool:
    return any(word in cell for word in words)


def _own_cells(text: str, lines: list[tuple[int, int]], column: int, others: list[str]) -> Iterator[Span]:
    """The party's own cell, what follows it in the line, and its column in the lines below."""
    head = _cells(text, *lines[0])
    sides = [number for number, cell in enumerate(head) if _names(cell.of(text), others)]
    until = next((number for number in sides if number > column), len(head))
    yield from head[column:until]
    two = bool(sides)
    for start, end in lines[1:]:
        cells = _cells(text, start, end)
        if not cells:
            return
        if not two and any(_names(cell.of(text), others) for cell in cells):
            return
        if not two:
            yield from cells
        elif len(cells) == 1:
            right = text[start : cells[0].start].strip(" 　\t") == "" and cells[0].start - start > _INDENT
            if right == (column > 0):
                yield cells[0]
        elif column > 0:
            yield cells[-1]
        else:
            yield cells[0]
