"""A finding as a comment in the contract itself, and as wording proposed for it."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.contract.level import NAMES
from riskwatch.domain.contract import Clause, Contract
from riskwatch.domain.document import Block, Span
from riskwatch.domain.note import Note, Proposal
from riskwatch.domain.rule import Confidence, Finding, Report
from riskwatch.domain.words import Words
from riskwatch.exports.grounds import citation
from riskwatch.exports.proposals import wording_for
from riskwatch.exports.whereabouts import line_of_missing, place_words
from riskwatch.rulebook.statutes import Statutes

_HEADING = Words("{severity}：{title}（{code}）", "{severity}: {title} ({code})")
_MISSING = Words("合同中没有，应写在：{place}", "Not in the draft; belongs in: {place}")
_ELSEWHERE = {
    "header": Words("所指文字在页眉：“{quote}”", 'In the header: "{quote}"'),
    "footer": Words("所指文字在页脚：“{quote}”", 'In the footer: "{quote}"'),
    "footnote": Words("所指文字在脚注或尾注：“{quote}”", 'In a note: "{quote}"'),
    "textbox": Words("所指文字在文本框：“{quote}”", 'In a text box: "{quote}"'),
}
_ADVICE = Words("建议：{advice}", "Instead: {advice}")
_CLAUSE = Words("建议条款：{clause}", "Proposed wording: {clause}")
_BASIS = Words("依据：{laws}", "Law: {laws}")
_UNSURE = Words("把握不大，请人工核对。", "Not certain: please check.")
_IN_THE_BODY = ("paragraph", "row", "textbox")


def note_of(finding: Finding, report: Report, statutes: Statutes, language: str) -> Note:
    """Title, reason, advice, statutes and the clause to write; on the words it is about, or where the missing belongs."""
    contract = report.matter.contract
    heading = _HEADING.filled({"severity": NAMES[finding.severity], "title": finding.title, "code": finding.rule})
    lines = [line for line in _lines(finding, contract, statutes, language) if line]
    span = finding.span if finding.span and finding.span.start < finding.span.end else None
    return Note(span or _place(finding, contract).span, heading.said(language), tuple(lines))


def _lines(finding: Finding, contract: Contract, statutes: Statutes, language: str) -> Iterator[str]:
    if finding.span is None:
        yield _MISSING.filled({"place": place_words(finding)}).said(language)
    else:
        block = contract.document.block_at(finding.span.start)
        elsewhere = _ELSEWHERE.get(block.kind) if block else None
        if elsewhere is not None:
            yield elsewhere.filled({"quote": finding.quote}).said(language)
    yield finding.message.said(language)
    if advice := finding.advice.said(language):
        yield _ADVICE.filled({"advice": advice}).said(language)
    laws = (citation(article, language) for article in statutes.shown(finding.basis))
    if cited := ("；" if language.startswith("zh") else "; ").join(laws):
        yield _BASIS.filled({"laws": cited}).said(language)
    if clause := wording_for(finding.clause, contract.language):
        yield _CLAUSE.filled({"clause": clause}).said(language)
    if finding.confidence is Confidence.LOW:
        yield _UNSURE.said(language)


def proposal_of(finding: Finding, report: Report) -> Proposal | None:
    """The wording to put in below the clause that the finding is about; None where the rule proposes none in the language
    of the draft.

    The number of an article is not continued: all later articles would be renumbered, and references to them would point
    to others.
    """
    contract = report.matter.contract
    text = wording_for(finding.clause, contract.language)
    if not text:
        return None
    blocks = contract.document.blocks
    index = _index(contract, finding)
    article = any(clause.level == 1 and clause.span.start == blocks[index].span.start for clause in contract.clauses)
    return Proposal(index, text, numbered=not article)


def _index(contract: Contract, finding: Finding) -> int:
    """Index of the block that the wording follows: the last one of the clause around the words."""
    if finding.span is not None:
        clause = _clause_around(contract, finding.span)
        end = clause.span.end - 1 if clause else finding.span.end - 1
        signatures = [each.span.start for each in contract.signatures if each.span.start > finding.span.end]
        # The last article often runs on to the end of the text, signatures included.
        end = min(end, min(signatures) - 2) if signatures else end
        block = contract.document.block_at(max(end, finding.span.start))
        if block is not None and block.kind in _IN_THE_BODY:
            return contract.document.blocks.index(block)
    place = _place(finding, contract)
    return contract.document.blocks.index(place)


def _clause_around(contract: Contract, span: Span) -> Clause | None:
    """The smallest clause that the words begin in."""
    around = (clause for clause in contract.clauses if clause.span.start <= span.start < clause.span.end)
    return min(around, key=lambda clause: clause.span.end - clause.span.start, default=None)


def _place(finding: Finding, contract: Contract) -> Block:
    """The block where the missing thing belongs, one of the body."""
    blocks = contract.document.blocks
    index = line_of_missing(finding, contract)
    body = [at for at, block in enumerate(blocks) if block.kind in _IN_THE_BODY]
    before = [at for at in body if at <= index]
    return blocks[before[-1] if before else body[0] if body else index]
