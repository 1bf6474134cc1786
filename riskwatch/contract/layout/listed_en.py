"""Parties given as a list: `Buyer: Oakfield Supplies Ltd, company number 07654321`, as order forms do."""

from __future__ import annotations

import re

from riskwatch.contract.layout import names_en
from riskwatch.contract.layout.preamble_en import Named

_LABEL = re.compile(
    r"(?:^|\n|\|)[ \t]*(?:(?:the|name of)[ \t]+)?(?P<label>(?:Seller|Supplier|Vendor|Manufacturer|Buyer|Purchaser"
    r"|Customer|Distributor|Guarantor)s?)"
    r"(?:'s name| name)?[ \t]*(?::|\|)[ \t]*(?=\S)",
    re.IGNORECASE,
)
_LETTERED = re.compile(
    r"(?:^|\n|\|)[ \t]*(?P<label>Party [A-D])[ \t]*(?:\((?:the )?(?P<also>[^()\n]{2,20})\)[ \t]*)?:[ \t]*(?=\S)",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:^|\n)[ \t]*(?P<label>SELLER|SUPPLIER|VENDOR|BUYER|PURCHASER|CUSTOMER|DISTRIBUTOR|RESELLER|SENDER|RECIPIENT"
    r"|SHIPPER|CARRIER|"
    r"CONTRACTOR|CLIENT|LICENSOR|LICENSEE|GUARANTOR)[ \t]+(?=[A-Z])"
)
_FROM_TO = re.compile(r"(?:^|\n)[ \t]*(?P<label>To|From|TO|FROM)[ \t]*:[ \t]*(?=[A-Z])")
_IN_WORDS = re.compile(
    r"(?<![\w\"'])[Tt]he (?P<label>seller|supplier|vendor|buyer|purchaser|customer|guarantor) is (?=[A-Z])"
)
_OURSELVES = re.compile(r"\bbetween us,? (?=[A-Z])")
_YOURSELF = re.compile(r"\band you,? (?=[A-Z])")
_WE_SELL = re.compile(
    r"\b[Ww]e (?:shall |will )?(?:sell|supply|deliver)\b|\b[Yy]ou (?:shall |will )?(?:buy|purchase|order)\b"
)
_PRONOUN = re.compile(
    r"[\"'](?P<pronoun>we|us|you)[\"'] (?:means?|is|refers? to) the (?P<label>seller|supplier|vendor|buyer|purchaser"
    r"|customer)",
    re.IGNORECASE,
)
_PARTIES = re.compile(r"(?:^|\n)[ \t]*(?:THE )?(?:PARTIES|Parties)[ \t]*:?[ \t]*(?=\n)")
_NUMBERED = re.compile(r"\s*\(?[1-4][).][ \t]+(?=[A-Z])")
_OWN_TERM = re.compile(r"\([^()\"“]{0,40}[\"“](?P<term>[A-Z][\w &-]{1,40})[\"”]\)")
_TERM = re.compile(r"\(\s*(?:the\s+)?\"(?P<term>[^\"\n]{2,40})\"\s*\)")
_PARTICULARS = re.compile(
    r"(?:registered |office )?(?:address|add|tel|telephone|fax|e-?mail|company number)\b\.?\s*:", re.IGNORECASE
)
_HEAD = 8_000


def listed_parties(flat: str) -> list[Named]:
    """One entry per label in the head of the text whose line begins with a company's name; each runs to the next label."""
    for labels in (_LABEL, _LETTERED, _BARE, _FROM_TO):
        found = _listed(flat, labels)
        if len(found) >= 2:
            return found
    return _in_plain_words(flat)


