"""Legal entity events of an LEI record: insolvency, dissolution, and dated changes."""

from __future__ import annotations

from typing import Literal

from riskwatch.domain.snapshot import Change, InsolvencyCase
from riskwatch.sources.strict_json import Inspection, Sheet

Stage = Literal["petition", "open", "rescue", "solvent", "closed", "strike_off"]

CASES: dict[str, Stage] = {
    "BANKRUPTCY": "open",
    "INSOLVENCY": "open",
    "LIQUIDATION": "open",
    "VOLUNTARY_ARRANGEMENT": "rescue",
    "DISSOLUTION": "strike_off",
}
"""A liquidation is solvent only where somebody declares it so; the index has no such declaration."""

CHANGES = {
    "CHANGE_LEGAL_NAME": "legal_name",
    "CHANGE_OTHER_NAMES": "other_names",
    "CHANGE_LEGAL_ADDRESS": "registered_address",
    "CHANGE_HQ_ADDRESS": "business_address",
    "CHANGE_LEGAL_FORM": "legal_form",
    "MERGERS_AND_ACQUISITIONS": "merger_or_acquisition",
    "ABSORPTION": "absorption",
    "ACQUISITION_BRANCH": "acquisition_of_branch",
    "BREAKUP": "break_up",
    "DEMERGER": "demerger",
    "SPINOFF": "spin_off",
    "TRANSFORMATION_BRANCH_TO_SUBSIDIARY": "branch_to_subsidiary",
    "TRANSFORMATION_SUBSIDIARY_TO_BRANCH": "subsidiary_to_branch",
    "TRANSFORMATION_UMBRELLA_TO_STANDALONE": "umbrella_to_standalone",
}
_STATES = {"IN_PROGRESS": True, "COMPLETED": True, "WITHDRAWN_CANCELLED": False}
_TYPES = dict.fromkeys((*CASES, *CHANGES), True)


def read_events(entity: Sheet, look: Inspection) -> tuple[tuple[InsolvencyCase, ...] | None, tuple[Change, ...] | None]:
    """The cases and the other changes; None for both where the record has no (whole) list of events.

    A completed insolvency event stays a case: what is completed is the registration of the fact, not the debt. A
    completed dissolution is closed, the entity's own status then says that it has ceased.
    """
    groups = entity.section("eventGroups")
    if groups is None:
        return None, None
    cases: list[InsolvencyCase] = []
    changes: list[Change] = []
    for group in groups:
        group.skip(("groupType",))
        for event in group.parts("events"):
            event.skip(("validationDocuments", "validationReference", "affectedFields"))
            _sort_in(event, cases, changes, look)
    return tuple(cases), tuple(changes)


def _sort_in(event: Sheet, cases: list[InsolvencyCase], changes: list[Change], look: Inspection) -> None:
    kind, on, recorded = event.text("type"), event.day("effectiveDate"), event.day("recordedDate")
    event.choice("type", _TYPES, False)
    stands = event.choice("status", _STATES, True)
    raw = f"{kind} {event.text('status')}".strip()
    if kind in CASES:
        ended = not stands or (kind == "DISSOLUTION" and raw.endswith("COMPLETED"))
        stage: Stage = "closed" if ended else CASES[kind]
        ref = f"{kind}:{on or recorded or ''}"
        cases.append(InsolvencyCase(ref, kind.lower(), stage, started_on=on, published_on=recorded, raw=raw))
    elif kind in CHANGES and stands:
        changes.append(Change(CHANGES[kind], "", "", on))
