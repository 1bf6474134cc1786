"""The use case "it is signed": the errors that nobody accepted by then are kept with it, for everybody who reads the report."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from riskwatch.contract.acceptance import past_of, still_open
from riskwatch.domain.errors import NotThere, PolicyRefused
from riskwatch.domain.rule import Severity
from riskwatch.domain.signing import OpenError, Signing
from riskwatch.domain.words import Words
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.users import may_decide
from riskwatch.store import Unit
from riskwatch.store.records import StoredDraft, User


def sign(desk: Desk, draft_id: str, user: User, on: date) -> Signing:
    """Note that this version was signed on that day. Raises NotThere, PolicyRefused for a day ahead or a contract that
    counts as signed already."""
    if on > desk.today:
        raise PolicyRefused(
            Words(f"签署日期 {on} 还没有到。", f"The day of signing, {on}, is still ahead."),
            Words("填写合同上的签署日期。", "Give the day that stands on the contract."),
        )
    with desk.store.transaction() as unit:
        draft = unit.drafts.get(draft_id)
        signing = Signing(
            str(uuid4()), draft.id, draft.own_series, on, user.email, desk.clock(), open_errors(unit, draft, on)
        )
        if not unit.signings.add(signing):
            raise PolicyRefused(
                Words("这份合同已登记为已签署。", "This contract counts as signed already."),
                Words("登记有误的，先撤销再登记。", "If that was a mistake, take it back first."),
            )
    return signing


def take_back(desk: Desk, draft_id: str, user: User) -> None:
    """The contract was not signed after all. Raises NotThere, PolicyRefused for anybody but who said so and those who
    decide on credit."""
    with desk.store.transaction() as unit:
        signing = unit.signings.of(unit.drafts.get(draft_id).own_series)
        if signing is None:
            raise NotThere(Words("这份合同没有登记为已签署。", "This contract does not count as signed."))
        if signing.actor != user.email and not may_decide(user.role):
            raise PolicyRefused(
                Words(
                    "只有登记人本人、信用经理或管理员可以撤销。",
                    "Only who said so, a credit manager or an administrator may take it back.",
                ),
                Words("请把链接发给他们。", "Send them the link."),
            )
        unit.signings.revoke(signing.id, at=desk.clock(), by=user.email)


def open_errors(unit: Unit, draft: StoredDraft, day: date) -> tuple[OpenError, ...]:
    """The errors of a draft that no acceptance covers on that day."""
    acceptances = [each.acceptance for each in unit.acceptances.in_force((draft.own_series,))]
    standing = still_open(past_of(draft.findings), acceptances, day)
    return tuple(
        OpenError(each.fingerprint, each.rule, each.title) for each in standing if each.severity is Severity.ERROR
    )
