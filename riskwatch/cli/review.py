"""What `riskwatch check` knows of accepted findings and of an earlier version: the options, and what they do."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from riskwatch.cli.context import language, now_here
from riskwatch.cli.output import write_whole
from riskwatch.contract.acceptance import all_findings, compared, past_of, with_acceptances
from riskwatch.domain.errors import SettingsWrong
from riskwatch.domain.rule import Acceptance, Past, Report
from riskwatch.domain.words import Words
from riskwatch.jobs.accepted_file import AcceptedFile, beside, read_accepted
from riskwatch.jobs.baseline import past_in

Command = TypeVar("Command", bound=Callable[..., Any])
Check = Callable[[Path], Report]

_FILE = click.Path(dir_okay=False, path_type=Path)
_OPTIONS = (
    click.option("--baseline", type=click.Path(exists=True, dir_okay=False, path_type=Path),
                 help="An earlier version, or its JSON report: show and fail on what is new."),
    click.option("--accepted", type=_FILE, help="Accepted findings; else DRAFT.accepted.yaml beside the draft."),
    click.option("--accept", multiple=True, metavar="RULE|FINGERPRINT", help="Accept findings: write them to that file."),
    click.option("--reason", default="", help="Why they are accepted."),
    click.option("--owner", default="", help="Who answers for it."),
    click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="The last day it holds."),
    click.option("--prune-accepted", "prune", is_flag=True, help="Take out of that file what is no longer found."),
)  # fmt: skip


def review_options(command: Command) -> Command:
    """Adds the options to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Review:
    """How the drafts of one run are reviewed. `codes` are those of all rules."""

    today: date
    codes: Collection[str]
    accepted: Path | None
    accept: tuple[str, ...]
    reason: str
    owner: str
    until: date | None
    prune: bool
    baseline: Path | None

    def of(self, report: Report, draft: Path, check: Check) -> Report:
        """The report with what is accepted set apart and compared with the baseline; writes the file if asked to.

        Raises AcceptanceRefused for a malformed file, SettingsWrong for something to accept that was not found.
        """
        file = read_accepted(self.accepted or beside(draft))
        if self.accept:
            file = self._with_more(file, report)
        report = with_acceptances(report, file.acceptances, self.today, self.codes)
        if self.prune and report.unused:
            report = self._pruned(file, report)
        if self.baseline is not None:
            report = compared(report, self._past(self.baseline, check, report.matter.side), self.baseline.name)
        return report

    def _with_more(self, file: AcceptedFile, report: Report) -> AcceptedFile:
        added = [each for wanted in self.accept for each in self._acceptances(wanted, report)]
        write_whole(file.path, file.with_entries({each.fingerprint: each for each in added}.values()))
        return read_accepted(file.path)

    def _acceptances(self, wanted: str, report: Report) -> list[Acceptance]:
        found = [each for each in all_findings(report) if wanted == each.fingerprint or wanted.upper() == each.rule]
        if not found or self.until is None:
            raise SettingsWrong(
                Words(f"合同里没有规则或指纹为 {wanted} 的问题。", f"No finding has the rule or fingerprint {wanted}."),
                Words(
                    "用 --format json 查看各问题的 rule 与 fingerprint。",
                    "See rule and fingerprint of each with --format json.",
                ),
            )
        return [
            Acceptance(each.fingerprint, each.rule, self.reason, self.owner, self.until, each.severity)
            for each in found
        ]

    def _pruned(self, file: AcceptedFile, report: Report) -> Report:
        write_whole(file.path, file.without(report.unused))
        number = len(report.unused)
        said = Words(f"{file.path.name}：删去 {number} 条", f"{file.path.name}: took out {number}")
        click.echo(said.said(language()), err=True)
        return replace(report, unused=())

    def _past(self, baseline: Path, check: Check, side: str) -> tuple[Past, ...]:
        if baseline.suffix.lower() == ".json":
            return past_in(baseline.read_bytes(), baseline.name, side)
        return past_of(check(baseline).findings)


def review_of(given: Mapping[str, Any], files: Sequence[Path], codes: Collection[str]) -> Review:
    """The review that the options ask for. Raises SettingsWrong when they do not fit together."""
    for name in ("baseline", "accepted", "accept"):
        if given[name] and len(files) > 1:
            raise SettingsWrong(
                Words(
                    f"--{name} 只能用于一份合同，这里有 {len(files)} 份。",
                    f"--{name} is about one draft; here are {len(files)}.",
                ),
                Words("请逐份检查。", "Check them one by one."),
            )
    today = now_here().date()
    until = given["until"].date() if given["until"] else None
    reason, owner = given["reason"].strip(), given["owner"].strip()
    if given["accept"] and not (reason and owner and until):
        raise SettingsWrong(
            Words("接受问题须写明理由、负责人和截止日期。", "Accepting needs a reason, an owner and a last day."),
            Words("用 --reason、--owner、--until 2027-03-31。", "Give --reason, --owner and --until 2027-03-31."),
        )
    if given["accept"] and until and until < today:
        raise SettingsWrong(
            Words(f"--until {until} 已经过去（今天 {today}）。", f"--until {until} is over; today is {today}."),
            Words("写一个今天或以后的日期。", "Give today or a later day."),
        )
    return Review(
        today, codes, given["accepted"], given["accept"], reason, owner, until, given["prune"], given["baseline"]
    )  # fmt: skip
