"""The exact words of a company's or person's name in English running text."""

from __future__ import annotations

import re

from riskwatch.contract.layout.places import US_STATES
from riskwatch.contract.layout.wordlists import wordlist

_SUFFIX_WORDS = (
    r"inc|incorporated|corp|corporation|company|companies|co|llc|l\.l\.c|ltd|limited|lp|l\.p|llp|"
    r"l\.l\.p|plc|p\.l\.c|ag|gmbh|kg|"
    r"s\.?a\.?s?|s\.p\.a|spa|s\.?r\.?l|sarl|b\.?v|n\.?v|pte|pty|oy|oyj|ab|as|a/s|aps|n\.?a|fsb|s\.e|se|k\.k|kk|bhd"
    r"|sdn|dac|"
    r"g\.i\.e|a\.s|a\.g|ulc|pllc|pc|p\.c|lllp|kgaa|partnership|trust|l\.c|s/a|s\.a\.b|de|c\.v|s\.e\.n\.c|a\.s\.b\.l|mhc"
)
SUFFIX = re.compile(rf"(?:{_SUFFIX_WORDS})\.?", re.IGNORECASE)
_BODY_SUFFIX = re.compile(
    r"\b(?:bank|university|institute|association|centre|center|foundation|hospital|agency|authority|"
    r"council|partners|group|fund|club|society|department|"
    r"holdings|systems|technologies|enterprises|ventures|energy|bancorp|insurance|press|museum|"
    r"college|board|commission|ministry|republic|state|city|county)\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"\s*(\S+)")
_CAPITAL = re.compile(
    r"[A-ZÀ-ÞŠŽĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻŁŃŅŇŌŐŒŔŘŚŞŢŤŪŮŰŲŹŻ0-9&\"]|[a-z]{1,3}[A-Z]|[a-z]+\.(?:com|net|org)\b|[a-z]-?[A-Z]"
)
_LINKS = frozenset(
    {
        "of",
        "and",
        "&",
        "for",
        "de",
        "da",
        "do",
        "dos",
        "la",
        "le",
        "the",
        "und",
        "van",
        "von",
        "der",
        "y",
        "e",
        "et",
        "des",
        "du",
        "in",
        "at",
    }
)
_PARENTHESIS = re.compile(r"\s*\(([A-Z][A-Za-z.&\- ]{1,24})\)(?=\s*[A-Z(])")
_STOP = frozenset(
    wordlist(
        "a an whose with having located organized incorporated duly by on at dated effective whereas recitals "
        "witnesseth attn attention dear ladies section article this that who which as acting hereinafter "
        "herein collectively together individually each its date phone tel fax email telephone address title "
        "name signature exhibit re between among acn abn uen hrb hra krs rfc cin"
    )
)
_CAPITAL_WORD = re.compile(r"(?<![\w.])(?:[A-Z][\w.&'-]*|[a-z]+\.com)")
_DESCRIPTION = re.compile(
    rf"(?:{'|'.join(sorted(US_STATES))}|[A-Z][a-z]+)\s+(?:corporation|company|limited|general|"
    rf"partnership|non|not|professional|public|statutory)\b|"
    r"(?i:the )?(?:Company|Employee|Bank|Executive|Recipient|Consultant|Corporation|Partnership|"
    r"Parent|Purchaser|Seller|Buyer|Trust|COMPANY|BANK|EMPLOYEE|BUYER|SELLER|PURCHASER)$|AMENDED\b",
)
# Legal forms of several words, some of them in small letters.
_LONG_FORM = re.compile(
    r"(?:S\.? ?A\.? de C\.? ?V|Sp\.? z o\. ?o|S\.? de R\.? ?L\.?(?: de C\.? ?V)?|GmbH & Co\.? KG(?:aA)?|d\.o\.o"
    r"|s\.r\.o)\b\.?"
)
_TRADING = re.compile(r",?\s+(?:[dD]/[bB]/[aA]/?|dba|doing business as|DBA|trading as|t/a)\s+")
_FULL_STOP = re.compile(
    r"\b(?:LLC|LLP|LP|PLC|plc|AG|GmbH|Limited|Corporation|Company|Incorporated|Partnership|Bank|Trust)\.$"
)
_GLUED = re.compile(r"(?:Inc|Ltd|Corp)\.(?=[A-Z])")
_ENDS_SENTENCE = re.compile(r"[A-Z]?[a-z]{6,}\.")
_GENERATION = re.compile(r",?\s+(?:Jr\.?|Sr\.?|II|III|IV)(?=[\s,;(.]|$)")
_ABBREVIATED = re.compile(r"(?:\.[A-Za-z]\.|\b[A-Z]\.|Jr\.|Sr\.)$")
_PAPER = re.compile(r"\b(?:agreement|contract)\b", re.IGNORECASE)
_HONORIFIC = re.compile(r"(?:Mr|Mrs|Ms|Dr)\.?\s+")


def name_at(flat: str, start: int, end: int) -> tuple[int, int] | None:
    """The span of the name that begins at `start` (blanks skipped), not beyond `end`."""
    position = start
    while position < end and flat[position] in " \n\r\t":
        position += 1
    begin, last, count = position, position, 0
    while position < end:
        inner = _PARENTHESIS.match(flat, position, end) if count else None
        if inner and _joins(flat, inner.end(), end):
            position = last = inner.end()
            continue
        token = _TOKEN.match(flat, position, end)
        if token is None:
            break
        word, place = token[1], token.start(1)
        if count and (place - position >= 3 or "\n\n" in flat[position:place]):
            break
        step = _step(flat, word, place, end, count)
        if step is None:
            break
        last, goes_on = step
        count += 1
        position = last
        if not goes_on:
            break
        if position < end and flat[position] == ",":
            position += 1
    return _tidied(flat, begin, _with_form(flat, begin, _with_generation(flat, last, end), end)) if count else None


def _with_form(flat: str, begin: int, last: int, end: int) -> int:
    """To the end of a legal form that the name breaks off in: `Laguna, S.A. de C.V.`, `Wislana Sp. z o.o.`"""
    form = _LONG_FORM.search(flat, max(begin, last - 14), min(end, last + 24))
    return form.end() if form and form.start() <= last + 2 and form.end() > last else last


def _with_generation(flat: str, last: int, end: int) -> int:
    """`Joseph W. Kiley, III` is one name."""
    more = _GENERATION.match(flat, last, end)
    return more.end() if more else last


def _joins(flat: str, position: int, end: int) -> bool:
    token = _TOKEN.match(flat, position, end)
    return bool(
        token and (_CAPITAL.match(token[1]) or token[1][0] == "(") and token[1].lower().strip(",.") not in _STOP
    )


def _step(flat: str, word: str, place: int, end: int, count: int) -> tuple[int, bool] | None:
    """How far the name reaches with this word, and whether it may go on; None when the word is outside."""
    opened = word if count else word.lstrip('"')
    clean = re.split(r"[(\[\";:]", opened)[0]
    cut = clean != opened
    bare = clean.rstrip(",")
    lowered = bare.lower().rstrip(".")
    after = place + (len(word) - len(opened)) + len(bare)
    if not bare or (lowered in _STOP and _stops(flat, bare, after, end, count)):
        return None
    if lowered in _LINKS and count:
        return (after, True) if _link_holds(flat, lowered, place, after, end) else None
    suffix = SUFFIX.fullmatch(bare)
    if not (_CAPITAL.match(bare) or (suffix and count)):
        return None
    if bare.isdigit() and count > 1 and not re.match(r"\s*\S+\s*,?\s*(?:Inc|LLC|Ltd|Corp)", flat[after : after + 40]):
        return None
    glued = _GLUED.match(bare) if count else None
    if glued:
        return place + glued.end(), False
    if _ENDS_SENTENCE.fullmatch(bare) and not suffix:
        return after, False
    if cut and not clean.endswith(","):
        return after, False
    if len(clean) > len(bare) or flat[after : after + 1] == ",":
        return after, _suffix_follows(flat, after + 1, end)
    if bare.endswith(".") and suffix and count and not _suffix_follows(flat, after, end):
        following = _TOKEN.match(flat, after, end)
        return after, bool(following and lowered in ("co", "st") and _CAPITAL.match(following[1]))
    return after, True


def _stops(flat: str, bare: str, after: int, end: int, count: int) -> bool:
    """Whether a stop word ends the name here: not as an initial (A. Bruce), nor in capitals at the start (ON Semiconductor)."""
    if bare.endswith(".") and len(bare) == 2:
        return False
    if count and SUFFIX.fullmatch(bare):
        return False
    if count == 0 and bare.isupper() and bare not in ("A", "AN"):
        following = _TOKEN.match(flat, after, end)
        return not (following and following[1][:1].isupper() and not following[1].isupper())
    return True


def _link_holds(flat: str, link: str, place: int, after: int, end: int) -> bool:
    """`and` inside a name: something capital follows, and what stands before is no complete company name."""
    following = _TOKEN.match(flat, after, end)
    if following is None or not _CAPITAL.match(following[1]) or following[1][0] == '"':
        return link in ("of", "for", "&") and bool(following and following[1].lower() in ("the", "and"))
    if link == "and":
        before = re.search(r"(\S+)\s*$", flat[max(0, place - 40) : place])
        ended = bool(before and SUFFIX.fullmatch(before[1].rstrip(",")))
        return not ended and _company_ahead(flat, after, end)
    return link not in ("in", "at", "the")


def _company_ahead(flat: str, after: int, end: int) -> bool:
    """The words up to the next comma or bracket end like a company, so `and` belongs to its name."""
    ahead = re.split(r"[,(;\"]|\s(?:and|an?|with|having|whose)\s", flat[after : min(end, after + 90)])[0].split()
    return bool(ahead) and len(ahead) <= 4 and (bool(SUFFIX.fullmatch(ahead[-1])) or _plain_tail(ahead))


def _plain_tail(ahead: list[str]) -> bool:
    return ahead[-1].lower() in (
        "commercialization",
        "development",
        "sons",
        "services",
        "electric",
        "recreation",
        "association",
        "marketing",
        "trust",
    )


def _suffix_follows(flat: str, position: int, end: int) -> bool:
    token = _TOKEN.match(flat, position, min(end, position + 40))
    if token is None:
        return False
    word = re.split(r"[,()\[\";:]", token[1])[0]
    return bool(SUFFIX.fullmatch(word)) and (
        word[0].isupper() or word.lower().rstrip(".") in ("inc", "llc", "ltd", "plc", "corp")
    )


def _tidied(flat: str, start: int, end: int) -> tuple[int, int] | None:
    """Without quotes, titles before a name, and a full stop that ends the sentence rather than an abbreviation."""
    honorific = _HONORIFIC.match(flat, start, end)
    if honorific:
        start = honorific.end()
    while start < end and flat[start] in "\"' ":
        start += 1
    while end > start and flat[end - 1] in "\"',; -:":
        end -= 1
    words = flat[start:end]
    abbreviated = bool(words) and (
        SUFFIX.fullmatch(words.split()[-1]) or _ABBREVIATED.search(words) or _LONG_FORM.search(words)
    )
    if words.endswith(".") and (_FULL_STOP.search(words) or not abbreviated):
        end -= 1
    return (start, end) if end - start >= 2 and any(letter.isalpha() for letter in flat[start:end]) else None


def with_trading_name(flat: str, span: tuple[int, int], end: int) -> tuple[int, int]:
    """The name stretched over `d/b/a …` when one follows."""
    trading = _TRADING.match(flat, span[1], end)
    if trading:
        more = name_at(flat, trading.end(), end)
        if more:
            return span[0], more[1]
    return span


def looks_like_company(words: str) -> bool:
    """The words end, or nearly end, with a legal form."""
    parts = [part.strip(",") for part in words.split()]
    return any(
        SUFFIX.fullmatch(part) and part.lower() not in ("de", "as", "se", "co", "trust") for part in parts[1:]
    ) or bool(len(parts) > 1 and (re.search(r"\bCo\.?$", words) or _LONG_FORM.search(words)))


def last_company(flat: str, start: int, end: int) -> tuple[int, int] | None:
    """The company named last between two places."""
    best: tuple[int, int] | None = None
    for word in _CAPITAL_WORD.finditer(flat, start, end):
        if best and word.start() < best[1]:
            continue
        found = name_at(flat, word.start(), end)
        words = flat[found[0] : found[1]] if found else ""
        if looks_like_company(words) and not is_description(words) and not _PAPER.search(words):
            best = found
    return best


def is_description(words: str) -> bool:
    """`Delaware corporation` describes a company, it names none."""
    return bool(_DESCRIPTION.match(words))


def kind_of(words: str, descriptor: str = "") -> str:
    """company, public_body, person or unknown."""
    if looks_like_company(words) or re.search(
        r"corporation|company|partnership|LLC|limited", descriptor, re.IGNORECASE
    ):
        return "company"
    if re.search(r"\b(?:Ministry|Department of|City of|County of|State of|Government|Republic)\b", words):
        return "public_body"
    if _BODY_SUFFIX.search(words):
        return "company"
    if re.fullmatch(r"(?:[A-Z][\w.'-]*\s+){1,3}[A-Z][\w.'-]+(?:,? (?:Jr|Sr|M\.D|Ph\.?D|II|III)\.?)?", words):
        return "person"
    return "unknown"
