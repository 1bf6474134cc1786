"""What styles say about a paragraph or a run: outline level, numbering, hidden or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from riskwatch.drafts.docx_package import Element, W, switched_on, value

_MAX_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it inherits. `num_id` and `ilvl` are its list; `outline` counts from 0. `colour` is that of its
    letters, "" where it names none; `shaded` says that something dark lies behind them."""

    outline: int | None = None
    num_id: str | None = None
    ilvl: int | None = None
    hidden: bool = False
    stressed: bool = False
    colour: str = ""
    shaded: bool = False


NO_STYLE = Style()


def number_of(text: str | None) -> int | None:
    """A number in an attribute; None when it is missing or none."""
    try:
        return int(text) if text is not None else None
    except ValueError:
        return None


WHITE: Final = "ffffff"
_LIGHT = frozenset({"", "auto", "clear", WHITE, "none"})
_SWITCHES = frozenset({W + "b", W + "caps"})
_DRAWN = frozenset({W + "u", W + "bdr", W + "highlight"})


def stressed_by(format_: Element | None) -> bool | None:
    """Whether a format makes letters stand out: bold, capitals, underlined, boxed, highlighted. None where it says
    nothing of that; False where it takes it away."""
    said: bool | None = None
    for child in format_ if format_ is not None else ():
        if child.tag in _SWITCHES:
            said = bool(said) or switched_on(child)
        elif child.tag in _DRAWN:
            said = bool(said) or value(child) not in ("none", "nil")
    return said


def shaded(shading: Element | None) -> bool:
    """Whether a shading is there and is not white."""
    if shading is None:
        return False
    fill = (value(shading, "fill") or "").lower()
    pattern = (value(shading) or "").lower()
    return fill not in _LIGHT or pattern not in _LIGHT | {"nil"}


class Styles:
    """The styles of a document by id; unknown ids give the empty style."""

    def __init__(self, root: Element | None) -> None:
        found = root.findall(W + "style") if root is not None else []
        self._elements = {value(style, "styleId") or "": style for style in found}
        self._known: dict[str, Style] = {}
        self.default = NO_STYLE
        for style in found:
            if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true", "on"):
                self.default = self.of(value(style, "styleId"))

    def of(self, style_id: str | None) -> Style:
        """The style of that id."""
        if not style_id or style_id not in self._elements:
            return NO_STYLE
        if style_id not in self._known:
            self._known[style_id] = self._inherited(style_id)
        return self._known[style_id]

    def of_paragraph(self, style_id: str | None) -> Style:
        """The style of a paragraph: the default one when it names none."""
        return self.of(style_id) if style_id else self.default

    @property
    def some_hide(self) -> bool:
        """Whether any style hides text."""
        return any(style.find(f"{W}rPr/{W}vanish") is not None for style in self._elements.values())

    @property
    def some_are_white(self) -> bool:
        """Whether any style writes white."""
        colours = (value(style.find(f"{W}rPr/{W}color")) for style in self._elements.values())
        return any((colour or "").lower() == WHITE for colour in colours)

    def _inherited(self, style_id: str) -> Style:
        outline: int | None = None
        num_id: str | None = None
        ilvl: int | None = None
        hidden: bool | None = None
        stressed: bool | None = None
        colour: str | None = None
        behind: Element | None = None
        at: str | None = style_id
        for _ in range(_MAX_CHAIN):
            element = self._elements.get(at or "")
            if element is None:
                break
            if outline is None:
                outline = number_of(value(element.find(f"{W}pPr/{W}outlineLvl")))
            numbering = element.find(f"{W}pPr/{W}numPr")
            if numbering is not None:
                num_id = num_id if num_id is not None else value(numbering.find(W + "numId"))
                ilvl = ilvl if ilvl is not None else number_of(value(numbering.find(W + "ilvl")))
            vanish = element.find(f"{W}rPr/{W}vanish")
            if hidden is None and vanish is not None:
                hidden = switched_on(vanish)
            if stressed is None:
                stressed = stressed_by(element.find(W + "rPr"))
            colour = colour if colour is not None else value(element.find(f"{W}rPr/{W}color"))
            for place in (f"{W}rPr/{W}shd", f"{W}pPr/{W}shd"):
                behind = element.find(place) if behind is None else behind
            at = value(element.find(W + "basedOn"))
        return Style(outline, num_id, ilvl, bool(hidden), bool(stressed), (colour or "").lower(), shaded(behind))
