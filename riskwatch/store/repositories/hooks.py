"""What customers have in common: hooks by customer and source, and who shares each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Select, delete, insert, select, union_all

from riskwatch.store.repositories.base import Repository
from riskwatch.store.tables.judgements import hooks
from riskwatch.watch.hooks import CROWD, Hook

_LONGEST = 200
_AT_ONCE = 50


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

    def sharing(self, found: Iterable[Hook], most: int = CROWD + 1) -> dict[tuple[str, str], set[str]]:
        """For each hook, the customers that have it; of a crowd only `most`, however many there are."""
        keys = [(hook.kind, hook.key) for hook in found]
        shared: dict[tuple[str, str], set[str]] = defaultdict(set)
        for start in range(0, len(keys), _AT_ONCE):
            each = [_holders(kind, key, most) for kind, key in keys[start : start + _AT_ONCE]]
            for row in self._rows(union_all(*each) if len(each) > 1 else each[0]):
                shared[row["kind"], row["key"]].add(row["ref"])
        return shared


def _holders(kind: str, key: str, most: int) -> Select[tuple[str, str, str]]:
    """The first customers with a hook; a question of its own each, so that none reads a crowd to its end."""
    mine = select(hooks.c.kind, hooks.c.key, hooks.c.ref).where(hooks.c.kind == kind, hooks.c.key == key)
    return select(mine.distinct().limit(most).subquery())
