"""Tables of Word files: one line a row, merged cells once, frames around running text, tables in tables."""

from __future__ import annotations

from collections.abc import Callable

from riskwatch.domain.document import Document

Word = Callable[..., Document]


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(*content: str, properties: str = "") -> str:
    inner = "".join(piece if piece.startswith("<") else p(piece) for piece in content) or "<w:p/>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


SPAN = '<w:gridSpan w:val="{}"/>'
TOP, BELOW = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_rows_cells_and_their_places(word: Word) -> None:
    document = word(
        p("前") + tbl(tr(tc("品名"), tc("数量"), properties="<w:tblHeader/>"), tr(tc("钢板"), tc("10", "吨")))
    )
    assert document.text == "前\n品名 | 数量\n钢板 | 10 吨"
    head, row = document.blocks[1:]
    assert (head.kind, head.table, head.row, row.row) == ("row", 0, 0, 1)
    assert [cell.span.of(document.text) for cell in row.cells] == ["钢板", "10 吨"]
    assert [cell.header for cell in head.cells + row.cells] == [True, True, False, False]


def test_merged_cells_come_once_and_keep_their_columns(word: Word) -> None:
    document = word(
        tbl(
            tr(tc("供方", properties=TOP), tc("名称"), tc("青禾")),
            tr(tc("", properties=BELOW), tc("地址"), tc("北路")),
            tr(tc("合计", properties=SPAN.format(2)), tc("100")),
        )
    )
    assert document.text.split("\n") == ["供方 | 名称 | 青禾", "地址 | 北路", "合计 | 100"]
    assert [(cell.column, cell.columns) for cell in document.blocks[1].cells] == [(1, 1), (2, 1)]
    assert [(cell.column, cell.columns) for cell in document.blocks[2].cells] == [(0, 2), (2, 1)]


def test_empty_cells_and_rows_stay_in_the_grid(word: Word) -> None:
    document = word(tbl(tr(tc("1"), tc(), tc("3")), tr(tc(), tc(), tc())))
    assert document.text.split("\n") == ["1 |  | 3", " |  | "]
    assert len(document.blocks[1].cells) == 3


def test_rows_and_cells_in_content_controls(word: Word) -> None:
    cell = f"<w:sdt><w:sdtContent>{tc('乙')}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent>{tr(tc('甲'), cell)}</w:sdtContent></w:sdt>"
    assert word(tbl(row)).text == "甲 | 乙"


def test_a_frame_around_running_text_leaves_paragraphs(word: Word) -> None:
    document = word(tbl(tr(tc("第一条 价格", "第二条 付款"))))
    assert document.text == "第一条 价格\n第二条 付款"
    assert [(block.kind, block.table, block.row) for block in document.blocks] == [("paragraph", 0, 0)] * 2


def test_a_table_in_a_frame_stays_in_its_place(word: Word) -> None:
    document = word(tbl(tr(tc("前", tbl(tr(tc("品名"), tc("数量"))), "后"))))
    assert document.text == "前\n品名 | 数量\n后"
    assert document.blocks[1].table == 1


def test_a_table_in_a_cell_follows_the_row(word: Word) -> None:
    document = word(tbl(tr(tc("标的", tbl(tr(tc("品名"), tc("数量")))), tc("备注"))))
    assert document.text == "标的 | 备注\n品名 | 数量"


def test_a_deleted_row_is_dropped_an_inserted_one_marked(word: Word) -> None:
    document = word(
        tbl(
            tr(tc("旧"), tc("1"), properties='<w:del w:author="Li" w:date="d"/>'),
            tr(tc("新"), tc("2"), properties='<w:ins w:author="Li" w:date="d"/>'),
        )
    )
    assert document.text == "新 | 2"
    deletion, insertion = document.remarks
    assert (deletion.kind, deletion.text, deletion.author) == ("deletion", "旧1", "Li")
    assert insertion.span is not None
    assert insertion.span.of(document.text) == "新 | 2"


def test_changes_in_cells_keep_their_places(word: Word) -> None:
    changed = '<w:p><w:ins w:author="Li"><w:r><w:t>二</w:t></w:r></w:ins></w:p>'
    document = word(tbl(tr(tc("甲"), tc("一", changed))))
    (remark,) = document.remarks
    assert remark.span is not None
    assert remark.span.of(document.text) == "二"


def test_a_text_box_in_a_cell_follows_the_row(word: Word) -> None:
    box = f"<w:p><w:r><w:t>甲</w:t><w:pict><w:txbxContent>{p('框')}</w:txbxContent></w:pict></w:r></w:p>"
    document = word(tbl(tr(tc(box), tc("乙"))))
    assert document.text == "甲 | 乙\n框"
    assert document.blocks[1].kind == "textbox"
