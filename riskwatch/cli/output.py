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


def reviewed_targets(files: Sequence[Path], out: Path | None, single: bool) -> list[Path]:
    """Where drafts that were written into go: beside the draft or to `out`, never onto the draft itself."""
    if out is None:
        return [_reviewed(file) for file in files]
    if single and not out.is_dir():
        found = [out]
    else:
        found = [out / _reviewed(file).name for file in files]
        if (out.exists() and not out.is_dir()) or len(set(found)) < len(found):
            raise SettingsWrong(
                Words(
                    f"多份合同不能都写到 {out}：它是文件，或合同重名。",
                    f"These drafts cannot all be written to {out}: it is a file, or two of them have one name.",
                ),
                Words(
                    "用 --out 指定文件夹，重名的分开检查。", "Name a folder with --out; check drafts of one name apart."
                ),
            )
    for file, target in zip(files, found, strict=True):
        if _same(target, file):
            raise SettingsWrong(
                Words(f"不能覆盖原合同 {file}。", f"The draft {file} itself is not written over."),
                Words("用 --out 指定另一个文件。", "Name another file with --out."),
            )
    return found


def _same(target: Path, file: Path) -> bool:
    try:
        return target.samefile(file)
    except OSError:  # there is no such target, or there cannot be one; writing it will say which
        return False


def _reviewed(file: Path) -> Path:
    from riskwatch.jobs.writeback import reviewed_name  # here: most runs write nothing back

    return file.with_name(reviewed_name(file.name))


def write_whole(path: Path, content: str) -> None:
    """Write a text, all of it or nothing."""
    write_bytes(path, content.encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Write all of it or nothing: a report that was cut off must not pass for a whole one.

    Raises SettingsWrong where the system does not let it be written.
    """
    try:
        _write(path, content)
    except OSError as error:
        raise SettingsWrong(
            Words(f"无法写入 {path}（{error.strerror}）。", f"{path} cannot be written ({error.strerror})."),
            Words(
                "换一个文件名或可以写入的文件夹，并确认磁盘有空间。",
                "Name another file, or a folder that may be written to, and see that the disk has room.",
            ),
        ) from error


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(
        dir=path.parent, prefix=".riskwatch-"
    )  # the target's own name may be as long as it can be
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
