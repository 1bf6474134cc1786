"""What the checked-in files must not say: where this was built, from where packages came, and how it was written."""

from __future__ import annotations

import re
from pathlib import Path

TEXT = {
    ".py",
    ".md",
    ".yaml",
    ".yml",
    ".toml",
    ".html",
    ".txt",
    ".css",
    ".js",
    ".po",
    ".json",
    ".sh",
    ".cfg",
    ".lock",
    "",
}
MACHINE_PATH = re.compile(r"(?<![\w.-])/(?:work|root|home/\w+|Users/\w+|mnt/\w+)/")
PACKAGE_INDEX = re.compile(
    r"pypi\.org|pythonhosted\.org|registry\.npmjs\.org|npmmirror|mirrors?\.\w+\.(?:com|cn|edu)|(?:extra-)?index-url",
    re.IGNORECASE,
)
HOW_IT_IS_WRITTEN = re.compile(
    r"\b(?:AI|LLMs?|GPT|Claude|Anthropic|OpenAI|Copilot|chatbots?)\b|language model|sub-?agent|code assistant|"
    r"\bprompted\b|\b(?:my|your) brief\b"
)
PUBLISHED_ELSEWHERE = "templates/web/static/vendor/"
"""Minified files of others, which a test holds to their published hash: a two-letter name in them is nobody's word."""
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|HACK)\b")


def test_no_path_of_a_machine_is_checked_in(root: Path, tracked: list[Path]) -> None:
    assert said(MACHINE_PATH, root, tracked) == []


def test_no_package_index_is_named(root: Path, tracked: list[Path]) -> None:
    assert said(PACKAGE_INDEX, root, tracked) == []


def test_the_files_speak_of_the_project_alone(root: Path, tracked: list[Path]) -> None:
    assert said(HOW_IT_IS_WRITTEN, root, tracked) == []


def test_nothing_is_left_for_later_in_the_code(root: Path, tracked: list[Path]) -> None:
    code = [file for file in tracked if file.suffix in (".py", ".sh", ".js", ".css", ".html")]
    assert said(UNFINISHED, root, code) == []


def said(pattern: re.Pattern[str], root: Path, files: list[Path]) -> list[str]:
    """Where a text file says it: place and words. This file, which names it all, is left out."""
    return [
        f"{file.relative_to(root)}:{number}: {found[0]}"
        for file in files
        if file.suffix in TEXT and file != Path(__file__) and not _is_published(file, root)
        for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if (found := pattern.search(line))
    ]


def _is_published(file: Path, root: Path) -> bool:
    return file.relative_to(root).as_posix().startswith(PUBLISHED_ELSEWHERE) and file.name.endswith(".min.js")
