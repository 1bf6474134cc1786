"""Absences: who is away, and who is told instead. A delegate gets word, not power: whoever decides does so in their own name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import uuid4

from riskwatch.domain.absence import Absence
from riskwatch.domain.errors import NotThere, PolicyRefused
from riskwatch.domain.words import Words
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.users import may_decide
from riskwatch.jobs.zones import zone_of
from riskwatch.store import Unit
from riskwatch.store.records import User

LONGEST = timedelta(days=366)
ZONES_APART = timedelta(days=1)
"""It may be tomorrow already where a reader is, or yesterday still."""


def arrange(desk: Desk, user: User, delegate_id: str, begins: date, ends: date) -> Absence:
    """Note that `user` is away from `begins` to `ends`, both included. Raises PolicyRefused for days that cannot be, a
    delegate who may not decide what the user decides, and chains: a delegate who is away too, or a user who is one."""
    _check_days(desk, user, begins, ends)
    with desk.store.transaction() as unit:
        delegate = unit.users.get(delegate_id)
        if delegate is None or not delegate.active or delegate.id == user.id:
            raise PolicyRefused(
                Words("请选择一位在用账号的同事。", "Choose a colleague whose account is in use."),
                Words("从列表中选择。", "Take one from the list."),
            )
        if not may_stand_in(delegate, user):
            raise PolicyRefused(
                Words(f"{delegate.name} 无权作信用决定，不能代您处理。",
                      f"{delegate.name} may not decide about credit and cannot stand in for you."),
                Words("请选择信用经理或管理员。", "Choose a credit manager or an administrator."),
            )  # fmt: skip
        meeting = [each for each in unit.absences.not_over(begins) if each.meets(begins, ends)]
        _refuse_chains(unit, meeting, user, delegate)
        absence = Absence(str(uuid4()), user.id, delegate.id, begins, ends, desk.clock(), user.email)
        unit.absences.add(absence)
    return absence


def end(desk: Desk, absence_id: str, user: User) -> None:
    """Come back before the last day. Raises PolicyRefused for a colleague's absence, unless an administrator ends it."""
    with desk.store.transaction() as unit:
        absence = unit.absences.get(absence_id)
        if absence is None:
            raise NotThere(Words("没有这段休假。", "There is no such absence."))
        if user.id != absence.user_id and user.role != "admin":
            raise PolicyRefused(
                Words("只有本人或管理员可以提前结束。", "Only the colleague or an administrator can end it.")
            )
        unit.absences.end(absence_id, at=desk.clock())


def coming(desk: Desk, unit: Unit) -> tuple[Absence, ...]:
    """The absences that run or are ahead."""
    return unit.absences.not_over(desk.today)


def away(desk: Desk, unit: Unit, moment: datetime) -> dict[str, Absence]:
    """Who is away at that moment, by the id of the user, each on the calendar of that user's own zone."""
    return {absence.user_id: absence for absence in _running(desk, unit, moment)}


def stands_in_for(desk: Desk, unit: Unit, user: User, moment: datetime) -> tuple[User, ...]:
    """For whom a user stands in at that moment."""
    found = (unit.users.get(each.user_id) for each in _running(desk, unit, moment) if each.delegate_id == user.id)
    return tuple(absent for absent in found if absent is not None)


def stand_in(unit: Unit, absence: Absence | None) -> User | None:
    """Who is told instead; None where nobody is away, or the delegate has left or may not decide any more."""
    if absence is None:
        return None
    absent, delegate = unit.users.get(absence.user_id), unit.users.get(absence.delegate_id)
    if absent is None or delegate is None or not delegate.active or not may_stand_in(delegate, absent):
        return None
    return delegate


def may_stand_in(delegate: User, absent: User) -> bool:
    """Whoever stands in for somebody who decides has to be one who decides."""
    return may_decide(delegate.role) or not may_decide(absent.role)


def _running(desk: Desk, unit: Unit, moment: datetime) -> Iterable[Absence]:
    for absence in unit.absences.not_over((moment - ZONES_APART).date()):
        user = unit.users.get(absence.user_id)
        if user is not None and absence.covers(moment.astimezone(zone_of(user, desk.settings.time_zone)).date()):
            yield absence


def _check_days(desk: Desk, user: User, begins: date, ends: date) -> None:
    today = desk.clock().astimezone(zone_of(user, desk.settings.time_zone)).date()
    if not begins <= ends or ends < today or ends - begins > LONGEST:
        raise PolicyRefused(
            Words("结束日期须不早于开始日期和今天，且不超过一年。",
                  "The last day is not before the first, not over, and within a year."),
            Words("例如 2026-12-01 至 2026-12-05。", "For example 2026-12-01 to 2026-12-05."),
        )  # fmt: skip


def _refuse_chains(unit: Unit, meeting: Iterable[Absence], user: User, delegate: User) -> None:
    """Word that is passed on twice reaches nobody in the end, and in a circle it reaches nobody at all."""
    for absence in meeting:
        span = f"{absence.begins} – {absence.ends}"
        if absence.user_id == user.id:
            raise PolicyRefused(
                Words(f"您已登记休假：{span}。", f"You are away already: {span}."),
                Words("请先结束那一段。", "End that one first."),
            )
        if absence.user_id == delegate.id:
            raise PolicyRefused(
                Words(f"{delegate.name} 也休假：{span}。", f"{delegate.name} is away too: {span}."),
                Words("请选择另一位同事。", "Choose another colleague."),
            )
        if absence.delegate_id == user.id:
            absent = unit.users.get(absence.user_id)
            name = absent.name if absent else ""
            raise PolicyRefused(
                Words(f"{span} 期间您代 {name} 处理。", f"You stand in for {name}: {span}."),
                Words("请先由对方或管理员另选代理人。", "Let them or an administrator choose somebody else first."),
            )
