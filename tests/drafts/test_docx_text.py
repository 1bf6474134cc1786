"""Paragraphs of Word files: runs, fields, signs, line breaks, text boxes, tracked changes, hidden text, comments."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from riskwatch.domain.document import Document
from riskwatch.drafts import read_draft

Word = Callable[..., Document]
W_URI = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def p(content: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"


def r(text: str, properties: str = "") -> str:
    lead = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{lead}<w:t xml:space="preserve">{text}</w:t></w:r>'


def test_runs_join_and_empty_paragraphs_vanish(word: Word) -> None:
    document = word(p(r("甲方：") + r("青禾公司")) + p("") + p(r("  ")) + p(r("第二段 &amp; 尾")))
    assert document.text == "甲方：青禾公司\n第二段 & 尾"
    assert [block.place.paragraph for block in document.blocks] == [1, 4]


@pytest.mark.parametrize(
    "wrapper",
    [
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:smartTag><w:smartTagPr/>{}</w:smartTag>",
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:fldSimple w:instr="PAGE">{}</w:fldSimple>',
        "<w:customXml>{}</w:customXml>",
        "<w:ins>{}</w:ins>",
        "<w:moveTo>{}</w:moveTo>",
        "<w:unheardOf>{}</w:unheardOf>",
    ],
)
def test_text_inside_wrappers_is_kept(word: Word, wrapper: str) -> None:
    assert word(p(r("前") + wrapper.format(r("中")) + r("后"))).text == "前中后"


def test_a_content_control_around_paragraphs(word: Word) -> None:
    assert word(f"<w:sdt><w:sdtContent>{p(r('甲'))}{p(r('乙'))}</w:sdtContent></w:sdt>").text == "甲\n乙"


def field(code: str, result: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>{r("码")}'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_fields_show_their_result(word: Word) -> None:
    assert word(p(r("见") + field("REF a", "第三条") + r("。"))).text == "见第三条。"


def test_a_field_that_never_ends_swallows_nothing(word: Word) -> None:
    assert word(p(r("前") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>') + p(r("后"))).text == "前\n后"


def test_manual_line_breaks_make_lines(word: Word) -> None:
    document = word(p(r("一、价格") + "<w:r><w:br/></w:r>" + r("二、付款") + "<w:r><w:cr/></w:r>" + r("三、其他")))
    assert document.text.split("\n") == ["一、价格", "二、付款", "三、其他"]
    assert {block.place.paragraph for block in document.blocks} == {1}


def test_tabs_and_hyphens(word: Word) -> None:
    assert word(p(r("甲") + "<w:r><w:tab/><w:noBreakHyphen/><w:softHyphen/></w:r>" + r("乙"))).text == "甲\t-乙"


def test_line_ends_inside_a_run_are_spaces(word: Word) -> None:
    document = word(p(r("a\nb\u2028c")))
    assert document.text == "a b c"


@pytest.mark.parametrize(
    ("xml", "sign"),
    [
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>', "□"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="00A3"/></w:r>', "□"),
        ('<w:r><w:sym w:font="Arial" w:char="2264"/></w:r>', "≤"),
        ('<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>þ</w:t></w:r>', "☑"),
        ('<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>\uf0a8</w:t></w:r>', "□"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'
            '</w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "☑",
        ),
        (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="电汇"/>'
            '<w:listEntry w:val="承兑"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "承兑",
        ),
    ],
)
def test_signs_and_form_fields(word: Word, xml: str, sign: str) -> None:
    assert word(p(xml + r("现款"))).text == sign + "现款"


def box(text: str) -> str:
    return f"<w:txbxContent>{p(r(text))}</w:txbxContent>"


def test_a_text_box_comes_once_and_after_its_paragraph(word: Word) -> None:
    drawing = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box("框内")}</wps:txbx></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box('框内')}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    document = word(p(r("正文") + drawing + r("继续")))
    assert document.text == "正文继续\n框内"
    assert [block.kind for block in document.blocks] == ["paragraph", "textbox"]


def test_the_fallback_is_read_when_the_choice_has_no_words(word: Word) -> None:
    drawing = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing/></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box('框内')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert word(p(drawing)).text == "框内"


BY = 'w:author="Wang" w:date="2026-03-01T09:00:00Z"'


def test_insertions_stay_and_deletions_go_both_are_listed(word: Word) -> None:
    document = word(
        p(
            r("违约金为")
            + f"<w:del {BY}><w:r><w:delText>5%</w:delText></w:r><w:r><w:delText>每日</w:delText></w:r></w:del>"
            + f"<w:ins {BY}>{r('5')}{r('0%')}</w:ins>"
            + r("。")
        )
    )
    assert document.text == "违约金为50%。"
    deletion, insertion = document.remarks
    assert (deletion.kind, deletion.text, deletion.span) == ("deletion", "5%每日", None)
    assert (insertion.kind, insertion.author, insertion.date) == ("insertion", "Wang", "2026-03-01T09:00:00Z")
    assert insertion.span is not None
    assert insertion.span.of(document.text) == insertion.text == "50%"


def test_an_insertion_inside_a_numbered_or_later_paragraph_keeps_its_place(word: Word) -> None:
    document = word(p(r("头")) + p(r("甲") + f"<w:ins {BY}>{r('乙')}<w:r><w:br/></w:r>{r('丙')}</w:ins>"))
    assert [remark.span.of(document.text) for remark in document.remarks if remark.span] == ["乙", "丙"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs(word: Word) -> None:
    assert word(p(r("前半"), f"<w:rPr><w:del {BY}/></w:rPr>") + p(r("后半")) + p(r("另段"))).text == "前半后半\n另段"


def test_moved_text_is_read_where_it_went(word: Word) -> None:
    assert (
        word(p(f"<w:moveFrom {BY}>{r('旧')}</w:moveFrom>" + r("中")) + p(f"<w:moveTo {BY}>{r('旧')}</w:moveTo>")).text
        == "中\n旧"
    )


def test_hidden_text_is_left_out_and_reported(word: Word) -> None:
    styles = '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
    document = word(
        p(r("看得见") + r("暗", "<w:vanish/>") + r("款", '<w:rStyle w:val="H"/>') + r("明", '<w:vanish w:val="0"/>')),
        styles=styles,
    )
    assert document.text == "看得见明"
    assert [(remark.kind, remark.text) for remark in document.remarks] == [("hidden", "暗款")]


def test_comments_are_remarks_not_text(word: Word) -> None:
    document = word(
        p('<w:commentRangeStart w:id="1"/>' + r("条款") + '<w:commentRangeEnd w:id="1"/>'),
        comments=f'<w:comment w:id="1" {BY}>{p(r("太长"))}</w:comment>',
    )
    assert document.text == "条款"
    assert [(remark.kind, remark.text, remark.author) for remark in document.remarks] == [("comment", "太长", "Wang")]


def test_outline_levels(word: Word) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="2"><w:basedOn w:val="1"/></w:style>'
    )
    document = word(
        p(r("甲"), '<w:pStyle w:val="2"/>')
        + p(r("乙"), '<w:outlineLvl w:val="2"/>')
        + p(r("丙"), '<w:outlineLvl w:val="9"/>'),
        styles=styles,
    )
    assert [block.level for block in document.blocks] == [1, 3, None]


SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:headerReference w:type="first" r:id="header2"/>'
    '<w:headerReference w:type="even" r:id="header3"/><w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
)


def test_headers_first_footers_last_each_once_and_only_if_printed(word: Word) -> None:
    document = word(
        p(r("正文"), SECTION) + SECTION,
        header1=p(r("合同编号：A-1")),
        header2=p(r("首页")),
        header3=p(r("偶数页")),
        footer1=p(r("页脚")),
    )
    assert [(block.kind, block.span.of(document.text)) for block in document.blocks] == [
        ("header", "合同编号：A-1"),
        ("paragraph", "正文"),
        ("footer", "页脚"),
    ]


def test_first_and_even_headers_where_they_are_switched_on(word: Word) -> None:
    section = SECTION.replace("<w:sectPr>", "<w:sectPr><w:titlePg/>")
    document = word(
        p(r("正文")) + section,
        header1=p(r("普通")),
        header2=p(r("首页")),
        header3=p(r("偶数页")),
        footer1=p(r("页脚")),
        settings="<w:evenAndOddHeaders/>",
    )
    assert document.text == "普通\n首页\n偶数页\n正文\n页脚"


def test_formulas_are_read(word: Word) -> None:
    assert word(p(r("违约金=") + "<m:oMath><m:r><m:t>P×0.05%</m:t></m:r></m:oMath>")).text == "违约金=P×0.05%"


def rewritten(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The same package with every part changed."""
    source = zipfile.ZipFile(io.BytesIO(data))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for member in source.namelist():
            package.writestr(member, change(source.read(member)))
    return buffer.getvalue()


TRICKY = p(r("甲") + r("暗", "<w:vanish/>"), "<w:rPr><w:del/></w:rPr>") + p(r("乙"), '<w:outlineLvl w:val="0"/>')


def _strict(part: bytes) -> bytes:
    return part.replace(b"schemas.openxmlformats.org/wordprocessingml/2006/", b"purl.oclc.org/ooxml/wordprocessingml/")


def _utf16(part: bytes) -> bytes:
    return ('<?xml version="1.0" encoding="UTF-16"?>' + part.decode()).encode("utf-16")


def _without_prefix(part: bytes) -> bytes:
    return re.sub(rb"<(/?)w:", rb"<\1", part).replace(b"<document ", b'<document xmlns="%s" ' % W_URI.encode())


@pytest.mark.parametrize("change", [_strict, _utf16, _without_prefix])
def test_other_spellings_of_the_same_file(docx: Callable[..., bytes], change: Callable[[bytes], bytes]) -> None:
    document = read_draft(rewritten(docx(TRICKY), change), "draft.docx")
    assert document.text == "甲乙"
    assert [remark.text for remark in document.remarks] == ["暗", "¶"]
    assert document.blocks[0].level == 1
