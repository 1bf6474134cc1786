"""Annexes that the text names: mentioned, listed, attached."""

from __future__ import annotations

import re

from riskwatch.contract.layout.sheet import Sheet
from riskwatch.contract.search import quick
from riskwatch.domain.contract import Annex
from riskwatch.domain.document import Span

_ZH = quick(r"(?P<label>附件 {0,2}[一二三四五六七八九十\d]{1,3}|附表 {0,2}[一二三四五六七八九十\d]{1,3})")
_EN = quick(
    r"\b(?P<label>(?:Exhibit|EXHIBIT|Schedule|SCHEDULE|Annex|ANNEX|Appendix|APPENDIX|Attachment"
    r"|ATTACHMENT)(?:[^\S\n]|\n(?!\d))"
    r"(?:\"?[A-Z]{1,2}(?:-?\d{1,2})?\"?|\"?\d{1,2}(?:\.\d{1,2})?\"?|[IVX]{1,5}))(?![\w.]*\d)\b"
)
_TITLE = re.compile(r"[\s:、.\-–—《\"]*([^\n;。,|]{2,60})")
_SAID_AT_ONCE = re.compile(r"[ \t]+[^\n:;。，,|]{2,24}:\s*[^\n]{12,}")
"""附件一 技术规格：最大回转直径……: title and text stand behind the label in one line."""
_WRITTEN_OUT = re.compile(r":\s*(?=[^\n]*\d)[^\n]{12,}[.。]\s*$")
"""Schedule A: range 0-40 bar, accuracy 0.1%. The text itself in one line, which for a title of a list has figures and a stop."""
_LAST_PART = 0.5


_ANOTHER = re.compile(r"(?:附件|附表|(?i:exhibit|schedule|annex|appendix|attachment)\s)[^\n]*[.。]\s*$")
"""One annex ends and the next begins in the same line."""


def annexes_of(sheet: Sheet, language: str) -> tuple[Annex, ...]:
    """One entry per label, at its best place: its own heading, else its line in a list, else the first mention."""
    found: dict[str, Annex] = {}
    for match in (_ZH if language == "zh" else _EN).finditer(sheet.flat):
        key = re.sub(r"[\s\"]", "", match["label"]).upper()
        annex = _annex(sheet, match)
        before = found.get(key)
        if before is None:
            found[key] = annex
        else:
            better = annex if _weight(annex) > _weight(before) else before
            found[key] = Annex(
                better.label, better.title or before.title, better.span,
                before.listed or annex.listed, before.attached or annex.attached,
            )  # fmt: skip
    return tuple(found.values())


def _weight(annex: Annex) -> int:
    return 2 * annex.attached + annex.listed


def _annex(sheet: Sheet, match: re.Match[str]) -> Annex:
    """Attached: the label heads a line in the later part and text follows that is no further list entry."""
    flat = sheet.flat
    line_start = flat.rfind("\n", 0, match.start()) + 1
    before = flat[line_start : match.start()]
    heads = not before.strip(' #|[(《"-')
    line_end = flat.find("\n", match.end())
    line_end = len(flat) if line_end < 0 else line_end
    title_match = _TITLE.match(flat, match.end(), line_end) if heads else None
    title = title_match[1].strip(' 》"|)]') if title_match else ""
    short_line = line_end - line_start < 70
    late = match.start() > len(flat) * _LAST_PART
    said = heads and _SAID_AT_ONCE.match(flat, match.end(), line_end) is not None
    opens = heads or _ANOTHER.match(before) is not None
    written_out = opens and _WRITTEN_OUT.match(flat, match.end(), line_end) is not None
    own_text = late and (said or written_out or (heads and short_line and _text_follows(flat, line_end)))
    return Annex(sheet.words(*match.span("label")), title, Span(*match.span("label")), heads and short_line, own_text)


def _text_follows(flat: str, start: int) -> bool:
    following = flat[start : start + 400].strip()
    return len(following) > 20 and not re.match(
        r"附件|附表|(?i:exhibit|schedule|annex|appendix|attachment)\s", following
    )
