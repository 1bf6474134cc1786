"""FRM006: an annex that is not in the file, a repealed law, leftovers of another deal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from riskwatch.authoring import Answer, Contract, Hit, Matter, Span, Words, contract_check, quick

_REPEALED = {
    "合同法": (Words("合同法", "the Contract Law"), date(2021, 1, 1)),
    "经济合同法": (Words("经济合同法", "the Economic Contract Law"), date(1999, 10, 1)),
    "工矿产品购销合同条例": (Words("工矿产品购销合同条例", "the Industrial Products Contract Regulations"), date(2001, 10, 6)),
    "担保法": (Words("担保法", "the Guarantee Law"), date(2021, 1, 1)),
    "物权法": (Words("物权法", "the Property Law"), date(2021, 1, 1)),
    "民法总则": (Words("民法总则", "the General Provisions of Civil Law"), date(2021, 1, 1)),
    "民法通则": (Words("民法通则", "the General Principles of Civil Law"), date(2021, 1, 1)),
}  # fmt: skip
_CHINA = re.compile(r"^中华人民共和国|\(.*\)$|（.*）$")
_ENGLISH = quick(
    r"Directive 2000/35/EC|Data Protection Directive|Directive 95/46/EC"
    r"|Contract Law of the (?:People's Republic of China|PRC)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"(?:链接|网址|哈希|另行提供|平台(?:公示|下载)|https?://|available at)", re.IGNORECASE)
_FILED = re.compile(r"exhibit\s+\d+\.\d+", re.IGNORECASE)
"""Exhibit 10.5: the number under which a contract was filed with the public register, no annex of it."""
_OF_ANOTHER = re.compile(
    r"[ \t]*(?:to|of|under)\s+(?:the|such|that)\s+[A-Z][\w&-]*(?:[ \t][A-Z][\w&-]*){0,4}[ \t](?:Agreement|Addendum"
    r"|Lease|Plan|Contract)\b"
)
"""Schedule 14 to the Build Addendum belongs to another paper."""
_BEFORE = re.compile(r"(?:已?废止|失效|原)[^。\n]{0,6}$")


@contract_check()
def missing_annex_or_repealed_law(matter: Matter) -> Iterator[Answer]:
    """Repealed laws in any text; missing annexes only in a draft that is filled in."""
    contract = matter.contract
    yield from _repealed(contract)
    if matter.filled:
        yield from _annexes(contract)


def _has_heading(contract: Contract, label: str) -> bool:
    """DISTRIBUTOR'S FORECAST   EXHIBIT D, SCHEDULE 1 TO EXHIBIT 'B': its title in capitals stands in the file."""
    if contract.language == "zh":
        return False
    parts = label.upper().split()
    if len(parts) != 2:
        return False
    name = rf"{re.escape(parts[0])}\s+['\"]?{re.escape(parts[1])}['\"]?"
    title = rf"{re.escape(label.title())}(?:[ \t]*$|[ \t]+[A-Z(])"
    return re.search(rf"(?m)^[ \t]*(?:{name}|{title})|{name}[ \t]*$", contract.text) is not None


def _repealed(contract: Contract) -> Iterator[Hit]:
    signed = contract.agreement_date.value if contract.agreement_date else None
    seen: set[str] = set()
    for term in contract.terms_of("reference.law"):
        law = _REPEALED.get(_CHINA.sub("", _CHINA.sub("", str(term.value).strip())))
        if law is None or (signed is not None and signed < law[1]):
            continue
        if _BEFORE.search(contract.text[max(0, term.span.start - 10) : term.span.start]):
            continue
        if law[0].zh not in seen:
            seen.add(law[0].zh)
            yield Hit(term.span, variant="repealed", values={"law": law[0], "until": law[1].isoformat()})
    for match in _ENGLISH.finditer(contract.text):
        if signed is None or signed >= date(2021, 1, 1):
            yield Hit(Span(*match.span()), variant="repealed", values={"law": match[0], "until": ""})


def _annexes(contract: Contract) -> Iterator[Hit]:
    for annex in contract.annexes:
        if annex.attached or _FILED.match(annex.label) or _has_heading(contract, annex.label):
            continue
        if _ELSEWHERE.search(contract.text[annex.span.start : annex.span.end + 120]):
            continue
        if _OF_ANOTHER.match(contract.text, annex.span.end):
            continue
        yield Hit(annex.span, values={"annex": " ".join(part for part in (annex.label, annex.title) if part)})
