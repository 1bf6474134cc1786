"""The desk that every job works at: everything it needs, handed in."""

from __future__ import annotations

import hashlib
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from riskwatch.catalogue import RuleSet
from riskwatch.credit.opinion import Model
from riskwatch.domain.calendar import Clock
from riskwatch.domain.policy import Policy
from riskwatch.domain.profile import Profile
from riskwatch.notify.interface import Channel
from riskwatch.rulebook.statutes import Statutes
from riskwatch.settings import Settings
from riskwatch.sources import Source
from riskwatch.store import Store
from riskwatch.store.codec import dump
from riskwatch.watch.checking import CompanyCheck


def wall_clock() -> datetime:
    """The time of day. Leases, budgets and heartbeats go by it even while the business clock is fixed."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Desk:
    """What jobs need. `clock` tells the business time (fixed by RISKWATCH_NOW), `wall` the real one, `pause` waits some
    seconds, `chance` draws jitter: tests and replays hand in their own. `profile` and `policy` are those of the files,
    which count while the database has none. `model` gives the second opinion on accounts."""

    store: Store
    rules: RuleSet
    statutes: Statutes
    checks: Sequence[CompanyCheck]
    sources: Mapping[str, Source]
    channels: Mapping[str, Channel]
    clock: Clock
    settings: Settings
    wall: Clock = wall_clock
    pause: Callable[[float], None] = time.sleep
    chance: random.Random = field(default_factory=random.SystemRandom)
    profile: Profile | None = None
    policy: Policy | None = None
    model: Model | None = None

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of the house."""
        return ZoneInfo(self.settings.time_zone)

    @property
    def today(self) -> date:
        """The day in the time zone of the house."""
        return self.clock().astimezone(self.zone).date()

    @cached_property
    def checks_version(self) -> str:
        """Names the company checks with their weights and words; alerts carry it."""
        names = [(check.name, dump(check.kind), sorted(check.settings.items())) for check in self.checks]
        return hashlib.sha256(repr(names).encode()).hexdigest()[:12]

    @property
    def data_dir(self) -> Path:
        return self.settings.data_dir
