"""The file in which a company sets rules to levels of its own, each with its reason."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from marshmallow import ValidationError, fields

from riskwatch.domain.rule import ChosenLevel, Severity
from riskwatch.domain.words import Words
from riskwatch.rulebook.loading import refused
from riskwatch.rulebook.problems import in_both, problems
from riskwatch.rulebook.schema import NOT_EMPTY
from riskwatch.rulebook.strict_fields import Strict, one_of
from riskwatch.rulebook.strict_yaml import read_yaml


class _Level(Strict):
    level = fields.String(required=True, validate=one_of(*Severity))
    reason = fields.String(required=True, validate=NOT_EMPTY)


def chosen_levels(path: Path, codes: Collection[str]) -> dict[str, ChosenLevel]:
    """Code -> level, from a file such as `STP001: {level: error, reason: ...}`; `codes` are those of the rules known.

    Raises RuleError with file, line and field for a file that cannot be used and for a code of no rule.
    """
    file = read_yaml(path)
    chosen: dict[str, ChosenLevel] = {}
    for code, raw in file.content.items():
        if code not in codes:
            raise refused(file, (code,), Words(f"没有编号为 {code} 的规则", f"there is no rule {code}"))
        try:
            loaded = _Level().load(raw)
        except ValidationError as error:
            field, problem = next(problems(error.messages_dict))
            raise refused(file, (code, *field), in_both(problem)) from error
        chosen[code] = ChosenLevel(Severity(loaded["level"]), Words(loaded["reason"], loaded["reason"]))
    return chosen
