"""Which words of a Word file stand out from the rest: what counts when a party says it was shown a clause."""

from __future__ import annotations

from riskwatch.drafts.docx_package import Element, W, value
from riskwatch.drafts.docx_styles import Styles, stressed_by


class Stress:
    """Whether a run is bold, in capitals, underlined, boxed or highlighted, by its own format or by a style."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles

    def of(self, run: Element, paragraph_stands_out: bool) -> bool:
        format_ = run.find(W + "rPr")
        if format_ is None:
            return paragraph_stands_out
        own = stressed_by(format_)
        if own is not None:
            return own
        style = format_.find(W + "rStyle")
        return paragraph_stands_out or (style is not None and self._styles.of(value(style)).stressed)


def boxed(properties: Element) -> bool:
    """Whether a paragraph stands in a box."""
    borders = properties.find(W + "pBdr")
    return borders is not None and sum(value(side) not in ("none", "nil") for side in borders) >= 4
