"""The key that signs form tokens and the links in mails: a setting, or made once and kept in the data folder."""

from __future__ import annotations

import os
import secrets

from riskwatch.settings import Settings

FILE = "secret_key"


def secret_key(settings: Settings) -> str:
    """The key in force. A key that we make is readable by our own user only; two processes agree on the first one made."""
    if settings["SECRET_KEY"]:
        return settings["SECRET_KEY"]
    path = settings.data_dir / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{FILE}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_urlsafe(32), encoding="ascii")
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_text(encoding="ascii")
