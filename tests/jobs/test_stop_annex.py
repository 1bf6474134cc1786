"""The stop-supply file prints what was stored: pages of a PDF as they are, saved pages with lines and tables, in an embedded font."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from decimal import Decimal

import pytest
from pypdfium2 import PdfDocument
from reportlab.pdfgen.canvas import Canvas

from riskwatch.domain.annex import Annex
from riskwatch.domain.money import Money
from riskwatch.domain.stop import Demand, Right, Situation, StopFact, StopFile
from riskwatch.domain.words import Words
from riskwatch.exports.stop_pdf import stop_pdf
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.stop_annex import annexes

PAGE = """<html><head><meta charset="gb18030"><title>失信被执行人</title><script>secret()</script></head>
<body><img src="https://site.example/logo.png"><p>查询结果</p><table><tr><th>案号</th><th>法院</th></tr>
<tr><td>（2026）苏0206执2618号</td><td>无锡市惠山区人民法院</td></tr></table></body></html>""".encode("gb18030")


def print_of(pages: int) -> bytes:
    kept = io.BytesIO()
    canvas = Canvas(kept)
    for number in range(pages):
        canvas.rect(50 + 10 * number, 400, 300, 300, fill=1)
        canvas.showPage()
    canvas.save()
    return kept.getvalue()


@pytest.fixture
def stop(desk: Desk) -> StopFile:
    right = Right("insecurity", Words("不安抗辩权", "insecurity"), Words("", ""), ())
    nothing = Money(Decimal(0))
    return StopFile(
        "s1", "C-1002", "无锡泊澄机电设备有限公司", "苏州远通电器有限公司", "XS-1", "SO-1", "", Situation(), right, (), (), (),
        Demand(nothing, nothing, desk.today), (("zh", "致贵司：自即日起中止履行。"),), "proposed", "me", desk.clock(), "why",
    )  # fmt: skip


def with_proofs(desk: Desk, stop: StopFile, *proofs: tuple[bytes, str]) -> StopFile:
    facts = []
    with desk.store.transaction() as unit:
        for body, kind in proofs:
            sha = unit.evidence.put(body, kind, "https://site.example/x", at=desk.clock())
            said = Words("失信被执行人", "dishonest debtor")
            facts.append(StopFact("OWN01", said, "A", desk.today, None, desk.clock(), "执行网", "", sha, "raw text"))
    return replace(stop, facts=tuple(facts))


def printed(desk: Desk, stop: StopFile) -> tuple[bytes, dict[str, Annex], str]:
    with desk.store.reading() as unit:
        found = annexes(desk, unit, stop)
    body = stop_pdf(stop, (), (), "zh", desk.clock(), desk.zone, found)
    document = PdfDocument(body)
    return body, found, "\n".join(page.get_textpage().get_text_range() for page in document)


def test_the_han_font_is_embedded_and_only_what_it_lacks_is_not(desk: Desk, stop: StopFile) -> None:
    body, _, text = printed(desk, stop)
    assert "无锡泊澄机电设备有限公司" in text
    assert re.search(rb"/BaseFont\s*/\w{6}\+RiskWatchSongSC", body)
    assert b"/FontFile2" in body
    assert b"STSong-Light" not in body
    for name, face in (
        ("某𬭎堃公司", b"RiskWatchSongRare"),
        ("某鿍公司", b"RiskWatchSongRare"),
        ("Škoda Łódź Żywiec Příbram Győr Iaşi İzmir", b"RiskWatchLatin"),
    ):
        other, _, text = printed(desk, replace(stop, buyer=name))
        assert b"STSong-Light" not in other
        assert re.search(rb"/BaseFont\s*/\w{6}\+" + face, other)
        if all(ord(character) <= 0xFFFF for character in name):  # beyond it reportlab draws right and maps text wrong
            assert text.count(name) > 2, "in the text and at the foot of every page"
    korean, _, text = printed(desk, replace(stop, buyer="某\ud55c\U0001f600公司"))
    assert b"STSong-Light" in korean
    assert "[U+1F600]公司" in text


def test_a_long_line_of_a_reply_is_not_cut_off_at_the_edge_of_the_page(desk: Desk, stop: StopFile) -> None:
    line = "被执行人名下无可供执行财产" * 20
    stop = with_proofs(desk, stop, (b"{}", "application/json"))
    stop = replace(stop, facts=tuple(replace(fact, raw=f"{{\n  {line}\n}}") for fact in stop.facts))
    document = PdfDocument(printed(desk, stop)[0])
    edges = [
        page.get_textpage().get_charbox(at)[2] for page in document for at in range(page.get_textpage().count_chars())
    ]
    assert max(edges) < document[0].get_width()


def test_a_saved_page_is_printed_as_lines_and_tables_and_says_why(desk: Desk, stop: StopFile) -> None:
    stop = with_proofs(desk, stop, (PAGE, "text/html"))
    body, found, text = printed(desk, stop)
    (annex,) = found.values()
    assert (("案号", "法院"), ("（2026）苏0206执2618号", "无锡市惠山区人民法院")) in annex.content
    for piece in ("不向外部发出任何请求", "查询结果", "（2026）苏0206执2618号", annex.sha256):
        assert piece in text.replace("\r\n", "")
    assert "secret()" not in text
    assert "raw text" not in text
    assert b"site.example/logo" not in body


def test_the_pages_of_a_print_are_drawn_as_they_are(desk: Desk, stop: StopFile) -> None:
    without = len(PdfDocument(printed(desk, stop)[0]))
    body, found, text = printed(desk, with_proofs(desk, stop, (print_of(3), "application/pdf")))
    (annex,) = found.values()
    assert len(annex.pictures) == 3
    assert "共 3 页" in text
    document = PdfDocument(body)
    images = [sum(each.type == 3 for each in page.get_objects()) for page in document]
    assert sum(images) == 3
    assert len(document) >= without + 3
    assert document[images.index(1)].render(scale=0.2).to_pil().convert("L").getextrema()[0] < 40, "black is there"


def test_a_long_print_says_what_is_left_out_and_a_damaged_one_why(desk: Desk, stop: StopFile) -> None:
    stop = with_proofs(
        desk,
        stop,
        (print_of(31), "application/pdf"),
        (b"%PDF-1.7 no more", "application/pdf"),
        (b"{}", "application/json"),
    )
    _, found, text = printed(desk, stop)
    long, damaged = found.values()
    assert len(long.pictures) == 30
    assert "前 30 页" in text
    assert damaged.note is not None
    assert "无法排印" in damaged.note.zh
    assert "raw text" in text, "what cannot be laid out is printed as it was read"


def test_a_cell_longer_than_a_page_is_split(desk: Desk, stop: StopFile) -> None:
    page = PAGE.replace("无锡市惠山区人民法院".encode("gb18030"), ("长" * 6000).encode("gb18030"))
    _, _, text = printed(desk, with_proofs(desk, stop, (page, "text/html")))
    assert text.count("长") == 6000
