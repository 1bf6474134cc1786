"""`riskwatch tokens`: programs that may ask the API."""

from __future__ import annotations

import click

from riskwatch.cli.context import language
from riskwatch.cli.desk import open_desk
from riskwatch.domain.words import Words
from riskwatch.jobs.tokens import SCOPES, add_token, revoke_token


@click.group("tokens")
def tokens() -> None:
    """Programs that may ask the JSON API, each in the name of a user."""


@tokens.command("add")
@click.argument("email")
@click.option("--name", required=True, help="Which program asks with it.")
@click.option("--days", default=365, show_default=True, help="How long it is valid.")
@click.option("--scope", "scopes", multiple=True, type=click.Choice(SCOPES), help="What it may do beside reading.")
def add(email: str, name: str, days: int, scopes: tuple[str, ...]) -> None:
    """Make a token in the name of the user EMAIL; it is told once."""
    with open_desk() as desk:
        token, secret = add_token(desk, email, name, days, scopes)
    until = token.expires_at.date().isoformat()
    click.echo(
        Words(f"{secret}\n有效至 {until}；只显示这一次。", f"{secret}\nValid until {until}; shown only now.").said(
            language()
        )
    )


@tokens.command("list")
def list_tokens() -> None:
    """Every token with its user and end."""
    with open_desk() as desk, desk.store.reading() as unit:
        emails = {user.id: user.email for user in unit.users.all()}
        found = unit.tokens.all()
    for token in found:
        state = "revoked" if token.revoked_at else f"until {token.expires_at.date()}"
        click.echo(f"{token.id}  {state:<16}  {emails.get(token.user_id, '')}  {token.scopes}  {token.name}")


@tokens.command("revoke")
@click.argument("token_id")
def revoke(token_id: str) -> None:
    """End a token at once."""
    with open_desk() as desk:
        revoke_token(desk, token_id)


COMMANDS = (tokens,)
