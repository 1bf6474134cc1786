"""From the numbers of an Inline XBRL document to the figures that grade and limit need, each with where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from riskwatch.domain.accounts import Accounts
from riskwatch.domain.errors import ImportRefused
from riskwatch.domain.words import Words
from riskwatch.drafts.ixbrl.document import Fact, read_facts

SHORT, LONG = "WithinOneYear", "AfterOneYear"
RETAINED = "RetainedEarningsAccumulatedLosses"
_YEAR = range(300, 430)
"""Lengths in days of what passes for a financial year; shorter and longer periods give no figures of a year."""


@dataclass(frozen=True, slots=True)
class Term:
    """A number to look for: its name, and the one dimension member it must have, if any."""

    name: str
    member: str = ""


def _terms(*names: str, member: str = "") -> tuple[Term, ...]:
    return tuple(Term(name, member) for name in names)


ASSETS = _terms("TotalAssets", "Assets")
FIXED = _terms("FixedAssets", "NoncurrentAssets", "NonCurrentAssets", "TotalNon-currentAssets")
CURRENT = _terms("CurrentAssets")
SHORT_DEBT = (
    *_terms("CurrentLiabilities", "CreditorsDueWithinOneYear", "CreditorsAmountsFallingDueWithinOneYear"),
    *_terms("Creditors", member=SHORT),
)
NET_CURRENT = _terms("NetCurrentAssetsLiabilities")
DEBT = _terms("Liabilities", "TotalLiabilities")
EQUITY = _terms("Equity", "EquityAndLiabilitiesEquity", "ShareholderFunds", "NetAssetsLiabilities")
EARNINGS = (
    *_terms("RetainedEarnings", RETAINED, "ProfitLossAccountReserve"),
    *_terms("Equity", member=RETAINED),
    *_terms("Equity", member="RetainedEarningsMember"),
)
OPERATING = _terms("OperatingProfitLoss", "ProfitLossFromOperatingActivities")
BEFORE_TAX = _terms("ProfitLossOnOrdinaryActivitiesBeforeTax", "ProfitLossBeforeTax")
INTEREST = _terms("InterestPayableSimilarChargesFinanceCosts", "InterestPayableSimilarCharges", "FinanceCosts")
INTANGIBLE = _terms("IntangibleAssetsIncludingGoodwill", "IntangibleAssets")
OTHER_INTANGIBLE, GOODWILL = _terms("IntangibleAssetsOtherThanGoodwill"), _terms("Goodwill")
TURNOVER = _terms("TurnoverRevenue", "Revenue", "Turnover", "TurnoverGrossOperatingRevenue")


@dataclass(frozen=True, slots=True)
class _Figure:
    value: Decimal
    place: str


class _Year:
    """The numbers of one financial year, by what they are called."""

    def __init__(self, facts: Iterable[Fact], end: date) -> None:
        self._facts = [fact for fact in facts if fact.context.end == end and _fits(fact)]

    def first(self, terms: Sequence[Term]) -> _Figure | None:
        """The first of `terms` that is stated. Raises ImportRefused when it is stated twice and differently."""
        for term in terms:
            wanted = (term.member,) if term.member else ()
            found = [fact for fact in self._facts if fact.name == term.name and fact.context.members == wanted]
            if found:
                return _agreed(found)
        return None


def read_accounts(data: bytes, customer_ref: str) -> tuple[Accounts, str]:
    """The accounts of the latest year in the document, and the register number they are for ("" when it names none).

    A figure that the document neither states nor lets us add up is None. Raises ImportRefused.
    """
    facts = read_facts(data)
    ends = [fact.context.end for fact in facts if fact.context.start is None and not fact.context.members]
    if not ends:
        raise ImportRefused(
            Words("报表中没有资产负债表日的数据。", "The document has no figures of a balance sheet."),
            Words("请核对上传的文件。", "Check which file was uploaded."),
        )
    end = max(ends)
    year = _Year(facts, end)
    currencies = {fact.currency for fact in facts if fact.context.end == end}
    if len(currencies) != 1:
        listed = ", ".join(sorted(currencies))
        raise ImportRefused(Words(f"报表含多种币种：{listed}。", f"The accounts are in several currencies: {listed}."))
    figures = _figures(year)
    number = next((fact.context.entity for fact in facts if fact.context.entity), "")
    values = {name: figure.value for name, figure in figures.items()}
    accounts = Accounts(
        customer_ref,
        end,
        currencies.pop(),
        total_assets=values.get("total_assets"),
        current_assets=values.get("current_assets"),
        current_liabilities=values.get("current_liabilities"),
        total_liabilities=values.get("total_liabilities"),
        retained_earnings=values.get("retained_earnings"),
        ebit=values.get("ebit"),
        intangibles=values.get("intangibles"),
        sales=values.get("sales"),
        origin="register",
        places={name: figure.place for name, figure in figures.items()},
    )
    return accounts, number


def _figures(year: _Year) -> dict[str, _Figure]:
    current = year.first(CURRENT)
    assets = year.first(ASSETS) or _sum(year.first(FIXED), current)
    equity = year.first(EQUITY)
    short = _sized(year.first(SHORT_DEBT)) or _less(current, year.first(NET_CURRENT))
    debt = _sized(year.first(DEBT)) or _less(assets, equity)
    ebit = year.first(OPERATING) or _sum(year.first(BEFORE_TAX), _sized(year.first(INTEREST)))
    other = year.first(OTHER_INTANGIBLE)
    intangible = year.first(INTANGIBLE) or (_sum(other, year.first(GOODWILL)) or other or year.first(GOODWILL))
    found = {
        "total_assets": assets,
        "current_assets": current,
        "current_liabilities": short,
        "total_liabilities": debt,
        "retained_earnings": year.first(EARNINGS),
        "ebit": ebit,
        "intangibles": intangible,
        "sales": year.first(TURNOVER),
    }
    return {name: figure for name, figure in found.items() if figure is not None}


def _fits(fact: Fact) -> bool:
    start = fact.context.start
    return start is None or (fact.context.end - start).days in _YEAR


def _agreed(found: Sequence[Fact]) -> _Figure:
    """The most exact of numbers that say the same; a rounded one agrees with an exact one within its rounding."""
    best = max(found, key=lambda fact: 10**6 if fact.decimals is None else fact.decimals)
    for fact in found:
        room = Decimal(0) if fact.decimals is None else Decimal("0.5").scaleb(-fact.decimals)
        if abs(fact.value - best.value) > room:
            raise ImportRefused(
                Words(
                    f"报表中 {best.said} 有两个不同的数：{best.value:f} 与 {fact.value:f}。",
                    f"The accounts state {best.said} twice and differently: {best.value:f} and {fact.value:f}.",
                ),
                Words("请用表单录入正确的数。", "Enter the right figure by form."),
            )
    return _Figure(best.value, f"{best.said} ({best.context.end})")


def _sized(figure: _Figure | None) -> _Figure | None:
    """Some filers give liabilities and costs with a minus."""
    return figure and _Figure(abs(figure.value), figure.place)


def _sum(one: _Figure | None, other: _Figure | None) -> _Figure | None:
    if one is None or other is None:
        return None
    return _Figure(one.value + other.value, f"{one.place} + {other.place}")


def _less(one: _Figure | None, other: _Figure | None) -> _Figure | None:
    if one is None or other is None:
        return None
    return _Figure(one.value - other.value, f"{one.place} - {other.place}")
