"""Every file that came from elsewhere, or was made up, says so in the README beside it."""

from __future__ import annotations

import importlib.util
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest

RECORDINGS = ("riskwatch/data/recordings", "tests/recordings")
FILES = ("riskwatch/data/demo", "tests/drafts/files", "tests/exports/files")


@pytest.mark.parametrize("folder", RECORDINGS)
def test_every_recording_has_its_origin_in_the_readme(root: Path, tracked: list[Path], folder: str) -> None:
    readme = (root / folder / "README.md").read_text(encoding="utf-8")
    recordings = [
        file
        for file in tracked
        if file.is_relative_to(root / folder) and file.suffix == ".json" and file.parent.parent.parent == root / folder
    ]
    assert recordings
    assert [file.name for file in recordings if file.stem not in readme] == []


@pytest.mark.parametrize("folder", FILES)
def test_every_shipped_file_is_named_in_the_readme(root: Path, tracked: list[Path], folder: str) -> None:
    readme = (root / folder / "README.md").read_text(encoding="utf-8")
    files = [file.name for file in tracked if file.parent == root / folder and file.name != "README.md"]
    assert files
    assert [name for name in files if f"`{name}`" not in readme] == []


@pytest.fixture(scope="module")
def maker(root: Path) -> ModuleType:
    path = root / "tests" / "contracts" / "making" / "make_demo_drafts.py"
    spec = importlib.util.spec_from_file_location("make_demo_drafts", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    spec.loader.exec_module(module)
    sys.path[:] = before
    return module


def test_the_demo_drafts_are_what_their_maker_makes(root: Path, maker: ModuleType) -> None:
    for name, draft in maker.DRAFTS.items():
        shipped = zipfile.ZipFile(BytesIO((root / "riskwatch" / "data" / "demo" / name).read_bytes()))
        made = draft().parts()
        assert shipped.namelist() == list(made), name
        assert {part: shipped.read(part).decode("utf-8") for part in made} == made, name
