"""Small rooms: no module above 300 lines, no function above 60, and both usually far below."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

MODULE_LINES = 300
FUNCTION_LINES = 60
MIGRATIONS = "migrations/versions"
"""One migration is one list of tables; it is written once and never read to be changed."""
USUAL_MODULE_LINES = 120
USUAL_FUNCTION_LINES = 15


def test_no_module_is_long(root: Path, modules: list[Path]) -> None:
    long = {
        str(file.relative_to(root)): lines for file in to_be_read(modules) if (lines := lines_of(file)) > MODULE_LINES
    }
    assert long == {}, f"split these: more than {MODULE_LINES} lines"


def test_no_function_is_long(root: Path, modules: list[Path]) -> None:
    long = {
        f"{file.relative_to(root)}:{function.lineno} {function.name}": lines
        for file in to_be_read(modules)
        for function, lines in functions(file)
        if lines > FUNCTION_LINES
    }
    assert long == {}, f"split these: more than {FUNCTION_LINES} lines"


def test_the_product_is_made_of_small_pieces(root: Path, modules: list[Path]) -> None:
    own = [file for file in modules if file.relative_to(root).parts[0] in ("riskwatch", "checks")]
    assert median(lines_of(file) for file in own) <= USUAL_MODULE_LINES
    assert median(lines for file in own for _, lines in functions(file)) <= USUAL_FUNCTION_LINES


def test_every_module_says_what_it_is_for(root: Path, modules: list[Path]) -> None:
    silent = [
        str(file.relative_to(root))
        for file in modules
        if lines_of(file) and not ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert silent == []


def to_be_read(modules: list[Path]) -> list[Path]:
    return [file for file in modules if MIGRATIONS not in file.as_posix()]


def lines_of(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


def functions(file: Path) -> Iterator[tuple[ast.FunctionDef | ast.AsyncFunctionDef, int]]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node, (node.end_lineno or node.lineno) - node.lineno + 1
