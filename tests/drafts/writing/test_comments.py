"""Comments written into Word files: on the very words, everything else as it was."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from riskwatch.domain.document import Remark
from riskwatch.drafts import read_draft

Docx = Callable[..., bytes]
Write = Callable[..., bytes]
Words = Callable[[bytes], list[str]]
Comments = Callable[[bytes], list[Remark]]
Part = Callable[..., str]


def p(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r w:rsidR="00A1">{properties}<w:t>{text}</w:t></w:r>'


BOLD = '<w:rPr><w:rFonts w:eastAsia="宋体"/><w:b/></w:rPr>'


def test_a_run_is_cut_at_the_words_and_keeps_its_properties(docx: Docx, write: Write, about: Words, part: Part) -> None:
    data = docx(p(r("买方应于 A&amp;B 验收后九十日内付款。", BOLD)))
    written = write(data, "B 验收后九十日内")
    assert about(written) == ["B 验收后九十日内"]
    body = part(written)
    runs = re.findall(r'<w:r w:rsidR="00A1">(.*?)</w:r>', body)
    assert runs == [
        f'{BOLD}<w:t xml:space="preserve">买方应于 A&amp;</w:t>',
        f'{BOLD}<w:t xml:space="preserve">B 验收后九十日内</w:t>',
        f'{BOLD}<w:t xml:space="preserve">付款。</w:t>',
    ]
    assert read_draft(written, "draft.docx").text == read_draft(data, "draft.docx").text


def test_words_of_whole_runs_cut_nothing(docx: Docx, write: Write, part: Part) -> None:
    data = docx(p(r("一、"), r("九十日内", BOLD), r("付款。")))
    body = part(write(data, "九十日内"))
    assert re.sub(r"<w:commentRange(Start|End) [^>]*>|<w:r><w:commentReference [^>]*></w:r>", "", body) == part(data)
    assert body.index("commentRangeStart") < body.index("九十日内") < body.index("commentRangeEnd")


def test_the_comment_says_who_when_and_what(docx: Docx, write: Write, ours: Comments) -> None:
    (comment,) = ours(write(docx(p(r("九十日内付款。"))), "九十日内"))
    assert (comment.author, comment.date) == ("RiskWatch", "2026-11-24T09:30:00")
    assert comment.text == "警告：账期过长（PAY004）\n原因 <甲> & 乙。\n建议。"


def test_comments_share_overlap_and_stand_in_one_another(docx: Docx, write: Write, about: Words) -> None:
    data = docx(p(r("甲方应于九十日内"), r("支付货款。", BOLD)))
    wanted = ["于九十日内", "九十日内支付", "九十日内", "九十日内", "支付货款。"]
    assert sorted(about(write(data, *wanted))) == sorted(wanted)


def test_a_comment_may_run_over_paragraphs_and_cells(docx: Docx, write: Write, about: Words) -> None:
    row = f"<w:tbl><w:tr><w:tc>{p(r('单价'))}</w:tc><w:tc>{p(r('820.00元'))}</w:tc></w:tr></w:tbl>"
    data = docx(p(r("第一条 标的")) + p(r("第二条 货款")) + row + p(r("完")))
    assert about(write(data, "标的\n第二条", "价 | 820")) == ["标的\n第二条", "价 | 820"]


LINK = '<w:hyperlink r:id="x"><w:r><w:t>通知地址见附件</w:t></w:r></w:hyperlink>'
RICH = (
    "<w:sdt><w:sdtPr><w:id w:val='7'/></w:sdtPr><w:sdtContent><w:r><w:t>账期九十日</w:t></w:r></w:sdtContent></w:sdt>"
)
INSERTED = '<w:ins w:id="5" w:author="王" w:date="2026-01-01T00:00:00Z"><w:r><w:t>背靠背付款条件</w:t></w:r></w:ins>'
MOVED = '<w:moveTo w:id="5" w:author="王"><w:r><w:t>移来的付款条件</w:t></w:r></w:moveTo>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>第十二条约定</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    ("inner", "words"),
    [(LINK, "地址见"), (RICH, "九十日"), (INSERTED, "背付款"), (MOVED, "的付款"), (FIELD, "十二条")],
)
def test_words_inside_links_controls_changes_and_fields_are_met_exactly(
    docx: Docx, inner: str, words: str, write: Write, about: Words, part: Part
) -> None:
    data = docx(p(r("前文，"), inner, r("，后文。")))
    written = write(data, words)
    assert about(written) == [words]
    # The sign stands in the paragraph itself: no rejected change and no updated field takes it away.
    body = part(written)
    sign = body.index("<w:r><w:commentReference")
    for name in ("hyperlink", "sdt", "ins", "moveTo"):
        assert body.count(f"<w:{name} ", 0, sign) + body.count(f"<w:{name}>", 0, sign) == body.count(
            f"</w:{name}>", 0, sign
        )
    assert body.count('"begin"', 0, sign) == body.count('"end"', 0, sign)
    for view in ("accepted", "rejected"):
        assert read_draft(written, "d.docx", view=view).text == read_draft(data, "d.docx", view=view).text


FILLED = RICH.replace("<w:id w:val='7'/>", "<w:text/>")
SIMPLE = '<w:fldSimple w:instr="REF a"><w:r><w:t>第十二条约定</w:t></w:r></w:fldSimple>'
MATH = "<m:oMath><m:r><m:t>0.05%×30</m:t></m:r></m:oMath>"
RUBY = "<w:r><w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>罚则条款</w:t></w:r></w:rubyBase></w:ruby></w:r>"


@pytest.mark.parametrize(
    ("inner", "words", "whole"),
    [
        (FILLED, "九十日", "账期九十日"),
        (SIMPLE, "十二条", "第十二条约定"),
        (MATH, "05%", "0.05%×30"),
        (RUBY, "则条", "罚则条款"),
    ],
)
def test_what_word_fills_itself_is_marked_from_outside(
    docx: Docx, inner: str, words: str, whole: str, write: Write, about: Words, part: Part
) -> None:
    data = docx(p(r("前文，"), inner, r("，后文。")))
    written = write(data, words)
    assert about(written) == [whole]
    assert inner in part(written)


def test_words_that_others_changed_keep_their_change(docx: Docx, write: Write, part: Part) -> None:
    deleted = '<w:del w:id="9" w:author="王"><w:r><w:delText>三十日</w:delText></w:r></w:del>'
    data = docx(p(r("应于"), deleted, INSERTED, r("内付款。")))
    written = write(data, "应于背靠")
    before, after = ([each for each in read_draft(file, "d.docx").remarks if each.changes] for file in (data, written))
    assert [(each.kind, each.text, each.author) for each in after] == [
        (each.kind, each.text, each.author) for each in before
    ]
    assert deleted in part(written)


HEADER = p(r("页眉里的付款条件"))
BOX = (
    "<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>框内账期</w:t></w:r></w:p></w:txbxContent>"
    "</v:textbox></v:shape></w:pict></w:r>"
)


def test_where_word_allows_no_comment_the_body_carries_it(docx: Docx, write: Write, ours: Comments, part: Part) -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    note = '<w:footnote w:id="2">' + p(r("脚注里的利率")) + "</w:footnote>"
    body = (
        p(r("购销合同")) + p(r("甲"), '<w:r><w:footnoteReference w:id="2"/></w:r>', r("乙")) + p(r("丙"), BOX) + section
    )
    data = docx(body, {"header1": HEADER, "footnotes": note})
    written = write(data, "付款条件", "利率", "账期")
    assert part(written, "word/header1.xml") == part(data, "word/header1.xml")
    assert part(written, "word/footnotes.xml") == part(data, "word/footnotes.xml")
    marked = part(written)
    assert len(ours(written)) == 3
    assert marked.index("commentRangeStart") < marked.index("购销合同")  # of the header: at the top
    assert re.search(r'<w:commentRangeStart [^>]*><w:r><w:footnoteReference w:id="2"/></w:r><w:commentRangeEnd', marked)
    assert BOX in marked


def test_a_number_that_word_makes_is_commented_on_at_its_line(docx: Docx, write: Write, about: Words) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    item = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    data = docx(p(item, r("货款")), {"numbering": numbering})
    assert about(write(data, "第1条")) == ["货款"]


OTHERS = '<w:comment w:id="0" w:author="李" w:date="2026-01-02T03:04:05Z"><w:p><w:r><w:t>请核对</w:t></w:r></w:p></w:comment>'


def test_comments_of_others_stay_byte_for_byte(
    docx: Docx, write: Write, about: Words, comments: Comments, part: Part
) -> None:
    marked = (
        '<w:commentRangeStart w:id="0"/>'
        + r("货款")
        + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    )
    data = docx(
        p(r("支付"), marked, '<w:bookmarkStart w:id="1" w:name="b"/><w:bookmarkEnd w:id="1"/>', r("。")),
        {"comments": OTHERS},
    )
    written = write(data, "付货")
    assert OTHERS in part(written, "word/comments.xml")
    assert next((each.author, each.text) for each in comments(written)) == ("李", "请核对")
    assert about(written) == ["付货"]
    ids = re.findall(r'<w:comment w:id="(\d+)"', part(written, "word/comments.xml"))
    assert ids == ["0", "2"]  # 1 is the bookmark's
    assert part(written, "word/_rels/document.xml.rels") == part(data, "word/_rels/document.xml.rels")


def test_a_file_without_comments_gets_the_part_declared_and_related(docx: Docx, write: Write, part: Part) -> None:
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    )
    data = docx(
        p(r("九十日内付款。")), {"styles": ""}, {"[Content_Types].xml": types.encode(), "word/media/a.png": b"\x89PNG"}
    )
    written = write(data, "九十日内")
    assert '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxml' in part(
        written, "[Content_Types].xml"
    )
    relations = part(written, "word/_rels/document.xml.rels")
    assert 'Id="styles"' in relations
    assert relations.count('/comments" Target="comments.xml"') == 1
    before, after = (zipfile.ZipFile(io.BytesIO(file)) for file in (data, written))
    changed = {
        name for name in after.namelist() if name not in before.namelist() or after.read(name) != before.read(name)
    }
    assert changed == {
        "[Content_Types].xml", "word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels",
    }  # fmt: skip
