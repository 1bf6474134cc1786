"""`riskwatch screen`: the portfolio against a whole file, of sanctions or of a register."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from riskwatch.cli.context import as_json, lang_option, language
from riskwatch.cli.desk import open_desk
from riskwatch.domain.words import Words
from riskwatch.jobs.bulk import screening as bulk
from riskwatch.jobs.screening import Screened, screen

SHOWN = 50
"""So many hits of a register's file are printed; all are in the file of hits."""


@click.command("screen")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Hits of a register's file; FILE.hits.")
@lang_option
def screen_command(file: Path, form: str, out: Path | None) -> None:
    """Hold the customers against FILE: OpenSanctions' entities (entities.ftm.json), Companies House's company data (CSV,
    as it is or zipped), GLEIF's golden copy (CSV, XML), the entities of Brønnøysund (CSV).

    A customer found by its number is a fact; one found by its name is a question for a person. Hits in a register's file
    change nothing; they are printed and written to a file. The data is the user's to bring: in a business that of
    OpenSanctions needs a licence of its publisher.
    """
    if _holds_entities(file):
        _entities(file, form)
    else:
        _register(file, out or Path(f"{file.name}.hits"), form)


def _holds_entities(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(1) == b"{"


def _entities(file: Path, form: str) -> None:
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


def _register(file: Path, out: Path, form: str) -> None:
    with open_desk() as desk, click.progressbar(length=1, label=file.name, file=sys.stderr) as bar:

        def show(read: int, size: int) -> None:
            bar.length = max(size, 1)
            bar.update(read - bar.pos)

        done = bulk.screen(desk, file, out, show)
    counts = {"by_number": done.by_identifier, "by_name": done.by_name, "resumed": done.resumed, "hits": str(out)}
    if form == "json":
        click.echo(as_json(counts))
        return
    _hits(out)
    click.echo(_register_words(done, out).said(language()), err=True)


def _hits(out: Path) -> None:
    kinds = {"identifier": Words("编号", "number"), "name": Words("名称", "name")}
    with out.open(encoding="utf-8") as lines:
        for count, line in enumerate(lines):
            if count == SHOWN:
                click.echo("…")
                return
            hit = json.loads(line)
            kind = kinds[hit["by"]].said(language())
            click.echo(f"{kind:<7} {hit['ref']:<10} {hit['number']:<20} {hit['name']}  {hit['says']}".rstrip())


def _register_words(done: bulk.Screened, out: Path) -> Words:
    resumed = Words("（接着上次中断处）", " (gone on from where it had stopped)") if done.resumed else Words("", "")
    return Words(
        f"按编号命中 {done.by_identifier} 处；仅名称相同 {done.by_name} 处，须由人核对。未改动任何数据，全部结果见 {out}{resumed.zh}",
        f"{done.by_identifier} by number; {done.by_name} by name alone, which a person has to judge. Nothing was changed; all hits "
        f"are in {out}{resumed.en}",
    )


COMMANDS = (screen_command,)
