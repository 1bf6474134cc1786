"""The manual of own rules: its worked examples load, hold, and complain as it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from riskwatch import catalogue
from riskwatch.domain.errors import RuleError
from riskwatch.exports import rule_tests
from riskwatch.rulebook.examples import run_examples
from riskwatch.rulebook.loading import load_rule_text

FILE = re.compile(r"^`([A-Z]{3}\d{3}_\w+\.yaml)`\n\n```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "own-rules.md").read_text(encoding="utf-8")


@pytest.fixture
def files(page: str) -> dict[str, str]:
    return dict(FILE.findall(page))


def test_every_example_of_the_page_loads_beside_the_shipped_rules(files: dict[str, str], tmp_path: Path) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    own = catalogue.rule_set(tmp_path).own
    assert sorted(own) == ["OWN901", "OWN902", "OWN903"]
    outcome = run_examples(catalogue.own_rules_in(tmp_path))
    assert [(one.rule.code, one.group, one.expected, one.found) for one in outcome.failures] == []
    assert outcome.examples == 10


def test_the_worked_example_is_in_both_languages(files: dict[str, str]) -> None:
    rule = load_rule_text("OWN901_consignment.yaml", files["OWN901_consignment.yaml"], catalogue.statutes())
    for group in (rule.raises, rule.stays_quiet):
        assert {bool(re.search(r"[\u4e00-\u9fff]", example.text)) for example in group} == {True, False}
    assert rule.clause is not None and rule.clause.en


def test_the_complaint_is_shown_as_it_is(page: str, files: dict[str, str]) -> None:
    broken = files["OWN901_consignment.yaml"].replace("severity: error ", "severity: fatal ")
    with pytest.raises(RuleError) as caught:
        load_rule_text("OWN901_consignment.yaml", broken, catalogue.statutes())
    assert caught.value.message.en in page


def test_the_failing_example_is_shown_as_it_is(page: str, files: dict[str, str]) -> None:
    wrong = files["OWN901_consignment.yaml"].replace("⟦代销方式⟧", "⟦代销⟧方式")
    rule = load_rule_text("OWN901_consignment.yaml", wrong, catalogue.statutes())
    assert rule_tests.text(run_examples([rule]), "en") in page


def test_the_buyers_view_of_the_page_holds(page: str, tmp_path: Path) -> None:
    text = page.partition("`as_buyer/OWN904_long_terms.yaml`")[2].partition("```yaml\n")[2].partition("```")[0]
    seller = text.replace("when:", "buyer_view: inverse\nlaws: [ANY]\ninputs: [text]\nwhen:")
    (tmp_path / "as_buyer").mkdir()
    (tmp_path / "OWN904_short_terms.yaml").write_text(seller, encoding="utf-8")
    (tmp_path / "as_buyer" / "OWN904_long_terms.yaml").write_text(text, encoding="utf-8")
    outcome = run_examples(catalogue.own_rules_in(tmp_path))
    assert [(one.rule.code, one.group, one.expected, one.found) for one in outcome.failures] == []
    assert outcome.examples == 8
