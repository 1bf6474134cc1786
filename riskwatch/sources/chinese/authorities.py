"""From a row of an authority's list to an entry: lists, penalties, taxes, permits, announcements."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from riskwatch.domain.money import Money
from riskwatch.domain.snapshot import InsolvencyCase, Notice, NoticeKind
from riskwatch.sources.chinese import values, words
from riskwatch.sources.chinese.about import About
from riskwatch.sources.chinese.lines import Row


def listing(kind: NoticeKind) -> Callable[[Row, About], Notice]:
    """Reads an entry of a list of an authority, with its removal where the list tells it."""

    def read(row: Row, about: About) -> Notice:
        reason = row.text("reason") or row.text("type")
        wages = kind == "serious_illegal" and any(word in reason + row.text("type") for word in words.WAGES)
        removed = row.day("removed_on")
        if removed is None and row.text("removed"):
            removed = row.day("listed_on")  # removed without a day: it does not stand, whenever that was
        return Notice(
            ref="",
            kind="wages" if wages else kind,
            reason=reason or row.raw,
            authority=row.text("authority"),
            listed_on=row.day("listed_on") or row.day("since"),
            removed_on=removed,
            raw=row.text("type"),
        )

    return read


def penalty(row: Row, about: About) -> Notice:
    """A penalty is known by the number of its decision; its fine is told, or stands in the words of the decision."""
    said = "；".join(dict.fromkeys(part for part in (row.text("type"), row.text("reason")) if part))
    return Notice(
        ref=row.text("ref"), kind="penalty", reason=said or row.raw, authority=row.text("authority"),
        listed_on=row.day("listed_on"), raw=row.text("ref"), amount=row.money("amount") or _fine(row.text("reason")),
    )  # fmt: skip


_FINE = re.compile(r"罚款(?:人民币)?\s*([\d,，.]+\s*[百千]?[万亿]?\s*[元圆]?)")


def _fine(text: str) -> Money | None:
    match = _FINE.search(text)
    return values.money(match[1]) if match else None


def tax(kind: str) -> Callable[[Row, About], Notice]:
    """Reads an entry about taxes; `kind` is what the list is called: 欠税公告, 非正常户, 重大税收违法."""

    def read(row: Row, about: About) -> Notice:
        return Notice(
            ref=row.text("ref"), kind="tax", reason=f"{kind}：{row.text('reason')}".rstrip("："),
            authority=row.text("authority"), listed_on=row.day("listed_on"), raw=kind, amount=row.money("amount"),
        )  # fmt: skip

    return read


def permit(row: Row, about: About) -> Notice:
    name = row.text("name") or row.text("content") or "行政许可"
    return Notice(
        ref=row.text("ref"), kind="permit", reason=name, authority=row.text("authority"), listed_on=row.day("from"),
        removed_on=row.day("until"), raw=row.text("status"),
    )  # fmt: skip


def announced(kind: NoticeKind, called: str) -> Callable[[Row, About], Notice]:
    """Reads an announcement of the company itself: a capital reduction, a merger or split."""

    def read(row: Row, about: About) -> Notice:
        said = row.text("title") or row.text("content") or called
        return Notice(
            ref="",
            kind=kind,
            reason=said,
            authority=row.text("authority"),
            listed_on=row.day("on"),
            raw=row.text("content"),
        )

    return read


def leaving(stage: Literal["solvent", "strike_off"], called: str) -> Callable[[Row, About], InsolvencyCase]:
    """Reads an announcement that the company will go: liquidation, simple or compulsory deregistration."""

    def read(row: Row, about: About) -> InsolvencyCase:
        withdrawn = any(word in row.text("status") for word in ("撤销", "终止", "不予", "异议成立"))
        return InsolvencyCase(
            ref=f"{called}:{row.day('on') or ''}", kind=called, stage="closed" if withdrawn else stage,
            started_on=row.day("on"), raw=called,
        )  # fmt: skip

    return read


def inspection(row: Row, about: About) -> Notice | None:
    """An inspection that found something wrong; one that found nobody at the address is an entry about the address."""
    result = row.text("reason")
    if not result or (any(word in result for word in ("正常", "合格", "未发现", "符合")) and "不" not in result):
        return None
    kind: NoticeKind = "register_remark" if words.UNREACHABLE in result else "other"
    return Notice("", kind, result, row.text("authority"), row.day("listed_on"), raw=row.text("type"))
