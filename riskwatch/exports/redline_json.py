"""A comparison as the object `riskwatch.comparison/1`."""

from __future__ import annotations

import riskwatch
from riskwatch.contract.redline.facts import Fact, Value
from riskwatch.contract.redline.units import Unit
from riskwatch.contract.redline.versions import Versions
from riskwatch.domain.contract import Contract
from riskwatch.exports.json_values import Json, span_object, words_object
from riskwatch.exports.redline_view import PairView, pairs_of
from riskwatch.exports.remarks import remark_object

SCHEMA = "riskwatch.comparison/1"


def render(versions: Versions) -> Json:
    """The comparison for machines. Spans count characters of the text of their own version; rows that say the same are
    left out. `tracked` is false for a newer file without tracked changes: then `silent` is null, for nothing is marked."""
    tracked = versions.claims is not None
    return {
        "schema": SCHEMA,
        "version": riskwatch.__version__,
        "old": _document(versions.redline.old),
        "new": _document(versions.redline.new),
        "tracked": tracked,
        "summary": {state: versions.redline.count(state) for state in ("same", "changed", "added", "removed", "moved")}
        | {"silent": len(versions.silent) if tracked else None},
        "terms": [_fact(fact) for fact in versions.facts],
        "rows": [_row(pair, tracked) for pair in pairs_of(versions) if not pair.quiet],
    }


def _document(contract: Contract) -> Json:
    document = contract.document
    return {"file": document.file, "sha256": document.sha256, "characters": len(document.text)}


def _fact(fact: Fact) -> Json:
    return {
        "label": words_object(fact.label),
        "old": [_value(each) for each in fact.old],
        "new": [_value(each) for each in fact.new],
    }


def _value(value: Value) -> Json:
    return {"words": words_object(value.words), "span": span_object(value.span)}


def _row(pair: PairView, tracked: bool) -> Json:
    row, claim = pair.row, pair.claim
    return {
        "state": row.state,
        "old": _unit(row.old),
        "new": _unit(row.new),
        "moved_to": _unit(row.other),
        "silent": claim.silent if tracked else None,
        "changes": [remark_object(change) for change in claim.changes],
        "pieces": [
            {
                "old": span_object(piece.old),
                "new": span_object(piece.new),
                "silent": index in claim.unmarked if tracked else None,
            }
            for index, piece in enumerate(row.pieces)
            if not piece.same
        ],
        "findings": [
            {
                "state": note.state,
                "rule": note.finding.rule,
                "severity": note.finding.severity.value,
                "title": words_object(note.finding.title),
                "fingerprint": note.finding.fingerprint,
                "quote": note.finding.quote,
            }
            for note in pair.notes
        ],
    }


def _unit(unit: Unit | None) -> Json | None:
    return None if unit is None else {"number": unit.number, "span": span_object(unit.span)}
