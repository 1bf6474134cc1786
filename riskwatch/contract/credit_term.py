"""Which of a contract's times to pay is the credit that the seller gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.contract.wording import wording_of
from riskwatch.domain.contract import Contract, Period, Role, Term

_NOT_THE_PRICE = (
    r"质保金|质量保证金|保留金|尾款|保证金|retention|refund|退还|返还|退款|违约金|赔偿|royalt|commission"
    r"|停工|终止|解除|中止|分期|instal|异议|reconcil|longer than|submit a claim"
)
_NOT_THE_TERM = (
    r"以上|逾期|超过|提前|延期|宽限|fail|due date|late|overdue|(?<!un)dispute|terminat|notice|demand|reminder|warning"
    r"|\bend (?:this|the)\b|audit"
    r"|effective date|of the term\b"
)
_BILL = r"承兑|汇票|商票|票据|电子(?:债权)?凭证|\bbills? of exchange\b|\bdrafts?\b"
"""What a period beside these words measures is how long a bill runs, not when it is given."""
_PAID_BEFORE = r"(?:账期|帐期|月结|票到|付款|结算|支付|信用期|\bpa(?:y|id|yment|yable)|net|invoices?)[^，。；.;]{0,12}$"
_PAID_AFTER = r"^(?:内，?)?[^，。；,.;]{0,16}?(?:付|结|汇|清)|^ (?:of|from|after|following|end)\b"
_OWN_PART = re.compile(r"[^，,。；;]*")
_NOT_CREDIT = frozenset({"prepayment", "earnest_money"})
_WAITS_FOR_OTHERS = frozenset({"third_party", "funds", "approval", "end", "breach", "objection"})


def credit_terms(contract: Contract) -> Iterator[tuple[Term, int]]:
    """Each time to pay the price after delivery, with its length in calendar days."""
    for term in contract.terms_of("payment.days"):
        if isinstance(term.value, Period) and _is_credit_term(contract, term):
            yield term, term.value.days


def _is_credit_term(contract: Contract, term: Term) -> bool:
    words = wording_of(contract)
    passage = words.passage(term.span)
    if term.who is Role.SELLER or term.detail.get("event") in _WAITS_FOR_OTHERS:
        return False
    if term.detail.get("label") in _NOT_CREDIT:
        return False
    own = _OWN_PART.match(passage.after)
    said = passage.before + passage.words + (own[0] if own else "")  # what follows a comma is about another sum
    reach = 120 if passage.words.isascii() else 60
    near = passage.before[-reach:] + passage.after[:40]
    if (
        words.matches(_NOT_THE_PRICE, said)
        or words.matches(_NOT_THE_TERM, near)
        or (passage.wording.chinese and words.matches(_BILL, passage.before[-12:] + passage.after[:12]))
        or passage.after[:1] == "后"
    ):
        return False
    return words.matches(_PAID_BEFORE, passage.before[-30:]) or words.matches(_PAID_AFTER, passage.after)
