"""Lists that come page by page."""

from __future__ import annotations

from flask import request

MOST = 1_000_000
"""Behind the end of every list, and still a number that every database can count to."""


def page_asked(pages: int = MOST) -> int:
    """The page that the address asks for, from 1 to `pages`; the first for anything that is no page."""
    return min(max(request.args.get("page", 1, type=int), 1), pages)


def pages_of(rows: int, a_page: int) -> int:
    """How many pages so many rows fill, at least one."""
    return max(-(-rows // a_page), 1)
