"""What customers have in common: hooks by customer and source, and who shares each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import delete, insert, select, tuple_

from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.judgements import hooks
from riskwatch.watch.hooks import Hook

_LONGEST = 200
_AT_ONCE = 200


class Hooks(Repository):
    def replace(self, ref: str, source: str, found: Iterable[Hook]) -> None:
        """The hooks of a customer at a source are these now."""
        self._connection.execute(delete(hooks).where(hooks.c.ref == ref, hooks.c.source == source))
        rows = [
            {"ref": ref, "source": source, "kind": h.kind, "key": h.key[:_LONGEST], "label": h.label, "role": h.role}
            for h in found
        ]
        unique = list({(row["kind"], row["key"]): row for row in rows}.values())
        if unique:
            self._connection.execute(insert(hooks), unique)

    def of(self, ref: str) -> tuple[Hook, ...]:
        """Every hook of a customer, each once."""
        rows = self._rows(select(hooks).where(hooks.c.ref == ref).order_by(hooks.c.kind, hooks.c.key, hooks.c.source))
        found = {(row["kind"], row["key"]): Hook(row["kind"], row["key"], row["label"], row["role"]) for row in rows}
        return tuple(found.values())

    def sharing(self, found: Iterable[Hook]) -> dict[tuple[str, str], set[str]]:
        """For each hook, the customers that have it."""
        keys = [(hook.kind, hook.key) for hook in found]
        shared: dict[tuple[str, str], set[str]] = defaultdict(set)
        for start in range(0, len(keys), _AT_ONCE):
            wanted = tuple_(hooks.c.kind, hooks.c.key).in_(keys[start : start + _AT_ONCE])
            for row in self._rows(select(hooks.c.kind, hooks.c.key, hooks.c.ref).where(wanted)):
                shared[row["kind"], row["key"]].add(row["ref"])
        return shared
