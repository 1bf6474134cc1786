"""Bankruptcy, winding-up and compulsory dissolution of a Norwegian entity."""

from __future__ import annotations

from datetime import date

from riskwatch.domain.snapshot import InsolvencyCase, Status
from riskwatch.sources.no_brreg import values
from riskwatch.sources.strict_json import Sheet

STATUS_OF_STAGE: dict[str, Status] = {
    "open": "insolvent",
    "strike_off": "strike_off_pending",
    "rescue": "rescue",
    "solvent": "solvent_liquidation",
}
"""Worst first: a compulsory dissolution is carried out by the bankruptcy court."""

_FLAGS = ("konkurs", "underAvvikling", "underTvangsavviklingEllerTvangsopplosning")


def cases(entity: Sheet) -> tuple[InsolvencyCase, ...] | None:
    """The procedures that are under way; None if the register does not say whether there are any."""
    flags = {name: entity.flag(name) for name in _FLAGS}
    bankrupt_on, winding_on = entity.day("konkursdato"), entity.day("underAvviklingDato")
    rescue_on = entity.day("underRekonstruksjonsforhandlingDato")
    abroad_on = entity.day("underUtenlandskInsolvensbehandlingDato")
    forced_on, reason = _forced(entity)
    found = []
    if flags["konkurs"] or (flags["konkurs"] is None and bankrupt_on):
        found.append(InsolvencyCase(_ref("konkurs", bankrupt_on), "konkurs", "open", started_on=bankrupt_on))
    if abroad_on:
        kind = "utenlandsk insolvensbehandling"
        found.append(InsolvencyCase(_ref(kind, abroad_on), kind, "open", started_on=abroad_on))
    if flags["underTvangsavviklingEllerTvangsopplosning"] or forced_on:
        kind = "tvangsavvikling eller tvangsoppløsning"
        found.append(InsolvencyCase(_ref(kind, forced_on), kind, "strike_off", started_on=forced_on, raw=reason))
    if rescue_on:
        kind = "rekonstruksjonsforhandling"
        found.append(InsolvencyCase(_ref(kind, rescue_on), kind, "rescue", started_on=rescue_on))
    if flags["underAvvikling"] or (flags["underAvvikling"] is None and winding_on):
        found.append(InsolvencyCase(_ref("avvikling", winding_on), "avvikling", "solvent", started_on=winding_on))
    silent = any(value is None for value in flags.values())
    return None if silent and not found else tuple(found)


def _forced(entity: Sheet) -> tuple[date | None, str]:
    """When a compulsory dissolution began, and why."""
    days = {member: entity.day(member) for member in values.REASONS}
    dated = [(on, member) for member, on in days.items() if on]
    reasons = ", ".join(values.REASONS[member] for _, member in sorted(dated))
    return min((on for on, _ in dated), default=None), reasons


def _ref(kind: str, since: date | None) -> str:
    return f"{kind}:{since}" if since else kind
