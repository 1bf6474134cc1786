"""Public registers. Each sub-folder with a `source.yaml` is one source: it exists, so it counts."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from pathlib import Path

from riskwatch import __version__
from riskwatch.domain.calendar import Clock
from riskwatch.log import get_logger
from riskwatch.settings import Settings
from riskwatch.sources.access import Access, base_address
from riskwatch.sources.folder import FolderSource, read_meta
from riskwatch.sources.http import Limits, Web
from riskwatch.sources.interface import (
    Answer,
    Found,
    Memory,
    NotModified,
    NotThere,
    Reply,
    Source,
    SourceMeta,
)

__all__ = [
    "Answer",
    "Found",
    "Limits",
    "Memory",
    "NotModified",
    "NotThere",
    "Reply",
    "Source",
    "SourceMeta",
    "load_sources",
    "readers_version",
    "source_names",
]

_HERE = Path(__file__).parent
_LOG = get_logger("sources")


@cache
def readers_version() -> str:
    """Names the readers of this installation: what another version read, this one may read otherwise."""
    digest = hashlib.sha256(__version__.encode())
    for file in sorted(_HERE.rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _now() -> datetime:
    return datetime.now(UTC)


def source_names() -> tuple[str, ...]:
    """The folders that are sources, in alphabetical order."""
    return tuple(sorted(file.parent.name for file in _HERE.glob("*/source.yaml")))


def load_sources(settings: Settings, clock: Clock = _now, limits: Limits | None = None) -> Mapping[str, Source]:
    """All sources by folder name, asking through one session.

    `clock` tells from when a "retry after so many seconds" counts. Raises SettingsWrong for a URL setting that is no
    address; nothing is asked yet.
    """
    web = Web(agent_name(settings["CONTACT"]), clock, limits)
    return {name: _load(name, settings, web) for name in source_names()}


def agent_name(contact: str) -> str:
    """How we introduce ourselves: what we are, which version, and where a register can reach the operator."""
    safe = "".join(char for char in contact if char.isascii() and char.isprintable())
    return f"RiskWatch/{__version__}" + (f" (+{safe})" if safe else "")


def _load(name: str, settings: Settings, web: Web) -> Source:
    meta = read_meta(_HERE / name / "source.yaml")
    client = import_module(f"{__name__}.{name}.client")
    reading = import_module(f"{__name__}.{name}.reading")
    base = base_address(name, settings.source_url(name), meta.base_url)
    access = Access(web, base, settings.source_key(name), meta.key_in, meta.kinds, bool(settings["CONTACT"]))
    if access.key and access.is_exposed:
        _LOG.warning("the key of this source travels unencrypted", source=name, address=access.base)
    return FolderSource(name, meta, access, client.look, reading.read)
