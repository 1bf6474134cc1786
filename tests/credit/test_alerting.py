"""When a person is asked, and what."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from riskwatch.credit.alerting import AlertDraft, alert_for
from riskwatch.credit.proposal import assess
from riskwatch.domain.assessment import Assessment
from riskwatch.domain.customer import Customer
from riskwatch.domain.money import Money
from riskwatch.domain.policy import Grade, Policy
from riskwatch.domain.sign import Sign

Make = Callable[..., Sign]
Ask = Callable[..., AlertDraft | None]


@pytest.fixture
def ask(customer: Customer, today: date, now: datetime) -> Ask:
    """Ask about the signs of today after those of `earlier`; None: never assessed. New events: those of `new`."""

    def question(signs: list[Sign], earlier: list[Sign] | None, new: list[Sign] | None = None) -> AlertDraft | None:
        before = None if earlier is None else assess(earlier, customer, Policy(), today)
        after = assess(signs, customer, Policy(), today)
        fresh = [s for s in signs if s not in (earlier or [])] if new is None else new
        return alert_for(customer, before, after, [e for s in fresh for e in s.because])

    return question


def bankrupt(sign: Make, **given: object) -> Sign:
    return sign("OWN15", 70, 2, None, live=True, floor="E", evidence="A", step="stop_supply", **given)


def test_news_of_a_bankruptcy_asks_to_stop(sign: Make, ask: Ask, customer: Customer) -> None:
    fact = bankrupt(sign)
    alert = ask([fact], [])
    assert alert is not None
    assert (alert.question, alert.severity, alert.proposal) == ("stop", "critical", "stop_supply")
    assert (alert.grade_before, alert.grade_after) == ("C", "E")
    assert (alert.limit_before, alert.limit_after, alert.exposure) == (400_000, 0, 310_000)
    assert alert.because == (fact.because[0].id,)
    assert alert.grounds == ("CN-CC-527-1",)
    assert alert.rule == "check_of_own15"
    for piece in ("OWN15。", "发生 2026-11-22", "首次发现", "由 C 调为 E", "已用额度 ¥310,000.00", "停止供货", "律师"):
        assert piece in alert.explanation.zh
    for piece in ("OWN15.", "happened 2026-11-22", "C to E", "limit ¥400,000.00", "proposed limit ¥0.00", "lawyer"):
        assert piece in alert.explanation.en


def test_the_first_look_is_silent_but_for_what_lasts_with_floor_d_or_e(sign: Make, ask: Ask) -> None:
    mild = sign("MGT01", 20, 200, 180, live=True, floor="C", evidence="B", baseline=True, seen_days_ago=0)
    many = [sign("OWN06", 20, 20, 180, baseline=True, key=str(n)) for n in range(6)]
    assert ask([mild, *many], None) is None
    assert ask([bankrupt(sign, baseline=True)], None) is not None
    waning = sign("OWN13", 60, 200, None, live=True, floor="D", evidence="A", baseline=True, seen_days_ago=0)
    alert = ask([waning], None)
    assert alert is not None and alert.question == "prepayment"


def test_old_news_is_history(sign: Make, ask: Ask) -> None:
    assert ask([sign("MGT06", 20, 61, 365, seen_days_ago=0)], []) is None
    assert ask([sign("MGT06", 20, 60, 365, seen_days_ago=0)], []) is not None


def test_a_second_source_read_for_the_first_time_is_history_too(sign: Make, ask: Ask) -> None:
    heavy = sign("OWN03", 35, 10, 365, live=True, evidence="A", step="prepayment", baseline=True)
    assert ask([heavy], []) is None


def test_the_strongest_question_wins_and_holds_the_weaker_facts(sign: Make, ask: Ask) -> None:
    alert = ask([sign("OWN06", 10, 1, 180), bankrupt(sign)], [])
    assert alert is not None
    assert alert.question == "stop"
    assert len(alert.because) == 2


def test_a_weaker_fact_does_not_reopen_a_stop(sign: Make, ask: Ask) -> None:
    fact = bankrupt(sign)
    assert ask([fact, sign("OWN06", 10, 1, 180)], [fact]) is None
    again = sign("OWN14", 60, 1, None, live=True, floor="E", evidence="A", step="stop_supply")
    assert ask([fact, again], [fact]) is not None


def test_nothing_new_asks_nothing(sign: Make, ask: Ask) -> None:
    fact = bankrupt(sign)
    assert ask([fact], [fact]) is None
    assert ask([], []) is None


def test_an_end_is_no_bad_news(sign: Make, ask: Ask) -> None:
    over = sign("MGT01", 20, 100, 180, floor="C", evidence="B", cured_days_ago=0)
    assert ask([over], [], new=[over]) is None


def test_time_alone_may_raise_the_step(sign: Make, ask: Ask, today: date) -> None:
    """Accounts that pass ninety days: no new event, a harder sign."""
    short = sign("OWN20", 8, 95, 180, live=True, baseline=True, code="FILING_OVERDUE")
    long = replace(short, kind=replace(short.kind, floor=Grade.C, step="cut_limit"))
    alert = ask([long], [short], new=[])
    assert alert is not None
    assert (alert.question, alert.severity, alert.returned) == ("limit", "high", True)
    assert (alert.limit_before, alert.limit_after) == (400_000, 40_000)


def test_a_debt_that_outgrows_its_limit(customer: Customer, today: date, now: datetime) -> None:
    before = assess([], customer, Policy(), today)
    over = replace(customer, exposure=Money(Decimal(500_000)))
    alert = alert_for(over, before, assess([], over, Policy(), today), [])
    assert alert is not None
    assert (alert.question, alert.rule, alert.because) == ("limit", "over_limit", ())


def test_a_review_of_hints_is_only_information(sign: Make, ask: Ask) -> None:
    quiet = ask([sign("OWN06", 10, 1, 180, severity="info")], [])
    louder = ask([sign("OWN06", 10, 1, 180)], [])
    assert quiet is not None and quiet.severity == "info"
    assert louder is not None and (louder.severity, louder.question) == ("notice", "review")
    assert louder.limit_before == louder.limit_after


def test_a_small_sign_that_asks_for_nothing_asks_nothing(sign: Make, ask: Ask) -> None:
    assert ask([sign("MGT02", 8, 1, 120, live=True, severity="info", step="none")], []) is None


def test_a_stop_without_firm_evidence_says_so(sign: Make, ask: Ask) -> None:
    signs = [sign("OWN06", 60, 1, 180, key=str(n)) for n in range(3)]
    alert = ask(signs, [])
    assert alert is not None
    assert alert.proposal == "stop_supply"
    assert alert.grounds == ("CN-CC-527",)
    assert "不宜主张不安抗辩" in alert.explanation.zh
    assert "not yet made out" in alert.explanation.en


def test_the_same_question_has_the_same_fingerprint(sign: Make, ask: Ask) -> None:
    first, second = ask([bankrupt(sign)], []), ask([bankrupt(sign, key="other")], [])
    review = ask([sign("OWN06", 10, 1, 180)], [])
    assert first is not None and second is not None and review is not None
    assert first.fingerprint == second.fingerprint != review.fingerprint


def test_an_unknown_limit_is_said_to_be_unknown(sign: Make, customer: Customer, today: date, now: datetime) -> None:
    stranger = replace(customer, currency="CZK", credit_limit=None, exposure=None, monthly_sales=None)
    fact = sign("MGT06", 12, 1, 365)
    after: Assessment = assess([fact], stranger, Policy(), today)
    alert = alert_for(stranger, None, after, fact.because)
    assert alert is not None
    assert (alert.limit_before, alert.limit_after, alert.exposure, alert.currency) == (None, None, None, "CZK")
