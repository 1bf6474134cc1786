"""The earlier version that a draft is held against: a stored report of it, read strictly."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from riskwatch.domain.errors import SettingsWrong
from riskwatch.domain.rule import Past, Severity
from riskwatch.domain.words import Words
from riskwatch.exports.json_report import SCHEMA

_SIDES = {"seller": "卖方", "buyer": "买方"}


def past_in(data: bytes, name: str, side: str) -> tuple[Past, ...]:
    """The findings of a report that `riskwatch check --format json` wrote, the accepted ones among them.

    Raises SettingsWrong when it is not such a report, or when it was made for the other side of the contract.
    """
    try:
        report = json.loads(data)
    except ValueError as error:
        raise _no_report(name, str(error)) from error
    if not isinstance(report, dict) or report.get("schema") != SCHEMA:
        raise _no_report(name, f"schema {SCHEMA}")
    try:
        made_for = str(report["options"]["side"])
        found = tuple(_past(each) for each in (*report["findings"], *report.get("accepted", ())))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _no_report(name, f"{type(error).__name__}: {error}") from error
    if made_for != side:
        raise SettingsWrong(
            Words(
                f"{name} 是按{_SIDES.get(made_for, made_for)}立场检查的，不能与按{_SIDES[side]}立场的检查相比。",
                f"{name} was checked for the {made_for}; it cannot be compared with a check for the {side}.",
            ),
            Words("用相同的 --side 重新检查旧稿。", "Check the old version again with the same --side."),
        )
    return found


def _past(finding: Mapping[str, Any]) -> Past:
    title = finding["title"]
    return Past(
        fingerprint=str(finding["fingerprint"]),
        rule=str(finding["rule"]),
        severity=Severity(finding["severity"]),
        title=Words(title["zh"] or "", title["en"] or ""),
        quote=str(finding["quote"]),
    )


def _no_report(name: str, detail: str) -> SettingsWrong:
    return SettingsWrong(
        Words(f"{name} 不是一份检查报告（{detail}）。", f"{name} is not the report of one draft ({detail})."),
        Words(
            "给出旧稿本身，或 riskwatch check 旧稿 --format json 的输出。",
            "Name the old draft itself, or what riskwatch check OLD --format json wrote.",
        ),
    )
