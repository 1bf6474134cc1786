"""The command group and its commands."""

from __future__ import annotations

import click

import riskwatch as package
from riskwatch import log
from riskwatch.cli import check, house, mail, people, portfolio, receivables, rules
from riskwatch.cli.context import settings


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package.__version__, prog_name="riskwatch")
def riskwatch() -> None:
    """Contract risk before the sale, credit monitoring during it, receivables after it."""
    log.configure(settings()["LOG_LEVEL"])


for module in (check, rules, house, portfolio, receivables, mail, people):
    for command in module.COMMANDS:
        riskwatch.add_command(command)
