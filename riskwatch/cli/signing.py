"""`riskwatch signed`: say of a draft that was checked that it is signed."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from pathlib import Path

import click

from riskwatch.cli.context import language
from riskwatch.cli.desk import open_desk
from riskwatch.domain.errors import NotThere
from riskwatch.domain.words import Words
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.signing import sign, take_back
from riskwatch.store.records import User


@click.command("signed")
@click.argument("draft")
@click.option("--by", "email", required=True, help="Mail address of the user who says so.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day of signing; today by default.")
@click.option("--take-back", "back", is_flag=True, help="It was not signed after all.")
def signed(draft: str, email: str, on: datetime | None, back: bool) -> None:
    """Note that DRAFT was signed: the id of a draft that was submitted, or its file."""
    with open_desk() as desk:
        user, draft_id = _user(desk, email), _draft(desk, draft)
        if back:
            take_back(desk, draft_id, user)
            told = Words("已撤销：不再算作已签署。", "Taken back: it does not count as signed.")
        else:
            day: date = on.date() if on else desk.today
            errors = sign(desk, draft_id, user, day).open_errors
            told = Words(
                f"已登记 {day} 签署，未处理的错误 {len(errors)} 项。", f"Signed on {day}, open errors: {len(errors)}."
            )
            for each in errors:
                click.echo(f"{each.rule}  {each.title.said(language())}")
    click.echo(told.said(language()), err=True)


def _user(desk: Desk, email: str) -> User:
    with desk.store.reading() as unit:
        user = unit.users.by_email(email)
    if user is None or not user.active:
        raise NotThere(
            Words(f"没有用户 {email}。", f"There is no user {email}."),
            Words("用 riskwatch users 查看。", "See riskwatch users."),
        )
    return user


def _draft(desk: Desk, given: str) -> str:
    """The id as it is given, else that of the last examination of the file."""
    path = Path(given)
    if not path.is_file():
        return given
    with desk.store.reading() as unit:
        found = unit.drafts.by_file(hashlib.sha256(path.read_bytes()).hexdigest())
    if not found:
        raise NotThere(
            Words(f"{path.name} 没有提交检查过。", f"{path.name} was never submitted."),
            Words("先在网页“合同检查”中提交。", "Submit it on the web first."),
        )
    return found[0]


COMMANDS = (signed,)
