"""Names in Latin letters: legal form, branch, word order, punctuation."""

from __future__ import annotations

import re

from riskwatch.watch.identity.folding import plain_latin
from riskwatch.watch.identity.forms import LATIN_FORMS, LATIN_PHRASES, LEADING
from riskwatch.watch.identity.name import NameParts

_DOTTED = re.compile(r"\b(?:[a-z]\s*[./]\s*){1,5}[a-z]?(?![a-z])")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_SINGLES = re.compile(r"\b[a-z0-9](?: [a-z0-9])+\b")
_BRANCH = re.compile(
    r"\s*[,(\-–]*\s*(?:\b(?:uk|us|eu|[a-z]+) branch|\bbranch(?: office)?|\bfilial|\bzweigniederlassung(?: [a-z]+)?"
    r"|\bsuccursale(?: [a-z]+)*|\bnuf|\bnorsk avdeling(?: av utenlandsk foretak)?|\bniederlassung(?: [a-z]+)?"
    r"|\bodstepny zavod|\boddzial(?: w [a-z]+)?)\s*\)?\s*$"
)
_FORM_PHRASES = tuple((tuple(phrase.split()), form) for phrase, form in LATIN_PHRASES)
_LONGEST = max(len(words) for words, _ in _FORM_PHRASES)
_PHRASES = dict(_FORM_PHRASES)
_IDLE = frozenset({"the", "and", "et", "und", "og", "och", "i", "y", "de", "du", "des", "la", "le", "les", "of"})
"""Words that come and go between two writings of one name."""


def read_latin(name: str) -> NameParts:
    """Take a name in Latin (or any alphabetical) letters apart."""
    folded = plain_latin(name).replace("&", " and ").replace("+", " and ").replace("'", "")
    branch = _BRANCH.search(folded)
    head = folded[: branch.start()] if branch and branch.start() > 2 else folded
    words, form = _without_form(_words(head))
    telling = [word for word in words if word not in _IDLE] or words
    return NameParts(
        written=name,
        script="latin",
        core=" ".join(sorted(telling)),
        brand=" ".join(telling),
        form=form,
        head=name[: _cut(name, branch.group())].strip(" ,(-–") if branch and head != folded else "",
    )


def _words(folded: str) -> list[str]:
    """The words; initials with dots or blanks between them are one word (S.A.S., I B M)."""
    joined = _DOTTED.sub(lambda found: _NOT_WORD.sub("", found.group()) + " ", folded)
    spaced = _NOT_WORD.sub(" ", joined).strip()
    return _SINGLES.sub(lambda found: found.group().replace(" ", ""), spaced).split()


def _without_form(words: list[str]) -> tuple[list[str], str]:
    """The words before the legal form, and the form; a name that is nothing but a form keeps its words."""
    rest, form = list(words), ""
    while len(rest) > 1:
        length, found = _form_at_end(rest)
        if not length or length >= len(rest):
            break
        rest, form = rest[:-length], form or found
    if not form and len(rest) > 1 and rest[0] in LEADING:
        rest, form = rest[1:], LATIN_FORMS.get(rest[0], "")
    return rest, form


def _form_at_end(words: list[str]) -> tuple[int, str]:
    """How many words at the end are a legal form, and which."""
    for length in range(min(_LONGEST, len(words)), 1, -1):
        if (found := _PHRASES.get(tuple(words[-length:]))) is not None:
            return length, found
    last = LATIN_FORMS.get(words[-1])
    return (1, last) if last else (0, "")


def _cut(name: str, tail: str) -> int:
    """Where the branch begins in the name as it is written: folding may have changed its length, so word by word."""
    words = len(re.findall(r"\w+", tail))
    places = [found.start() for found in re.finditer(r"\w+", name)]
    return places[-words] if 0 < words < len(places) else len(name)
