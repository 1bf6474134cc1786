"""Every bench, one after the other, and the page docs/measurements.md brought up to date.

The page keeps its words; only the blocks between `<!-- NAME -->` and `<!-- /NAME -->` are written anew, each with the
command that made it. Usage: python bench/run.py --corpora PATH [--only NAME ...] [--print]
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "measurements.md"
COMMANDS = {
    "cuad": "accuracy_cuad.py",
    "kleister": "accuracy_kleister.py",
    "peer": "accuracy_peer.py",
    "synth": "accuracy_synth.py",
    "findings": "accuracy_findings.py",
    "same": "same_findings.py",
    "loop": "plain_loop.py",
    "more": "many_rules.py",
    "worst": "worst_cases.py",
    "speed": "speed.py",
    "reading": "reading.py",
    "writing": "writing.py",
    "tick": "tick.py",
    "size": "tick_size.py",
    "simulation": "simulation.py",
    "bulk": "bulk.py",
    "second_opinion": "fit_second_opinion.py",
    "credit": "credit.py",
    "ocr": "ocr.py",
    "killing": "killing.py",
}


def measured(script: str, corpora: Path) -> str:
    """What one bench prints; raises CalledProcessError when it breaks, after showing why."""
    command = [sys.executable, str(ROOT / "bench" / script), "--corpora", str(corpora)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8", env=environment)
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        done.check_returncode()
    return done.stdout.rstrip()


def block(script: str, output: str) -> str:
    day = datetime.now(UTC).date().isoformat()
    return f"`python bench/{script} --corpora PATH`, {day}, CPython {platform.python_version()}:\n\n```text\n{output}\n```\n"


def put(page: str, name: str, content: str) -> str:
    """The page with the block of that name replaced; a page without the block is a mistake."""
    pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    if not pattern.search(page):
        raise SystemExit(f"{PAGE}: no block named {name}")
    return pattern.sub(lambda match: match[1] + content + match[2], page)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--corpora", type=Path, required=True)
    arguments.add_argument("--only", nargs="*", choices=[*COMMANDS], default=[*COMMANDS])
    arguments.add_argument("--print", action="store_true", help="leave the page alone")
    given = arguments.parse_args()
    corpora = given.corpora.resolve()
    if not corpora.is_dir():
        raise SystemExit(f"{given.corpora} is no folder; give the corpora with --corpora (make bench CORPORA=…)")
    for name in given.only:
        output = measured(COMMANDS[name], corpora)
        print(f"== {name}\n{output}\n", flush=True)
        if not given.print:
            page = PAGE.read_text(encoding="utf-8")
            PAGE.write_text(put(page, name, block(COMMANDS[name], output)), encoding="utf-8")


if __name__ == "__main__":
    main()
