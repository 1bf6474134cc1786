"""The demo: a small made-up world whose history of three weeks is played through the real pipeline, without network.

The registers of the demo stand on a local port and show stage after stage while a clock steps through the weeks.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from riskwatch import resources
from riskwatch.domain.calendar import Week
from riskwatch.domain.errors import PolicyRefused, RiskWatchError
from riskwatch.domain.words import Words
from riskwatch.drafts.limits import limits_of
from riskwatch.jobs import alerts
from riskwatch.jobs.accounts import import_accounts
from riskwatch.jobs.book import import_book
from riskwatch.jobs.company import set_policy, set_profile
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.drafts import submit_draft
from riskwatch.jobs.invoices import import_invoices
from riskwatch.jobs.orders import import_orders
from riskwatch.jobs.own_company import POLICY_FILE, PROFILE_FILE, read_profile
from riskwatch.jobs.pages import import_page
from riskwatch.jobs.playing import demo_day, mark_demo
from riskwatch.jobs.poll import poll_now
from riskwatch.jobs.users import add_user, change_user
from riskwatch.log import get_logger
from riskwatch.rulebook.house.files import read_policy
from riskwatch.settings import Settings
from riskwatch.sources import load_sources, source_names
from riskwatch.sources.demo_registry import DemoRegistry
from riskwatch.sources.recordings import dated
from riskwatch.store.records import User, UserRole

_LOG = get_logger("demo")
LOADED = "demo"
"""Heartbeat row that says the demo was loaded to its end; one that was broken off is taken up again."""

BEGINS = timedelta(days=21)
BOOK = "demo/customers.csv"
BOOKS: dict[str, Callable[..., object]] = {
    "invoices.csv": import_invoices,
    "accounts.csv": import_accounts,
    "orders.csv": import_orders,
}
"""What the customers owe, their accounts and orders; days are written like those of the recordings, `{{D-3}}`."""
FIRST_ENTRY = "首次录入 First entry"
PEOPLE: tuple[tuple[str, str, UserRole], ...] = (
    ("sales@example.com", "销售 Sales", "sales"),
    ("manager@example.com", "信用经理 Credit manager", "credit_manager"),
)


@dataclass(frozen=True, slots=True)
class SignIn:
    """A made-up user with the password that was drawn for it; told once."""

    email: str
    role: UserRole
    password: str


@dataclass(frozen=True, slots=True)
class DemoWorld:
    """What was loaded. `loaded` is False when the demo was there already: nothing was changed then."""

    loaded: bool
    sign_ins: tuple[SignIn, ...] = ()
    customers: int = 0
    drafts: int = 0


class SteppingClock:
    """A clock that is set by hand; waiting moves it on."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def pause(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


def load_demo(desk: Desk) -> DemoWorld:
    """Load the made-up world; does nothing when it is there. Raises PolicyRefused on a database with other customers."""
    if holds_demo(desk):
        return DemoWorld(loaded=False)
    now = desk.clock()
    today = demo_day(desk.settings) or now.astimezone(desk.zone).date()
    if demo_day(desk.settings) is None:
        _must_be_empty(desk)
    mark_demo(desk.settings, today)
    people, sign_ins = _people(desk)
    clock = SteppingClock(now - BEGINS)
    _say_who_we_are(replace(desk, clock=clock), people[1])
    with DemoRegistry(resources.data("recordings"), today=today) as registry:
        sources = load_sources(_pointed_at(desk.settings, registry.url), clock)
        played = replace(desk, clock=clock, wall=clock, pause=clock.pause, sources=sources)
        book = import_book(played, resources.data(BOOK).read_bytes(), "customers.csv", actor=people[1].email)
        _play(played, clock, registry, now, people[1])
        _hand_in(played, clock, now, today)
    for name, take in BOOKS.items():
        table = dated(resources.data(f"demo/{name}").read_text(encoding="utf-8"), today)
        take(desk, table.encode(), name, actor=people[1].email)
    drafts = _submit_drafts(desk, people[0])
    with desk.store.transaction() as unit:
        unit.heartbeats.beat(LOADED, wall=desk.wall(), detail=today.isoformat())
    return DemoWorld(True, sign_ins, len(book.rows), drafts)


def holds_demo(desk: Desk) -> bool:
    """Whether the database holds the whole demo."""
    with desk.store.reading() as unit:
        return unit.heartbeats.get(LOADED) is not None


def _play(desk: Desk, clock: SteppingClock, registry: DemoRegistry, now: datetime, manager: User) -> None:
    """A look at what is due every night. The first changes show in the last whole week, so that its mail tells of them;
    the others were there this morning."""
    last_night = now - timedelta(hours=5)
    first_changes = max(_last_cut_off(desk, now) - timedelta(days=3, hours=12), now - timedelta(days=8))
    for days in range(BEGINS.days, -1, -1):
        clock.now = max(clock.now, last_night - timedelta(days=days))
        stage = 2 if days == 0 else 1 if clock.now >= first_changes else 0
        changed, registry.stage = stage != registry.stage, stage
        poll_now(desk, everything=changed)
        if registry.stage == 1:
            _answer(desk, manager)


