"""Text as the words that a difference is told in: a figure with its unit, a date, a fraction or a number of a clause is one
word; other Chinese text is cut into single signs, which `differences` puts together again."""

from __future__ import annotations

import re
from typing import NamedTuple

from riskwatch.contract.redline.units import levelled
from riskwatch.domain.document import Span

_HAN = "零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟萬億"
_FIGURE = rf"(?:\d[\d,，]*(?:\.\d+)?|[{_HAN}]+(?:点[{_HAN}]+)?)"
_UNIT = (
    r"(?:个工作日|工作日|个月|个自然日|自然日|小时|万元|亿元|美元|欧元|元|日|天|周|年|月|吨|公斤|件|台|套|倍|[%％‰])"
)
_TOKEN = re.compile(
    rf"(?:\d{{4}}|[〇零{_HAN}]{{4}})\s*年\s*{_FIGURE}\s*月(?:\s*{_FIGURE}\s*日)?"
    rf"|第\s*{_FIGURE}\s*[条章节款项]"
    rf"|[百千万]分之{_FIGURE}"
    r"|[A-Za-z]+(?:['’-][A-Za-z]+)*"
    rf"|[A-Z]{{2,3}}\s?\d[\d,]*(?:\.\d+)?"
    rf"|{_FIGURE}(?:\s?{_UNIT})?"
    r"|_{2,}"
    r"|\S"
)


class Token(NamedTuple):
    """A word of the text and what counts of it."""

    span: Span
    key: str


def tokens(text: str, span: Span) -> list[Token]:
    """The words of a stretch of `text` in order; blanks belong to none."""
    return [Token(Span(*found.span()), levelled(found[0])) for found in _TOKEN.finditer(text, span.start, span.end)]
