"""AUT002: an authority in the file that lacks what makes it one, or has run out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from riskwatch.authoring import (
    Answer,
    Contract,
    Hit,
    Matter,
    NotApplicable,
    Span,
    Words,
    contract_check,
    quick,
    sentence_around,
)

_GRANT = quick(
    r"(?:兹|特此?|现)(?:委托|授权|委派)[^。\n]{2,80}|(?:^|[\n。；:：])\s*(?:委托|授权)(?!代表|代理人|书|范围|期限|事项)[\u4e00-\u9fff]{2,4}(?:先生|女士|同志)?(?:为|代表|全权|签订|签署|办理)[^。\n]{2,80}"
)
_SIGNING = re.compile(r"签订|签署|签约|订立|缔约|签字")
_CONTRACT = re.compile(r"合同|协议|订单")
_WHOLESALE = re.compile(r"全权(?:代理|办理|处理|负责|代表)|一切事宜|有关事宜|相关事宜")
_TENDER_ONLY = re.compile(r"投标|收货|提货|送货|验货")
_TERM = re.compile(r"有效期|期限|自[^。\n]{2,20}(?:至|起)|至[^。\n]{2,20}(?:止|日)|截止|之日止|当日有效|长期有效")
_NO_PAPER = Words("文件里没有授权委托书", "there is no power of attorney in the file")
_SCOPE, _PERIOD = Words("授权事项", "its scope"), Words("授权期限", "its term")


@contract_check()
def power_of_attorney_incomplete(matter: Matter) -> Iterator[Answer]:
    """Scope, term, whether contracting is covered at all, and whether it still ran when the contract was signed."""
    contract = matter.contract
    match = _GRANT.search(contract.text)
    if match is None:
        yield NotApplicable(_NO_PAPER)
        return
    span = _trimmed(contract, Span(*match.span()))
    around = _paper(contract, span)
    hit = _judged(contract, span, around)
    if hit is not None:
        yield hit


def _judged(contract: Contract, span: Span, around: str) -> Hit | None:
    contracting = _SIGNING.search(around) is not None and _CONTRACT.search(around) is not None
    if not contracting and _TENDER_ONLY.search(around):
        return Hit(span, variant="other_matter")
    lacking = [] if contracting and not _only_wholesale(around) else [_SCOPE]
    if not _TERM.search(around):
        lacking.append(_PERIOD)
    if lacking:
        words = Words("、".join(one.zh for one in lacking), " and ".join(one.en for one in lacking))
        return Hit(span, values={"lacking": words})
    ended = _ended(contract, span)
    return Hit(span, variant="expired", values=ended) if ended else None


def _only_wholesale(around: str) -> bool:
    return _WHOLESALE.search(around) is not None and _SIGNING.search(around) is None


def _ended(contract: Contract, span: Span) -> dict[str, object] | None:
    """The last day named in the authority, when the contract was signed after it."""
    signed = contract.agreement_date
    near = sentence_around(contract.text, span)
    days = [
        term.value
        for term in contract.terms_of("date")
        if isinstance(term.value, date) and near.start <= term.span.start < near.end + 120
    ]
    if signed is None or len(days) < 2 or max(days) >= signed.value:
        return None
    return {"until": max(days).isoformat(), "signed": signed.value.isoformat()}


def _paper(contract: Contract, span: Span) -> str:
    """The grant and the few lines after it: the rest of the paper."""
    return contract.text[span.start : span.end + 160]


def _trimmed(contract: Contract, span: Span) -> Span:
    words = span.of(contract.text)
    start = span.start + len(words) - len(words.lstrip(" \n。；:：\u3000"))
    return Span(start, span.end)
