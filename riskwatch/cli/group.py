"""The command group: each command's module is loaded when that command is asked for, so that a lint starts at once."""

from __future__ import annotations

from importlib import import_module

import click

import riskwatch as package
from riskwatch import log
from riskwatch.cli.context import settings

MODULES = {
    "check": ("check", "text"),
    "compare": ("compare",),
    "facts": ("facts",),
    "rules": ("rules", "explain"),
    "company": ("profile", "policy"),
    "house": ("init", "serve", "worker", "demo-registry", "doctor", "verify", "backup", "restore"),
    "portfolio": ("customers", "poll", "events", "alerts", "grade"),
    "credit": ("accounts",),
    "orders": ("order",),
    "overrides": ("overrides",),
    "receivables": ("invoices", "ageing"),
    "dunning": ("dunning",),
    "move": ("move",),
    "clocks": ("clocks",),
    "mail": ("digest",),
    "signing": ("signed",),
    "notify": ("notify",),
    "people": ("users",),
    "pages": ("import-page",),
    "tokens": ("tokens",),
    "blind": ("blind",),
    "screen": ("screen",),
}
"""Which module of this package holds which commands."""
_MODULE_OF = {command: module for module, commands in MODULES.items() for command in commands}


class LateGroup(click.Group):
    """Knows the names of its commands, and imports one when it is run or described."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_MODULE_OF)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _MODULE_OF:
            return None
        commands: tuple[click.Command, ...] = import_module(f"riskwatch.cli.{_MODULE_OF[cmd_name]}").COMMANDS
        return next(command for command in commands if command.name == cmd_name)


@click.group(cls=LateGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package.__version__, prog_name="riskwatch")
def riskwatch() -> None:
    """Contract risk before the sale, credit monitoring during it, receivables after it."""
    log.configure(settings()["LOG_LEVEL"])
