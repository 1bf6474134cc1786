"""Signature blocks of English contracts: a name or label above `By:`, with name, title and date of who signs."""

from __future__ import annotations

import re
from collections.abc import Iterable

from riskwatch.contract.layout import names_en
from riskwatch.contract.layout.days import first_day
from riskwatch.contract.layout.labels_en import ROLE_OF
from riskwatch.contract.layout.sheet import Sheet
from riskwatch.contract.search import quick
from riskwatch.domain.contract import Found, SignatureBlock
from riskwatch.domain.document import Span

_BY = quick(r"(?<![A-Za-z])(?:By|BY)\s*:|(?<![A-Za-z])(?:By|BY)(?=\s+(?:/s/|_{3,}))|/s/")
_BEHALF = quick(
    r"(?:\b(?:signed|executed)\s+(?:by\s+)?)?\bfor and on behalf of\s*:?\s+|\b(?:signed|executed) on behalf of\s*:?\s+"
    r"|\b(?:signed|executed|authori[sz]ed|acknowledged|accepted|agreed) (?:for|p\.? ?p\.?) (?!and )"
    r"|\bfor (?=(?:the )?(?:seller|supplier|vendor|buyer|purchaser|customer|guarantor)s?[:,][ \t])"
    r"|(?:^|\n)[ \t]*for (?=[A-Z][^\n,.;:]{2,60}\n[ \t]*(?:signature|signed|name|title|by)\b)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:the\s+)?(?P<label>[A-Z][a-z]{3,14})\s*[,:]\s+")
