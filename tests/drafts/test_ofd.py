"""OFD files made for the test (all made up): text objects, templates, tables, seals, and what is refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

import pytest

from riskwatch.contract import read_contract
from riskwatch.domain.document import Document
from riskwatch.drafts import DraftUnreadable, Limits, read_draft

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def text(x: float, y: float, said: str, *, step: str = "", size: float = 4.0, more: str = "") -> str:
    """A text object whose letters stand on the base line `y` (millimetres from the top)."""
    across = step or f"g {max(len(said) - 1, 1)} {size}"
    return (
        f'<ofd:TextObject ID="9" Boundary="{x} {y - size} 150 {size + 1}" Font="1" Size="{size}" {more}>'
        f'<ofd:TextCode X="0" Y="{size}" DeltaX="{across}">{escape(said)}</ofd:TextCode></ofd:TextObject>'
    )


def path(*strokes: str) -> str:
    drawn = " ".join(strokes)
    return f'<ofd:PathObject ID="8" Boundary="0 0 210 297"><ofd:AbbreviatedData>{drawn}</ofd:AbbreviatedData></ofd:PathObject>'


def page(*objects: str, template: str = "") -> str:
    behind = f'<ofd:Template TemplateID="{template}"/>' if template else ""
    return (
        f'{HEAD}<ofd:Page {NS}><ofd:Area><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:Area>{behind}'
        f'<ofd:Content><ofd:Layer ID="1">{"".join(objects)}</ofd:Layer></ofd:Content></ofd:Page>'
    )  # fmt: skip


def ofd(*pages: str, parts: Mapping[str, str | bytes] | None = None, common: str = "", after: str = "") -> bytes:
    """The file. `parts` are further members, `common` and `after` go into the document's common data and behind its pages."""
    listed = "".join(f'<ofd:Page ID="{10 + n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    document = (
        f"{HEAD}<ofd:Document {NS}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
        f"{common}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>{after}</ofd:Document>"
    )
    entry = (
        f"{HEAD}<ofd:OFD {NS} Version='1.1' DocType='OFD'><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID></ofd:DocInfo>"
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot><ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures></ofd:DocBody>"
        "</ofd:OFD>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("OFD.xml", entry)
        package.writestr("Doc_0/Document.xml", document)
        for number, content in enumerate(pages):
            package.writestr(f"Doc_0/Pages/Page_{number}/Content.xml", content)
        for name, content_of in (parts or {}).items():
            package.writestr(name, content_of)
    return buffer.getvalue()


def read(data: bytes, limits: Limits | None = None) -> Document:
    return read_draft(data, "合同.ofd", limits or Limits())


def told(document: Document) -> list[str]:
    return [f"{block.kind[:3]} {block.span.of(document.text)}" for block in document.blocks]


def refused(data: bytes, limits: Limits | None = None) -> DraftUnreadable:
    with pytest.raises(DraftUnreadable) as caught:
        read(data, limits)
    return caught.value


CLAUSE = ("第一条 买方应当在收到货物并验收合格之日起三十日内支", "付全部货款，逾期付款的，每逾期一日按万分之五计息。")


def test_lines_are_read_from_the_top_whatever_their_order_in_the_file() -> None:
    lines = [text(30, 60 + 7 * n, line) for n, line in enumerate(CLAUSE)]
    document = read(
        ofd(page(*reversed(lines), text(80, 40, "买卖合同")), page(text(30, 60, "第二条 争议由法院管辖。")))
    )
    assert told(document) == ["par 买卖合同", "par " + "".join(CLAUSE), "par 第二条 争议由法院管辖。"]
    assert [block.place.page for block in document.blocks] == [1, 1, 2]
    assert (document.format, document.pages) == ("ofd", 2)


def test_letters_placed_one_by_one_make_one_line_and_gaps_are_spaces() -> None:
    apart = [text(30 + 4 * n, 60, sign) for n, sign in enumerate("合同编号：")]
    latin = text(60, 60, "XS-2026", step="g 6 2")
    far = text(100, 60, "Seller Ltd", step="2 2 2 2 2 2 2 2 2")
    assert read(ofd(page(*reversed(apart), latin, far))).text == "合同编号： XS-2026 Seller Ltd"


def test_bold_that_is_printed_twice_is_read_once() -> None:
    assert read(ofd(page(text(30, 60, "买卖合同"), text(30.2, 60, "买卖合同")))).text == "买卖合同"


def test_a_page_stands_before_its_template() -> None:
    template = page(text(30, 60, "合同编号："), text(30, 80, "金额："))
    document = read(
        ofd(
            page(text(60, 60, "XS-1"), text(60, 80, "900元"), template="5"),
            parts={"Doc_0/Tpls/Tpl_0/Content.xml": template},
            common='<ofd:TemplatePage ID="5" BaseLoc="Tpls/Tpl_0/Content.xml"/>',
        )
    )
    assert document.text == "合同编号： XS-1\n金额： 900元"


def test_a_template_that_is_not_there_is_never_passed_over() -> None:
    gone = ofd(page(text(30, 60, "合同"), template="5"), common='<ofd:TemplatePage ID="5" BaseLoc="Tpls/T.xml"/>')
    assert refused(gone).reason == "unreadable"


def test_tables_by_their_ruled_lines() -> None:
    xs, ys = (30, 70, 110), (50, 60, 70)
    lines = [f"M {xs[0]} {y} L {xs[-1]} {y}" for y in ys] + [f"M {x} {ys[0]} L {x} {ys[-1]}" for x in xs]
    cells = [("品名", 32, 57), ("金额", 72, 57), ("冷轧钢板", 32, 67), ("900元", 72, 67)]
    document = read(ofd(page(path(*lines), *(text(x, y, said) for said, x, y in cells))))
    assert told(document) == ["row 品名 | 金额", "row 冷轧钢板 | 900元"]


def test_changed_and_drawn_elsewhere() -> None:
    """A text object with a matrix, one in a block, one in a unit that is drawn in two places, and a stamp's words."""
    turned = text(30, 40, "甲方", more='CTM="2 0 0 2 0 0"')
    block = f'<ofd:PageBlock ID="7">{text(30, 70, "乙方")}</ofd:PageBlock>'
    drawn = "".join(f'<ofd:CompositeObject ID="6" Boundary="0 {y} 10 10" ResourceID="3"/>' for y in (30, 60))
    unit = (
        f'<ofd:CompositeGraphicUnit ID="3"><ofd:Content>{text(30, 70, "盖章")}</ofd:Content></ofd:CompositeGraphicUnit>'
    )
    resources = f"{HEAD}<ofd:Res {NS}><ofd:CompositeGraphicUnits>{unit}</ofd:CompositeGraphicUnits></ofd:Res>"
    listed = f'{HEAD}<ofd:Annotations {NS}><ofd:Page PageID="10"><ofd:FileLoc>Annots/A.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>'
    looks = "".join(
        f'<ofd:Annot ID="{n}" Type="{kind}"><ofd:Appearance Boundary="0 0 210 297">{text(30, 160 + n, said)}</ofd:Appearance></ofd:Annot>'
        for n, (kind, said) in enumerate((("Stamp", "已审核"), ("Watermark", "草稿")))
    )
    document = read(
        ofd(
            page(turned, block, drawn),
            parts={
                "Doc_0/PublicRes.xml": resources,
                "Doc_0/Annotations.xml": listed,
                "Doc_0/Annots/A.xml": f"{HEAD}<ofd:PageAnnot {NS}>{looks}</ofd:PageAnnot>",
            },
            common="<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>",
            after="<ofd:Annotations>Annotations.xml</ofd:Annotations>",
        )
    )
    assert document.text == "甲方\n乙方\n盖章\n盖章\n已审核"


def test_text_that_is_not_shown_is_reported() -> None:
    document = read(ofd(page(text(30, 60, "合同"), text(30, 70, "买方放弃一切抗辩", more='Visible="false"'))))
    assert document.text == "合同"
    assert [(remark.kind, remark.text) for remark in document.remarks] == [("hidden", "买方放弃一切抗辩")]


def test_text_from_the_top_down_stays_in_one_piece() -> None:
    upright = (
        '<ofd:TextObject ID="9" Boundary="10 40 10 90" Font="1" Size="4"><ofd:TextCode X="0" Y="4" DeltaX="0 0" DeltaY="5 5">装订线'
        "</ofd:TextCode></ofd:TextObject>"
    )
    assert "装订线" in read(ofd(page(upright, text(30, 60, "买卖合同")))).text.split("\n")


@pytest.mark.parametrize(
    ("member", "reason"),
    [
        ({"Doc_0/Pages/Page_0/Content.xml": "<x"}, "unreadable"),
        (
            {"Doc_0/Pages/Page_0/Content.xml": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'},
            "unreadable",
        ),
        ({"OFD.xml": f"{HEAD}<ofd:OFD {NS}><ofd:DocBody/></ofd:OFD>"}, "unreadable"),
        ({"Encryptions.xml": "<x/>"}, "encrypted"),
    ],
)
def test_what_is_damaged_or_locked_is_refused(member: dict[str, str], reason: str) -> None:
    whole = ofd(page(text(30, 60, "合同")))
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as before, zipfile.ZipFile(buffer, "w") as package:
        for name in before.namelist():
            package.writestr(name, member.get(name, before.read(name)))
        for name in member.keys() - set(before.namelist()):
            package.writestr(name, member[name])
    assert refused(buffer.getvalue()).reason == reason


def test_a_page_that_is_only_a_picture_is_a_scan() -> None:
    picture = '<ofd:ImageObject ID="4" Boundary="0 0 210 297" ResourceID="2"/>'
    error = refused(ofd(page(text(30, 60, "合同")), page(picture)))
    assert error.reason == "no_text"
    assert "第 2 页" in error.message.zh


def test_a_template_of_many_letters_cannot_be_multiplied_without_end() -> None:
    parts = {"Doc_0/T.xml": page(text(30, 60, "合" * 2_000))}
    data = ofd(*[page(template="5")] * 50, parts=parts, common='<ofd:TemplatePage ID="5" BaseLoc="T.xml"/>')
    assert refused(data, Limits(max_characters=20_000)).reason == "too_large"
    assert refused(data, Limits(max_pages=20)).reason == "too_large"


def der(kind: int, *content: bytes) -> bytes:
    """One value in DER."""
    whole = b"".join(content)
    length = bytes([len(whole)]) if len(whole) < 128 else b"\x82" + len(whole).to_bytes(2, "big")
    return bytes([kind]) + length + whole


def seal(name: str) -> bytes:
    """A seal as far as its name: header, number and properties of its information."""
    header = der(0x30, der(0x16, b"ES"), der(0x02, b"\x04"), der(0x16, b"maker"))
    properties = der(0x30, der(0x02, b"\x01"), der(0x0C, name.encode()), der(0x02, b"\x01"))
    return der(0x30, der(0x30, header, der(0x16, b"0001"), properties), der(0x03, b"\x00" * 300))


def signed(stamp: str, *, apart: bool = True) -> dict[str, str | bytes]:
    """The parts of a signature with a seal: the seal in a file of its own, or only in the signed value."""
    name, value = "江州鼎盛机电设备有限公司合同专用章", b"\x30\x00"
    own = "<ofd:Seal><ofd:BaseLoc>Seal.esl</ofd:BaseLoc></ofd:Seal>" if apart else ""
    parts: dict[str, str | bytes] = {
        "Doc_0/Signs/Signatures.xml": f'{HEAD}<ofd:Signatures {NS}><ofd:Signature ID="1" Type="Seal" BaseLoc="Sign_0/Signature.xml"/></ofd:Signatures>',
        "Doc_0/Signs/Sign_0/Signature.xml": f"{HEAD}<ofd:Signature {NS}><ofd:SignedInfo>{stamp}{own}</ofd:SignedInfo>"
        "<ofd:SignedValue>SignedValue.dat</ofd:SignedValue></ofd:Signature>",
    }
    if apart:
        parts["Doc_0/Signs/Sign_0/Seal.esl"] = seal(name)
    else:
        value = der(0x30, der(0x30, der(0x02, b"\x04"), seal(name)), der(0x04, b"certificate"))
    return parts | {"Doc_0/Signs/Sign_0/SignedValue.dat": value}


SIGNATURES = [
    text(30, 200, "甲方（盖章）：江州鼎盛机电设备有限公司"), text(30, 214, "法定代表人："), text(30, 228, "日期：2026年4月17日"),
]  # fmt: skip


@pytest.mark.parametrize("apart", [True, False])
def test_the_name_of_a_seal_is_read_where_it_is_stamped(apart: bool) -> None:
    stamp = '<ofd:StampAnnot ID="1" PageRef="10" Boundary="60 184 42 42"/>'
    document = read(ofd(page(text(80, 40, "买卖合同"), *SIGNATURES), parts=signed(stamp, apart=apart)))
    lines = document.text.split("\n")
    assert lines.index("电子印章：江州鼎盛机电设备有限公司合同专用章") == lines.index("法定代表人：") - 1
    (block,) = (each for each in read_contract(document).signatures if each.label == "甲方")
    assert block.seal is not None
    assert block.seal.value == "江州鼎盛机电设备有限公司合同专用章"


def test_a_seal_over_the_edge_of_all_pages_is_read_once() -> None:
    stamps = "".join(
        f'<ofd:StampAnnot ID="{n}" PageRef="{10 + n}" Boundary="190 100 20 42" Clip="0 0 20 42"/>' for n in range(2)
    )
    document = read(ofd(page(text(30, 60, "买卖合同")), page(text(30, 60, "第一条 付款。")), parts=signed(stamps)))
    assert document.text == "买卖合同\n第一条 付款。\n电子印章：江州鼎盛机电设备有限公司合同专用章"


@pytest.mark.parametrize("broken", [b"", b"\x30\x84\xff\xff\xff\xff", b"\x30\x80", b"\x02\x01\x00", seal("章")[:20]])
def test_a_seal_that_does_not_tell_its_name_is_none(broken: bytes) -> None:
    stamp = '<ofd:StampAnnot ID="1" PageRef="10" Boundary="60 184 42 42"/>'
    parts = signed(stamp) | {"Doc_0/Signs/Sign_0/Seal.esl": broken}
    assert read(ofd(page(text(80, 40, "买卖合同")), parts=parts)).text == "买卖合同"


def test_what_is_written_on_a_blank_stands_in_its_place() -> None:
    """A template draws the blank, the page what is written on it."""
    blank = text(30, 60, "合同编号：__________日期：", step="4 4 4 4 4 2 2 2 2 2 2 2 2 2 2 4 4")
    assert read(ofd(page(blank, text(51, 60, "XS-2026-1", step="g 8 2")))).text == "合同编号： XS-2026-1 日期："
