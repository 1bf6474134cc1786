"""How disputes are settled: court, arbitration, both or unsaid."""

from __future__ import annotations

import re

from riskwatch.contract.layout.sheet import Sheet
from riskwatch.contract.search import Quick, quick
from riskwatch.domain.contract import Clause, Dispute
from riskwatch.domain.document import Span

_COURT_ZH = quick(
    r"(?P<body>(?:所在|[^,。;:()\s向由、在至据可则或交_\[]){0,24}人民法院|(?:所在|[^,。;:()\s向由、在至据可则或交_\[]){0,12}法院)|提起诉讼|起诉|诉讼解决|诉诸"
)
_ARBITRATION_ZH = quick(
    r"(?P<body>(?:所在|[^,。;:()\s向由、在至据可则或交_\[]){0,24}?仲裁委员会|(?:所在|[^,。;:()\s向由、在至据可则或交_\[]){0,24}仲裁(?:院|机构|中心))|仲裁"
)
_COURT_EN = quick(
    r"(?P<body>(?:state (?:and|or) federal |federal (?:and|or) state |federal |state |district |"
    r"superior |high )?courts?\s+(?:located\s+)?(?:of|in|"
    r"sitting in)\s+(?:the\s+)?[A-Z][\w ,]{2,60}?)(?=[.;,)]|\s(?:and|shall|for|with|to|having|in)\b)|"
    r"exclusive jurisdiction|jurisdiction (?:and|or) venue|litigation",
)
_ARBITRATION_EN = quick(
    r"(?P<body>American Arbitration Association|International Chamber of Commerce|"
    r"London Court of International Arbitration|LCIA|CIETAC|"
    r"China International Economic and Trade Arbitration Commission|"
    r"(?:Hong Kong|Singapore) International Arbitration Cent(?:re|er)|JAMS|UNCITRAL|"
    r"Stockholm Chamber of Commerce)|\barbitrat(?:ion|ed|or)",
)
_SELECTED = re.compile(
    r"(?:下列|下述|以下|如下|按|择)[^。;第]{0,8}第[\s_()]{0,60}(?P<choice>[一二三1-3①②]?)[\s_()]{0,60}(?:种|项|方式)"
)
_TICKED = re.compile(r"[☑√■☒✓✔]")


def dispute_of(sheet: Sheet, language: str, clauses: tuple[Clause, ...]) -> Dispute:
    """The dispute clause read; where several clauses speak of disputes, the one that names a forum counts."""
    unset: Dispute | None = None
    for start, end in _places(sheet, language, clauses):
        dispute = _read(sheet, language, start, end)
        if dispute.kind != "unset" or _left_open(sheet.flat, start, end):
            return dispute
        unset = unset or dispute
    return unset or Dispute("unset")


def _places(sheet: Sheet, language: str, clauses: tuple[Clause, ...]) -> list[tuple[int, int]]:
    named = [clause.span for clause in clauses if clause.kind == "disputes"]
    touched = [
        clause.span
        for index, clause in enumerate(clauses)
        if "disputes" in clause.kinds and clause.kind != "disputes" and not _has_child(clauses, index)
    ]
    law = [clause.span for clause in clauses if clause.kind == "governing_law"]
    words = ("争议", "纠纷") if language == "zh" else ("dispute", "Dispute", "rbitration")
    loose = [] if clauses else [(sheet.flat.rfind(word), len(sheet.flat)) for word in words if word in sheet.flat]
    return [*((span.start, span.end) for span in (*named, *law, *touched)), *loose]


def _has_child(clauses: tuple[Clause, ...], index: int) -> bool:
    return index + 1 < len(clauses) and clauses[index + 1].parent == index


def _read(sheet: Sheet, language: str, start: int, end: int) -> Dispute:
    end = min(end, start + 6000)
    court_pattern, arbitration_pattern = (
        (_COURT_ZH, _ARBITRATION_ZH) if language == "zh" else (_COURT_EN, _ARBITRATION_EN)
    )
    court = _best(court_pattern, sheet.flat, start, end)
    arbitration = _best(arbitration_pattern, sheet.flat, start, end)
    if court and arbitration:
        if _left_open(sheet.flat, start, end):
            return Dispute("unset", "", Span(start, end))
        first = min(court, arbitration, key=lambda match: match.start())
        chosen = _chosen(sheet.flat, start, end)
        if chosen:
            court = court if (first is court) == (chosen == 1) else None
            arbitration = arbitration if (court is None) else None
        if court and arbitration and _only_enforcing(sheet.flat, court, arbitration):
            court = None
    if court and arbitration:
        return Dispute("both", _body(sheet, arbitration) or _body(sheet, court), Span(start, end))
    if arbitration:
        return Dispute("arbitration", _body(sheet, arbitration), Span(start, end))
    if court:
        return Dispute("court", _body(sheet, court), Span(start, end))
    return Dispute("unset", "", Span(start, end))


def _best(pattern: Quick, flat: str, start: int, end: int) -> re.Match[str] | None:
    """The first place that names a body, else the first that only names the way."""
    first = None
    for match in pattern.finditer(flat, start, end):
        if match["body"]:
            return match
        first = first or match
    return first


def _left_open(flat: str, start: int, end: int) -> bool:
    """A form's choice that nobody has made yet: 按下列第____种方式解决."""
    choice = _SELECTED.search(flat, start, end)
    open_choice = choice is not None and not choice["choice"]
    return (open_choice or "□" in flat[start:end]) and not _TICKED.search(flat, start, end)


def _chosen(flat: str, start: int, end: int) -> int:
    """The option a form's choice names: 1 or 2; 0 when there is no choice to make."""
    choice = _SELECTED.search(flat, start, end)
    words = choice["choice"] if choice else ""
    return 1 if words in ("一", "1", "①") else 2 if words in ("二", "2", "②") else 0


def _only_enforcing(flat: str, court: re.Match[str], arbitration: re.Match[str]) -> bool:
    """A court that only enforces the award is no second forum."""
    around = flat[max(0, court.start() - 60) : court.end() + 30]
    return any(
        word in around
        for word in (
            "强制执行",
            "申请执行",
            "judgment upon",
            "judgment on",
            "enforce",
            "entered in any court",
            "injunct",
        )
    )


def _body(sheet: Sheet, match: re.Match[str]) -> str:
    body = match["body"] or ""
    return sheet.words(*match.span("body")).strip(" _\t,") if body.strip(" _") else ""
