"""The ruled lines on a page of a PDF: thin boxes and strokes that run straight across or straight down."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from riskwatch.drafts.matrix import NO_CHANGE, Matrix, through, times
from riskwatch.drafts.pdf_quick import HANDLE, quick
from riskwatch.drafts.pdf_sheet import Level, Rules, Upright

_THIN = 3.0
_SHORTEST = 4.0
_MOST_SEGMENTS = 20_000
_DEEPEST = 4

_MAY_RULE = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM)
_drawn = quick(pdfium.FPDFPage_GetObject, HANDLE, HANDLE, ctypes.c_int)
_kind = quick(pdfium.FPDFPageObj_GetType, ctypes.c_int, HANDLE)

Point = tuple[float, float]


class _TooMany(Exception):
    """A drawing, not a table."""


def rules_of(page: Any, turned: int) -> Rules:
    """The ruled lines of a page that is shown `turned` quarters; none where so much is drawn that it is a picture."""
    width, height = page.get_size()
    rules = Rules()
    left = [_MOST_SEGMENTS]
    try:
        raw = ctypes.cast(page.raw, HANDLE).value
        for number in range(pdfium.FPDFPage_CountObjects(page.raw)):
            drawn = _drawn(raw, number)
            if _kind(drawn) not in _MAY_RULE:
                continue
            for start, end in _strokes(ctypes.cast(drawn, pdfium.FPDF_PAGEOBJECT), NO_CHANGE, left, 0):
                _note(rules, _shown(start, turned, width, height), _shown(end, turned, width, height))
    except _TooMany:
        return Rules()
    return rules


def _shown(point: Point, turned: int, width: float, height: float) -> Point:
    x, y = point
    if turned == 0:
        return point
    return ((y, height - x), (width - x, height - y), (width - y, x))[turned - 1]


def _note(rules: Rules, start: Point, end: Point) -> None:
    (x0, y0), (x1, y1) = start, end
    wide, high = abs(x1 - x0), abs(y1 - y0)
    if high <= _THIN and wide >= _SHORTEST:
        rules.levels.append(Level((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
    elif wide <= _THIN and high >= _SHORTEST:
        rules.uprights.append(Upright((x0 + x1) / 2, min(y0, y1), max(y0, y1)))


def _strokes(drawn: Any, around: Matrix, left: list[int], depth: int) -> Iterator[tuple[Point, Point]]:
    """The straight strokes of an object of a page, and of the objects in a form."""
    kind = pdfium.FPDFPageObj_GetType(drawn)
    if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        matrix = times(_matrix(drawn), around)
        for number in range(pdfium.FPDFFormObj_CountObjects(drawn)):
            yield from _strokes(pdfium.FPDFFormObj_GetObject(drawn, number), matrix, left, depth + 1)
    elif kind == pdfium.FPDF_PAGEOBJ_PATH:
        yield from _of_path(drawn, times(_matrix(drawn), around), left)


def _of_path(path: Any, matrix: Matrix, left: list[int]) -> Iterator[tuple[Point, Point]]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    if not (fill.value or stroke.value):
        return
    for points in _outlines(path, matrix, left):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        if min(max(xs) - min(xs), max(ys) - min(ys)) <= _THIN:
            yield (min(xs), min(ys)), (max(xs), max(ys))
        elif stroke.value:
            yield from pairwise(points)


def _outlines(path: Any, matrix: Matrix, left: list[int]) -> Iterator[list[Point]]:
    """The outlines that a path is made of, each as its corners."""
    count = pdfium.FPDFPath_CountSegments(path)
    left[0] -= count
    if left[0] < 0:
        raise _TooMany
    points: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, number)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(through(matrix, x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment) and len(points) > 1:
            points.append(points[0])
    if points:
        yield points


def _matrix(drawn: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(drawn, found):
        return NO_CHANGE
    return found.a, found.b, found.c, found.d, found.e, found.f
