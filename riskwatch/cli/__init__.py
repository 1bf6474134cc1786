"""The `riskwatch` command: every use case from the shell, on the embedded database, without a running server."""

from __future__ import annotations

import sys
import uuid
from contextvars import copy_context

import click

from riskwatch import log
from riskwatch.cli.context import complain, language
from riskwatch.cli.group import riskwatch
from riskwatch.domain.errors import RiskWatchError
from riskwatch.domain.words import Words

DONE, FINDINGS, UNUSABLE, PARTLY, DEFECT = 0, 1, 2, 3, 70
"""Exit codes: done; findings at or above --fail-on; bad usage or input; some inputs failed; a defect of ours."""


def main() -> None:
    """Run the command; every error becomes one message and one exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the command with `arguments` and answer its exit code; what one run chose is forgotten by the next."""
    return copy_context().run(_run, arguments)


def _run(arguments: list[str]) -> int:
    try:
        result = riskwatch.main(args=arguments, prog_name="riskwatch", standalone_mode=False)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.Abort:
        return UNUSABLE
    except click.ClickException as error:
        error.show()
        return UNUSABLE
    except RiskWatchError as error:
        complain(error)
        return UNUSABLE
    except BrokenPipeError:
        return DONE
    except Exception:
        return _defect()
    return result if isinstance(result, int) else DONE


def _defect() -> int:
    number = uuid.uuid4().hex[:8]
    log.get_logger("cli").exception("defect", id=number)
    words = Words(
        f"RiskWatch 自身出错，编号 {number}，详情见上方日志。请连同该编号一起反馈。",
        f"A defect of RiskWatch, id {number}; the trace is in the log above. Please report it with this id.",
    )
    click.echo(words.said(language()), err=True)
    return DEFECT
