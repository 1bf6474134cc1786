"""The weekly mail: its cut-off, its content frozen at it, its size, its words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from riskwatch.domain.calendar import Week
from riskwatch.domain.money import Money
from riskwatch.domain.words import Words
from riskwatch.jobs import digest as digest_job
from riskwatch.jobs.alerts import acknowledge, decide, snooze
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.digest import Queued, digest_for, queue_digests, render
from riskwatch.jobs.digest_content import Digest, Duties, DutyLine, UnseenLine
from riskwatch.jobs.digest_page import render_digest
from riskwatch.jobs.poll import poll_now
from riskwatch.jobs.users import add_user
from riskwatch.sources.demo_registry import DemoRegistry
from riskwatch.store.codec import dump, load
from riskwatch.store.records import User


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


@pytest.fixture
def member(reader: Callable[..., User], clock: Any) -> Callable[..., User]:
    """A reader who has been there for years."""

    def make(name: str = "manager", **given: Any) -> User:
        now, clock.now = clock.now, at("2020-01-01T00:00:00+00:00")
        try:
            return reader(name, **given)
        finally:
            clock.now = now

    return make


def test_each_reader_gets_the_mail_at_eight_where_he_is(stocked: Desk, member: Callable[..., User], clock: Any) -> None:
    member("shanghai", time_zone="Asia/Shanghai")
    member("london", time_zone="Europe/London")
    clock.now = at("2026-11-23T08:00:00+08:00")
    assert queue_digests(stocked) == Queued(1)
    clock.now = at("2026-11-23T07:59:00+00:00")
    assert queue_digests(stocked) == Queued(0)
    clock.now = at("2026-11-23T08:00:00+00:00")
    assert queue_digests(stocked) == Queued(1)


def test_a_broken_zone_does_not_keep_the_others_from_their_mail(
    stocked: Desk, member: Callable[..., User], clock: Any
) -> None:
    broken = member("broken")
    with stocked.store.transaction() as unit:
        unit.users.save(replace(broken, time_zone="Mars/Olympus"))
    member("fine")
    assert queue_digests(stocked) == Queued(2)
    with stocked.store.reading() as unit:
        frozen = [unit.digests.periods(user.id) for user in unit.users.all()]
    assert frozen == [("2026-W47",), ("2026-W47",)]


def test_a_defect_in_one_mail_does_not_keep_the_others_from_theirs(
    stocked: Desk, member: Callable[..., User], monkeypatch: pytest.MonkeyPatch
) -> None:
    unlucky = member("unlucky")
    member("lucky")
    real = digest_job.zone_of

    def breaks(user: User, fallback: str) -> Any:
        if user.id == unlucky.id:
            raise RuntimeError
        return real(user, fallback)

    monkeypatch.setattr(digest_job, "zone_of", breaks)
    assert queue_digests(stocked) == Queued(1, failed=1)


def test_who_came_after_the_cut_off_waits_for_the_next(stocked: Desk, reader: Callable[..., User], clock: Any) -> None:
    reader("new")
    assert queue_digests(stocked) == Queued(0)
    clock.move(days=7)
    assert queue_digests(stocked) == Queued(1)


def test_long_after_the_cut_off_nothing_is_sent_any_more(
    stocked: Desk, member: Callable[..., User], clock: Any
) -> None:
    member()
    clock.now = at("2026-11-26T09:00:00+08:00")
    assert queue_digests(stocked) == Queued(0)


@pytest.fixture
def week(stocked: Desk, registry: DemoRegistry, clock: Any, member: Callable[..., User]) -> tuple[Desk, User]:
    """A week in which one customer got a petition, another lost directors, and somebody acted on a third."""
    user = member("manager", language="zh")
    clock.now = at("2026-11-10T02:00:00+08:00")
    poll_now(stocked)
    registry.stage = 1
    clock.now = at("2026-11-18T02:00:00+08:00")
    poll_now(stocked, everything=True)
    clock.now = at("2026-11-22T02:00:00+08:00")
    poll_now(stocked, everything=True)
    return stocked, user


def second(desk: Desk) -> User:
    """The second person that a stop takes."""
    return add_user(desk, email="second@example.com", name="二", role="admin", password="long enough", subscribed=False)


def alert_of(desk: Desk, ref: str) -> str:
    with desk.store.reading() as unit:
        return next(alert.id for alert in unit.alerts.all() if alert.customer_ref == ref)


def test_it_tells_what_waits_what_changed_and_what_is_at_stake(week: tuple[Desk, User], clock: Any) -> None:
    desk, user = week
    decide(desk, alert_of(desk, "C-2002"), second(desk), "approved", "书面通知已发出")
    decide(desk, alert_of(desk, "C-2002"), user, "approved", "书面通知已发出")
    snooze(desk, alert_of(desk, "C-1003"), user, date(2026, 12, 10), "等下月报表")
    clock.now = at("2026-11-24T09:00:00+08:00")
    content = digest_for(desk, user, Week(2026, 47))
    assert [line.ref for line in content.decide] == ["C-1001"]
    assert [line.ref for line in content.in_action] == ["C-2002"]
    assert [line.ref for line in content.snoozed] == ["C-1003"]
    assert [(move.ref, move.before, move.after) for move in content.worse] == [
        ("C-1001", "C", "E"),
        ("C-2002", "C", "E"),
    ]
    assert [str(money) for money in content.at_stake] == ["¥400,000.00"]
    assert (content.looks, content.good, content.customers, content.unwatched) == (14, 14, 8, 1)
    assert not content.nothing_new
    mail = render(desk, user, Week(2026, 47))
    for words in ("1 项决定等您处理，涉及欠款 ¥400,000.00", "书面通知已发出", "等下月报表", "2026-12-10", "C → E"):
        assert words in mail.text
    assert "Harrowmere Pumps & Valves Limited 停止供货" in mail.subject


def test_what_happens_after_the_cut_off_does_not_change_the_week(week: tuple[Desk, User], clock: Any) -> None:
    desk, user = week
    clock.now = at("2026-11-23T08:00:00+08:00")
    at_cut_off = dump(digest_for(desk, user, Week(2026, 47)))
    clock.now = at("2026-11-24T09:00:00+08:00")
    acknowledge(desk, alert_of(desk, "C-1001"), user)
    decide(desk, alert_of(desk, "C-1001"), second(desk), "approved", "停货")
    decide(desk, alert_of(desk, "C-1001"), user, "approved", "停货")
    registry_news = poll_now(desk, everything=True)
    assert registry_news
    assert dump(digest_for(desk, user, Week(2026, 47))) == at_cut_off
    assert [line.ref for line in digest_for(desk, user, Week(2026, 48)).in_action] == ["C-1001"]


def test_a_frozen_week_is_rebuilt_byte_for_byte(week: tuple[Desk, User], clock: Any) -> None:
    desk, user = week
    clock.now = at("2026-11-23T08:00:10+08:00")
    queue_digests(desk)
    frozen = render(desk, user, Week(2026, 47))
    clock.move(days=40)
    with desk.store.transaction() as unit:
        unit.customers.remove("C-1001")
    assert render(desk, user, Week(2026, 47)) == frozen


def test_the_week_that_runs_shows_today_and_says_so(week: tuple[Desk, User], clock: Any) -> None:
    desk, user = week
    clock.now = at("2026-11-24T09:00:00+08:00")
    content = digest_for(desk, user, Week(2026, 48))
    assert content.running
    assert [line.is_new for line in content.decide] == [False, False]


def test_nothing_new_is_said_with_the_checks_made(stocked: Desk, clock: Any, member: Callable[..., User]) -> None:
    user = member()
    with stocked.store.transaction() as unit:
        unit.customers.remove("C-1002")  # its accounts fall overdue by time alone
    clock.now = at("2026-11-10T02:00:00+08:00")
    poll_now(stocked)
    for day in range(16, 23):
        clock.now = at(f"2026-11-{day}T09:00:00+08:00")
        poll_now(stocked, everything=True)
    clock.now = at("2026-11-23T08:00:00+08:00")
    content = digest_for(stocked, user, Week(2026, 47))
    assert content.nothing_new
    mail = render(stocked, user, Week(2026, 47))
    assert "没有新情况（查询 42 次）" in mail.subject
    assert "42次查询中42次有答复，均无变化" in mail.text


def test_a_blind_source_is_told_with_the_day_it_was_last_seen(
    stocked: Desk, clock: Any, member: Callable[..., User], registry: DemoRegistry
) -> None:
    user = member(language="en")
    clock.now = at("2026-11-12T02:00:00+08:00")
    poll_now(stocked)
    for day in range(13, 23):
        clock.now = at(f"2026-11-{day}T02:00:00+08:00")
        for source in ("gb_companies_house", "no_brreg"):
            poll_now(stocked, source=source, everything=True)
    clock.now = at("2026-11-23T08:00:00+08:00")
    content = digest_for(stocked, user, Week(2026, 47))
    assert [(line.source, line.customers) for line in content.blind] == [("xx_gleif", 1)]
    assert "last seen 2026-11-12" in render(stocked, user, Week(2026, 47)).text


def test_a_big_week_stays_under_100_kb_and_has_no_outside_files(week: tuple[Desk, User]) -> None:
    desk, user = week
    content = digest_for(desk, user, Week(2026, 47))
    line = replace(content.decide[0], name="极" * 40)
    many = replace(
        content,
        decide=tuple(replace(line, ref=f"C-{n}") for n in range(400)),
        new=tuple(replace(line, ref=f"N-{n}") for n in range(400)),
        closed=tuple(replace(line, ref=f"D-{n}") for n in range(400)),
        worse=content.worse * 200,
    )
    for language in ("zh", "en"):
        mail = render_digest(desk, many, language)
        assert len(mail.html.encode()) < 100_000
        assert "<img" not in mail.html
        assert "<link" not in mail.html
        assert "url(" not in mail.html
        assert mail.html.count("src=") == 0


def test_ten_thousand_customers_in_trouble_make_no_larger_mail(week: tuple[Desk, User]) -> None:
    desk, user = week
    content = digest_for(desk, user, Week(2026, 47))
    line, move, refs = content.decide[0], content.worse[0], tuple(f"C-{n}" for n in range(10_000))
    lines = tuple(replace(line, ref=ref, name="极" * 40) for ref in refs)
    duty = DutyLine("极" * 40, Words("逾期" * 40, "overdue " * 20), "/customers/C-1", Money(Decimal(10**12)))
    huge = replace(
        content,
        **dict.fromkeys(("decide", "new", "in_action", "closed", "snoozed"), lines),
        **{name: tuple(replace(move, ref=ref) for ref in refs) for name in ("worse", "better", "first_graded")},
        duties=tuple(
            Duties(Words("逾期", "overdue"), "/x", (duty,) * 10_000, (Money(Decimal(10**16)),), id=f"d{n}")
            for n in range(7)
        ),
        unseen_lines=tuple(UnseenLine(ref, "no_number") for ref in refs),
        customers=10_000,
    )
    for language in ("zh", "en"):
        mail = render_digest(desk, huge, language)
        assert len(mail.html.encode()) < 100_000
        assert len(mail.text.encode()) < 100_000
    assert load(dump(huge), Digest) == huge


def test_the_mail_survives_what_mail_programs_do_to_it(week: tuple[Desk, User]) -> None:
    desk, user = week
    for language in ("zh", "en"):
        html = render(desk, user, Week(2026, 47), language).html
        for lost in ("<script", "<link", "<img", "url(", "@import", "src=", "javascript:", "<form"):
            assert lost not in html
        bare = re.sub(r"<style.*?</style>", "", html, flags=re.S)  # as programs do that drop style sheets
        assert 'class="head" style="' in bare
        assert "max-width: 600px" in bare
        style = re.search(r"<style>(.*?)</style>", html, flags=re.S)
        assert style
        assert style[1].count("@media") == 2
        for bar in re.findall(r'<table[^>]*class="bar"[^>]*>', html):
            assert 'aria-hidden="true"' in bar or 'aria-label="' in bar


def test_names_are_text_never_markup(week: tuple[Desk, User]) -> None:
    desk, user = week
    content: Digest = digest_for(desk, user, Week(2026, 47))
    evil = replace(content, decide=(replace(content.decide[0], name="<script>alert(1)</script>"),))
    assert "<script>" not in render_digest(desk, evil, "en").html


def test_every_sentence_of_the_mail_exists_in_chinese(week: tuple[Desk, User]) -> None:
    desk, user = week
    text = re.sub(r"http\S+", "", render(desk, user, Week(2026, 47), "zh").text)
    for english in ("Needs a decision", "checks made", "Got worse", "frozen", "owes", "limit"):
        assert english not in text


def test_bars_show_how_much_of_the_limit_is_used(week: tuple[Desk, User]) -> None:
    desk, user = week
    line = digest_for(desk, user, Week(2026, 47)).decide[0]
    assert line.used == 100
    assert line.exposure is not None
    over = replace(line, exposure=replace(line.exposure, amount=line.exposure.amount * 2))
    assert over.used == 200
    assert replace(line, limit_before=None).used is None
