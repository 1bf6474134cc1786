"""A sister company, parent, guarantor or one led by the same person is in trouble."""

from collections.abc import Iterator
from decimal import Decimal

from riskwatch.authoring import History, Raised, RelatedSign, company_check


@company_check(needs={"officers"})
def affiliate_in_trouble(history: History, share: int = 60, cap: int = 30, least: int = 5) -> Iterator[Raised]:
    """For each related company its heaviest sign, at `share` per cent of its points and at most `cap`."""
    heaviest: dict[str, RelatedSign] = {}
    for sign in history.related:
        known = heaviest.get(sign.ref)
        if known is None or (sign.points, sign.on) > (known.points, known.on):
            heaviest[sign.ref] = sign
    for sign in heaviest.values():
        points = min(Decimal(cap), sign.points * share / 100)
        if points >= least:
            values = {"name": sign.name, "tie": sign.tie, "trouble": sign.title}
            yield Raised(sign.because, "", values, points=points, half_life=sign.half_life)
