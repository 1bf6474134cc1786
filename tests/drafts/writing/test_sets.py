"""Notes in the files of a set: the same zip comes back, and what takes no notes stays byte for byte."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from riskwatch.domain.document import Document, Span
from riskwatch.domain.errors import DraftUnwritable
from riskwatch.domain.note import Note, Proposal, Signed
from riskwatch.drafts import Limits, ocr, read_draft
from riskwatch.drafts.writing.here import write_here

FILES = Path(__file__).parents[1] / "files"
Docx = Callable[..., bytes]
PRICES = "单价 5000 元一吨，含税含运费，按实际过磅数量结算。"


def p(*lines: str) -> str:
    return "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)


@pytest.fixture
def members(docx: Docx) -> dict[str, bytes]:
    return {
        "合同/购销合同.docx": docx(p("购销合同", "甲方：青禾钢材有限公司", "乙方：远山机电设备有限公司", "第一条 付款期九十日。")),
        "合同/附件一 技术规格.docx": docx(p("附件一 技术规格", "厚度一毫米，不附检验报告。")),
        "附件二 价格表.txt": PRICES.encode(),
        "附件三.pdf": (FILES / "english.pdf").read_bytes(),
        "__MACOSX/._x": b"left behind",
    }  # fmt: skip


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = b"from the buyer"
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def note(document: Document, words: str) -> Note:
    at = document.text.index(words)
    return Note(Span(at, at + len(words)), f"警告：{words}", ("原因。",))


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def about(data: bytes, name: str) -> list[tuple[str, str]]:
    document = read_draft(data, name)
    return [
        (each.text.split("\n")[0], each.about.of(document.text) if each.about else "")
        for each in document.remarks
        if each.kind == "comment"
    ]


def test_each_file_gets_its_own_notes(members: dict[str, bytes], signed: Signed) -> None:
    data = zipped(members)
    document = read_draft(data, "全套.zip")
    notes = [note(document, words) for words in ("付款期九十日", "不附检验报告", "set-off or counterclaim")]
    written = write_here(data, document, notes, [], signed, Limits())
    after = unzipped(written)
    assert list(after) == list(members)
    assert after["附件二 价格表.txt"] == members["附件二 价格表.txt"]
    assert after["__MACOSX/._x"] == members["__MACOSX/._x"]
    assert about(after["合同/购销合同.docx"], "a.docx") == [("警告：付款期九十日", "付款期九十日")]
    assert about(after["合同/附件一 技术规格.docx"], "a.docx") == [("警告：不附检验报告", "不附检验报告")]
    assert after["附件三.pdf"].startswith(members["附件三.pdf"]) and after["附件三.pdf"] != members["附件三.pdf"]
    assert read_draft(written, "全套.zip").text == document.text


def test_a_file_without_findings_stays_as_it_is(members: dict[str, bytes], signed: Signed) -> None:
    data = zipped(members)
    document = read_draft(data, "全套.zip")
    after = unzipped(write_here(data, document, [note(document, "付款期九十日")], [], signed, Limits()))
    assert {name for name in members if after[name] != members[name]} == {"合同/购销合同.docx"}


def test_what_is_said_of_a_file_that_takes_no_notes_stands_in_the_contract(
    members: dict[str, bytes], signed: Signed
) -> None:
    data = zipped(members)
    document = read_draft(data, "全套.zip")
    after = unzipped(write_here(data, document, [note(document, "含税含运费")], [], signed, Limits()))
    (remark,) = [r for r in read_draft(after["合同/购销合同.docx"], "a.docx").remarks if r.kind == "comment"]
    assert remark.text == "警告：含税含运费\n附件二 价格表.txt: “含税含运费”\n原因。"


def test_a_note_on_the_name_of_an_annex_stands_on_its_first_line(members: dict[str, bytes], signed: Signed) -> None:
    data = zipped(members)
    document = read_draft(data, "全套.zip")
    at = document.text.index("附件一 技术规格")
    after = unzipped(write_here(data, document, [Note(Span(at, at + 3), "标题")], [], signed, Limits()))
    assert about(after["合同/附件一 技术规格.docx"], "a.docx") == [("标题", "附件一 技术规格")]


def test_proposed_wording_follows_its_clause(members: dict[str, bytes], signed: Signed) -> None:
    data = zipped(members)
    document = read_draft(data, "全套.zip")
    block = next(at for at, block in enumerate(document.blocks) if "不附检验报告" in block.span.of(document.text))
    after = unzipped(write_here(data, document, [], [Proposal(block, "卖方应附检验报告。")], signed, Limits()))
    assert read_draft(after["合同/附件一 技术规格.docx"], "a.docx").text.endswith("不附检验报告。\n卖方应附检验报告。")


def test_a_zip_in_a_zip(members: dict[str, bytes], signed: Signed) -> None:
    inner = zipped(members)
    data = zipped({"内.zip": inner, "说明.txt": "说明文字，供双方参考使用。".encode()})
    document = read_draft(data, "外.zip")
    after = unzipped(write_here(data, document, [note(document, "不附检验报告")], [], signed, Limits()))
    assert about(unzipped(after["内.zip"])["合同/附件一 技术规格.docx"], "a.docx") == [
        ("警告：不附检验报告", "不附检验报告")
    ]


def test_a_mail_comes_back_as_a_zip_of_its_attachments(members: dict[str, bytes], signed: Signed) -> None:
    mail = EmailMessage()
    mail["Subject"] = "合同"
    mail.set_content("请审阅。")
    for name in ("合同/购销合同.docx", "附件二 价格表.txt"):
        mail.add_attachment(members[name], maintype="application", subtype="octet-stream", filename=name)
    data = mail.as_bytes()
    document = read_draft(data, "来信.eml")
    after = unzipped(write_here(data, document, [note(document, "付款期九十日")], [], signed, Limits()))
    assert list(after) == ["购销合同.docx", "附件二 价格表.txt"]
    assert about(after["购销合同.docx"], "a.docx") == [("警告：付款期九十日", "付款期九十日")]
    assert after["附件二 价格表.txt"] == members["附件二 价格表.txt"]


def test_two_files_of_one_name_are_told_apart(docx: Docx, signed: Signed) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("合同.docx", docx(p("购销合同", "第一条 甲。")))
        archive.writestr("合同.docx", docx(p("购销合同", "第一条 乙。", "第二条 丙丁。")))
    document = read_draft(buffer.getvalue(), "a.zip")
    written = write_here(buffer.getvalue(), document, [note(document, "丙丁")], [], signed, Limits())
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        first, second = (archive.read(info) for info in archive.infolist())
    assert (about(first, "a.docx"), about(second, "a.docx")) == ([], [("警告：丙丁", "丙丁")])


def test_a_set_without_such_files_is_refused(signed: Signed) -> None:
    data = zipped({"合同.txt": "购销合同\n甲方：青禾钢材有限公司".encode()})
    with pytest.raises(DraftUnwritable, match=r"\.docx"):
        write_here(data, read_draft(data, "a.zip"), [], [], signed, Limits())


def test_a_set_that_reads_otherwise_is_refused(members: dict[str, bytes], signed: Signed) -> None:
    document = read_draft(zipped(members), "全套.zip")
    other = {**members, "合同/购销合同.docx": members["合同/附件一 技术规格.docx"]}
    with pytest.raises(DraftUnwritable, match="otherwise"):
        write_here(zipped(other), document, [], [], signed, Limits())


def test_what_is_said_of_a_scan_stands_in_the_contract(members: dict[str, bytes], signed: Signed) -> None:
    """Made of what reading a scan gives, so that it needs no OCR: its text is taken as it was read."""
    typed, scanned = (FILES / "english.pdf").read_bytes(), (FILES / "scanned.pdf").read_bytes()
    contract = {"合同/购销合同.docx": members["合同/购销合同.docx"]}
    document = read_draft(zipped({**contract, "附件三.pdf": typed}), "全套.zip")
    data = zipped({**contract, "附件三.pdf": scanned})
    if not ocr.installed():
        pytest.skip("a scan is refused where OCR is not installed")
    after = unzipped(write_here(data, document, [note(document, "set-off or counterclaim")], [], signed, Limits()))
    assert after["附件三.pdf"] == scanned
    (remark,) = [r for r in read_draft(after["合同/购销合同.docx"], "a.docx").remarks if r.kind == "comment"]
    assert remark.text.split("\n")[1] == "附件三.pdf: “set-off or counterclaim”"
