"""Chapters and docket entries of US bankruptcy courts and what they mean to us."""

from __future__ import annotations

from typing import Literal

Stage = Literal["petition", "open", "rescue", "closed"]

CHAPTERS: dict[str, Stage] = {
    "7": "open",
    "9": "rescue",
    "11": "rescue",
    "12": "rescue",
    "13": "rescue",
    "15": "rescue",
}

ENDINGS = (
    "close bankruptcy case",
    "bankruptcy case closed",
    "order dismissing",
    "dismiss case",
    "case dismissed",
    "final decree",
)
"""Words of an entry that ends a case."""

INVOLUNTARY = "involuntary petition"

DOCKET_IGNORED = (
    "assignedTo", "assigned_to_id", "attorney", "attorney_id", "case_name_full", "cause", "court_citation_string",
    "dateArgued", "firm", "firm_id", "juryDemand", "jurisdictionType", "meta", "more_docs", "pacer_case_id", "party",
    "party_id", "recap_documents", "referredTo", "referred_to_id", "suitNature", "trustee_str", "court_id", "score",
)  # fmt: skip
PAGE_IGNORED = ("count", "next", "previous", "document_count")


def stage_of(chapter: str, *, ended: bool, involuntary: bool = False) -> Stage | None:
    """The stage of a case; None for a chapter that is not known."""
    if ended:
        return "closed"
    return "petition" if involuntary else CHAPTERS.get(chapter.strip())
