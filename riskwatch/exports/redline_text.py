"""A comparison for the terminal: the terms that changed, then every changed row with its words between brackets."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.contract.level import NAMES as LEVELS
from riskwatch.contract.redline.facts import Fact, Value
from riskwatch.contract.redline.versions import Versions
from riskwatch.domain.words import Words
from riskwatch.exports.redline_view import PairView, Stretch, pairs_of
from riskwatch.exports.redline_words import NOTES, SILENT, count_words, finding_words, row_place, state_words, verdict
from riskwatch.exports.remarks import change_words
from riskwatch.exports.whereabouts import place_words
from riskwatch.exports.widths import width, wrap

COLUMNS = 100
VALUES_SHOWN = 4
_TERMS = Words("条款要点", "what changed in terms")
_NOTHING = Words("（无）", "(none)")
_COLON = Words("：", ": ")
_MORE = Words("……另 {count} 处", "… {count} more")
_MARKS = {"same": ("", ""), "gone": ("[-", "-]"), "new": ("{+", "+}")}
_SILENT_MARKS = {"gone": ("[-!", "-]"), "new": ("{+!", "+}")}


def render(versions: Versions, language: str) -> str:
    """The whole comparison, ending with a newline. [-words-] are gone, {+words+} new; an exclamation mark after the bracket
    says that no tracked change accounts for them."""
    parts = [_head(versions, language)]
    if versions.facts:
        parts.append("\n".join(_facts(versions, language)))
    parts += ["\n".join(_pair(versions, pair, language)) for pair in pairs_of(versions) if _told(pair)]
    return "\n\n".join(parts) + "\n"


def _head(versions: Versions, language: str) -> str:
    old, new = versions.redline.old.document.file, versions.redline.new.document.file
    counts = " · ".join(words.said(language) for words in count_words(versions))
    _, said = verdict(versions)
    found = finding_words(versions).said(language)
    return "\n".join(filter(None, (f"{old} → {new}", counts, found, *wrap(said.said(language), COLUMNS))))


def _told(pair: PairView) -> bool:
    """Whether a row is shown: what is still open in unchanged words is told by `riskwatch check`."""
    return pair.row.state != "same" or any(note.state != "still_open" for note in pair.notes)


def _facts(versions: Versions, language: str) -> Iterator[str]:
    yield _TERMS.said(language)
    for fact in versions.facts:
        lead = f"  {fact.label.said(language)}{_COLON.said(language)}"
        lines = wrap(f"{_values(fact, 'old', language)} → {_values(fact, 'new', language)}", COLUMNS - width(lead))
        yield lead + lines[0]
        for line in lines[1:]:
            yield " " * width(lead) + line


def _values(fact: Fact, side: str, language: str) -> str:
    values: tuple[Value, ...] = getattr(fact, side)
    if not values:
        return _NOTHING.said(language)
    shown = [value.words.said(language) for value in values[:VALUES_SHOWN]]
    if len(values) > VALUES_SHOWN:
        shown.append(_MORE.filled({"count": len(values) - VALUES_SHOWN}).said(language))
    return ("、" if language == "zh" else ", ").join(shown)


def _pair(versions: Versions, pair: PairView, language: str) -> Iterator[str]:
    place = row_place(versions, pair).said(language)
    silent = f" !! {SILENT.said(language)}" if pair.silent else ""
    yield f"{place} · {state_words(pair).said(language)}{silent}"
    for line in wrap(_words(pair), COLUMNS - 4):
        yield f"    {line}"
    for change in pair.claim.changes:
        yield f"  = {change_words(change).said(language)}"
    for note in pair.notes:
        finding = note.finding
        yield (
            f"  {NOTES[note.state].said(language)} {LEVELS[finding.severity].said(language)}[{finding.rule}] "
            f"{finding.title.said(language)} · {place_words(finding).said(language)}"
        )


def _words(pair: PairView) -> str:
    """Both sides in one: what is the same once, what is gone before what is new."""
    if not (pair.old and pair.new) or not pair.row.pieces:
        return "".join(_marked(stretch) for stretch in pair.new or pair.old)
    made = ""
    old, new = list(pair.old), list(pair.new)
    while old or new:
        if old and old[0].look == "gone":
            made += _marked(old.pop(0))
        elif new and new[0].look == "new":
            made += _marked(new.pop(0))
        else:
            made += (new or old)[0].text
            del old[:1], new[:1]
    return made


def _marked(stretch: Stretch) -> str:
    before, after = (_SILENT_MARKS if stretch.silent else _MARKS).get(stretch.look, ("", ""))
    return f"{before}{stretch.text}{after}".replace("\n", " ")
