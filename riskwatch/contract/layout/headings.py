"""Clauses without numbers: a heading on a line of its own, or a word and a colon before the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.contract.layout.matters import title_matters
from riskwatch.contract.layout.numbering import Mark
from riskwatch.contract.layout.sheet import Sheet

_HEADING = {
    "zh": re.compile(r"[ #]*(?P<title>[\u4e00-\u9fff、()]{2,14}?) *(?::|$)"),
    "en": re.compile(r"[ #]*(?P<title>[A-Z][A-Z ,&/-]{3,60}|(?:[A-Z][a-z]+(?: |$)){1,5}?)(?::|$)"),
}
_NO_HEADING = re.compile("甲方|乙方|买方|卖方|合同编号|签订|日期|地址|电话|代表人|合计")


def headings(sheet: Sheet, language: str) -> Iterator[Mark]:
    """A mark without width at each heading that names a matter; titles of the paper and labels of parties are none."""
    count = 0
    for pieces in sheet.lines:
        if len(pieces) != 1:
            continue
        match = _HEADING[language].match(pieces[0].text)
        if match is None or _NO_HEADING.search(match["title"]) or "合同" in match["title"][-2:]:
            continue
        matters = title_matters(match["title"], language)
        if matters and matters != ("general",):
            count += 1
            start = pieces[0].start + match.start("title")
            yield Mark("heading", start, start, count)