_LABEL_ALONE = re.compile(r"(?:the\s+)?(?P<label>[A-Z][a-z]{3,14})\b(?!\s*[,:]\s+[A-Z])")
_FOR_A_SIDE = re.compile(r"(?:(?:signed|executed)\s+)?for\s+(?:and\s+on\s+behalf\s+of\s+)?(?:the\s+)?", re.IGNORECASE)
_NAME = re.compile(
    r"(?:Print(?:ed)?\s+)?Name\s*(?:\(print\))?\s*:\s*(?P<value>[A-Z][\w.'-]*(?: (?!(?:title|date|by|its"
    r"|position)\b)[A-Z][\w.'-]*){1,3})",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?:Title|Its)\s*:\s*(?P<value>[A-Z][\w ,.&'-]{2,50}?)(?=\s{2,}|\n|$|\s(?:Date|By|Name)\b)")
_OFFICE = re.compile(
    r"president|officer|chief|chair|secretary|treasurer|partner|member|counsel|manager|principal|proprietor|owner"
    r"|head of"
    r"|\bv\.?p\b|\bc[efot]o\b|\bgm\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"/s/\s*")
_FOR_ANOTHER = re.compile(r"\b(?:by|its)\s*:?\s*$", re.IGNORECASE)
_NO_PERSON = re.compile(r"illegible|witness|signature|signed|notary", re.IGNORECASE)
_JOINT = " | "
_REACH = 400
_DATE = re.compile(r"Dated?\s*:")
_CHUNK = re.compile(r"\n|\s{3,}|_{3,}|\t")
_NOISE = re.compile(
    r"(?:IN WITNESS|signature|page|date|title|name|agreed|accepted|attest|witness|address|"
    r"for and on behalf of|very truly|sincerely|print)",
    re.IGNORECASE,
)


def blocks_of(sheet: Sheet) -> tuple[SignatureBlock, ...]:
    """Blocks in reading order, in the last part of the text or after IN WITNESS WHEREOF."""
    blocks: list[SignatureBlock] = []
    start = _zone(sheet.flat)
    places = _apart(_BY.finditer(sheet.flat, start))
    for index, match in enumerate(places):
        following = places[index + 1].start() if index + 1 < len(places) else len(sheet.flat)
        block = _block(sheet, max(start, match.start() - 240), match, min(following, match.end() + 400))
        if block and not any(other.label == block.label and other.name == block.name for other in blocks):
            blocks.append(block)
    return tuple(blocks) + tuple(_on_behalf(sheet, start, blocks))


def signs_for_himself(sheet: Sheet) -> tuple[int, int] | None:
    """The place of the name of the one person who signs without `By:` and without an office; None when there are several."""
    found: dict[str, tuple[int, int]] = {}
    for match in _SIGNED.finditer(sheet.flat, _zone(sheet.flat)):
        line_end = sheet.flat.find("\n", match.end())
        name = names_en.name_at(sheet.flat, match.end(), len(sheet.flat) if line_end < 0 else line_end)
        if name is None or _FOR_ANOTHER.search(sheet.flat, max(0, match.start() - 12), match.start()):
            continue
        words = sheet.flat[name[0] : name[1]]
        below = sheet.flat[name[1] : name[1] + 90]
        if names_en.kind_of(words) == "person" and not (
            _NO_PERSON.search(words) or _OFFICE.search(below) or _TITLE.search(below)
        ):
            found.setdefault(words.lower(), name)
    return next(iter(found.values())) if len(found) == 1 else None


def _apart(found: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    """`By: /s/` is one place, not two."""
    places: list[re.Match[str]] = []
    for match in found:
        if not places or match.start() - places[-1].end() >= 12:
            places.append(match)
    return places


def _on_behalf(sheet: Sheet, start: int, known: list[SignatureBlock]) -> list[SignatureBlock]:
    """`Signed for and on behalf of the Buyer, X` without a `By:` line; who signs is named in the lines below."""
    blocks: list[SignatureBlock] = []
    taken = {block.name.value for block in known if block.name}
    places = list(_BEHALF.finditer(sheet.flat, start))
    for index, match in enumerate(places):
        begin, label = _label_at(sheet.flat, match.end())
        whole = "behalf" in match[0].lower()
        line_end = len(sheet.flat) if whole else sheet.flat.find("\n", begin)
        found = names_en.name_at(sheet.flat, begin, min(line_end, begin + 120))
        following = places[index + 1].start() if index + 1 < len(places) else len(sheet.flat)
        if found is None and not label and (alone := _side_at(sheet.flat, match.end())):
            if not any(block.label == alone["label"] for block in (*known, *blocks)):
                blocks.append(_signed_below(sheet, alone["label"], None, alone.span("label"), following))
            continue
        if found is None or found[1] - found[0] < 4 or sheet.words(*found) in taken:
            continue
        if not whole and not names_en.looks_like_company(sheet.words(*found)):
            continue
        name = Found(sheet.words(*found), Span(*found))
        taken.add(name.value)
        blocks.append(_signed_below(sheet, label or name.value, name, found, min(following, found[1] + 300)))
    return blocks


def _label_at(flat: str, start: int) -> tuple[int, str]:
    """`the Buyer,` before the name of the company."""
    match = _LABEL.match(flat, start)
    if match and match["label"].lower().removesuffix("s") in ROLE_OF:
        return match.end(), match["label"]
    return start, ""


def _side_at(flat: str, start: int) -> re.Match[str] | None:
    """`the Buyer` where no company is named after it."""
    match = _LABEL_ALONE.match(flat, start)
    return match if match and match["label"].lower().removesuffix("s") in ROLE_OF else None


def _signed_below(sheet: Sheet, label: str, name: Found[str] | None, at: tuple[int, int], end: int) -> SignatureBlock:
    below = _column_below(sheet.flat, at[0]) or [(at[1], min(end, at[1] + _REACH))]
    signatory = _first(_NAME, sheet.flat, below)
    title = _first(_TITLE, sheet.flat, below)
    last = max(at[1], signatory.end() if signatory else 0, title.end() if title else 0)
    return SignatureBlock(
        label,
        Span(at[0], last),
        name,
        Found(sheet.words(*signatory.span("value")), Span(*signatory.span("value"))) if signatory else None,
        _capacity(title["value"]) if title else "",
    )


def _first(pattern: re.Pattern[str], flat: str, places: list[tuple[int, int]]) -> re.Match[str] | None:
    return next((match for place in places if (match := pattern.search(flat, *place))), None)


def _column_below(flat: str, at: int) -> list[tuple[int, int]]:
    """The cells under the one at `at`, where it stands in a row of cells; nothing where it does not."""
    start, stop = flat.rfind("\n", 0, at) + 1, flat.find("\n", at)
    if stop < 0 or _JOINT not in flat[start:stop]:
        return []
    column, cells = flat.count(_JOINT, start, at), []
    while 0 <= stop < at + _REACH:
        start, stop = stop + 1, flat.find("\n", stop + 1)
        row = flat[start : stop if stop >= 0 else len(flat)]
        parts = row.split(_JOINT)
        if column < len(parts) > 1:
            begin = start + sum(len(part) + len(_JOINT) for part in parts[:column])
            cells.append((begin, begin + len(parts[column])))
    return cells


def _zone(flat: str) -> int:
    witness = flat.rfind("IN WITNESS WHEREOF")
    half = len(flat) // 2
    return witness if witness >= half // 2 and witness >= 0 else half


def _block(sheet: Sheet, start: int, match: re.Match[str], end: int) -> SignatureBlock | None:
    label, name, place = _who(sheet, start, match.start())
    if not label and name is None:
        return None
    signatory = _NAME.search(sheet.flat, match.end(), end)
    title = _TITLE.search(sheet.flat, match.end(), end)
    dated = _DATE.search(sheet.flat, match.end(), end)
    return SignatureBlock(
        label=label or (name.value if name else ""),
        span=Span(place, max(match.end(), signatory.end() if signatory else 0, title.end() if title else 0)),
        name=name,
        signatory=Found(sheet.words(*signatory.span("value")), Span(*signatory.span("value"))) if signatory else None,
        capacity=_capacity(title["value"]) if title else "",
        date=first_day(sheet.flat, dated.end(), dated.end() + 40) if dated else None,
    )


def _capacity(title: str) -> str:
    """director, or officer for a title that stands for an office of a company; "" for any other."""
    if "director" in title.lower():
        return "director"
    return "officer" if _OFFICE.search(title) else ""


def _who(sheet: Sheet, start: int, end: int) -> tuple[str, Found[str] | None, int]:
    """The last company name, and the last role word, in the lines right above the signature."""
    label, name, place = "", None, end
    position = start
    chunks: list[tuple[int, str]] = []
    for gap in [*_CHUNK.finditer(sheet.flat, start, end), None]:
        stop = gap.start() if gap else end
        chunks.append((position, sheet.flat[position:stop]))
        position = gap.end() if gap else end
    for begin, words in reversed([chunk for chunk in chunks if chunk[1].strip()][-4:]):
        bare = (
            _FOR_A_SIDE.sub("", words.strip(" :,.-"), count=1)
            if _FOR_A_SIDE.match(words.strip())
            else words.strip(" :,.-")
        )
        if bare.lower() in ROLE_OF and not label:
            label, place = bare, begin
        elif name is None and (found := _company_in(sheet.flat, begin, begin + len(words))):
            name = Found(sheet.words(*found), Span(*found))
            place = found[0]
    return label, name, place


def _company_in(flat: str, start: int, end: int) -> tuple[int, int] | None:
    words = flat[start:end]
    cut = max((words.rfind(mark) + 1 for mark in (":", ". ")), default=0)
    if (
        cut
        and cut < len(words.rstrip())
        and not names_en.SUFFIX.fullmatch(words[:cut].split()[-1] if words[:cut].split() else "")
    ):
        start += cut
    found = names_en.name_at(flat, start, end)
    if found is None or _NOISE.search(flat[found[0] : found[1]]):
        return None
    named = flat[found[0] : found[1]]
    return found if names_en.looks_like_company(named) or (named.isupper() and 1 < len(named.split()) < 6) else None
