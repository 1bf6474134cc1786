"""A demo world asks no real register: its sources are played from recordings, as of the day the world was made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from riskwatch import resources
from riskwatch.settings import Settings
from riskwatch.sources import source_names
from riskwatch.sources.demo_registry import DemoRegistry

MARK = "demo-world"
"""A file of the data folder that says: made-up companies, made on this day."""


def mark_demo(settings: Settings, day: date) -> None:
    """Remember that this data folder holds a demo world made on `day`."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    _mark(settings).write_text(day.isoformat(), encoding="utf-8")


def demo_day(settings: Settings) -> date | None:
    """The day the demo world was made; None for a real one."""
    path = _mark(settings)
    return date.fromisoformat(path.read_text(encoding="utf-8").strip()) if path.is_file() else None


@contextmanager
def playing(settings: Settings) -> Iterator[Settings]:
    """The settings to work with: in a demo world, with every source played locally unless its address is set."""
    day = demo_day(settings)
    if day is None:
        yield settings
        return
    with DemoRegistry(resources.data("recordings"), today=day) as registry:
        registry.stage = registry.last_stage
        urls = {f"SOURCE_{name.upper()}_URL": registry.url for name in source_names()}
        values = urls | {name: value for name, value in settings.values.items() if value or name not in urls}
        yield replace(settings, values=values)


def _mark(settings: Settings) -> Path:
    return settings.data_dir / MARK
