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
            covers_everything=covers, raw=status, amount=_pledged(row), giver=row.text("giver"),
        )  # fmt: skip

    return read


def _pledged(row: Row) -> Money | None:
    """Shares are pledged for a sum of the capital in 万元; a number of shares is no sum."""
    text = row.text("amount")
    if "股" in text and "元" not in text:
        return None
    sum_ = row.money("amount")
    bare = sum_ is not None and not any(word in text for word in "元万亿")
    titled = "万" in row.cells.get("amount:unit", "")
    if sum_ is not None and bare and not titled and "pledge" in row.path.lower():
        return Money(sum_.amount * 10**4, sum_.currency)
    return sum_


def owner(row: Row, about: About) -> Owner:
    share = row.percent("share")
    name = row.text("name")
    kind = row.text("kind") or ("company" if len(name) > 5 else "person")
    return Owner(
        name=name, kind=kind, share_min=share, share_max=share, ref=row.text("ref"), subscribed=row.money("subscribed"),
        paid=row.money("paid"), due_on=row.day("due_on"),
    )  # fmt: skip


def officer(row: Row, about: About) -> Officer:
    return Officer(row.text("name"), row.text("role") or "主要人员", ref=row.text("ref"))


def branch(row: Row, about: About) -> Branch:
    status = row.text("status")
    closed = words.status_of(status) == "ceased" if status else False
    return Branch(row.text("name"), row.text("code") or row.text("ref"), closed=closed)


def change(row: Row, about: About) -> Change:
    return Change(words.change_item(row.text("item")), row.text("before"), row.text("after"), row.day("on"))
