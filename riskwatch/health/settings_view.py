"""Every setting with its origin, secrets hidden."""

from __future__ import annotations

from dataclasses import dataclass

from riskwatch.settings import TABLE, Settings


@dataclass(frozen=True, slots=True)
class SettingLine:
    """A setting with its value (hidden if secret) and where it came from."""

    name: str
    value: str
    origin: str
    help: str


def settings_table(settings: Settings) -> tuple[SettingLine, ...]:
    """Every setting that is known or set."""
    known = {setting.name: setting for setting in TABLE}
    lines = []
    for name in (*known, *sorted(set(settings.values) - set(known))):
        value = settings.values.get(name, "")
        secret = known[name].secret if name in known else name.endswith("_KEY")
        shown = ("(set)" if value else "") if secret else value
        help_text = known[name].help if name in known else "Address or key of a source."
        lines.append(SettingLine(f"RISKWATCH_{name}", shown, settings.origins.get(name, "default"), help_text))
    return tuple(lines)
