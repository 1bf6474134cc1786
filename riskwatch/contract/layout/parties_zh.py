"""The parties of a Chinese contract: who they are, what is said beside their names, where they sign."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from riskwatch.contract.layout import names_zh
from riskwatch.contract.layout.entries_zh import Entry, entries_of
from riskwatch.contract.layout.inline_zh import inline_parties
from riskwatch.contract.layout.labels_zh import NEUTRAL, ROLE_OF, base_of, number_of, role_of
from riskwatch.contract.layout.roles_zh import roles_from_duties
from riskwatch.contract.layout.sheet import Sheet
from riskwatch.contract.layout.signatures_zh import Block, signature_of
from riskwatch.domain.contract import Clause, Found, Party, Role, SignatureBlock
from riskwatch.domain.document import Span

_CALLED = re.compile(r"简称[:为]?[\"']?([甲乙丙丁]方)")
_STOP = re.compile(r"(?<=[\w\u4e00-\u9fff])(?:[,;、()]| {2,})")
_GAP = re.compile(r"(?<=[^\s:])[ \t\u3000]{2,}(?=\S)")
"""Between two columns; after a colon it is the room for what is to be filled in."""
_THIRD = frozenset(word for word, role in ROLE_OF.items() if role in (Role.CONSIGNEE, Role.PAYER))


@dataclass(slots=True)
class Draft:
    """A party while it is being read."""

    labels: list[str]
    role: Role
    name: Found[str] | None = None
    start: int = 0
    end: int = 0
    fields: dict[str, Found[str]] = field(default_factory=dict)
    identifiers: list[Found[str]] = field(default_factory=list)
    shorts: list[str] = field(default_factory=list)
    formers: list[str] = field(default_factory=list)
    block: Block | None = None


def parties_of(sheet: Sheet, clauses: tuple[Clause, ...]) -> tuple[tuple[Party, ...], tuple[SignatureBlock, ...]]:
    """Parties in reading order with their signature blocks, and all blocks."""
    entries = entries_of(sheet)
    reader = _Reader(sheet, _body(clauses), Counter((entry.line, entry.kind) for entry in entries))
    for entry in entries:
        reader.take(entry)
    drafts = inline_parties_merged(sheet, reader.drafts)
    _bind_roles(sheet, drafts)
    parties = tuple(_finished(sheet, draft) for draft in drafts)
    return parties, tuple(party.signature for party in parties if party.signature)


def _body(clauses: tuple[Clause, ...]) -> Span:
    """From the first clause to the start of the last top-level one; before it is the head, after it the signatures."""
    top = [clause for clause in clauses if clause.parent is None]
    return Span(top[0].span.start, top[-1].span.start) if top else Span(0, 0)


class _Reader:
    """Walks the entries, keeps whose fields are being read: one party per column, or one after the other."""

    def __init__(self, sheet: Sheet, body: Span, count: Counter[tuple[int, str]]) -> None:
        self.sheet = sheet
        self.body = body
        self.count = count
        self.above: tuple[Draft, bool] | None = None
        self.drafts: list[Draft] = []
        self.current: dict[int, tuple[Draft, bool]] = {}
        self.line = -1
        self.row: list[tuple[Draft, bool]] = []
        self.seen: dict[str, int] = {}

    def take(self, entry: Entry) -> None:
        if entry.kind == "party":
            self._party(entry)
        else:
            self._field(entry)

    def _party(self, entry: Entry) -> None:
        called = _CALLED.search(self.sheet.flat, entry.value_start, entry.value_end)
        if called and called[1] not in entry.labels:
            entry = replace(entry, labels=(*entry.labels, called[1]))
        name = names_zh.name(self.sheet.flat, entry.value_start, entry.value_end, self.sheet.text)
        inside = self.body.start < entry.start < self.body.end
        filled = bool(self.sheet.flat[entry.value_start : entry.value_end].strip(" _:"))
        if inside and not entry.marked and (name is None or names_zh.kind_of(name.value) in ("unknown", "person")):
            return
        if (
            not entry.marked
            and name is None
            and filled
            and len(self.sheet.flat[entry.value_start : entry.value_end].strip()) > 60
        ):
            return
        if set(map(base_of, entry.labels)) <= _THIRD and (
            name is None or names_zh.kind_of(name.value) in ("unknown", "person")
        ):
            return
        signing = entry.marked or (entry.start > self.body.end > 0 and self._known(entry) is not None)
        draft = self._known(entry) or self._new(entry)
        draft.labels.extend(label for label in entry.labels if label not in draft.labels)
        self._note(draft, entry, name, signing)
        self._make_current(entry, draft, signing)

    def _known(self, entry: Entry) -> Draft | None:
        for draft in self.drafts:
            if set(draft.labels) & set(entry.labels):
                return draft
        role = role_of(list(entry.labels))
        if role is Role.OTHER:
            return None
        return next((draft for draft in self.drafts if draft.role is role and self._fits(draft, entry)), None)

    def _fits(self, draft: Draft, entry: Entry) -> bool:
        """Two role words for one side (供方, 卖方) are one party, unless both carry the 甲乙 of different ones."""
        first, second = number_of(draft.labels), number_of(list(entry.labels))
        if second not in ("", first or "1"):
            return False
        mine, theirs = NEUTRAL & set(map(base_of, draft.labels)), NEUTRAL & set(map(base_of, entry.labels))
        return not (mine and theirs and mine != theirs)

    def _new(self, entry: Entry) -> Draft:
        draft = Draft(list(entry.labels), role_of(list(entry.labels)), start=entry.start, end=entry.value_end)
        self.drafts.append(draft)
        return draft

    def _note(self, draft: Draft, entry: Entry, name: Found[str] | None, signing: bool) -> None:
        words = self.sheet.flat[entry.value_start : entry.value_end]
        draft.shorts.extend(
            short
            for short in names_zh.short_names(f"{words} {entry.notes}")
            if short not in draft.labels and short not in draft.shorts
        )
        if signing:
            if draft.block is None or not draft.block.name:
                draft.block = Block(entry.labels[0], entry.start, entry.value_end, name)
        elif draft.name is None and name is not None:
            draft.name, draft.start, draft.end = name, entry.start, name.span.end
        if draft.role is Role.OTHER:
            draft.role = role_of(draft.labels)

    def _make_current(self, entry: Entry, draft: Draft, signing: bool) -> None:
        if entry.line != self.line:
            near = len(self.row) == 1 and entry.line - self.line <= 2
            self.above = self.row[0] if near else None
            self.line, self.row, self.current = entry.line, [], {}
        self.row.append((draft, signing))
        self.current[entry.column] = (draft, signing)
        self.seen = {}

    def _field(self, entry: Entry) -> None:
        owner = self._owner(entry)
        if owner is None:
            return
        draft, signing = owner
        value = names_zh.value(self.sheet.flat, entry.value_start, self._end(entry), self.sheet.text)
        if signing and draft.block is not None:
            draft.block.fields.append((entry.kind, entry.labels[0], value, entry.start, entry.value_end))
        elif draft.end < entry.value_end and not self.body.start < entry.start < self.body.end:
            draft.end = value.span.end if value else draft.end
        if value is None:
            return
        if entry.kind == "identifier":
            draft.identifiers.append(value)
        elif entry.kind == "former":
            draft.formers.append(value.value)
        else:
            draft.fields.setdefault(entry.kind, value)

    def _end(self, entry: Entry) -> int:
        """Where the value ends: a number or a person's name ends at a stop, whatever stands behind it in the line."""
        if entry.kind not in ("identifier", "legal_representative"):
            return entry.value_end
        if self.sheet.flat[entry.value_start : entry.value_end].lstrip().startswith("("):
            return entry.value_end  # (签章): no value yet
        stop = _STOP.search(self.sheet.flat, entry.value_start, entry.value_end)
        return stop.start() if stop else entry.value_end

    def _owner(self, entry: Entry) -> tuple[Draft, bool] | None:
        if not self.row or entry.line - self.line > 16:
            return None
        if entry.columns > 1 and len(self.current) > 1:
            columns = [column for column in self.current if column <= entry.column]
            return self.current[max(columns)] if columns else None
        if len(self.row) > 1:
            place = self.seen.get(f"{entry.line}{entry.kind}", 0)
            self.seen[f"{entry.line}{entry.kind}"] = place + 1
            if entry.line == self.line:
                return self.row[-1]
            side = self._side(entry)
            return self.row[min(place if side is None else side, len(self.row) - 1)]
        if self.above is not None and self.count[entry.line, entry.kind] == 2:
            # two names one below the other, and what belongs to them side by side in one line
            self.seen[f"{entry.line}{entry.kind}"] = place = self.seen.get(f"{entry.line}{entry.kind}", 0) + 1
            return self.above if place == 1 else self.row[0]
        return self.row[0]

    def _side(self, entry: Entry) -> int | None:
        """In columns drawn with blanks: the column of the entry, where its line has one for each party of the row."""
        flat = self.sheet.flat
        start, end = flat.rfind("\n", 0, entry.start) + 1, flat.find("\n", entry.start)
        gaps = [gap.end() for gap in _GAP.finditer(flat, start, end if end >= 0 else len(flat))]
        return sum(gap <= entry.start for gap in gaps) if len(gaps) + 1 == len(self.row) else None


