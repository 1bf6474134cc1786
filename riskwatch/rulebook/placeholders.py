"""Placeholders in the words of a YAML rule: only the values that its condition gives, without any formatting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any

from riskwatch.domain.words import Words

VALUES = {"term": ("value", "limit"), "conflict": ("value", "limit"), "missing": ("party", "label")}
"""What each kind of condition knows of its hit; a phrase gives nothing, its words may hold any brace."""


def wrong_placeholder(raw: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], Words]]:
    """Each text with a placeholder that could not be filled, and why."""
    known = _known(raw["when"])
    if not known:
        return
    for field, text in _texts(raw):
        complaint = _complaint(text, known)
        if complaint:
            yield field, complaint


def _known(when: Mapping[str, Any]) -> tuple[str, ...]:
    if "missing" in when and "party" not in when["missing"]:
        return ()
    return next((names for kind, names in VALUES.items() if kind in when), ())


def _texts(raw: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for name in ("why", "advice"):
        for language, text in raw[name].items():
            yield (name, language), text or ""
    for key, variant in raw["variants"].items():
        for name in ("message", "advice"):
            for language, text in variant.get(name, {}).items():
                yield ("variants", key, name, language), text or ""


def _complaint(text: str, known: tuple[str, ...]) -> Words | None:
    names = " ".join(f"{{{name}}}" for name in known)
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return Words(f"花括号不成对；可用：{names}", f"an unpaired brace; allowed: {names}")
    for _, name, form, conversion in parts:
        if name is not None and (name not in known or form or conversion):
            return Words(
                f"占位符 {{{name}}} 不可用；可用：{names}", f"no placeholder {{{name}}} here; allowed: {names}"
            )
    return None
