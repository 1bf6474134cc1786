"""What stands where on the pages of a PDF: columns, tables, heads and feet that are written in any order."""

from __future__ import annotations

import itertools

import pytest

from riskwatch.domain.document import Document, Span
from riskwatch.drafts.reading import read_here
from tests.drafts.drawn import Page, pdf

CHINESE = [
    ("第一条 卖方按照附件一所列的规格和数量", "交付货物，质量应当符合国家标准。"),
    ("第二条 买方应当在验收合格之日起三十日", "内支付货款，逾期的按万分之五计息，", "直至付清之日为止。"),
    ("第三条 卖方应当在合同生效之后二十日内", "将货物运至买方指定的仓库并承担运费。"),
]
ENGLISH = [
    ("Article 1 The Seller shall deliver the goods listed", "in Annex 1 of good quality.", "It bears the freight."),
    ("Article 2 The Buyer shall pay the whole price within", "thirty days, with interest of 0.05 per cent a day on", "what is late."),
    ("Article 3 The Seller shall bring the goods to the ware", "house named by the Buyer within twenty days."),
]  # fmt: skip
LEFT, RIGHT, TOP, PITCH = 50.0, 305.0, 760.0, 14.0


def read(*pages: Page) -> Document:
    return read_here(pdf(*pages), "draft.pdf")


def told(document: Document) -> list[str]:
    return [f"{block.kind[:3]} {block.span.of(document.text)}" for block in document.blocks]


def joined(lines: tuple[str, ...]) -> str:
    return ("" if lines[0][0] == "第" else " ").join(lines)


def test_clauses_side_by_side_are_rows() -> None:
    page, y = Page().put(LEFT, TOP + 3 * PITCH, "买卖合同 SALES CONTRACT"), TOP
    for chinese, english in zip(CHINESE, ENGLISH, strict=True):
        page.lines(LEFT, y, *chinese).lines(RIGHT, y, *english)
        y -= PITCH * max(len(chinese), len(english))
    document = read(page)
    assert told(document) == [
        "par 买卖合同 SALES CONTRACT",
        *(f"row {joined(one)} | {joined(other)}" for one, other in zip(CHINESE, ENGLISH, strict=True)),
    ]
    last = document.blocks[-1]
    assert [cell.span.of(document.text) for cell in last.cells] == [joined(CHINESE[2]), joined(ENGLISH[2])]
    assert (last.table, last.row, last.place.page) == (0, 2, 1)


@pytest.mark.parametrize("by_line", [True, False], ids=["line by line", "column by column"])
def test_columns_that_follow_one_another_are_read_left_first(by_line: bool) -> None:
    """In whichever order the file has their lines; a sentence goes on from the foot of the first to the head of the second."""
    left = [f"第{n}条 买方应当在收到货物之日起三十日内支付货款。" for n in "一二三四五六"]
    left.append("第七条 卖方应当在合同生效以后的二十日之内将合同货")
    right = [
        "物运至买方指定的仓库，运费由卖方承担，风险自",
        "交付时起转移给买方。",
        *(f"第{n}条 双方对合同内容负有保密的义务和责任。" for n in "八九十"),
    ]
    page = Page().put(
        LEFT, TOP + 2 * PITCH, "买卖合同条款如下，双方应当共同遵守，并且按照约定全面履行自己的各项义务，不得违反。"
    )
    placed = [
        [(x, TOP - n * PITCH, line) for n, line in enumerate(lines)] for x, lines in ((LEFT, left), (RIGHT, right))
    ]
    pairs = itertools.zip_longest(*placed)
    for x, y, line in (each for pair in pairs for each in pair if each) if by_line else itertools.chain(*placed):
        page.put(x, y, line)
    lines = told(read(page))
    assert lines[0].startswith("par 买卖合同条款如下")
    assert (
        lines[7]
        == "par 第七条 卖方应当在合同生效以后的二十日之内将合同货物运至买方指定的仓库，运费由卖方承担，风险自交付时起转移给买方。"
    )
    assert [line[4:7] for line in lines[8:]] == ["第八条", "第九条", "第十条"]
    assert not any(line.startswith("row") for line in lines)


def test_two_languages_in_independent_columns_never_run_into_one_another() -> None:
    page = (
        Page()
        .lines(LEFT, TOP, *["买方应当在收到货物并验收合格之日起三十"] * 5)
        .lines(RIGHT, TOP - 5, *["The Buyer shall pay the whole price within thirty"] * 9, pitch=12)
    )
    lines = told(read(page))
    assert lines == [
        "par " + "买方应当在收到货物并验收合格之日起三十" * 5,
        "par " + " ".join(["The Buyer shall pay the whole price within thirty"] * 9),
    ]


def test_labels_and_blanks_of_a_form_are_no_columns() -> None:
    page = Page()
    for number, (one, other) in enumerate(
        [("出卖人：", "合同编号："), ("买受人：", "签订地点："), ("住所：", "签订时间：")]
    ):
        page.put(LEFT, TOP - number * PITCH, one).put(RIGHT, TOP - number * PITCH, other)
    assert told(read(page)) == ["par 出卖人： 合同编号：", "par 买受人： 签订地点：", "par 住所： 签订时间："]


