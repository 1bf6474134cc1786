"""The financial part F: Altman's Z'' for private companies, cut to 0 to 100 (credit-design 2.1)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from decimal import Decimal

from riskwatch.credit.lines import corners, on_lines
from riskwatch.domain.accounts import Accounts
from riskwatch.domain.assessment import FinancialPart

WEIGHTS = (Decimal("6.56"), Decimal("3.26"), Decimal("6.72"), Decimal("1.05"))
"""Of X1 to X4. Some pages print 6.5 for the first, and the zones of the older Z': these are those of Z''."""
SAFE, DISTRESS = Decimal("2.6"), Decimal("1.1")
"""Above the first a company is safe, below the second in distress, grey between."""
POINTS = corners(("-4", "0"), ("1.1", "35"), ("2.6", "65"), ("8", "100"))
FRESH_MONTHS, CURRENT_MONTHS, WORTHLESS_MONTHS = 18, 24, 36
"""Age from the balance sheet date: until then accounts count in full; until then they are accounts at all, so that a
grade above C and a limit may rest on them; from then on they count for nothing."""


def financial_part(accounts: Accounts | None, as_of: date) -> FinancialPart | None:
    """F with its ratios; None without accounts that state all figures of Z'', or with nothing to divide by."""
    ratios = _ratios(accounts) if accounts is not None and accounts.period_end <= as_of else None
    if accounts is None or ratios is None:
        return None
    z = sum((weight * ratio for weight, ratio in zip(WEIGHTS, ratios, strict=True)), Decimal(0))
    return FinancialPart(
        accounts.period_end, accounts.document, *ratios, z, on_lines(POINTS, z), trust(accounts.period_end, as_of)
    )


def trust(period_end: date, as_of: date) -> Decimal:
    """What age leaves of the weight of accounts: 1 until 18 months, then in a straight line to 0 at 36."""
    full, end = later(period_end, FRESH_MONTHS), later(period_end, WORTHLESS_MONTHS)
    if as_of <= full:
        return Decimal(1)
    return Decimal(max((end - as_of).days, 0)) / (end - full).days


def is_current(accounts: Accounts | None, as_of: date) -> bool:
    """Whether a limit, or a grade above C, may rest on these accounts."""
    return accounts is not None and accounts.period_end <= as_of <= later(accounts.period_end, CURRENT_MONTHS)


def later(day: date, months: int) -> date:
    """The same day `months` later, or the last of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _ratios(accounts: Accounts) -> tuple[Decimal, Decimal, Decimal, Decimal] | None:
    assets, liabilities = accounts.total_assets, accounts.total_liabilities
    capital, equity = accounts.working_capital, accounts.equity
    if assets is None or liabilities is None or capital is None or equity is None:
        return None
    if accounts.retained_earnings is None or accounts.ebit is None or assets <= 0 or liabilities <= 0:
        return None
    return capital / assets, accounts.retained_earnings / assets, accounts.ebit / assets, equity / liabilities