def numbered_parties(flat: str) -> list[Named]:
    """`(1) MALTBY STARCHES LTD, a company … ("Supplier")`, one line each, under a heading `Parties`."""
    heading = _PARTIES.search(flat, 0, min(len(flat), _HEAD))
    found: list[Named] = []
    position = heading.end() if heading else len(flat)
    while match := _NUMBERED.match(flat, position):
        line_end = flat.find("\n", match.end())
        line_end = len(flat) if line_end < 0 else line_end
        name = names_en.name_at(flat, match.end(), line_end)
        term = _OWN_TERM.search(flat, match.end(), line_end)
        if name is None or term is None or not names_en.looks_like_company(flat[name[0] : name[1]]):
            break
        found.append(Named(name, match.start(), line_end, [term["term"]]))
        position = line_end
    return found if len(found) >= 2 else []


def _in_plain_words(flat: str) -> list[Named]:
    """`The seller is X (company number …). The buyer is Y.`, and `between us, X, and you, Y`, as plain terms put it."""
    head = min(len(flat), _HEAD)
    matches = list(_IN_WORDS.finditer(flat, 0, head))
    labels = [match["label"].capitalize() for match in matches]
    us, you = _OURSELVES.search(flat, 0, head), _YOURSELF.search(flat, 0, head)
    if len(matches) < 2 and us and you and us.end() < you.start():
        matches, labels = [us, you], ["Seller", "Buyer"] if _WE_SELL.search(flat) else ["Buyer", "Seller"]
    pronouns = {match["label"].capitalize(): match["pronoun"].lower() for match in _PRONOUN.finditer(flat, 0, head)}
    found: dict[str, Named] = {}
    for place, (match, label) in enumerate(zip(matches, labels, strict=True)):
        line_end = flat.find("\n", match.end())
        stop = matches[place + 1].start() if place + 1 < len(matches) else len(flat) if line_end < 0 else line_end
        name = names_en.name_at(flat, match.end(), stop)
        if name is None or label in found or not names_en.looks_like_company(flat[name[0] : name[1]]):
            continue
        pronoun = pronouns.get(label) or ("we" if match is us else "you" if match is you else "")
        found[label] = Named(name, match.start(), stop, [label, *([pronoun] if pronoun else [])])
    return list(found.values()) if len(found) >= 2 else []


def _listed(flat: str, labels: re.Pattern[str]) -> list[Named]:
    matches = list(labels.finditer(flat, 0, min(len(flat), _HEAD)))
    found: dict[str, Named] = {}
    for place, match in enumerate(matches):
        line_end = flat.find("\n", match.end())
        line_end = len(flat) if line_end < 0 else line_end
        name = names_en.name_at(flat, match.end(), line_end)
        label = match["label"].title() if labels is _LETTERED else match["label"].capitalize()
        if name is None or label in found or not names_en.looks_like_company(flat[name[0] : name[1]]):
            continue
        following = matches[place + 1].start() if place + 1 < len(matches) else len(flat)
        end = min(following, max(line_end, _particulars_end(flat, line_end)))
        found[label] = Named(name, match.start(), end, _terms(flat, match, label, name[1], line_end))
    return list(found.values())


def _terms(flat: str, match: re.Match[str], label: str, name_end: int, line_end: int) -> list[str]:
    """What the party is called: its label, `Party A (Seller)` both, and in a letter the term that its line defines."""
    if match.re is _FROM_TO:
        return _called(flat, name_end, line_end)
    also = match.groupdict().get("also")
    return [label, also] if also else [label]


def _called(flat: str, start: int, end: int) -> list[str]:
    """The term that the line defines for who sends or receives a letter; `To` and `From` are no names."""
    term = _TERM.search(flat, start, end)
    return [term["term"]] if term else []


def _particulars_end(flat: str, start: int) -> int:
    """The lines below that go on about the same party: an address, a number; they end at a clause, or at a blank line before anything else."""
    end = start
    while end < len(flat):
        following = flat.find("\n", end + 1)
        following = len(flat) if following < 0 else following
        line = flat[end + 1 : following].strip()
        if not line and _PARTICULARS.match(flat[following : following + 60].lstrip()):
            end = following
            continue
        if not line or re.match(r"\d+[.)]\s|[A-Z ]{8,}$|(?i:article|section|whereas)\b", line):
            break
        end = following
    return end
