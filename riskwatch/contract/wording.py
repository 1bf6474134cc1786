"""A contract's words ready for the patterns of checks: condensed text, sentences, and the parties' own labels.

A pattern may hold {B} and {S}: every word that stands for the buyer or the seller in this contract (甲方, 需方, a short
name, Buyer). A text without parties, such as a clause sent alone, is read the usual way: 甲方 buys, 乙方 sells.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from riskwatch.contract.labelled import BUYER, SELLER, compiled, needs
from riskwatch.contract.once import once_a_contract
from riskwatch.contract.reading import ROLE_WORDS, negated
from riskwatch.contract.search import pattern
from riskwatch.contract.search.branches import branches
from riskwatch.contract.search.needed import Needs
from riskwatch.contract.search.places import Places, every_place, places_in, register
from riskwatch.contract.search.signs import BUYER_MARK, SELLER_MARK
from riskwatch.contract.search.stretches import Stretch, can_match, stretches_of
from riskwatch.contract.terms.page import page_of
from riskwatch.domain.contract import Contract, Role
from riskwatch.domain.document import Span

T = TypeVar("T")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_QUOTES_LAW = re.compile(
    r"(?:根据|依据|按照|依照)?《[^》]{2,30}(?:法|法典|条例|解释|办法|规定)》(?:的)?(?:第.{1,12}条|.{0,4}规定)|第[^，。]{1,8}条规定[:：]"
)
_GUIDANCE = re.compile(
    r"填写|请选择|可根据实际|建议(?:选择|在)|使用说明|填表说明|应当?注意|请在|经营者应|本条(?:款)?供"
)
_USUAL_LABELS = frozenset(word for word in ROLE_WORDS if not word.isascii()) | {"甲方", "乙方"}
_LABEL_SIZES = (16, 40, 120)
_PLAIN_LABEL = re.compile(r"[^\n。；;]{1,120}")
_USUAL = {Role.BUYER: ("甲方",), Role.SELLER: ("乙方",)}


class Wording:
    """One contract's condensed text. Positions are those of `text`; passages give spans of the document."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        self.page = page_of(contract.document, contract.clauses, contract.parties, contract.language)
        self.text = self.page.text
        self.lower = self.page.lower
        self.chinese = contract.language == "zh" or (not self.text.isascii() and _HAN.search(self.text) is not None)
        self.english = contract.language == "en" or " shall " in self.lower
        self._labels = {BUYER: self._words(Role.BUYER), SELLER: self._words(Role.SELLER)}
        longest = max((len(word) for words in self._labels.values() for word in words), default=1)
        self._longest = next(size for size in _LABEL_SIZES if longest <= size)
        self._dotted = any("." in word for words in self._labels.values() for word in words)
        self._found: dict[str, tuple[re.Match[str], ...]] = {}
        self._said: dict[str, bool] = {}

    def find(self, *templates: str) -> Iterator[Passage]:
        """Every match of the patterns, in reading order, the ones inside another left out."""
        found = [
            Passage(self, match.start(), match.end(), match)
            for template in templates
            for match in self.matches_of(template)
            if match.end() > match.start()
        ]
        found.sort(key=lambda passage: (passage.start, -passage.end))
        last = -1
        for passage in found:
            if passage.start >= last:
                yield passage
                last = passage.end

    def spoken(self, chinese: Iterable[T], english: Iterable[T]) -> tuple[T, ...]:
        """Those of the patterns (or frames) that are in a language of this contract; a bilingual text is searched for both."""
        return (*(chinese if self.chinese else ()), *(english if self.english else ()))

    def says(self, *templates: str) -> bool:
        """Whether one of the patterns matches anywhere, annexes included."""
        return any(map(self._says, templates))

    @property
    def asked(self) -> Iterable[str]:
        """The patterns that were asked for so far."""
        return {**self._found, **self._said}

    def _says(self, template: str) -> bool:
        said = self._said.get(template)
        if said is None:
            pieces = branches(template) if self._may_match(template) else ()
            said = self._said[template] = any(next(self._search(piece), None) is not None for piece in pieces)
        return said

    def matches_of(self, template: str) -> tuple[re.Match[str], ...]:
        """Every match of one pattern, in reading order."""
        found = self._found.get(template)
        if found is None:
            found = self._found[template] = tuple(self._search(template)) if self._may_match(template) else ()
        return found

    def _may_match(self, template: str) -> bool:
        """Whether one of the literals stands in the text that every match must hold: most templates end here."""
        wanted = needs(template, self._longest, self._dotted)
        if wanted is None or pattern.PLAIN:
            return True
        self._places.catch_up(wanted.last)
        return not self._places.held.isdisjoint(wanted.numbers)

    def _search(self, template: str) -> Iterator[re.Match[str]]:
        """Every match in the whole text, looked for only around the literals that the template needs."""
        lower = self.lower
        for start, end in self._stretches(needs(template, self._longest, self._dotted)):
            yield from self._pattern(template, start, end).finditer(lower, start, end)

    def _stretches(self, wanted: Needs | None) -> Sequence[Stretch]:
        whole = (0, len(self.lower))
        if wanted is None or pattern.PLAIN:
            return (whole,)
        if len(self.lower) < pattern.SHORT:
            return (whole,) if can_match(wanted, self._places) else ()
        return stretches_of(wanted, self._places, *whole)

    @cached_property
    def _places(self) -> Places:
        """Where the literals of all templates stand, and the words for the parties."""
        marks = {BUYER: BUYER_MARK, SELLER: SELLER_MARK}
        return places_in(self.lower, True).and_also(
            {min(register([marks[role]], True)): every_place(self.lower, words) for role, words in self._labels.items()}
        )

    def passage(self, span: Span) -> Passage:
        """The words at a span of the document."""
        return Passage(self, self._position(span.start), self._position(span.end - 1) + 1)

    def _position(self, place: int) -> int:
        """The position in `text` of the character at `place` of the document."""
        return bisect_left(range(len(self.text)), place, key=self.page.condensed.place)

    def matches(self, template: str, words: str) -> bool:
        """Whether a pattern with {B} and {S} matches in `words` of this contract."""
        return compiled(template, *self._labels_in(template, words)).search(words) is not None

    def _pattern(self, template: str, start: int, end: int) -> re.Pattern[str]:
        """The template with the labels for a part of the text."""
        if BUYER not in template and SELLER not in template:
            return compiled(template, (), ())
        return compiled(template, *self._labels_in(template, self.lower[start:end]))

    def _labels_in(self, template: str, part: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The words for buyer and seller to look for in a part of the text. The usual Chinese labels are always among
        them, all others only where they stand in that part, as they can match nowhere else: so the same few compiled
        patterns serve nearly all contracts."""
        buyer, seller = (
            tuple(word for word in self._labels[role] if word in _USUAL_LABELS or word in part)
            if role in template
            else ()
            for role in (BUYER, SELLER)
        )
        return buyer, seller

    def _words(self, role: Role) -> tuple[str, ...]:
        """The words for a role, longest first; over-long ones and those that run over a sentence's end are misread."""
        words = [word for word, held in self.page.roles.items() if held is role]
        if not self.contract.parties:
            words.extend(_USUAL[role])
        plain = {word for word in words if _PLAIN_LABEL.fullmatch(word)}
        return tuple(sorted(plain, key=lambda word: (-len(word), word)))


@dataclass(frozen=True, slots=True)
class Passage:
    """Words found in a contract."""

    wording: Wording
    start: int
    end: int
    match: re.Match[str] | None = field(default=None, compare=False)

    @property
    def words(self) -> str:
        """The words, condensed and in lower case."""
        return self.wording.lower[self.start : self.end]

    @property
    def span(self) -> Span:
        """The place of the words in the document, without blanks and list marks around them."""
        text = self.wording.text
        start, end = self.start, self.end
        while start < end and text[start] in " ,，。；;:：、\n":
            start += 1
        while end > start and text[end - 1] in " ,，。；;:：、.\n":
            end -= 1
        return self.wording.page.condensed.span(start, end)

    @property
    def around(self) -> Span:
        """The sentence around the words, in positions of the condensed text."""
        first = self.wording.page.sentence(self.start)
        last = self.wording.page.sentence(self.end - 1)
        return Span(min(first.start, self.start), max(last.end, self.end))

    @property
    def sentence(self) -> str:
        """The words of the whole sentence, condensed and in lower case."""
        return self.around.of(self.wording.lower)

    @property
    def whole(self) -> Passage:
        """The sentence as a passage."""
        return Passage(self.wording, *self.around)

    @property
    def before(self) -> str:
        return self.wording.lower[self.around.start : self.start]

    @property
    def after(self) -> str:
        return self.wording.lower[self.end : self.around.end]

    def near(self, before: int, after: int) -> str:
        """The text from `before` characters ahead of the sentence to `after` characters behind it."""
        around = self.around
        return self.wording.lower[max(0, around.start - before) : around.end + after]

    @property
    def article(self) -> str:
        """The text of the article (the clause of the first level) around the words; the sentence outside any clause."""
        clauses = self.wording.contract.clauses
        index = self.wording.page.clause_index(self.span.start)
        if index is None:
            return self.sentence
        while (parent := clauses[index].parent) is not None:
            index = parent
        return clauses[index].span.of(self.wording.contract.text).lower()

    def behind(self, characters: int) -> str:
        """The text that follows the sentence."""
        return self.wording.lower[self.around.end : self.around.end + characters]

    def group(self, name: str) -> Passage:
        """The words that a named group of the pattern took."""
        assert self.match is not None
        return Passage(self.wording, *self.match.span(name))

    def until(self, other: Passage) -> Passage:
        """From the first of these words to the last of `other`."""
        return Passage(self.wording, self.start, other.end)

    def drop(self, characters: int) -> Passage:
        """The same words without the first ones."""
        return Passage(self.wording, self.start + characters, self.end)

    def back(self, characters: int) -> Passage:
        """The same words with some more before them."""
        return Passage(self.wording, self.start - characters, self.end)

    @property
    def denied(self) -> bool:
        """不得…, not, whether or not: the words are taken back by those around them."""
        return negated(self.wording.text, Span(self.start, self.end))

    @property
    def is_no_clause(self) -> bool:
        """A quotation of a statute, or guidance for those who fill in a form: nobody agreed to it."""
        sentence = self.sentence
        return _QUOTES_LAW.search(sentence) is not None or _GUIDANCE.search(sentence) is not None

    @property
    def in_heading(self) -> bool:
        """In a clause's heading, or in a line that is no sentence."""
        clause = self.wording.page.clause(self.start)
        if clause is not None and clause.heading.meets(self.span):
            return True
        return not self.sentence.endswith(("。", "；", ".", ";", "！"))

    def inside(self, template: str) -> Passage | None:
        """The first match of a pattern within these words."""
        return self._found(template, Span(self.start, self.end))

    def beside(self, template: str) -> Passage | None:
        """The first match of a pattern within the same sentence."""
        return self._found(template, self.around)

    def _found(self, template: str, within: Span) -> Passage | None:
        wording = self.wording
        match = wording._pattern(template, *within).search(wording.lower, *within)
        return Passage(self.wording, match.start(), match.end()) if match else None


@once_a_contract
def wording_of(contract: Contract) -> Wording:
    """The words of `contract`; made once for all the checks that look at the same contract."""
    return Wording(contract)
