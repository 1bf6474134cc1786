"""The sections of a report in the order in which they are read: the same for the mail, its lists and the printed page.

Every section has an address, `/digest/PERIOD/ID`, where all of its rows stand: what the mail only counts can be counted there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from riskwatch.domain.calendar import Day
from riskwatch.domain.money import Money
from riskwatch.domain.words import Words
from riskwatch.jobs import mail_words
from riskwatch.jobs.blindness import DEGREES
from riskwatch.jobs.digest_content import (
    AlertLine,
    BlindLine,
    Digest,
    Duties,
    GradeMove,
    Shift,
    ShiftLine,
    UnseenLine,
)
from riskwatch.jobs.zones import zone_named

Tone = Literal["", "good", "bad", "unknown"]
SOON = timedelta(days=7)
"""A snooze that ends within this time after the cut-off is told apart: it comes back before the next weekly mail."""
STATES_OF_NOW = frozenset({"overdue", "ceilings", "letters", "in_action", "snoozed"})
"""Sections that tell how things stand, not what is new: a daily mail goes without them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a section. `path` is its page, "" if it has none; `name` is "" where only the customer's number `ref`
    is known. `figure` stands at the right, before the amount; `number` is what the row adds to the section's count."""

    name: str | Words
    path: str = ""
    ref: str = ""
    said: Words | None = None
    figure: Words | None = None
    amount: Money | None = None
    tone: Tone = ""
    number: int = 1


@dataclass(frozen=True, slots=True)
class Section:
    """A list and what is said of it as a whole. `cards` are the same rows as questions with all their reasons; `now` is
    the page that shows how it stands today; `hidden`: other figures lead to it, the mail does not list it."""

    id: str
    title: Words
    rows: tuple[Row, ...]
    sums: tuple[Money, ...] = ()
    note: Words | None = None
    cards: tuple[AlertLine, ...] = ()
    now: str = ""
    hidden: bool = False

    @property
    def count(self) -> int:
        """What the mail says the list has."""
        return sum(row.number for row in self.rows)


def sections_of(digest: Digest) -> tuple[Section, ...]:
    """Those that are read, without the empty ones."""
    daily = isinstance(digest.reported, Day)
    return tuple(
        section
        for section in _all(digest)
        if section.rows and not section.hidden and not (daily and section.id in STATES_OF_NOW)
    )


def section_named(digest: Digest, name: str) -> Section | None:
    """The section with this id, the hidden ones too."""
    return next((section for section in _all(digest) if section.id == name), None)


def _all(digest: Digest) -> Iterator[Section]:
    yield _questions("decide", Words("待决定", "Needs a decision"), digest.decide, digest.at_stake)
    yield _questions("new", Words("待核实", "To be checked"), digest.new)
    yield _moves("worse", Words("评级变差", "Got worse"), digest.worse, "bad")
    yield _moves("better", Words("评级变好", "Got better"), digest.better, "good")
    yield _moves("first", Words("首次评级", "Graded for the first time"), digest.first_graded, "")
    yield from (_duties(part) for part in digest.duties)
    yield _blind(digest)
    yield from _snoozed(digest)
    yield _alerts("in_action", Words("处理中", "In action"), digest.in_action, "/?show=in_action")
    yield _alerts("closed", Words("本期关闭", "Closed"), digest.closed, "/?show=closed")
    yield from _behind_figures(digest)


def _behind_figures(digest: Digest) -> Iterator[Section]:
    """The lists behind single figures."""
    yield from (_shift(shift) for shift in digest.shifts)
    for share in digest.grades:
        rows = tuple(_customer(ref) for ref in share.refs)
        yield Section(f"grade-{share.grade}", Words(f"{share.grade} 级客户", f"Grade {share.grade}"), rows, hidden=True)
    for line in digest.blind:
        title = Words(f"{line.title.zh}未能查到的客户", f"Not seen by {line.title.en}")
        rows = tuple(_customer(ref) for ref in line.refs)
        yield Section(f"blind-{line.source}", title, rows, note=line.why, now="/blind", hidden=True)
    yield _unseen("unseen", Words("没有任何来源能查到的客户", "Seen by no source"), digest.unseen_lines, digest.unseen)
    nameless = [line for line in digest.unseen_lines if line.degree == "no_number"]
    yield _unseen("unwatched", Words("登记号未确认的客户", "Register number not confirmed"), nameless)
    everybody = tuple(_customer(ref) for ref in digest.customer_refs)
    yield Section("customers", Words("客户", "Customers"), everybody, now="/customers", hidden=True)
    yield _checks("checks", Words("查询次数", "Checks made"), digest, answered=False)
    yield _checks("answered", Words("有答复的查询", "Checks answered"), digest, answered=True)


def _questions(id_: str, title: Words, lines: tuple[AlertLine, ...], sums: tuple[Money, ...] = ()) -> Section:
    rows = tuple(
        Row(
            line.name,
            f"/alerts/{line.alert_id}",
            line.ref,
            _step(line, line.explanation),
            _grades(line.grade_before, line.grade_after),
            line.exposure,
        )
        for line in lines
    )
    return Section(id_, title, rows, sums, cards=lines, now="/")


