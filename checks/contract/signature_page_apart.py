"""SEA004: a signature page that names no contract, missing page numbers, changes by hand that need no seal.

Whether a page carries a cross-page seal or a change is sealed can only be seen on the scan of the executed copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Contract,
    Hit,
    Matter,
    NotJudged,
    Passage,
    Words,
    contract_check,
    reasons,
    wording_of,
)

APART = (
    r"\(?(?:本页|以下|此页)(?:面)?无正文[^。\n]{0,24}?(?:签署页|签字页|签章页|盖章页|签字盖章页)[^\n]{0,30}",
    r"(?:^|\n)\(?(?:此页|本页)(?:系|为)[^\n]{0,30}?(?:签署页|签字页|签章页|盖章页)[^\n]{0,20}",
)
NAMED = (
    r"《[^》\n]{3,60}》|(?:合同|协议)(?:编号|号)|(?:买卖|购销|采购|销售|供货|供应|订购"
    r"|经销)[^\n]{0,20}?(?:合同|协议)"
)
PAGE = re.compile(r"第\s*(\d{1,3})\s*页\s*[,，/／]?\s*(?:共|总)\s*(\d{1,3})\s*页")
BY_HAND = (
    r"(?:手写|手工|涂改|划改|笔改)[^。；\n]{0,20}?(?:有效|无需(?:另行)?(?:签章|盖章|签字)"
    r"|不影响(?:合同)?(?:的)?效力)"
)
SEALED = r"签章|盖章|签字|确认|校对章"
MISSING = Words("第{page}页", "page {page}")


@contract_check()
def signature_page_apart(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    for passage in words.find(*APART):
        if not words.matches(NAMED, passage.words):
            yield Hit(passage.span)
            break
    for passage in words.find(BY_HAND):
        if not _sealed(passage):
            yield Hit(passage.span, variant="by_hand")
    yield from _pages(matter.contract)
    yield NotJudged(reasons.NO_SCAN)


def _sealed(passage: Passage) -> bool:
    words = passage.wording
    return passage.is_no_clause or (words.matches(SEALED, passage.sentence) and "无需" not in passage.words)


def _pages(contract: Contract) -> Iterator[Hit]:
    """The pages say how many there are; one that does not come is missing from the file."""
    found = [(int(match[1]), int(match[2]), match) for match in PAGE.finditer(contract.text)]
    if len(found) < 2 or len({total for _, total, _ in found}) != 1:
        return
    total = found[0][1]
    gone = sorted(set(range(1, total + 1)) - {number for number, _, _ in found})
    if gone and len(gone) <= total // 2:
        match = found[-1][2]
        span = contract.document.block_at(match.start())
        assert span is not None
        yield Hit(
            type(span.span)(*match.span()),
            variant="page_missing",
            values={"total": total, "missing": MISSING.filled({"page": "、".join(map(str, gone))})},
        )
