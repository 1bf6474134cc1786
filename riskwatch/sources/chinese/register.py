"""From a row of the register to owners, officers, branches, changes and security rights."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from riskwatch.domain.money import Money
from riskwatch.domain.snapshot import Branch, Change, Charge, Officer, Owner
from riskwatch.sources.chinese import words
from riskwatch.sources.chinese.about import About
from riskwatch.sources.chinese.lines import Row


def charge(kind: Literal["chattel_mortgage", "equity_pledge"]) -> Callable[[Row, About], Charge]:
    """Reads a pledge of shares or a mortgage of movables."""

    def read(row: Row, about: About) -> Charge:
        status = row.text("status")
        over = any(word in status for word in words.FINISHED)
        if status and not over and status not in words.VALID:
            row.look.note(f"{row.path}.status = {status[:80]}")
        covers = any(word in row.text("property") for word in ("全部", "所有动产", "现有的以及将有的"))
        return Charge(
            ref=row.text("ref") or row.hash, kind=kind, status="void" if over else "outstanding",
            holder=row.text("holder"), created_on=row.day("created_on"), ended_on=row.day("ended_on"),
            covers_everything=covers, raw=status, amount=_sum(row, "amount"), giver=row.text("giver"),
        )  # fmt: skip

    return read


def _sum(row: Row, field: str) -> Money | None:
    """Shares stand for a sum. A number of shares is none, and neither is a bare figure whose unit nobody tells."""
    text, title = row.text(field), row.cells.get(f"{field}:unit", "")
    told = any(word in f"{text}{title}" for word in ("元", "万", "亿", "人民币"))
    return row.money(field) if told and ("股" not in text or "元" in text) else None


def owner(row: Row, about: About) -> Owner:
    share = row.percent("share")
    name = row.text("name")
    kind = row.text("kind") or ("company" if len(name) > 5 else "person")
    return Owner(
        name=name, kind=kind, share_min=share, share_max=share, ref=row.text("ref"), subscribed=_sum(row, "subscribed"),
        paid=_sum(row, "paid"), due_on=row.day("due_on"),
    )  # fmt: skip


def officer(row: Row, about: About) -> Officer:
    return Officer(row.text("name"), row.text("role") or "主要人员", ref=row.text("ref"))


def branch(row: Row, about: About) -> Branch:
    status = row.text("status")
    closed = words.status_of(status) == "ceased" if status else False
    return Branch(row.text("name"), row.text("code") or row.text("ref"), closed=closed)


def change(row: Row, about: About) -> Change:
    return Change(words.change_item(row.text("item")), row.text("before"), row.text("after"), row.day("on"))
