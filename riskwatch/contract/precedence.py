"""Report one finding, not three: which hits of a rule another rule already covers (rule book, section 6)."""

from __future__ import annotations

from collections.abc import Mapping

from riskwatch.domain.rule import Hit, Matter


def uncovered(
    matter: Matter, hits: tuple[Hit, ...], covers: Mapping[str, tuple[Hit, ...]]
) -> tuple[tuple[Hit, ...], str]:
    """The hits that no covering rule took, and the code of a rule that took one ("" when none did).

    A finding about something missing is covered by any hit of the covering rule; a finding on words only by one in the
    same clause, since the rule book means the same payment, rate or party.
    """
    kept: list[Hit] = []
    cover = ""
    for hit in hits:
        code = next((code for code, others in covers.items() if _covered(matter, hit, others)), "")
        if code:
            cover = code
        else:
            kept.append(hit)
    return tuple(kept), cover


def _covered(matter: Matter, hit: Hit, others: tuple[Hit, ...]) -> bool:
    if hit.span is None:
        return True
    clause = matter.contract.clause_at(hit.span.start)
    for other in others:
        if other.span is None or other.span.meets(hit.span):
            return True
        if clause is not None and matter.contract.clause_at(other.span.start) == clause:
            return True
    return False
