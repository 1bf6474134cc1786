"""Text that is in a Word file and that nobody sees: hidden by its format, or written white on white."""

from __future__ import annotations

from riskwatch.drafts.docx_package import Element, W, switched_on, value
from riskwatch.drafts.docx_styles import WHITE, Style, Styles, shaded

_RUN = f"{W}rPr/{W}"
_BEFORE = f"{W}rPr/{W}rPrChange/{W}rPr/{W}"


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

    def white(self, run: Element, paragraph: Style) -> bool:
        """Whether the run's letters are white, by their own format or by a style, and nothing dark is known to lie behind
        them.

        In a table with a style of its own nobody can tell without the style's shading: such white letters are taken for
        the head of a table, as they nearly always are.
        """
        style = self._styles.of(value(self._own(run, "rStyle")))
        own = value(self._own(run, "color"))
        if (
            (style.colour or paragraph.colour if own is None else own.lower()) != WHITE
            or style.shaded
            or paragraph.shaded
        ):
            return False
        if self._own(run, "highlight") is not None or shaded(self._own(run, "shd")):
            return False
        for around in run.iterancestors(W + "p", W + "tc", W + "tbl", W + "txbxContent"):
            if around.tag == W + "txbxContent" or around.find(f"{W}tblPr/{W}tblStyle") is not None:
                return False
            if any(shaded(around.find(f"{W}{name}/{W}shd")) for name in ("pPr", "tcPr", "tblPr")):
                return False
        return True

    def _own(self, run: Element, name: str) -> Element | None:
        return next((found for prefix in self._prefixes if (found := run.find(prefix + name)) is not None), None)
