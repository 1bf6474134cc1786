"""Accepting findings of a stored draft, taking that back, and what a draft's report is with all of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from riskwatch.contract.acceptance import compared, past_of, still_open, with_acceptances
from riskwatch.domain.errors import AcceptanceRefused, NotThere, PolicyRefused
from riskwatch.domain.rule import Acceptance, Finding, Report, Severity
from riskwatch.domain.words import Words
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.users import may_decide
from riskwatch.store import Unit
from riskwatch.store.records import DraftLine, StoredAcceptance, StoredDraft, User

SEVERITIES = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A draft's report with what is accepted set apart and compared with the version before, which is None for the
    first. `versions` are all of this contract, newest first; `acceptances` all that were ever made, oldest first."""

    report: Report
    before: StoredDraft | None
    versions: tuple[DraftLine, ...]
    acceptances: tuple[StoredAcceptance, ...]


def reviewed(unit: Unit, draft: StoredDraft, report: Report, today: date) -> Reviewed:
    """What `report`, the findings of the day of `draft`, is worth today."""
    stored = unit.acceptances.of(draft.own_series)
    in_force = [each.acceptance for each in stored if each.revoked_at is None]
    report = with_acceptances(report, in_force, today)
    before = unit.drafts.get(draft.predecessor) if draft.predecessor else None
    if before is not None:
        report = compared(report, past_of(before.findings), before.file)
    return Reviewed(report, before, unit.drafts.versions(draft.own_series), stored)


def may_accept(role: str, severity: Severity) -> bool:
    """Errors are accepted by those who decide on credit; warnings and notes by everybody."""
    return severity is not Severity.ERROR or may_decide(role)


def accept(desk: Desk, draft_id: str, fingerprint: str, user: User, reason: str, until: date) -> StoredAcceptance:
    """Accept a finding for this and later versions of its contract, instead of an earlier acceptance of it.

    Raises NotThere for a finding the draft does not have, PolicyRefused for a role that may not, AcceptanceRefused
    without a reason or with a day that is over.
    """
    now = desk.clock()
    with desk.store.transaction() as unit:
        draft = unit.drafts.get(draft_id)
        finding = _finding(draft, fingerprint)
        _refuse_unless(user, finding, reason.strip(), until, desk.today)
        unit.drafts.hold(draft.own_series)
        for each in unit.acceptances.in_force((draft.own_series,)):
            if each.acceptance.fingerprint == fingerprint:
                unit.acceptances.revoke(each.acceptance.id, at=now, by=user.email)
        acceptance = Acceptance(
            fingerprint=fingerprint,
            rule=finding.rule,
            reason=reason.strip(),
            owner=user.email,
            until=until,
            severity=finding.severity,
            id=str(uuid4()),
        )
        stored = StoredAcceptance(acceptance, draft.own_series, draft.id, now)
        unit.acceptances.add(stored)
    return stored


def revoke(desk: Desk, draft_id: str, acceptance_id: str, user: User) -> None:
    """Take an acceptance back. Raises NotThere for one that is not of this contract, PolicyRefused for anybody but its
    owner and those who decide on credit. One that was taken back already stays as it is."""
    with desk.store.transaction() as unit:
        draft = unit.drafts.get(draft_id)
        stored = unit.acceptances.get(acceptance_id)
        if stored is None or stored.series != draft.own_series:
            raise NotThere(Words("没有这条接受记录。", "There is no such acceptance of this contract."))
        if stored.acceptance.owner != user.email and not may_decide(user.role):
            raise PolicyRefused(
                Words(
                    "只有接受人本人、信用经理或管理员可以撤销。",
                    "Only its owner, a credit manager or an administrator may take it back.",
                ),
                Words("请把链接发给他们。", "Send them the link."),
            )
        unit.acceptances.revoke(acceptance_id, at=desk.clock(), by=user.email)


def open_counts(unit: Unit, lines: Iterable[DraftLine], today: date) -> Mapping[str, Mapping[str, int]]:
    """How many findings of each severity are not accepted, by draft id."""
    drafts = tuple(lines)
    in_force: dict[str, list[Acceptance]] = {}
    for stored in unit.acceptances.in_force({line.series for line in drafts}):
        in_force.setdefault(stored.series, []).append(stored.acceptance)
    return {line.id: _counts(line, in_force.get(line.series, []), today) for line in drafts}


def _counts(line: DraftLine, acceptances: list[Acceptance], today: date) -> Mapping[str, int]:
    if line.found is None or not acceptances:
        return line.counts
    standing = still_open(line.found, acceptances, today)
    return {severity: sum(each.severity == severity for each in standing) for severity in SEVERITIES}


def _finding(draft: StoredDraft, fingerprint: str) -> Finding:
    for finding in draft.findings:
        if finding.fingerprint == fingerprint:
            return finding
    raise NotThere(Words("这份草稿里没有这个问题。", "This draft has no such finding."))


def _refuse_unless(user: User, finding: Finding, reason: str, until: date, today: date) -> None:
    if not may_accept(user.role, finding.severity):
        raise PolicyRefused(
            Words(
                "接受错误级的问题需要信用经理或管理员。",
                "Accepting an error needs a credit manager or an administrator.",
            ),
            Words("请把链接发给有权限的同事。", "Send the link to a colleague who may do it."),
        )
    if not reason:
        raise AcceptanceRefused(
            Words("没有写理由。", "There is no reason."),
            Words("写明为什么可以接受，日后有人会问。", "Say why it can be accepted: somebody will ask later."),
        )
    if until < today:
        raise AcceptanceRefused(
            Words(f"截止日期 {until} 已经过去。", f"The last day, {until}, is over."),
            Words("选择今天或以后的日期。", "Choose today or a later day."),
        )
