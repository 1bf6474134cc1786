"""Positions as lines of the terminal report: below the policy first, then what may be improved, then what is as wanted."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.domain.position import Stand
from riskwatch.domain.rule import Finding, Report
from riskwatch.domain.words import Words
from riskwatch.exports.positions import APPROVALS, POSITIONS, below_lowest, position_words, stand_of
from riskwatch.exports.proposals import wording_for
from riskwatch.exports.widths import width, wrap

COLUMNS = 100
_HEADING = Words("谈判位置", "positions")
_GRADE = Words("客户等级 {grade}", "customer grade {grade}")
_NO_GRADE = Words("客户等级未知", "customer grade unknown")
_COUNTS = Words("{all} 项，其中 {below} 项低于可接受的最低位置", "{all}, of which {below} below the lowest acceptable")
_BELOW = Words("低于可接受的最低位置（{lowest}）", "below the lowest acceptable ({lowest})")
_PROPOSE = Words("先提（{position}）：", "propose ({position}): ")
_NEXT = Words("再让（{position}）：", "then concede ({position}): ")
_AS_WANTED = Words("已达到目标：", "as wanted: ")
_BETWEEN = Words("、", ", ")
_SEPARATOR = Words("：", ": ")


def position_lines(report: Report, language: str) -> list[str]:
    """The section on positions; empty for a contract without any. Wordings are shown for those that may not be signed as
    they are; the others are only named, their wordings are in the page and in the JSON report."""
    if not report.stands:
        return []
    below = below_lowest(report.stands)
    grade = report.stands[0].grade
    known = _GRADE.filled({"grade": grade}) if len(grade) == 1 else _NO_GRADE
    counts = _COUNTS.filled({"all": len(report.stands), "below": len(below)})
    lines = [" · ".join(words.said(language) for words in (_HEADING, counts, known))]
    open_ones = [stand for stand in report.stands if stand.offers]
    for stand in sorted(open_ones, key=lambda each: each.acceptable):
        lines.extend(_lines(report, stand, language))
    wanted = [stand.matter.said(language) for stand in report.stands if not stand.offers]
    if wanted:
        lines.extend(_note(_AS_WANTED.said(language), _BETWEEN.said(language).join(wanted)))
    return lines


def mark_words(report: Report, finding: Finding) -> Words | None:
    """What a finding says where its rule's position is below the policy; None elsewhere."""
    stand = stand_of(report, finding)
    if stand is None or stand.acceptable:
        return None
    return _BELOW.filled({"lowest": POSITIONS[stand.lowest]})


def _lines(report: Report, stand: Stand, language: str) -> Iterator[str]:
    mark = "!" if not stand.acceptable else "-"
    said = [position_words(stand).said(language), APPROVALS[stand.approval.value].said(language)]
    if not stand.acceptable:
        said.insert(1, _BELOW.filled({"lowest": POSITIONS[stand.lowest]}).said(language))
    yield f"  {mark} {stand.matter.said(language)}[{stand.rule}]{_SEPARATOR.said(language)}{' · '.join(said)}"
    read = stand.quote or (stand.silence.said(language) if stand.silence else "")
    yield from _note("“" if stand.quote else "", " ".join(read.split()) + ("”" if stand.quote else ""))
    if stand.acceptable:
        return
    for number, offer in enumerate(stand.offers):
        label = (_NEXT if number else _PROPOSE).filled({"position": POSITIONS[offer.position]})
        yield from _note(label.said(language), wording_for(offer.wording, report.matter.contract.language))


def _note(label: str, text: str) -> Iterator[str]:
    lead = f"    {label}"
    lines = wrap(text, COLUMNS - width(lead))
    yield lead + lines[0]
    yield from (" " * 4 + line for line in lines[1:])
