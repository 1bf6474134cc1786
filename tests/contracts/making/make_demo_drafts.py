"""Makes the drafts that ship with the demo: python tests/contracts/making/make_demo_drafts.py [FOLDER]

The PDF is printed by LibreOffice; where there is none, the one that is there stays.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from docx_writer import Docx
from framework import framework
from guaranteed import guaranteed
from purchase import purchase
from standard import standard
from supply import supply

DEMO = Path(__file__).parents[3] / "riskwatch" / "data" / "demo"
DRAFTS: dict[str, Callable[[], Docx]] = {
    "XS-2026-118 购销合同.docx": purchase,
    "采购框架协议.docx": framework,
    "标准销售合同（本公司范本）.docx": standard,
    "Supply Agreement - Harrowmere Pumps & Valves.docx": supply,
}
PRINTED: dict[str, Callable[[], Docx]] = {"化工产品买卖及保证合同.pdf": guaranteed}


def make(folder: Path) -> None:
    """Write every draft into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, draft in DRAFTS.items():
        draft().save(folder / name)
    for name, draft in PRINTED.items():
        _print(draft(), folder / name)


def _print(draft: Docx, target: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        return
    with tempfile.TemporaryDirectory() as made:
        source = Path(made) / target.with_suffix(".docx").name
        draft.save(source)
        profile = f"-env:UserInstallation=file://{made}/profile"
        command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", made, str(source)]
        subprocess.run(command, check=True, capture_output=True)
        shutil.copyfile(source.with_suffix(".pdf"), target)


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else DEMO)
