"""TRM004: the contract has run out, renews itself unseen, or a period to rescind is running."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from checks.contract.amount_in_words_differs import amount_in_words_differs
from checks.contract.liability_without_limit import liability_without_limit
from checks.contract.party_name_differs import party_name_differs
from checks.contract.wrong_sums import wrong_sums
from riskwatch.authoring import (
    Answer,
    Contract,
    Hit,
    Judge,
    Matter,
    NotJudged,
    Passage,
    Term,
    contract_check,
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
MISTAKE_DAYS, UNFAIR_DAYS, LONGSTOP_YEARS = 90, 365, 5


def _many_times_the_price(matter: Matter) -> Iterator[Answer]:
    """A penalty of several times the price is what a court may call grossly unfair; a wide duty to pay damages is not."""
    return (hit for hit in _hits(liability_without_limit, matter) if hit.variant == "multiple")


CLOCKS: tuple[tuple[str, int, tuple[Judge, ...]], ...] = (
    ("clock", MISTAKE_DAYS, (amount_in_words_differs,)),
    ("clock_sums", MISTAKE_DAYS, (wrong_sums,)),
    ("clock_name", MISTAKE_DAYS, (party_name_differs,)),
    ("clock_unfair", UNFAIR_DAYS, (_many_times_the_price,)),
)
"""What a contract that is signed may be rescinded for, and how long from the day on which it is noticed."""


@contract_check()
def contract_term_runs_out(matter: Matter) -> Iterator[Answer]:
    """Orders after the end, and unfair terms, are known to people: the text gives the end, slips and one-sided liability."""
    contract = matter.contract
    hits = [Hit(passage.span, variant="renews") for passage in wording_of(contract).find(*RENEWS) if _meant(passage)]
    hits = hits[:1]
    if matter.today is not None:
        hits.extend(_ended(contract, matter.today))
        hits.extend(_clock(matter, matter.today))
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


def _clock(matter: Matter, today: date) -> Iterator[Hit]:
    """Signed with a slip or with a term that is grossly unfair: the periods to rescind run from learning of it."""
    contract = matter.contract
    signed = contract.agreement_date
    if (
        signed is None
        or not any(block.signatory or block.date for block in contract.signatures)
        or signed.value > today
    ):
        return
    longest = signed.value + timedelta(days=365 * LONGSTOP_YEARS)
    for variant, days, grounds in CLOCKS:
        found = next((hit for ground in grounds for hit in _hits(ground, matter) if hit.span is not None), None)
        if found is not None:
            last = min(today + timedelta(days=days), longest)
            values = {"last": last.isoformat(), "longstop": longest.isoformat()}
            yield Hit(found.span, variant=variant, values=values)


def _hits(check: Judge, matter: Matter) -> Iterator[Hit]:
    return (answer for answer in check(matter) if isinstance(answer, Hit))
