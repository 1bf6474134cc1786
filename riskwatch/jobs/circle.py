"""客户圈子: the customers that one is tied to, with their signs and what they owe; and the signs that travel from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from riskwatch.domain.assessment import Assessment
from riskwatch.domain.customer import Customer
from riskwatch.domain.sign import Sign
from riskwatch.domain.snapshot import Snapshot
from riskwatch.domain.words import Words
from riskwatch.jobs.desk import Desk
from riskwatch.store import Unit
from riskwatch.watch.circle import Tie, is_sure, ties
from riskwatch.watch.hooks import Hook, hooks_of, own_hooks
from riskwatch.watch.related import RelatedSign

OWN = "own"
"""Source of the hooks that stand in our own customer file."""

BUILT = "hooks"
"""Heartbeat that says that the hooks of what was stored before them have been read."""

TRAVELLING = ("OWN", "MGT")
"""Families of signs that travel to related companies; what travelled here travels no further."""

KIND_WORDS = {
    "person": Words("同一人任职", "the same person"),
    "company": Words("同一企业", "the same company"),
    "company_name": Words("企业名称相同", "a company of the same name"),
    "person_name": Words("人员姓名相同", "a person of the same name"),
    "address": Words("同一住所", "the same address"),
    "phone": Words("同一电话", "the same telephone"),
    "link": Words("我方录入的关联", "entered by us"),
}


@dataclass(frozen=True, slots=True)
class Member:
    """A customer in the circle, how it is tied, and how it stands."""

    customer: Customer
    tie: Tie
    assessment: Assessment | None
    signs: tuple[Sign, ...]


def note_hooks(unit: Unit, ref: str, snapshot: Snapshot) -> None:
    """Keep what a register's view has in common with others."""
    unit.hooks.replace(ref, snapshot.provider, hooks_of(snapshot))


def build_hooks(desk: Desk) -> bool:
    """Once: read the hooks of what was stored before there were any. Whether it was done now."""
    with desk.store.transaction() as unit:
        if unit.heartbeats.get(BUILT) is not None:
            return False
        for ref, snapshot in list(unit.snapshots.everyone()):
            note_hooks(unit, ref, snapshot)
        for customer in unit.customers.all():
            unit.hooks.replace(customer.ref, OWN, own_hooks(unit.customers.unknown_columns(customer.ref)))
        unit.heartbeats.beat(BUILT, wall=desk.wall())
    return True


def ties_of(unit: Unit, ref: str) -> tuple[Tie, ...]:
    """Every tie of a customer: from the registers, our customer file, and the links that our people entered."""
    own = unit.hooks.of(ref)
    found = {tie.other: tie for tie in ties(ref, own, unit.hooks.sharing(own))}
    for link in (*unit.links.of(ref), *unit.links.to(ref)):
        other = link.other_ref if link.customer_ref == ref else link.customer_ref
        hook = Hook("link", f"{link.kind}:{other}", link.note or link.kind, link.kind)
        known = found.get(other)
        hooks = (hook, *(known.hooks if known else ()))
        found[other] = Tie(ref, other, hooks, is_sure(hooks))
    return tuple(sorted(found.values(), key=lambda tie: (not tie.sure, tie.other)))


def circle_of(unit: Unit, ref: str) -> tuple[Member, ...]:
    """The customers in the circle of one, sure ties first."""
    members = []
    for tie in ties_of(unit, ref):
        customer = unit.customers.get(tie.other)
        if customer is not None:
            assessment = unit.assessments.latest(tie.other)
            members.append(Member(customer, tie, assessment, tuple(travelling(assessment))))
    return tuple(members)


def related_signs(unit: Unit, ref: str) -> tuple[RelatedSign, ...]:
    """The signs of surely related customers, as the check of the circle sees them."""
    return tuple(
        RelatedSign(
            member.customer.ref,
            member.customer.name,
            tie_words(member.tie),
            sign.kind.title,
            sign.kind.points,
            sign.kind.half_life,
            sign.on,
            sign.because,
        )
        for member in circle_of(unit, ref)
        if member.tie.sure
        for sign in member.signs
    )


def travelling(assessment: Assessment | None) -> Iterator[Sign]:
    """The signs of a company that concern those it is tied to."""
    for sign in assessment.signs if assessment else ():
        if sign.kind.family in TRAVELLING and sign.because:
            yield sign


def tie_words(tie: Tie) -> Words:
    """How two customers belong together, for people."""
    return joined(
        Words(f"{KIND_WORDS[h.kind].zh}（{h.label}）", f"{KIND_WORDS[h.kind].en} ({h.label})") for h in _telling(tie)
    )


def joined(parts: Iterable[Words]) -> Words:
    listed = list(dict.fromkeys(parts))
    return Words("、".join(part.zh for part in listed), ", ".join(part.en for part in listed))


def _telling(tie: Tie) -> list[Hook]:
    """A person or company whose reference is shared need not be told by name again."""
    named = {hook.label.casefold() for hook in tie.hooks if hook.kind in ("person", "company")}
    return [h for h in tie.hooks if h.kind not in ("person_name", "company_name") or h.label.casefold() not in named]
