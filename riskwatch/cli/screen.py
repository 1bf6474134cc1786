"""`riskwatch screen`: the portfolio against a sanctions file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from riskwatch.cli.context import as_json, lang_option, language
from riskwatch.cli.desk import open_desk
from riskwatch.domain.words import Words
from riskwatch.jobs.screening import Screened, screen


@click.command("screen")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@lang_option
def screen_command(file: Path, form: str) -> None:
    """Hold the customers against FILE, the entities of OpenSanctions (entities.ftm.json).

    A customer found by its number is a fact; one found by its name is a question on the page "Found by name". The data
    is the user's to bring: in a business it needs a licence of its publisher.
    """
    with (
        open_desk() as desk,
        file.open("rb") as lines,
        click.progressbar(length=file.stat().st_size, label=file.name, file=sys.stderr) as bar,
    ):
        done = screen(desk, lines, file.name, lambda read: bar.update(read))
    click.echo(as_json(_object(done)) if form == "json" else _words(done).said(language()))


def _object(done: Screened) -> dict[str, int]:
    return {
        "lines": done.lines, "listed": done.listed, "by_number": done.by_number, "by_name": done.by_name, "bad": done.bad,
    }  # fmt: skip


def _words(done: Screened) -> Words:
    return Words(
        f"读取 {done.lines} 行，名单实体 {done.listed} 个；按编号命中客户 {done.by_number} 家，按名称待核对 {done.by_name} 家，无法读取 {done.bad} 行。",
        f"{done.lines} lines, {done.listed} entities on lists; {done.by_number} customers found by number, {done.by_name} by name "
        f"and waiting for an answer, {done.bad} lines unreadable.",
    )


COMMANDS = (screen_command,)
