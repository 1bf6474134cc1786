"""How large a draft may be before reading is refused."""

from __future__ import annotations

from dataclasses import dataclass

from riskwatch.apart import MEGABYTE
from riskwatch.settings import Settings


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one draft; each stands between a hostile file and the memory of the service.

    `max_bytes` is of the file as sent, `max_unpacked_bytes` of all members of a zip based file together,
    `max_part_bytes` of one XML member (a tree takes several times that in memory), `max_parts` the members of such a
    file, `max_pages` the pages of a PDF, `max_paragraphs` those of a Word file,
    `max_tags` of a web page, `max_characters` the text that comes out, `max_files` the files of a zip or a mail, `max_nesting` how deep those may lie in
    one another. `seconds` and `memory` (bytes) bound a process that reads one draft; `ocr_seconds` and `ocr_memory` one that
    reads pages which are pictures, of which there may be `ocr_max_pages` of `ocr_max_pixels` each, with `ocr_threads`.
    `office` is the LibreOffice that may be started: a path, auto or none. `ocr` is auto, or none where pictures of pages
    are to be refused.
    """

    max_bytes: int = 25 * MEGABYTE
    max_unpacked_bytes: int = 200 * MEGABYTE
    max_part_bytes: int = 64 * MEGABYTE
    max_parts: int = 10_000
    max_pages: int = 1_000
    max_paragraphs: int = 200_000
    max_tags: int = 200_000
    max_characters: int = 5_000_000
    max_files: int = 50
    max_nesting: int = 2
    seconds: int = 60
    memory: int = 2048 * MEGABYTE
    ocr_max_pages: int = 60
    ocr_max_pixels: int = 60_000_000
    ocr_seconds: int = 300
    ocr_memory: int = 4096 * MEGABYTE
    ocr_threads: int = 1
    office: str = "auto"
    ocr: str = "auto"


def limits_of(settings: Settings) -> Limits:
    """The limits that the settings name."""
    return Limits(
        max_bytes=settings.whole("DRAFT_MAX_MB") * MEGABYTE,
        max_unpacked_bytes=settings.whole("DRAFT_MAX_UNPACKED_MB") * MEGABYTE,
        max_pages=settings.whole("DRAFT_MAX_PAGES"),
        max_files=settings.whole("DRAFT_MAX_FILES"),
        max_nesting=settings.whole("DRAFT_MAX_NESTING"),
        office=settings["LIBREOFFICE"],
        ocr=settings["OCR"],
        seconds=settings.whole("DRAFT_SECONDS"),
        memory=settings.whole("DRAFT_MEMORY_MB") * MEGABYTE,
        ocr_max_pages=settings.whole("OCR_MAX_PAGES"),
        ocr_max_pixels=settings.whole("OCR_MAX_MEGAPIXELS") * 1_000_000,
        ocr_seconds=settings.whole("OCR_SECONDS"),
        ocr_memory=settings.whole("OCR_MEMORY_MB") * MEGABYTE,
        ocr_threads=settings.whole("OCR_THREADS"),
    )
