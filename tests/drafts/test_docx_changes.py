"""Tracked changes, comments and hidden text: two views of one file, and whose change each is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from riskwatch.domain.document import Document, View
from riskwatch.drafts import Limits, docx, read_draft

Word = Callable[..., Document]
Builder = Callable[..., bytes]
LI = 'w:id="1" w:author="Li" w:date="2026-03-01T09:00:00Z"'
WU = 'w:id="2" w:author="Wu" w:date="2026-03-02T10:00:00Z"'


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def ins(text: str, by: str = LI) -> str:
    return f"<w:ins {by}>{r(text)}</w:ins>"


def gone(text: str, by: str = LI, tag: str = "del") -> str:
    return f'<w:{tag} {by}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:{tag}>'


def both(docx: Builder, body: str, **parts: str) -> tuple[Document, Document]:
    data = docx(body, parts)
    return read_draft(data, "a.docx"), read_draft(data, "a.docx", view="rejected")


def test_the_two_views_name_the_same_changes(docx: Builder) -> None:
    after, before = both(docx, p(r("收货后") + gone("三十日") + ins("九十日", WU) + r("内付款。")))
    assert (after.text, after.view) == ("收货后九十日内付款。", "accepted")
    assert (before.text, before.view) == ("收货后三十日内付款。", "rejected")
    for document in (after, before):
        assert [(each.kind, each.text, each.author, each.date[:10]) for each in document.remarks] == [
            ("deletion", "三十日", "Li", "2026-03-01"),
            ("insertion", "九十日", "Wu", "2026-03-02"),
        ]
    assert [each.place for each in after.remarks] == [(3, 3), (3, 6)]
    assert [each.place for each in before.remarks] == [(3, 6), (6, 6)]


def test_whole_paragraphs_come_and_go_with_their_numbers(docx: Builder) -> None:
    lists = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/>'
        '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'

    def mark(tag: str) -> str:
        return f"{numbered}<w:rPr><w:{tag} {LI}/></w:rPr>"

    body = (
        p(r("标的"), numbered) + p(gone("违约金"), mark("del")) + p(ins("保密"), mark("ins")) + p(r("争议"), numbered)
    )
    after, before = both(docx, body, numbering=lists)
    assert after.text == "第一条 标的\n第二条 保密\n第三条 争议"
    assert before.text == "第一条 标的\n第二条 违约金\n第三条 争议"
    assert [(each.kind, each.text.strip()) for each in after.remarks] == [("deletion", "违约金"), ("insertion", "保密")]
    assert after.remarks[0].at == after.text.index("保密")


def test_a_paragraph_split_or_joined_without_new_words_is_a_change_too(docx: Builder) -> None:
    after, before = both(docx, p(r("甲"), f"<w:rPr><w:ins {LI}/></w:rPr>") + p(r("乙")))
    assert (after.text, before.text) == ("甲\n乙", "甲乙")
    assert [(each.kind, each.text, each.at) for each in after.remarks] == [("insertion", "¶", 1)]
    assert [(each.kind, each.text, each.at) for each in before.remarks] == [("insertion", "¶", 1)]


def test_rows_and_cells(docx: Builder) -> None:
    def row(*cells: str, change: str = "") -> str:
        return f"<w:tr><w:trPr>{change}</w:trPr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"

    out, new = f"<w:tcPr><w:cellDel {LI}/></w:tcPr>", f"<w:tcPr><w:cellIns {LI}/></w:tcPr>"
    body = (
        row(p(r("钢板")), p(r("10")), change=f"<w:del {LI}/>")
        + row(p(ins("铜板")), p(ins("20")), change=f"<w:ins {LI}/>")
        + row(p(r("合计")), out + p(r("旧")), new + p(r("新")))
    )
    after, before = both(docx, f"<w:tbl>{body}</w:tbl>")
    assert after.text == "铜板 | 20\n合计 | 新"
    assert before.text == "钢板 | 10\n合计 | 旧"
    assert ("insertion", "铜板 | 20") in [(each.kind, each.text) for each in after.remarks]
    assert ("deletion", "钢板 | 10") in [(each.kind, each.text) for each in before.remarks]


def test_a_move_is_told_from_a_change(docx: Builder) -> None:
    body = p(gone("付款", tag="moveFrom").replace("delText", "t") + r("首")) + p(
        r("尾") + f"<w:moveTo {LI}>{r('付款')}</w:moveTo>"
    )
    after, before = both(docx, body)
    assert (after.text, before.text) == ("首\n尾付款", "付款首\n尾")
    assert [(each.kind, each.moved) for each in after.remarks] == [("deletion", True), ("insertion", True)]


def test_what_one_put_in_and_another_took_out_is_in_neither_view(docx: Builder) -> None:
    nested = f"<w:ins {LI}>{r('新')}<w:del {WU}><w:r><w:delText>弃</w:delText></w:r></w:del></w:ins>"
    after, before = both(docx, p(r("甲") + nested))
    assert (after.text, before.text) == ("甲新", "甲")
    assert ("deletion", "弃", "Wu") in [(each.kind, each.text, each.author) for each in after.remarks]


@pytest.mark.parametrize(
    "around",
    [
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:fldSimple w:instr="REF a">{}</w:fldSimple>',
        "<w:smartTag>{}</w:smartTag>",
    ],
)
def test_changes_inside_other_things(docx: Builder, around: str) -> None:
    after, before = both(docx, p(r("a") + around.format(gone("b") + ins("c"))))
    assert (after.text, before.text) == ("ac", "ab")


def test_changes_in_notes_are_read_there(docx: Builder) -> None:
    after, before = both(
        docx, p(r("正文")), footnotes=f'<w:footnote w:id="2">{p(gone("旧注") + ins("新注"))}</w:footnote>'
    )
    assert (after.text, before.text) == ("正文\n新注", "正文\n旧注")


def test_properties_before_the_change_count_when_it_is_rejected(docx: Builder) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="H"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    change = f'<w:pPrChange {LI}><w:pPr><w:pStyle w:val="H"/></w:pPr></w:pPrChange>'
    hidden = f'<w:vanish/><w:rPrChange {LI}><w:rPr><w:vanish w:val="0"/></w:rPr></w:rPrChange>'
    after, before = both(docx, p(r("甲") + r("暗", hidden), change), styles=styles)
    assert (after.text, after.blocks[0].level) == ("甲", None)
    assert (before.text, before.blocks[0].level) == ("甲暗", 1)


def test_the_moment_in_utc_is_kept_where_word_says_it(docx: Builder) -> None:
    newer = 'xmlns:w16du="http://schemas.microsoft.com/office/word/2023/wordml/word16du" w16du:dateUtc="2026-03-01T01:00:00Z"'
    after, _ = both(docx, p(r("a") + f"<w:ins {LI} {newer}>{r('b')}</w:ins>" + ins("c", WU)))
    assert [(each.date, each.utc) for each in after.remarks] == [
        ("2026-03-01T09:00:00Z", "2026-03-01T01:00:00Z"),
        ("2026-03-02T10:00:00Z", ""),
    ]


def test_comments_name_the_words_they_hang_on(docx: Builder) -> None:
    def at(name: str, number: int) -> str:
        return f'<w:{name} w:id="{number}"/>'

    body = (
        p(r("第一") + at("commentRangeStart", 1) + r("条款"))
        + p(r("续") + at("commentRangeEnd", 1) + f"<w:r>{at('commentReference', 1)}</w:r>" + r("尾"))
        + p(r("末") + f"<w:r>{at('commentReference', 2)}</w:r>")
    )
    notes = "".join(
        f'<w:comment w:id="{number}" w:author="Li">{p(r(f"注{number}"))}</w:comment>' for number in (1, 2, 3)
    )
    after, _ = both(docx, body, comments=notes)
    assert [(each.text, each.about.of(after.text) if each.about else None) for each in after.remarks] == [
        ("注1", "条款\n续"),
        ("注2", ""),
        ("注3", None),
    ]
    assert after.remarks[1].at == len(after.text)


WHITE = '<w:color w:val="FFFFFF"/>'


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        (p(r("明") + r("买方免责", WHITE)), False),
        (p(r("反白", WHITE + '<w:shd w:val="clear" w:fill="000000"/>')), True),
        (p(r("反白", WHITE), '<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>'), True),
        (f'<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="C00000"/></w:tcPr>{p(r("表头", WHITE))}</w:tc></w:tr></w:tbl>', True),
        (f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr><w:tr><w:tc>{p(r("表头", WHITE))}</w:tc></w:tr></w:tbl>', True),
        (p(r("白底", WHITE + '<w:shd w:val="clear" w:fill="FFFFFF"/>')), False),
    ],
)  # fmt: skip
def test_white_on_white_is_read_and_reported(word: Word, body: str, seen: bool) -> None:
    document = word(body)
    hidden = [each for each in document.remarks if each.kind == "hidden"]
    assert [bool(each.span) for each in hidden] == ([] if seen else [True])


def test_every_letter_is_found_again_in_its_part(docx: Builder) -> None:
    body = (
        p(r("第一条 ") + ins("甲") + gone("旧") + "<w:r><w:tab/></w:r>" + f"<w:hyperlink>{r('乙')}</w:hyperlink>")
        + f"<w:tbl><w:tr><w:tc>{p(r('品名'))}</w:tc><w:tc>{p(r('数'))}{p(r('量'))}</w:tc></w:tr></w:tbl>"
        + "<!-- aside -->"
        + p(r("尾") + r("\uf0fe", '<w:rFonts w:ascii="Wingdings"/>'))
    )
    data = docx(body, {"footnotes": f'<w:footnote w:id="2">{p(r("注"))}</w:footnote>'})
    document, sources = docx_read(data, "accepted")
    assert "".join(source.span.of(document.text) for source in sources) == "第一条 甲乙品名数量尾☑注"
    package = zipfile.ZipFile(io.BytesIO(data))
    for source in sources:
        root = etree.fromstring(package.read(source.part))
        element = [found for found in root.iter() if isinstance(found.tag, str)][source.index]
        assert element.text == source.element.text
        assert source.exact == (element.text == source.span.of(document.text))
    assert [source.part for source in sources if source.span.of(document.text) == "注"] == ["word/footnotes.xml"]
    assert not next(source for source in sources if source.span.of(document.text) == "☑").exact
    _, before = docx_read(data, "rejected")
    assert "旧" in [source.element.text for source in before]


def docx_read(data: bytes, view: View) -> tuple[Document, tuple[docx.Source, ...]]:
    return docx.read_traced(data, "a.docx", "", Limits(), view)


STATES = st.sampled_from(("same", "ins", "del"))
PIECES = st.lists(
    st.tuples(STATES, st.one_of(st.text("甲乙丙,1 ", min_size=1, max_size=4), st.just("\n"))), max_size=20
)


def tracked(pieces: list[tuple[str, str]]) -> str:
    """A body in which the pieces stand with their changes; a line break is the end of a paragraph."""
    made = runs = ""
    for state, text in [*pieces, ("same", "\n")]:
        if text == "\n":
            change = "" if state == "same" else f"<w:rPr><w:{state} {LI}/></w:rPr>"
            made, runs = made + p(runs, change), ""
        else:
            runs += {"same": r, "ins": ins, "del": gone}[state](text)
    return made


def side(pieces: list[tuple[str, str]], state: str) -> list[str]:
    text = "".join(text for other, text in pieces if other in ("same", state))
    return [line for line in text.split("\n") if line.strip()]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=PIECES)
def test_a_file_made_of_two_versions_gives_both_back(docx: Builder, pieces: list[tuple[str, str]]) -> None:
    data = docx(p(r("首")) + tracked(pieces))
    after, before = (read_draft(data, "a.docx", view=view).text for view in ("accepted", "rejected"))
    assert after.split("\n") == ["首", *side(pieces, "ins")]
    assert before.split("\n") == ["首", *side(pieces, "del")]
