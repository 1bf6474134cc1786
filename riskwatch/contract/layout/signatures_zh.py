"""Signature blocks of Chinese contracts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from riskwatch.contract.layout.days import first_day
from riskwatch.contract.layout.sheet import Sheet
from riskwatch.domain.contract import Found, SignatureBlock
from riskwatch.domain.document import Span

_SEAL = re.compile(
    r"[\u4e00-\u9fff()A-Za-z0-9]{0,30}?(?:合同专用章|公章|财务专用章|财务章|发票专用章|项目部?(?:资料|技术)?专?用?章|业务专用章|资料专用章|"
    r"部门章|技术专用章)(?:\([^()\n]{0,20}\))?"
)
_REPRESENTATIVE = ("legal_representative", "agent")


@dataclass(slots=True)
class Block:
    """A block while it is being read: its label, place, name and the fields under it."""

    label: str
    start: int
    end: int
    name: Found[str] | None
    fields: list[tuple[str, str, Found[str] | None, int, int]] = field(default_factory=list)


def signature_of(sheet: Sheet, block: Block) -> SignatureBlock:
    """The finished block; what is left blank in it is None."""
    signatory, capacity = _signatory(block)
    end = max([block.end, *(place[4] for place in block.fields)])
    while end > block.start and sheet.flat[end - 1].isspace():
        end -= 1
    span = Span(block.start, end)
    return SignatureBlock(
        block.label, span, block.name, signatory, capacity, _seal(sheet, block, end), _date(sheet, block)
    )


def _signatory(block: Block) -> tuple[Found[str] | None, str]:
    capacity = ""
    for kind, label, value, _, _ in block.fields:
        if kind not in _REPRESENTATIVE:
            continue
        said = (
            "legal_representative"
            if label.startswith(("法定代表人", "法人", "负责人")) and "授权" not in label
            else "agent"
        )
        if value is not None:
            return value, said
        capacity = capacity or said
    return None, capacity


def _seal(sheet: Sheet, block: Block, end: int) -> Found[str] | None:
    """The words of a seal, where a text version of the signed page carries them."""
    for match in _SEAL.finditer(sheet.flat, block.start, end):
        before = sheet.flat[max(0, match.start() - 1) : match.start()]
        asked_for = match[0].removeprefix(block.label) in ("公章", "合同专用章")
        if match[0].count("(") != match[0].count(")") or (asked_for and (before == "(" or match[0] != "公章")):
            continue  # `甲方(公章)` asks for a seal, it is none
        return Found(sheet.words(*match.span()), Span(*match.span()))
    return None


def _date(sheet: Sheet, block: Block) -> Found[date] | None:
    for kind, _, _, start, end in block.fields:
        if kind == "date":
            found = first_day(sheet.flat, start, end + 2)
            if found:
                return found
    return None
