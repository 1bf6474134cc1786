"""Submitting a draft and reading its report."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from riskwatch.domain.alert import Alert
from riskwatch.drafts import read_draft

Browser = Callable[[str], FlaskClient]
Token = Callable[[FlaskClient, str], str]

DRAFT = """购销合同
合同编号：XS-2026-118
供方：江阴澄泓化工有限公司
需方：Northgate Fasteners Limited
第一条 标的 聚氨酯防水涂料 600 桶，总价人民币492000元。
第二条 付款 需方收到业主支付的相应工程款后十日内向供方支付货款。
第三条 其他 本合同自双方签字盖章之日起生效。
供方（盖章）：江阴澄泓化工有限公司
需方（盖章）：Northgate Fasteners Limited
"""


@pytest.fixture
def submitted(browser: Browser, token: Token, alert: Alert) -> tuple[FlaskClient, str]:
    """A browser and the address of the report it was led to."""
    client = browser("sales")
    file = (io.BytesIO(DRAFT.encode()), "销售合同 <118>.txt")
    answer = client.post("/drafts", data={"file": file, "csrf_token": token(client, "/drafts")})
    assert answer.status_code == 303
    return client, answer.headers["Location"]


def test_a_zip_with_an_annex_is_one_contract_and_says_what_was_read(browser: Browser, token: Token) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("购销合同.txt", DRAFT)
        archive.writestr("附件一 价格表.txt", "聚氨酯防水涂料每桶人民币820元。")
        archive.writestr("平面图.dwg", b"\0\1\2")
    client = browser("sales")
    file = (io.BytesIO(packed.getvalue()), "往来.zip")
    answer = client.post("/drafts", data={"file": file, "csrf_token": token(client, "/drafts")})
    assert answer.status_code == 303
    page = client.get(answer.headers["Location"]).get_data(as_text=True)
    assert "main contract: 购销合同.txt" in page
    assert "read with it as an annex: 附件一 价格表.txt" in page
    assert "not read and not judged: 平面图.dwg" in page
    assert "每桶人民币820元" in page


def test_the_report_shows_the_whole_contract_and_marks_its_words(submitted: tuple[FlaskClient, str]) -> None:
    client, page = submitted
    soup = BeautifulSoup(client.get(page).get_data(as_text=True), "lxml")
    paper = soup.select_one(".contract-paper")
    assert paper is not None
    shown = "".join(paper.get_text().split())
    for line in DRAFT.split("\n"):
        assert "".join(line.split()) in shown
    for card in soup.select(".finding"):
        quote = card.select_one(".finding-quote")
        number = card["data-finding"]
        assert soup.select_one(f"#w{number}") is not None
        if quote is not None:
            marked = "".join(mark.get_text() for mark in soup.select(f".mark[data-numbers~='{number}']"))
            assert marked and marked in quote.get_text()
    assert soup.select(".finding")


def test_the_head_counts_every_rule(submitted: tuple[FlaskClient, str], browser: Browser) -> None:
    client, page = submitted
    soup = BeautifulSoup(client.get(page).get_data(as_text=True), "lxml")
    report = json.loads(client.get(f"{page}/report.json").get_data(as_text=True))
    head = soup.select_one(".tally")
    assert head is not None
    words = " ".join(head.get_text(" ").split())
    assert f"{report['summary']['error']} error" in words
    assert f"{len(report['passed'])} rule" in words
    assert f"{len(report['not_applicable'])} not applicable" in words
    listed = {item.get_text() for item in head.select("li .mono")}
    assert listed == {*report["passed"], *(each["rule"] for each in report["not_applicable"] + report["not_judged"])}


def test_a_party_that_is_a_customer_leads_to_its_page(submitted: tuple[FlaskClient, str]) -> None:
    client, page = submitted
    soup = BeautifulSoup(client.get(page).get_data(as_text=True), "lxml")
    assert soup.select_one(".report-parties a[href='/customers/C-1007']") is not None
    assert "checked 2026-11-24" in soup.get_text()


def test_the_downloads(submitted: tuple[FlaskClient, str]) -> None:
    client, page = submitted
    as_json, as_html = client.get(f"{page}/report.json"), client.get(f"{page}/report.html")
    assert as_json.json is not None
    assert as_json.json["schema"] == "riskwatch.report/1"
    for answer in (as_json, as_html):
        assert answer.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''")
        assert "<" not in answer.headers["Content-Disposition"]
    assert "default-src 'none'" in as_html.headers["Content-Security-Policy"]
    assert "江阴澄泓化工有限公司" in as_html.get_data(as_text=True)


def test_the_list_shows_it_first(submitted: tuple[FlaskClient, str]) -> None:
    client, page = submitted
    soup = BeautifulSoup(client.get("/drafts").get_data(as_text=True), "lxml")
    row = soup.select_one(".table tbody tr")
    assert row is not None
    link = row.select_one("a")
    assert link is not None
    assert page.endswith(str(link["href"]))
    assert "sales@example.com" in row.get_text()


def test_a_buyers_view(browser: Browser, token: Token) -> None:
    client = browser("sales")
    form = {"file": (io.BytesIO(DRAFT.encode()), "a.txt"), "side": "buyer", "csrf_token": token(client, "/drafts")}
    page = client.post("/drafts", data=form, follow_redirects=True).get_data(as_text=True)
    assert "checked for the buyer" in page
    assert "Pay-when-paid will not hold (compliance risk)" in page
    assert "We are paid only when somebody else pays" not in page


def test_the_stored_report_is_drawn_from_that_days_findings(submitted: tuple[FlaskClient, str]) -> None:
    client, page = submitted
    report = json.loads(client.get(f"{page}/report.json").get_data(as_text=True))
    soup = BeautifulSoup(client.get(page).get_data(as_text=True), "lxml")
    codes = [tag.get_text() for tag in soup.select(".finding-foot .mono")]
    assert codes == [finding["rule"] for finding in report["findings"]]


@pytest.fixture
def word_report(browser: Browser, token: Token, alert: Alert) -> tuple[FlaskClient, str, bytes]:
    """A browser, the address of the report on a Word file, and that file."""
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in DRAFT.splitlines())
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("word/document.xml", f'<w:document xmlns:w="{main}"><w:body>{body}</w:body></w:document>')
    client = browser("sales")
    form = {"file": (io.BytesIO(buffer.getvalue()), "销售合同.docx"), "csrf_token": token(client, "/drafts")}
    return client, client.post("/drafts", data=form).headers["Location"], buffer.getvalue()


def test_the_word_file_comes_back_with_comments_and_the_ticked_wording(
    word_report: tuple[FlaskClient, str, bytes],
) -> None:
    client, page, sent = word_report
    soup = BeautifulSoup(client.get(page).get_data(as_text=True), "lxml")
    form = soup.select_one("#written-back")
    assert form is not None
    ticks = soup.select('input[name="propose"]')
    assert {tick["form"] for tick in ticks} == {"written-back"}
    card = next(tick.find_parent("section") for tick in ticks if "PAY002" in tick.find_parent("section").text)  # type: ignore[union-attr]
    tick = card.select_one('input[name="propose"]')  # type: ignore[union-attr]
    answer = client.get(str(form["action"]), query_string={"propose": tick["value"]})  # type: ignore[index]
    assert "reviewed.docx" in answer.headers["Content-Disposition"]
    document = read_draft(answer.data, "d.docx")
    findings = len(soup.select("section.finding"))
    assert sum(each.kind == "comment" for each in document.remarks) == findings
    assert [each.author for each in document.remarks if each.kind == "insertion"] == ["RiskWatch"]
    assert read_draft(answer.data, "d.docx", view="rejected").text == read_draft(sent, "d.docx").text


@pytest.mark.parametrize(("wanted", "said"), [("en", "Instead: "), ("zh", "建议："), ("", "建议："), ("xx", "建议：")])
def test_the_comments_are_in_the_language_that_the_reader_chooses(
    word_report: tuple[FlaskClient, str, bytes], wanted: str, said: str
) -> None:
    client, page, _ = word_report
    soup = BeautifulSoup(client.get(page).get_data(as_text=True), "lxml")
    chosen = soup.select_one('#written-back select[name="comments"] option[selected]')
    assert chosen is not None and chosen["value"] == "zh", "the draft's own"
    answer = client.get(f"{page}/reviewed", query_string={"comments": wanted})
    comments = [each.text for each in read_draft(answer.data, "d.docx").remarks if each.kind == "comment"]
    assert any(said in text for text in comments)


def test_a_zip_comes_back_with_comments_in_its_files(
    browser: Browser, token: Token, alert: Alert, word_report: tuple[FlaskClient, str, bytes]
) -> None:
    client, _, word = word_report
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("销售合同.docx", word)
        package.writestr("附件.txt", "附件一 清单")
    form = {"file": (io.BytesIO(buffer.getvalue()), "全套.zip"), "csrf_token": token(client, "/drafts")}
    page = client.post("/drafts", data=form).headers["Location"]
    assert "Zip with comments in its files" in client.get(page).get_data(as_text=True)
    answer = client.get(f"{page}/reviewed")
    assert "-reviewed.zip" in answer.headers["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.data)) as package:
        remarks = read_draft(package.read("销售合同.docx"), "d.docx").remarks
        assert package.read("附件.txt").decode() == "附件一 清单"
    assert {each.author for each in remarks if each.kind == "comment"} == {"RiskWatch"}


def test_a_text_file_has_no_such_button_and_says_why(submitted: tuple[FlaskClient, str]) -> None:
    client, page = submitted
    assert "written-back" not in client.get(page).get_data(as_text=True)
    answer = client.get(f"{page}/reviewed")
    assert answer.status_code == 422
    assert ".docx" in answer.get_data(as_text=True)
