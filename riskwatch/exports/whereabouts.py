"""Where in the contract a finding about something missing is shown: at the clause its words name, else at the end."""

from __future__ import annotations

import re

from riskwatch.domain.contract import Clause, Contract
from riskwatch.domain.rule import Finding
from riskwatch.domain.words import Words

_LEAD_ZH = re.compile(r"^应在[:：]?\s*")
_LEAD_EN = re.compile(r"^(should stand|belongs) in[:]?\s*", re.IGNORECASE)

MATTERS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), kinds)
    for pattern, kinds in (
        ("付款|结算|货款|payment", ("payment",)),
        ("违约|late.payment|liabilit", ("late_payment", "liability", "liquidated_damages")),
        ("验收|检验|inspection|acceptance", ("inspection", "acceptance")),
        ("质量|quality|warrant", ("quality", "warranty")),
        ("送达|通知|notice", ("notices",)),
        ("争议|仲裁|管辖|dispute", ("disputes",)),
        ("担保|保证|guarantee", ("guarantee",)),
        ("停止供货|中止|suspen", ("suspension", "termination")),
        ("交货|交付|收货|delivery", ("delivery",)),
        ("价款|价格|price", ("price", "subject")),
        ("标的|goods|subject", ("subject",)),
        ("附件|annex", ("annexes",)),
        ("生效|签订|formation", ("formation", "general")),
    )
)
"""What a place is called, and the kinds of clause that are meant."""


def place_words(finding: Finding) -> Words:
    """The place of a missing thing without "belongs in" before it: pages say that themselves."""
    words = finding.place.words
    return Words(_LEAD_ZH.sub("", words.zh), _LEAD_EN.sub("", words.en))


def line_of_missing(finding: Finding, contract: Contract) -> int:
    """Index of the block below which the missing thing belongs.

    The place's words name a clause by number or title, or a matter that a clause deals with; "heading" means above the
    first clause, "signature block" the place where the parties sign.
    """
    blocks = contract.document.blocks
    last = max(len(blocks) - 1, 0)
    words = place_words(finding)
    if "heading" in words.en or "首部" in words.zh:
        first = contract.clauses[0].span.start if contract.clauses else 0
        return _block(contract, max(first - 1, 0))
    if "signature" in words.en or "签字" in words.zh:
        return _before_signatures(contract) if contract.signatures else last
    clause = _named(contract, words.zh) or _named(contract, words.en) or _dealing_with(contract, words)
    if clause is None and not contract.clauses:
        return last
    below = _block(contract, (clause or contract.clauses[-1]).span.end - 1)
    # The last article often runs on to the end of the text, signatures included.
    return min(below, _before_signatures(contract)) if contract.signatures else below


def _before_signatures(contract: Contract) -> int:
    first = min(signature.span.start for signature in contract.signatures)
    return _block(contract, max(first - 1, 0))


def _named(contract: Contract, words: str) -> Clause | None:
    """The clause whose number or title stands in `words`; the longest name wins, so 第十五条 is not taken for 第五条."""
    best, length = None, 0
    for clause in contract.clauses:
        for name in (clause.number, clause.title):
            if len(name) > max(length, 1) and name in words:
                best, length = clause, len(name)
    return best


def _dealing_with(contract: Contract, words: Words) -> Clause | None:
    """The first article on the first matter that `words` name and the contract has a clause on."""
    for pattern, kinds in MATTERS:
        if pattern.search(words.zh) or pattern.search(words.en):
            clauses = list(contract.clauses_on(*kinds))
            if clauses:
                main = [clause for clause in clauses if clause.kind in kinds]
                return min(main or clauses, key=lambda clause: (clause.level, clause.span.start))
    return None


def _block(contract: Contract, position: int) -> int:
    """Index of the block that holds the character at `position`."""
    index = 0
    for number, block in enumerate(contract.document.blocks):
        if block.span.start > position:
            break
        index = number
    return index
