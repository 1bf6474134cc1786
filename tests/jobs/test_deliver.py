"""From the outbox to a real mail server: each mail once; a repeat after a kill is the same mail."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from riskwatch.bootstrap import channels
from riskwatch.domain.calendar import Week
from riskwatch.jobs import deliver as deliver_job
from riskwatch.jobs.deliver import LEASE, Delivered, deliver
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.digest import queue_digests, send_digest
from riskwatch.jobs.poll import poll_now
from riskwatch.jobs.users import change_user
from riskwatch.notify.interface import Message, Receipt
from riskwatch.sources.demo_registry import DemoRegistry
from riskwatch.store.records import User

KILLED = """
import os
from riskwatch.bootstrap import build
from riskwatch.jobs import deliver
from riskwatch.log import configure
from riskwatch.settings import load_settings

configure("error")
deliver._confirm = lambda *_: os._exit(9)  # the process dies after the server took the mail, before it is written down
deliver.deliver(build(load_settings(os.environ)))
"""


@pytest.fixture
def posted(stocked: Desk, mailbox: Any) -> Desk:
    """The desk with mail set up, on the Tuesday after a cut-off."""
    values = {**stocked.settings.values, "SMTP_URL": mailbox.url, "MAIL_FROM": "riskwatch@example.org"}
    settings = replace(stocked.settings, values=values)
    return replace(stocked, settings=settings, channels=channels(settings))


@pytest.fixture
def old_reader(reader: Callable[..., User], clock: Any) -> Callable[..., User]:
    """A reader who was there before the last cut-off."""

    def make(name: str = "manager", **given: Any) -> User:
        now = clock.now
        clock.now = now - timedelta(days=14)
        try:
            return reader(name, **given)
        finally:
            clock.now = now

    return make


def mails(mailbox: Any) -> list[EmailMessage]:
    return [message_from_bytes(envelope.content, policy=policy.default) for envelope in mailbox.mails]  # type: ignore[misc]


def test_the_weekly_mail_arrives_in_both_forms(posted: Desk, mailbox: Any, old_reader: Callable[..., User]) -> None:
    old_reader("chen", language="zh")
    assert queue_digests(posted).queued == 1
    assert deliver(posted) == Delivered(sent=1)
    (mail,) = mails(mailbox)
    assert mail["To"] == "chen@example.com"
    assert "2026年第47周" in mail["Subject"]
    assert mail["Message-ID"].endswith("@example.org>")
    assert mail["List-Unsubscribe"].startswith("<http://127.0.0.1:8000/unsubscribe/")
    assert mail["List-Unsubscribe-Post"] is None  # one click is promised for https alone
    assert mail.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    text = mail.get_body(("plain",))
    assert text is not None
    assert "本周没有需要决定的事项" in text.get_content()


def test_a_second_digest_of_a_week_is_impossible(
    posted: Desk, mailbox: Any, old_reader: Callable[..., User], clock: Any
) -> None:
    user = old_reader()
    for _ in range(5):
        queue_digests(posted)
        deliver(posted)
        send_digest(posted, user, Week(2026, 47))
        clock.move(hours=5)
    assert len(mailbox.mails) == 1
    clock.move(days=6)
    queue_digests(posted)
    deliver(posted)
    assert len(mailbox.mails) == 2


def test_killed_between_send_and_confirm_the_second_mail_is_the_same(
    posted: Desk, mailbox: Any, old_reader: Callable[..., User], clock: Any
) -> None:
    old_reader()
    queue_digests(posted)
    settings = {f"RISKWATCH_{name}": value for name, value in posted.settings.values.items() if value}
    moment = {"RISKWATCH_NOW": clock.now.isoformat()}
    environment = {**os.environ, **settings, **moment, "PYTHONPATH": str(Path.cwd())}
    killed = subprocess.run([sys.executable, "-c", KILLED], env=environment, timeout=120, check=False)
    assert killed.returncode == 9
    assert len(mailbox.mails) == 1
    with posted.store.reading() as unit:
        assert [row.state for row in unit.outbox.all()] == ["claimed"]
        lease_over = max(row.claim_until for row in unit.outbox.all() if row.claim_until)
    later = replace(posted, wall=lambda: lease_over)
    assert deliver(later).sent == 1
    first, second = mailbox.mails
    assert first.content == second.content
    assert mails(mailbox)[0]["Message-ID"] == mails(mailbox)[1]["Message-ID"]
    assert deliver(later) == Delivered()


def test_a_claim_that_still_runs_is_left_alone(
    posted: Desk, mailbox: Any, old_reader: Callable[..., User], clock: Any
) -> None:
    old_reader()
    queue_digests(posted)
    with posted.store.transaction() as unit:
        row = unit.outbox.all()[0]
        unit.outbox.claim(row.id, "another process", wall=clock(), lease=LEASE)
    assert deliver(posted) == Delivered()
    assert mailbox.mails == []


def test_one_bad_address_does_not_hold_up_the_others(
    posted: Desk, mailbox: Any, old_reader: Callable[..., User], clock: Any
) -> None:
    for name in ("gone", "full", "fine"):
        old_reader(name)
    mailbox.answers = {"gone@example.com": "550 no such user", "full@example.com": "452 mailbox full"}
    queue_digests(posted)
    assert deliver(posted) == Delivered(sent=1, waiting=1, failed=1)
    with posted.store.reading() as unit:
        states = {unit.users.get(row.reader).name: row.state for row in unit.outbox.all()}  # type: ignore[union-attr]
        alerts = [(alert.rule, "gone@example.com" in alert.explanation.en) for alert in unit.alerts.all("active")]
    assert states == {"gone": "failed", "full": "pending", "fine": "sent"}
    assert alerts == [("mail_refused", True)]
    mailbox.answers = {}
    clock.move(hours=1)
    assert deliver(posted) == Delivered(sent=1)
    assert sorted(mail["To"] for mail in mails(mailbox)) == ["fine@example.com", "full@example.com"]


def test_a_mail_server_that_is_down_loses_nothing(
    posted: Desk, old_reader: Callable[..., User], clock: Any, mailbox: Any
) -> None:
    old_reader()
    queue_digests(posted)
    nowhere = replace(posted.settings, values={**posted.settings.values, "SMTP_URL": "smtp://127.0.0.1:1"})
    down = replace(posted, channels=channels(nowhere))
    assert deliver(down) == Delivered(waiting=1)
    clock.move(hours=1)
    assert deliver(posted) == Delivered(sent=1)


def test_without_a_mail_server_messages_wait(stocked: Desk, old_reader: Callable[..., User]) -> None:
    old_reader()
    queue_digests(stocked)
    assert deliver(stocked) == Delivered(waiting=1)
    with stocked.store.reading() as unit:
        assert [(row.state, row.attempts) for row in unit.outbox.all()] == [("pending", 0)]


def test_after_an_outage_old_mail_is_not_sent(
    posted: Desk, old_reader: Callable[..., User], clock: Any, mailbox: Any
) -> None:
    old_reader()
    queue_digests(posted)
    clock.move(days=6)
    assert deliver(posted) == Delivered(expired=1)
    assert mailbox.mails == []


def test_who_has_unsubscribed_gets_nothing_even_if_it_was_queued(
    posted: Desk, mailbox: Any, old_reader: Callable[..., User]
) -> None:
    user = old_reader()
    queue_digests(posted)
    change_user(posted, user.id, subscribed=False)
    assert deliver(posted) == Delivered(expired=1)
    assert mailbox.mails == []


@pytest.fixture
def in_trouble(posted: Desk, registry: DemoRegistry, clock: Any, old_reader: Callable[..., User]) -> Desk:
    old_reader("manager", language="en")
    poll_now(posted)
    registry.stage = 2
    clock.move(days=1)
    poll_now(posted, everything=True)
    return posted


def test_urgent_word_comes_after_the_group_wait_in_a_mail_per_group_of_companies(
    in_trouble: Desk, mailbox: Any, clock: Any
) -> None:
    assert deliver(in_trouble) == Delivered()
    clock.move(minutes=10)
    assert deliver(in_trouble) == Delivered(sent=3)
    assert all("stop supply?" in mail["Subject"] and "more" not in mail["Subject"] for mail in mails(mailbox))


def test_what_somebody_took_up_meanwhile_is_not_told(in_trouble: Desk, mailbox: Any, clock: Any) -> None:
    with in_trouble.store.transaction() as unit:
        for alert in unit.alerts.all("open"):
            unit.alerts.move(alert.id, "acknowledged", actor="me", reason="seen", at=clock())
    clock.move(minutes=10)
    assert deliver(in_trouble) == Delivered(expired=3)
    assert mailbox.mails == []


def test_a_slow_server_keeps_its_claim(
    posted: Desk, old_reader: Callable[..., User], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lease ends while the mail is handed over; it is renewed, so that no second process sends the same mail."""
    old_reader()
    queue_digests(posted)
    monkeypatch.setattr(deliver_job, "LEASE", timedelta(milliseconds=40))
    renewed: list[bool] = []

    class Slow:
        name = "mail"

        def send(self, message: Message) -> Receipt:
            with posted.store.reading() as unit:
                before = unit.outbox.all()[0].claim_until
            while not renewed:
                posted.clock.move(seconds=1)  # type: ignore[attr-defined]
                with posted.store.reading() as unit:
                    if unit.outbox.all()[0].claim_until != before:
                        renewed.append(True)
            return Receipt(message.id)

    assert deliver(replace(posted, channels={"mail": Slow()})) == Delivered(sent=1)
