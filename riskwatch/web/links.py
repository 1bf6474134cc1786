"""Where to go next: only ever to a page of ours."""

from __future__ import annotations


def safe_return(target: str | None, otherwise: str = "/") -> str:
    """`target` when it is a path of this site, else `otherwise`; never another host, never a scheme."""
    if not target or not target.startswith("/") or target.startswith("//") or "\\" in target:
        return otherwise
    if any(character < " " for character in target):
        return otherwise
    return target
