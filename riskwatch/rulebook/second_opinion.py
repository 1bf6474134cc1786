"""Reads the file of the fitted model: a table of lines as text, so that every figure is a decimal."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from riskwatch.credit.opinion import RATIOS, Model
from riskwatch.domain.errors import RuleError
from riskwatch.domain.policy import Grade
from riskwatch.domain.words import Words

SCHEMA = "riskwatch.second-opinion/1"


def load_model(path: Path) -> Model:
    """The model in a file. Raises RuleError for one that is not of this form, or whose lines do not run from left to right."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["schema"] != SCHEMA:
            raise ValueError(f"schema {content['schema']}")
        return _model(content)
    except (OSError, ValueError, KeyError, TypeError, InvalidOperation) as error:
        raise RuleError(
            Words(f"模型文件 {path.name} 无法使用：{error}。", f"The model file {path.name} cannot be used: {error}."),
            Words("用 bench/fit_second_opinion.py 重新生成。", "Make it anew with bench/fit_second_opinion.py."),
        ) from error


def _model(content: dict[str, Any]) -> Model:
    lines = {name: tuple((Decimal(x), Decimal(y)) for x, y in line) for name, line in content["lines"].items()}
    unknown = sorted(lines.keys() - RATIOS.keys())
    if unknown:
        raise ValueError(f"unknown ratios {', '.join(unknown)}")
    for name, line in lines.items():
        xs = [x for x, _ in line]
        if len(xs) < 2 or xs != sorted(set(xs)):
            raise ValueError(f"the line of {name} does not run from left to right")
    bands = tuple((Grade(grade), Decimal(below)) for grade, below in content["bands"].items())
    measured = tuple((Words(each["zh"], each["en"]), str(each["value"])) for each in content["measured"])
    data = Words(content["data"]["zh"], content["data"]["en"])
    return Model(content["name"], Decimal(content["constant"]), lines, bands, measured, (data,))
