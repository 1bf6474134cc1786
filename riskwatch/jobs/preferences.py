"""A reader changes what to be told, and stops a kind of mail; nobody can leave critical alerts without a reader."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from riskwatch.domain.calendar import CUT_OFF
from riskwatch.domain.errors import NotThere, PolicyRefused, SettingsWrong
from riskwatch.domain.preferences import LATEST_DAY, MAIL, Preferences
from riskwatch.domain.words import Words
from riskwatch.jobs.channels import own_channels
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.readers import preferences_of
from riskwatch.jobs.users import change_user, may_decide
from riskwatch.store import Unit
from riskwatch.store.records import User

Kind = Literal["weekly", "daily", "monthly", "alerts", "sources"]
KINDS: tuple[Kind, ...] = ("weekly", "daily", "monthly", "alerts", "sources")
"""The kinds of mail that a reader can stop. A correction cannot be stopped: it takes back what the reader was told."""

LAST_READER = Words(
    "您是最后一位即时接收全部紧急预警的信用经理或管理员，不能关闭。",
    "You are the last who decides and is told of every critical alert at once; that cannot be switched off.",
)
LAST_ADMIN = Words(
    "您是最后一位接收来源和渠道故障通知的管理员，不能关闭。",
    "You are the last administrator who hears of sources and channels that fail; that cannot be switched off.",
)
ANOTHER_FIRST = Words("请先让另一位同事接收。", "Let a colleague be told first.")


def choose(desk: Desk, user: User, wanted: Preferences) -> Preferences:
    """Keep what a reader chose. Raises SettingsWrong for what cannot be used, PolicyRefused where nobody else would be
    told of what the house must know."""
    _check(desk, user, wanted)
    with desk.store.transaction() as unit:
        _keep_a_reader(unit, user, wanted)
        unit.preferences.save(user.id, wanted, at=desk.clock())
    return wanted


def unsubscribe(desk: Desk, user: User, kind: str) -> None:
    """Stop a kind of mail to a reader; raises NotThere for an unknown kind, PolicyRefused like `choose`."""
    if kind == "weekly":
        change_user(desk, user.id, subscribed=False)
        return
    with desk.store.reading() as unit:
        present = preferences_of(user, unit.preferences.all())
    if kind == "alerts":
        choose(desk, user, replace(present, at_once="never"))
    elif kind == "sources":
        choose(desk, user, replace(present, sources=False))
    elif kind == "daily":
        choose(desk, user, replace(present, daily=False))
    elif kind == "monthly":
        choose(desk, user, replace(present, monthly=False))
    else:
        raise NotThere(Words("没有这类邮件。", "There is no such kind of mail."))


def bound(unit: Unit, user: User) -> tuple[Words, ...]:
    """What this reader cannot switch off now, because nobody else is told of it."""
    found = []
    if may_decide(user.role) and not _others_hear(unit, user):
        found.append(LAST_READER)
    if user.role == "admin" and not _others_watch(unit, user):
        found.append(LAST_ADMIN)
    return tuple(found)


def _check(desk: Desk, user: User, wanted: Preferences) -> None:
    if wanted.channel not in (MAIL, *own_channels(desk, user)):
        raise SettingsWrong(Words(f"没有渠道 {wanted.channel}。", f"There is no channel {wanted.channel} of yours."))
    quiet = wanted.quiet
    if (quiet.begins is None) != (quiet.ends is None) or (quiet.begins is not None and quiet.begins == quiet.ends):
        raise SettingsWrong(
            Words("免打扰时段须写明开始和结束，且两者不同。", "Quiet hours have a beginning and another end."),
            Words("例如 20:00 至 08:00；两栏都留空则没有。", "For example 20:00 to 08:00; leave both empty for none."),
        )
    if not 0 <= wanted.weekly_day <= LATEST_DAY or (wanted.weekly_day == 0 and wanted.weekly_time < CUT_OFF):
        raise SettingsWrong(
            Words("周报在周一 08:00 截止之后发出，最迟周五。", "The weekly mail goes out after its cut-off (Monday, 08:00) and by Friday."),
            Words("请选择周一 08:00 以后的时间。", "Choose a time from Monday, 08:00."),
        )  # fmt: skip


def _keep_a_reader(unit: Unit, user: User, wanted: Preferences) -> None:
    if may_decide(user.role) and not wanted.hears_everything_critical and not _others_hear(unit, user):
        raise PolicyRefused(LAST_READER, ANOTHER_FIRST)
    if user.role == "admin" and not wanted.sources and not _others_watch(unit, user):
        raise PolicyRefused(LAST_ADMIN, ANOTHER_FIRST)


def _others_hear(unit: Unit, user: User) -> bool:
    chosen = unit.preferences.all()
    return any(
        may_decide(other.role) and preferences_of(other, chosen).hears_everything_critical
        for other in _others(unit, user)
    )


def _others_watch(unit: Unit, user: User) -> bool:
    chosen = unit.preferences.all()
    return any(other.role == "admin" and preferences_of(other, chosen).sources for other in _others(unit, user))


def _others(unit: Unit, user: User) -> list[User]:
    return [other for other in unit.users.all() if other.active and other.id != user.id]
