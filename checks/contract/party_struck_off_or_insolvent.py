"""PTY006: a party that its register shows as dead, dying or insolvent."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Hit, Matter, Role, Words, contract_check, register_note, watched_parties

_STATES = {
    "ceased": Words("已注销或吊销", "struck off or dissolved"),
    "insolvent": Words("已进入破产、清算程序", "in insolvent liquidation or bankruptcy"),
    "rescue": Words("处于重整或管理程序", "in administration or another rescue procedure"),
    "solvent_liquidation": Words("处于清算中", "in solvent liquidation"),
    "strike_off_pending": Words("正被拟强制注销", "under an active proposal to strike off"),
    "suspended": Words("停业或歇业", "out of business"),
}
_PLACE = Words("首部", "heading")


@contract_check("registry")
def party_struck_off_or_insolvent(matter: Matter) -> Iterator[Answer]:
    """The register status of buyer or guarantor is anything but alive."""
    for found in watched_parties(matter):
        if not isinstance(found, tuple):
            yield found
            continue
        party, snapshot = found
        state = _STATES.get(snapshot.status.normalised)
        if state is None or party.role is Role.SELLER:
            continue
        yield Hit(
            party.name.span if party.name else None,
            variant="suspended" if snapshot.status.normalised == "suspended" else "",
            values={
                "party": party.name.value if party.name else party.label,
                "state": state,
                "raw": " / ".join(word for word in (snapshot.status.raw, snapshot.status.raw_detail) if word),
                "day": snapshot.fetched_at.date().isoformat(),
            },
            place=_PLACE,
            registry=register_note(snapshot, "status"),
        )
