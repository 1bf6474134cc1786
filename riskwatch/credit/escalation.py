"""The escalation chain: whom a question is taken to that nobody takes up, and after how many working hours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from riskwatch.domain.alert import AlertSeverity
from riskwatch.domain.policy import Policy

OWNER = "owner"
"""Stands in the policy for whoever looks after the alert."""


@dataclass(frozen=True, slots=True)
class Level:
    """One step of the chain, from 1: after so many working hours these people are told. `who` are roles, mail addresses,
    or the owner."""

    number: int
    hours: int
    who: tuple[str, ...]


def levels(policy: Policy, severity: AlertSeverity) -> tuple[Level, ...]:
    """The chain of the policy for questions of that severity; nothing for the milder ones, which wait for the weekly mail."""
    chains: Mapping[str, Mapping[str, int]] = {
        "critical": policy.escalation_critical,
        "high": policy.escalation_high,
    }
    chain = chains.get(severity, {})
    steps = sorted(set(chain.values()))
    return tuple(
        Level(number, hours, tuple(sorted(who for who, after in chain.items() if after == hours)))
        for number, hours in enumerate(steps, 1)
    )


def due(chain: tuple[Level, ...], worked: timedelta, reached: int) -> tuple[Level, ...]:
    """The levels that are due and were not taken yet: more than one only after nobody had looked for long."""
    return tuple(level for level in chain if level.number > reached and timedelta(hours=level.hours) <= worked)
