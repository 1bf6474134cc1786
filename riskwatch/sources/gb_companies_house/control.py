"""What the register says about control of a UK company where it names no owner: statements and exemptions.

A list of owners that is empty is not clean by itself: only a statement that there is nobody to name makes it so. A
company whose shares are traded keeps no such list at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riskwatch.domain.snapshot import Coverage, Notice, Owner
from riskwatch.sources.gb_companies_house import values
from riskwatch.sources.strict_json import Sheet

AUTHORITY = "Companies House"


def read_statement(item: Sheet) -> Notice:
    """One statement about the persons with control, as a notice that is only information. The person it may name is not
    kept: whoever is known stands in the list of owners."""
    item.skip(("etag", "kind", "linked_psc_name", "restrictions_notice_withdrawal_reason"))
    links = item.part("links")
    links.skip(("person_with_significant_control",))
    item.choice("statement", values.CONTROL_STATEMENTS, "")
    code, since = item.text("statement"), item.day("notified_on")
    ref = links.text("self").rpartition("/")[2] or f"{code}:{since}"
    reason = values.CONTROL_STATEMENTS.get(code, f"statement on control of a kind we do not know: {code}")
    return Notice(f"statement {ref}", "other", reason, AUTHORITY, since, item.day("ceased_on"), raw=code)


def read_exemptions(document: Sheet) -> tuple[Notice, ...] | None:
    """The times in which the company need not say who controls it; None where the reply does not tell."""
    document.skip(("etag", "kind", "links"))
    if "exemptions" not in document:
        return None
    exemptions = document.part("exemptions")
    found: list[Notice] = []
    for name in exemptions.names:
        found += _exemption(exemptions.part(name), name)
    return tuple(found)


def _exemption(exemption: Sheet, name: str) -> Iterator[Notice]:
    exemption.choice("exemption_type", values.EXEMPTION_TYPES, "")
    kind = exemption.text("exemption_type") or name.replace("_", "-")
    reason = values.EXEMPTION_TYPES.get(kind, f"exemption of a kind we do not know: {kind}")
    for period in exemption.parts("items"):
        since, until = period.day("exempt_from"), period.day("exempt_to")
        yield Notice(f"exemption {kind}:{since}", "other", reason, AUTHORITY, since, until, raw=kind)


def shown(owners: Sequence[Owner] | None, statements: Sequence[Notice] | None) -> Coverage:
    """Whether the register shows who controls the company: somebody is named, or it is stated that nobody is to be."""
    if owners is None:
        return "failed"
    stands = {notice.raw for notice in statements or () if notice.removed_on is None}
    if any(owner.until is None for owner in owners) or stands & values.NOBODY_CONTROLS:
        return "checked"
    return "failed" if statements is None else "not_offered"
