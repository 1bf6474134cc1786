"""What a saved page, a printed report or an export consists of, whatever its format: lines and tables in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its rows of cells, as they stand."""

    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """`content` in reading order. `url` and `saved_at` where the file tells them; `form` is how it came."""

    form: str
    title: str
    content: tuple[str | Grid, ...]
    url: str = ""
    saved_at: datetime | None = None

    def texts(self) -> Iterator[str]:
        """Every line and every cell."""
        for item in self.content:
            if isinstance(item, str):
                yield item
            else:
                yield from (cell.text for row in item.rows for cell in row if cell.text)

    @property
    def text(self) -> str:
        return "\n".join((self.title, *self.texts()))
