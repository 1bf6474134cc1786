"""Keeps the Chinese catalogue in step with the pages and mails: `python -m riskwatch.locale.upkeep`.

Adds messages that are new with an empty translation, drops those no longer used, and keeps them sorted so that merges
are easy. What is still empty is a failing test, not a gap that readers find.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

from riskwatch.resources import folder

PACKAGE = Path(__file__).parent.parent
CATALOGUE = PACKAGE / "locale" / "zh_Hans_CN" / "LC_MESSAGES" / "messages.po"
_OPTIONS = {"**.html": {"extensions": "jinja2.ext.i18n", "silent": "false", "trimmed": "false"}}
_KEYWORDS = {**DEFAULT_KEYWORDS, "_": None}


def used() -> dict[str | tuple[str, ...], str]:
    """Every English message of templates and code, with the first place it is used in."""
    found: dict[str | tuple[str, ...], str] = {}
    for root, methods in (
        (folder("templates"), [("**.html", "jinja2.ext.babel_extract"), ("**.txt", "jinja2.ext.babel_extract")]),
        (PACKAGE, [("**.py", "python")]),
    ):
        for name, line, message, _, _ in extract_from_dir(root, methods, _OPTIONS, _KEYWORDS):
            found.setdefault(message, f"{name}:{line}")
    return found


def stored() -> Catalog:
    """The catalogue as it lies in the file."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="zh_Hans_CN")


def brought_up_to_date(known: Catalog) -> Catalog:
    """A catalogue of exactly the messages that are used, with the translations that are known."""
    catalogue = Catalog(locale="zh_Hans_CN", project="riskwatch", fuzzy=False, header_comment="", charset="utf-8")
    for message in used():
        before = known.get(message if isinstance(message, str) else message[0])
        catalogue.add(message, before.string if before else "")
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """The text of the .po file: sorted, without places, without dates, so that it changes only when words do."""
    out = BytesIO()
    write_po(out, catalogue, width=0, no_location=True, omit_header=True, sort_output=True)
    return _HEAD.encode() + out.getvalue()


_HEAD = """msgid ""
msgstr ""
"Project-Id-Version: riskwatch\\n"
"Language: zh_Hans_CN\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""


def main() -> int:
    """Rewrite the file; 1 while translations are missing."""
    catalogue = brought_up_to_date(stored())
    CATALOGUE.write_bytes(written(catalogue))
    empty = [message.id for message in catalogue if message.id and not _translated(message.string)]
    sys.stdout.writelines(f"not translated: {message}\n" for message in empty)
    return 1 if empty else 0


def _translated(string: str | tuple[str, ...] | list[str] | None) -> bool:
    return bool(string) if string is None or isinstance(string, str) else bool(string) and all(string)


if __name__ == "__main__":
    sys.exit(main())
