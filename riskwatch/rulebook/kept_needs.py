"""What patterns need, kept on disk beside the code: working it out costs half of a start.

Kept where Python keeps compiled modules, and like those: made anew when the source changes, not written when Python
writes none (`-B`) or the folder is not ours to write, and harmless when it is lost or damaged.
"""

from __future__ import annotations

import atexit
import hashlib
import json
import os
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

from riskwatch.contract.search import needed

_MOST = 8192


def use() -> None:
    """Take what is kept, and keep at the end of the process what it has worked out anew."""
    place = _place()
    if place is None:
        return
    path, source = place
    kept = _read(path, source)
    needed.KNOWN.update(kept)
    if not sys.dont_write_bytecode:
        atexit.register(_write, path, source, set(kept))


def _place() -> tuple[Path, str] | None:
    """The file, and a hash of the source that decides what stands in it; None where the source is no file."""
    folder = Path(needed.__file__).parent
    try:
        contents = [path.read_bytes() for path in sorted(folder.glob("*.py"))]
        beside = Path(cache_from_source(needed.__file__))
    except (OSError, NotImplementedError):
        return None
    digest = hashlib.sha256(sys.version.encode())
    for content in contents:
        digest.update(hashlib.sha256(content).digest())
    return (beside.with_suffix(".needs.json"), digest.hexdigest()) if contents else None


def _read(path: Path, source: str) -> dict[str, needed.Stored | None]:
    try:
        kept: Any = json.loads(path.read_bytes())
        if kept["source"] != source:
            return {}
        return {str(pattern): needed.checked(needs) for pattern, needs in kept["needs"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _write(path: Path, source: str, before: set[str]) -> None:
    known = dict(needed.KNOWN)
    if known.keys() <= before:
        return
    if len(known) > _MOST:
        known = {pattern: needs for pattern, needs in known.items() if pattern not in before}
    content = json.dumps({"source": source, "needs": known}, ensure_ascii=False).encode()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        written = path.with_name(f"{path.name}.{os.getpid()}")
        written.write_bytes(content)
        written.replace(path)
