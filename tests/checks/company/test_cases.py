"""Every company check is held to its own cases, in both directions."""

from importlib import import_module
from pathlib import Path

import pytest

from riskwatch.domain.event import SIGNALS
from riskwatch.rulebook.company_checks import load_company_checks
from riskwatch.watch.cases import Case, history_of
from riskwatch.watch.checking import CompanyCheck, signals_of_signs
from riskwatch.watch.coverage import SECTION_CODES
from riskwatch.watch.signs import raise_signs, signs_of

FOLDER = Path(__file__).parents[3] / "checks" / "company"
NAMES = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "__init__")
CHECKS = load_company_checks(FOLDER, {name: getattr(import_module(f"checks.company.{name}"), name) for name in NAMES})
RAISES = [(check, case) for check in CHECKS for case in check.raises]
QUIET = [(check, case) for check in CHECKS for case in check.stays_quiet]


def label(value: object) -> str:
    return value.name if isinstance(value, CompanyCheck) else getattr(value, "story", "")


def test_every_function_has_its_words_and_every_file_its_function() -> None:
    assert [check.name for check in CHECKS] == NAMES
    assert len(CHECKS) >= 12


@pytest.mark.parametrize(("check", "case"), RAISES, ids=label)
def test_raises(check: CompanyCheck, case: Case) -> None:
    signs, _ = raise_signs([check], history_of(case))
    assert signs_of([check], history_of(case)) == signs, "the quick way finds the same"
    expect = case.expect
    assert signs, "no sign was raised"
    sign = signs[0]
    assert sign.kind.check == check.name
    assert len(signs) == (expect.signs or 1)
    assert expect.points is None or sign.kind.points == expect.points
    assert expect.live is None or sign.live is expect.live
    assert expect.sign is None or sign.kind.id == expect.sign
    assert expect.floor is None or str(sign.kind.floor or "none") == expect.floor
    assert (expect.says_zh or "") in sign.says.zh
    assert (expect.says_en or "") in sign.says.en
    assert "{" not in sign.says.zh + sign.says.en, "a placeholder has no value"


@pytest.mark.parametrize(("check", "case"), QUIET, ids=label)
def test_stays_quiet(check: CompanyCheck, case: Case) -> None:
    signs, unjudged = raise_signs([check], history_of(case))
    assert signs == ()
    assert unjudged == (), "quiet because it could not look, not because it is clean"


@pytest.mark.parametrize("check", CHECKS, ids=label)
def test_without_its_facts_it_cannot_be_judged(check: CompanyCheck) -> None:
    case = Case("nobody looked", missing=(*check.needs,))
    signs, unjudged = raise_signs([check], history_of(case))
    assert signs == ()
    assert [name for name, _ in unjudged] == [check.name]
    assert unjudged[0].why.zh and unjudged[0].why.en


@pytest.mark.parametrize("check", CHECKS, ids=label)
def test_every_sentence_in_both_languages_ends(check: CompanyCheck) -> None:
    for kind in (check.kind, *check.kind.variants.values()):
        assert kind.why.zh.endswith("。") and kind.why.en.endswith(".")


