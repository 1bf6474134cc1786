"""Where a draft stands on every negotiable rule, and what the policy makes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from riskwatch.contract import reasons
from riskwatch.contract.credit_sale import is_sale
from riskwatch.contract.finding import place_of
from riskwatch.domain.document import Span
from riskwatch.domain.position import NOT_JUDGED, NOT_STATED, UNKNOWN, Approval, Ladder, Offer, Read, Stand
from riskwatch.domain.rule import Hit, Matter, Rule
from riskwatch.domain.words import Words


def stands_of(matter: Matter, rules: Sequence[Rule], hits: Mapping[str, Sequence[Hit]]) -> tuple[Stand, ...]:
    """The stand of the draft on each of these rules that has positions; `hits` are what all rules found.

    Positions are the seller's and about sales: for a buyer, or another contract, there are none.
    """
    if matter.side != "seller" or not is_sale(matter.contract):
        return ()
    return tuple(_stands(matter, rules, hits))


def _stands(matter: Matter, rules: Sequence[Rule], hits: Mapping[str, Sequence[Hit]]) -> Iterator[Stand]:
    for rule in rules:
        if rule.ladder is None:
            continue
        try:
            yield stand_of(matter, rule.code, rule.ladder, hits)
        except Exception as error:  # one ladder's defect must not hide the report; it is named there
            yield _broken(rule.code, rule.ladder, reasons.BROKEN.filled({"error": f"{type(error).__name__}: {error}"}))


def _broken(code: str, ladder: Ladder, why: Words) -> Stand:
    nothing = Words("", "")
    return Stand(
        code, ladder.matter, NOT_JUDGED, NOT_JUDGED, True, Approval.SALES, "", "", UNKNOWN, nothing, silence=why
    )


def stand_of(matter: Matter, code: str, ladder: Ladder, hits: Mapping[str, Sequence[Hit]]) -> Stand:
    """The draft's position on one rule, held against the policy."""
    reads = ladder.read(matter, hits)
    grade = matter.standing.grade.value if matter.standing and matter.standing.grade else UNKNOWN
    asked_target, asked_lowest = matter.policy.positions_for(code, grade)
    rank = reads[0].rank if reads else ladder.rank(ladder.silence)
    target, lowest = ladder.rank(asked_target), ladder.rank(asked_lowest)
    position = ladder.positions[rank]
    acceptable = rank <= lowest
    span = reads[0].span if reads else None
    place = place_of(matter.contract, span) if span else None
    return Stand(
        rule=code,
        matter=ladder.matter,
        position=position.name if reads else NOT_STATED,
        counts_as=position.name,
        acceptable=acceptable,
        approval=position.approval if acceptable else Approval.MANAGEMENT,
        target=ladder.positions[target].name,
        lowest=ladder.positions[lowest].name,
        grade=grade,
        note=position.note,
        quote=span.of(matter.contract.text) if span else "",
        span=span,
        place=place.words if place else None,
        page=place.page if place else None,
        related=_others(reads),
        silence=None if reads else ladder.silence_why,
        offers=tuple(_offers(ladder, rank, target, lowest)),
    )


def _others(reads: Sequence[Read]) -> tuple[Span, ...]:
    """Further words that decide, each place once."""
    first = {reads[0].span} if reads else set()
    return tuple(dict.fromkeys(read.span for read in reads if read.span not in first))


def _offers(ladder: Ladder, rank: int, target: int, lowest: int) -> Iterator[Offer]:
    """What to propose: from the target down, as long as it is better than what the draft has and still acceptable."""
    last = max(target, min(lowest, rank - 1))
    for each in ladder.positions[target : last + 1] if rank > target else ():
        if each.wording is not None:
            yield Offer(each.name, each.wording, each.note, each.approval)
