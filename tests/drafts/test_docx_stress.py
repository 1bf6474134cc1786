"""Which words of a Word file stand out: by their own format, by a style, in a box."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from riskwatch.domain.document import Document, document_of

Read = Callable[..., Document]


def run(text: str, format_: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{format_}</w:rPr>' if format_ else ''}<w:t>{text}</w:t></w:r>"


def stressed(document: Document) -> list[str]:
    return [span.of(document.text) for span in document.stressed or ()]


@pytest.mark.parametrize(
    "format_",
    ["<w:b/>", '<w:u w:val="single"/>', '<w:bdr w:val="single"/>', '<w:highlight w:val="yellow"/>', '<w:b w:val="1"/>'],
)
def test_words_stand_out_by_their_own_format(word: Read, format_: str) -> None:
    assert stressed(word(f"<w:p>{run('买方收货后')}{run('视为', format_)}{run('合格', format_)}{run('。')}</w:p>")) == [
        "视为合格"
    ]


@pytest.mark.parametrize("format_", ['<w:b w:val="0"/>', '<w:u w:val="none"/>', "<w:i/>", ""])
def test_what_is_switched_off_or_slanted_does_not(word: Read, format_: str) -> None:
    assert stressed(word(f"<w:p>{run('视为合格', format_)}</w:p>")) == []


def test_a_style_makes_its_paragraph_stand_out_but_not_what_switches_it_off(word: Read) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="base"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="loud"><w:basedOn w:val="base"/></w:style>'
        '<w:style w:type="character" w:styleId="strong"><w:rPr><w:b/></w:rPr></w:style>'
    )
    loud = f'<w:p><w:pPr><w:pStyle w:val="loud"/></w:pPr>{run("视为合格")}{run("除外", "<w:b w:val=" + chr(34) + "0" + chr(34) + "/>")}</w:p>'
    strong = f"<w:p>{run('风险转移', '<w:rStyle w:val=' + chr(34) + 'strong' + chr(34) + '/>')}</w:p>"
    assert stressed(word(loud + strong, styles=styles)) == ["视为合格", "风险转移"]


def test_a_box_makes_its_paragraph_stand_out(word: Read) -> None:
    side = 'w:val="single" w:sz="4"'
    box = f"<w:pBdr><w:top {side}/><w:left {side}/><w:bottom {side}/><w:right {side}/></w:pBdr>"
    assert stressed(word(f"<w:p><w:pPr>{box}</w:pPr>{run('赔偿以货款为限')}</w:p>")) == ["赔偿以货款为限"]
    line = f"<w:pBdr><w:bottom {side}/></w:pBdr>"
    assert stressed(word(f"<w:p><w:pPr>{line}</w:pPr>{run('赔偿以货款为限')}</w:p>")) == []


def test_places_hold_behind_numbers_lines_and_cells(word: Read) -> None:
    cell = "<w:tc><w:p>{}</w:p></w:tc>"
    table = f"<w:tbl><w:tr>{cell.format(run('检验'))}{cell.format(run('视为合格', '<w:b/>'))}</w:tr></w:tbl>"
    text = f"<w:p>{run('甲')}<w:r><w:br/></w:r>{run('乙')}{run('丙', '<w:b/>')}</w:p>"
    assert stressed(word(table + text)) == ["视为合格", "丙"]


def test_plain_text_does_not_tell() -> None:
    assert document_of("视为合格").stressed is None
