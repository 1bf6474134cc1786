"""What a company has in common with others: the persons, companies, addresses and telephones that its registers name.

Natural persons are told apart by the register's own stable reference. A name alone is no identity: it counts as a tie
only between companies that have something else in common as well, and never by itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from riskwatch.domain.snapshot import Officer, Owner, Snapshot
from riskwatch.watch.facts import folded
from riskwatch.watch.identity.reading import read_name

HookKind = Literal["person", "company", "company_name", "person_name", "address", "phone", "link"]
SURE: frozenset[str] = frozenset({"person", "company", "link"})
"""Ties that hold by themselves: a stable reference, a register number, or what our own people entered."""

CONTEXT: frozenset[str] = frozenset({"company_name", "person_name", "address", "phone"})
"""Ties that hold only together with another one: names, and addresses that agents share with thousands."""

CROWD = 25
"""A hook that so many companies share says nothing: a formation agent, a nominee director, a business centre."""

_SERVES = re.compile(
    r"\brevi|\bregn|secretar|sekret|audit|accountant|commissaire|nominee|liquidat|likvidat|insolvency|administrator"
    r"|receiver|factor|bobe|bostyr|kurator|syndic|mandataire|审计|会计师|清算|管理人",
    re.IGNORECASE,
)
"""Offices that serve many companies for a fee: auditors, accountants, secretaries, nominees, insolvency practitioners.
That two companies have the same one says nothing about the two."""

_PHONE_COLUMNS = re.compile(r"电话|手机|phone|telephone|^tel|mobile", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hook:
    """Something that another company may share. Equal `kind` and `key` are the same thing; `label` is for people, `role`
    what it is to this company."""

    kind: HookKind
    key: str
    label: str
    role: str = ""


def hooks_of(snapshot: Snapshot) -> tuple[Hook, ...]:
    """The hooks of a register's view: present officers and owners, registered addresses, and the company itself."""
    found = [Hook("company", _number(snapshot.subject.scheme, snapshot.subject.id), snapshot.legal_name, "self")]
    if snapshot.legal_name:
        found.append(Hook("company_name", read_name(snapshot.legal_name).key, snapshot.legal_name, "self"))
    for officer in snapshot.officers or ():
        if officer.until is None and not _SERVES.search(officer.role):
            found += _person(snapshot, officer, officer.role, stable=True)
    for owner in snapshot.owners or ():
        if owner.until is None:
            found += _person(snapshot, owner, owner.kind, stable=False)
    for address in snapshot.addresses or ():
        key = folded(address.text)
        if address.kind == "registered" and len(key) > 6:
            found.append(Hook("address", key, address.text, "registered"))
    return _once(found)


def own_hooks(columns: Mapping[str, str]) -> tuple[Hook, ...]:
    """The hooks in our own customer file: columns with a telephone number."""
    found = []
    for column, value in columns.items():
        digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", value))
        if _PHONE_COLUMNS.search(column) and len(digits) >= 7:
            found.append(Hook("phone", digits[-11:], value, column))
    return _once(found)


def _person(snapshot: Snapshot, one: Officer | Owner, role: str, *, stable: bool) -> Iterator[Hook]:
    """An officer or owner. `stable`: the reference names the person at every company of the register, not the office."""
    if _is_company(one):
        if one.ref:
            yield Hook("company", _number(snapshot.subject.scheme, one.ref), one.name, role)
        yield Hook("company_name", read_name(one.name).key, one.name, role)
        return
    if one.ref and stable:
        yield Hook("person", f"{snapshot.provider}:{one.ref}", one.name, role)
    yield Hook("person_name", _words(one.name), one.name, role)


def _is_company(one: Officer | Owner) -> bool:
    if isinstance(one, Officer):
        return one.is_company
    kind = one.kind.casefold()
    return (
        "corporate" in kind
        or "company" in kind
        or "legal" in kind
        or "parent" in kind
        or "企业" in kind
        or "法人" in kind
    )


def _number(scheme: str, number: str) -> str:
    bare = re.sub(r"\W", "", number).upper()
    return f"lei:{bare}" if len(bare) == 20 and bare.isalnum() else f"{scheme}:{bare}"


def _words(name: str) -> str:
    """A person's name, whichever part comes first."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(sorted(re.findall(r"\w+", plain)))


def _once(found: list[Hook]) -> tuple[Hook, ...]:
    return tuple({(hook.kind, hook.key): hook for hook in reversed(found) if hook.key}.values())
