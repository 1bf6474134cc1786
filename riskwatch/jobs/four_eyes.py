"""Two people, not one twice: who cannot be the second pair of eyes."""

from __future__ import annotations

from riskwatch.domain.errors import PolicyRefused
from riskwatch.domain.words import Words
from riskwatch.jobs.absences import stands_in_for
from riskwatch.jobs.desk import Desk
from riskwatch.store import Unit
from riskwatch.store.records import User


def require_second_person(desk: Desk, unit: Unit, user: User, first: str, refusal: Words) -> None:
    """Raises PolicyRefused, with `refusal`, for the person (by mail address) who took the first step; and for whoever
    stands in for that person now, whom the first has chosen (decision 14)."""
    another = Words("请另一位信用经理或管理员批准。", "Ask another credit manager or an administrator.")
    if user.email == first:
        raise PolicyRefused(refusal, another)
    for absent in stands_in_for(desk, unit, user, desk.clock()):
        if absent.email == first:
            raise PolicyRefused(
                Words(f"您正代 {absent.name} 处理，不能作为其提议的第二人。",
                      f"You stand in for {absent.name} and cannot be the second person to what {absent.name} proposed."),
                another,
            )  # fmt: skip
