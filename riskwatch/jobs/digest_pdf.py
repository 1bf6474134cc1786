"""A report as a PDF to be handed round: the sections of the mail, with money and grades first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportlab.graphics.shapes import Drawing, Rect
from reportlab.lib import colors
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, KeepTogether, Spacer

from riskwatch.domain.money import Money
from riskwatch.domain.words import Words
from riskwatch.exports.pdf_sheet import LINE, WIDTH, Sheet
from riskwatch.jobs import mail_words
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.digest_content import Digest
from riskwatch.jobs.digest_page import headline_of, kind_of
from riskwatch.jobs.digest_sections import Row, Section, sections_of
from riskwatch.jobs.zones import zone_named

ROWS = 40
"""Most rows of a section; the rest is counted and linked."""
FIRST_ROWS = 45 * mm
"""Room that a heading needs below it, or it begins a new page."""
BAR = (60 * mm, 3 * mm)
GOOD, BAD = colors.HexColor("#175cd3"), colors.HexColor("#b42318")
MONEY = Words("金额变化", "In money")
MONEY_HEADS = (
    Words("项目", "Sum"),
    Words("期初", "At the beginning"),
    Words("期末", "At the end"),
    Words("变动", "Change"),
)
GRADES = Words("评级分布", "Customers by grade")
GRADE_HEADS = (Words("评级", "Grade"), Words("", ""), Words("期末（家）", "At the end"), Words("期初（家）", "Before"))
MORE = Words("另有 {n} 行，见网页清单", "and {n} more, in the list on the web")
FROZEN = Words(
    "数据截至 {at}。点击数字可查看当时的明细。",
    "The figures are frozen at {at}. Each leads to its list as it stood then.",
)
RUNNING = Words("本期尚未结束，以下为截至目前的情况。", "This period is still running: this is how it stands now.")
COUNTS = (
    ("checks", Words("共查询 {looks} 次，有答复 {good} 次", "{looks} checks made, {good} answered")),
    ("customers", Words("客户 {customers} 家", "{customers} customers")),
    (
        "unwatched",
        Words(
            "其中 {unwatched} 家登记号未确认、未监控", "{unwatched} of them not watched for want of a register number"
        ),
    ),
)
"""What is counted, by the list behind it."""


def report_pdf(desk: Desk, digest: Digest, language: str) -> bytes:
    """The pages. The same content in the same language gives the same bytes."""
    kind, title = kind_of(digest.reported).said(language), digest.reported.title.said(language)
    made = _Made(digest, language, f"RiskWatch  {kind}  {title}", desk.settings["PUBLIC_URL"].rstrip("/"))
    story = [*made.top(f"{kind} {title}"), *made.money(), *made.grades()]
    for section in sections_of(digest):
        story += made.section(section)
    return made.made(story, f"{kind} {title}", "RiskWatch", same_bytes=True)


class _Made(Sheet):
    """The parts of one report. `lists` is the address of its lists."""

    def __init__(self, digest: Digest, language: str, footer: str, url: str) -> None:
        super().__init__(language, zone_named(digest.zone), footer)
        self.digest, self.url, self.lists = digest, url, f"{url}/digest/{digest.period}"

    def top(self, title: str) -> Iterator[Any]:
        digest = self.digest
        yield self.text(title, self.title)
        yield self.text(
            headline_of(digest).said(self.language), self.head, f"{self.lists}/decide" if digest.decide else ""
        )
        told = RUNNING if digest.running else FROZEN.filled({"at": self.moment(digest.cut_off)})
        yield self.text(told.said(self.language), self.small)
        figures = {"looks": digest.looks, "good": digest.good, "customers": digest.customers}
        for list_, words in COUNTS:
            told = words.filled({**figures, "unwatched": digest.unwatched})
            yield self.text(told.said(self.language), self.small, f"{self.lists}/{list_}")

    def money(self) -> Iterator[Any]:
        if not self.digest.shifts:
            return
        name, *columns = (head.said(self.language) for head in MONEY_HEADS)
        rows = [[self.cell(name), *map(self.figure, columns)]]
        for shift in self.digest.shifts:
            changes = ", ".join(mail_words.change(change) for change in shift.changes) or "—"
            link = f"{self.lists}/money-{shift.id}"
            rows.append(
                [
                    self.cell(shift.title.said(self.language), link),
                    self.figure(_joined(shift.before), link),
                    self.figure(_joined(shift.after), link),
                    self.figure(changes, link),
                ]
            )
        table = self.table(rows, (WIDTH * 0.31, WIDTH * 0.23, WIDTH * 0.23, WIDTH * 0.23), repeated=1)
        yield KeepTogether([self.text(MONEY.said(self.language), self.head), table])

    def grades(self) -> Iterator[Any]:
        shares = self.digest.grades
        if not shares:
            return
        most = max(1, *(len(share.refs) for share in shares))
        rows: list[list[Any]] = [
            [
                make(head.said(self.language))
                for make, head in zip((self.cell, self.cell, self.figure, self.figure), GRADE_HEADS, strict=True)
            ]
        ]
        for share in shares:
            number = len(share.refs)
            bar = Drawing(*BAR)
            bar.add(Rect(0, 0, *BAR, fillColor=LINE, strokeColor=None))
            if number:
                fill = BAD if share.grade in ("D", "E") else GOOD
                bar.add(Rect(0, 0, BAR[0] * number / most, BAR[1], fillColor=fill, strokeColor=None))
            link = f"{self.lists}/grade-{share.grade}"
            rows.append(
                [self.cell(str(share.grade), link), bar, self.figure(str(number), link), self.figure(str(share.before))]
            )
        table = self.table(rows, (WIDTH * 0.12, BAR[0] + 8 * mm, WIDTH * 0.2, WIDTH * 0.2), repeated=1)
        table.hAlign = "LEFT"
        yield KeepTogether([self.text(GRADES.said(self.language), self.head), table])

    def section(self, section: Section) -> Iterator[Any]:
        """Its heading with the count and the sum, and its rows."""
        link = f"{self.lists}/{section.id}"
        sums = f"  {_joined(section.sums)}" if section.sums else ""
        yield CondPageBreak(FIRST_ROWS)
        yield self.text(f"{section.title.said(self.language)} ({section.count}){sums}", self.head, link)
        widths = (WIDTH * 0.3, WIDTH * 0.42, WIDTH * 0.12, WIDTH * 0.16)
        yield self.table([self._row(row) for row in section.rows[:ROWS]], widths)
        if len(section.rows) > ROWS:
            more = MORE.filled({"n": len(section.rows) - ROWS})
            yield self.text(more.said(self.language), self.small, link)
        if section.note:
            yield Spacer(1, 3)
            yield self.text(section.note.said(self.language), self.small)

    def _row(self, row: Row) -> list[Any]:
        name = row.name if isinstance(row.name, str) else row.name.said(self.language)
        ref = f" ({row.ref})" if row.ref and name else ""
        return [
            self.cell(f"{name or row.ref}{ref}", f"{self.url}{row.path}" if row.path else ""),
            self.cell(row.said.said(self.language) if row.said else ""),
            self.figure(row.figure.said(self.language) if row.figure else ""),
            self.figure(str(row.amount) if row.amount is not None else ""),
        ]


def _joined(amounts: tuple[Money, ...]) -> str:
    return ", ".join(str(amount) for amount in amounts) or "—"
