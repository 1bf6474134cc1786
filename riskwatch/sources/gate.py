"""The gate that every request to a register passes: whoever takes a look says what it costs him there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_GATE: ContextVar[Callable[[], None] | None] = ContextVar("what a request passes before it is sent", default=None)


@contextmanager
def gated(gate: Callable[[], None]) -> Iterator[None]:
    """`gate` is called before each request that this thread makes in the block; it may wait, or raise to refuse."""
    before = _GATE.set(gate)
    try:
        yield
    finally:
        _GATE.reset(before)


def pass_gate() -> None:
    """Wait until a request may be made."""
    gate = _GATE.get()
    if gate is not None:
        gate()
