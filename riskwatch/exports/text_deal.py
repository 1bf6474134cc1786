"""The deal of a contract for the terminal: what was read, who holds it, and the words it was read from."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.contract.reading import quoted
from riskwatch.domain.contract import Contract
from riskwatch.domain.deal import Deal
from riskwatch.domain.words import Words
from riskwatch.exports.deal_sheet import Line, sections_of
from riskwatch.exports.widths import width

_QUOTE = 76
_LABELS = 22
_WARNED = Words("注意", "note")


def render(contract: Contract, deal: Deal, language: str) -> str:
    """The six sections as text, ending with a newline. `!` marks what the buyer or a stranger can hold up."""
    blocks = []
    for section in sections_of(deal):
        lines = [section.title.said(language)]
        if not section.lines:
            lines.append(f"    {section.nothing.said(language)}")
        for line in section.lines:
            lines.extend(_line(contract, line, language))
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def _line(contract: Contract, line: Line, language: str) -> Iterator[str]:
    label = line.label.said(language)
    padding = " " * max(1, _LABELS - width(label))
    holder = f" · {line.holder.said(language)}" if line.holder else ""
    yield f"  {'!' if line.shaky else ' '} {label}{padding}{line.saying.said(language)}{holder}"
    if line.span is not None:
        row, _ = contract.document.line_and_column(line.span.start)
        yield f"    {' ' * _LABELS}{row}: {quoted(contract.text, line.span, _QUOTE)}"
