"""Which warning signs can be seen now: which check raises each, what feeds it, and what nothing can feed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from riskwatch.domain.words import Words
from riskwatch.jobs.desk import Desk
from riskwatch.receivables import conduct, habits, ordering
from riskwatch.sources import sanction_lists
from riskwatch.sources.by_hand.sites import SITES
from riskwatch.watch.coverage import SECTION_CODES
from riskwatch.watch.sign_table import SIGN_NAMES
from riskwatch.watch.unseen import WHY_UNSEEN

OWN_SIGNS = (*(stage.kind for stage in conduct.STAGES), *habits.KINDS, *ordering.KINDS)
"""Signs that our own ledger, the orders and the record of promises feed."""

BROUGHT = {"SANCTIONED": sanction_lists.TITLE}
"""Signals of files that the user brings (`riskwatch screen`)."""

State = Literal["seen", "by_hand", "needs_key", "no_source", "no_check"]
STATES: tuple[State, ...] = ("no_check", "no_source", "needs_key", "by_hand", "seen")
"""From what cannot be seen at all to what a program asks for by itself."""


@dataclass(frozen=True, slots=True)
class SignSight:
    """A sign and what can show it. `asked` are sources that programs ask, `by_hand` sites whose pages people hand in
    and files that they bring, `locked` sources without their key; `own` says that our own books feed it. `why` is said of
    a sign that no check raises."""

    id: str
    name: Words
    checks: tuple[str, ...]
    asked: tuple[Words, ...]
    by_hand: tuple[Words, ...]
    locked: tuple[Words, ...]
    own: bool
    why: Words | None = None

    @property
    def state(self) -> State:
        if not self.checks:
            return "no_check"
        if self.asked or self.own:
            return "seen"
        if self.by_hand:
            return "by_hand"
        return "needs_key" if self.locked else "no_source"


def sign_sights(desk: Desk) -> tuple[SignSight, ...]:
    """Every sign of the table, by its id, with the settings and keys as they are."""
    return tuple(_sight(desk, number, name) for number, name in SIGN_NAMES.items())


def _sight(desk: Desk, number: str, name: Words) -> SignSight:
    own = tuple(kind.check for kind in OWN_SIGNS if kind.id == number)
    checks = [check for check in desk.checks if number in {k.id for k in (check.kind, *check.kind.variants.values())}]
    needs = frozenset[str]().union(*(check.needs for check in checks))
    codes = _codes(needs)
    asked = [s for s in desk.sources.values() if codes & s.meta.offers]
    return SignSight(
        number,
        name,
        (*(check.name for check in checks), *own),
        tuple(source.meta.title for source in asked if _usable(desk, source.name, source.meta.needs_key)),
        (
            *(site.title for site in SITES if codes & site.offers),
            *(title for code, title in BROUGHT.items() if code in codes),
        ),
        tuple(source.meta.title for source in asked if not _usable(desk, source.name, source.meta.needs_key)),
        bool(own),
        WHY_UNSEEN.get(number),
    )


def _codes(needs: Iterable[str]) -> frozenset[str]:
    """The signals behind sections and signals."""
    return frozenset(code for need in needs for code in SECTION_CODES.get(need, (need,)))


def _usable(desk: Desk, name: str, needs_key: bool) -> bool:
    return not needs_key or bool(desk.settings.source_key(name) or desk.settings.source_url(name))
