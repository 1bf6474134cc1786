"""Every setting with its origin, secrets hidden."""

from __future__ import annotations

from dataclasses import dataclass

from riskwatch.settings import TABLE, Settings, help_of, is_secret


@dataclass(frozen=True, slots=True)
class SettingLine:
    """A setting with its value (hidden if secret) and where it came from."""

    name: str
    value: str
    origin: str
    help: str


def settings_table(settings: Settings) -> tuple[SettingLine, ...]:
    """Every setting that is known or set."""
    known = [setting.name for setting in TABLE]
    lines = []
    for name in (*known, *sorted(set(settings.values) - set(known))):
        value = settings.values.get(name, "")
        shown = ("(set)" if value else "") if is_secret(name) else value
        lines.append(SettingLine(f"RISKWATCH_{name}", shown, settings.origins.get(name, "default"), help_of(name)))
    return tuple(lines)
