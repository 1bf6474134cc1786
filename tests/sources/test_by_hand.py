"""Saved pages, printed reports and exports are read by headings and column titles; what is not there is not checked."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from riskwatch.domain.money import Money
from riskwatch.domain.snapshot import Identifier, RawReply, Snapshot
from riskwatch.sources.by_hand.html import read_html, read_mht
from riskwatch.sources.by_hand.page import Page
from riskwatch.sources.by_hand.reading import Seen, is_challenge, read_page
from riskwatch.sources.by_hand.sites import SITES, site_of
from riskwatch.sources.by_hand.workbook import read_workbook
from riskwatch.sources.chinese.about import About

FOLDER = Path(__file__).parent.parent / "recordings" / "by_hand"
NAME, CODE = "江阴砚溪机械有限公司", "91320282MA0DEM03XQ"
TAKEN = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def page(name: str) -> Page:
    data = (FOLDER / name).read_bytes()
    if name.endswith(".xlsx"):
        return read_workbook(data)
    found = read_mht(data) if name.endswith(".mht") else read_html(data)
    assert found is not None
    return found


def seen(name: str, code: str = CODE, names: tuple[str, ...] = (NAME,), heads: tuple[str, ...] = ()) -> Seen:
    shown = page(name)
    site = site_of(shown, name)
    assert site is not None
    about = About(names, code, heads)
    return read_page(shown, site, Identifier("uscc", code), about, TAKEN, RawReply("x", 200, "0" * 64))


def snapshot(name: str, *args: object) -> Snapshot:
    found = seen(name, *args).snapshot  # type: ignore[arg-type]
    assert found is not None
    return found


def test_every_site_is_known_by_its_page() -> None:
    found = {name: site_of(page(name), name) for name in sorted(file.name for file in FOLDER.iterdir())}
    assert {name.split("_")[0]: site.name for name, site in found.items() if site} == {
        "gsxt": "cn_gsxt",
        "zxgk": "cn_zxgk",
        "pccz": "cn_pccz",
        "zdw": "cn_zdw",
        "creditchina": "cn_creditchina",
        "qcc": "cn_qcc_file",
    }
    assert site_of(read_html(b"<html><title>A shop</title><p>Shoes</p></html>")) is None


def test_the_real_page_of_2017_is_read_whole() -> None:
    found = snapshot("gsxt_full_2017.html", "91230103692622643X", ())
    assert (found.legal_name, found.status.normalised) == ("国网黑龙江招标有限公司", "active")
    assert found.unknown == ()
    assert found.match.method == "id"
    assert [owner.name for owner in found.owners or ()] == ["黑龙江省电力有限公司"]
    assert {(person.name, person.role) for person in found.officers or ()} >= {("沈衡之", "法定代表人")}
    assert (found.charges, found.enforcement, found.changes, found.branches) == ((), (), (), ())
    assert [(notice.kind, notice.reason) for notice in found.notices or ()] == [
        ("abnormal", "该企业被列入经营异常名录")
    ]
    assert found.coverage["EQUITY_FROZEN"] == "checked"
    assert found.coverage["SERIOUS_ILLEGAL"] == "not_offered", "the section is not on the page"
    assert found.coverage["JUDGMENT_DISHONEST"] == "not_offered", "the register has no such list"


def test_the_real_page_of_2016_shows_only_the_licence_and_a_banner() -> None:
    found = snapshot("gsxt_base_2016.html", "91110116MA002GA801", ())
    assert (found.status.raw, found.capital and found.capital.amount) == ("在营（开业）企业", Decimal(500000))
    assert found.officers is None and found.charges is None
    assert [notice.kind for notice in found.notices or ()] == ["abnormal"]


def test_a_page_with_something_in_every_list() -> None:
    found = snapshot("gsxt_full_made_up.html")
    assert found.unknown == ()
    mortgage, pledged, void = found.charges or ()
    assert (mortgage.kind, mortgage.status, mortgage.amount) == (
        "chattel_mortgage",
        "outstanding",
        Money(Decimal("3500000.000000")),
    )
    assert (pledged.giver, pledged.amount, void.status) == ("甘予和", Money(Decimal(6000000)), "void")
    frozen, thawed = found.enforcement or ()
    assert (frozen.kind, frozen.case_no, frozen.amount, frozen.ended_on) == (
        "freeze", "（2026）苏0281执保77号", Money(Decimal(4000000)), None,
    )  # fmt: skip
    assert thawed.ended_on is not None
    standing = [notice for notice in found.notices or () if notice.kind == "abnormal" and notice.removed_on is None]
    assert [(notice.reason[-4:], notice.listed_on) for notice in standing] == [
        ("联系的", date(2026, 10, 9))
    ] or standing
    (fine,) = [notice for notice in found.notices or () if notice.kind == "penalty"]
    assert fine.amount == Money(Decimal(32000))
    (permit,) = [notice for notice in found.notices or () if notice.kind == "permit"]
    assert permit.removed_on == date(2026, 8, 31)
    owner = next(owner for owner in found.owners or () if owner.name == "甘予和")
    assert (owner.subscribed, owner.paid, owner.due_on) == (
        Money(Decimal(9000000)), Money(Decimal(2000000)), date(2025, 12, 31),
    )  # fmt: skip
    late = [filing for filing in found.filings or () if filing.overdue]
    assert [(filing.kind, filing.due_on) for filing in late] == [("annual_report", date(2026, 6, 30))]
    assert [(row.item, row.on) for row in found.changes or ()] == [
        ("representative", date(2025, 6, 11)),
        ("capital", date(2025, 6, 11)),
    ]
    assert found.coverage["STATUS_STRIKE_OFF_PENDING"] == "checked"


def test_records_of_strangers_are_left_out() -> None:
    found = snapshot("zxgk_dishonest_made_up.html")
    (row,) = found.enforcement or ()
    assert (row.kind, row.case_no, row.role, row.filed_on) == (
        "dishonest", "（2026）苏0281执1203号", "debtor", date(2026, 11, 3),
    )  # fmt: skip
    assert [found.coverage[code] for code in ("JUDGMENT_DISHONEST", "JUDGMENT_ENFORCED")] == ["checked", "not_offered"]
    enforced = snapshot("zxgk_enforcement_made_up.html").enforcement or ()
    assert [row.amount for row in enforced] == [Money(Decimal(1280000)), Money(Decimal(466000))], "the third is another"


def test_a_search_without_result_is_checked_and_clean() -> None:
    found = snapshot("zxgk_dishonest_none_made_up.html")
    assert (found.enforcement, found.coverage["JUDGMENT_DISHONEST"]) == ((), "checked")


def test_a_ban_is_on_the_company_or_on_its_representative_elsewhere() -> None:
    found = snapshot("zxgk_ban_made_up.html", CODE, (NAME,), ("甘予和",))
    assert [(row.role, row.party, row.raw) for row in found.enforcement or ()] == [
        ("debtor", "甘予和", ""),
        ("representative", "甘予和", "无锡湛庐贸易有限公司"),
    ]


def test_what_is_left_unpaid_when_enforcement_is_closed() -> None:
    (row,) = snapshot("zxgk_unsatisfied_made_up.html").enforcement or ()
    assert (row.kind, row.amount, row.published_on) == (
        "unsatisfied", Money(Decimal(1280000)), date(2026, 11, 18),
    )  # fmt: skip


@pytest.mark.parametrize("name", ["pccz_made_up.html", "pccz_made_up.mht"])
def test_only_the_bankruptcy_of_the_company_itself_counts(name: str) -> None:
    (case,) = snapshot(name).insolvency or ()
    assert (case.ref, case.stage) == ("（2026）苏0281破申12号", "petition")


def test_an_archive_tells_where_and_when_it_was_saved() -> None:
    shown = page("pccz_made_up.mht")
    assert (shown.url, shown.saved_at) == (
        "https://pccz.court.gov.cn/pcajxxw/searchKey/qzss",
        datetime(2026, 11, 20, 2, 30, tzinfo=UTC),
    )


def test_a_page_in_an_old_encoding() -> None:
    found = snapshot("creditchina_gbk_made_up.html")
    assert [(notice.kind, notice.authority) for notice in found.notices or ()] == [
        ("penalty", "无锡市生态环境局"),
        ("wages", "江阴市人力资源和社会保障局"),
    ]
    assert found.coverage["ABNORMAL_LISTED"] == "checked"


def test_security_over_receivables() -> None:
    (charge,) = snapshot("zdw_made_up.html").charges or ()
    assert (charge.holder, charge.covers_everything) == ("江阴漪岚商业保理有限公司", True)


def test_an_export_leaves_history_out() -> None:
    found = snapshot("qcc_export_made_up.xlsx")
    assert (found.capital and found.capital.paid, found.status.raw) == (Decimal(3000000), "存续")
    assert [(row.kind, row.role) for row in found.enforcement or ()] == [
        ("dishonest", "debtor"), ("lawsuit", "defendant"), ("lawsuit", "plaintiff"),
    ]  # fmt: skip
    (owed,) = found.notices or ()
    assert (owed.kind, owed.amount) == ("tax", Money(Decimal("152000.55")))
    assert found.coverage["ABNORMAL_LISTED"] == "checked"
    assert found.coverage["JUDGMENT_ENFORCED"] == "not_offered", "only its history was exported"


def test_a_challenge_is_no_record() -> None:
    assert is_challenge(page("zxgk_challenge_made_up.html"))
    assert not is_challenge(page("gsxt_full_2017.html")), "its form for a mail address carries a challenge, too"
    assert not is_challenge(page("zxgk_dishonest_none_made_up.html"))


def test_a_list_of_many_companies_is_about_none() -> None:
    rows = "".join(f"<tr><td>甲{n}有限公司</td><td>1102{n}</td><td>2016年11月25日</td></tr>" for n in range(5))
    head = "<tr><th>企业名称</th><th>注册号</th><th>被列入经营异常名录日期</th></tr>"
    shown = read_html(
        f"<html><meta charset=utf-8><title>国家企业信用信息公示系统</title><table>{head}{rows}</table></html>".encode()
    )
    site = site_of(shown)
    assert site is not None
    about = About((NAME,), CODE)
    found = read_page(shown, site, Identifier("uscc", CODE), about, TAKEN, RawReply("x", 200, ""))
    assert found.snapshot is None


def test_every_site_says_how_to_save_it_in_both_languages() -> None:
    for site in SITES:
        assert site.how.zh.endswith("。") and site.how.en.endswith(".")
        assert site.offers
