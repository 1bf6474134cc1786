"""`riskwatch customers match`, `confirm`, `reject`: register numbers for customers that have none."""

from __future__ import annotations

from pathlib import Path

import click

from riskwatch.cli.context import as_json, lang_option, language
from riskwatch.cli.desk import ACTOR, open_desk
from riskwatch.domain.errors import SettingsWrong
from riskwatch.domain.snapshot import Identifier
from riskwatch.domain.words import Words
from riskwatch.exports import records, watching
from riskwatch.jobs import matching
from riskwatch.jobs.company_list import companies_in
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.matching import Looked
from riskwatch.watch.identity.match import Match

REASON = click.option("--reason", required=True, help="Why; it goes into the log.")


@click.command("match")
@click.option(
    "--against",
    "lists",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A register's list (CSV with names and numbers); without it the stored register facts are searched.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@lang_option
def match(lists: tuple[Path, ...], form: str) -> None:
    """Propose register numbers for customers that have none, from their names."""
    with open_desk() as desk:
        for looked in _search(desk, lists):
            _told(looked)
        with desk.store.reading() as unit:
            found = unit.matches.open()
            names = {one.ref: one.name for one in unit.customers.all()}
    if form == "json":
        click.echo(as_json(records.listed("matches", [watching.match_object(one, names[one.ref]) for one in found])))
        return
    for one in found:
        _line(one, names[one.ref])


def _search(desk: Desk, lists: tuple[Path, ...]) -> list[Looked]:
    if not lists:
        return [matching.find_among_stored(desk)]
    looked = []
    for path in lists:
        with path.open(encoding="utf-8-sig", newline="") as file:
            looked.append(matching.find_matches(desk, companies_in(file, path.name)))
    return looked


def _told(looked: Looked) -> None:
    words = Words(
        f"{looked.customers} 个客户没有登记号；比对 {looked.companies} 家企业，新增建议 {looked.new} 条。",
        f"{looked.customers} customers without a number, {looked.companies} companies read, {looked.new} new proposals.",
    )
    click.echo(words.said(language()), err=True)


def _line(one: Match, name: str) -> None:
    click.echo(f"{one.points:>3}  {one.ref:<10} {name}  ->  {one.identifier} {one.name}")
    for part in one.parts:
        click.echo(f"     {part.points:>+4}  {part.says.said(language())}")


@click.command("confirm")
@click.argument("ref")
@click.argument("number")
@REASON
@lang_option
def confirm(ref: str, number: str, reason: str) -> None:
    """Confirm that customer REF is the company NUMBER (as match prints it, such as gb_coh:01234567)."""
    with open_desk() as desk:
        customer = matching.confirm(desk, ref, _identifier(number), actor=ACTOR, reason=reason)
    words = Words(
        f"{customer.name} 已对应 {customer.identifier}，开始监测。",
        f"{customer.name} is {customer.identifier}: it is watched now.",
    )
    click.echo(words.said(language()))


@click.command("reject")
@click.argument("ref")
@click.argument("number")
@REASON
@lang_option
def reject(ref: str, number: str, reason: str) -> None:
    """Say that customer REF is not the company NUMBER; it will not be proposed again."""
    with open_desk() as desk:
        matching.reject(desk, ref, _identifier(number), actor=ACTOR, reason=reason)
    click.echo(Words("已记录，不会再次建议。", "Noted; it will not be proposed again.").said(language()))


def _identifier(text: str) -> Identifier:
    scheme, _, number = text.partition(":")
    if not number:
        raise SettingsWrong(
            Words(f"{text} 缺少编号类型。", f"{text} does not say of which register it is."),
            Words("照 match 的输出写，例如 gb_coh:01234567。", "Write it as match prints it, such as gb_coh:01234567."),
        )
    return Identifier(scheme, number)


MATCHING = (match, confirm, reject)
