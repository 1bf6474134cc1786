"""A report for the terminal: each finding with the line it stands in, a caret under the very words, and what to write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from riskwatch.contract.acceptance import to_act_on
from riskwatch.contract.level import CONFIDENCES, NAMES, sentence
from riskwatch.domain.document import Span
from riskwatch.domain.rule import Finding, Report, Severity
from riskwatch.domain.words import Words
from riskwatch.exports.grounds import citation
from riskwatch.exports.parts import part_lines
from riskwatch.exports.proposals import wording_for
from riskwatch.exports.remarks import behind, change_words, remark_lines
from riskwatch.exports.text_positions import mark_words, position_lines
from riskwatch.exports.text_review import review_lines
from riskwatch.exports.whereabouts import place_words
from riskwatch.exports.widths import head, tail, width, wrap
from riskwatch.rulebook.statutes import Statutes

COLUMNS = 100
LINES_SHOWN = 3
_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;34"}
_COLON = Words("：", ": ")
_PAGE = Words("第 {page} 页", "page {page}")
_MISSING = Words("合同中没有；应在：{place}", "not in the draft; belongs in: {place}")
_WRITE = Words("建议", "advice")
_CLAUSE = Words("条款", "clause")
_BASIS = Words("依据", "basis")
_SURE = Words("把握", "confidence")
_POSITION = Words("谈判位置", "position")
_CHANGE = Words("修订", "change")
_REGISTER = Words("登记", "register")
_LEVEL = Words("级别", "level")
_COUNTS = Words(
    "{error} 项错误，{warning} 项警告，{info} 项提示 · {passed} 项通过，{not_applicable} 项不适用，{not_judged} 项未能判断",
    "{error}, {warning}, {info} · {passed} passed, {not_applicable} not applicable, {not_judged} not judged",
)
_SIDE = {
    "seller": Words("按卖方立场检查：", "Checked for the seller: "),
    "buyer": Words("按买方立场检查：", "Checked for the buyer: "),
}
_CLEAN = Words("没有发现问题。", "Nothing found.")
_PROPOSAL = Words("以上是起草建议，由律师定夺。", "These are drafting proposals; a lawyer decides.")


def render(report: Report, statutes: Statutes, language: str, colour: bool = False) -> str:
    """The whole report as text, ending with a newline; `colour` adds terminal colours and nothing else.

    Accepted findings are only counted, and so are those that stood in the earlier version already, where one is known.
    """
    paint = _Paint(colour)
    parts = ["\n".join(_finding(report, finding, statutes, language, paint)) for finding in to_act_on(report)]
    positions = position_lines(report, language)
    if positions:
        parts.append("\n".join(positions))
    parts.append(_summary(report, language))
    return "\n\n".join(parts) + "\n"


class _Paint:
    """Puts terminal colours around words, or not."""

    def __init__(self, on: bool) -> None:
        self._on = on

    def __call__(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._on and text else text


def _finding(report: Report, finding: Finding, statutes: Statutes, language: str, paint: _Paint) -> Iterator[str]:
    tone = _COLOURS[finding.severity]
    name = NAMES[finding.severity].said(language)
    yield f"{paint(f'{name}[{finding.rule}]', tone)} {paint(finding.title.said(language), '1')}"
    yield from _where(report, finding, language, paint)
    notes: list[tuple[str, str]] = [("", finding.message.said(language))]
    notes.append((_WRITE.said(language), finding.advice.said(language)))
    proposed = wording_for(finding.clause, report.matter.contract.language)
    if proposed:
        notes.append((_CLAUSE.said(language), proposed))
    laws = " · ".join(citation(article, language) for article in statutes.shown(finding.basis))
    notes.append((_BASIS.said(language), laws))
    changes = behind(report, finding) or ()
    notes.extend((_CHANGE.said(language), change_words(change).said(language)) for change in changes)
    if finding.registry:
        notes.append((_REGISTER.said(language), _registry(finding.registry)))
    if finding.relevelled:
        held = sentence(finding.relevelled.book, finding.severity, finding.relevelled.why)
        notes.append((_LEVEL.said(language), held.said(language)))
    below = mark_words(report, finding)
    if below is not None:
        notes.append((_POSITION.said(language), below.said(language)))
    notes.append((_SURE.said(language), CONFIDENCES[finding.confidence].said(language)))
    colon = _COLON.said(language)
    for label, text in notes:
        yield from _note(label + colon if label else "", text, paint)


def _where(report: Report, finding: Finding, language: str, paint: _Paint) -> Iterator[str]:
    document = report.matter.contract.document
    place = place_words(finding).said(language)
    if finding.place.page is not None:
        place += f", {_PAGE.filled({'page': finding.place.page}).said(language)}"
    if finding.span is None:
        missing = _MISSING.filled({"place": place}).said(language)
        yield f"  {paint('-->', '34')} {document.file} · {missing}"
        return
    line, column = document.line_and_column(finding.span.start)
    yield f"  {paint('-->', '34')} {document.file}:{line}:{column} · {place}"
    yield from _excerpt(document.text, line, finding.span, _COLOURS[finding.severity], paint)


def _excerpt(text: str, first: int, span: Span, tone: str, paint: _Paint) -> Iterator[str]:
    """The lines of `span`, from number `first` on, cut to the terminal's width around it, each with its carets."""
    gutter = " " * len(str(first + LINES_SHOWN))
    yield f" {gutter} |"
    start = span.start
    for number in range(first, first + LINES_SHOWN):
        begin = text.rfind("\n", 0, start) + 1
        stop = text.find("\n", start)
        stop = len(text) if stop == -1 else stop
        shown = Span(start, min(span.end, stop))
        line, indent, carets = _window(text[begin:stop], Span(shown.start - begin, shown.end - begin))
        yield f" {number:>{len(gutter)}} | {line}"
        yield f" {gutter} | {' ' * indent}{paint('^' * carets, tone)}"
        if span.end <= stop:
            return
        start = stop + 1
    yield f" {gutter} | …"


