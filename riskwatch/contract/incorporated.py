"""Documents that the contract makes part of itself and that were not supplied: there "missing" cannot be said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from riskwatch.contract.once import once_a_contract
from riskwatch.contract.search import quick
from riskwatch.domain.contract import Contract

_INCORPORATED = quick(
    r"(?:按|以|依据|遵守|执行|适用)(?:双方)?(?:另行)?(?:签订|签署)的?《(?P<zh>[^》\n]{2,30}(?:协议|合同|框架|条款|条件))》"
    r"|(?:subject to|governed by|incorporat\w+|in accordance with) the (?P<en>(?:Master|Framework|General)[\w &]{0,40}"
    r"(?:Agreement|Terms|Conditions))"
    r"|(?:[Ss]ubject to|[Gg]overned by|[Ii]ncorporates?) (?:the |our "
    r"|its )?(?P<own>(?:[A-Z][\w&'-]* ){0,5}(?:[Gg]eneral |[Ss]tandard )"
    r"(?:[Tt]erms|[Cc]onditions)(?: and [Cc]onditions)?(?: of (?:[Pp]urchase|[Ss]ale|[Bb]usiness|[Ss]upply"
    r"|[Dd]elivery))?)"
    r"(?![^.;\n]{0,40}\b(?:below|overleaf|attached|annexed|hereto|hereof|set out)\b)"
    r"|[Tt]his (?:Exhibit|Schedule|Addendum|Annex)\b[^.;]{0,80}\bpart of the (?P<whole>[A-Z][\w &]{0,50}Agreement)"
    r"|(?:GOVERNED BY|SUBJECT TO),?[^.;]{0,40}THE TERMS AND CONDITIONS OF THE (?P<upper>MASTER[\w &]{0,40}AGREEMENT)"
    r"|(?:pursuant to|under|in accordance with) the (?P<supply>Supply Agreement)"
    r"|[Tt]his (?:Contract|Agreement), when attached to a (?P<order>purchase order)"
)


_AMENDS = re.compile(r"补充(?:协议|合同)|变更协议|合同变更|\b(?:amendment|addendum|supplement)\b", re.IGNORECASE)
_AMENDS_ALONE = quick(
    r"\bThis Amendment (?:\([^)\n]{0,30}\) )?is (?:hereby )?(?:entered into|made)\b|\b(?:shall"
    r"|hereby) amend and supersede\b"
)


@once_a_contract
def missing_documents(contract: Contract) -> tuple[str, ...]:
    """Titles of master agreements and general terms that the text incorporates and that are no part of the file.

    In a set of files, an annex that was supplied is part of the text, and one that could not be read is missing. An amendment
    says only what changes: the contract it amends is missing too.
    """
    title = contract.title.value if contract.title else ""
    names: dict[str, None] = {}
    if _AMENDS.search(title):
        names["原合同" if contract.language == "zh" else "original contract"] = None
    elif contract.language == "en" and _AMENDS_ALONE.found(contract.text):
        names["original contract"] = None
    for match in _INCORPORATED.finditer(contract.text):
        name = match[match.lastgroup] if match.lastgroup else None
        if name and name.strip().casefold() not in title.casefold() and name[-1:] != "法":
            names[name.strip()] = None
    unread = (each.name for each in contract.document.enclosed if each.part == "unread" and _is_a_draft(each.name))
    supplied = [_bare(words) for words in _supplied(contract)]
    return (*(name for name in names if not any(_bare(name) in words for words in supplied)), *unread)


def _supplied(contract: Contract) -> Iterator[str]:
    """What the annexes of a set are called: their files' names and their first lines."""
    for each in contract.document.enclosed:
        if each.part == "annex":
            yield each.name
            first = (block for block in contract.document.blocks if block.place.file == each.name)
            yield from (block.span.of(contract.text) for block in islice(first, 4))


def _bare(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()


def _is_a_draft(name: str) -> bool:
    """Whether a file that could not be read may hold terms: a logo in a mail does not."""
    return not re.search(r"\.(?:gif|bmp|ico|wmz|emz|vcf|ics)$|^image\d+\.(?:png|jpe?g)$", name, re.IGNORECASE)
