"""`riskwatch notify`: the channels to people and groups."""

from __future__ import annotations

import click

from riskwatch.cli.context import language
from riskwatch.cli.desk import open_desk
from riskwatch.domain.words import Words
from riskwatch.jobs.channel_test import send_test
from riskwatch.jobs.channels import groups, route_of


@click.group("notify")
def notify() -> None:
    """The channels to people and groups."""


@notify.command("list")
def list_channels() -> None:
    """The channels that are set up, and what each group is told at once."""
    with open_desk() as desk:
        for name in desk.channels:
            if name not in groups(desk):
                reader = desk.settings.channels().get(name, {}).get("reader", "")
                click.echo(f"{name:<20} {f'reader={reader}' if reader else ''}".rstrip())
                continue
            route = route_of(desk.settings, name)
            branches = ",".join(sorted(route.branches)) or "*"
            click.echo(f"{name:<20} severity={route.severity} branches={branches} language={route.language}")


@notify.command("test")
@click.argument("channel")
@click.option("--to", default="", help="Mail address, for the channel mail.")
def test(channel: str, to: str) -> None:
    """Send a test message through CHANNEL and say what the other side answered."""
    with open_desk() as desk:
        send_test(desk, channel, to)
    words = Words(f"测试消息已由 {channel} 接受。", f"{channel} took the test message.")
    click.echo(words.said(language()))


COMMANDS = (notify,)
