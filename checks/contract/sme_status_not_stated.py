"""PAY012: we are a small or medium enterprise, the buyer may be large or public, and the contract does not say so."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotApplicable,
    NotJudged,
    Role,
    Words,
    contract_check,
    elsewhere,
    no_credit_given,
    profile_of_ours,
    reasons,
    sizes_of,
    why_not_compared,
    wording_of,
)

PLACE = Words("首部或付款条款", "heading or payment clause")
WE_ARE_LARGE = Words("我方不是中小企业", "the seller is no SME")
BUYER_IS_SMALL = Words("买方也是中小企业", "the buyer is an SME too")
BUYER_IS_PERSON = Words("买方是自然人", "the buyer is a natural person")
SIZES = {
    "micro": Words("微型企业", "a micro enterprise"),
    "small": Words("小型企业", "a small enterprise"),
    "medium": Words("中型企业", "a medium-sized enterprise"),
}
STATED = (
    r"(?:中小(?:微)?(?:型)?|小型|小微|中型|微型)企业(?:声明函|身份)?|保障中小企业款项支付条例",
    r"\b(?:small|medium)[- ](?:and medium[- ])?(?:sized )?(?:enterprise|company|business)|\bsme\b",
)


@contract_check(unless=no_credit_given)
def sme_status_not_stated(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    sizes = sizes_of(matter)
    buyer = contract.party(Role.BUYER)
    if sizes.seller_is_small is None:
        yield NotJudged(why_not_compared(matter, reasons.NO_OWN_SIZE))
    elif not sizes.seller_is_small:
        yield NotApplicable(WE_ARE_LARGE)
    elif sizes.buyer_is_small:
        yield NotApplicable(BUYER_IS_SMALL)
    elif buyer is not None and buyer.kind == "person":
        yield NotApplicable(BUYER_IS_PERSON)
    elif not wording_of(contract).says(*STATED):
        known = sizes.buyer_is_large or sizes.buyer_is_public
        yield elsewhere(contract) or Hit(None, variant="" if known else "maybe", place=PLACE, values=_our_size(matter))


def _our_size(matter: Matter) -> dict[str, object]:
    """The class that the profile states, and since when: the law goes by the size at signing."""
    profile = profile_of_ours(matter)
    since = profile.size_since if profile is not None else None
    size = SIZES.get(profile.size if profile is not None else "", SIZES["small"])
    if since is None:
        return {"size": size}
    return {"size": Words(f"{size.zh}（{since.isoformat()}认定）", f"{size.en} (established {since.isoformat()})")}
