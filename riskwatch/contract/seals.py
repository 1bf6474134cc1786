"""What the seals on a scan say: whose they are, of which kind, and what could not be read of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from riskwatch.domain.contract import Contract
from riskwatch.domain.document import Seal, Span
from riskwatch.domain.words import Words

SURE = 80
"""Percent from which the words of a seal are more than a thing to check by eye (rule book, PTY001)."""

_COMPANY_END = re.compile(r"公司|厂|店|社|所|院|中心|集团|企业|合作社|经营部|项目(?:经理)?部")

UNREAD = Words(
    "第 {pages} 页的红章未能读出印文，请人工核对", "the seal on page {pages} could not be read: look at it yourself"
)
NO_SEAL = Words(
    "扫描件上没有找到红色印章（黑白件看不出印章）",
    "no red seal was found on the scan (a black and white copy shows none)",
)


@dataclass(frozen=True, slots=True)
class SealRead:
    """A seal whose words were read: whose name it bears and what kind it says to be ("" for a seal with a name only).

    `at` are the words it is stamped on; `signing` says whether a party signs there.
    """

    seal: Seal
    name: str
    kind: str
    at: Span
    signing: bool

    @property
    def sure(self) -> bool:
        return self.seal.sure >= SURE


def seals_read(contract: Contract) -> Iterator[SealRead]:
    """The seals of companies that could be read, on a page with text."""
    for seal in contract.document.seals:
        if seal.text and seal.at is not None:
            name, kind = parted(seal.text)
            signing = any(block.span.meets(seal.at) for block in contract.signatures)
            yield SealRead(seal, name, kind, seal.at, signing)


def parted(text: str) -> tuple[str, str]:
    """The name on a seal and the kind below it: 恒达公司 and 合同专用章."""
    ends = list(_COMPANY_END.finditer(text))
    cut = ends[-1].end() if ends else 0
    kind = text[cut:]
    return (text[:cut], kind) if ends and (not kind or "章" in kind or len(kind) <= 8) else (text, "")


def unread(contract: Contract) -> Words | None:
    """Which seals could not be read, as a reason why a rule on seals was not judged in full; None where all were."""
    document = contract.document
    if not document.ocr:
        return None
    if not document.seals:
        return NO_SEAL
    pages = sorted({seal.page for seal in document.seals if not seal.text})
    if not pages:
        return None
    return UNREAD.filled({"pages": Words("、".join(map(str, pages)), ", ".join(map(str, pages)))})
