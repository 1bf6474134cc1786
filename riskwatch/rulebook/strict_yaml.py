"""A YAML reader that keeps `no`, `on` and dates as words, refuses a key given twice, and knows each field's line."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from riskwatch.domain.errors import RiskWatchError, RuleError
from riskwatch.domain.words import Words

_WORDS = {"tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:null"}
MAX_DEPTH = 20
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is ten times as fast, where it was built


class _Loader(_Base):  # type: ignore[misc]
    """A safe loader without guesses: only numbers are more than words."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(None, None, "a field's name must be a word", key.start_mark)
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"{key.value!r} is given twice", key.start_mark)
            seen.add(key.value)
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep=True)
        return mapping


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in _WORDS]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class FileKind(NamedTuple):
    """What a file is called when it is complained of, and the error that is raised for it."""

    called: Words
    error: type[RiskWatchError]


RULE_FILE = FileKind(Words("规则文件", "rule file"), RuleError)


@dataclass(frozen=True, slots=True)
class YamlFile:
    """The content of a file, and the tree that knows where each field stands."""

    path: Path
    content: dict[str, Any]
    tree: yaml.Node
    kind: FileKind = RULE_FILE

    def line_of(self, field: Sequence[str | int]) -> int:
        """The line (1-based) of the innermost part of `field` that is in the file."""
        node, line = self.tree, 1
        for step in field:
            child = _child(node, step)
            if child is None:
                break
            node, line = child
        return line

    def complaint(self, field: Sequence[str | int], problem: Words) -> Words:
        """What is wrong with a field, with the file, its line and its name before it."""
        name = ".".join(map(str, field))
        where = Words(f"，字段 {name}" if name else "", f", field {name}" if name else "")
        return _said(self.path, self.kind, self.line_of(field), where, problem)


def read_yaml(path: Path, kind: FileKind = RULE_FILE) -> YamlFile:
    """Read one mapping; raises the error of its kind, which names the file, the line and what is wrong."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise _broken(path, kind, 1, Words("不是 UTF-8 编码", "it is not encoded in UTF-8")) from error
    except OSError as error:
        raise _broken(
            path, kind, 1, Words(f"无法打开（{error.strerror}）", f"cannot be opened ({error.strerror})")
        ) from error
    return yaml_of(path, text, kind)


def yaml_of(path: Path, text: str, kind: FileKind = RULE_FILE) -> YamlFile:
    """The same from a text; `path` is only its name."""
    try:
        _small_enough(path, kind, text)
        loader = _Loader(text)
        try:
            tree = loader.get_single_node()
            content = loader.construct_document(tree) if tree is not None else None
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise _broken(path, kind, line, Words(f"YAML 语法有误（{error.problem}）", f"{error.problem}")) from error
    except (yaml.YAMLError, ValueError) as error:
        raise _broken(path, kind, 1, Words(f"YAML 语法有误（{error}）", f"{error}")) from error
    if not isinstance(content, dict) or tree is None:
        raise _broken(path, kind, 1, Words("文件内容不是由字段组成的映射", "the file is not a mapping of fields"))
    return YamlFile(path, content, tree, kind)


def _small_enough(path: Path, kind: FileKind, text: str) -> None:
    """Refuse what no file needs and a hostile text would use: aliases, which multiply, and deep nesting."""
    depth = 0
    for event in yaml.parse(text, Loader=_Base):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            raise _broken(path, kind, line, Words("不能用锚点和别名", "aliases (*name) are not used here"))
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise _broken(path, kind, line, Words("嵌套太深", "nested too deeply"))


def _child(node: yaml.Node, step: str | int) -> tuple[yaml.Node, int] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return value, key.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        value = node.value[step]
        return value, value.start_mark.line + 1
    return None


def _broken(path: Path, kind: FileKind, line: int, problem: Words) -> RiskWatchError:
    return kind.error(
        _said(path, kind, line, Words("", ""), problem), Words("修正后再试。", "Correct it and try again.")
    )


def _said(path: Path, kind: FileKind, line: int, where: Words, problem: Words) -> Words:
    return Words(
        f"{kind.called.zh} {path.name} 第 {line} 行{where.zh}：{problem.zh}",
        f"{kind.called.en} {path.name}, line {line}{where.en}: {problem.en}",
    )
