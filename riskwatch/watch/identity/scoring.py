"""How alike two names are, from 0 to 100, with each part of the figure; by itself it proves nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from riskwatch.domain.words import Words
from riskwatch.watch.identity.closeness import closeness
from riskwatch.watch.identity.name import NameParts

PartKind = Literal["core", "trade", "place", "form", "branch", "former", "country"]


@dataclass(frozen=True, slots=True)
class Part:
    """What one part of the comparison gives or takes, in points."""

    kind: PartKind
    points: int
    says: Words


@dataclass(frozen=True, slots=True)
class Score:
    """Points from 0 to 100 and the parts that add up to them."""

    total: int
    parts: tuple[Part, ...]


PLACE_DIFFERS = -20
PLACE_MISSING = -3
FORM_DIFFERS = -6
FORM_MISSING = -1
BRAND_DIFFERS = -25
BRANCH_OF = -4
FORMER_NAME = -3
COUNTRY_DIFFERS = -15


def score(
    one: NameParts,
    other: NameParts,
    *,
    former: bool = False,
    same_country: bool | None = None,
    alike: float | None = None,
) -> Score:
    """Compare what was `one` written for us with the register's `other`.

    `former` says that `other` is a name the company no longer bears; `same_country` None that a country is not known.
    `alike` is their closeness, where it was reckoned before.
    """
    if alike is None:
        alike = closeness(one, other)
    parts = [Part("core", round(alike * 100), _core_words(one, other, alike))]
    parts += [part for part in (_brand(one, other), _place(one, other), _form(one, other)) if part is not None]
    if bool(one.head) != bool(other.head):
        head = one.head or other.head
        parts.append(Part("branch", BRANCH_OF, Words(f"分支机构，对应总公司 {head}", f"a branch of {head}")))
    if former:
        parts.append(Part("former", FORMER_NAME, Words(f"曾用名 {other.written}", f"a former name, {other.written}")))
    if same_country is False:
        parts.append(Part("country", COUNTRY_DIFFERS, Words("国家不同", "another country")))
    return Score(max(0, min(100, sum(part.points for part in parts))), tuple(parts))


def _core_words(one: NameParts, other: NameParts, alike: float) -> Words:
    if one.core == other.core:
        if one.brand != other.brand:
            return Words("用词相同，顺序不同", "the same words in another order")
        return Words(
            f"字号与行业相同：{other.brand}{other.trade}", f"the same words: {other.brand} {other.trade}".rstrip()
        )
    share = round(alike * 100)
    return Words(
        f"字号与行业相近 {share} %：{one.brand}{one.trade} 与 {other.brand}{other.trade}",
        f"{share} % alike: {one.brand} {one.trade}".rstrip() + f" and {other.brand} {other.trade}".rstrip(),
    )


def _brand(one: NameParts, other: NameParts) -> Part | None:
    """Chinese names share their trade with thousands of others: two brands without a common character are two companies."""
    if one.script != "zh" or other.script != "zh" or one.brand == other.brand or set(one.brand) & set(other.brand):
        return None
    return Part(
        "trade", BRAND_DIFFERS, Words("只有行业相同，字号不同", "only the trade is the same, the brand is another")
    )


def _place(one: NameParts, other: NameParts) -> Part | None:
    if one.place == other.place:
        return None
    if not one.place or not other.place:
        known = one.place or other.place
        return Part("place", PLACE_MISSING, Words(f"仅一方写明地名：{known}", f"a place on one side only: {known}"))
    if one.place.endswith(other.place) or other.place.endswith(one.place) or one.place.startswith(other.place):
        return None
    if other.place.startswith(one.place):
        return None
    return Part(
        "place",
        PLACE_DIFFERS,
        Words(f"地名不同：{one.place}、{other.place}", f"places differ: {one.place}, {other.place}"),
    )


def _form(one: NameParts, other: NameParts) -> Part | None:
    if one.form == other.form:
        return None
    if not one.form or not other.form:
        return Part("form", FORM_MISSING, Words("仅一方写明组织形式", "a legal form on one side only"))
    return Part("form", FORM_DIFFERS, Words("组织形式不同", "the legal forms differ"))
