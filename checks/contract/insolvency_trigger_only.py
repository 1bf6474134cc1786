"""TRM003: the only trigger to stop or end is the buyer's formal insolvency, when such clauses no longer work."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Hit, Matter, NotApplicable, Words, contract_check, wording_of

NO_TRIGGER = Words("没有以破产为由的终止条款", "no clause that ends or stops on insolvency")
ENDS = r"\b(?:terminate[sd]?|suspend|cancel(?:led)?|stop)\b"
INSOLVENT = (
    r"\b(?:insolven\w*|bankrupt\w*|(?:enters?|goes into|in|into) administration|administrator (?:is )?appointed"
    r"|liquidat(?:ion|or)|winding[- ]up|receiver\w*|moratorium"
    r"|voluntary arrangement|creditors)\b"
)
TRIGGER = (ENDS + r"[^.]{0,240}?" + INSOLVENT, INSOLVENT + r"[^.]{0,200}?" + ENDS)
EARLIER = (
    r"\b(?:breach\w*|default\w*|overdue|arrears|unpaid|non-?payment|past due|not paid|fails? to (?:pay|perform|comply"
    r"|make|give)|failure (?:to|of)"
    r"|adverse (?:change|credit)|credit event|assurance\w*|delinquent|violat\w*|for convenience|without cause"
    r"|any reason|any time)\b"
)
NO_OTHER = r"\b{S} (?:may|can|is entitled to)\b[^.;]*\b(?:in no other case|only (?:if|when|where|in the event)|solely (?:if|when))\b"
EARLY = (ENDS + r"[^.;]{0,300}?" + EARLIER, EARLIER + r"[^.;]{0,300}?" + ENDS)


@contract_check()
def insolvency_trigger_only(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    triggers = [passage for passage in words.find(*TRIGGER) if not passage.is_no_clause]
    if not triggers:
        yield NotApplicable(NO_TRIGGER)
    elif alone := [passage for passage in triggers if words.matches(NO_OTHER, passage.sentence)]:
        yield Hit(alone[0].span)
    elif not words.says(*EARLY):
        yield from (Hit(passage.span) for passage in triggers[:1])