def inline_parties_merged(sheet: Sheet, drafts: list[Draft]) -> list[Draft]:
    """Parties named in running text: 由某某公司（以下简称“甲方”）与……订立."""
    for label, name in inline_parties(sheet):
        known = next((draft for draft in drafts if label in draft.labels), None)
        if known is None:
            drafts.append(Draft([label], role_of([label]), name, name.span.start, name.span.end))
        elif known.name is None:
            known.name, known.start, known.end = name, name.span.start, name.span.end
    return drafts


def _bind_roles(sheet: Sheet, drafts: list[Draft]) -> None:
    """甲方 and 乙方 without a role word get theirs from who pays and who delivers."""
    open_labels: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.role is Role.OTHER and set(map(base_of, draft.labels)) & NEUTRAL:
            open_labels.setdefault(base_of(draft.labels[0]), []).append(draft)
    if not open_labels:
        return
    taken = {draft.role for draft in drafts}
    for label, role in roles_from_duties(sheet, list(open_labels), taken).items():
        for draft in open_labels[label]:
            draft.role = role


_PERSONAL = re.compile(r"\d{17}[\dXx]")
"""The number of a resident's identity card."""


def _kind(named: Found[str] | None, draft: Draft) -> str:
    kind = names_zh.kind_of(named.value) if named else "unknown"
    shown = any(_PERSONAL.fullmatch(number.value) for number in draft.identifiers)
    return "person" if kind == "unknown" and shown else kind


