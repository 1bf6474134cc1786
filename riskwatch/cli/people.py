"""`riskwatch users`: who may sign in."""

from __future__ import annotations

import secrets

import click

from riskwatch.cli.context import language
from riskwatch.cli.desk import open_desk
from riskwatch.domain.errors import NotThere
from riskwatch.domain.words import Words
from riskwatch.jobs.users import add_user, change_user

PASSWORD_BYTES = 12


@click.group("users")
def users() -> None:
    """Who may sign in, and as what."""


@users.command("list")
def list_users() -> None:
    """Every user with role and language."""
    with open_desk() as desk, desk.store.reading() as unit:
        everyone = unit.users.all()
    for one in everyone:
        click.echo(f"{one.role:<16} {one.email:<32} {one.language}  {'' if one.active else 'closed'}".rstrip())


@users.command("add")
@click.argument("email")
@click.option("--role", type=click.Choice(["sales", "credit_manager", "admin"]), required=True)
@click.option("--name", default="")
def add(email: str, role: str, name: str) -> None:
    """Add a user; the password is drawn and told once."""
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    with open_desk() as desk:
        user = add_user(desk, email=email, name=name or email, role=role, password=password)  # type: ignore[arg-type]
    _tell(user.email, password)


@users.command("password")
@click.argument("email")
def new_password(email: str) -> None:
    """Draw a new password for a user and end all of that user's sessions."""
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    with open_desk() as desk:
        with desk.store.reading() as unit:
            user = unit.users.by_email(email)
        if user is None:
            raise NotThere(
                Words(f"没有用户 {email}。", f"There is no user {email}."),
                Words("用 riskwatch users list 查看。", "See them with: riskwatch users list"),
            )
        change_user(desk, user.id, password=password)
    _tell(user.email, password)


def _tell(email: str, password: str) -> None:
    click.echo(Words(f"{email}  密码：{password}", f"{email}  password: {password}").said(language()))


COMMANDS = (users,)
