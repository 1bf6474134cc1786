"""`riskwatch check` and `riskwatch text`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from riskwatch.cli.context import complain, lang_option, limits
from riskwatch.cli.delivery import FORMS, LEVELS, Run, delivery_of
from riskwatch.cli.progress import page_bar
from riskwatch.cli.register import SIDE_HELP, OwnFiles, company_options, known_beside
from riskwatch.cli.review import review_of, review_options
from riskwatch.cli.rule_book import known_rules, rules_option
from riskwatch.contract.acceptance import at_or_above
from riskwatch.domain.document import View
from riskwatch.domain.errors import AcceptanceRefused, DraftUnreadable
from riskwatch.domain.rule import Report
from riskwatch.domain.words import Words
from riskwatch.drafts import read_draft, supported
from riskwatch.jobs.check import CheckOptions, Known, check_draft, chosen


def codes(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...]:
    return tuple(code.strip() for code in value.split(",") if code.strip()) if value else ()


changes_option = click.option(
    "--changes",
    type=click.Choice(["accepted", "rejected", "only"]),
    default="accepted",
    show_default=True,
    help="Tracked changes of Word files: read as accepted or as rejected, or only what they cause or touch.",
)


@click.command("check")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--side", type=click.Choice(["auto", "seller", "buyer"]), default="auto", help=SIDE_HELP)
@click.option("--law", type=click.Choice(["auto", "CN", "INTL"]), default="auto", help="Law of the contract.")
@click.option("--filled", type=click.Choice(["auto", "yes", "no"]), default="auto", help="Is the form filled in?")
@changes_option
@click.option("--fail-on", type=click.Choice(["error", "warning", "never"]), default="error", show_default=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default="text",
    show_default=True,
    help="docx, pdf and zip: the draft itself with comments, as DRAFT-reviewed beside it or as --out says.",
)
@click.option("--out", type=click.Path(path_type=Path), help="A file, or a folder for several drafts.")
@click.option(
    "--propose",
    callback=codes,
    help="With --format docx or zip: put the wording proposed for these findings (codes or numbers) in as tracked insertions.",
)
@click.option("--select", callback=codes, help="Only these codes or families, such as PAY,LIA001.")
@click.option("--ignore", callback=codes, help="Not these codes or families.")
@rules_option
@company_options
@click.option("--registry", type=click.Choice(["stored", "none"]), default="stored", show_default=True)
@lang_option
@review_options
def check(paths: Sequence[Path], **given: Any) -> int:
    """Lint drafts: files, or folders with drafts in them."""
    options = CheckOptions(
        given["side"], given["law"], given["filled"], given["changes"], given["select"], given["ignore"], limits()
    )
    files = drafts_in(paths)
    rules = known_rules(given["own_rules"])
    chosen(rules, options)
    review = review_of(given, files, {rule.code for rule in rules.rules})
    delivery = delivery_of(given["form"], given["out"], files, given["propose"], given["fail_on"])
    run = Run()
    own = OwnFiles.given(given["profile"], given["policy"])
    for file in files:
        with known_beside(given["registry"] == "stored", own) as known:

            def judged(draft: Path, known: Known = known) -> Report:
                with page_bar() as progress:
                    told = replace(options, progress=progress)
                    return check_draft(draft.read_bytes(), draft.name, rules, told, known)

            try:
                run.reports.append((file, review.of(judged(file), file, judged)))
            except (DraftUnreadable, AcceptanceRefused) as error:
                run.failed.append((file, error))
                complain(error, file.name)
    delivery.show(run)
    return exit_code(run, given["fail_on"])


@click.command("text")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--changes",
    type=click.Choice(["accepted", "rejected", "only"]),
    default="accepted",
    show_default=True,
    help="Tracked changes of Word files: read as accepted or as rejected, or the inserted words alone.",
)
def text_of(path: Path, changes: str) -> None:
    """The extracted text, the one that all spans count characters of."""
    view: View = "rejected" if changes == "rejected" else "accepted"
    with page_bar() as progress:
        document = read_draft(path.read_bytes(), path.name, limits(), view, progress=progress)
    if changes == "only":
        sys.stdout.writelines(f"{each.text}\n" for each in document.remarks if each.kind == "insertion" and each.span)
    else:
        sys.stdout.write(document.text)


def drafts_in(paths: Sequence[Path]) -> list[Path]:
    """Every file named, and every readable draft of every folder named."""
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            files += sorted(file for file in path.rglob("*") if file.suffix.lower() in supported() and file.is_file())
        else:
            files.append(path)
    if not files:
        raise DraftUnreadable(
            "empty",
            Words("文件夹里没有可读的合同文件。", "There is no draft in this folder."),
            Words(f"可读的格式：{'、'.join(sorted(supported()))}", f"Formats read: {', '.join(sorted(supported()))}"),
        )
    return files


def exit_code(run: Run, fail_on: str) -> int:
    """2 when nothing could be read, 3 when some drafts could not, 1 for findings at or above `fail_on` that are neither
    accepted nor in the earlier version already."""
    if run.failed:
        return 3 if run.reports else 2
    if fail_on == "never":
        return 0
    worst = LEVELS[fail_on]
    return 1 if any(next(at_or_above(report, worst), None) for _, report in run.reports) else 0


COMMANDS = (check, text_of)
