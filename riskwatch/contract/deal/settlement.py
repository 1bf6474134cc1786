"""Forum, law, language and the CISG."""

from __future__ import annotations

from riskwatch.contract.wording import Wording, wording_of
from riskwatch.domain.contract import Contract
from riskwatch.domain.deal import Settlement

_CISG = (
    r"联合国国际货物销售合同公约|销售合同公约",
    r"\bcisg\b|\bconvention on contracts for the international sale\b|\bvienna convention\b",
)
_OUT = r"不适用|排除|\bexclud|\bnot apply|\bshall not\b|\bdoes not\b|\bdisappl"
_PREVAILS = (
    ("zh", r"(?:以|应以)中文[^，。；\n]{0,8}为准|中文(?:版|文本)[^，。；\n]{0,8}(?:优先|为准)|\bchinese (?:version|text)\b[^.;]{0,20}\bprevail"),
    ("en", r"(?:以|应以)英文[^，。；\n]{0,8}为准|英文(?:版|文本)[^，。；\n]{0,8}(?:优先|为准)|\benglish (?:version|text)\b[^.;]{0,20}\bprevail"),
)  # fmt: skip


def settlement(contract: Contract) -> Settlement:
    """What the contract says of where, under which law and by which text a dispute is decided."""
    words = wording_of(contract)
    dispute = contract.dispute
    return Settlement(
        kind=dispute.kind,
        body=dispute.body,
        span=dispute.span,
        law=contract.law,
        law_place=contract.law_place.value if contract.law_place else "",
        prevailing_language=next((language for language, template in _PREVAILS if words.says(template)), ""),
        cisg=_cisg(words),
    )


def _cisg(words: Wording) -> str:
    passage = next(words.find(*_CISG), None)
    if passage is None:
        return ""
    return "out" if words.matches(_OUT, passage.sentence) else "in"
