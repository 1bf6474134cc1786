"""Positions for people and machines: where a draft stands on each negotiable rule, what to propose, who has to agree."""

from __future__ import annotations

from collections.abc import Iterable

from riskwatch.domain.position import NOT_STATED, Offer, Stand
from riskwatch.domain.rule import Finding, Report
from riskwatch.domain.words import Words
from riskwatch.exports.json_values import Json, span_object, words_object

POSITIONS = {
    "preferred": Words("首选", "preferred"),
    "fallback_1": Words("备选一", "fallback 1"),
    "fallback_2": Words("备选二", "fallback 2"),
    "fallback_3": Words("备选三", "fallback 3"),
    "walk_away": Words("底线以下", "walk away"),
    "not_stated": Words("未写明", "not stated"),
    "not_judged": Words("未能判断", "not judged"),
}
APPROVALS = {
    "sales": Words("销售可以决定", "sales may agree"),
    "credit_manager": Words("须信用经理批准", "the credit manager must agree"),
    "management": Words("须管理层批准", "management must agree"),
}
_SILENT = Words("{not_stated}（相当于{in_effect}）", "{not_stated} (in effect {in_effect})")


def position_words(stand: Stand) -> Words:
    """The position met; for a silent draft also the one that the law then puts us in."""
    name = POSITIONS[stand.position]
    if stand.position != NOT_STATED:
        return name
    return _SILENT.filled({"not_stated": name, "in_effect": POSITIONS[stand.counts_as]})


def stand_of(report: Report, finding: Finding) -> Stand | None:
    """The stand of the draft on the finding's own rule."""
    return next((stand for stand in report.stands if stand.rule == finding.rule), None)


def below_lowest(stands: Iterable[Stand]) -> tuple[Stand, ...]:
    """Those that the policy does not let us sign for this customer, as they are."""
    return tuple(stand for stand in stands if not stand.acceptable)


def position_objects(report: Report) -> list[Json]:
    """Every stand of a report for machines."""
    return [_object(report, stand) for stand in report.stands]


def position_mark(report: Report, finding: Finding) -> Json | None:
    """What a finding says of its rule's position; None where the rule has none."""
    stand = stand_of(report, finding)
    if stand is None:
        return None
    return {"position": stand.position, "counts_as": stand.counts_as, "acceptable": stand.acceptable}


def _object(report: Report, stand: Stand) -> Json:
    text = report.matter.contract.text
    return {
        "rule": stand.rule,
        "matter": words_object(stand.matter),
        "position": stand.position,
        "counts_as": stand.counts_as,
        "quote": stand.quote,
        "span": span_object(stand.span),
        "place": stand.place.said(report.matter.contract.language) if stand.place else None,
        "page": stand.page,
        "related": [{"span": span_object(span), "quote": span.of(text)} for span in stand.related],
        "silence": words_object(stand.silence) if stand.silence else None,
        "grade": stand.grade,
        "target": stand.target,
        "lowest": stand.lowest,
        "acceptable": stand.acceptable,
        "approval": stand.approval.value,
        "note": words_object(stand.note),
        "proposals": [_offer(offer) for offer in stand.offers],
    }


def _offer(offer: Offer) -> Json:
    return {
        "position": offer.position,
        "wording": words_object(offer.wording),
        "note": words_object(offer.note),
        "approval": offer.approval.value,
    }
