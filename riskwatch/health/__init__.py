"""Whether everything works: what `riskwatch doctor` shows and what to do about what does not."""

from __future__ import annotations

from riskwatch.domain.errors import RiskWatchError
from riskwatch.domain.words import Words
from riskwatch.health.check import Check
from riskwatch.health.inside import clock, database, log, readers, scheduler
from riskwatch.health.outside import group_channels, mail, sources
from riskwatch.health.settings_view import SettingLine, settings_table
from riskwatch.jobs.desk import Desk
from riskwatch.log import get_logger

__all__ = ["Check", "SettingLine", "examine", "settings_table", "verify"]

_LOG = get_logger("health")
ORGANS = (database, log, clock, scheduler, sources, mail, group_channels, readers)


def examine(desk: Desk) -> tuple[Check, ...]:
    """Look at database, log, clock, scheduler, sources and mail. Never raises: what breaks is a result."""
    checks: list[Check] = []
    for part in ORGANS:
        try:
            checks.extend(part(desk))
        except RiskWatchError as error:
            checks.append(Check(part.__name__, "broken", error.message, error.hint))
        except Exception as error:  # the doctor must go on whatever one organ does
            _LOG.debug("health check broke", part=part.__name__, error=str(error))
            what = f"{type(error).__name__}: {error}".splitlines()[0]
            checks.append(Check(part.__name__, "broken", Words(what, what)))
    return tuple(checks)


def verify(desk: Desk) -> tuple[str, ...]:
    """Faults of the chains of both logs, of the versions of policy and profile, and of stored evidence; empty when all are whole."""
    with desk.store.reading() as unit:
        faults = list(unit.log_faults())
        faults += [f"stored reply {sha256} is damaged" for sha256 in unit.evidence.damaged()]
    return tuple(faults)
