"""SEA001: a seal that does not bind the company."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Confidence,
    Contract,
    Hit,
    Matter,
    PartNotJudged,
    Severity,
    Span,
    contract_check,
    quick,
    seals_read,
    unread,
)

_KIND = r"(?:财务|发票|项目经?理?部?|资料|技术|仓库|库房|收货|部门|采购|行政|人事|业务|工程|质检|后勤|材料|物资|总务|基建|出入库)"
_SEAL = quick(rf"{_KIND}(?:管理)?(?:部门?|处|科|室)?(?:资料|业务)?(?:专?用?章|印章)(?:[（(][^）)\n]{{0,14}}[）)])?")
_NO_CONTRACT = re.compile(r"[\u4e00-\u9fff（）()]{0,20}章[（(]?(?:签订合同无效|对外签约无效|签约无效|签合同无效)[）)]?")
_SIGNING = re.compile(
    r"(?:签订|签署|签约|合同|协议)[^。；\n]{0,20}(?:加盖|盖|使用|以)|盖章处|签章处|(?:加盖|盖|以)[^。；\n]{0,24}(?:后|之日起?|即"
    r"|签署)[^。；\n]{0,6}(?:生效|成立|有效)"
)
_OTHER_PAPERS = re.compile(
    r"订单|送货单|收货单|对账单|结算单|发票|单据|签收|验收单|入库单|资料|不发生|不得|无效|不具|不能|仅限|除外|不作为|同等效力|更换"
)


@contract_check()
def wrong_kind_of_seal(matter: Matter) -> Iterator[Answer]:
    """In the signature blocks any such seal; in the text only where it is named as the seal for signing."""
    contract = matter.contract
    yield from _in_signatures(contract)
    yield from _in_text(contract)
    yield from _on_scan(contract)


def _in_signatures(contract: Contract) -> Iterator[Hit]:
    seen: set[int] = set()
    for block in contract.signatures:
        match = _NO_CONTRACT.search(contract.text, *block.span) or _SEAL.search(contract.text, *block.span)
        if match is not None and match.start() not in seen:
            seen.add(match.start())
            yield Hit(Span(*match.span()), values={"seal": match[0]})


def _on_scan(contract: Contract) -> Iterator[Answer]:
    """The seals themselves, where a party signs; on delivery notes and statements such seals are usual."""
    for read in seals_read(contract):
        if not read.signing or not (_NO_CONTRACT.search(read.seal.text) or _SEAL.search(read.kind)):
            continue
        yield Hit(
            read.at,
            values={"seal": read.seal.text},
            severity=None if read.sure else Severity.WARNING,
            confidence=Confidence.MEDIUM if read.sure else Confidence.LOW,
        )
    why = unread(contract)
    if why is not None:
        yield PartNotJudged(why)


def _in_text(contract: Contract) -> Iterator[Hit]:
    signed = [block.span for block in contract.signatures]
    for match in _SEAL.finditer(contract.text):
        span = Span(*match.span())
        start = max(contract.text.rfind(mark, 0, span.start) for mark in "。；\n") + 1
        end = min(
            (at for mark in "。；\n" if (at := contract.text.find(mark, span.end)) >= 0), default=len(contract.text)
        )
        sentence = contract.text[start:end]
        if any(block.meets(span) for block in signed) or _OTHER_PAPERS.search(sentence):
            continue
        if _SIGNING.search(sentence):
            yield Hit(span, values={"seal": match[0]})
