"""Companies and what happens to them, drawn from a seed; what the register says about each at any time.

A life is a list of changes. Each change names the event that a watcher has to find: its code, its natural key, and the
time from which, and perhaps until which, the register shows it. The world knows nothing of the watcher.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random

from riskwatch.watch.facts import value_pair

OFFICE = "{} Estate {}, Testham, TS1 1AA"
"""House and estate; every company has an estate of its own, so that an address in common ties nobody."""
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Truth:
    """One event that can be found: shown by the register from `begins` until `ends` (None: for good)."""

    number: str
    kind: str
    code: str
    key: str
    begins: datetime
    ends: datetime | None = None


@dataclass
class Company:
    """What the register holds about a company, as a list of dated entries of each kind."""

    number: str
    name: str
    names: list[tuple[datetime, str]] = field(default_factory=list)
    offices: list[tuple[datetime, int]] = field(default_factory=list)
    left: dict[int, datetime] = field(default_factory=dict)
    joined: dict[int, datetime] = field(default_factory=dict)
    charges: dict[int, tuple[datetime, datetime | None]] = field(default_factory=dict)
    petition: datetime | None = None
    order: datetime | None = None
    strike_off: tuple[datetime, datetime | None] | None = None
    wrongly_dissolved: tuple[datetime, datetime] | None = None


@dataclass(frozen=True)
class World:
    companies: dict[str, Company]
    truths: tuple[Truth, ...]


def make(count: int, start: datetime, days: int, seed: int) -> World:
    """A world of `count` companies over `days` days; about two in five live through something."""
    chance = Random(seed)
    companies, truths = {}, []
    for index in range(count):
        number = f"{98_000_000 + index:08}"
        company = Company(number, f"SIMULATED COMPANY {index:05} LIMITED")
        company.names = [(start - 3000 * DAY, company.name)]
        company.offices = [(start - 3000 * DAY, 1)]
        companies[number] = company
        life: list[Truth] = []
        for change in chance.sample(CHANGES, k=chance.choices((0, 1, 2, 3), (60, 20, 12, 8))[0]):
            at = start + timedelta(days=chance.uniform(3, days * 0.8), seconds=chance.uniform(0, 86400))
            life += change(company, at, chance)
        truths += [shown for truth in life if (shown := _as_shown(truth, company)) is not None]
    return World(companies, tuple(truths))


def _as_shown(truth: Truth, company: Company) -> Truth | None:
    """The event within the time in which the register really shows it: it has one status, and the graver one counts."""
    hidden = [(company.order, None)] if company.order and truth.code in _STATUSES else []
    if company.wrongly_dissolved and truth.code == _STATUSES[0]:
        hidden.append(company.wrongly_dissolved)
    for begins, ends in sorted(hidden):
        if begins <= truth.begins:
            if ends is None:
                return None
            truth = replace(truth, begins=max(truth.begins, ends))
        elif truth.ends is None or begins < truth.ends:
            truth = replace(truth, ends=begins)
    return None if truth.ends is not None and truth.ends <= truth.begins else truth


_STATUSES = ("STATUS_STRIKE_OFF_PENDING", "STATUS_CEASED")


def _officer_leaves(company: Company, at: datetime, chance: Random) -> Iterator[Truth]:
    company.left[0] = at
    company.joined[2] = at + timedelta(days=chance.uniform(1, 9))
    yield Truth(company.number, "officer leaves", "OFFICER_LEFT", _officer_key(company, 0), at)
    joined = company.joined[2]
    yield Truth(company.number, "officer joins", "OFFICER_JOINED", _officer_key(company, 2), joined)


def _charge(company: Company, at: datetime, chance: Random) -> Iterator[Truth]:
    paid = at + timedelta(days=chance.uniform(15, 40)) if chance.random() < 0.4 else None
    company.charges[1] = (at, paid)
    yield Truth(company.number, "charge registered", "CHARGE_REGISTERED", f"charge:{company.number}-1", at)
    if paid is not None:
        yield Truth(company.number, "charge satisfied", "CHARGE_SATISFIED", f"charge:{company.number}-1", paid)


def _insolvency(company: Company, at: datetime, chance: Random) -> Iterator[Truth]:
    company.petition, company.order = at, at + timedelta(days=chance.uniform(10, 40))
    yield Truth(company.number, "petition", "INSOLVENCY_PETITION", "case:case-1", at, company.order)
    yield Truth(company.number, "winding-up order", "INSOLVENCY_OPEN", "case:case-1", company.order)


def _renamed(company: Company, at: datetime, chance: Random) -> Iterator[Truth]:
    new = company.name.replace("SIMULATED", chance.choice(("RENAMED", "NORTHERN", "UNITED")))
    company.names.append((at, new))
    yield Truth(company.number, "rename", "NAME_CHANGED", value_pair(company.name, new), at)


def _moved(company: Company, at: datetime, chance: Random) -> Iterator[Truth]:
    house = chance.randrange(2, 99)
    company.offices.append((at, house))
    key = f"registered:{value_pair(OFFICE.format(1, company.number), OFFICE.format(house, company.number))}"
    yield Truth(company.number, "address", "ADDRESS_CHANGED", key, at)


def _strike_off(company: Company, at: datetime, chance: Random) -> Iterator[Truth]:
    ends = at + timedelta(days=chance.uniform(20, 50)) if chance.random() < 0.5 else None
    company.strike_off = (at, ends)
    yield Truth(company.number, "strike-off notice", "STATUS_STRIKE_OFF_PENDING", "status", at, ends)


def _corrected(company: Company, at: datetime, chance: Random) -> Iterator[Truth]:
    ends = at + timedelta(days=chance.uniform(8, 25))
    company.wrongly_dissolved = (at, ends)
    yield Truth(company.number, "wrong entry, corrected", "STATUS_CEASED", "status", at, ends)


CHANGES: tuple[Callable[[Company, datetime, Random], Iterator[Truth]], ...] = (
    _officer_leaves, _charge, _insolvency, _renamed, _moved, _strike_off, _corrected,
)  # fmt: skip


def _officer_key(company: Company, person: int) -> str:
    since = company.joined[person].date() if person in company.joined else "2015-03-01"
    return f"{officer_id(company.number, person)}|director|{since}"


def officer_id(number: str, person: int) -> str:
    return f"p{number}x{person}"
