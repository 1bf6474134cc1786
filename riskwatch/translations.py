"""The words of pages and mails in the reader's language, from the Babel catalogues.

The .po files are read at start; no compiled catalogue lies about that could be older than its source.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

LOCALES = {"zh": "zh_Hans_CN", "en": "en_GB"}
LANGUAGES = tuple(LOCALES)


@cache
def catalogue(language: str) -> NullTranslations:
    """Translations of the English message ids into `language` ("zh" or "en"; anything else reads English)."""
    locale = LOCALES.get(language, LOCALES["en"])
    source = Path(__file__).parent / "locale" / locale / "LC_MESSAGES" / "messages.po"
    if not source.is_file():
        return NullTranslations()
    with source.open("rb") as file:
        messages = read_po(file, locale=locale)
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return Translations(compiled)
