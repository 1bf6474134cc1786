"""`riskwatch compare`: two versions of a contract side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from riskwatch.cli.context import as_json, lang_option, language, limits
from riskwatch.cli.output import write_whole
from riskwatch.cli.register import SIDE_HELP, OwnFiles, company_options, known_beside
from riskwatch.cli.rule_book import known_rules, rules_option
from riskwatch.contract.redline.versions import Versions
from riskwatch.exports import redline_html, redline_json, redline_text
from riskwatch.jobs.check import CheckOptions
from riskwatch.jobs.compare import compare_drafts

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("compare")
@click.argument("old", type=_FILE)
@click.argument("new", type=_FILE)
@click.option("--side", type=click.Choice(["auto", "seller", "buyer"]), default="auto", help=SIDE_HELP)
@click.option("--law", type=click.Choice(["auto", "CN", "INTL"]), default="auto", help="Law of the contract.")
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text", show_default=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="A file to write to.")
@click.option(
    "--fail-on",
    type=click.Choice(["silent", "any", "never"]),
    default="silent",
    show_default=True,
    help="Exit 1 for changes made without a mark beside tracked ones, or for any difference.",
)
@rules_option
@company_options
@click.option("--registry", type=click.Choice(["stored", "none"]), default="stored", show_default=True)
@lang_option
def compare(old: Path, new: Path, **given: Any) -> int:
    """Hold a version that came back (NEW) against the one that was sent (OLD).

    Tracked changes are read as accepted. What they claim is held against what really differs: a change that no tracked
    change accounts for is pointed out.
    """
    own = OwnFiles.given(given["profile"], given["policy"])
    with known_beside(given["registry"] == "stored", own) as known:
        versions = compare_drafts(
            (old.read_bytes(), old.name),
            (new.read_bytes(), new.name),
            known_rules(given["own_rules"]),
            CheckOptions(given["side"], given["law"], limits=limits()),
            known,
        )
    made = rendered(versions, given["form"], language())
    if given["out"] is not None:
        write_whole(given["out"], made)
    else:
        click.echo(made, nl=False)
    wanted = {"silent": bool(versions.silent), "any": versions.redline.differs, "never": False}
    return 1 if wanted[given["fail_on"]] else 0


def rendered(versions: Versions, form: str, spoken: str) -> str:
    if form == "json":
        return as_json(redline_json.render(versions)) + "\n"
    if form == "html":
        return redline_html.render(versions, spoken)
    return redline_text.render(versions, spoken)


COMMANDS = (compare,)
