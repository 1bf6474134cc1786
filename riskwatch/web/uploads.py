"""Files that came with a form."""

from __future__ import annotations

from pathlib import PurePath

from flask import request

from riskwatch.domain.errors import HouseFileWrong
from riskwatch.domain.words import Words


def sent_text(field: str) -> tuple[str, str]:
    """Name and text of the one file in `field`. Raises HouseFileWrong when there is none, or when it is no UTF-8."""
    file = request.files.get(field)
    if file is None or not file.filename:
        raise HouseFileWrong(
            Words("没有选择文件。", "No file was chosen."), Words("请选择一个 YAML 文件。", "Choose a YAML file.")
        )
    try:
        return PurePath(file.filename).name, file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise HouseFileWrong(
            Words(f"{file.filename} 不是 UTF-8 编码的文本。", f"{file.filename} is no text in UTF-8."),
            Words("用 UTF-8 编码另存后再上传。", "Save it in UTF-8 and send it again."),
        ) from error


def sent_files(field: str) -> dict[str, bytes]:
    """The content of every file in `field` by its name."""
    return {PurePath(file.filename).name: file.read() for file in request.files.getlist(field) if file.filename}


def sent_proof(field: str) -> tuple[bytes, str, str] | None:
    """Content, type and name of the file in `field`, None when none was sent."""
    file = request.files.get(field)
    if file is None or not file.filename:
        return None
    return file.read(), file.mimetype or "application/octet-stream", PurePath(file.filename).name


def sent_proofs(field: str) -> tuple[tuple[str, bytes], ...]:
    """Type and content of every file in `field`, to be kept as evidence."""
    files = (file for file in request.files.getlist(field) if file.filename)
    return tuple((file.mimetype or "application/octet-stream", file.read()) for file in files)
