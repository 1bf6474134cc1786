"""GUA008: English law: a promise to stand for the buyer's debt that is no signed guarantee, or a guarantee without a deed."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Frame,
    Hit,
    Matter,
    NotApplicable,
    Passage,
    contract_check,
    reasons,
    with_frames,
    wording_of,
)

GROUP = r"(?:parent(?: company)?|group|holding company|shareholders?|ultimate owner|affiliates?)"
COMFORT = (
    r"\b(?:told|assured|promised|informed|confirmed to)\b[^.;\n]{0,80}?\b(?:would|will"
    r"|shall) (?:personally )?(?:see (?:us|you|the {S}|{S}) right|stand behind|make sure|look after"
    r"|answer for)\b[^.;\n]{0,60}",
    r"\b(?:the )?(?:{B}'s |its |our |their )?" + GROUP + r"\b[^.;\n]{0,40}?\b(?:will|shall|would|intends? to"
    r"|is prepared to|agrees? to|undertakes? to)\b[^.;\n]{0,24}?"
    r"\b(?:support|stand behind|see (?:you|the {S}|{S}) right|back|use (?:its )?(?:best"
    r"|reasonable) endeavours to (?:ensure|procure)|make sure|look after)\b"
    r"[^.;\n]{0,50}",
)
ABOVE = r"(?:\b(?:parent|group|holding|holdings|shareholders?|owner|owns|affiliates?|plc)\b)"
STANDS_FOR = Frame(
    r"\b(?:see to it|make sure|ensure|make good|mak(?:es|ing) good|look(?:s|ed|ing)? after|answerable|answers? for|vouch(?:es|ed)?|underwr\w+"
    r"|stands? (?:behind|good)|pay instead|its policy|comfort letter|letter of (?:comfort|support))\b",
    (
        ABOVE,
        r"\b(?:debts?|obligations?|liabilit\w+|pay\w*|unpaid|owe[sd]?|{S} is looked after)\b",
        r"{B}|\bits? subsidiar",
    ),
    unless=r"\bas guarantor\b|\bindemnif|\bdeed\b|\bnot (?:answer|ensure|stand|make)|\bno (?:assurance|guarantee)\b|\bremains? liable\b|\binsur",
)
"""Somebody above the buyer says that it will stand for the debt, in words that are no guarantee in form."""
ABOUT_DEBT = (
    r"\b(?:obligations?|debts?|payments?|liabilit\w+|see (?:you|us|the {S}|{S}) right|indebtedness|pay\w*|{B})\b"
)
GUARANTEE = (
    r"\b(?:guarantees|guarantee|shall guarantee|hereby guarantees)\b[^.;]{0,60}?\b(?:payment|obligations?|performance"
    r"|debts?|sums?|liabilit\w+)\b[^.;,]{0,40}",
)
OTHER_GUARANTEE = (
    r"\b(?:warrant\w*|quality|product|minimum|bank guarantee|not a guarantee|no guarantee|without guarantee"
    r"|does not guarantee|cannot guarantee|forecast)\b"
)
SIGNED_DEED = r"\b(?:executed|signed|delivered) (?:and delivered )?as a deed\b|\bthis deed\b|\bdeed of guarantee\b"
INDEMNITY = r"\bindemnif\w+|\bindemnity\b|\bprimary oblig\w+"
DRAFT = (
    r"\b(?:to be signed|unsigned|draft guarantee|by e-?mail|subject to contract|in the agreed form"
    r"|to be provided)\b"
)
GUARANTOR_SIGNS = (
    r"\b(?:signed|executed)[^.;\n]{0,60}?\bguarantor\b|\bguarantor:?\s*\n|\bas guarantor\b"
    r"|\bfor (?:and on behalf of )?the guarantor\b"
)


@contract_check()
def guarantee_not_in_form(matter: Matter) -> Iterator[Answer]:
    """Who may sign for the guarantor, and what was given for it, is not in the text."""
    words = wording_of(matter.contract)
    if not words.english:
        yield NotApplicable(reasons.NO_GUARANTOR)
        return
    plain = [passage for passage in words.find(*COMFORT) if _of_the_debt(passage)]
    comfort = with_frames(words, plain, (STANDS_FOR,))
    given = [passage for passage in words.find(*GUARANTEE) if _is_guarantee(passage)]
    if not comfort and not given:
        yield NotApplicable(reasons.NO_GUARANTOR)
        return
    yield from (Hit(passage.span, variant="comfort") for passage in comfort)
    if given and not words.says(SIGNED_DEED):
        yield from _unsigned_or_bare(given)


def _unsigned_or_bare(given: list[Passage]) -> Iterator[Hit]:
    words = given[0].wording
    draft = next((passage for passage in given if words.matches(DRAFT, passage.sentence)), None)
    if draft is not None or not words.says(GUARANTOR_SIGNS):
        yield Hit((draft or given[0]).span)
    elif not words.says(INDEMNITY):
        yield Hit(given[0].span, variant="no_indemnity")


def _of_the_debt(passage: Passage) -> bool:
    return not passage.denied and passage.wording.matches(ABOUT_DEBT, passage.words)


def _is_guarantee(passage: Passage) -> bool:
    words = passage.wording
    if passage.denied or words.matches(OTHER_GUARANTEE, passage.sentence):
        return False
    return words.matches(r"{B}|guarantor|parent|principal debtor|customer", passage.sentence) and not words.matches(
        r"\b{S}\b[^.;]{0,12}$", passage.before
    )