def _alerts(id_: str, title: Words, lines: Iterable[AlertLine], now: str) -> Section:
    rows = tuple(
        Row(
            line.name,
            f"/alerts/{line.alert_id}",
            line.ref,
            _step(line, line.note),
            _until(line) if line.snooze_until else mail_words.STATES[line.state],
            line.exposure,
        )
        for line in lines
    )
    return Section(id_, title, rows, now=now)


def _snoozed(digest: Digest) -> Iterator[Section]:
    last = digest.cut_off.astimezone(zone_named(digest.zone)).date() + SOON
    ordered = sorted(digest.snoozed, key=lambda line: (line.snooze_until or date.max, line.ref))
    due = [line for line in ordered if line.snooze_until is not None and line.snooze_until <= last]
    rest = [line for line in ordered if line not in due]
    yield _alerts("snooze_due", Words("暂缓即将到期（7 天内）", "Snoozed, due within 7 days"), due, "/?show=snoozed")
    yield _alerts("snoozed", Words("暂缓中", "Snoozed"), rest, "/?show=snoozed")


def _moves(id_: str, title: Words, moves: Iterable[GradeMove], tone: Tone) -> Section:
    rows = tuple(
        Row(
            move.name,
            f"/customers/{move.ref}",
            move.ref,
            figure=_grades(move.before, move.after),
            amount=move.exposure,
            tone=tone,
        )
        for move in moves
    )
    return Section(id_, title, rows, now="/customers")


def _duties(part: Duties) -> Section:
    rows = tuple(Row(line.name, line.path, said=line.said, amount=line.amount) for line in part.lines)
    return Section(part.id, part.title, rows, part.sums, now=part.path)


def _blind(digest: Digest) -> Section:
    note = Words(
        "来源无答复不等于没有坏消息：这些客户沿用最后一次查到的情况。",
        "No news from a blind source is not good news: these customers keep their last known facts.",
    )
    rows = tuple(_source(digest, line) for line in digest.blind)
    return Section("blind", Words("查不到的来源", "Sources that are blind"), rows, note=note, now="/blind")


def _source(digest: Digest, line: BlindLine) -> Row:
    number = line.customers
    figure = Words(f"{number} 家客户", f"{number} customer{'' if number == 1 else 's'}")
    seen = Words("从未查到", "never seen")
    if line.since is not None:
        moment = f"{line.since.astimezone(zone_named(digest.zone)):%Y-%m-%d %H:%M}"
        seen = Words(f"最近一次查到 {moment}", f"last seen {moment}")
    path = f"/digest/{digest.period}/blind-{line.source}" if line.refs else "/blind"
    said = Words(f"{seen.zh}。{line.why.zh}", f"{seen.en}. {line.why.en}")
    return Row(line.title, path, said=said, figure=figure, tone="unknown")


def _unseen(id_: str, title: Words, lines: Iterable[UnseenLine], sums: tuple[Money, ...] = ()) -> Section:
    rows = tuple(_customer(line.ref, DEGREES[line.degree], line.owed) for line in lines)  # type: ignore[index]
    return Section(id_, title, rows, sums, now="/blind", hidden=True)


def _checks(id_: str, title: Words, digest: Digest, *, answered: bool) -> Section:
    rows = tuple(
        Row(
            line.title,
            f"/digest/{digest.period}/checks/{line.source}",
            figure=Words(f"{line.looks} 次查询，{line.good} 次有答复", f"{line.looks} made, {line.good} answered"),
            number=line.good if answered else line.looks,
        )
        for line in digest.checks
    )
    return Section(id_, title, rows, hidden=True)


def _shift(shift: Shift) -> Section:
    rows = [_moved(line) for line in shift.lines]
    if shift.rest:
        told = Words(f"其余 {shift.rest} 家未变", f"{shift.rest} more, unchanged")
        kept = " + ".join(str(amount) for amount in shift.rest_sums)
        rows.append(Row(told, figure=Words(kept, kept), number=shift.rest))
    return Section(f"money-{shift.id}", shift.title, tuple(rows), shift.after, hidden=True)


def _moved(line: ShiftLine) -> Row:
    told = f"{line.before or '—'} → {line.after or '—'}"
    change = mail_words.change(line.change) if line.change else ""
    return Row(line.name, f"/customers/{line.ref}", line.ref, Words(change, change), Words(told, told))


def _customer(ref: str, said: Words | None = None, owed: Money | None = None) -> Row:
    return Row("", f"/customers/{ref}", ref, said, amount=owed)


def _step(line: AlertLine, said: Words | None) -> Words:
    step = mail_words.STEPS[line.proposal]
    return Words(f"{step.zh}：{said.zh}", f"{step.en}: {said.en}") if said else step


def _grades(before: object, after: object) -> Words | None:
    if after is None:
        return None
    told = f"{before} → {after}" if before is not None and before != after else f"{after}"
    return Words(told, told)


def _until(line: AlertLine) -> Words:
    return Words(f"至 {line.snooze_until}", f"until {line.snooze_until}")
