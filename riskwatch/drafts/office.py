"""Reads the formats of other word processors (.doc, .wps, .rtf, .odt) through LibreOffice, which makes a .docx of them.

LibreOffice runs without a window, in a profile of its own that is thrown away; macros do not run and links are not followed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from riskwatch.domain.document import Document, View
from riskwatch.domain.words import Words
from riskwatch.drafts import docx, refusals
from riskwatch.drafts.limits import Limits
from riskwatch.drafts.sniff import DOC, ODT, RTF, Format

AUTO, NONE = "auto", "none"
_NAMES = ("soffice", "libreoffice")
_ELSEWHERE = ("/Applications/LibreOffice.app/Contents/MacOS/soffice", "/opt/libreoffice/program/soffice")
_FILTERS = {DOC.name: "MS Word 97", RTF.name: "Rich Text Format", ODT.name: "writer8"}
"""With its filter named, LibreOffice does not fall back to reading a damaged file as plain text."""

_SETTINGS = {
    "/org.openoffice.Office.Common/Security/Scripting": {
        "MacroSecurityLevel": "3", "DisableMacrosExecution": "true", "BlockUntrustedRefererLinks": "true",
    },
    "/org.openoffice.Office.Writer/Content/Update": {"Link": "0", "Field": "false"},
    "/org.openoffice.Office.Common/Save/Document": {"WarnAlienFormat": "false"},
}  # fmt: skip


def program(chosen: str) -> str | None:
    """Where LibreOffice is: as the setting says, found on its own for `auto`; None where it is not or not wanted."""
    if chosen == NONE:
        return None
    if chosen != AUTO:
        return chosen if os.access(chosen, os.X_OK) else None
    places = os.pathsep.join((os.defpath, "/usr/local/bin"))
    found = (shutil.which(name, path=places) for name in _NAMES)
    return next(filter(None, found), None) or next((each for each in _ELSEWHERE if os.access(each, os.X_OK)), None)


def read(data: bytes, name: str, sha256: str, found: Format, limits: Limits, view: View) -> Document:
    """Raises DraftUnreadable (unreadable, unsupported, stopped, and all that reading a .docx raises)."""
    soffice = program(limits.office)
    if soffice is None:
        raise refusals.unsupported(name, found.words, found.hint)
    with tempfile.TemporaryDirectory() as folder:
        converted = _converted(soffice, Path(folder), data, name, found, limits)
    document = docx.read(converted, name, sha256, replace(limits, max_bytes=len(converted)), view)
    return replace(document, format=found.name)


def _converted(soffice: str, folder: Path, data: bytes, name: str, found: Format, limits: Limits) -> bytes:
    """The draft as a .docx."""
    draft = folder / f"draft{found.extensions[0]}"
    draft.write_bytes(data)
    profile = folder / "profile"
    _write_settings(profile)
    try:
        subprocess.run(  # noqa: S603 (the program that the setting names)
            [
                soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nodefault", "--nologo",
                "--nolockcheck", f"--infilter={_FILTERS[found.name]}", "--convert-to", "docx:MS Word 2007 XML",
                "--outdir", str(folder), str(draft),
            ],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            timeout=limits.seconds, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise refusals.stopped(name, refusals.too_slow(limits.seconds)) from error
    made = draft.with_suffix(".docx")
    if not made.is_file() or not made.stat().st_size:
        raise refusals.unreadable(
            name,
            Words(
                "LibreOffice 打不开它，文件已损坏或有密码",
                "LibreOffice cannot open it; it is damaged or has a password",
            ),
            found.hint,
        )
    return made.read_bytes()


def _write_settings(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{key}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, values in _SETTINGS.items()
        for key, value in values.items()
    )
    user = profile / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>",
        encoding="utf-8",
    )
