"""PTY005: a buyer or guarantor that is no legal entity of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotApplicable,
    Party,
    Role,
    contract_check,
    phrases,
    quick,
    reasons,
)

_HEAD_ANSWERS = quick(
    r"(?:总公司|母公司|法人|公司总部)[^。\n]{0,20}(?:承担|负责|连带)|分支机构[^。\n]{0,30}(?:由|视为)[^。\n]{0,20}(?:总公司|公司)"
    r"|acts? of (?:its|the) branch\w*[^.\n]{0,60}(?:buyer|company)",
    re.IGNORECASE,
)
_FOREIGN_OFFICE = re.compile(r"代表处|representative office", re.IGNORECASE)
_UNIT = re.compile(
    phrases.UNIT_ZH
    + r"$|\b(?:project|purchasing|procurement|engineering|materials) (?:department|office|division|centre|center)$",
    re.IGNORECASE,
)
_BRANCH = re.compile(r"(?:分公司|分行|分厂|分店|支行|分支机构)$")


@contract_check("parties")
def party_not_an_entity(matter: Matter) -> Iterator[Answer]:
    """A unit without registration is an error, a registered branch a warning unless the company answers for it."""
    watched = [party for party in matter.contract.parties if party.name and party.role in (Role.BUYER, Role.GUARANTOR)]
    if not watched:
        yield NotApplicable(reasons.NOT_FILLED)
    for party in watched:
        hit = _judged(matter, party)
        if hit is not None:
            yield hit


def _judged(matter: Matter, party: Party) -> Hit | None:
    assert party.name is not None
    values = {"party": party.name.value, "label": party.label}
    name = party.name.value.strip()
    is_branch = party.kind == "branch" or _BRANCH.search(name) is not None
    if not is_branch and (party.kind == "unit" or _UNIT.search(name) or _FOREIGN_OFFICE.search(name)):
        return Hit(party.name.span, values=values)
    if is_branch and not _HEAD_ANSWERS.search(matter.contract.text):
        return Hit(party.name.span, variant="branch", values=values)
    return None
