"""What stands under each heading of a page: pairs of label and value, tables by their titles, empty lists, counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from riskwatch.sources.by_hand import headings
from riskwatch.sources.by_hand.page import Cell, Grid, Page
from riskwatch.sources.chinese.lines import fields_of, folded
from riskwatch.sources.chinese.parts import PARTS

LABELS = frozenset(folded(word) for word in (
    "统一社会信用代码", "统一社会信用代码/注册号", "注册号", "工商注册号", "企业名称", "名称", "公司名称", "类型",
    "企业类型", "公司类型", "法定代表人", "负责人", "经营者", "执行事务合伙人", "投资人", "注册资本", "实缴资本",
    "成立日期", "注册日期", "登记状态", "经营状态", "企业状态", "住所", "注册地址", "企业地址", "经营场所",
    "营业场所", "主要经营场所", "核准日期", "营业期限自", "营业期限至", "登记机关", "经营范围", "曾用名", "注销日期",
    "吊销日期", "注销原因", "吊销原因", "报告生成时间", "查询时间", "报告时间", "下载时间", "生成时间", "打印时间",
    "导出时间", "查询日期", "机构名称", "主体名称", "担保人名称", "被执行人姓名/名称", "案号", "执行法院", "省份",
    "执行依据文号", "立案时间", "做出执行依据单位", "生效法律文书确定的义务", "被执行人的履行情况",
    "失信被执行人行为具体情形", "发布时间", "身份证号码/组织机构代码", "法定代表人或者负责人姓名", "终结日期",
    "执行标的", "未履行金额", "被申请人", "申请人", "受理法院", "管理人", "案件类型", "出质人", "质权人",
))  # fmt: skip
"""Labels that stand beside their value; titles of tables are in `chinese.lines`."""
_PAIR = re.compile(r"^[·•\s]*([^：:]{2,24}?)\s*[：:]\s*(.*)$", re.DOTALL)


@dataclass
class Listed:
    """A list as it stands on the page: rows of (titles, cells), whether it says that it is empty, its own counts."""

    rows: list[tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    is_empty: bool = False
    total: int | None = None
    pages: int | None = None

    @property
    def is_whole(self) -> bool:
        """Whether no further page and no further entry is announced."""
        return (self.pages or 1) <= 1 and (self.total or 0) <= max(len(self.rows), 0 if self.rows else 10**9)


@dataclass
class Outline:
    """`pairs` by folded label, the first of each; `lists` by part; `strange` are titles of tables that nobody knows."""

    pairs: dict[str, str] = field(default_factory=dict)
    lists: dict[str, Listed] = field(default_factory=dict)
    strange: list[str] = field(default_factory=list)
    headed: set[str] = field(default_factory=set)

    def pair(self, *labels: str) -> str:
        """The value of the first of the labels that is there."""
        return next((self.pairs[folded(label)] for label in labels if self.pairs.get(folded(label))), "")


def outline(page: Page, parts: frozenset[str], only: str = "") -> Outline:
    """Read the page from top to bottom. `parts` are the lists that its site shows; `only` the one list it is about,
    where the headings do not tell."""
    return _Reader(parts, only).read(page)


class _Reader:
    def __init__(self, parts: frozenset[str], only: str) -> None:
        self._parts, self._only = parts, only
        self._here = only
        self._titles: tuple[str, ...] = ()
        self._found = Outline()

    def read(self, page: Page) -> Outline:
        for item in page.content:
            if isinstance(item, str):
                self._line(item)
            else:
                self._grid(item)
        return self._found

    def _list(self, part: str) -> Listed:
        return self._found.lists.setdefault(part, Listed())

    def _line(self, line: str) -> None:
        part = None if self._only else headings.part_under(line)
        if part is not None:
            self._here, self._titles = part, ()
            self._found.headed.add(part)
        elif self._here not in ("", headings.NOTHING) and headings.says_empty(line):
            self._list(self._here).is_empty = True
        elif pair := _PAIR.match(line):
            self._found.pairs.setdefault(folded(pair[1]), pair[2].strip())
        elif self._here == "officers":
            self._list("officers").lines.append(line)
        if self._here in self._found.lists:
            self._count(line)

    def _count(self, line: str) -> None:
        listed = self._list(self._here)
        listed.total = headings.total_in(line) if listed.total is None else listed.total
        listed.pages = headings.pages_in(line) if listed.pages is None else listed.pages

    def _grid(self, grid: Grid) -> None:
        for row in grid.rows:
            texts = tuple(cell.text for cell in row)
            filled = [text for text in texts if text]
            if len(filled) == 1:
                self._line(filled[0])
            elif filled and not self._pairs(row):
                self._row(row, texts)

    def _pairs(self, row: Sequence[Cell]) -> bool:
        """Label and value in one cell, or side by side; a row of nothing but labels is the head of a table."""
        written = [match for cell in row if cell.text and (match := _PAIR.match(cell.text))]
        if written and len(written) == sum(bool(cell.text) for cell in row):
            for match in written:
                self._found.pairs.setdefault(folded(match[1]), match[2].strip())
            return True
        places = [position for position in range(0, len(row), 2) if row[position].text]
        labels = [position for position in places if _is_label(row[position])]
        values = [row[position + 1] for position in labels if position + 1 < len(row)]
        if not values or len(labels) < len(places) or any(_is_label(cell) for cell in values):
            return False
        for label, value in zip(labels, values, strict=False):
            self._found.pairs.setdefault(folded(row[label].text), value.text)
        return True

    def _row(self, row: Sequence[Cell], texts: tuple[str, ...]) -> None:
        if self._is_head(row, texts):
            if self._titles and self._here in self._found.lists and not self._list(self._here).rows:
                self._titles = (*self._titles, *texts)  # a second row of titles under the first
            else:
                self._titles = texts
                self._here = self._part_of(texts)
                if self._here not in ("", headings.NOTHING):
                    self._list(self._here)
        elif self._here not in ("", headings.NOTHING) and self._titles:
            count = len(self._titles)
            titles = self._titles if len(texts) <= count else (*self._titles, *[""] * (len(texts) - count))
            self._list(self._here).rows.append((titles, texts))

    def _is_head(self, row: Sequence[Cell], texts: tuple[str, ...]) -> bool:
        if all(cell.is_title for cell in row if cell.text):
            return True
        if folded(texts[0]) == "序号":
            return True
        kinds = [PARTS[part].fields for part in self._parts] if not self._here else [self._kind(self._here)]
        return any(sum(map(bool, fields_of(kind, texts))) >= max(2, len(texts) // 2) for kind in kinds if kind)

    @staticmethod
    def _kind(part: str) -> str:
        if part in PARTS:
            return PARTS[part].fields
        return "report" if part == headings.REPORTS else ""

    def _part_of(self, titles: tuple[str, ...]) -> str:
        """The list that a table is: by its heading, where its titles fit; else by its titles, where they fit one list
        best."""
        kind = self._kind(self._here)
        if kind and sum(map(bool, fields_of(kind, titles))) >= 2:
            return self._here
        if self._here == headings.NOTHING:
            return headings.NOTHING
        best = _best(titles, self._parts)
        if not best and any(titles):
            self._found.strange.append(" | ".join(titles)[:200])
        return best


def _best(titles: tuple[str, ...], parts: Sequence[str] | frozenset[str]) -> str:
    scores = sorted(((sum(map(bool, fields_of(PARTS[part].fields, titles))), part) for part in parts), reverse=True)
    if not scores or scores[0][0] < 3:
        return ""
    clear = len(scores) == 1 or scores[0][0] > scores[1][0]
    return scores[0][1] if clear else ""


def _is_label(cell: Cell) -> bool:
    return folded(cell.text) in LABELS


def cards(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """People shown as cards, a name over an office."""
    offices = ("董事", "监事", "经理", "负责人", "代表人", "财务", "总裁", "理事", "合伙人", "主席", "厂长")
    names: list[str] = []
    for line in lines:
        if any(office in line for office in offices):
            if names:
                yield names.pop(), line
            names = []
        elif 2 <= len(line) <= 30 and not any(sign in line for sign in "：:。共"):
            names.append(line)
