"""What the templates of a comparison ask for: its runs of rows and its words in one language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from riskwatch.contract.redline.versions import Versions
from riskwatch.domain.words import Words
from riskwatch.exports.redline_view import PairView, Run, pairs_of, runs_of
from riskwatch.exports.redline_words import NOTES, count_words, finding_words, row_place, state_words, verdict
from riskwatch.exports.remarks import who
from riskwatch.exports.view import HTML_LANGUAGES


@dataclass(frozen=True)
class RedlineView:
    """One comparison for one reader. `old_link` and `new_link` lead to the reports on both versions, "" alone."""

    versions: Versions
    language: str
    old_link: str = ""
    new_link: str = ""

    @cached_property
    def _pairs(self) -> tuple[PairView, ...]:
        return tuple(pairs_of(self.versions))

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        return runs_of(self._pairs)

    @cached_property
    def silent(self) -> list[tuple[int, PairView]]:
        """The rows changed without a mark, with their numbers on the page."""
        return [(number, pair) for number, pair in enumerate(self._pairs) if pair.silent]

    @property
    def lang(self) -> str:
        return HTML_LANGUAGES.get(self.language, "en-GB")

    @property
    def contract_lang(self) -> str:
        return HTML_LANGUAGES[self.versions.redline.new.language]

    @property
    def old_file(self) -> str:
        return self.versions.redline.old.document.file

    @property
    def new_file(self) -> str:
        return self.versions.redline.new.document.file

    @property
    def tone(self) -> str:
        """error, warning, good or "": how loud the verdict is."""
        return verdict(self.versions)[0]

    @property
    def verdict(self) -> str:
        return self.say(verdict(self.versions)[1])

    @property
    def counts(self) -> list[str]:
        return [self.say(words) for words in (*count_words(self.versions), finding_words(self.versions))]

    def say(self, words: Words) -> str:
        return words.said(self.language)

    def state(self, pair: PairView) -> str:
        return self.say(state_words(pair))

    def note(self, state: str) -> str:
        return self.say(NOTES[state])

    def place(self, pair: PairView) -> str:
        """How a row is called in a list: its article, and its first words where it has no number."""
        return self.say(row_place(self.versions, pair))

    def hands(self, pair: PairView) -> list[str]:
        """Who changed the row, each author and time once."""
        return list(dict.fromkeys(self.say(who(change)) for change in pair.claim.changes))
