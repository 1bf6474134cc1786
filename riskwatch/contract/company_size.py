"""Who is small and who is large or public: what the profile, the register and the text itself say of the two sides."""

from __future__ import annotations

from dataclasses import dataclass

from riskwatch.contract.ourselves import profile_of_ours
from riskwatch.contract.wording import wording_of
from riskwatch.domain.contract import Role
from riskwatch.domain.rule import Matter

_SMALL = frozenset({"small", "medium", "micro"})
_IS = r"(?:属于|系|为|是|均系|均为|均属于|均是)(?:一家)?"
_SELLER_SMALL = r"{S}[^。；\n]{0,16}?" + _IS + r"(?:中小(?:微)?(?:型)?|小型|小微|中型|微型)企业"
_BUYER_SMALL = r"{B}[^。；\n]{0,16}?" + _IS + r"(?:中小(?:微)?(?:型)?|小型|小微|中型|微型)企业"
_BUYER_LARGE = r"{B}[^。；，\n]{0,16}?" + _IS + r"大型企业"
_BUYER_PUBLIC = r"{B}[^。；，\n]{0,16}?" + _IS + r"(?:国家)?(?:机关|事业单位)"
_SAME = r"(?:买卖)?双方[^。；\n]{0,6}?" + _IS + r"(?:中小(?:微)?(?:型)?|小型|小微|中型|微型)企业"
_SELLER_SMALL_EN = r"\b{S} is (?:a|an) (?:small|micro|medium)"
_BUYER_PUBLIC_EN = r"\b{B} is (?:a|an) public (?:authority|body)"


@dataclass(frozen=True, slots=True)
class Sizes:
    """What is known of the two sides; None where nothing is said."""

    seller_is_small: bool | None
    buyer_is_small: bool | None
    buyer_is_large: bool | None
    buyer_is_public: bool

    @property
    def void_by_size(self) -> bool:
        """A small seller against a large company: the buyer cannot make payment wait for a third party."""
        return bool(self.seller_is_small and self.buyer_is_large)


def sizes_of(matter: Matter) -> Sizes:
    """Profile first, on the side that is ours, then what the contract states of the parties."""
    words = wording_of(matter.contract)
    both = words.says(_SAME)
    profile = profile_of_ours(matter)
    ours = profile.size if profile is not None else ""
    we_sell = matter.side == "seller"
    small: bool | None = None
    if ours and we_sell:
        small = ours in _SMALL
    elif both or words.says(_SELLER_SMALL, _SELLER_SMALL_EN):
        small = True
    buyer = matter.contract.party(Role.BUYER)
    public = (buyer is not None and buyer.kind == "public_body") or words.says(_BUYER_PUBLIC, _BUYER_PUBLIC_EN)
    buyer_small = True if both or words.says(_BUYER_SMALL) else None
    if ours and not we_sell:
        return Sizes(small, ours in _SMALL, ours == "large", public)
    large = True if words.says(_BUYER_LARGE) else (False if buyer_small or public else None)
    return Sizes(small, buyer_small, large, public)
