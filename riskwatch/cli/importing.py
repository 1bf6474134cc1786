"""What the commands that import a table share: the counts, and the bad rows given back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeVar

import click

from riskwatch.cli.context import complain, language
from riskwatch.cli.desk import ACTOR, open_desk
from riskwatch.cli.output import write_bytes
from riskwatch.domain.words import Words
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.importing import BadRows, Preview, bad_rows_file

F = TypeVar("F", bound=Callable[..., Any])


def import_options(command: F) -> F:
    """FILE and the options of every import."""
    for decorate in (
        click.option("--bad-rows", type=click.Path(path_type=Path), help="Where the bad rows go, with the reasons."),
        click.option("--skip-bad-rows", is_flag=True, help="Import the good rows; bad ones come back as a file."),
        click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path)),
    ):
        command = decorate(command)
    return command


class Import(Protocol):
    """A use case that takes in a table; raises BadRows."""

    def __call__(self, desk: Desk, data: bytes, name: str, /, *, actor: str, skip_bad_rows: bool) -> Preview[Any]: ...


def import_table(job: Import, file: Path, skip_bad_rows: bool, bad_rows: Path | None) -> int:
    """Import a file with `job` and tell what became of it. The exit code: 0 whole, 2 refused, 3 without bad rows."""
    target = bad_rows or file.with_name(f"{file.stem}.bad-rows.csv")
    try:
        with open_desk() as desk:
            preview = job(desk, file.read_bytes(), file.name, actor=ACTOR, skip_bad_rows=skip_bad_rows)
    except BadRows as error:
        complain(error)
        _give_back(error.preview, target)
        return 2
    counts = {change: preview.count(change) for change in ("new", "changed", "same", "bad")}
    words = Words(
        "新增 {new}，更新 {changed}，未变 {same}，退回 {bad}。",
        "{new} new, {changed} changed, {same} same, {bad} sent back.",
    )
    click.echo(words.filled(counts).said(language()), err=True)
    if preview.unknown_columns:
        names = ", ".join(preview.unknown_columns)
        click.echo(Words(f"未识别的列已保留：{names}", f"Unknown columns kept: {names}").said(language()), err=True)
    if preview.bad:
        _give_back(preview, target)
        return 3
    return 0


def _give_back(preview: Preview[Any], target: Path) -> None:
    write_bytes(target, bad_rows_file(preview, language()))
    words = Words(f"有问题的行和原因：{target}", f"The bad rows with the reasons: {target}")
    click.echo(words.said(language()), err=True)
