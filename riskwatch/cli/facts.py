"""`riskwatch facts`: what a draft agrees, before any rule judges it."""

from __future__ import annotations

import json
from pathlib import Path

import click

from riskwatch.cli.context import lang_option, language, limits
from riskwatch.cli.progress import page_bar
from riskwatch.contract import read_contract
from riskwatch.contract.deal import deal_of
from riskwatch.drafts import read_draft
from riskwatch.exports import text_deal
from riskwatch.exports.json_contract import contract_object


@click.command("facts")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@lang_option
def facts(path: Path, form: str) -> None:
    """What a draft agrees: payment plan, events and who controls them, damages, security, notices, disputes.

    Each fact stands with the line and the words it was read from; ! marks what the buyer or a third party can hold up.
    """
    with page_bar() as progress:
        contract = read_contract(read_draft(path.read_bytes(), path.name, limits(), progress=progress))
    if form == "json":
        click.echo(json.dumps(contract_object(contract), ensure_ascii=False, indent=2))
    else:
        click.echo(text_deal.render(contract, deal_of(contract), language()), nl=False)


COMMANDS = (facts,)
