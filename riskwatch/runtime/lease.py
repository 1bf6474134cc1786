"""Who ticks: one process of all that share the database, for as long as it renews its lease."""

from __future__ import annotations

import os
import secrets
import socket
from datetime import timedelta

from riskwatch.jobs.desk import Desk

NAME = "scheduler"
LEASE = timedelta(seconds=90)
"""Three missed renewals; then another process takes over."""


class Lease:
    """This process's claim to be the one that ticks."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.holder = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"

    def hold(self) -> bool:
        """Take or renew the lease; False while another process has it."""
        with self._desk.store.transaction() as unit:
            return unit.leases.take(NAME, self.holder, wall=self._desk.wall(), lease=LEASE)

    def give_up(self) -> None:
        """Let the next process tick at once."""
        with self._desk.store.transaction() as unit:
            unit.leases.give_up(NAME, self.holder)
