"""The processes that bench/killing.py kills: each delivers with the program's own code, and stops at every point until told on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

from riskwatch.bootstrap import build
from riskwatch.jobs.deliver import LEASE, deliver
from riskwatch.jobs.desk import Desk, wall_clock
from riskwatch.notify.interface import Message, Receipt
from riskwatch.settings import load_settings
from riskwatch.store import Store, Unit

WORK = {
    "_deliver_one": "claim",
    "_finished": "keep the finished message",
    "seconds_to_wait": "pay for it out of the pace",
    "_confirm": "confirm",
    "_failed": "put it back",
}
"""What the transactions of a delivery do, by the function that they are in."""


def start_victims() -> int:
    """Fork a process for each number that is read; each works as if the claims of those before it had run out."""
    desk = build(load_settings(os.environ))
    while number := _read_number():
        child = os.fork()
        if not child:
            os.write(1, f"process {os.getpid()}\n".encode())
            work(desk, (int(number) + 1) * (LEASE + timedelta(minutes=1)))
            os._exit(0)
        os.waitpid(child, 0)
        os.write(1, b"over\n")
    return 0


def work(desk: Desk, ahead: timedelta) -> None:
    """Deliver what is due, stopping at each point until the word comes to go on."""
    channels: dict[str, Any] = {name: Stopping(channel) for name, channel in desk.channels.items()}
    moved = replace(desk, store=StoppingStore(desk.store.engine), channels=channels, wall=lambda: wall_clock() + ahead)
    deliver(moved)


def stop(point: str) -> None:
    os.write(1, f"{point}\n".encode())
    os.read(0, 1)


class StoppingStore(Store):
    """Stops before each transaction, within it before the commit, and after it."""

    @contextmanager
    def transaction(self) -> Iterator[Unit]:
        work_of = WORK[sys._getframe(2).f_code.co_name]
        stop(f"{work_of}: before it")
        with super().transaction() as unit:
            yield unit
            stop(f"{work_of}: before its commit")
        stop(f"{work_of}: after its commit")


class Stopping:
    """A channel that stops before and after it hands a message over."""

    def __init__(self, channel: Any) -> None:
        self._channel = channel

    def __getattr__(self, name: str) -> Any:
        return getattr(self._channel, name)

    def send(self, message: Message) -> Receipt:
        stop(f"send by {self._channel.name}: before it")
        receipt: Receipt = self._channel.send(message)
        stop(f"send by {self._channel.name}: after it")
        return receipt


def _read_number() -> str:
    """The next line; a word to go on that a killed process did not read any more is no part of it."""
    digits = b""
    while (byte := os.read(0, 1)) not in (b"", b"\n"):
        digits += byte if byte.isdigit() else b""
    return digits.decode()


if __name__ == "__main__":
    sys.exit(start_victims())
