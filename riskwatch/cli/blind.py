"""`riskwatch blind`: what is not seen, and how much money stands there."""

from __future__ import annotations

import click

from riskwatch.cli.context import as_json, lang_option, language
from riskwatch.cli.desk import open_desk
from riskwatch.domain.money import Money
from riskwatch.domain.words import Words
from riskwatch.exports import watching
from riskwatch.exports.records import Json
from riskwatch.jobs.blindness import Board, board_at
from riskwatch.jobs.sign_sight import sign_sights


@click.command("blind")
@click.option(
    "--signs", is_flag=True, help="Warning signs instead of customers: what feeds each, what nothing can show."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@lang_option
def blind(signs: bool, form: str) -> None:
    """Customers that no source sees, since when and why, most money first."""
    with open_desk() as desk:
        if signs:
            _signs(
                form,
                watching.signs_object(
                    [(s.id, s.name, s.state, s.checks, s.asked, s.by_hand, s.locked, s.why) for s in sign_sights(desk)]
                ),
            )
            return
        with desk.store.reading() as unit:
            board = board_at(desk, unit, desk.clock())
    if form == "json":
        click.echo(as_json(_board_object(board)))
        return
    for spot in board.spots:
        click.echo(
            f"{spot.degree:<10} {spot.customer.ref:<10} {spot.customer.exposure or '-'!s:>18}  {spot.customer.name}"
        )
        for sight in spot.sights:
            seen = sight.last_ok_at.date().isoformat() if sight.last_ok_at else "-"
            click.echo(
                f"           {'blind' if sight.blind else 'seen':<6} {sight.source:<22} {seen}  {sight.last_outcome}".rstrip()
            )
    click.echo(_sums(board).said(language()), err=True)


def _signs(form: str, objects: list[Json]) -> None:
    if form == "json":
        click.echo(as_json({"signs": objects}))
        return
    for one in objects:
        why = [one["why"]] if one["why"] else []
        fed = "; ".join(words[language()] for words in (*one["asked"], *one["by_hand"], *one["needs_key"], *why))
        click.echo(
            f"{one['sign']}  {one['state']:<10} {one['name'][language()]}  {', '.join(one['checks'])}  {fed}".rstrip()
        )


def _sums(board: Board) -> Words:
    unwatched, partly = _listed(board.unwatched), _listed(board.partly)
    return Words(
        f"共 {board.customers} 个客户，{len(board.spots)} 个未完全看到；无人看到的敞口：{unwatched}；部分看到：{partly}。",
        f"{len(board.spots)} of {board.customers} customers are not fully seen; exposure unwatched: {unwatched}; partly: {partly}.",
    )


def _listed(sums: tuple[Money, ...]) -> str:
    return ", ".join(map(str, sums)) or "0"


def _board_object(board: Board) -> Json:
    spots = [
        {
            "ref": spot.customer.ref,
            "name": spot.customer.name,
            "degree": spot.degree,
            "exposure": watching.money(spot.customer.exposure),
            "sources": [watching.sight_object(s.source, s.last_ok_at, s.last_outcome, s.blind) for s in spot.sights],
        }
        for spot in board.spots
    ]
    return {
        "customers": board.customers,
        "unwatched": [watching.money(each) for each in board.unwatched],
        "partly": [watching.money(each) for each in board.partly],
        "blind": spots,
    }


COMMANDS = (blind,)
