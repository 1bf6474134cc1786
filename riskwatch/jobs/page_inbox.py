"""A watched folder: pages that are put there are read, kept, and moved away with what became of them.

A page that shows the code of a customer finds it by itself. A page without a code is taken only from a folder that
bears the customer's number: putting it there is a person's word. Everything else is moved aside with the reason.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from riskwatch.domain.errors import ImportRefused, RiskWatchError
from riskwatch.domain.snapshot import Identifier
from riskwatch.domain.words import Words
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.page_files import ENDINGS, page_of
from riskwatch.jobs.pages import CODE_SCHEME, import_page
from riskwatch.log import get_logger
from riskwatch.sources.by_hand.page import Page

_LOG = get_logger("pages")
PROCESSED, REJECTED = "processed", "rejected"
QUIET_S = 5
"""A file that changed within this many seconds may still be in the middle of being written."""

ACTOR = "folder"
_CODE = re.compile(r"(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{18}(?![0-9A-Z])")


@dataclass(frozen=True, slots=True)
class Moved:
    """A file of the folder and where it is now; `why` is "" where it was taken."""

    file: str
    target: Path
    why: Words


def read_inbox(desk: Desk) -> tuple[Moved, ...]:
    """Take every page of the folder that is set; none where none is set. A file is moved only after it is stored."""
    setting = desk.settings["PAGE_INBOX"]
    if not setting:
        return ()
    root = Path(setting).expanduser()
    if not root.is_dir():
        _LOG.warning("the folder for pages is not there", folder=str(root))
        return ()
    return tuple(_take(desk, root, file) for file in _waiting(desk, root))


def _waiting(desk: Desk, root: Path) -> list[Path]:
    def ready(file: Path) -> bool:
        aside = file.relative_to(root).parts[0] in (PROCESSED, REJECTED)
        if aside or file.name.startswith((".", "~$")) or file.suffix.lower() not in ENDINGS or not file.is_file():
            return False
        return desk.wall().timestamp() - file.stat().st_mtime >= QUIET_S

    return sorted(file for pattern in ("*", "*/*") for file in root.glob(pattern) if ready(file))


def _take(desk: Desk, root: Path, file: Path) -> Moved:
    named = file.parent.name if file.parent != root else ""
    try:
        data = file.read_bytes()
        page = page_of(data, file.name, desk.settings)
        ref = named or _owner(desk, page, file.name)
        taken = page.saved_at or datetime.fromtimestamp(file.stat().st_mtime, UTC)
        import_page(desk, ref, data, file.name, actor=ACTOR, taken_at=taken, confirmed=bool(named))
    except RiskWatchError as error:
        why = Words(f"{error.message.zh}{error.hint.zh}", f"{error.message.en} {error.hint.en}".strip())
        _LOG.warning("page rejected", file=file.name, why=error.message.en)
        return Moved(file.name, _move(desk, root, file, REJECTED, why), why)
    _LOG.info("page taken", file=file.name, customer=ref)
    return Moved(file.name, _move(desk, root, file, PROCESSED, Words("", "")), Words("", ""))


def _owner(desk: Desk, page: Page, name: str) -> str:
    """The customer whose code the page shows."""
    with desk.store.reading() as unit:
        for code in dict.fromkeys(_CODE.findall(page.text)):
            customer = unit.customers.by_identifier(Identifier(CODE_SCHEME, code))
            if customer is not None:
                return customer.ref
    raise ImportRefused(
        Words(f"{name} 上没有任何客户的统一社会信用代码。", f"{name} shows the code of none of the customers."),
        Words(
            "请在客户页上传并人工确认，或放入以客户编号命名的子文件夹。",
            "Hand it in on the customer's page, or put it into a folder that bears the customer's number.",
        ),
    )


def _move(desk: Desk, root: Path, file: Path, kind: str, why: Words) -> Path:
    folder = root / kind / desk.today.isoformat()
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / file.name
    number = 1
    while target.exists():
        number += 1
        target = folder / f"{file.stem}-{number}{file.suffix}"
    shutil.move(file, target)
    if why.en:
        target.with_name(f"{target.name}.reason.txt").write_text(f"{why.zh}\n{why.en}\n", encoding="utf-8")
    return target
