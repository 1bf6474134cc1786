"""What `riskwatch check` hands over: reports on the terminal or in files, one list of all drafts, or the drafts with
comments in them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from riskwatch import catalogue
from riskwatch.cli.context import as_json, chosen_language, complain, language, limits, now_here
from riskwatch.cli.output import reviewed_targets, targets, write_bytes, write_whole
from riskwatch.domain.errors import DraftUnreadable, DraftUnwritable, RiskWatchError, SettingsWrong
from riskwatch.domain.rule import Report, Severity
from riskwatch.domain.words import Words
from riskwatch.exports import json_report, sarif, text

LEVELS = {"error": Severity.ERROR, "warning": Severity.WARNING}
LISTS = ("junit", "csv", "xlsx")
"""Forms that hold all drafts in one file."""
DRAFTS = ("docx", "pdf", "zip")
"""Forms that are the draft itself."""
FORMS_OF = {"docx": "docx", "pdf": "pdf", "zip": "zip", "mail": "zip"}
"""The form of a draft by its format: a mail comes back as a zip of its attachments."""
FORMS = ("text", "json", "sarif", "html", *LISTS, *DRAFTS)


@dataclass
class Run:
    """What came of the drafts so far."""

    reports: list[tuple[Path, Report]] = field(default_factory=list)
    failed: list[tuple[Path, RiskWatchError]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Delivery:
    """How the result of one run leaves the program."""

    form: str
    out: Path | None
    files: Sequence[Path]
    propose: tuple[str, ...]
    fail_on: str
    spoken: str

    @property
    def single(self) -> bool:
        return len(self.files) == 1

    def show(self, run: Run) -> None:
        """Print the reports, or write them to files; machine output alone goes to stdout."""
        if self.form in DRAFTS:
            self._write_into(run)
        elif self.form in LISTS:
            self._list(run)
        elif self.form == "sarif" and not self.single and not self._into_folder:
            self._one(as_json(sarif.render_all(_by_path(run), self.spoken)) + "\n")
        elif self.out is not None:
            paths = targets([file for file, _ in run.reports], self.out, self.form, self.single)
            for target, (file, report) in zip(paths, run.reports, strict=True):
                write_whole(target, self._rendered(file, report))
        elif self.form == "json":
            click.echo(as_json(json_object(run, single=self.single)))
        else:
            for file, report in run.reports:
                click.echo(self._rendered(file, report))

    @property
    def _into_folder(self) -> bool:
        """Whether --out is a folder, there already or to be made."""
        return self.out is not None and (self.out.is_dir() or not self.out.suffix)

    def _rendered(self, file: Path, report: Report) -> str:
        if self.form == "json":
            return as_json(json_report.render(report)) + "\n"
        if self.form == "sarif":
            return as_json(sarif.render_all([(_uri(file), report)], self.spoken)) + "\n"
        if self.form == "html":
            from riskwatch.exports import html  # here: the templates' engine takes a tenth of a start

            return html.render(report, catalogue.statutes(), self.spoken)
        return text.render(report, catalogue.statutes(), self.spoken, colour=sys.stdout.isatty())

    def _one(self, content: str) -> None:
        if self.out is None:
            click.echo(content, nl=False)
        else:
            write_whole(self.out, content)

    def _list(self, run: Run) -> None:
        failed = [(_uri(file), error.message.said(self.spoken)) for file, error in run.failed]
        if self.form == "junit":
            from riskwatch.exports import junit  # here: only this form needs it

            level = None if self.fail_on == "never" else LEVELS[self.fail_on]
            self._one(junit.render(_by_path(run), failed, level, self.spoken))
            return
        from riskwatch.exports import workbook, worksheet  # here: the same
        from riskwatch.jobs.book_file import write_csv

        columns = worksheet.headers(self.spoken)
        rows = worksheet.rows(_by_path(run), failed, catalogue.statutes(), self.spoken)
        if self.form == "csv" and self.out is None:
            sys.stdout.buffer.write(write_csv(columns, rows))
        elif self.out is not None:
            book = workbook.write_xlsx(columns, rows, worksheet.WIDTHS, now_here()) if self.form == "xlsx" else None
            write_bytes(self.out, write_csv(columns, rows) if book is None else book)

    def _write_into(self, run: Run) -> None:
        """The drafts with comments; one that cannot be written into counts as failed, the others are written."""
        from riskwatch.jobs.writeback import proposed_among, written_back  # here: only these forms need it

        paths = reviewed_targets(self.files, self.out, self.single)
        for file, report in list(run.reports):
            spoken = chosen_language() or report.matter.contract.language
            try:
                proposed = proposed_among(report, self.propose)
                if FORMS_OF.get(report.matter.contract.document.format) != self.form:
                    raise _other_format(file, self.form)
                content = written_back(
                    file.read_bytes(), report, catalogue.statutes(), spoken, now_here(), limits(), proposed
                )
            except (DraftUnreadable, DraftUnwritable) as error:
                run.reports.remove((file, report))
                run.failed.append((file, error))
                complain(error, file.name)
                continue
            target = paths[list(self.files).index(file)]
            write_bytes(target, content)
            self._said(target, report, len(proposed))

    def _said(self, target: Path, report: Report, proposed: int) -> None:
        from riskwatch.contract.acceptance import to_act_on

        counts = {"file": target, "notes": len(to_act_on(report)), "proposed": proposed}
        words = Words(
            "{file}：批注 {notes} 条，修订插入 {proposed} 处", "{file}: {notes} comments, {proposed} tracked insertions"
        )
        click.echo(words.filled(counts).said(self.spoken), err=True)


def delivery_of(form: str, out: Path | None, files: Sequence[Path], propose: tuple[str, ...], fail_on: str) -> Delivery:
    """How the options ask for the result. Raises SettingsWrong where they do not fit together."""
    if propose and form not in ("docx", "zip"):
        raise SettingsWrong(
            Words("--propose 只能与 --format docx 或 zip 一起使用。", "--propose goes with --format docx or zip only."),
            Words("加上 --format docx。", "Add --format docx."),
        )
    if form == "xlsx" and out is None:
        raise SettingsWrong(
            Words("XLSX 不能写到终端。", "A workbook cannot be printed."),
            Words("用 --out 指定文件，如 --out findings.xlsx。", "Name a file, such as --out findings.xlsx."),
        )
    if form in LISTS and out is not None and out.is_dir():
        raise SettingsWrong(
            Words(
                f"{out} 是文件夹；{form} 把全部合同写进一个文件。",
                f"{out} is a folder; {form} is one file of all drafts.",
            ),
            Words("用 --out 指定文件。", "Name a file with --out."),
        )
    if form in DRAFTS:
        reviewed_targets(files, out, len(files) == 1)
    return Delivery(form, out, files, propose, fail_on, language())


def json_object(run: Run, *, single: bool) -> dict[str, Any]:
    """The report of the one draft, or an object with all reports and the drafts that failed."""
    if single and run.reports:
        return json_report.render(run.reports[0][1])
    failed = [
        {
            "file": file.name,
            "reason": getattr(error, "reason", ""),
            "message": {"zh": error.message.zh, "en": error.message.en},
        }
        for file, error in run.failed
    ]
    return {"reports": [json_report.render(report) for _, report in run.reports], "failed": failed}


def _by_path(run: Run) -> list[tuple[str, Report]]:
    return [(_uri(file), report) for file, report in run.reports]


def _uri(file: Path) -> str:
    """The draft as seen from where the command runs, as tools that work on a checkout need it; else its bare name."""
    if not file.is_absolute():
        return file.as_posix()
    here = Path.cwd()
    return file.relative_to(here).as_posix() if file.is_relative_to(here) else file.name


def _other_format(file: Path, form: str) -> DraftUnwritable:
    return DraftUnwritable(
        Words(f"“{file.name}”不是 .{form} 文件。", f'"{file.name}" is no .{form} file.'),
        Words(
            "批注写入原文件：Word 文件用 --format docx，PDF 用 --format pdf，压缩包和邮件用 --format zip。",
            "Comments go into the draft itself: --format docx for Word files, pdf for PDF files, zip for zips and mails.",
        ),
    )
