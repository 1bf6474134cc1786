"""Who shares a hook: customers, each once, and of a crowd no more than are needed to know that it is one."""

from __future__ import annotations

from riskwatch.store import Store
from riskwatch.watch.hooks import CROWD, Hook

PERSON, STREET, OWN = Hook("person", "gb:1", "A"), Hook("address", "street1", "Street 1"), Hook("company", "x:1", "X")


def test_sharing_counts_customers_and_stops_at_a_crowd(store: Store) -> None:
    with store.transaction() as unit:
        for number in range(CROWD * 3):
            unit.hooks.replace(f"C-{number}", "gb_companies_house", [STREET, *([PERSON] if number < 2 else [])])
            unit.hooks.replace(f"C-{number}", "xx_gleif", [STREET, *([PERSON] if number < 2 else [])])
        shared = unit.hooks.sharing([PERSON, STREET, OWN])
    assert shared["person", "gb:1"] == {"C-0", "C-1"}
    assert len(shared["address", "street1"]) == CROWD + 1
    assert ("company", "x:1") not in shared


def test_many_hooks_and_none(store: Store) -> None:
    many = [Hook("person", f"gb:{number}", "A") for number in range(180)]
    with store.transaction() as unit:
        unit.hooks.replace("C-1", "gb_companies_house", many)
        assert unit.hooks.sharing(many) == {("person", hook.key): {"C-1"} for hook in many}
        assert unit.hooks.sharing([]) == {}
