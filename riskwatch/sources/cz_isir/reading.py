"""Reads the cases that the Czech insolvency register has of a number into a snapshot. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from riskwatch.domain.snapshot import (
    CompanyStatus,
    Coverage,
    Identifier,
    InsolvencyCase,
    Name,
    Notice,
    Snapshot,
    Status,
)
from riskwatch.sources.coverage import covered
from riskwatch.sources.cz_isir import values
from riskwatch.sources.interface import Reply, raw_replies
from riskwatch.sources.strict_xml import XmlInspection, find_all
from riskwatch.sources.verdict import changed

SIGNALS = {
    "cases": frozenset({"INSOLVENCY_PETITION", "INSOLVENCY_OPEN", "INSOLVENCY_RESCUE", "INSOLVENCY_CLOSED"}),
}
_KNOWN = frozenset(
    {
        "ic", "cisloSenatu", "druhVec", "bcVec", "rocnik", "nazevOrganizace", "nazevOsoby", "druhStavKonkursu",
        "urlDetailRizeni", "dalsiDluznikVRizeni", "datumPmZahajeniUpadku", "datumPmUkonceniUpadku",
    }
)  # fmt: skip
_STATE = frozenset({"kodChyby", "casSynchronizace"})
_STATUS: dict[str, Status] = {"open": "insolvent", "rescue": "rescue"}


def read(identifier: Identifier, replies: Sequence[Reply], fetched_at: datetime) -> Snapshot:
    """The snapshot of one number. Raises SourceChanged if the answer is none of this service, or of another number."""
    look = XmlInspection()
    root = look.document(replies[0], "isir")
    answers = find_all(root, "getIsirWsCuzkDataResponse")
    if not answers:
        raise changed("isir", "no getIsirWsCuzkDataResponse")
    rows = [look.texts(item, _KNOWN, values.IGNORED) for item in find_all(answers[0], "data")]
    state = next((look.texts(item, _STATE, values.IGNORED) for item in find_all(answers[0], "stav")), None)
    error = (state or {}).get("kodChyby", "")
    if state is None or (error and error != values.NOTHING_FOUND):
        raise changed("isir", f"error {error}" if error else "no stav")
    wrong = [row for row in rows if row.get("ic", "").zfill(8) != identifier.id]
    if wrong:
        raise changed("isir", "a case of another number")
    cases, odd = _cases(rows, look)
    states: dict[str, Coverage] = {"cases": "failed" if odd else "checked"}
    return Snapshot(
        provider="cz_isir",
        subject=identifier,
        fetched_at=fetched_at,
        names=(Name(next((row["nazevOsoby"] for row in rows if row.get("nazevOsoby")), str(identifier))),),
        status=_status(cases),
        insolvency=cases,
        notices=odd,
        coverage=covered(SIGNALS, states),
        raw=raw_replies(replies),
        unknown=look.unknown,
    )


def _cases(
    rows: Sequence[Mapping[str, str]], look: XmlInspection
) -> tuple[tuple[InsolvencyCase, ...], tuple[Notice, ...]]:
    """The cases; one in a state that is not known is a notice, and leaves the question of insolvency open."""
    cases, odd = [], []
    for row in rows:
        raw = row.get("druhStavKonkursu", "")
        stage = values.CASES.get(raw.rstrip("."))
        number = (
            f"{row.get('cisloSenatu', '')} {row.get('druhVec', 'INS')} {row.get('bcVec', '')}/{row.get('rocnik', '')}"
        )
        since = look.day("datumPmZahajeniUpadku", row.get("datumPmZahajeniUpadku", ""))
        until = look.day("datumPmUkonceniUpadku", row.get("datumPmUkonceniUpadku", ""))
        ref, court = number.strip(), row.get("nazevOrganizace", "")
        if stage is None:
            look.note(f"druhStavKonkursu = {raw[:80]}")
            odd.append(Notice(ref, "other", f"case in a state we do not know: {raw}", court, since, until, raw))
            continue
        over = stage == "closed"
        cases.append(InsolvencyCase(ref, "INS", stage, court, since, until if over else None, raw=raw))
    return tuple(cases), tuple(odd)


def _status(cases: Sequence[InsolvencyCase]) -> CompanyStatus:
    """The register says nothing of a company that is not insolvent."""
    for stage, status in _STATUS.items():
        case = next((case for case in cases if case.stage == stage), None)
        if case:
            return CompanyStatus(case.raw, status, since=case.started_on)
    return CompanyStatus("", "unknown")
