"""Labelled entries of Chinese contracts: `甲方（买方）：…`, `住所：…`, in lines, in table cells, several on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from riskwatch.contract.layout.labels_zh import BARE_LABEL, FIELD_LABEL, FIELD_OF, NEUTRAL, PARTY_LABEL, ROLE_OF, plain
from riskwatch.contract.layout.sheet import Piece, Sheet

_LAST_LETTERS = "".join({word[-1] for word in ROLE_OF if len(word) > 1})


@dataclass(frozen=True, slots=True)
class Entry:
    """A label and the place of what follows it. `kind` is party or the name of a field."""

    kind: str
    labels: tuple[str, ...]
    start: int
    value_start: int
    value_end: int
    line: int
    column: int
    columns: int
    notes: str = ""
    marked: bool = False
    """A seal or signature is asked for here."""
    solid: bool = True
    """A colon or a cell border stands between label and value."""


def entries_of(sheet: Sheet) -> list[Entry]:
    """All labelled entries in reading order."""
    entries: list[Entry] = []
    for number, pieces in enumerate(sheet.lines):
        if len(pieces) > 1:
            entries.extend(_of_row(number, pieces))
        elif pieces and pieces[0].text.strip():
            entries.extend(_of_piece(number, pieces[0]))
    return _with_next_lines(sheet, entries)


def _of_row(number: int, pieces: tuple[Piece, ...]) -> Iterator[Entry]:
    """A cell that is a bare label takes the next cell as its value; other cells are read like lines."""
    for index, piece in enumerate(pieces):
        label = plain(piece.text).strip(":")
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        bare = len(label) <= 16 and following is not None and label and not _starts_with_label(following)
        if bare and label in FIELD_OF and following:
            yield _bare(FIELD_OF[label], (label,), number, piece, following)
            continue
        party = PARTY_LABEL.match(piece.text.strip()) if bare else None
        if party and following and party.end() == len(piece.text.strip()):
            labels, notes = _labels(party)
            yield _bare("party", labels, number, piece, following, notes, _marked(party))
            continue
        yield from _of_piece(number, piece)


def _bare(
    kind: str, labels: tuple[str, ...], line: int, piece: Piece, following: Piece, notes: str = "", marked: bool = False
) -> Entry:
    lead = len(piece.text) - len(piece.text.lstrip())
    return Entry(
        kind, labels, piece.start + lead, following.start, following.start + len(following.text), line,
        piece.column, piece.cells, notes, marked,
    )  # fmt: skip


def _starts_with_label(piece: Piece) -> bool:
    text = piece.text.strip()
    return plain(text).strip(":") in FIELD_OF or (bool(PARTY_LABEL.match(text)) and len(text) < 30)


def _of_piece(number: int, piece: Piece) -> Iterator[Entry]:
    """Labels inside one line: every value ends where the next label begins."""
    text = piece.text
    if ":" not in text and ";" not in text and len(text) > 90 and not _wide(text):
        return
    called = any(letter in text for letter in _LAST_LETTERS)
    parties = [match for match in PARTY_LABEL.finditer(text) if _believable(match, text)] if called else []
    fields = [
        match
        for match in FIELD_LABEL.finditer(text)
        if not any(p.start() <= match.start("field") < p.end() for p in parties)
    ]
    if parties or text.lstrip().startswith("统一社会信用代码"):
        held = [match.span("field") for match in fields]
        fields += [
            match
            for match in BARE_LABEL.finditer(text, parties[0].end() if parties else 0)
            if not any(start < match.end("field") and match.start("field") < end for start, end in held)
        ]
    found = sorted([*parties, *fields], key=lambda match: match.start())
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(text)
        start = match.end()
        if "field" in match.groupdict():
            label = plain(match["field"])
            yield Entry(
                FIELD_OF[label], (label,), piece.start + match.start("field"), piece.start + start, piece.start + end,
                number, piece.column, piece.cells,
            )  # fmt: skip
            continue
        labels, notes = _labels(match)
        if match["colon"].startswith("_"):
            start = match.start("colon")
        yield Entry(
            "party", labels, piece.start + match.start("label"), piece.start + start, piece.start + end, number,
            piece.column, piece.cells, notes, _marked(match), match["colon"] in (":", ";", ""),
        )  # fmt: skip


def _wide(text: str) -> bool:
    return "   " in text


def _believable(match: re.Match[str], text: str) -> bool:
    """A label in the middle of running text is no entry: before it stands the line's start, a gap or a stop."""
    before = text[: match.start()]
    stripped = before.rstrip()
    if not stripped:
        return True
    if match["colon"] == ":":
        return stripped[-1] in ":;。,_)]#-" or len(before) - len(stripped) >= 2 or match.start() <= 12
    return (match["colon"] != "" and len(before) - len(stripped) >= 3) or (
        match["colon"] == "" and len(before) - len(stripped) >= 4
    )


def _labels(match: re.Match[str]) -> tuple[tuple[str, ...], str]:
    labels = [plain(match["label"] + (match["nth"] or ""))]
    if match["second"]:
        labels.append(plain(match["second"]))
    notes = match["notes"] or ""
    inner = plain(notes)
    labels.extend(word for word in ROLE_OF if len(word) > 1 and word == inner)
    labels.extend(word for word in (*NEUTRAL, "买方", "卖方") if word not in labels and word in inner and "称" in inner)
    return tuple(dict.fromkeys(labels)), notes


def _marked(match: re.Match[str]) -> bool:
    words = match[0]
    return any(sign in words for sign in ("章", "签字", "签名", "(签)", "(盖)"))


def _with_next_lines(sheet: Sheet, entries: list[Entry]) -> list[Entry]:
    """A label alone on its line takes the next line as its value, if that line has no label of its own."""
    labelled = {entry.line for entry in entries}
    whole: list[Entry] = []
    for entry in entries:
        empty = not sheet.flat[entry.value_start : entry.value_end].strip()
        following = entry.line + 1
        if (
            entry.kind == "party"
            and empty
            and entry.columns == 1
            and following < len(sheet.lines)
            and following not in labelled
        ):
            pieces = sheet.lines[following]
            alone = sum(1 for other in entries if other.line == entry.line) == 1
            if alone and len(pieces) == 1 and _could_be_name(pieces[0].text):
                entry = _valued(entry, pieces[0])
        whole.append(entry)
    return whole


def _could_be_name(text: str) -> bool:
    words = text.strip()
    return 3 < len(words) <= 40 and words.endswith(
        ("公司", "厂", "店", "社", "中心", "院", "集团", "部", "Ltd.", "Inc.")
    )


def _valued(entry: Entry, piece: Piece) -> Entry:
    return Entry(
        entry.kind, entry.labels, entry.start, piece.start, piece.start + len(piece.text), entry.line, entry.column,
        entry.columns, entry.notes, entry.marked, entry.solid,
    )  # fmt: skip
