"""Which right covers a stop, and the points its facts must meet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from riskwatch.catalogue import statutes
from riskwatch.credit.stop_points import POINTS, missing, stop_points
from riskwatch.credit.stop_right import right_for
from riskwatch.domain.stop import Situation

FIRST = Situation(turn="we_first", after_signing=True)


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (Situation(clause="逾期超过15日的，卖方有权中止供货"), "contract"),
        (Situation(turn="buyer_first", arrears_same=True), "prior_performance"),
        (Situation(turn="together"), "simultaneous"),
        (FIRST, "insecurity"),
        (Situation(turn="we_first", refused=True), "anticipatory"),
        (Situation(in_transit=True, insolvent=True), "transit"),
        (Situation(law="EW", arrears_same=True), "lien"),
        (Situation(law="EW", in_transit=True, insolvent=True), "transit"),
        (Situation(law="US"), "assurance"),
        (Situation(law="CISG"), "cisg"),
    ],
)
def test_each_set_of_facts_has_its_right(given: Situation, kind: str) -> None:
    right = right_for(given)
    assert right.kind == kind and right.refused is None
    known = statutes()
    assert right.basis and all(known.find(key) for key in right.basis)


def test_arrears_under_other_contracts_alone_give_none() -> None:
    right = right_for(Situation(turn="buyer_first", arrears_same=False))
    assert right.refused is not None and "交叉违约" in right.refused.zh


def test_who_performs_first_has_to_be_known() -> None:
    refused = right_for(Situation()).refused
    assert refused is not None and "who has to perform first" in refused.en


def test_english_law_gives_no_general_right() -> None:
    assert right_for(Situation(law="EW", turn="we_first", after_signing=True)).refused is not None


def test_only_insecurity_and_its_foreign_kin_need_the_test() -> None:
    assert right_for(FIRST).needs_test
    assert right_for(Situation(law="US")).needs_test
    assert not right_for(Situation(clause="x")).needs_test


def test_without_facts_the_test_is_not_passed_and_says_on_what() -> None:
    points = stop_points((), FIRST, "")
    assert [words for words, _ in points] == list(POINTS)
    assert len(missing(points)) == 3
    assert len(missing(points, lawyer_comes_later=True)) == 2
    worse = stop_points((), replace(FIRST, after_signing=False, secured=True, valid=False), "Zhang")
    assert [met for _, met in worse] == [False, False, False, False, False, True]
