"""Who is small and who is large or public: what the profile, the register and the text itself say of the two sides."""

from __future__ import annotations

from dataclasses import dataclass

from riskwatch.contract.ourselves import profile_of_ours
from riskwatch.contract.wording import wording_of
from riskwatch.domain.contract import Role
from riskwatch.domain.rule import Matter
from riskwatch.domain.uscc import is_uscc

_SMALL = frozenset({"small", "medium", "micro"})
_IS = r"(?:属于|系|为|是|均系|均为|均属于|均是)(?:一家)?"
_SELLER_SMALL = r"{S}[^。；\n]{0,16}?" + _IS + r"(?:中小(?:微)?(?:型)?|小型|小微|中型|微型)企业"
_BUYER_SMALL = r"{B}[^。；\n]{0,16}?" + _IS + r"(?:中小(?:微)?(?:型)?|小型|小微|中型|微型)企业"
_BUYER_LARGE = r"{B}[^。；，\n]{0,16}?" + _IS + r"大型企业"
_BUYER_PUBLIC = r"{B}[^。；，\n]{0,16}?" + _IS + r"(?:国家)?(?:机关|事业单位)"
_SAME = r"(?:买卖)?双方[^。；\n]{0,6}?" + _IS + r"(?:中小(?:微)?(?:型)?|小型|小微|中型|微型)企业"
_PUBLIC_CODES = ("11", "12")
"""Organs of the State and public institutions: kind of register and kind of organisation of the code (GB 32100-2015)."""
_TRADER_CODE = "92"
"""A sole trader (个体工商户), whose size is judged like a small enterprise's."""
_FORMS = {"small": ("个体工商户", "个体户"), "public": ("机关法人", "机关单位", "事业单位", "事业法人")}
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
    """Profile first, on the side that is ours, then what the contract states of the parties, then what their registers
    and their code numbers tell."""
    words = wording_of(matter.contract)
    both = words.says(_SAME)
    profile = profile_of_ours(matter)
    ours = profile.size if profile is not None else ""
    we_sell = matter.side == "seller"
    small: bool | None = None
    if ours and we_sell:
        small = ours in _SMALL
    elif both or words.says(_SELLER_SMALL, _SELLER_SMALL_EN) or _known(matter, Role.SELLER) == "small":
        small = True
    buyer = matter.contract.party(Role.BUYER)
    public = (buyer is not None and buyer.kind == "public_body") or words.says(_BUYER_PUBLIC, _BUYER_PUBLIC_EN)
    known = _known(matter, Role.BUYER)
    public = public or known == "public"
    buyer_small = True if both or words.says(_BUYER_SMALL) or known == "small" else None
    if ours and not we_sell:
        return Sizes(small, ours in _SMALL, ours == "large", public)
    large = True if words.says(_BUYER_LARGE) else (False if buyer_small or public else None)
    return Sizes(small, buyer_small, large, public)


def _known(matter: Matter, role: Role) -> str:
    """small or public, by the legal form in the register, else by the unified code of the party; "" when neither tells."""
    snapshot = matter.snapshots.get(role)
    for size, forms in _FORMS.items():
        if snapshot is not None and any(form in snapshot.legal_form for form in forms):
            return size
    party = matter.contract.party(role)
    codes = [found.value for found in party.identifiers] if party is not None else []
    if snapshot is not None and snapshot.subject.scheme == "uscc":
        codes.insert(0, snapshot.subject.id)
    code = next((each for each in codes if is_uscc(each)), "")
    if code.startswith(_PUBLIC_CODES):
        return "public"
    return "small" if code.startswith(_TRADER_CODE) else ""
