"""The file of a stop as a PDF to be handed in: summary, right, facts with hashes, clauses, notice, service, log, replies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Image, KeepTogether, PageBreak, Spacer

from riskwatch.domain.annex import Annex
from riskwatch.domain.paper import PaperLine
from riskwatch.domain.statute import Article
from riskwatch.domain.stop import StopFile
from riskwatch.domain.words import Words
from riskwatch.exports import grounds
from riskwatch.exports.pdf_sheet import WIDTH, Sheet
from riskwatch.exports.stop_words import FACT_COLUMNS, LANGUAGES, LAWS, NO, PARTS, ROWS, STATES, TITLE, TURNS, YES

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
    return made.made(story, f"{TITLE.said(language)} {stop.buyer}", stop.us)


class _Made(Sheet):
    """The parts of one file."""

    def __init__(self, stop: StopFile, language: str, zone: ZoneInfo) -> None:
        super().__init__(language, zone, f"{stop.buyer}  {stop.contract_ref}  {stop.id}")
        self.stop = stop
        self.raw = ParagraphStyle("raw", self.body, fontSize=7, leading=9)

    def summary(self, now: datetime) -> Iterator[Any]:
        stop = self.stop
        yield self.text(TITLE.said(self.language), self.title)
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
            ("proposed", f"{stop.proposed_by}  {self.moment(stop.proposed_at)}"),
            ("approved", f"{stop.approved_by}  {self.moment(stop.approved_at)}" if stop.approved_at else "—"),
            ("lawyer", stop.lawyer or "—"),
            ("made", self.moment(now)),
        )

    def right(self, articles: Iterable[Article]) -> Iterator[Any]:
        stop = self.stop
        yield self._heading("right")
        yield self.text(
            f"{stop.right.title.said(self.language)}。{stop.right.note.said(self.language)}"
            if self.language == "zh"
            else f"{stop.right.title.en}. {stop.right.note.en}"
        )
        yield self._pairs(
            ("law", LAWS[stop.situation.law].said(self.language)),
            ("turn", TURNS[stop.situation.turn].said(self.language)),
        )
        for words, met in stop.test:
            yield self.text(
                f"{'√' if met else '×'} {words.said(self.language)}: {(YES if met else NO).said(self.language)}"
            )
        for article in articles:
            yield Spacer(1, 4)
            yield self.text(grounds.citation(article, self.language))
            yield self.text(grounds.wording(article, self.language), self.small)

    def facts(self) -> Iterator[Any]:
        rows = [[self.cell(words.said(self.language)) for words in FACT_COLUMNS]]
        for fact in self.stop.facts:
            published = fact.published.isoformat() if fact.published else "—"
            rows.append(
                [
                    self.cell(f"{fact.sign} {fact.says.said(self.language)}"),
                    self.cell(fact.evidence_grade),
                    self.cell(f"{fact.on.isoformat()} / {published} / {self.moment(fact.seen)}"),
                    self.cell(f"{fact.source} {fact.url} {fact.sha256}"),
                ]
            )
        table = self.table(rows, (55 * mm, 16 * mm, 40 * mm, 55 * mm), repeated=1)
        yield KeepTogether([self._heading("facts"), table])

    def quotes(self) -> Iterator[Any]:
        yield self._heading("quotes")
        if self.stop.situation.clause.strip():
            yield self.text(f"“{self.stop.situation.clause.strip()}”")
        for quote in self.stop.quotes:
            yield self.text(f"{quote.what.said(self.language)}: “{quote.text}”")
        if not self.stop.quotes and not self.stop.situation.clause.strip():
            yield self.text("—")

    def notices(self) -> Iterator[Any]:
        for language, text in self.stop.notices:
            yield PageBreak()
            yield self.text(
                f"{PARTS['notice'].said(self.language)} ({LANGUAGES[language].said(self.language)})", self.head
            )
            for block in text.strip().split("\n"):
                yield self.text(block) if block.strip() else Spacer(1, 5)

    def served(self) -> Iterator[Any]:
        yield PageBreak()
        yield self._heading("served")
        served = self.stop.served
        yield self.text(f"{served.on.isoformat()}  {served.to}  {served.waybill}" if served else "—")
        for sha in served.proofs if served else ():
            yield self.text(f"SHA-256 {sha}", self.small)
        for offer in self.stop.offers:
            yield self.text(
                f"{offer.on.isoformat()}  {offer.kind}  {offer.value}  {(YES if offer.adequate else NO).said(self.language)}"
            )
        if self.stop.closed_on:
            yield self.text(f"{self.stop.closed_on.isoformat()}  {STATES[self.stop.state].said(self.language)}")

    def log(self, log: Sequence[PaperLine]) -> Iterator[Any]:
        yield self._heading("log")
        for line in log:
            yield self.text(
                f"{self.moment(line.at)}  {line.actor}  {STATES[line.after].said(self.language)}  {line.reason}",
                self.small,
            )
            yield self.text(f"{line.content_sha256}  {line.hash}", self.small)

    def annex(self, annexes: Mapping[str, Annex]) -> Iterator[Any]:
        shown: set[str] = set()
        for fact in self.stop.facts:
            if not fact.sha256 or fact.sha256 in shown:
                continue
            shown.add(fact.sha256)
            annex = annexes.get(fact.sha256)
            yield PageBreak()
            yield self._heading("annex")
            yield self.text(f"{fact.source}  {fact.url}", self.small)
            yield self.text(f"{self.moment(fact.seen)}  SHA-256 {fact.sha256}", self.small)
            if annex is not None and annex.note is not None:
                yield self.text(annex.note.said(self.language), self.small)
            yield Spacer(1, 6)
            if annex is not None and (annex.pictures or annex.content):
                yield from self._printed(annex)
            else:
                yield from self._as_it_came(fact.raw)

    def _as_it_came(self, raw: str) -> Iterator[Any]:
        """Text of a reply, line by line, with the blanks at the beginning of a line."""
        for line in raw.splitlines():
            text = line.lstrip()
            yield self.text("\u00a0" * (len(line) - len(text)) + text, self.raw) if text else Spacer(1, 9)

    def _printed(self, annex: Annex) -> Iterator[Any]:
        for picture in annex.pictures:
            yield Image(BytesIO(picture), *PICTURE, kind="proportional")
            yield PageBreak()
        for item in annex.content:
            if isinstance(item, str):
                yield self.text(item, self.small)
            elif item and item[0]:
                columns = max(len(row) for row in item)
                rows = [[self.cell(cell) for cell in (*row, *[""] * (columns - len(row)))] for row in item]
                yield self.table(rows, (WIDTH / columns,) * columns)

    def _heading(self, part: str) -> Any:
        return self.text(PARTS[part].said(self.language), self.head)

    def _pairs(self, *rows: tuple[str, str]) -> Any:
        cells = [[self.cell(_words(key).said(self.language)), self.text(value)] for key, value in rows]
        return self.table(cells, (38 * mm, 128 * mm))


def _words(key: str) -> Words:
    return ROWS[key]
