"""The manual says what the product does: rules, signs, settings and commands as they are now."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import click
import pytest

from riskwatch import catalogue
from riskwatch.cli.group import riskwatch
from riskwatch.settings import PREFIX, TABLE
from riskwatch.sources import source_names

SETTING = re.compile(rf"\b{PREFIX}([A-Z][A-Z_]*[A-Z])\b")
BESIDE_THE_TABLE = {"SETTINGS"}


@pytest.fixture(scope="module")
def generate(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("riskwatch_docs_generate", root / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_generated_pages_are_up_to_date(root: Path, generate: ModuleType) -> None:
    stale = [
        name for name, made in generate.pages().items() if (root / "docs" / name).read_text(encoding="utf-8") != made
    ]
    assert stale == [], "write them anew with: make docs"


def test_every_rule_has_its_place_in_the_manual(root: Path) -> None:
    page = (root / "docs" / "rules.md").read_text(encoding="utf-8")
    sections = re.findall(r"^## (\w+)$", page, re.MULTILINE)
    assert sections == [rule.code for rule in catalogue.rule_set().rules]
    for rule in catalogue.rule_set().rules:
        assert rule.title.zh in page
        assert rule.title.en in page


def test_every_company_check_has_its_place_in_the_manual(root: Path) -> None:
    page = (root / "docs" / "signs.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^## (\w+)$", page, re.MULTILINE)) == {check.name for check in catalogue.company_checks()}


def test_every_setting_is_documented(root: Path) -> None:
    page = (root / "docs" / "settings.md").read_text(encoding="utf-8")
    for setting in TABLE:
        assert f"`{PREFIX}{setting.name}`" in page
        assert setting.help in page
    for name in source_names():
        assert f"`{PREFIX}SOURCE_{name.upper()}_URL`" in page


def test_the_code_asks_for_no_setting_that_is_not_in_the_table(root: Path, modules: list[Path]) -> None:
    known = {setting.name for setting in TABLE} | BESIDE_THE_TABLE
    asked = {
        (str(file.relative_to(root)), name)
        for file in modules
        if file.relative_to(root).parts[0] == "riskwatch"
        for name in SETTING.findall(file.read_text(encoding="utf-8"))
        if name not in known and not name.startswith("SOURCE")
    }
    assert asked == set()


def test_the_readme_shows_the_commands_as_they_are(root: Path, generate: ModuleType) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    section = readme.partition("## Command line")[2].partition("\n## ")[0]
    assert generate.HELP.search(section), "the output of `riskwatch --help` belongs under: ## Command line"
    assert generate.with_help(readme) == readme, "write it anew with: make docs"


def test_every_command_and_option_explains_itself() -> None:
    context = click.Context(riskwatch)
    commands = {name: riskwatch.get_command(context, name) for name in riskwatch.list_commands(context)}
    silent = [name for name, command in commands.items() if command is None or not command.help]
    assert commands
    assert silent == []


def test_every_make_target_explains_itself(root: Path) -> None:
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony is not None
    for target in phony[1].split():
        assert re.search(rf"^{target}:.*## \S", makefile, re.MULTILINE), target
