"""The product as a stranger gets it: built into a wheel, installed into an empty environment, run from elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Installed:
    """An environment with the wheel in it. `elsewhere` is a folder that has nothing to do with the checkout."""

    folder: Path
    elsewhere: Path

    @property
    def command(self) -> Path:
        return self.folder / "bin" / "riskwatch"

    @property
    def environment(self) -> dict[str, str]:
        """Nothing of ours but the data folder: no PYTHONPATH, no settings of the person who runs the tests."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("RISKWATCH_", "PYTHON"))}
        return kept | {"RISKWATCH_DATA_DIR": str(self.elsewhere / "data"), "RISKWATCH_LANGUAGE": "en"}

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self._run(self.command, *arguments)

    def python(self, code: str) -> str:
        done = self._run(self.folder / "bin" / "python", "-c", code)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def _run(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, cwd=self.elsewhere, env=self.environment, capture_output=True, text=True)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in a fresh environment; the libraries it needs are lent by the environment of the tests (no network)."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    install = ["install", "--quiet", "--no-deps", "--no-index", "--disable-pip-version-check", str(wheel)]
    subprocess.run([sys.executable, "-m", "pip", "--python", str(python), *install], check=True, capture_output=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    # A folder named in a .pth is searched, but its own .pth files are not read: the checkout does not come in by that way.
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return Installed(folder, tmp_path_factory.mktemp("elsewhere"))
