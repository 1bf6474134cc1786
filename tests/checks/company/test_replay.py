"""The whole way from events to the assessment: the order of arrival does not count, and an error takes nothing away."""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from riskwatch.credit.proposal import assess
from riskwatch.domain.assessment import Assessment
from riskwatch.domain.customer import Customer
from riskwatch.domain.event import Event
from riskwatch.domain.policy import Policy
from riskwatch.rulebook.company_checks import load_company_checks
from riskwatch.watch.cases import TODAY, Case, history_of
from riskwatch.watch.checking import Raised
from riskwatch.watch.history import History
from riskwatch.watch.signs import raise_signs

FOLDER = Path(__file__).parents[3] / "checks" / "company"


def functions() -> Iterator[tuple[str, Callable[..., Iterator[Raised]]]]:
    for path in FOLDER.glob("*.yaml"):
        yield path.stem, getattr(import_module(f"checks.company.{path.stem}"), path.stem)


CHECKS = load_company_checks(FOLDER, dict(functions()))
POOL = tuple(happening for check in CHECKS for case in (*check.raises, *check.stays_quiet) for happening in case.events)
CUSTOMER = Customer("C-1", "Example Trading Ltd")


def assessed(history: History) -> Assessment:
    return assess(raise_signs(CHECKS, history).signs, CUSTOMER, Policy(), TODAY)


def history(picked: list[int]) -> History:
    told = history_of(Case("picked", events=tuple(POOL[number] for number in picked)))
    once = {event.id: event for event in told.events}  # cases of different checks may give a fact the same key
    return History(told.subject, tuple(once.values()), told.snapshots, TODAY)


PICKED = st.lists(st.integers(0, len(POOL) - 1), max_size=10, unique=True)


@given(PICKED, st.integers(0, 10_000))
def test_replaying_the_events_in_any_order_gives_the_same_assessment(picked: list[int], seed: int) -> None:
    straight = history(picked)
    events: list[Event] = list(straight.events)
    Random(seed).shuffle(events)
    shuffled = History(straight.subject, tuple(events), straight.snapshots, TODAY)
    assert assessed(shuffled) == assessed(straight)


@given(PICKED)
def test_a_blind_source_takes_no_sign_away(picked: list[int]) -> None:
    seen = history(picked)
    blind = History(seen.subject, seen.events, {}, TODAY)
    known = {(sign.kind.check, sign.because) for sign in raise_signs(CHECKS, seen).signs}
    assert known <= {(sign.kind.check, sign.because) for sign in raise_signs(CHECKS, blind).signs}
    assert assessed(blind).grade.rank >= assessed(seen).grade.rank