def _hand_in(desk: Desk, clock: SteppingClock, now: datetime, today: date) -> None:
    """What the made-up salesperson saved from the courts' site: nothing two weeks ago, a listing yesterday."""
    with desk.store.reading() as unit:  # of a demo that was broken off
        there = {capture.file for capture in unit.captures.of("C-4002")}
    for stage, ago in enumerate((timedelta(days=14), timedelta(days=1))):
        clock.now = now - ago
        file = f"zxgk-shixin-{stage}.html"
        if file in there:
            continue
        page = dated(resources.data(f"demo/pages/{file}").read_text(encoding="utf-8"), today)
        import_page(
            desk, "C-4002", page.encode(), file, actor=PEOPLE[0][0], taken_at=clock.now, confirmed=True,
            content_type="text/html",
        )  # fmt: skip
    clock.now = now


def _answer(desk: Desk, manager: User) -> None:
    """What the made-up credit manager did about last week's questions."""
    with desk.store.reading() as unit:
        waiting = [alert for alert in unit.alerts.all("open") if alert.customer_ref]
        second = next((user for user in unit.users.all() if user.role == "admin" and user.active), None)
    for alert in waiting:
        if alert.proposal == "review":
            alerts.acknowledge(desk, alert.id, manager)
        elif alert.customer_ref == "C-2002":
            reason = (
                "强制解散已启动，客户未答复；已书面通知，先停货。 Dissolution has begun, no answer from the customer."
            )
            alerts.decide(desk, alert.id, manager, "approved", reason)
            if second is not None:
                alerts.decide(desk, alert.id, second, "approved", reason)


def _say_who_we_are(desk: Desk, manager: User) -> None:
    """The made-up seller and its credit policy, unless a demo that was broken off has stored them already."""
    with desk.store.reading() as unit:
        profile_known, policy_known = unit.profiles.current() is not None, unit.policies.latest() is not None
    if not profile_known:
        profile = read_profile(resources.data("demo") / PROFILE_FILE, limits_of(desk.settings))
        set_profile(desk, profile, actor=manager.email, reason=FIRST_ENTRY)
    if not policy_known:
        policy = read_policy(resources.data("demo") / POLICY_FILE)
        set_policy(desk, policy, actor=manager.email, reason=FIRST_ENTRY)


def _last_cut_off(desk: Desk, now: datetime) -> datetime:
    begins = Week.of(now.astimezone(desk.zone).date()).begins(desk.zone)
    return begins if begins <= now else begins - timedelta(days=7)


def _people(desk: Desk) -> tuple[list[User], tuple[SignIn, ...]]:
    users, sign_ins = [], []
    for email, name, role in PEOPLE:
        password = secrets.token_urlsafe(9)
        users.append(_user(desk, email, name, role, password))
        sign_ins.append(SignIn(email, role, password))
    return users, tuple(sign_ins)


def _user(desk: Desk, email: str, name: str, role: UserRole, password: str) -> User:
    with desk.store.reading() as unit:
        known = unit.users.by_email(email)
    if known is not None:  # of a demo that was broken off
        return change_user(desk, known.id, password=password)
    return add_user(desk, email=email, name=name, role=role, password=password)


def _submit_drafts(desk: Desk, seller: User) -> int:
    folder = resources.data("demo")
    files = sorted((*folder.glob("*.docx"), *folder.glob("*.pdf")))
    done = 0
    for file in files:
        try:
            submit_draft(desk, file.read_bytes(), file.name, actor=seller.email)
            done += 1
        except RiskWatchError as error:
            _LOG.warning("demo draft left out", file=file.name, why=str(error))
    return done


def _must_be_empty(desk: Desk) -> None:
    with desk.store.reading() as unit:
        customers = unit.customers.count()
        taken = [email for email, _, _ in PEOPLE if unit.users.by_email(email)]
    if customers or taken:
        raise PolicyRefused(
            Words(
                "该数据库已有数据，不能混入演示数据。",
                "This database has data of its own; the demo is not mixed into it.",
            ),
            Words(
                "请为演示另设 RISKWATCH_DATA_DIR。",
                "Give the demo a folder of its own: RISKWATCH_DATA_DIR=/some/other/folder riskwatch init --demo",
            ),
        )


def _pointed_at(settings: Settings, url: str) -> Settings:
    """The settings with every source asked at `url`."""
    urls = {f"SOURCE_{name.upper()}_URL": url for name in source_names()}
    return replace(settings, values={**settings.values, **urls})