def _signature(sheet: Sheet, draft: Draft) -> SignatureBlock | None:
    """The block; 甲方（章）：李建国 where the party is a company says who signs, and not what the company is called."""
    block = signature_of(sheet, draft.block) if draft.block else None
    if block is None or block.name is None or draft.name is None:
        return block
    if names_zh.kind_of(block.name.value) != "person" or names_zh.kind_of(draft.name.value) == "person":
        return block
    head = draft.fields.get("legal_representative")
    capacity = "legal_representative" if head is not None and head.value == block.name.value else ""
    if block.signatory is not None:
        return replace(block, name=None)
    return replace(block, name=None, signatory=block.name, capacity=capacity)


def _finished(sheet: Sheet, draft: Draft) -> Party:
    name = draft.name
    block = _signature(sheet, draft)
    fields = draft.fields
    named = name or (block.name if block else None)
    return Party(
        role=draft.role,
        label=draft.labels[0],
        name=named,
        labels=tuple(draft.labels),
        short_names=tuple(draft.shorts),
        former_names=tuple(draft.formers),
        kind=_kind(named, draft),
        identifiers=tuple(draft.identifiers),
        span=Span(draft.start, max(draft.end, draft.start)),
        signature=block,
        legal_representative=fields.get("legal_representative"),
        agent=fields.get("agent"),
        contact=fields.get("contact"),
        address=fields.get("address"),
        phone=fields.get("phone"),
        email=fields.get("email"),
        bank=fields.get("bank"),
        account=fields.get("account"),
    )
