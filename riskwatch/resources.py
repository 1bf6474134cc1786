"""Finds the folders that ship with the product, in an installed wheel and in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """The folder `name` (contract_rules, templates): packaged inside the wheel, else at the top of the checkout."""
    packaged = _PACKAGE / "_data" / name
    return packaged if packaged.is_dir() else _PACKAGE.parent / name


def data(name: str) -> Path:
    """A file or folder of `riskwatch/data`, which ships inside the package itself."""
    return _PACKAGE / "data" / name


def checks_folder() -> Path:
    """Where the checks' YAML files lie: beside their modules."""
    return _PACKAGE.parent / "checks"
