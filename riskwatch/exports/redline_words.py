"""What a comparison says in words, the same in the terminal and on pages."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.contract.finding import place_of
from riskwatch.contract.reading import quoted
from riskwatch.contract.redline.versions import Versions
from riskwatch.domain.words import Words
from riskwatch.exports.redline_view import PairView

_FIRST_WORDS = 20
STATES = {
    "same": Words("未变", "unchanged"),
    "changed": Words("修改", "changed"),
    "added": Words("新增", "added"),
    "removed": Words("删除", "deleted"),
    "moved": Words("由{place}移至此处", "moved here from {place}"),
    "moved_away": Words("移至{place}", "moved to {place}"),
}
NOTES = {
    "new": Words("新问题", "new"),
    "reworded": Words("措辞已变，问题仍在", "reworded, still wrong"),
    "still_open": Words("仍未解决", "still open"),
    "fixed": Words("已解决", "fixed"),
}
ELSEWHERE = Words("别处", "elsewhere")
SILENT = Words("未标注的改动", "changed without a mark")
NO_MARKS = Words(
    "新稿没有修订记录：以下差异都没有标注，请逐处看。",
    "The newer file has no tracked changes: nothing below is marked in it. Look at every difference.",
)
ALL_MARKED = Words(
    "新稿的改动都有修订记录，没有发现未标注的改动。", "Every change is tracked; nothing was changed without a mark."
)
WARNING = Words(
    "有 {count} 处改动没有修订记录：对方标注了一部分改动，这些却直接写进了正文。",
    "{count} changes are not tracked: the other side marked some of its changes, and wrote these straight into the text.",
)
ONE_WARNING = Words(
    WARNING.zh,
    "{count} change is not tracked: the other side marked some of its changes, and wrote this one straight into the text.",
)
SAME = Words("两稿文字相同。", "Both versions say the same.")
_FINDINGS = Words(
    "问题：新增 {new}，措辞已变但仍在 {reworded}，已解决 {fixed}，仍未解决 {still_open}",
    "findings: {new} new, {reworded} reworded but still wrong, {fixed} fixed, {still_open} still open",
)
_COUNTS = (
    ("changed", Words("修改 {count}", "{count} changed")),
    ("added", Words("新增 {count}", "{count} added")),
    ("removed", Words("删除 {count}", "{count} deleted")),
    ("moved", Words("移动 {count}", "{count} moved")),
)


def state_words(pair: PairView) -> Words:
    """What happened to the row."""
    row = pair.row
    place = row.old.number if row.state == "moved" and row.old else row.other.number if row.other else ""
    return STATES[row.state].filled({"place": place or ELSEWHERE})


def row_place(versions: Versions, pair: PairView) -> Words:
    """Where a row stands: article and number in the newer version, or in the older one if it is gone; with the first words
    of a row that has no number."""
    unit, contract = (
        (pair.row.new, versions.redline.new) if pair.row.new is not None else (pair.row.old, versions.redline.old)
    )
    if unit is None:
        return ELSEWHERE
    place = place_of(contract, unit.span).words
    if unit.number:
        return place
    words = quoted(contract.text, unit.body, _FIRST_WORDS)
    return Words(f"{place.zh} “{words}”", f'{place.en} "{words}"')


def count_words(versions: Versions) -> Iterator[Words]:
    """How many rows were changed, came, went and moved; kinds that do not occur are left out."""
    for state, words in _COUNTS:
        count = versions.redline.count(state)  # type: ignore[arg-type]
        if count:
            yield words.filled({"count": count})


def finding_words(versions: Versions) -> Words:
    """How many findings are new, fixed and still open."""
    comparison = versions.after.comparison
    counts = {
        name: len(getattr(comparison, name)) if comparison else 0 for name in ("new", "reworded", "fixed", "still_open")
    }
    return _FINDINGS.filled(counts)


def verdict(versions: Versions) -> tuple[str, Words]:
    """Whether to be alarmed ("error", "warning", "good" or ""), and why."""
    if not versions.redline.differs:
        return "", SAME
    if versions.claims is None:
        return "warning", NO_MARKS
    if versions.silent:
        count = len(versions.silent)
        return "error", (ONE_WARNING if count == 1 else WARNING).filled({"count": count})
    return "good", ALL_MARKED
