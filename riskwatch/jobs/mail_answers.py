"""Answers to an alert from the mail that told of it: by a link that is signed for one reader, works once and runs out.

Opening the link changes nothing, since mail scanners open every link; the button on its page answers.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from riskwatch.domain.alert import Alert
from riskwatch.domain.errors import NotThere, PolicyRefused
from riskwatch.domain.words import Words
from riskwatch.jobs.alerts import acknowledge_within, snooze_within
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.signed_links import link_token, opened
from riskwatch.store import Unit
from riskwatch.store.records import User
from riskwatch.store.repositories.readers import UsedLink

LIFE = timedelta(days=7)
LONGEST_SNOOZE = timedelta(days=14)
"""Whoever wants to hear nothing for longer signs in."""

BY_MAIL = "by the link in the mail"
Choice = Literal["acknowledge", "snooze"]


@dataclass(frozen=True, slots=True)
class AnswerLink:
    """A link as it was opened: whose it is, about what, whether it ran out, and what it was used for already."""

    id: str
    user: User
    alert: Alert
    over: bool
    used: UsedLink | None

    @property
    def works(self) -> bool:
        return not self.over and self.used is None


def answer_url(desk: Desk, reader: User, alert_id: str) -> str:
    """Where this reader answers this alert without signing in."""
    until = (desk.clock() + LIFE).isoformat(timespec="seconds")
    return f"{desk.settings['PUBLIC_URL'].rstrip('/')}/answer/{link_token(desk, 'answer', reader, alert_id, until)}"


def open_link(desk: Desk, unit: Unit, token: str) -> AnswerLink:
    """What a link is for; raises NotThere for one that is forged, shut, or of somebody who has left."""
    link = opened(desk, unit, "answer", token)
    if link is None:
        raise NotThere(
            Words("这个链接不完整，或已因更换密码、停用账号而失效。",
                  "This link is not complete, or a new password or a closed account has shut it."),
            Words("登录后可在“待决定”页面处理预警。", "Sign in and answer the alert on the page To decide."),
        )  # fmt: skip
    alert_id, until = link.parts
    key = hashlib.sha256(token.encode()).hexdigest()
    over = datetime.fromisoformat(until) <= desk.clock()
    return AnswerLink(key, link.user, unit.alerts.get(alert_id), over, unit.used_links.get(key))


def answer(desk: Desk, token: str, choice: Choice, reason: str = "", until: date | None = None) -> AnswerLink:
    """Answer in the name of the link's reader. A link that does not work any more changes nothing and is given back as it is.

    Raises PolicyRefused where the alert has moved on, or the day or the reason cannot be used; the link then works still.
    """
    with desk.store.transaction() as unit:
        link = open_link(desk, unit, token)
        used = UsedLink(link.id, link.user.id, link.alert.id, choice, desk.clock())
        if link.over or not unit.used_links.use(used):
            return open_link(desk, unit, token)
        if choice == "acknowledge":
            acknowledge_within(desk, unit, link.alert.id, link.user, BY_MAIL)
        else:
            day = until or desk.today
            if day > desk.today + LONGEST_SNOOZE:
                raise PolicyRefused(
                    Words(f"邮件链接最多暂缓 {LONGEST_SNOOZE.days} 天。", f"By the link of a mail at most {LONGEST_SNOOZE.days} days."),
                    Words("需要更久，请登录后处理。", "Sign in to wait longer."),
                )  # fmt: skip
            _note_the_way(desk, unit, link)
            snooze_within(desk, unit, link.alert.id, link.user, day, reason)
        return open_link(desk, unit, token)


def _note_the_way(desk: Desk, unit: Unit, link: AnswerLink) -> None:
    """A line of the log before the answer itself, whose reason is the reader's own words."""
    state = link.alert.state
    unit.alert_log.append(
        link.alert.id, at=desk.clock(), actor=link.user.email, before=state, after=state, reason=BY_MAIL
    )
