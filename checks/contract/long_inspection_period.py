"""INS004: an inspection period that is longer than our policy, or that starts when the buyer likes."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Hit, Matter, Period, Role, Term, contract_check, goods_sold, no_sale, wording_of

BUYERS_EVENT = (
    r"投入(?:使用|运行|生产)|启用|安装|调试|入库|转售|销售|上线|使用之日|开始使用|put into (?:use|service"
    r"|operation)|install\w*|resale|commission\w*"
)
DELIVERY = r"到货|交货|交付|收货|签收|收到|送达|deliver|receipt|arrival"
LATEST = (
    r"最迟|最长|最晚|不(?:得)?超过|且不|或[^。；]{0,12}?(?:先到|孰早|较早)|whichever is (?:the )?(?:earlier"
    r"|sooner)|no later than|in any event"
)
BOOKS = r"|\brecords?\b|\bbooks?\b|\baudit|账簿|账册|审计"
LATENT = r"隐蔽|潜在|内在|质保|保修|hidden|latent|discover|time[- ]barred|limitation|warrant"


@contract_check(unless=no_sale)
def long_inspection_period(matter: Matter) -> Iterator[Answer]:
    limit = _limit(matter)
    for term in matter.contract.terms_of("inspection.period", "objection.period"):
        period = term.value
        if not isinstance(period, Period) or term.who is Role.SELLER or _is_another_matter(matter, term):
            continue
        values = {"days": period.days, "limit": limit}
        if period.days > limit:
            yield Hit(term.span, values=values)
        elif _starts_when_the_buyer_likes(matter, term):
            yield Hit(term.span, variant="start", values=values | {"event": term.detail.get("trigger", "")})


def _limit(matter: Matter) -> int:
    """What our policy allows for the goods that are sold, else for any."""
    sold = goods_sold(matter.contract)
    longer = [days for goods, days in matter.policy.inspection_max_days_by_goods.items() if goods.lower() in sold]
    return max(longer, default=matter.policy.inspection_max_days)


def _is_another_matter(matter: Matter, term: Term) -> bool:
    """Hidden defects show themselves late, and have longer periods; books are inspected too, but are no goods."""
    words = wording_of(matter.contract)
    return words.matches(LATENT + BOOKS, words.passage(term.span).sentence)


def _starts_when_the_buyer_likes(matter: Matter, term: Term) -> bool:
    words = wording_of(matter.contract)
    passage = words.passage(term.span)
    trigger = term.detail.get("trigger", "").lower()
    if not trigger or not words.matches(BUYERS_EVENT, trigger) or words.matches(DELIVERY, trigger):
        return False
    return not words.matches(LATEST, passage.sentence)
