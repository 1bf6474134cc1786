"""`riskwatch move`: from SQLite to PostgreSQL."""

from __future__ import annotations

import sys

import click

from riskwatch.cli.context import language
from riskwatch.cli.desk import open_desk
from riskwatch.domain.errors import SettingsWrong
from riskwatch.domain.words import Words
from riskwatch.jobs.desk import Desk
from riskwatch.runtime import lease
from riskwatch.store import Store, open_store
from riskwatch.store.move import Moved
from riskwatch.store.move import move as move_data


@click.command("move")
@click.option("--to", "address", required=True, metavar="ADDRESS", help="postgresql://user:password@host/name, empty.")
def move(address: str) -> None:
    """Copy the whole database into an empty PostgreSQL, and check it; the old one stays as it is."""
    with open_desk() as desk:
        _refuse_while_running(desk)
        target = open_store(address)
        try:
            if target.kind != "postgresql" or desk.store.kind != "sqlite":
                raise SettingsWrong(
                    Words("只能从 SQLite 搬到 PostgreSQL。", "Data is moved from SQLite to PostgreSQL only."),
                    Words(
                        "例如 --to postgresql://user:password@host/riskwatch",
                        "Write it like --to postgresql://user:password@host/riskwatch.",
                    ),
                )
            moved = _moved(desk.store, target)
        finally:
            target.close()
    for table in moved:
        click.echo(f"{table.rows:>10}  {table.sha256[:16]}  {table.table}")
    _say(
        Words(
            "全部数据已搬到 PostgreSQL，行数、内容和日志链均核对一致；原数据库未改动。",
            "Everything is in PostgreSQL; numbers, contents and the chains of the logs agree. The old database is untouched.",
        )
    )
    _say(
        Words(
            "下一步：把 RISKWATCH_DATABASE_URL 设为新地址，再启动 riskwatch worker 和网页服务。",
            "Next: set RISKWATCH_DATABASE_URL to the new address, then start riskwatch worker and the web server.",
        )
    )


def _moved(source: Store, target: Store) -> tuple[Moved, ...]:
    with click.progressbar(length=1, label=Words("搬移", "Moving").said(language()), file=sys.stderr) as bar:

        def show(_: str, done: int, total: int) -> None:
            bar.length, bar.pos = max(total, 1), 0
            bar.update(done)

        return move_data(source, target, show)


def _refuse_while_running(desk: Desk) -> None:
    with desk.store.reading() as unit:
        holder = unit.leases.holder(lease.NAME, desk.wall())
    if holder is not None:
        raise SettingsWrong(
            Words(f"RiskWatch 正在运行（{holder}）。", f"RiskWatch is running ({holder})."),
            Words("请先停止 riskwatch serve，再搬移数据。", "Stop riskwatch serve first, then move the data."),
        )


def _say(words: Words) -> None:
    click.echo(words.said(language()), err=True)


COMMANDS = (move,)
