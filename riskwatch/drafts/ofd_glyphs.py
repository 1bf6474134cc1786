"""The letters of a page of an .ofd file and where they stand: text objects, blocks in one another, templates behind them.

The file measures in millimetres from the upper left corner; what is given here is in points from the lower left one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from math import isfinite

from riskwatch.drafts.matrix import NO_CHANGE, Matrix, through, times
from riskwatch.drafts.ofd_package import children, local
from riskwatch.drafts.pdf_sheet import Level, Rules, Upright
from riskwatch.drafts.writer import one_line
from riskwatch.drafts.xml_part import Element

POINT = 72 / 25.4
_THIN = 3.0
_SHORTEST = 4.0
_DEEPEST = 20
_MOST_STROKES = 20_000
_USUAL_SIZE = 3.5
_WIDEST = 2.0
"""A letter takes its step along the line up to so many times its usual width; more is a gap."""
_STROKE = re.compile(r"[A-Za-z]|[-+0-9.eE]+")
_HAN = "\u2e80"


@dataclass(slots=True)
class Glyph:
    """One letter and the stretch of its line that it takes."""

    sign: str
    left: float
    right: float
    y: float
    size: float


@dataclass(slots=True)
class Content:
    """What is on one page: text run by run, the words of seals over it, ruled lines, text that is not shown, how much of it
    pictures cover (points²)."""

    runs: list[list[Glyph]] = field(default_factory=list)
    seals: list[list[Glyph]] = field(default_factory=list)
    rules: Rules = field(default_factory=Rules)
    hidden: list[str] = field(default_factory=list)
    pictures: float = 0.0
    strokes: int = 0


class Drawing:
    """Reads the objects of pages. `unit` gives a part that is drawn in several places, by its number."""

    def __init__(self, unit: Callable[[str], Element | None], spend: Callable[[int], None]) -> None:
        """`spend` is told of every letter: a page may show a template of thousands, and each page the same."""
        self._unit = unit
        self._spend = spend
        self._handlers: dict[str, Callable[[Element, Matrix, float, Content], None]] = {
            "TextObject": self._text,
            "PathObject": self._path,
            "ImageObject": self._picture,
        }

    def read(self, holder: Element, matrix: Matrix, height: float, content: Content, depth: int = 0) -> None:
        """All objects below `holder`, a layer or a block."""
        for each in holder:
            handler = self._handlers.get(local(each))
            if handler is not None:
                handler(each, matrix, height, content)
            elif local(each) in ("Layer", "PageBlock", "Content") and depth < _DEEPEST:
                self.read(each, matrix, height, content, depth + 1)
            elif local(each) == "CompositeObject" and depth < _DEEPEST:
                unit = self._unit(each.get("ResourceID", ""))
                if unit is not None:
                    self.read(unit, times(_placed(each), matrix), height, content, depth + 1)

    def _text(self, element: Element, matrix: Matrix, height: float, content: Content) -> None:
        place = times(_placed(element), matrix)
        size = abs(number(element.get("Size"), _USUAL_SIZE) * place[3] or _USUAL_SIZE) * POINT
        scale = number(element.get("HScale"), 1.0)
        x = y = 0.0
        for code in children(element, "TextCode"):
            text = one_line(code.text or "").strip("\t ")
            if not text:
                continue
            self._spend(len(text))
            if element.get("Visible") in ("false", "0"):
                content.hidden.append(text)
                continue
            x, y = number(code.get("X"), x), number(code.get("Y"), y)
            content.runs.append(list(_glyphs(text, code, (x, y), place, (size, scale, height))))

    def _path(self, element: Element, matrix: Matrix, height: float, content: Content) -> None:
        place = times(_placed(element), matrix)
        data = next((each.text or "" for each in children(element, "AbbreviatedData")), "")
        shown = element.get("Stroke", "true") != "false" or element.get("Fill", "false") == "true"
        if not shown or content.strokes > _MOST_STROKES:
            return
        for start, end in _strokes(data):
            content.strokes += 1
            (x0, y0), (x1, y1) = (shown_at(place, point, height) for point in (start, end))
            if abs(y1 - y0) <= _THIN and abs(x1 - x0) >= _SHORTEST:
                content.rules.levels.append(Level((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
            elif abs(x1 - x0) <= _THIN and abs(y1 - y0) >= _SHORTEST:
                content.rules.uprights.append(Upright((x0 + x1) / 2, min(y0, y1), max(y0, y1)))

    def _picture(self, element: Element, matrix: Matrix, height: float, content: Content) -> None:
        _, _, wide, high = box(element.get("Boundary"))
        content.pictures += abs(wide * high) * POINT * POINT


def _glyphs(
    text: str, code: Element, at: tuple[float, float], place: Matrix, measures: tuple[float, float, float]
) -> Iterator[Glyph]:
    """The letters of a run one after the other, by the steps that it names."""
    size, scale, height = measures
    x, y = at
    across, down = steps(code.get("DeltaX"), len(text)), steps(code.get("DeltaY"), len(text))
    for index, sign in enumerate(text):
        left, base = shown_at(place, (x, y), height)
        usual = (1.0 if sign >= _HAN else 0.5) * scale * size
        step = across[index] if index < len(across) else None if across or down else usual / POINT
        right = shown_at(place, (x + step, y), height)[0] if step else left + usual
        yield Glyph(sign, left, max(min(right, left + _WIDEST * max(usual, size / 2)), left), base, size)
        x += step or 0.0
        y += down[index] if index < len(down) else 0.0


def steps(text: str | None, most: int) -> list[float]:
    """An array of steps, at most so many: "g 3 5.5" stands for three of 5.5."""
    found: list[float] = []
    words = (text or "").split()
    at = 0
    while at < len(words) and len(found) < most:
        if words[at] == "g" and at + 2 < len(words):
            times_, value = number(words[at + 1], 0.0), number(words[at + 2], 0.0)
            found += [value] * max(0, min(int(times_), most))
            at += 3
        else:
            found.append(number(words[at], 0.0))
            at += 1
    return found[:most]


def number(text: str | None, default: float) -> float:
    """A number of the file; `default` for what is none."""
    try:
        found = float(text) if text is not None else default
    except ValueError:
        return default
    return found if isfinite(found) and abs(found) < 1e6 else default


def box(text: str | None) -> tuple[float, float, float, float]:
    """Left, top, width and height in millimetres."""
    values = [number(each, 0.0) for each in (text or "").split()[:4]]
    return tuple([*values, 0.0, 0.0, 0.0, 0.0][:4])  # type: ignore[return-value]


def _placed(element: Element) -> Matrix:
    """Where an object is put: its own change, then to the corner of its boundary."""
    left, top, _, _ = box(element.get("Boundary"))
    own = [number(each, 0.0) for each in (element.get("CTM") or "").split()[:6]]
    a, b, c, d, e, f = own if len(own) == 6 else NO_CHANGE
    return a, b, c, d, e + left, f + top


def shown_at(place: Matrix, point: tuple[float, float], height: float) -> tuple[float, float]:
    """A point in points from the lower left corner of a page of that height (millimetres)."""
    x, y = through(place, *point)
    return x * POINT, (height - y) * POINT


def _strokes(data: str) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight strokes of a path: S and M move, L draws, C closes; curves rule nothing."""
    points: list[tuple[float, float]] = []
    command, values = "", []
    for word in (*_STROKE.findall(data[: _MOST_STROKES * 20]), "S"):
        if not word.isalpha():
            values.append(number(word, 0.0))
            continue
        pairs = list(zip(values[::2], values[1::2], strict=False))
        if command in ("M", "S"):
            points = pairs[-1:]
        elif command == "L" and points:
            yield from pairwise([*points[-1:], *pairs])
            points += pairs
        elif command in ("Q", "B", "A"):
            points = [*points, *pairs[-1:]]
        if word == "C" and len(points) > 1:
            yield points[-1], points[0]
        command, values = word, []