def test_the_table_of_signs() -> None:
    """Points, half-life, floor and evidence exactly as in the published table of signs."""
    table = {(kind.id, kind.check): kind for check in CHECKS for kind in (check.kind, *check.kind.variants.values())}
    rows = {key: (int(k.points), k.half_life, str(k.floor or "-"), k.evidence_grade) for key, k in table.items()}
    assert rows == {
        ("OTH07", "debt_accelerated"): (50, 365, "D", "A"),
        ("OTH07", "delisted"): (20, 365, "-", "B"),
        ("MGT17", "accounts_unreliable"): (20, 365, "C", "B"),
        ("MGT17", "auditor_changed"): (8, 365, "-", "C"),
        ("OWN19", "officer_reports"): (10, 180, "-", "C"),
        ("MGT15", "address_moved"): (12, 180, "-", "C"),
        ("MGT01", "address_invalid"): (20, 180, "C", "B"),
        ("MGT12", "business_suspended"): (25, 180, "C", "B"),
        ("OWN10", "capital_reduced"): (20, 365, "C", "B"),
        ("MGT06", "charge_over_everything"): (20, 365, "-", "B"),
        ("OWN15", "insolvency_opened"): (70, None, "E", "A"),
        ("OWN15", "insolvency_petition"): (50, None, "D", "A"),
        ("OWN20", "insolvency_petition"): (60, 180, "E", "A"),
        ("MGT02", "lei_lapsed"): (8, 120, "-", "C"),
        ("MGT14", "name_changed"): (8, 180, "-", "C"),
        ("OWN19", "officer_exodus"): (15, 180, "-", "C"),
        ("OWN06", "representative_changed"): (20, 180, "-", "C"),
        ("OWN15", "rescue_procedure"): (70, None, "E", "A"),
        ("OWN13", "solvent_liquidation"): (60, None, "E", "A"),
        ("OWN13", "struck_off_or_dissolved"): (60, None, "E", "A"),
        ("OWN14", "struck_off_or_dissolved"): (60, None, "E", "A"),
        ("OWN20", "strike_off_pending"): (40, 180, "D", "B"),
        ("OWN12", "strike_off_pending"): (60, None, "E", "A"),
        ("OWN13", "strike_off_pending"): (60, None, "E", "A"),
        ("OWN20", "accounts_overdue"): (8, 180, "-", "C"),
        ("OWN01", "dishonest_debtor"): (60, 365, "E", "A"),
        ("OWN02", "enforcement_case"): (45, 365, "C", "B"),
        ("OWN03", "consumption_ban"): (35, 365, "D", "A"),
        ("OWN04", "enforcement_unsatisfied"): (55, 730, "E", "A"),
        ("OWN05", "assets_frozen"): (25, 270, "C", "B"),
        ("OWN07", "owner_left_unpaid"): (15, 365, "-", "C"),
        ("OWN08", "representative_listed"): (30, 365, "C", "B"),
        ("OWN11", "capital_reduced"): (20, 365, "C", "B"),
        ("OWN16", "merger_or_split"): (15, 365, "-", "B"),
        ("OWN17", "equity_pledged"): (12, 365, "-", "C"),
        ("OWN18", "capital_overdue"): (10, 365, "-", "C"),
        ("MGT02", "abnormal_operations"): (8, 120, "-", "C"),
        ("MGT03", "serious_violations"): (35, 365, "D", "B"),
        ("MGT04", "wave_of_suits"): (20, 270, "C", "B"),
        ("MGT05", "served_by_public_notice"): (20, 180, "C", "B"),
        ("MGT07", "asset_auction"): (40, 365, "D", "A"),
        ("MGT09", "tax_trouble"): (35, 365, "C", "B"),
        ("MGT10", "wages_unpaid"): (30, 180, "D", "B"),
        ("MGT12", "penalties"): (25, 180, "C", "B"),
        ("MGT13", "permit_expired"): (10, None, "-", "C"),
        ("MGT16", "branches_closed"): (12, 180, "-", "C"),
        ("OTH05", "affiliate_in_trouble"): (30, 365, "-", "B"),
        ("OTH06", "sanctioned"): (60, None, "E", "A"),
    }


def test_what_each_sign_is_read_from_can_be_asked() -> None:
    told = signals_of_signs(CHECKS)
    assert told["OWN01"] == {"JUDGMENT_DISHONEST"}
    assert told["OWN11"] == {"CAPITAL_REDUCED"}, "a sub-case of a check is a sign of its own"
    assert "MGT08" not in told, "no source tells of bills that are not paid"
    assert set().union(*told.values()) <= {*SIGNALS, *SECTION_CODES}