def _window(line: str, at: Span) -> tuple[str, int, int]:
    """`line` cut so that the words at `at` are seen; with the columns before them and the columns they take."""
    words = head(at.of(line), COLUMNS - 20)
    room = COLUMNS - width(words)
    before, after = line[: at.start], line[at.start + len(words) :]
    if width(before) + width(after) > room:
        before_room = max(room // 2, room - width(after))
        before = before if width(before) <= before_room else "…" + tail(before, before_room - 1)
        after_room = room - width(before)
        after = after if width(after) <= after_room else head(after, after_room - 1) + "…"
    line = (before + words + after).replace("\t", " ")
    return line, width(before.replace("\t", " ")), max(width(words), 1)


def _note(label: str, text: str, paint: _Paint) -> Iterator[str]:
    if not text:
        return
    lead = f"   = {label}"
    lines = wrap(text, COLUMNS - width(lead))
    yield f"   {paint('=', '34')} {label}{lines[0]}"
    for line in lines[1:]:
        yield " " * width(lead) + line


def _registry(registry: Mapping[str, str]) -> str:
    """Which register, which number, as of which day."""
    parts = (registry.get("provider"), registry.get("identifier"), registry.get("fetched_at", "")[:10])
    return " · ".join(part for part in parts if part)


def _counted(severity: Severity, count: int) -> Words:
    return Words(str(count), f"{count} {NAMES[severity].en}{'' if count == 1 else 's'}")


def _summary(report: Report, language: str) -> str:
    counts = {severity.value: _counted(severity, report.count(severity)) for severity in Severity}
    groups = {
        "passed": len(report.passed),
        "not_applicable": len(report.not_applicable),
        "not_judged": len(report.not_judged),
    }
    lines = [] if report.findings or report.accepted else [_CLEAN.said(language)]
    side = _SIDE[report.matter.side].said(language)
    lines.append(side + _COUNTS.filled({**counts, **groups}).said(language))
    lines.extend(note.said(language) for note in report.notes)
    lines.extend(part_lines(report, language))
    lines.extend(remark_lines(report.matter.contract.document, language))
    lines.extend(review_lines(report, language))
    lines.append(_PROPOSAL.said(language))
    return "\n".join(lines)
