"""Text that is in a Word file and that nobody sees: hidden by its format, or written white on white."""

from __future__ import annotations

from riskwatch.drafts.docx_package import Element, W, switched_on, value
from riskwatch.drafts.docx_styles import Styles

_RUN = f"{W}rPr/{W}"
_BEFORE = f"{W}rPr/{W}rPrChange/{W}rPr/{W}"
_LIGHT = frozenset({"", "auto", "clear", "ffffff", "none"})
_WHITE = "ffffff"


class Sight:
    """Whether a reader of the printed page sees a run."""

    def __init__(self, styles: Styles, rejected: bool) -> None:
        """`rejected` looks at a run's format before it was changed."""
        self._styles = styles
        self._prefixes = (_BEFORE, _RUN) if rejected else (_RUN,)

    def hidden(self, run: Element, paragraph_hides: bool) -> bool:
        """Whether the run is hidden by its own format or by a style."""
        own = self._own(run, "vanish")
        if own is not None:
            return switched_on(own)
        return paragraph_hides or self._styles.of(value(self._own(run, "rStyle"))).hidden

    def white(self, run: Element) -> bool:
        """Whether the run's letters are white and nothing dark is known to lie behind them.

        In a table with a style of its own nobody can tell without the style's shading: such white letters are taken for
        the head of a table, as they nearly always are.
        """
        if (value(self._own(run, "color")) or "").lower() != _WHITE:
            return False
        if self._own(run, "highlight") is not None or _shaded(self._own(run, "shd")):
            return False
        for around in run.iterancestors(W + "p", W + "tc", W + "tbl", W + "txbxContent"):
            if around.tag == W + "txbxContent" or around.find(f"{W}tblPr/{W}tblStyle") is not None:
                return False
            if any(_shaded(around.find(f"{W}{name}/{W}shd")) for name in ("pPr", "tcPr", "tblPr")):
                return False
        return True

    def _own(self, run: Element, name: str) -> Element | None:
        return next((found for prefix in self._prefixes if (found := run.find(prefix + name)) is not None), None)


def _shaded(shading: Element | None) -> bool:
    """Whether a shading is there and is not white."""
    if shading is None:
        return False
    fill = (value(shading, "fill") or "").lower()
    pattern = (value(shading) or "").lower()
    return fill not in _LIGHT or pattern not in _LIGHT | {"nil"}
