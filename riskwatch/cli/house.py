"""`riskwatch init`, `serve`, `worker`, `demo-registry`, `doctor`, `verify`, `backup`, `restore`."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import click
from sqlalchemy.engine import make_url

from riskwatch import health, resources
from riskwatch.bootstrap import build
from riskwatch.cli.context import language, settings
from riskwatch.cli.desk import open_desk
from riskwatch.domain.errors import SettingsWrong
from riskwatch.domain.words import Words
from riskwatch.jobs.demo import load_demo
from riskwatch.jobs.ranking import rank_all
from riskwatch.jobs.users import first_admin
from riskwatch.runtime import local
from riskwatch.sources.demo_registry import serve as serve_recordings
from riskwatch.web import create_app


def say(chinese: str, english: str) -> None:
    click.echo(Words(chinese, english).said(language()), err=True)


@click.command("init")
@click.option("--demo", is_flag=True, help="Add a small made-up world with its history.")
def init(demo: bool) -> None:
    """Create or migrate the database; safe to run again."""
    settings().data_dir.mkdir(parents=True, exist_ok=True)
    desk = build(settings())
    try:
        fresh = not desk.store.up_to_date()
        desk.store.migrate()
        if fresh:
            say(f"数据库已就绪：{desk.store.kind}", f"Database ready: {desk.store.kind}")
        rank_all(desk)
        made = first_admin(desk)
        logins: list[tuple[str, str, str]] = [(made[0].role, made[0].email, made[1])] if made else []
        if demo:
            logins += [(one.role, one.email, one.password) for one in load_demo(desk).sign_ins]
        _tell_logins(logins)
    finally:
        desk.store.close()


def _tell_logins(logins: Sequence[tuple[str, str, str]]) -> None:
    """Passwords are told once; afterwards `riskwatch users password EMAIL` draws a new one."""
    if not logins:
        return
    say("登录账号（密码只显示这一次）：", "Logins (the passwords are shown this once):")
    for role, email, password in logins:
        click.echo(f"  {role:<16} {email:<24} {password}", err=True)


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
def serve(host: str, port: int) -> None:
    """Web and scheduler on one machine."""
    with open_desk() as desk:
        try:
            local.run(desk, host, port, create_app(desk), _ready)
        except OSError as error:
            raise SettingsWrong(
                Words(
                    f"端口 {host}:{port} 用不了：{error.strerror}。",
                    f"Cannot listen on {host}:{port}: {error.strerror}.",
                ),
                Words("用 --port 换一个端口。", "Choose another port with --port."),
            ) from error


def _ready(address: str) -> None:
    say(f"RiskWatch 已启动：{address}  （Ctrl+C 停止）", f"RiskWatch is running: {address}  (Ctrl+C stops it)")


@click.command("worker")
def worker() -> None:
    """The scheduler alone, on PostgreSQL: any number of them share the work."""
    with open_desk() as desk:
        if desk.store.kind != "postgresql":
            raise SettingsWrong(
                Words(
                    "riskwatch worker 需要 PostgreSQL，目前使用的是 SQLite。",
                    "riskwatch worker needs PostgreSQL; the present database is SQLite.",
                ),
                Words(
                    "单机请用 riskwatch serve；多进程请先运行 riskwatch move --to postgresql://…，"
                    "再设置 RISKWATCH_DATABASE_URL。",
                    "On one machine use riskwatch serve. For several processes move the data with riskwatch move "
                    "--to postgresql://…, then set RISKWATCH_DATABASE_URL.",
                ),
            )
        local.work(desk, _working)


def _working(name: str) -> None:
    say(f"RiskWatch worker 已启动：{name}  （Ctrl+C 停止）", f"RiskWatch worker is running: {name}  (Ctrl+C stops it)")


@click.command("demo-registry")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8100, show_default=True, type=click.IntRange(0, 65535))
@click.option("--stage", type=click.IntRange(0), help="How far the made-up history has gone; the end by default.")
@click.option("--recordings", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Another folder.")
def demo_registry(host: str, port: int, stage: int | None, recordings: Path | None) -> None:
    """Serve recorded register replies over HTTP, for integrators and tests."""
    serve_recordings(recordings or resources.data("recordings"), host, port, stage)


@click.command("doctor")
def doctor() -> int:
    """Every setting with its origin; what works, what does not, what to do."""
    for line in health.settings_table(settings()):
        click.echo(f"{line.name:<36} {line.value:<40} {line.origin}")
    desk = build(settings())
    try:
        checks = health.examine(desk)
    finally:
        desk.store.close()
    click.echo()
    for check in checks:
        click.echo(f"{check.state:<8} {check.name:<24} {check.says.said(language())}")
        if check.hint.said(language()):
            click.echo(f"         {'':<24} {check.hint.said(language())}")
    return 2 if any(check.state == "broken" for check in checks) else 0


@click.command("verify")
def verify() -> int:
    """Integrity of the decision log and of the stored replies."""
    with open_desk() as desk:
        faults = health.verify(desk)
    for fault in faults:
        click.echo(fault, err=True)
    if not faults:
        say("日志链和存档答复均完整。", "The log's chain and the stored replies are whole.")
    return 1 if faults else 0


@click.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """A consistent copy of the SQLite database, while it is in use."""
    source = _sqlite_file()
    partial = file.with_name(f".{file.name}.part")
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(partial)) as copy:
        live.backup(copy)
    partial.replace(file)
    say(f"已备份到 {file}", f"Copied to {file}")


@click.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Replace the present database without asking.")
def restore(file: Path, yes: bool) -> None:
    """Put a copy back in place of the present database; stop the server first."""
    target = _sqlite_file()
    if target.exists() and not yes:
        question = Words(f"用 {file} 替换 {target}？", f"Replace {target} with {file}?")
        click.confirm(question.said(language()), abort=True)
    with closing(sqlite3.connect(file)) as copy:
        if copy.execute("pragma integrity_check").fetchone()[0] != "ok":
            raise SettingsWrong(Words(f"{file} 不是完好的备份。", f"{file} is not an intact copy."))
        target.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(target)) as live:
            copy.backup(live)
    say(f"已从 {file} 恢复。", f"Restored from {file}.")


def _sqlite_file() -> Path:
    url = make_url(settings().database_url)
    if url.get_backend_name() != "sqlite" or not url.database:
        raise SettingsWrong(
            Words("备份命令只用于 SQLite。", "This command copies SQLite databases."),
            Words("PostgreSQL 请用 pg_dump 和 pg_restore。", "Use pg_dump and pg_restore for PostgreSQL."),
        )
    return Path(url.database)


COMMANDS = (init, serve, worker, demo_registry, doctor, verify, backup, restore)
