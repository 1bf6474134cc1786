"""Public registers. Each sub-folder with a `source.yaml` is one source: it exists, so it counts."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from pathlib import Path

from riskwatch import __version__
from riskwatch.domain.calendar import Clock
from riskwatch.log import get_logger
from riskwatch.rulebook.strict_yaml import read_yaml
from riskwatch.settings import PREFIX, Settings, fen
from riskwatch.sources.access import Access, base_address
from riskwatch.sources.folder import FolderSource, read_meta, read_products
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
from riskwatch.sources.till import NoTill, Product, Till

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


def load_sources(
    settings: Settings, clock: Clock = _now, limits: Limits | None = None, till: Till | None = None
) -> Mapping[str, Source]:
    """All sources by folder name, asking through one session.

    `clock` tells from when a "retry after so many seconds" counts. Raises SettingsWrong for a URL setting that is no
    address; nothing is asked yet. Without a `till` nothing is bought from paid sources.
    """
    web = Web(agent_name(settings["CONTACT"]), clock, limits)
    return {name: _load(name, settings, web, till or NoTill()) for name in source_names()}


def products_of(name: str, meta: SourceMeta, settings: Settings) -> Mapping[str, Product]:
    """What is bought at a paid source: as it describes itself, else as the file of the contract says; a price that is
    not told is that of the setting. Raises SettingsWrong, or RuleError for a bad file."""
    products = {product.name: product for product in meta.products}
    if file := settings.of_source(name, "PRODUCTS"):
        products = {one.name: one for one in read_products(read_yaml(Path(file).expanduser()).content)}
    return {key: replace(one, price_fen=_price(name, one, settings)) for key, one in products.items()}


def _price(name: str, product: Product, settings: Settings) -> int | None:
    given = settings.of_source(name, "PRICE")
    return (
        product.price_fen
        if product.price_fen is not None or not given
        else fen(f"{PREFIX}SOURCE_{name.upper()}_PRICE", given)
    )


def agent_name(contact: str) -> str:
    """How we introduce ourselves: what we are, which version, and where a register can reach the operator."""
    safe = "".join(char for char in contact if char.isascii() and char.isprintable())
    return f"RiskWatch/{__version__}" + (f" (+{safe})" if safe else "")


def _load(name: str, settings: Settings, web: Web, till: Till) -> Source:
    meta = read_meta(_HERE / name / "source.yaml")
    client = import_module(f"{__name__}.{name}.client")
    reading = import_module(f"{__name__}.{name}.reading")
    base = base_address(name, settings.source_url(name), meta.base_url)
    access = Access(
        web, base, settings.source_key(name), meta.key_in, meta.kinds, bool(settings["CONTACT"]), name,
        settings.of_source(name, "SECRET"), till, products_of(name, meta, settings),
    )  # fmt: skip
    if access.key and access.is_exposed:
        _LOG.warning("the key of this source travels unencrypted", source=name, address=access.base)
    return FolderSource(name, meta, access, client.look, reading.read)
