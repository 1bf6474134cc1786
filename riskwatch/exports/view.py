"""What the templates of a report ask for: the sheet in one language, with the statutes and the rules' titles at hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from riskwatch.contract import level
from riskwatch.contract.deal import deal_of
from riskwatch.contract.reading import quoted
from riskwatch.domain.contract import Party
from riskwatch.domain.document import Span
from riskwatch.domain.rule import Acceptance, Finding, Report, Severity
from riskwatch.domain.scan import lines_at
from riskwatch.domain.statute import Article
from riskwatch.domain.words import Words
from riskwatch.exports import grounds
from riskwatch.exports.deal_sheet import Section, sections_of
from riskwatch.exports.parts import by_reason
from riskwatch.exports.positions_view import PositionsView
from riskwatch.exports.proposals import wording_for
from riskwatch.exports.remarks import behind, change_words, remark_lines
from riskwatch.exports.sheet import Sheet, sheet_of
from riskwatch.exports.whereabouts import place_words
from riskwatch.rulebook.statutes import Statutes

HTML_LANGUAGES = {"zh": "zh-Hans-CN", "en": "en-GB"}


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report for one reader. `titles` are the rules' titles by code; `rule_page` the address of a rule's page,
    with {code} in it, or "" when the page stands alone; `sources` the names of the registers; `picture` the address of a picture of the words of
    a finding, with {fingerprint} in it, or ""."""

    sheet: Sheet
    statutes: Statutes
    language: str
    titles: Mapping[str, Words] = field(default_factory=dict)
    rule_page: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)
    picture: str = ""

    @property
    def report(self) -> Report:
        return self.sheet.report

    @property
    def positions(self) -> PositionsView:
        return PositionsView(self.report, self.language)

    @property
    def lang(self) -> str:
        return HTML_LANGUAGES.get(self.language, "en-GB")

    @property
    def contract_lang(self) -> str:
        return HTML_LANGUAGES[self.report.matter.contract.language]

    @property
    def heading_parts(self) -> tuple[str, ...]:
        """Number, title and file name, as far as they are known."""
        contract = self.report.matter.contract
        return (*(found.value for found in (contract.number, contract.title) if found), contract.document.file)

    @property
    def heading(self) -> str:
        return " · ".join(self.heading_parts)

    @property
    def parties(self) -> tuple[Party, ...]:
        return self.report.matter.contract.parties

    @property
    def deal(self) -> tuple[Section, ...]:
        """What the contract agrees, in sections; read when a page asks for it."""
        return sections_of(deal_of(self.report.matter.contract))

    def words_at(self, span: Span) -> str:
        """The draft's own words, short enough for a table."""
        return self.quoted(quoted(self.report.matter.contract.text, span, 90))

    @property
    def passed(self) -> list[tuple[str, None]]:
        return [(code, None) for code in self.report.passed]

    @property
    def parts(self) -> tuple[tuple[Words, tuple[str, ...]], ...]:
        """What was missing, with the rules of which a part could not run for want of it."""
        return by_reason(self.report)

    def count(self, severity: str) -> int:
        return self.report.count(Severity(severity))

    def say(self, words: Words) -> str:
        return words.said(self.language)

    def title_of(self, code: str) -> str:
        title = self.titles.get(code)
        return self.say(title) if title else ""

    def rule_link(self, code: str) -> Markup:
        if not self.rule_page:
            return escape(code)
        return Markup('<a href="{}">{}</a>').format(self.rule_page.format(code=code), code)

    def place(self, finding: Finding) -> str:
        return self.say(place_words(finding))

    def registry(self, finding: Finding) -> str:
        """Which register, which number, as of which day."""
        facts = finding.registry or {}
        provider = facts.get("provider", "")
        source = self.sources.get(provider, provider)
        parts = (source, facts.get("identifier", "").rpartition(":")[2], facts.get("fetched_at", "")[:10])
        return " · ".join(part for part in parts if part)

    def relevelled(self, finding: Finding) -> str:
        """Why the finding is shown at another level than the rule book's; "" where it is not."""
        if finding.relevelled is None:
            return ""
        return self.say(level.sentence(finding.relevelled.book, finding.severity, finding.relevelled.why))

    def seen(self, finding: Finding) -> str:
        """The address of a picture of the words as they stand on a scanned page; "" where there is none."""
        document = self.report.matter.contract.document
        if not self.picture or finding.span is None:
            return ""
        pictured = any(not line.file for line in lines_at(document, finding.span))
        return self.picture.format(fingerprint=finding.fingerprint) if pictured else ""

    def clause(self, finding: Finding) -> str:
        """The wording to write, in the language of the draft, not of the reader."""
        return wording_for(finding.clause, self.report.matter.contract.language)

    def quoted(self, quote: str) -> str:
        """The draft's own words in the quotation marks of its language."""
        return f"「{quote}」" if self.report.matter.contract.language == "zh" else f"“{quote}”"

    def state(self, finding: Finding) -> str:
        """new, reworded or still_open against the version before; "" for a draft without one."""
        comparison = self.report.comparison
        return comparison.states.get(finding.fingerprint, "") if comparison else ""

    def changes(self, finding: Finding) -> list[str]:
        """The tracked changes behind a finding, one line each."""
        return [self.say(change_words(change)) for change in behind(self.report, finding) or ()]

    @property
    def remarks(self) -> list[str]:
        """What others left in the file, one line each; all tracked changes in one."""
        return list(remark_lines(self.report.matter.contract.document, self.language))

    @property
    def authors(self) -> list[tuple[str, int]]:
        """Who made tracked changes, and how many findings those cause or touch."""
        names = dict.fromkeys(each.author for each in self.report.matter.contract.document.remarks if each.changes)
        found = [behind(self.report, finding) or () for finding in self.report.findings]
        return [(name, sum(any(each.author == name for each in changes) for changes in found)) for name in names]

    def expired(self, finding: Finding) -> Acceptance | None:
        """The acceptance that no longer holds for this finding."""
        return next((each for each in self.report.expired if each.fingerprint == finding.fingerprint), None)

    def articles(self, finding: Finding) -> tuple[Article, ...]:
        return self.statutes.shown(finding.basis)

    def citation(self, article: Article) -> str:
        return grounds.citation(article, self.language)

    def wording(self, article: Article) -> str:
        return grounds.wording(article, self.language)


def view_of(
    report: Report,
    statutes: Statutes,
    language: str,
    titles: Mapping[str, Words] | None = None,
    rule_page: str = "",
    sources: Mapping[str, str] | None = None,
    shown: Sequence[Finding] | None = None,
    picture: str = "",
) -> ReportView:
    """Lay out `report` and put it in a reader's language; `shown` are the findings to be drawn, if not all of them."""
    return ReportView(sheet_of(report, shown), statutes, language, titles or {}, rule_page, sources or {}, picture)
