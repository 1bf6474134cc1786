"""Public lists, penalties and the register's own remarks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from riskwatch.domain.snapshot import Notice, Snapshot
from riskwatch.watch.facts import Comparison, Fact, folded

CODES = {
    "abnormal": "ABNORMAL_LISTED",
    "serious_illegal": "SERIOUS_ILLEGAL",
    "penalty": "PENALTY",
    "tax": "TAX_ABNORMAL",
}
ADDRESS_WORDS = ("住所", "经营场所", "无法联系", "address", "adresse", "registered office")
"""A list entry or a remark with one of these words says that letters do not arrive."""

BOARD_WORDS = ("managing director missing", "board incomplete")
"""A remark with one of these words says that nobody may act for the company."""

STATES = ("ADDRESS_INVALID", "OFFICER_RISK", "AUDITOR_CHANGED", "ABNORMAL_LISTED", "SERIOUS_ILLEGAL", "TAX_ABNORMAL")
"""Being on a list lasts; a penalty is a single day."""


def facts(comparison: Comparison) -> Iterator[Fact]:
    """Entries that are new, and those the source itself calls removed. One that merely vanished stays as it was."""
    old, new = _by_key(comparison.before), _by_key(comparison.after)
    for key, notice in new.items():
        code = code_of(notice)
        if code is None or (code == "ADDRESS_INVALID" and _flagged(comparison.after)):
            continue
        was = key in old and not _removed(old[key])
        if _removed(notice):
            if was:
                yield _fact(code, key, notice, ended_on=notice.removed_on)
        elif not was:
            yield _fact(code, key, notice)


def code_of(notice: Notice) -> str | None:
    """The signal of an entry; None for one that is only information."""
    if notice.kind in ("abnormal", "register_remark") and any(word in notice.reason.lower() for word in ADDRESS_WORDS):
        return "ADDRESS_INVALID"
    if notice.kind == "register_remark" and any(word in notice.reason.lower() for word in BOARD_WORDS):
        return "OFFICER_RISK"
    if notice.kind == "register_remark" and "auditor missing" in notice.reason.lower():
        return "AUDITOR_CHANGED"
    return CODES.get(notice.kind)


def _flagged(snapshot: Snapshot) -> bool:
    """The address itself carries the doubt: then the remark is the same fact once more."""
    return any(address.flags for address in snapshot.addresses or ())


def _key(notice: Notice) -> str:
    reason = f"{folded(notice.reason)}|{folded(notice.authority)}|{notice.listed_on or ''}"
    return f"notice:{notice.kind}:{notice.ref or reason}"


def _by_key(snapshot: Snapshot | None) -> dict[str, Notice]:
    return {_key(notice): notice for notice in (snapshot.notices if snapshot else None) or ()}


def _removed(notice: Notice) -> bool:
    return notice.removed_on is not None


def _fact(code: str, key: str, notice: Notice, ended_on: date | None = None) -> Fact:
    return Fact(
        code,
        key,
        "notices",
        on=notice.listed_on,
        after=notice.reason,
        detail=notice.authority,
        live=ended_on is None and code in STATES,
        ended_on=ended_on if code in STATES else None,
    )
