"""The public linter that ours is measured beside: contract-lint (MIT, one module, standard library only).

It is never a dependency of the product: where it is not installed it is put into a throw-away folder, at one version
whose archive is known by its hash.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

VERSION = "0.2.6"
_LOCKED = f"contract-lint=={VERSION} --hash=sha256:1440b649f846677d655bad3fc33921cd2d1d46d66260c51beebd8e8b28f2a646\n"


def contract_lint() -> Callable[[str], int] | None:
    """A function that lints a text with all 11 rules of contract-lint and says how many findings there were.

    None when it is neither installed nor to be had (no network): the bench then says so and prints no ratio.
    """
    module = _module()
    if module is None:
        return None
    config = module._default_config()
    for setting in config.rules.values():
        setting.enabled = True  # two of the eleven are off by default

    def lint(text: str) -> int:
        return len(module.lint(module.analyze(text, "txt"), config))

    return lint


def default_findings() -> Callable[[str], list[Any]] | None:
    """A function that gives the findings of contract-lint as it comes (rule, severity, message, line); None as above."""
    module = _module()
    if module is None:
        return None
    config = module._default_config()
    return lambda text: list(module.lint(module.analyze(text, "txt"), config))


@cache
def _module() -> ModuleType | None:
    try:
        return import_module("contract_lint_cli")
    except ModuleNotFoundError:
        pass
    folder = Path(tempfile.mkdtemp(prefix="riskwatch-bench-"))
    lock = folder / "lock.txt"
    lock.write_text(_LOCKED, encoding="utf-8")
    target = folder / "packages"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes"]
    done = subprocess.run([*pip, "--target", str(target), "-r", str(lock)], check=False, capture_output=True)
    if done.returncode:
        return None
    sys.path.append(str(target))
    return import_module("contract_lint_cli")
