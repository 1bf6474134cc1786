"""Which file of a set is the contract and which are its annexes: by name, then by how the text begins."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from riskwatch.domain.document import Document
from riskwatch.domain.words import Words

_CONTRACT = re.compile(r"合同|协议|订单|契约|\b(?:agreement|contract|purchase order|terms and conditions)\b", re.I)
_BESIDE = re.compile(
    r"附件|附表|附录|清单|报价|补充|技术(?:规格|要求|协议|附件)|廉洁|廉政|保密|授权|营业执照|资质|说明|模板"
    r"|\b(?:annex|appendix|schedule|exhibit|attachment|addendum|amendment|specification|price list|quotation|nda)\b",
    re.I,
)
_PARTIES = re.compile(r"(?:甲|乙|买|卖|供|需|购|销)\s*方|\b(?:buyer|seller|supplier|purchaser|customer)\b", re.I)
_HEAD = 600
"""Characters from the top of a text within which a contract says what it is and between whom."""


def name_score(name: str) -> int:
    """How much a file's name says that it is the contract: below zero for the name of an annex."""
    stem = re.sub(r"[_\-.]+", " ", PurePosixPath(name.replace("\\", "/")).stem)
    return 2 * bool(_CONTRACT.search(stem)) - 3 * bool(_BESIDE.search(stem))


def chosen(documents: Mapping[str, Document]) -> tuple[str, Words]:
    """The main contract of a set that is not empty, and how it was told from the others."""
    if len(documents) == 1:
        return next(iter(documents)), Words("唯一可读的文件", "the only file that could be read")
    scores = {name: name_score(name) + _text_score(document) for name, document in documents.items()}
    best = max(scores.values())
    equal = [name for name, score in scores.items() if score == best]
    main = max(equal, key=lambda name: len(documents[name].text))
    if len(equal) > 1:
        return main, Words(
            f"另有 {len(equal) - 1} 个文件也像主合同，取其中最长的；如不对，请单独提交主合同",
            f"{len(equal) - 1} more look like the contract, the longest was taken; if that is wrong, submit the contract alone",
        )
    if name_score(main) > 0:
        return main, Words("文件名是合同或协议", "its name says that it is a contract")
    return main, Words("开头写有合同名称和双方", "it begins like a contract between two parties")


def _text_score(document: Document) -> int:
    head = document.text[:_HEAD]
    title = "\n".join(head.split("\n")[:4])
    score = 2 * bool(_CONTRACT.search(title)) + (len(set(_PARTIES.findall(head))) > 1)
    return score - 2 * bool(_BESIDE.match(head.lstrip()))
