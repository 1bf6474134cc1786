"""Parties that a Chinese contract names in running text, by the short form it fixes for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.contract.layout import names_zh
from riskwatch.contract.layout.labels_zh import ROLE_OF, spaced
from riskwatch.contract.layout.sheet import Sheet
from riskwatch.domain.contract import Found

_LABELS = spaced([word for word in ROLE_OF if len(word) > 1])
_INTRODUCED = re.compile(
    rf"\(\s*(?:以下|下)?(?:均)?(?:简称|称)?(?:为)?\s*[\"'「《]?\s*(?P<label>{_LABELS})\s*[\"'」》]?\s*(?:,[^()]{{0,16}})?\)"
)
_HEAD = 6000
_START = re.compile(r"[,。;:\s]|[\"'」》]\s*\)|本合同由|兹有|甲方为|经由|^由|(?<=[司厂社店])(?:与|和|及|同)")


def inline_parties(sheet: Sheet) -> Iterator[tuple[str, Found[str]]]:
    """Label and name of each party introduced in the head of the text."""
    head = sheet.flat[:_HEAD]
    if "称" not in head:
        return
    for match in _INTRODUCED.finditer(head):
        if "称" not in match[0]:
            continue
        start = max(0, match.start() - 60)
        before = head[start : match.start()]
        cuts = [cut.end() for cut in _START.finditer(before.rstrip())]
        begin = start + (cuts[-1] if cuts else 0)
        while head.startswith(("由", "与", "和", "及"), begin):
            begin += 1
        name = names_zh.name(sheet.flat, begin, match.start(), sheet.text)
        if name and len(name.value) >= 4:
            yield match["label"].replace(" ", ""), name
