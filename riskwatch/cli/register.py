"""What is known beside a draft, for `riskwatch check`: our company and policy, and the database when there is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import click

from riskwatch.cli.context import settings
from riskwatch.domain.policy import Policy
from riskwatch.domain.profile import Profile
from riskwatch.jobs.check import Known
from riskwatch.jobs.own_company import found_policy, found_profile

SIDE_HELP = "Whose interest counts; auto: the side on which the profile says we are, else the seller's."


def company_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """--profile and --policy."""
    file = click.Path(path_type=Path)
    command = click.option("--policy", type=file, help="File of the credit policy.")(command)
    return click.option("--profile", type=file, help="File of our own company.")(command)


@dataclass
class OwnFiles:
    """The files of our company and of our policy. What is named on the command line wins over the database, that over
    the settings and the data folder. Files that are named are read at once, the others when they are asked for."""

    profile: Profile | None
    policy: Policy | None

    @classmethod
    def given(cls, profile: Path | None, policy: Path | None) -> OwnFiles:
        """Raises HouseFileWrong."""
        return cls(
            found_profile(settings(), profile) if profile else None,
            found_policy(settings(), policy) if policy else None,
        )

    @cached_property
    def usual_profile(self) -> Profile | None:
        return found_profile(settings())

    @cached_property
    def usual_policy(self) -> Policy:
        return found_policy(settings()) or Policy()


@contextmanager
def known_beside(wanted: bool, own: OwnFiles) -> Iterator[Known]:
    """Stored register facts, our own books and the day of the check; no more than the files where no database was made
    yet.

    A database that was never made is not made by linting a draft.
    """
    alone = Known(policy=own.policy or own.usual_policy, profile=own.profile or own.usual_profile)
    if not wanted or not settings().database_file_exists:
        yield alone
        return
    from riskwatch.bootstrap import build  # here: nearly all of the house, and most lints need none of it
    from riskwatch.jobs.drafts import known_to

    desk = build(settings())
    try:
        if desk.store.up_to_date():
            known = known_to(desk)
            yield replace(known, policy=own.policy or known.policy, profile=own.profile or known.profile)
        else:
            yield alone
    finally:
        desk.store.close()
