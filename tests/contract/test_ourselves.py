"""Which party we are, and from which side a draft is looked at."""

from __future__ import annotations

import pytest

from riskwatch import catalogue
from riskwatch.contract import read_contract
from riskwatch.contract.ourselves import differs_by_one, our_party
from riskwatch.domain.contract import Role
from riskwatch.domain.document import document_of
from riskwatch.domain.profile import Profile
from riskwatch.domain.rule import Report
from riskwatch.domain.snapshot import Identifier
from riskwatch.jobs.check import CheckOptions, Known, check_document

TEXT = (
    "购销合同\n买方：江苏恒达机电有限公司\n卖方：苏州远通电器有限公司\n统一社会信用代码：91110000600037341L\n"
    "第一条 买方向卖方购买电机十台，总价十万元。\n第二条 买方收货后30日内付款。\n"
)
SELLER, BUYER = Profile(names=("苏州远通电器有限公司",)), Profile(names=("江苏恒达机电有限公司",))


def looked_at(profile: Profile | None, side: str = "auto") -> Report:
    options = CheckOptions(side=side)  # type: ignore[arg-type]
    return check_document(document_of(TEXT), catalogue.rule_set(), options, Known(profile=profile))


@pytest.mark.parametrize(
    ("profile", "role"),
    [
        (SELLER, Role.SELLER),
        (BUYER, Role.BUYER),
        (Profile(names=("新名称有限公司",), former_names=("江苏恒达机电有限公司",)), Role.BUYER),
        (Profile(names=("另一家有限公司",), identifiers=(Identifier("uscc", "91110000600037341L"),)), Role.SELLER),
        (Profile(names=("无锡长源贸易有限公司",)), None),
        (Profile(names=("苏州远通电器有限公司", "江苏恒达机电有限公司")), None),
        (None, None),
    ],
)
def test_we_are_known_by_number_then_by_name(profile: Profile | None, role: Role | None) -> None:
    party = our_party(read_contract(document_of(TEXT)), profile)
    assert (party.role if party else None) == role


def test_the_buyers_side_is_taken_when_we_buy_and_said_so() -> None:
    report = looked_at(BUYER)
    assert report.matter.side == "buyer"
    (note,) = report.notes
    assert note.en == "Our profile says that we, 江苏恒达机电有限公司, are the buyer: checked from that side."
    assert "是合同的买方" in note.zh


def test_a_side_that_was_asked_for_stays_and_the_contradiction_is_said() -> None:
    report = looked_at(BUYER, side="seller")
    assert report.matter.side == "seller"
    assert "our profile says that we, 江苏恒达机电有限公司, are the buyer" in report.notes[0].en
    assert looked_at(BUYER, side="buyer").notes == ()


def test_a_contract_of_others_is_looked_at_from_the_sellers_side_and_said_so() -> None:
    report = looked_at(Profile(names=("无锡长源贸易有限公司",)))
    assert report.matter.side == "seller"
    assert "are none of the parties" in report.notes[0].en


def test_without_a_profile_nothing_is_said() -> None:
    report = looked_at(None)
    assert (report.matter.side, report.notes) == ("seller", ())


def test_without_a_profile_the_parts_that_need_it_are_named() -> None:
    parts = dict(looked_at(None).parts_not_judged)
    assert parts["PAY007"].en == "our own company profile is missing"
    assert "EVD003" in parts
    assert "PAY007" in dict(looked_at(SELLER).parts_not_judged)  # it names no account


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("苏州远通电器有限公司", "苏州远通电气有限公司", True),
        ("苏州远通电器有限公司", "苏州远通器有限公司", True),
        ("苏州远通电器有限公司", "苏州 远通电器有限公司", False),
        ("苏州远通电器有限公司", "苏州长通电气有限公司", False),
        ("Oak Ltd", "Oak Lid", True),
        ("甲乙丙", "甲乙丁", False),
    ],
)
def test_names_that_differ_by_one_character(one: str, other: str, near: bool) -> None:
    assert differs_by_one(one, other) is near
    assert differs_by_one(other, one) is near
