"""FRM001: blanks, placeholders, comments and tracked changes in a draft that is meant to be signed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Contract,
    Hit,
    Matter,
    NotApplicable,
    Severity,
    Term,
    Words,
    contract_check,
    reasons,
)

_IMPORTANT = frozenset({"price", "term", "penalty", "quantity", "guarantee", "court"})
_FIELDS = {
    "price": Words("价款", "price"),
    "term": Words("期限", "period"),
    "penalty": Words("违约金", "late-payment rate or penalty"),
    "quantity": Words("数量", "quantity"),
    "guarantee": Words("担保", "guarantee"),
    "court": Words("争议解决", "forum"),
    "date": Words("日期", "date"),
    "party": Words("当事人", "party"),
    "contact": Words("联系信息", "contact details"),
    "number": Words("编号", "number"),
}
_SETTLED_LATER = re.compile(
    r"to be (?:agreed|determined|defined|confirmed)\b[^.;]{0,30}\b(?:by (?:the )?[A-Z&]|by (?:the"
    r"|both)(?: parties)?\b|for each|in each|in accordance|under|pursuant)",
    re.IGNORECASE,
)
_OTHER = Words("内容", "text")
_REMARKS = {"comment": "comment", "insertion": "tracked_change", "deletion": "tracked_change", "hidden": "hidden"}


@contract_check()
def blanks_left(matter: Matter) -> Iterator[Answer]:
    """One hit for each line with something still to fill, one for each kind of remark left in the file."""
    yield from _remarks(matter.contract)
    if not matter.filled:
        yield NotApplicable(reasons.NOT_FILLED)
        return
    seen: set[int] = set()
    for term in matter.contract.terms_of("blank"):
        if term.detail.get("fillable") == "later" or _no_blank(matter.contract, term):
            continue
        line = matter.contract.text.rfind("\n", 0, term.span.start)
        if line not in seen:
            seen.add(line)
            yield _hit(term, matter.contract.language)


def _no_blank(contract: Contract, term: Term) -> bool:
    """[***] is a redaction; a line of underscores alone is a rule; what each order settles is not left open here."""
    text, span = contract.text, term.span
    if "*" in span.of(text):
        return True
    if contract.language != "en":
        return False
    if text[max(0, span.start - 1) : span.end + 1].lower() == "(xx)":
        return True  # the twentieth item of a list
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    line = text[start : end if end >= 0 else len(text)]
    return not line.strip(" _*-\t") or _SETTLED_LATER.search(text, span.start, span.end + 60) is not None


def _hit(term: Term, language: str) -> Hit:
    field = term.detail.get("field", "")
    # Measured on English contracts most of what looks blank is a form annexed for later: a note, a warning where it matters.
    softer = (Severity.WARNING if field in _IMPORTANT else Severity.INFO) if language == "en" else None
    return Hit(
        term.span,
        variant="important" if field in _IMPORTANT else "",
        values={"field": _FIELDS.get(field, _OTHER)},
        severity=softer,
    )


def _remarks(contract: Contract) -> Iterator[Hit]:
    found: dict[str, Hit] = {}
    counts: dict[str, int] = {}
    for remark in contract.document.remarks:
        variant = _REMARKS[remark.kind]
        counts[variant] = counts.get(variant, 0) + 1
        span = remark.span if remark.span and remark.span.start < remark.span.end else None
        if variant not in found or found[variant].span is None:
            found[variant] = Hit(span, variant=variant, values={"count": 0}, place=Words("文件", "the file"))
    for variant, hit in found.items():
        yield Hit(hit.span, variant=variant, values={"count": counts[variant]}, place=hit.place)
