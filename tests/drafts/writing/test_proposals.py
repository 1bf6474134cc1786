"""Wording put in as tracked insertions: accepted it is there, rejected the file is as it was."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskwatch.domain.document import Span
from riskwatch.domain.note import Note, Proposal, Signed
from riskwatch.drafts import Limits, read_draft
from riskwatch.drafts.writing import docx as writing
from tests.drafts.writing.ooxml import broken_by_us

Docx = Callable[..., bytes]
SIGNED = Signed("RiskWatch", "RW", datetime(2026, 11, 24, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai")))
CLAUSE = "买方应于收到发票后【】日内付款，[ ] 除外。"


def propose(data: bytes, *proposals: Proposal, notes: tuple[Note, ...] = ()) -> bytes:
    written = writing.write(data, read_draft(data, "draft.docx"), notes, proposals, SIGNED, Limits())
    assert broken_by_us(data, written) == []
    return written


def body(data: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()


def lines(data: bytes, view: str = "accepted") -> list[str]:
    """The blocks without the numbers that Word makes."""
    text = read_draft(data, "draft.docx", view=view).text  # type: ignore[arg-type]
    return [line.strip() for line in re.sub(r"（\d+）", "", text).split("\n")]


def p(text: str, properties: str = "", looks: str = "") -> str:
    return f"<w:p>{properties}<w:r>{looks}<w:t>{text}</w:t></w:r></w:p>"


PROPERTIES = (
    '<w:pPr><w:pStyle w:val="Clause"/><w:keepNext/><w:pageBreakBefore/><w:spacing w:line="360"/><w:ind w:firstLine="480"/>'
    '<w:rPr><w:b/></w:rPr><w:pPrChange w:id="3" w:author="王"><w:pPr/></w:pPrChange></w:pPr>'
)
LOOKS = '<w:rPr><w:rFonts w:eastAsia="宋体"/><w:strike/><w:sz w:val="24"/><w:highlight w:val="yellow"/></w:rPr>'


def test_it_stands_below_its_line_and_looks_like_it(docx: Docx) -> None:
    data = docx(p("第一条 付款", PROPERTIES, LOOKS) + p("第二条 其他"))
    written = propose(data, Proposal(0, CLAUSE))
    assert lines(written) == ["第一条 付款", CLAUSE, "第二条 其他"]
    assert lines(written, "rejected") == lines(data)
    change = r'<w:ins w:id="\d+" w:author="RiskWatch" w:date="2026-11-24T09:30:00"'
    looks = '<w:rFonts w:eastAsia="宋体"/><w:sz w:val="24"/>'
    expected = (
        '<w:p><w:pPr><w:pStyle w:val="Clause"/><w:keepNext/><w:spacing w:line="360"/><w:ind w:firstLine="480"/>'
        f"<w:rPr>{change}/>{looks}</w:rPr></w:pPr>{change}><w:r><w:rPr>{looks}</w:rPr>"
        f'<w:t xml:space="preserve">{re.escape(CLAUSE)}</w:t></w:r></w:ins></w:p>'
    )
    assert re.search(expected, body(written))
    (insertion,) = [each for each in read_draft(written, "d.docx").remarks if each.kind == "insertion"]
    assert (insertion.text, insertion.author, insertion.date) == (CLAUSE, "RiskWatch", "2026-11-24T09:30:00")


def test_everything_else_of_the_body_is_as_it_was(docx: Docx) -> None:
    data = docx(p("甲", PROPERTIES, LOOKS) + p("乙"))
    ours = r"<w:p><w:pPr>(?:(?!</w:p>).)*?<w:ins (?:(?!</w:p>).)*</w:p>"
    assert re.sub(ours, "", body(propose(data, Proposal(0, CLAUSE)))) == body(data)


NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
ITEM = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'


@pytest.mark.parametrize(
    ("numbered", "read"),
    [
        (True, ["（1） 交货", "（2） 付款", "（3） 新增", "（4） 其他"]),
        (False, ["（1） 交货", "（2） 付款", "新增", "（3） 其他"]),
    ],
)
def test_a_list_goes_on_or_is_left_alone(docx: Docx, numbered: bool, read: list[str]) -> None:
    data = docx(p("交货", ITEM) + p("付款", ITEM) + p("其他", ITEM), {"numbering": NUMBERING})
    written = propose(data, Proposal(1, "新增", numbered))
    assert [" ".join(line.split()) for line in read_draft(written, "d.docx").text.split("\n")] == read
    assert read_draft(written, "d.docx", view="rejected").text == read_draft(data, "d.docx").text


def test_a_number_that_a_style_brings_is_taken_away(docx: Docx) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    own = '<w:pPr><w:pStyle w:val="L"/></w:pPr>'
    data = docx(p("付款", own) + p("其他", own), {"numbering": NUMBERING, "styles": styles})
    written = propose(data, Proposal(0, "新增", numbered=False))
    assert [" ".join(line.split()) for line in read_draft(written, "d.docx").text.split("\n")] == [
        "（1） 付款",
        "新增",
        "（2） 其他",
    ]


def test_after_a_table_row_it_follows_the_table(docx: Docx) -> None:
    table = f"<w:tbl><w:tr><w:tc>{p('单价')}</w:tc><w:tc>{p('820元')}</w:tc></w:tr></w:tbl>"
    data = docx(p("第一条 标的", PROPERTIES) + table + p("第二条 其他"))
    written = propose(data, Proposal(1, CLAUSE))
    assert lines(written) == ["第一条 标的", "单价 | 820元", CLAUSE, "第二条 其他"]
    assert lines(written, "rejected") == lines(data)
    assert '<w:pStyle w:val="Clause"/>' in body(written).split("</w:tbl>")[1]  # as the text before the table


@pytest.mark.parametrize("own", ["", "<w:pPr/>", PROPERTIES, "<w:pPr><w:rPr/></w:pPr>", "<w:pPr><w:sectPr/></w:pPr>"])
def test_at_the_end_of_cell_and_body_the_last_end_stays(docx: Docx, own: str) -> None:
    """As when somebody types on there: the end before is the new one, so that rejecting leaves no empty paragraph."""
    frame = f"<w:tbl><w:tr><w:tc>{p('一行')}{p('末行', own)}</w:tc></w:tr></w:tbl>"
    data = docx(frame + p("正文", own) + "<w:sectPr/>")
    written = propose(data, Proposal(1, "新一\n新二"), Proposal(2, CLAUSE))
    assert lines(written) == ["一行", "末行", "新一", "新二", "正文", CLAUSE]
    assert lines(written, "rejected") == lines(data)
    assert body(written).count("<w:sectPr/>") == body(data).count("<w:sectPr/>")
    last = body(written).rsplit("<w:p>", 1)[1]
    assert last.startswith(own or "<w:ins ")


def test_a_deleted_end_of_paragraph_is_passed_by(docx: Docx) -> None:
    gone = '<w:pPr><w:rPr><w:del w:id="8" w:author="王"/></w:rPr></w:pPr>'
    data = docx(p("甲", gone) + p("乙") + p("丙"))
    written = propose(data, Proposal(0, CLAUSE))
    assert lines(written) == ["甲乙", CLAUSE, "丙"]
    assert lines(written, "rejected") == ["甲", "乙", "丙"]


def test_a_heading_does_not_lend_its_looks(docx: Docx) -> None:
    heading = '<w:pPr><w:outlineLvl w:val="0"/><w:jc w:val="center"/></w:pPr>'
    data = docx(p("前文", '<w:pPr><w:ind w:left="1"/></w:pPr>') + p("第一条", heading) + p("后文"))
    new = body(propose(data, Proposal(1, CLAUSE))).split("第一条")[1]
    assert "center" not in new
    assert '<w:ind w:left="1"/>' in new


def test_ids_are_unique_across_comments_and_changes(docx: Docx) -> None:
    data = docx(p("甲", PROPERTIES) + p("乙"))
    written = propose(data, Proposal(0, "一\n二"), Proposal(1, "三"), notes=(Note(Span(0, 1), "标题"),))
    ids = re.findall(r'<w:(?:ins|commentRangeStart|pPrChange) w:id="(\d+)"', body(written))
    assert len(ids) == len(set(ids))


INLINE = st.sampled_from(
    [
        "<w:r><w:t>{}</w:t></w:r>",
        '<w:r><w:rPr><w:b/></w:rPr><w:tab/><w:t xml:space="preserve"> {} </w:t><w:t>{}</w:t></w:r>',
        '<w:ins w:id="90" w:author="王"><w:r><w:t>{}</w:t></w:r></w:ins>',
        '<w:del w:id="91" w:author="王"><w:r><w:delText>{}</w:delText></w:r></w:del>',
        '<w:hyperlink r:id="x"><w:r><w:t>{}</w:t></w:r></w:hyperlink>',
        '<w:fldSimple w:instr="A"><w:r><w:t>{}</w:t></w:r></w:fldSimple>',
        "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>{}</w:t></w:r></w:sdtContent></w:sdt>",
        "<w:r><w:t>{}</w:t><w:br/><w:t>{}</w:t></w:r>",
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/><w:t>{}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "<w:r><w:t>{}</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>",
    ]
)
ENDS = st.sampled_from(
    ["", "<w:pPr/>", ITEM, PROPERTIES, '<w:pPr><w:rPr><w:ins w:id="92" w:author="王"/></w:rPr></w:pPr>',
     '<w:pPr><w:rPr><w:del w:id="93" w:author="王"/></w:rPr></w:pPr>']
)  # fmt: skip
PARAGRAPHS = st.lists(st.tuples(ENDS, st.lists(INLINE, min_size=1, max_size=4)), min_size=1, max_size=3)
CONTAINERS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "{}",
                "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
                "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
            ]
        ),
        PARAGRAPHS,
    ),
    min_size=1,
    max_size=4,
)


def made(containers: list[tuple[str, list[tuple[str, list[str]]]]]) -> str:
    """The XML of a body whose words are all different."""
    number = iter(range(10_000))

    def paragraphs(content: list[tuple[str, list[str]]]) -> str:
        filled = ""
        for end, inline in content:
            words = "".join(re.sub(r"\{\}", lambda _: f"词{next(number)}&amp;", each) for each in inline)
            filled += f"<w:p>{end}{words}</w:p>"
        return filled

    return "".join(re.sub(r"\{\}", lambda _, c=content: paragraphs(c), shape) for shape, content in containers)


@settings(max_examples=150, deadline=None)
@given(containers=CONTAINERS, data=st.data())
def test_whatever_the_file_comments_change_no_text_and_insertions_can_be_taken_back(
    docx: Docx, containers: list[tuple[str, list[tuple[str, list[str]]]]], data: st.DataObject
) -> None:
    file = docx(p("开头") + made(containers) + p("结尾"), {"numbering": NUMBERING})
    document = read_draft(file, "draft.docx")
    places = st.integers(0, len(document.text) - 1)
    ends = data.draw(st.lists(st.tuples(places, places), max_size=4))
    notes = tuple(Note(Span(min(pair), max(pair) + 1), "标题", ("理由",)) for pair in ends)
    blocks = data.draw(st.lists(st.integers(0, len(document.blocks) - 1), max_size=3))
    written = propose(file, *(Proposal(block, f"新增条款{at}") for at, block in enumerate(blocks)), notes=notes)
    assert lines(written, "rejected") == lines(file, "rejected")
    accepted = lines(written)
    for at in range(len(blocks)):
        accepted.remove(f"新增条款{at}")
    assert accepted == lines(file)
    remarks = read_draft(written, "draft.docx").remarks
    assert sum(each.kind == "comment" and each.author == "RiskWatch" for each in remarks) == len(notes)
    before = [(each.kind, each.text, each.author) for each in document.remarks if each.changes]
    assert [
        (each.kind, each.text, each.author) for each in remarks if each.changes and each.author != "RiskWatch"
    ] == before


def test_a_change_tracked_in_the_properties_of_the_last_paragraph_is_counted_once(docx: Docx) -> None:
    data = docx(p("正文", PROPERTIES) + "<w:sectPr/>")
    written = body(propose(data, Proposal(0, CLAUSE)))
    assert written.count("<w:pPrChange ") == 2, "the new end has the properties of the old one"
    assert written.count('<w:pPrChange w:id="3"') == 1
