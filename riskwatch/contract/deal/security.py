"""What secures the price: guarantees, things, money, papers."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.contract.guarantees import guarantees, guarantors
from riskwatch.contract.retention import retention_of_title
from riskwatch.contract.wording import Passage, Wording, wording_of
from riskwatch.domain.contract import Contract, Period, Term
from riskwatch.domain.deal import Security
from riskwatch.domain.money import Money

_SCOPE = r"保证范围|担保范围|(?:主债权|本金|货款)[^。；\n]{0,20}(?:利息|违约金)[^。；\n]{0,40}(?:费用|损害赔偿)|\ball (?:sums|amounts|obligations)\b"
_RESOLUTION = (
    r"(?:股东会|股东|董事会)[^。；\n]{0,6}(?:决议|决定|同意)|\b(?:board|shareholders?'?) (?:resolution|approval)\b"
)
_REGISTERED = r"登记|\bregist(?:er|ration)|\bfinancing statement\b|\buniform commercial code filing\b"
_OTHERS = (
    ("mortgage", r"(?:以|提供|用)[^。；\n]{0,40}?抵押(?!担保物权)[^。；\n]{0,20}|\bmortgage\b|\bcharge over\b"),
    ("pledge", r"(?:以|提供|用)[^。；\n]{0,40}?质押[^。；\n]{0,20}|\bpledge[sd]?\b|\bsecurity interest\b"),
    (
        "bank_guarantee",
        r"(?:银行|付款|履约|见索即付)[^。；\n]{0,4}保函|\b(?:bank|demand) guarantee\b|\bstandby letter of credit\b",
    ),
    ("letter_of_credit", r"信用证|\bletters? of credit\b"),
    ("credit_insurance", r"信用保险|\bcredit insurance\b"),
)
_NOT_BY_BUYER = r"(?<!向){S}(?:应|须|需|向|提供|提交|开立)[^。；\n]{0,20}?保函|{S} (?:shall|must|will)[^.;]{0,40}(?:bank|performance) guarantee"


def securities(contract: Contract) -> tuple[Security, ...]:
    """Everything that secures the buyer's debt, in reading order."""
    words = wording_of(contract)
    found = [
        *_guarantees(contract, words),
        *_title(contract, words),
        *_earnest_money(contract),
        *_others(words),
    ]
    return tuple(sorted(found, key=lambda one: one.span))


def _guarantees(contract: Contract, words: Wording) -> Iterator[Security]:
    """One entry a clause in which a guarantee is given: 保证人甲公司、乙公司 is one promise of two."""
    given = guarantees(contract)
    if not given:
        return
    names = ", ".join(one.name for one in guarantors(contract))
    first = words.passage(given[0].span)
    periods: tuple[Term, ...] = tuple(contract.terms_of("guarantee.period"))
    value = periods[0].value if periods else None
    yield Security(
        kind="guarantee",
        span=first.whole.span,
        by=names,
        mode=_mode(given),
        period=value if isinstance(value, Period | str) else None,
        scope=words.says(_SCOPE),
        resolution=words.says(_RESOLUTION),
    )


def _mode(given: tuple[Term, ...]) -> str:
    modes = [str(term.value) for term in given]
    return next((mode for mode in ("joint", "general") if mode in modes), "unstated")


def _title(contract: Contract, words: Wording) -> Iterator[Security]:
    kept = retention_of_title(contract)
    if kept is not None:
        yield Security("retention_of_title", kept.span, registration=words.matches(_REGISTERED, kept.article))


def _earnest_money(contract: Contract) -> Iterator[Security]:
    for term in contract.terms_of("earnest_money"):
        if term.kind == "earnest_money" and not isinstance(term.value, str | Period):
            value = term.value
            yield Security("earnest_money", term.span, amount=value if isinstance(value, Money) else None)
            return


def _others(words: Wording) -> Iterator[Security]:
    for kind, template in _OTHERS:
        passage = next((each for each in words.find(template) if _is_given(each)), None)
        if passage is not None:
            registered = kind in ("mortgage", "pledge") and words.matches(_REGISTERED, passage.near(0, 120))
            yield Security(kind, passage.whole.span, registration=registered)


def _is_given(passage: Passage) -> bool:
    words = passage.wording
    return not (passage.denied or passage.is_no_clause or words.matches(_NOT_BY_BUYER, passage.sentence))
