"""GUA005: the register, or the text itself, shows a guarantor that may not be good for the money."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Guarantor,
    Hit,
    Matter,
    NotApplicable,
    NotJudged,
    Role,
    Snapshot,
    Words,
    contract_check,
    guarantees,
    guarantors,
    is_person_name,
    reasons,
    register_note,
    same_person,
    thin,
    watched_parties,
    wording_of,
)

PLACE = Words("担保条款", "guarantee clause")
LONGEST_NAME = 4
SPOUSE = (r"配偶|夫妻|财产清单|家庭财产|未婚|单身|离异|\bspouses?\b|\bstatement of assets\b",)
STATES = {
    "ceased": Words("已注销或吊销", "struck off or dissolved"),
    "insolvent": Words("已进入破产、清算程序", "in insolvent liquidation or bankruptcy"),
    "rescue": Words("处于重整或管理程序", "in a rescue procedure"),
    "solvent_liquidation": Words("处于清算中", "in solvent liquidation"),
    "strike_off_pending": Words("正被拟强制注销", "under a proposal to strike off"),
    "suspended": Words("停业或歇业", "out of business"),
}
LISTED_FOR = Words("{count}条经营异常、违法或处罚记录未移出", "{count} open entries for irregularities or penalties")
PLEDGED = Words("股权或全部资产已出质、抵押（{count}笔未注销）", "equity or all assets charged ({count} outstanding)")
CASES = Words("有未结的破产或清算案件", "an open insolvency case")
SAME = Words("与买方为同一控制人（{names}）", "under the same control as the buyer ({names})")


@contract_check()
def weak_guarantor(matter: Matter) -> Iterator[Answer]:
    """Enforcement records and guarantees given to others are asked of the register; without a snapshot nobody knows."""
    contract = matter.contract
    if not guarantees(contract) and not guarantors(contract):
        yield NotApplicable(reasons.NO_GUARANTOR)
        return
    persons = [one for one in guarantors(contract) if is_person_name(one.name) and len(one.name) <= LONGEST_NAME]
    if persons and "CN" in matter.laws and not wording_of(contract).says(*SPOUSE):
        yield from (_alone(one) for one in persons)
    seen = False
    for found in watched_parties(matter):
        if not isinstance(found, tuple):
            yield found
        elif found[0].role is Role.GUARANTOR:
            seen = True
            yield from _by_register(matter, found[1])
    if not seen:
        yield NotJudged(reasons.NO_SNAPSHOT)


def _alone(one: Guarantor) -> Hit:
    return Hit(one.span, variant="person", values={"name": one.name})


def _by_register(matter: Matter, snapshot: Snapshot) -> Iterator[Hit]:
    facts = [*_state(snapshot), *_burdens(snapshot), *_same_control(matter, snapshot)]
    if (small := thin(matter.contract, snapshot, matter.policy.capital_ratio)) is not None:
        facts.append(small)
    party = matter.contract.party(Role.GUARANTOR)
    if facts:
        yield Hit(
            party.name.span if party and party.name else None,
            place=PLACE,
            values={
                "name": party.name.value if party and party.name else snapshot.legal_name,
                "facts": Words("；".join(fact.zh for fact in facts), "; ".join(fact.en for fact in facts)),
                "day": snapshot.fetched_at.date().isoformat(),
            },
            registry=register_note(snapshot, "status", "insolvency", "notices", "charges", "owners", "capital"),
        )


def _state(snapshot: Snapshot) -> Iterator[Words]:
    state = STATES.get(snapshot.status.normalised)
    if state is not None:
        yield state
    elif any(case.stage in ("petition", "open", "rescue") for case in snapshot.insolvency or ()):
        yield CASES


def _burdens(snapshot: Snapshot) -> Iterator[Words]:
    notices = [
        one
        for one in snapshot.notices or ()
        if one.kind in ("abnormal", "serious_illegal", "penalty") and one.removed_on is None
    ]
    if notices:
        yield LISTED_FOR.filled({"count": len(notices)})
    charges = [
        one
        for one in snapshot.charges or ()
        if one.status in ("outstanding", "part") and (one.kind == "equity_pledge" or one.covers_everything)
    ]
    if charges:
        yield PLEDGED.filled({"count": len(charges)})


def _same_control(matter: Matter, snapshot: Snapshot) -> Iterator[Words]:
    buyer = matter.snapshots.get(Role.BUYER)
    owners = [owner.name for owner in (buyer.owners or () if buyer else ()) if owner.until is None]
    shared = [
        one.name
        for one in snapshot.owners or ()
        if one.until is None and any(same_person(one.name, name) for name in owners)
    ]
    if shared:
        yield SAME.filled({"names": "、".join(shared)})
