"""Which draft is the next version of which: by contract number and parties, or as somebody said."""

from __future__ import annotations

from dataclasses import replace

from riskwatch.domain.errors import AcceptanceRefused, NotThere
from riskwatch.domain.words import Words
from riskwatch.store import Unit
from riskwatch.store.contract_key import contract_key
from riskwatch.store.records import DraftLine, StoredDraft

BY_NUMBER = "auto"
"""Find the version before by contract number and parties."""


def as_version(unit: Unit, draft: StoredDraft, follows: str) -> StoredDraft:
    """The draft as the newest version of the contract that `follows` belongs to, else as the first of its own.

    Raises NotThere for a predecessor that does not exist, AcceptanceRefused for one that was checked for the other side:
    what is bad for the seller is not what is bad for the buyer.
    """
    before = _predecessor(unit, draft, follows)
    if before is None:
        return replace(draft, series=draft.id)
    unit.drafts.hold(before.series)
    latest = unit.drafts.versions(before.series)[0]
    if unit.drafts.get(latest.id).side != draft.side:
        raise AcceptanceRefused(
            Words(
                f"“{latest.title or latest.file}”是按另一方立场检查的，不能作为这份合同的上一版。",
                f"{latest.title or latest.file} was checked for the other side; it cannot be the version before this one.",
            ),
            Words(
                "请选择相同的立场，或作为新合同提交。", "Choose the same side, or submit it as a contract of its own."
            ),
        )
    return replace(draft, series=latest.series, version=latest.version + 1, predecessor=latest.id)


def _predecessor(unit: Unit, draft: StoredDraft, follows: str) -> DraftLine | None:
    if follows == BY_NUMBER:
        key = contract_key(draft.side, draft.number, (party.name for party in draft.parties))
        return unit.drafts.latest_of(key) if key else None
    if not follows:
        return None
    line = unit.drafts.line(follows)
    if line is None:
        raise NotThere(Words(f"没有编号为 {follows} 的合同草稿。", f"There is no draft {follows}."))
    return line
