"""Our own company and our credit policy as the database keeps them: what is in force, and every change with its reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from riskwatch.domain.errors import PolicyRefused
from riskwatch.domain.policy import Policy
from riskwatch.domain.profile import Profile
from riskwatch.domain.words import Words
from riskwatch.jobs.desk import Desk
from riskwatch.store import Unit

_UNCHANGED = PolicyRefused(
    Words("没有任何改动，未存新版本。", "Nothing differs, so no new version was stored."),
    Words("改动后再保存。", "Change something, then store it."),
)


def policy_in_force(desk: Desk, unit: Unit, today: date) -> Policy:
    """What the database has for that day, else the file of the settings or the data folder, else the rule book's defaults."""
    stored = unit.policies.in_force(today)
    if stored is not None:
        return stored
    filed = desk.policy
    return filed if filed is not None and (filed.effective_from is None or filed.effective_from <= today) else Policy()


def own_profile(desk: Desk, unit: Unit) -> Profile | None:
    """What the database has, else the file; None when nobody said who we are."""
    return unit.profiles.current() or desk.profile


def set_policy(desk: Desk, policy: Policy, *, actor: str, reason: str) -> Policy:
    """Store a new version. Raises PolicyRefused without a reason, and when nothing differs from the version before."""
    with desk.store.transaction() as unit:
        latest = unit.policies.latest()
        if latest is not None and replace(policy, version=latest.policy.version) == latest.policy:
            raise _UNCHANGED
        return unit.policies.add(policy, actor=actor, reason=_reason(reason), at=desk.clock())


def set_profile(desk: Desk, profile: Profile, *, actor: str, reason: str) -> int:
    """Store a new version and give its number. Raises PolicyRefused like `set_policy`."""
    with desk.store.transaction() as unit:
        if profile == unit.profiles.current():
            raise _UNCHANGED
        return unit.profiles.add(profile, actor=actor, reason=_reason(reason), at=desk.clock())


def _reason(reason: str) -> str:
    if not reason.strip():
        raise PolicyRefused(
            Words("请写明为什么改。", "Say why it is changed."),
            Words("理由会写入日志。", "The reason goes into the log."),
        )
    return reason.strip()
