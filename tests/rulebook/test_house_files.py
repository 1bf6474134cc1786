"""The files of our company and of the credit policy: what is wrong is named, what is right reads back the same."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from riskwatch.domain.errors import HouseFileWrong
from riskwatch.domain.money import Money
from riskwatch.domain.policy import ApprovedException, Grade, Policy
from riskwatch.domain.position import Range
from riskwatch.domain.profile import Account, Profile
from riskwatch.domain.snapshot import Identifier
from riskwatch.rulebook.house.files import policy_text, profile_fields_of_text
from riskwatch.rulebook.house.parameters import PARAMETERS
from riskwatch.rulebook.house.profile_schema import SIZES, profile_of
from riskwatch.rulebook.house.writing import policy_starter, profile_starter, profile_text
from riskwatch.rulebook.house.writing import policy_text as written_policy
from riskwatch.rulebook.register_numbers import SCHEME_NAMES, SCHEMES

HEAD = "effective_from: 2026-01-01\nowner: 王敏\n"
NAMES = "names: [苏州远通电器有限公司]\n"


def policy(text: str) -> Policy:
    return policy_text("policy.yaml", HEAD + text)


def profile(text: str) -> Profile:
    _, loaded = profile_fields_of_text("ours.yaml", NAMES + text)
    return profile_of(loaded)


def test_every_parameter_of_the_policy_is_in_the_table() -> None:
    named = {parameter.name for parameter in PARAMETERS}
    assert named == {field.name for field in fields(Policy)} - {"version", "effective_from", "owner"}
    assert len(named) == len(PARAMETERS)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_starter_lacks_the_owner_alone_and_shows_the_defaults(language: str) -> None:
    starter = policy_starter(date(2026, 11, 24), language)
    with pytest.raises(HouseFileWrong) as refused:
        policy_text("policy.yaml", starter)
    assert refused.value.message.en == "credit policy policy.yaml, line 6, field owner: must not be empty"
    filled = starter.replace("owner:", "owner: Wang Min", 1)
    shown = "\n".join(
        line[2:] if line.startswith("# ") and "_" in line.split(":")[0] else line for line in filled.splitlines()
    )
    assert policy_text("policy.yaml", shown) == Policy(effective_from=date(2026, 11, 24), owner="Wang Min")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_starter_of_the_profile_lacks_our_name(language: str) -> None:
    with pytest.raises(HouseFileWrong) as refused:
        profile_fields_of_text("ours.yaml", profile_starter(SCHEMES, SIZES, language))
    assert refused.value.message.en == "company profile ours.yaml, line 5, field names.0: must not be empty"


def test_a_policy_reads_back_as_it_was_written() -> None:
    full = Policy(
        effective_from=date(2026, 3, 1),
        owner="王敏（信用部）",
        lpr_1y={date(2026, 1, 20): Decimal("0.0310"), date(2026, 2, 20): Decimal("0.03")},
        approved_exceptions=(ApprovedException("XS-2026-118", date(2026, 12, 31), "李总", "老客户: 已投保"),),
        inspection_max_days_by_goods={"成套设备": 90},
        title_not_needed_grades=(Grade.A,),
        title_min_value=Money(Decimal("50000.50"), "USD"),
        uk_payments_bill=True,
        position_target="fallback_1",
        position_rules={
            "SET001": Range("preferred", {"A": "fallback_1"}),
            "PAY004": Range(lowest={"unknown": "preferred"}),
        },
    )
    assert policy_text("policy.yaml", written_policy(full)) == full


def test_a_profile_reads_back_as_it_was_written() -> None:
    full = Profile(
        names=("苏州远通电器有限公司", "Suzhou Yuantong Electric Co., Ltd."),
        former_names=("苏州远通电机厂",),
        identifiers=(Identifier("uscc", "91110000600037341L"),),
        accounts=(Account("苏州远通电器有限公司", "中国银行苏州分行", "0012345678901234", "CNY"),),
        size="small",
        size_since=date(2025, 12, 31),
        address="苏州市工业园区: 1号",
        phones=("0512-66660000",),
        emails=("office@example.com",),
        salespeople=("孙某",),
    )
    _, loaded = profile_fields_of_text("ours.yaml", profile_text(full))
    assert profile_of(loaded) == full


def test_a_grade_or_currency_left_out_keeps_its_default() -> None:
    read = policy("credit_term_max_days: {C: 20}\nlarge_amounts: {JPY: 20000000}\n")
    assert read.credit_term_max_days == {"A": 60, "B": 45, "C": 20, "D": 0}
    assert read.large_in("JPY") == Money(Decimal(20000000), "JPY")
    assert read.large_in("USD") == Policy().large_in("USD")
    assert read.large_in("CHF") is None


def test_shares_are_written_either_way() -> None:
    assert policy("retention_max_share: 3%\n").retention_max_share == Decimal("0.03")
    assert policy("retention_max_share: 0.03\n").retention_max_share == Decimal("0.03")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("inspection_max_day: 20\n", "line 3, field inspection_max_day: Unknown field; allowed here: "),
        ("inspection_max_days: soon\n", "line 3, field inspection_max_days: soon is not a whole number from 0 to 3650"),
        (
            "retention_max_share: 5\n",
            "line 3, field retention_max_share: 5 is not between 0% and 100%; write it as 5% or",
        ),
        (
            "large_amount: 1000000\n",
            "line 3, field large_amount: 1000000 is not an amount with its currency; write it as",
        ),
        ("position_target: walk_away\n", "field position_target: 'walk_away' is not allowed here; allowed: preferred"),
        ("position_lowest: {F: preferred}\n", "field position_lowest.F: 'F' is not allowed here; allowed: A, B"),
        ("position_rules: {PAY4: {target: preferred}}\n", "field position_rules.PAY4: 'PAY4' is no code of a rule"),
        ("position_rules: {PAY004: {}}\n", "field position_rules.PAY004: has at least one of target, lowest"),
        ("uk_payments_bill: on\n", "line 3, field uk_payments_bill: 'on' is not allowed here; allowed: yes, no"),
        ("security_from_grade: F\n", "field security_from_grade: 'F' is not allowed here; allowed: A, B, C, D, E"),
        ("lpr_1y:\n  soon: 3.1%\n", "line 4, field lpr_1y.soon: soon is not a day; write it as 2026-12-01"),
        ("lpr_1y:\n  2026-01-20: 310%\n", "line 4, field lpr_1y.2026-01-20: 310% is not between 0% and 100%"),
        ("credit_term_max_days: {A: 30, B: 45}\n", "a worse grade has a longer credit term than a better one"),
        ("statutory_days_public: 90\nstatutory_days_public_max: 60\n", "`statutory_days_public` is above"),
        (
            "approved_exceptions:\n  - {contract: X1, until: 2026-12-31}\n",
            "line 4, field approved_exceptions.0.approved_by",
        ),
        ("inspection_max_days: 20\ninspection_max_days: 30\n", "line 4: 'inspection_max_days' is given twice"),
    ],
)
def test_a_wrong_parameter_is_named_with_its_line(text: str, said: str) -> None:
    with pytest.raises(HouseFileWrong) as refused:
        policy(text)
    assert said in refused.value.message.en
    assert refused.value.message.zh.startswith("信用政策 policy.yaml 第 ")
    assert refused.value.message.zh != refused.value.message.en


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'registration:\n  uscc: "91110000600037341X"\n',
            "line 3, field registration.uscc: 91110000600037341X fails the check",
        ),
        (
            'registration:\n  gst: "12"\n',
            "line 3, field registration.gst: 'gst' is not allowed here; allowed: cz_ico, fi_ytunnus",
        ),
        ('registration:\n  lei: "5299000J2N45DDNE4Y29"\n', "fails the check digit or form of lei"),
        ("accounts:\n  - {holder: 我方, bank: 某行, number: 622200001}\n", "put the account number into quotes"),
        ('accounts:\n  - {holder: 我方, bank: 某行, number: "12ab"}\n', "'12ab' is no account number"),
        (
            'accounts:\n  - {holder: 我方, number: "6222000012345678"}\n',
            "line 3, field accounts.0.bank: this field is required",
        ),
        ("size: tiny\nsize_since: 2025-12-31\n", "'tiny' is not allowed here; allowed: large, medium, small, micro"),
        ("size: small\n", "line 2, field size: `size` needs `size_since`"),
        ("emails: [office]\n", "field emails.0: 'office' is no e-mail address"),
        ('phones: ["call us"]\n', "field phones.0: 'call us' is no telephone number"),
    ],
)
def test_a_wrong_field_of_the_profile_is_named(text: str, said: str) -> None:
    with pytest.raises(HouseFileWrong) as refused:
        profile(text)
    assert said in refused.value.message.en
    assert refused.value.message.zh != refused.value.message.en


def test_all_that_is_wrong_is_said_at_once_in_the_order_of_the_lines() -> None:
    with pytest.raises(HouseFileWrong) as refused:
        policy("retention_max_share: 5\nbill_max_months: six\n")
    first, second = refused.value.message.en.split("\n")
    assert "line 3" in first
    assert "line 4" in second


def test_an_account_given_twice_is_refused_whatever_its_spaces(tmp_path: Path) -> None:
    twice = (
        'accounts:\n  - {holder: 甲, bank: 乙, number: "6222 0000"}\n  - {holder: 甲, bank: 乙, number: "62220000"}\n'
    )
    with pytest.raises(HouseFileWrong, match=r"line 4, field accounts\.1\.number: the account 62220000 is given twice"):
        profile(twice)


def test_the_rate_of_a_day_is_the_last_one_published_by_then() -> None:
    read = policy("lpr_1y: {2026-01-20: 3.1%, 2026-05-20: 3%}\n")
    assert read.lpr_on(date(2026, 1, 19)) is None
    assert read.lpr_on(date(2026, 5, 19)) == Decimal("0.031")
    assert read.lpr_on(None) == Decimal("0.03")


def test_an_exception_holds_to_its_last_day_for_its_contract_alone() -> None:
    read = policy("approved_exceptions:\n  - {contract: xs-1, until: 2026-06-30, approved_by: 李, reason: 已投保}\n")
    assert read.exception_for(" XS-1 ", date(2026, 6, 30)) is not None
    assert read.exception_for("XS-1", date(2026, 7, 1)) is None
    assert read.exception_for("XS-10", date(2026, 6, 30)) is None
    assert read.exception_for("", date(2026, 6, 30)) is None


def test_every_register_has_a_name() -> None:
    assert set(SCHEME_NAMES) == set(SCHEMES)
