"""Web pages: what a browser shows, in blocks and rows."""

from __future__ import annotations

from riskwatch.domain.document import Document
from riskwatch.drafts import read_draft


def page(body: str) -> Document:
    return read_draft(
        f"<html><head><title>t</title><style>p{{}}</style></head><body>{body}</body></html>".encode(), "a.html"
    )


def test_blocks_and_white_space() -> None:
    document = page(
        "<h1>购销合同</h1><div>甲方：\n   <b>青禾</b>公司<p>第一条</p>尾</div>一<br>二<script>x</script><!-- c -->"
    )
    assert document.text.split("\n") == ["购销合同", "甲方： 青禾公司", "第一条", "尾", "一", "二"]
    assert document.blocks[0].level == 1
    assert document.blocks[1].level is None


def test_hidden_and_struck_text_becomes_a_remark() -> None:
    document = page(
        '<p>价款<span style="display: none">暗</span><del>5</del>6<input type="hidden" value="h"></p><p hidden>无</p>'
    )
    assert document.text == "价款6"
    assert [(remark.kind, remark.text) for remark in document.remarks] == [
        ("hidden", "暗"),
        ("deletion", "5"),
        ("hidden", "无"),
    ]


def test_tables_with_merged_cells() -> None:
    document = page(
        "<table><thead><tr><th>品名</th><th>数量</th><th>价</th></tr></thead>"
        "<tr><td rowspan=2>钢板</td><td colspan=2>a<br>b</td></tr><tr><td>1</td><td>2</td></tr></table>"
    )
    assert document.text.split("\n") == ["品名 | 数量 | 价", "钢板 | a b", "1 | 2"]
    assert [block.kind for block in document.blocks] == ["row"] * 3
    assert [cell.column for cell in document.blocks[2].cells] == [1, 2]
    assert document.blocks[0].cells[0].header
    assert document.blocks[1].cells[1].columns == 2


def test_hidden_text_in_a_cell_leaves_no_gap() -> None:
    document = page("<table><tr><td><div hidden>暗</div><p>明</p></td><td>乙</td></tr></table>")
    assert document.text == "明 | 乙"
    assert [remark.text for remark in document.remarks] == ["暗"]


def test_a_layout_table_leaves_paragraphs() -> None:
    document = page("<table><tr><td><p>第一条</p><p>第二条</p></td></tr></table>")
    assert document.text == "第一条\n第二条"


def test_ordered_lists_are_numbered() -> None:
    document = page(
        '<ol start="3"><li>价格<ol type="a"><li>含税</li></ol></li><li>付款</li></ol><ul><li>无号</li></ul>'
    )
    assert document.text.split("\n") == ["3. 价格", "a. 含税", "4. 付款", "无号"]
    numbering = document.blocks[0].numbering
    assert numbering is not None
    assert numbering.of(document.text) == "3."


def test_form_fields_show_their_state() -> None:
    document = page(
        '<p><input type=checkbox checked>现款<input type=radio>承兑 <input value="青禾"> '
        "<select><option>一<option selected>二</select></p>"
    )
    assert document.text == "☑现款□承兑 青禾 二"


def test_declared_and_guessed_encodings() -> None:
    markup = '<html><head><meta charset="gb2312"></head><body><p>镕基合同</p></body></html>'
    assert read_draft(markup.encode("gb18030"), "a.htm").text == "镕基合同"
    undeclared = "<html><body><p>本合同的货款合计为一百元整，由需方付清。</p></body></html>"
    assert read_draft(undeclared.encode("gb18030"), "a.html").text.startswith("本合同")
    assert read_draft(undeclared.encode("utf-16"), "a.html").text.startswith("本合同")


def test_a_fragment_and_preformatted_text() -> None:
    assert read_draft("<p>一</p><pre>二\n  三</pre>".encode(), "a.html").text == "一\n二\n三"
