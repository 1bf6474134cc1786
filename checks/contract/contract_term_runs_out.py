"""TRM004: the contract has run out, renews itself unseen, or a period to rescind is running."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from riskwatch.authoring import (
    Answer,
    Contract,
    Hit,
    Matter,
    Money,
    NotJudged,
    Passage,
    Term,
    contract_check,
    figures_of,
    reasons,
    wording_of,
)

RENEWS = (
    r"本?(?:合同|协议|期满|到期|届满|有效期)[^。；\n]{0,40}?自动(?:续期|续约|顺延|延续|延长|续展|续签|延期)[^。；，\n]{0,12}",
    r"\b(?:automatically|shall be automatically) (?:be )?(?:renew\w*|extend\w*)\b[^.;]{0,60}",
    r"\b(?:renew|extend)s? automatically\b[^.;]{0,60}",
    r"\bshall (?:automatically )?(?:be )?renew(?:ed)?\b[^.;]{0,40}?\bsuccessive\b[^.;]{0,40}",
)
NOT_RENEWED = r"不(?:得|再|会)?自动|非自动|自动(?:终止|失效)|\bnot (?:be )?automatically\b|\bshall not\b"
GOES_ON = (
    r"(?:期满|到期|届满)[^。；\n]{0,30}?(?:继续(?:适用|有效|履行)|仍(?:适用|有效))",
    r"\b(?:after|following) expir\w+\b[^.;]{0,60}?\b(?:continue|applies|apply|remain)\w*",
)
UNTIL = r"(?:至|到|止于|\bto|\buntil|\bthrough) ?$"
MISTAKE_DAYS, LONGSTOP_YEARS = 90, 5


@contract_check()
def contract_term_runs_out(matter: Matter) -> Iterator[Answer]:
    """Orders after the end, and unfair terms, are known to people: the text gives the end and the mistake of an amount."""
    contract = matter.contract
    hits = [Hit(passage.span, variant="renews") for passage in wording_of(contract).find(*RENEWS) if _meant(passage)]
    hits = hits[:1]
    if matter.today is not None:
        hits.extend(_ended(contract, matter.today))
        hits.extend(_clock(contract, matter.today))
    yield from hits
    if matter.today is None:
        yield NotJudged(reasons.NO_DATE)


def _meant(passage: Passage) -> bool:
    return not passage.is_no_clause and not passage.wording.matches(NOT_RENEWED, passage.sentence)


def _ended(contract: Contract, today: date) -> Iterator[Hit]:
    """The last day that the text gives for the term lies behind, and nothing says what then applies."""
    ends = [
        (term.value, term)
        for term in contract.terms_of("date")
        if isinstance(term.value, date) and _ends_the_contract(contract, term)
    ]
    if not ends:
        return
    last, term = max(ends, key=lambda one: one[0])
    if last < today and not wording_of(contract).says(*RENEWS, *GOES_ON):
        yield Hit(term.span, values={"day": last.isoformat(), "today": today.isoformat()})


def _ends_the_contract(contract: Contract, term: Term) -> bool:
    passage = wording_of(contract).passage(term.span)
    is_end = term.detail.get("role") in ("end", "validity") or passage.wording.matches(UNTIL, passage.before)
    return is_end and passage.wording.matches(
        r"合同|协议|有效期|期限|\b(?:agreement|contract|term|expire\w*|terminat\w*)\b", passage.sentence
    )


def _clock(contract: Contract, today: date) -> Iterator[Hit]:
    """Signed with an amount that differs in words and figures: 90 days from learning of it, no later than five years."""
    signed = contract.agreement_date
    if signed is None or not any(block.signatory or block.date for block in contract.signatures):
        return
    for words in contract.terms_of("amount.words"):
        figures = figures_of(contract, words)
        if figures is None or not isinstance(words.value, Money) or not isinstance(figures.value, Money):
            continue
        if figures.value.rounded().amount != words.value.rounded().amount and signed.value <= today:
            last = today + timedelta(days=MISTAKE_DAYS)
            longest = signed.value + timedelta(days=365 * LONGSTOP_YEARS)
            yield Hit(
                words.span,
                variant="clock",
                values={"last": min(last, longest).isoformat(), "longstop": longest.isoformat()},
            )
            return
