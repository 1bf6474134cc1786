"""Where reports are written: one file, or a folder with one file a draft."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from riskwatch.domain.errors import SettingsWrong
from riskwatch.domain.words import Words

EXTENSIONS = {"text": ".txt", "json": ".json", "sarif": ".sarif", "html": ".html"}


def targets(files: Sequence[Path], out: Path, form: str, single: bool) -> list[Path]:
    """The file for each draft's report. Several drafts need a folder; colliding stems keep their full names."""
    if single and not out.is_dir():
        return [out]
    if out.exists() and not out.is_dir():
        raise SettingsWrong(
            Words(f"{out} 是文件；多份合同需要一个文件夹。", f"{out} is a file; several drafts need a folder."),
            Words("用 --out 指定文件夹。", "Name a folder with --out."),
        )
    stems = Counter(file.stem for file in files)
    return [out / ((file.stem if stems[file.stem] == 1 else file.name) + EXTENSIONS[form]) for file in files]


def write_whole(path: Path, content: str) -> None:
    """Write a text, all of it or nothing."""
    write_bytes(path, content.encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Write all of it or nothing: a report that was cut off must not pass for a whole one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o666 & ~_umask())  # a temporary file is for its owner alone, a report is not
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
