"""What a check may look at: known facts of the day, in a fixed order."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from riskwatch.domain.event import SIGNALS, Event, Evidence
from riskwatch.domain.sign import SignKind
from riskwatch.domain.snapshot import Identifier, Snapshot
from riskwatch.domain.words import Words
from riskwatch.watch.absence import not_found
from riskwatch.watch.checking import CompanyCheck, Raised, company_check, needs_of
from riskwatch.watch.history import History
from riskwatch.watch.signs import raise_signs
from riskwatch.watch.vocabulary import signal_words

SUBJECT = Identifier("gb_coh", "01234567")
SEEN = datetime(2026, 11, 10, 9, tzinfo=UTC)
LATE = Event(
    SUBJECT, "FILING_OVERDUE", "accounts:2026", "gb_companies_house", SEEN, Evidence("a" * 64, SEEN),
    event_date=date(2026, 10, 31), live=True,
)  # fmt: skip


def history(*events: Event, as_of: date = date(2026, 11, 20), **snapshots: Snapshot) -> History:
    return History(SUBJECT, events, snapshots, as_of)


def test_a_replay_never_looks_ahead() -> None:
    assert history(LATE, as_of=date(2026, 11, 9)).live("FILING_OVERDUE") == ()
    assert history(LATE, as_of=date(2026, 11, 10)).live("FILING_OVERDUE") == (LATE,)


def test_an_ended_event_was_live_before_its_end() -> None:
    ended = LATE.ended(date(2026, 11, 15))
    assert history(ended, as_of=date(2026, 11, 14)).live("FILING_OVERDUE") == (ended,)
    assert history(ended, as_of=date(2026, 11, 15)).live("FILING_OVERDUE") == ()
    assert history(ended).standing("FILING_OVERDUE") == (ended,)


def test_a_retracted_event_does_not_exist() -> None:
    assert history(replace(LATE, state="retracted")).all("FILING_OVERDUE") == ()


def test_within_counts_whole_days() -> None:
    assert history(LATE).within("FILING_OVERDUE", 20) == (LATE,)
    assert history(LATE).within("FILING_OVERDUE", 19) == ()
    assert history(LATE).age(LATE) == 20


def test_latest() -> None:
    older = replace(LATE, natural_key="accounts:2025", event_date=date(2025, 10, 31))
    assert history(LATE, older).latest("FILING_OVERDUE") == LATE
    assert history().latest("FILING_OVERDUE") is None


@pytest.mark.parametrize(
    ("coverage", "covered"),
    [("checked", True), ("stale", True), ("failed", False), ("not_offered", False), ("not_entitled", False)],
)
def test_who_covers_a_fact(snapshot: Callable[..., Snapshot], coverage: str, covered: bool) -> None:
    one = snapshot(9, coverage=dict.fromkeys(SIGNALS, coverage))
    assert history(one=one).covers("FILING_OVERDUE") is covered
    assert history(one=one, two=snapshot(9)).covers("FILING_OVERDUE") is True
    assert history().covers("FILING_OVERDUE") is False


def test_a_section_covers_only_where_it_is(snapshot: Callable[..., Snapshot]) -> None:
    assert history(one=snapshot(9)).covers("charges")
    assert not history(one=snapshot(9, charges=None)).covers("charges")


def check(judge: Callable[..., Iterator[Raised]], **kind: object) -> CompanyCheck:
    words = Words("自 {since}。", "Since {since}.")
    values = {
        "id": "OWN20", "check": "late", "title": words, "why": words, "points": Decimal(8), "half_life": 180,
        "floor": None, "evidence_grade": "C", "severity": "notice", "step": "review", **kind,
    }  # fmt: skip
    return CompanyCheck(SignKind(**values), judge, frozenset({"FILING_OVERDUE"}), lasts=True)  # type: ignore[arg-type]


@company_check(needs={"FILING_OVERDUE"})
def late(given: History) -> Iterator[Raised]:
    if events := given.standing("FILING_OVERDUE"):
        yield Raised(events)


def test_the_decorator_marks_and_registers_nothing() -> None:
    assert needs_of(late) == {"FILING_OVERDUE"}
    assert needs_of(lambda _: iter(())) is None


def test_a_known_fact_counts_while_its_source_is_blind() -> None:
    signs, unjudged = raise_signs([check(late)], history(LATE))
    assert len(signs) == 1 and unjudged == ()
    assert raise_signs([check(late)], history()).unjudged[0].why.en == "no source delivers: filing overdue"


def test_a_cured_sign_decays_from_the_cure_and_one_without_half_life_is_gone() -> None:
    ended = LATE.ended(date(2026, 11, 15))
    (sign,) = raise_signs([check(late)], history(ended)).signs
    assert (sign.live, sign.cured_on) == (False, date(2026, 11, 15))
    assert raise_signs([check(late, half_life=None)], history(ended)).signs == ()


def test_the_sentence_knows_since_when() -> None:
    (sign,) = raise_signs([check(late)], history(LATE)).signs
    assert sign.says == Words("自 2026-10-31。", "Since 2026-10-31.")
    assert sign.on == date(2026, 10, 31)


def test_not_found_is_an_event_until_somebody_answers() -> None:
    event = not_found(SUBJECT, "gb_companies_house", SEEN, Evidence("b" * 64, SEEN))
    assert (event.code, event.live) == ("NOT_FOUND", True)
    assert event.id == not_found(SUBJECT, "gb_companies_house", SEEN.replace(day=12), event.evidence).id


def test_every_signal_has_a_name_in_both_languages() -> None:
    for code in SIGNALS:
        words = signal_words(code)
        assert words.zh != code and words.en != code