XS, HEAD = (50.0, 130.0, 330.0, 400.0, 500.0), ("期次", "付款时间", "比例", "金额")
PLAN = (
    (("第一期",), ("合同签订后5日内",), ("30%",), ("30,000元",)),
    (("第二期",), ("货到验收合格后30日内，买方凭卖方开具的", "增值税专用发票支付"), ("60%",), ("60,000元",)),
)


def table(page: Page, top: float, rows: tuple[tuple[tuple[str, ...], ...], ...]) -> list[float]:
    ys = [top]
    for row in rows:
        for x, cell in zip(XS, row, strict=False):
            page.lines(x + 4, ys[-1] - 12, *cell)
        ys.append(ys[-1] - 6 - PITCH * max(map(len, row)))
    page.grid(XS, ys)
    return ys


def test_a_ruled_table_is_read_row_by_row() -> None:
    page = Page().put(LEFT, TOP + 40, "付款计划如下：")
    ys = table(page, TOP, (tuple((head,) for head in HEAD), *PLAN))
    page.put(LEFT, ys[-1] - 30, "以上款项均为含税价。")
    document = read(page)
    assert told(document) == [
        "par 付款计划如下：",
        "row 期次 | 付款时间 | 比例 | 金额",
        "row 第一期 | 合同签订后5日内 | 30% | 30,000元",
        "row 第二期 | 货到验收合格后30日内，买方凭卖方开具的增值税专用发票支付 | 60% | 60,000元",
        "par 以上款项均为含税价。",
    ]
    assert [cell.column for cell in document.blocks[1].cells] == [0, 1, 2, 3]


def test_merged_and_empty_cells() -> None:
    page = Page().grid((50, 150, 250, 350), (700, 680, 660))
    page.marks = [mark for mark in page.marks if not mark.startswith("50 680 m")]
    page.level(680, 150, 350)  # the first cell covers two rows
    page.lines(54, 686, "合计").lines(154, 686, "数量").lines(254, 686, "金额").lines(254, 666, "900元")
    page.grid((50, 250, 350), (660, 640)).put(54, 646, "大写：玖佰元整").put(254, 646, "900元")
    document = read(page)
    assert told(document) == ["row 合计 | 数量 | 金额", "row  | 900元", "row 大写：玖佰元整 | 900元"]
    assert [(cell.column, cell.columns) for cell in document.blocks[2].cells] == [(0, 2), (2, 1)]
    assert [cell.column for cell in document.blocks[1].cells] == [1, 2]


def test_a_table_goes_on_over_the_page_and_its_head_is_not_read_twice() -> None:
    heads = tuple((head,) for head in HEAD)
    first, second = Page(), Page()
    table(first, 200, (heads, PLAN[0]))
    table(second, 780, (heads, PLAN[1]))
    blocks = [block for block in read(first, second).blocks if block.kind == "row"]
    assert [(block.table, block.row, block.place.page) for block in blocks] == [(0, 0, 1), (0, 1, 1), (0, 2, 2)]


def test_a_frame_around_text_is_no_table() -> None:
    lines = ["买方应当在收到货物并验收合格之日起三十日内支付全部货款，逾期付款的，每", "逾期一日按万分之五支付违约金。"]
    framed = Page().grid((40, 550), (800, 600)).lines(LEFT, TOP, *lines)
    assert told(read(framed)) == ["par " + "".join(lines)]


def test_lines_are_cut_only_where_an_upright_stands_beside_them() -> None:
    page = Page().put(LEFT, 800, "本合同由以下双方签订，条款如下所列，双方应当共同遵守。")
    table(page, TOP, (tuple((head,) for head in HEAD), *PLAN))
    assert told(read(page))[0] == "par 本合同由以下双方签订，条款如下所列，双方应当共同遵守。"


def test_heads_and_feet_are_told_by_where_they_stand() -> None:
    """A program may write the foot first, and the head last."""
    pages = [
        Page()
        .put(280, 30, f"第 {n} 页")
        .lines(LEFT, TOP - n, f"第{n}条 买方付款。", f"逾期按万分之{'五六'[n - 1]}计息。")
        .put(LEFT, 820, "合同编号：XS-1")
        for n in (1, 2)
    ]
    assert told(read(*pages)) == [
        "hea 合同编号：XS-1",
        "par 第1条 买方付款。",
        "par 逾期按万分之五计息。",
        "foo 第 1 页",
        "par 第2条 买方付款。",
        "par 逾期按万分之六计息。",
        "foo 第 2 页",
    ]


def test_the_last_words_of_two_pages_are_no_foot_when_they_stand_at_different_heights() -> None:
    pages = [Page().lines(LEFT, TOP, "合同条款。", *["买方应当付款。"] * n) for n in (2, 4)]
    assert not any(line.startswith("foo") for line in told(read(*pages)))


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_turned_page_has_no_columns_across(turned: int) -> None:
    page = Page(turned=turned)
    table(page, TOP, (tuple((head,) for head in HEAD), *PLAN))
    assert "30,000元" in read(page).text


def test_every_cell_lies_in_its_row() -> None:
    page = Page()
    table(page, TOP, (tuple((head,) for head in HEAD), *PLAN))
    document = read(page)
    for block in document.blocks:
        assert all(block.span.covers(Span(*cell.span)) for cell in block.cells)
