"""Rules, checks and statutes hang together: nothing is half there, nothing is left over."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from riskwatch import catalogue, resources

FAMILIES = {
    "parties": "PTY",
    "authority": "AUT",
    "seal": "SEA",
    "subject": "SUB",
    "delivery": "DLV",
    "inspection": "INS",
    "price": "PRC",
    "payment": "PAY",
    "invoice": "INV",
    "liability": "LIA",
    "title": "ROT",
    "set_off": "SET",
    "guarantee": "GUA",
    "termination": "TRM",
    "stop_supply": "STP",
    "evidence": "EVD",
    "disputes": "DIS",
    "confidentiality": "CNF",
    "force_majeure": "FMJ",
    "form": "FRM",
    "compliance": "CMP",
}
VIEWS = [view for rule in catalogue.rule_set().rules for view in rule.views]
KEY = re.compile(r"\b(?:CN|EW|US|EU|CISG)-[A-Z0-9][A-Za-z0-9-]*")
RULES = sorted(resources.folder("contract_rules").rglob("*.yaml"))
CONTRACT_CHECKS = sorted((resources.checks_folder() / "contract").glob("*.yaml"))
BUYER_VIEWS = sorted((resources.checks_folder() / "as_buyer").glob("*.yaml"))
COMPANY_CHECKS = sorted((resources.checks_folder() / "company").glob("*.yaml"))


def content(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return loaded


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_a_rule_lies_in_the_folder_of_its_family(path: Path) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d{3}_[a-z0-9_]+", path.stem)
    assert path.stem[:3] == FAMILIES[path.parent.name]


def test_every_code_is_of_a_family_and_given_once() -> None:
    codes = [path.stem.split("_")[0] for path in RULES] + [content(path)["code"] for path in CONTRACT_CHECKS]
    assert sorted(code for code in set(codes) if codes.count(code) > 1) == []
    assert sorted(code for code in codes if code[:3] not in FAMILIES.values()) == []
    assert sorted(codes) == [rule.code for rule in catalogue.rule_set().rules]


@pytest.mark.parametrize("kind", ["contract", "company"])
def test_every_check_has_its_words_and_all_words_their_check(kind: str) -> None:
    folder = resources.checks_folder() / kind
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert modules == {path.stem for path in folder.glob("*.yaml")}


def test_every_rule_whose_view_is_inverse_has_the_buyers_view_and_no_other() -> None:
    inverse = [rule.code for rule in catalogue.rule_set().rules if rule.buyer_view == "inverse"]
    assert [rule.code for rule in catalogue.rule_set().rules if rule.as_buyer] == inverse
    assert sorted(content(path)["code"] for path in BUYER_VIEWS) == inverse


def test_a_buyers_view_has_a_function_of_its_name_unless_it_asks_the_sellers() -> None:
    own = {path.stem for path in BUYER_VIEWS if content(path).get("condition", "own") == "own"}
    assert own == {path.stem for path in (resources.checks_folder() / "as_buyer").glob("*.py")} - {"__init__"}


@pytest.mark.parametrize("path", [*RULES, *CONTRACT_CHECKS, *BUYER_VIEWS, *COMPANY_CHECKS], ids=lambda path: path.stem)
def test_every_basis_is_a_statute_that_ships(path: Path) -> None:
    unknown = [key for key in content(path).get("basis", []) if catalogue.statutes().find(key) is None]
    assert unknown == []


def test_every_rule_can_show_at_least_one_statute_and_only_such_as_may_be_shown() -> None:
    for rule in VIEWS:
        assert rule.basis, rule.code
        assert len(catalogue.statutes().shown(rule.basis)) == len(rule.basis), rule.code


def test_no_statute_ships_that_nothing_cites(root: Path) -> None:
    shipped = json.loads(resources.data("statutes.json").read_text(encoding="utf-8"))
    cited = {key for path in citing(root) for key in KEY.findall(path.read_text(encoding="utf-8"))}
    cited |= {key.rpartition("-")[0] for key in cited}
    assert sorted(set(shipped["articles"]) - cited) == []
    assert sorted(set(shipped["laws"]) - {article["law"] for article in shipped["articles"].values()}) == []


def citing(root: Path) -> list[Path]:
    files = [*RULES, *CONTRACT_CHECKS, *BUYER_VIEWS, *COMPANY_CHECKS, *(root / "riskwatch").rglob("*.py")]
    return files + [path for path in resources.folder("templates").rglob("*") if path.suffix in (".html", ".txt")]


def test_a_rule_that_covers_another_exists_or_is_named_in_the_book() -> None:
    """`covered_by` may name rules that are still to come, but never a code of no family, nor the rule itself."""
    for rule in VIEWS:
        for code in rule.covered_by:
            assert re.fullmatch(r"[A-Z]{3}\d{3}", code), rule.code
            assert code[:3] in FAMILIES.values(), rule.code
            assert code != rule.code
