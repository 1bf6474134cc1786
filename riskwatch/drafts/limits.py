"""How large a draft may be before reading is refused."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one draft; each stands between a hostile file and the memory of the service.

    `max_bytes` is of the file as sent, `max_unpacked_bytes` of all members of a zip based file together,
    `max_part_bytes` of one XML member (a tree takes several times that in memory), `max_parts` the members of such a
    file, `max_pages` the pages of a PDF, `max_paragraphs` those of a Word file, `max_characters` the text that comes out.
    """

    max_bytes: int = 25 * MEGABYTE
    max_unpacked_bytes: int = 200 * MEGABYTE
    max_part_bytes: int = 64 * MEGABYTE
    max_parts: int = 10_000
    max_pages: int = 1_000
    max_paragraphs: int = 200_000
    max_characters: int = 5_000_000
