"""The file of a stop as a PDF to be handed in: summary, right, facts with hashes, clauses, notice, service, log, replies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    Image,
    KeepTogether,
    PageBreak,
    Paragraph,
    Preformatted,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

from riskwatch.domain.annex import Annex
from riskwatch.domain.paper import PaperLine
from riskwatch.domain.statute import Article
from riskwatch.domain.stop import StopFile
from riskwatch.domain.words import Words
from riskwatch.exports import grounds
from riskwatch.exports.han_font import FONT, han_font, markup
from riskwatch.exports.stop_words import FACT_COLUMNS, LANGUAGES, LAWS, NO, PARTS, ROWS, STATES, TITLE, TURNS, YES

INK = colors.HexColor("#1d2433")
LINE = colors.HexColor("#c7ccd6")
RAW_COLUMNS = 92
WIDTH = 166 * mm
"""Between the margins."""
PICTURE = (WIDTH, 215 * mm)
"""What a page of a stored PDF may take, under its heading."""
NO_ANNEXES: Mapping[str, Annex] = {}


def stop_pdf(
    stop: StopFile,
    log: Sequence[PaperLine],
    articles: Iterable[Article],
    language: str,
    now: datetime,
    zone: ZoneInfo,
    annexes: Mapping[str, Annex] = NO_ANNEXES,
) -> bytes:
    """The file in one language of headings; the notice stands in Chinese and in English. `annexes` says how stored replies
    are printed; the others with the beginning of their text."""
    han_font()
    kept = BytesIO()
    page = SimpleDocTemplate(
        kept, pagesize=A4, leftMargin=22 * mm, rightMargin=22 * mm, topMargin=20 * mm, bottomMargin=20 * mm,
        title=f"{TITLE.said(language)} {stop.buyer}", author=stop.us,
    )  # fmt: skip
    made = _Made(stop, language, zone)
    story = [
        *made.summary(now),
        *made.right(articles),
        *made.facts(),
        *made.quotes(),
        *made.notices(),
        *made.served(),
        *made.log(log),
        *made.annex(annexes),
    ]
    page.build(story, onFirstPage=made.foot, onLaterPages=made.foot)
    return kept.getvalue()


class _Made:
    """The parts of one file."""

    def __init__(self, stop: StopFile, language: str, zone: ZoneInfo) -> None:
        self.stop, self.language, self.zone = stop, language, zone
        base = ParagraphStyle("base", fontName=FONT, fontSize=10, leading=15, textColor=INK, wordWrap="CJK")
        self.body = base
        self.small = ParagraphStyle("small", base, fontSize=8, leading=11)
        self.head = ParagraphStyle("head", base, fontSize=13, leading=20, spaceBefore=10, spaceAfter=4)
        self.title = ParagraphStyle("title", base, fontSize=20, leading=28, spaceAfter=10)
        self.raw = ParagraphStyle("raw", base, fontSize=7, leading=9, wordWrap=None)

    def summary(self, now: datetime) -> Iterator[Any]:
        stop = self.stop
        yield Paragraph(markup(TITLE.said(self.language)), self.title)
        yield self._heading("summary")
        demand = stop.demand
        yield self._pairs(
            ("buyer", stop.buyer),
            ("seller", stop.us),
            ("contract", stop.contract_ref or "—"),
            ("orders", stop.orders),
            ("arrears", str(demand.arrears)),
            ("suspended", str(demand.suspended)),
            ("security", str(demand.security)),
            ("answer_by", demand.answer_by.isoformat()),
            ("state", STATES[stop.state].said(self.language)),
            ("reason", stop.reason),
            ("proposed", f"{stop.proposed_by}  {self._moment(stop.proposed_at)}"),
            ("approved", f"{stop.approved_by}  {self._moment(stop.approved_at)}" if stop.approved_at else "—"),
            ("lawyer", stop.lawyer or "—"),
            ("made", self._moment(now)),
        )

    def right(self, articles: Iterable[Article]) -> Iterator[Any]:
        stop = self.stop
        yield self._heading("right")
        yield self._text(
            f"{stop.right.title.said(self.language)}。{stop.right.note.said(self.language)}"
            if self.language == "zh"
            else f"{stop.right.title.en}. {stop.right.note.en}"
        )
        yield self._pairs(
            ("law", LAWS[stop.situation.law].said(self.language)),
            ("turn", TURNS[stop.situation.turn].said(self.language)),
        )
        for words, met in stop.test:
            yield self._text(
                f"{'√' if met else '×'} {words.said(self.language)}: {(YES if met else NO).said(self.language)}"
            )
        for article in articles:
            yield Spacer(1, 4)
            yield self._text(grounds.citation(article, self.language))
            yield self._text(grounds.wording(article, self.language), self.small)

    def facts(self) -> Iterator[Any]:
        rows = [[self._cell(words.said(self.language)) for words in FACT_COLUMNS]]
        for fact in self.stop.facts:
            published = fact.published.isoformat() if fact.published else "—"
            rows.append(
                [
                    self._cell(f"{fact.sign} {fact.says.said(self.language)}"),
                    self._cell(fact.evidence_grade),
                    self._cell(f"{fact.on.isoformat()} / {published} / {self._moment(fact.seen)}"),
                    self._cell(f"{fact.source} {fact.url} {fact.sha256}"),
                ]
            )
        table = self._table(rows, (55 * mm, 16 * mm, 40 * mm, 55 * mm), repeated=1)
        yield KeepTogether([self._heading("facts"), table])

    def quotes(self) -> Iterator[Any]:
        yield self._heading("quotes")
        if self.stop.situation.clause.strip():
            yield self._text(f"“{self.stop.situation.clause.strip()}”")
        for quote in self.stop.quotes:
            yield self._text(f"{quote.what.said(self.language)}: “{quote.text}”")
        if not self.stop.quotes and not self.stop.situation.clause.strip():
            yield self._text("—")

    def notices(self) -> Iterator[Any]:
        for language, text in self.stop.notices:
            yield PageBreak()
            yield Paragraph(
                f"{PARTS['notice'].said(self.language)} ({LANGUAGES[language].said(self.language)})", self.head
            )
            for block in text.strip().split("\n"):
                yield self._text(block) if block.strip() else Spacer(1, 5)

    def served(self) -> Iterator[Any]:
        yield PageBreak()
        yield self._heading("served")
        served = self.stop.served
        yield self._text(f"{served.on.isoformat()}  {served.to}  {served.waybill}" if served else "—")
        for sha in served.proofs if served else ():
            yield self._text(f"SHA-256 {sha}", self.small)
        for offer in self.stop.offers:
            yield self._text(
                f"{offer.on.isoformat()}  {offer.kind}  {offer.value}  {(YES if offer.adequate else NO).said(self.language)}"
            )
        if self.stop.closed_on:
            yield self._text(f"{self.stop.closed_on.isoformat()}  {STATES[self.stop.state].said(self.language)}")

    def log(self, log: Sequence[PaperLine]) -> Iterator[Any]:
        yield self._heading("log")
        for line in log:
            yield self._text(
                f"{self._moment(line.at)}  {line.actor}  {STATES[line.after].said(self.language)}  {line.reason}",
                self.small,
            )
            yield self._text(f"{line.content_sha256}  {line.hash}", self.small)

    def annex(self, annexes: Mapping[str, Annex]) -> Iterator[Any]:
        shown: set[str] = set()
        for fact in self.stop.facts:
            if not fact.sha256 or fact.sha256 in shown:
                continue
            shown.add(fact.sha256)
            annex = annexes.get(fact.sha256)
            yield PageBreak()
            yield self._heading("annex")
            yield self._text(f"{fact.source}  {fact.url}", self.small)
            yield self._text(f"{self._moment(fact.seen)}  SHA-256 {fact.sha256}", self.small)
            if annex is not None and annex.note is not None:
                yield self._text(annex.note.said(self.language), self.small)
            yield Spacer(1, 6)
            if annex is not None and (annex.pictures or annex.content):
                yield from self._printed(annex)
            else:
                yield Preformatted(fact.raw, self.raw, maxLineLength=RAW_COLUMNS)

    def _printed(self, annex: Annex) -> Iterator[Any]:
        for picture in annex.pictures:
            yield Image(BytesIO(picture), *PICTURE, kind="proportional")
            yield PageBreak()
        for item in annex.content:
            if isinstance(item, str):
                yield self._text(item, self.small)
            elif item and item[0]:
                columns = max(len(row) for row in item)
                rows = [[self._cell(cell) for cell in (*row, *[""] * (columns - len(row)))] for row in item]
                yield self._table(rows, (WIDTH / columns,) * columns)

    def foot(self, canvas: Any, page: Any) -> None:
        canvas.saveState()
        canvas.setFont(FONT, 8)
        canvas.setFillColor(INK)
        canvas.drawString(22 * mm, 12 * mm, f"{self.stop.buyer}  {self.stop.contract_ref}  {self.stop.id}")
        canvas.drawRightString(A4[0] - 22 * mm, 12 * mm, str(page.page))
        canvas.restoreState()

    def _heading(self, part: str) -> Any:
        return Paragraph(markup(PARTS[part].said(self.language)), self.head)

    def _text(self, text: str, style: ParagraphStyle | None = None) -> Any:
        return Paragraph(markup(text), style or self.body)

    def _cell(self, text: str) -> Any:
        return Paragraph(markup(text), self.small)

    def _pairs(self, *rows: tuple[str, str]) -> Any:
        cells = [
            [self._cell(_words(key).said(self.language)), Paragraph(markup(value), self.body)] for key, value in rows
        ]
        return self._table(cells, (38 * mm, 128 * mm))

    def _table(self, rows: list[list[Any]], widths: tuple[float, ...], repeated: int = 0) -> Any:
        table = Table(rows, colWidths=widths, repeatRows=repeated, splitInRow=1)
        table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE)]))
        return table

    def _moment(self, at: datetime) -> str:
        return at.astimezone(self.zone).strftime("%Y-%m-%d %H:%M %Z")


def _words(key: str) -> Words:
    return ROWS[key]
