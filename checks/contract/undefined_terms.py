"""FRM003: a period runs from a term that nobody defined, or a term is defined twice and differently."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Contract,
    Hit,
    Matter,
    Passage,
    Span,
    Wording,
    contract_check,
    elsewhere,
    wording_of,
)

TRIGGER = (
    r"(?:自|于|从|在|至|按|以)[\"“‘'「《](?P<name>[\u4e00-\u9fff]{2,10}(?:日期?|时点|节点))[\"”’'」》](?:起|后|前|之|止|为)",
)
DEFINED = r"[\"“‘'「]?{name}[\"”’'」]?(?:是指|系指|指|为(?!准|起)|即|均指|意指|:)|(?:简称|称为|称作|叫做|下称|定义为|即|称)[\"“‘'「]?{name}"
TRIGGER_EN = (
    r"\b(?:days?|weeks?|months?|years?) (?:of|after|from|following|before|prior to) (?:the|each|such"
    r"|any) (?P<name>(?:[a-z][a-z-]+ ){1,3}"
    r"(?:date|event|milestone))\b",
)
ORDINARY = frozenset(
    {"effective date", "invoice date", "due date", "delivery date", "payment date", "closing date", "termination date"}
)
TWICE = re.compile(
    r"[“\"‘「](?P<zh>[\u4e00-\u9fff]{2,10})[”\"’」]\s*(?:是指|系指|均指|指)(?P<said>[^。；;\n]{4,80})"
    r"|[“\"](?P<en>[A-Z][A-Za-z -]{2,40})[”\"] (?:means|shall mean) (?P<said_en>[^.;\n]{8,160})"
)
OTHER_PAPER = re.compile(
    r"(?mi)^[ \t#*]*(?:附件|附录|附表|schedule|annex|exhibit|appendix|addendum|[^\n]{0,30}tariff)\b"
)
CASED = re.compile(r"[A-Z]")
BLANK = re.compile(r"\W+")


@contract_check()
def undefined_terms(matter: Matter) -> Iterator[Answer]:
    """Names of the parties and words that stand in no time limit stay quiet; so does a term used and never needed."""
    contract = matter.contract
    words = wording_of(contract)
    undefined = [*_chinese(words), *_english(words)]
    if undefined:
        cannot_tell = elsewhere(contract)
        yield from ([cannot_tell] if cannot_tell else (Hit(span, values={"term": name}) for name, span in undefined))
    yield from _defined_twice(contract)


def _chinese(words: Wording) -> Iterator[tuple[str, Span]]:
    seen: set[str] = set()
    for passage in words.find(*(TRIGGER if words.chinese else ())):
        name = passage.group("name")
        if name.words not in seen and not words.matches(_said(DEFINED, name.words), words.lower):
            seen.add(name.words)
            yield name.words, name.span


def _english(words: Wording) -> Iterator[tuple[str, Span]]:
    """Capitalised, and neither in quotation marks nor explained anywhere."""
    seen: set[str] = set()
    for passage in words.find(*(TRIGGER_EN if words.english else ())):
        name = passage.group("name")
        cased = name.wording.text[name.start : name.end]
        if name.words in seen or name.words in ORDINARY or not all(CASED.match(word) for word in cased.split()):
            continue
        seen.add(name.words)
        if not _explained(words, name):
            yield cased, name.span


def _explained(words: Wording, name: Passage) -> bool:
    plain = re.escape(name.words)
    defined = (
        rf"[\"“'‘(](?:the |each,? an? |an? )?[\"“'‘]?{plain}s?[.,;]?[\"”'’),]|{plain}s?[\"”'’]?(?: shall)? (?:means?"
        rf"|mean|is defined|refers? to|has the meaning)"
        rf"|{plain}s?(?:[\"”]| *)[:|]|(?:called|as) the {plain}"
    )
    return re.search(defined, words.lower) is not None or "as defined in" in name.sentence


def _said(template: str, name: str) -> str:
    return template.replace("{name}", re.escape(name))


def _defined_twice(contract: Contract) -> Iterator[Hit]:
    """Two definitions of one term that say different things; an annex may well use a word in its own way."""
    if "指" not in contract.text and " mean" not in contract.text:
        return
    found: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    for match in TWICE.finditer(contract.text):
        name = match["zh"] or match["en"]
        found[name].append((BLANK.sub("", match["said"] or match["said_en"]).lower(), Span(*match.span())))
    for name, said in found.items():
        first = said[0]
        other = next((one for one in said[1:] if not _alike(one[0], first[0])), None)
        if other is not None and not OTHER_PAPER.search(contract.text, first[1].end, other[1].start):
            yield Hit(other[1], variant="twice", values={"term": name}, related=(first[1],))


def _alike(one: str, other: str) -> bool:
    return one.startswith(other[:40]) or other.startswith(one[:40])
