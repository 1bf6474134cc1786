"""The file of accepted findings beside a draft: read strictly, changed line by line so that comments in it stay."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from riskwatch.domain.errors import AcceptanceRefused
from riskwatch.domain.rule import Acceptance, Severity
from riskwatch.domain.words import Words

SUFFIX = ".accepted.yaml"
REQUIRED = ("fingerprint", "rule", "reason", "owner", "until")
FIELDS = (*REQUIRED, "severity")
HEAD = "# 已接受的合同问题 · Findings of this draft that are accepted, by whom, why, and until which day.\n"
_A_LIST = Words(
    f"应为列表，每个问题一条，含 {'、'.join(REQUIRED)}",
    f"a list is expected, one entry with {', '.join(REQUIRED)} for each finding",
)
_A_LINE_EACH = Words("每条另起一行，以短横线开头", "write each entry on lines of its own, beginning with a dash")
_AN_ENTRY = Words(
    f"每条以短横线开头，同一行起写字段 {'、'.join(REQUIRED)}，每个字段一行",
    f"an entry is a dash and, from the same line on, the fields {', '.join(REQUIRED)}, one a line",
)
_UNKNOWN = Words(f"没有这个字段；可用：{'、'.join(FIELDS)}", f"unknown field; allowed are {', '.join(FIELDS)}")
_LEVELS = Words(f"{{value}} 不在 {'、'.join(Severity)} 之中", f"{{value}} is not one of {', '.join(Severity)}")
_FIX = Words("修正后再检查；或删去这一条。", "Correct it and check again, or take the entry out.")


@dataclass(frozen=True, slots=True)
class AcceptedFile:
    """What is in the file, and its text. A file that does not exist is empty."""

    path: Path
    text: str
    acceptances: tuple[Acceptance, ...]
    lines: tuple[tuple[int, int], ...]
    """The first line of each entry and the one after its last, from 0."""

    def with_entries(self, added: Iterable[Acceptance]) -> str:
        """The text with these entries at its end; older ones about the same findings are taken out."""
        entries = tuple(added)
        again = {(each.fingerprint, each.rule) for each in entries}
        kept = self.without([each for each in self.acceptances if (each.fingerprint, each.rule) in again])
        before = kept if kept.endswith("\n") or not kept else kept + "\n"
        return (before or HEAD) + "".join(_entry(each) for each in entries)

    def without(self, removed: Collection[Acceptance]) -> str:
        """The text without these entries; everything else stays as it was written."""
        rows = self.text.splitlines(keepends=True)
        gone = {
            row
            for each, (first, after) in zip(self.acceptances, self.lines, strict=True)
            if each in removed
            for row in range(first, after)
        }
        return "".join(line for number, line in enumerate(rows) if number not in gone)


def beside(draft: Path) -> Path:
    """Where the accepted findings of a draft stand: draft.docx.accepted.yaml."""
    return draft.with_name(draft.name + SUFFIX)


def read_accepted(path: Path) -> AcceptedFile:
    """Read a file of accepted findings; none is as good as an empty one. Raises AcceptanceRefused that names file, line and field."""
    if not os.path.exists(path):  # noqa: PTH110 - unlike Path.exists, not upset by a name too long for the file system
        return AcceptedFile(path, "", (), ())
    try:
        text = path.read_bytes().decode("utf-8-sig")
        tree = yaml.compose(text, Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise _unreadable(path, error) from error
    if tree is None:
        return AcceptedFile(path, text, (), ())
    if not isinstance(tree, yaml.SequenceNode):
        raise _refused(path, 1, _A_LIST)
    if not tree.value:
        return AcceptedFile(path, "", (), ())
    if tree.flow_style:
        raise _refused(path, tree.start_mark.line + 1, _A_LINE_EACH)
    rows = text.splitlines()
    entries = tuple(_acceptance(path, node, rows) for node in tree.value)
    _refuse_twice(path, entries, tree.value)
    return AcceptedFile(path, text, entries, _lines(text, tree.value))


def _acceptance(path: Path, node: yaml.Node, rows: Sequence[str]) -> Acceptance:
    line = node.start_mark.line + 1
    dash = rows[node.start_mark.line][: node.start_mark.column].strip()
    if not isinstance(node, yaml.MappingNode) or node.flow_style or dash != "-":
        raise _refused(path, line, _AN_ENTRY)
    said: dict[str, str] = {}
    where: dict[str, int] = {}
    for key, value in node.value:
        field, at = str(key.value), key.start_mark.line + 1
        if field not in FIELDS:
            raise _refused(path, at, _UNKNOWN, field)
        if field in said:
            raise _refused(path, at, Words("写了两次", "is given twice"), field)
        said[field], where[field] = _said(path, at, field, value), at
    for field in REQUIRED:
        if field not in said:
            raise _refused(path, line, Words("缺少", "is missing"), field)
    return Acceptance(
        fingerprint=said["fingerprint"],
        rule=said["rule"],
        reason=said["reason"],
        owner=said["owner"],
        until=_day(path, where["until"], said["until"]),
        severity=_severity(path, where["severity"], said["severity"]) if "severity" in said else None,
    )


def _said(path: Path, line: int, field: str, node: yaml.Node) -> str:
    """Every value is the words that stand there: a fingerprint of digits is no number, a day no point in time."""
    if not isinstance(node, yaml.ScalarNode):
        raise _refused(path, line, Words("应为文字", "text is expected"), field)
    if not node.value.strip():
        raise _refused(path, line, Words("不能为空", "must not be empty"), field)
    return str(node.value).strip()


def _day(path: Path, line: int, value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise _refused(
            path,
            line,
            Words(f"{value!r} 不是日期，例如 2027-03-31", f"{value!r} is not a day such as 2027-03-31"),
            "until",
        ) from None


def _severity(path: Path, line: int, value: str) -> Severity:
    if value not in tuple(Severity):
        raise _refused(path, line, _LEVELS.filled({"value": value}), "severity")
    return Severity(value)


def _refuse_twice(path: Path, entries: Sequence[Acceptance], nodes: Sequence[yaml.Node]) -> None:
    seen: set[tuple[str, str]] = set()
    for entry, node in zip(entries, nodes, strict=True):
        key = (entry.fingerprint, entry.rule)
        if key in seen:
            raise _refused(
                path,
                node.start_mark.line + 1,
                Words("同一问题写了两次", "this finding is accepted twice"),
                "fingerprint",
            )
        seen.add(key)


def _lines(text: str, nodes: Sequence[yaml.Node]) -> tuple[tuple[int, int], ...]:
    """The lines of each entry; blank lines and comments between entries belong to none."""
    places = []
    for node in nodes:
        last = node.value[-1][1]
        end = last.end_mark
        # A text in several lines (| or >) ends where the next thing begins, everything else where it stops itself.
        inside = end.column > 0 and (last.style not in ("|", ">") or end.index >= len(text))
        places.append((node.start_mark.line, end.line + inside))
    return tuple(places)


def _entry(acceptance: Acceptance) -> str:
    fields = {
        "fingerprint": acceptance.fingerprint,
        "rule": acceptance.rule,
        **({"severity": acceptance.severity.value} if acceptance.severity else {}),
        "reason": _one_line(acceptance.reason),
        "owner": _one_line(acceptance.owner),
        "until": acceptance.until.isoformat(),
    }
    rows = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()]
    return "- " + "\n  ".join(rows) + "\n"


def _one_line(text: str) -> str:
    """Without line breaks and the characters that YAML refuses."""
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())


def _unreadable(path: Path, error: Exception) -> AcceptanceRefused:
    mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
    problem = str(error.problem) if isinstance(error, yaml.MarkedYAMLError) else str(error)
    return _refused(path, mark.line + 1 if mark else 1, Words(f"无法读取（{problem}）", f"cannot be read ({problem})"))


def _refused(path: Path, line: int, problem: Words, field: str = "") -> AcceptanceRefused:
    zh, en = (f"，字段 {field}", f", field {field}") if field else ("", "")
    return AcceptanceRefused(
        Words(f"{path.name} 第 {line} 行{zh}：{problem.zh}", f"{path.name}, line {line}{en}: {problem.en}"), _FIX
    )
