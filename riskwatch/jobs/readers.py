"""Who is told of an alert at once: what each reader chose, within what the role may see; a critical alert always has somebody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from riskwatch.domain.alert import Alert
from riskwatch.domain.preferences import MAIL, Preferences
from riskwatch.jobs.absences import away, stand_in
from riskwatch.jobs.channels import own_channels
from riskwatch.jobs.company import policy_in_force
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.quiet_hours import quiet_until
from riskwatch.jobs.users import may_decide
from riskwatch.jobs.zones import zone_of
from riskwatch.store import Unit
from riskwatch.store.records import User


@dataclass(frozen=True, slots=True)
class Recipient:
    """Where word of an alert goes: a user over a channel, or a group, which is the reader of its own channel. `instead_of`
    are the ids of the colleagues who are away and whose word it is as well."""

    reader: str
    channel: str
    instead_of: tuple[str, ...] = ()


def preferences_of(user: User, chosen: Mapping[str, Preferences]) -> Preferences:
    """What a reader chose; until then, those who decide are told of critical alerts, the others of none at once."""
    return chosen.get(user.id) or Preferences(at_once="critical" if may_decide(user.role) else "never")


def recipients_of(desk: Desk, unit: Unit, alert: Alert, now: datetime) -> tuple[Recipient, ...]:
    """The readers who are told of an alert at once, and the delegates of those who are away.

    A critical alert that nobody wants goes to everybody who decides, one about a source to every administrator.
    """
    chosen = unit.preferences.all()
    customer = unit.customers.get(alert.customer_ref)
    branch = customer.branch if customer else ""
    allowed = [user for user in unit.users.all() if user.active and may_hear(user, alert)]
    told = [user for user in allowed if _wants(preferences_of(user, chosen), alert, branch)]
    if not told and (alert.severity == "critical" or alert.question == "source"):
        told = [user for user in allowed if may_decide(user.role)]
    return or_their_delegates(desk, unit, told, alert, now)


def or_their_delegates(
    desk: Desk, unit: Unit, told: Iterable[User], alert: Alert, now: datetime
) -> tuple[Recipient, ...]:
    """These users, each over the chosen channel; for one who is away the delegate, if that one may be told."""
    absent, chosen = away(desk, unit, now), unit.preferences.all()
    instead_of: dict[User, list[str]] = {}
    for user in told:
        delegate = stand_in(unit, absent.get(user.id))
        if delegate is not None and may_hear(delegate, alert):
            instead_of.setdefault(delegate, []).append(user.id)
        else:  # without a delegate who may be told, better the reader who is away than nobody
            instead_of.setdefault(user, [])
    return tuple(recipient(desk, chosen, user, tuple(absent)) for user, absent in instead_of.items())


def recipient(desk: Desk, chosen: Mapping[str, Preferences], user: User, instead_of: tuple[str, ...]) -> Recipient:
    """A user over the channel that was chosen."""
    return Recipient(user.id, channel_of(desk, user, preferences_of(user, chosen)), instead_of)


def channel_of(desk: Desk, user: User, chosen: Preferences) -> str:
    """The channel that a reader chose, while it is set up and that reader's own; mail otherwise."""
    return chosen.channel if chosen.channel in own_channels(desk, user) else MAIL


def held_until(desk: Desk, unit: Unit, reader: str, moment: datetime, *, critical: bool) -> datetime | None:
    """Until when a message that could go to a reader at `moment` waits for the end of quiet hours; None if it does not.

    Whether critical ones wait says the credit policy. Groups have no quiet hours.
    """
    user = unit.users.get(reader)
    if user is None:
        return None
    quiet = preferences_of(user, unit.preferences.all()).quiet
    until = quiet_until(quiet, zone_of(user, desk.settings.time_zone), moment)
    if until is None or not critical:
        return until
    policy = policy_in_force(desk, unit, moment.astimezone(desk.zone).date())
    return None if policy.critical_in_quiet_hours else until


def may_hear(user: User, alert: Alert) -> bool:
    """Sources and channels that fail are the administrators' matter; customers are everybody's, as on the pages."""
    return alert.question != "source" or user.role == "admin"


def _wants(chosen: Preferences, alert: Alert, branch: str) -> bool:
    return chosen.sources if alert.question == "source" else chosen.takes(alert.severity, branch)
