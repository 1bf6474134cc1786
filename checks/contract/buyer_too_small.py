"""PTY010: the register shows a buyer that is too young or too thin for this contract."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    Money,
    NotApplicable,
    Role,
    Severity,
    Snapshot,
    Words,
    contract_check,
    guarantees,
    no_credit_given,
    register_note,
    watched_parties,
)

PLACE = Words("首部", "heading")
BY_CREDIT = Words("以信用证付款", "paid by letter of credit")
YOUNG = Words("成立{months}个月", "registered {months} months ago")
CAPITAL = Words("注册资本{capital}，合同金额{price}", "capital {capital} against a contract of {price}")
THIN = {
    "micro-entity": Words("只报微型企业账目", "micro-entity accounts"),
    "dormant": Words("账目为休眠公司", "dormant accounts"),
}


@contract_check("registry", "parties")
def buyer_too_small(matter: Matter, young_months: int = 12) -> Iterator[Answer]:
    contract = matter.contract
    outside = no_credit_given(contract)
    if outside is not None:
        yield outside
        return
    methods = {term.value for term in contract.terms_of("payment.method")}
    if methods == {"letter_of_credit"}:
        yield NotApplicable(BY_CREDIT)
        return
    for found in watched_parties(matter):
        if not isinstance(found, tuple):
            yield found
            continue
        party, snapshot = found
        if party.role is not Role.BUYER:
            continue
        facts = _facts(matter, snapshot, young_months)
        if facts:
            grave = len(facts) > 1 and not guarantees(contract)
            yield Hit(
                party.name.span if party.name else None,
                values={
                    "party": party.name.value if party.name else party.label,
                    "facts": Words("、".join(fact.zh for fact in facts), ", ".join(fact.en for fact in facts)),
                    "day": snapshot.fetched_at.date().isoformat(),
                },
                severity=Severity.ERROR if grave else None,
                place=PLACE,
                registry=register_note(snapshot),
            )


def _facts(matter: Matter, snapshot: Snapshot, young_months: int) -> list[Words]:
    """What the register says; a fact that the source does not offer is simply not counted."""
    facts: list[Words] = []
    since = snapshot.incorporated_on
    today = matter.today or snapshot.fetched_at.date()
    if since is not None and _months(since, today) < young_months:
        facts.append(YOUNG.filled({"months": _months(since, today)}))
    facts += _thin_capital(_price(matter), snapshot)
    accounts = [filing for filing in snapshot.filings or () if filing.kind == "accounts" and filing.raw]
    if accounts and (thin := THIN.get(accounts[0].raw)):
        facts.append(thin)
    return facts


def _thin_capital(price: Money | None, snapshot: Snapshot) -> list[Words]:
    """Only of Chinese companies: elsewhere a nominal capital is the rule and says nothing."""
    capital = snapshot.capital
    if snapshot.subject.scheme != "uscc" or capital is None or price is None or capital.currency != price.currency:
        return []
    if price.amount <= capital.amount:
        return []
    return [CAPITAL.filled({"capital": _shown(capital.amount), "price": _shown(price.amount)})]


def _months(since: date, today: date) -> int:
    return (today.year - since.year) * 12 + today.month - since.month - (today.day < since.day)


def _price(matter: Matter) -> Money | None:
    totals = [term.value for term in matter.contract.terms_of("amount.total") if isinstance(term.value, Money)]
    return max(totals, key=lambda money: money.amount, default=None)


def _shown(amount: Decimal) -> str:
    return f"{amount:,.0f}"
