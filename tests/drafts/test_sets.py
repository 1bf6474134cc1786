"""A zip with annexes and a mail with attachments: one text, the contract first, every file accounted for."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from riskwatch.contract import read_contract
from riskwatch.contract.incorporated import missing_documents
from riskwatch.domain.document import Document
from riskwatch.drafts import DraftUnreadable, Limits, read_draft
from riskwatch.drafts.reading import read_here

CONTRACT = "购销合同\n甲方：青禾钢材有限公司\n乙方：远山机电设备有限公司\n第一条 双方按另行签订的《年度框架协议》执行。\n第二条 价格见附件一。\n"
PRICES = "单价 5000 元一吨，含税含运费，按实际过磅数量结算，当月有效。\n"


def zipped(members: dict[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def gbk_zip(name: str, content: str) -> bytes:
    """A zip whose one name is GBK bytes."""
    raw = name.encode("gbk")
    placeholder = "x" * len(raw)
    return zipped({placeholder: content}).replace(placeholder.encode(), raw)


def assert_tiles(document: Document) -> None:
    assert "\n".join(block.span.of(document.text) for block in document.blocks) == document.text
    for block in document.blocks:
        if block.cells:
            assert " | ".join(cell.span.of(document.text) for cell in block.cells) == block.span.of(document.text)


def parts(document: Document) -> list[tuple[str, str]]:
    return [(each.part, each.name) for each in document.enclosed]


def refused(data: bytes, name: str, limits: Limits | None = None) -> DraftUnreadable:
    with pytest.raises(DraftUnreadable) as caught:
        read_here(data, name, limits or Limits())
    return caught.value


def test_contract_and_annex_are_one_text() -> None:
    data = zipped({"附件一 价格表.txt": PRICES, "购销合同.txt": CONTRACT, "__MACOSX/._x.txt": "x", "空/": ""})
    document = read_draft(data, "合同.zip")
    assert parts(document) == [("main", "购销合同.txt"), ("annex", "附件一 价格表.txt")]
    assert document.text.split("\n")[0] == "购销合同"
    assert "附件一 价格表\n单价 5000 元" in document.text
    block = document.block_at(document.text.index("单价"))
    assert block is not None and block.place.file == "附件一 价格表.txt"
    assert "文件名" in document.enclosed[0].why.zh
    (annex,) = [each for each in read_contract(document).annexes if each.attached]
    assert annex.label == "附件一"
    assert_tiles(document)


def test_the_contract_is_told_by_its_text_when_names_say_nothing() -> None:
    document = read_here(zipped({"1.txt": PRICES * 20, "2.txt": CONTRACT}), "a.zip")
    assert parts(document) == [("main", "2.txt"), ("annex", "1.txt")]
    assert "two parties" in document.enclosed[0].why.en


def test_two_contracts_are_said_to_be_two() -> None:
    document = read_here(zipped({"合同1.txt": CONTRACT, "合同2.txt": CONTRACT + PRICES}), "a.zip")
    assert parts(document)[0] == ("main", "合同2.txt")
    assert "1 more" in document.enclosed[0].why.en


def test_a_file_without_a_name_is_a_refusal_and_no_crash() -> None:
    data = zipped({"合同.txt": CONTRACT, "x": PRICES})
    at = data.rindex(b"PK\x01\x02")
    nameless = data[: at + 28] + b"\0\0" + data[at + 30 : at + 46] + data[at + 47 :]
    end = nameless.rindex(b"PK\x05\x06")
    nameless = (
        nameless[: end + 12]
        + (int.from_bytes(nameless[end + 12 : end + 16], "little") - 1).to_bytes(4, "little")
        + nameless[end + 16 :]
    )
    assert refused(nameless, "a.zip").reason == "unreadable"  # the two places where a zip names a file differ


def test_names_in_gbk() -> None:
    document = read_here(gbk_zip("购销合同.txt", CONTRACT), "a.zip")
    assert parts(document) == [("main", "购销合同.txt")]


def test_word_and_tables_and_changes_keep_their_places(docx: Callable[..., bytes]) -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    table = f"<w:tbl><w:tr>{cell.format('品名')}{cell.format('单价')}</w:tr></w:tbl>"
    change = '<w:p><w:r><w:t>价款</w:t></w:r><w:ins w:author="B" w:date="d"><w:r><w:t>三十日</w:t></w:r></w:ins></w:p>'
    data = zipped({"合同.docx": docx(table + change), "附件.docx": docx(change + table)})
    document = read_here(data, "a.zip")
    assert_tiles(document)
    assert {block.table for block in document.blocks if block.cells} == {0, 1}
    assert [each.span and each.span.of(document.text) for each in document.remarks] == ["三十日", "三十日"]
    assert "三十日" not in read_here(data, "a.zip", view="rejected").text


def test_a_word_file_that_lies_in_a_zip_as_it_is_does_not_make_it_a_word_file(docx: Callable[..., bytes]) -> None:
    word = docx("<w:p><w:r><w:t>购销合同</w:t></w:r></w:p>")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("word/购销合同.docx", word)
        archive.writestr("word/附件.txt", PRICES)
    assert parts(read_here(buffer.getvalue(), "a.zip"))[0] == ("main", "word/购销合同.docx")


def test_what_could_not_be_read_is_named_and_the_contract_is_never_replaced(files: Path) -> None:
    scan = (files / "scanned.pdf").read_bytes()
    without = Limits(ocr="none")
    document = read_here(zipped({"购销合同.txt": CONTRACT, "营业执照.pdf": scan}), "a.zip", without)
    assert parts(document)[1] == ("unread", "营业执照.pdf")
    assert "扫描" in document.enclosed[1].why.zh
    error = refused(zipped({"购销合同.pdf": scan, "附件一.txt": PRICES}), "a.zip", without)
    assert error.reason == "no_text" and "购销合同.pdf" in error.message.zh


def test_a_document_that_is_supplied_is_no_longer_missing(files: Path) -> None:
    alone = read_contract(read_here(zipped({"合同.txt": CONTRACT}), "a.zip"))
    assert missing_documents(alone) == ("年度框架协议",)
    frame = {"合同.txt": CONTRACT, "附件二.txt": "年度框架协议\n甲乙双方长期合作，货款月结三十日，逾期按日万分之五计。"}
    assert missing_documents(read_contract(read_here(zipped(frame), "a.zip"))) == ()
    unread = {"合同.txt": CONTRACT, "年度框架协议附件.pdf": (files / "scanned.pdf").read_bytes()}
    assert missing_documents(read_contract(read_here(zipped(unread), "a.zip", Limits(ocr="none")))) == (
        "年度框架协议",
        "年度框架协议附件.pdf",
    )


def mail(attachments: dict[str, bytes]) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.com", "b@example.com", "请审阅合同"
    message.set_content("王总好，付款改为验收后九十日，请看附件。")
    for name, data in attachments.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def test_attachments_of_a_mail_are_read_and_its_words_are_not() -> None:
    document = read_draft(mail({"购销合同.txt": CONTRACT.encode("gb18030"), "附件一.txt": PRICES.encode()}), "来信.eml")
    assert parts(document) == [("main", "购销合同.txt"), ("annex", "附件一.txt"), ("mail", "请审阅合同")]
    assert "九十日" not in document.text
    assert document.format == "mail"


def test_a_mail_may_hold_a_zip_but_not_without_end() -> None:
    inner = zipped({"购销合同.txt": CONTRACT, "附件一.txt": PRICES})
    document = read_here(mail({"合同.zip": inner}), "来信.eml")
    block = document.block_at(document.text.index("单价 5000"))
    assert block is not None and block.place.file == "附件一.txt"
    deep = zipped({"a.zip": zipped({"b.zip": inner})})
    assert "2" in refused(deep, "deep.zip").message.en


def test_limits_and_empty_sets() -> None:
    assert refused(zipped({}), "a.zip").reason == "empty"
    assert refused(mail({}), "a.eml").reason == "empty"
    many = zipped({f"{number}.txt": CONTRACT for number in range(5)})
    assert refused(many, "a.zip", Limits(max_files=4)).reason == "too_large"
    bomb = zipped({"合同.txt": CONTRACT, "b.txt": b"0" * 5_000_000})
    assert refused(bomb, "a.zip", Limits(max_unpacked_bytes=1_000_000)).reason == "too_large_unpacked"
