"""Reads a page into a snapshot of what it shows. Pure: nothing is asked, no clock, no store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from riskwatch.domain.snapshot import (
    Address,
    Capital,
    CompanyStatus,
    Filing,
    Identifier,
    Match,
    Name,
    Notice,
    RawReply,
    Snapshot,
)
from riskwatch.sources.by_hand import headings
from riskwatch.sources.by_hand.outline import Listed, Outline, cards, outline
from riskwatch.sources.by_hand.page import Page
from riskwatch.sources.by_hand.sites import Site
from riskwatch.sources.chinese import values, words
from riskwatch.sources.chinese.about import About
from riskwatch.sources.chinese.lines import Row, row_of
from riskwatch.sources.chinese.parts import PARTS, Collector
from riskwatch.sources.strict_json import Inspection

_REGISTER = ("STATUS_CEASED", "STATUS_SUSPENDED", "NAME_CHANGED")
_PATHS = (("/shixin", "dishonest"), ("/zhixing", "enforcement"), ("/xgl", "ban"), ("/zhongben", "unsatisfied"))
_FEW = 400
"""A challenge page has few words; a record that merely carries a form for one has many."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page is about and shows. `name` and `code` as the page gives them; `parts` with the number of rows about the
    company in each list that was shown; `snapshot` only where something of use was read."""

    site: Site
    name: str
    code: str
    taken_at: datetime | None
    parts: dict[str, int]
    snapshot: Snapshot | None


def is_challenge(page: Page) -> bool:
    """Whether the page asks for a captcha, a sign-in or patience instead of showing anything."""
    text = page.text
    shown = any(char in text for char in "：:") and any(isinstance(item, str) is False for item in page.content)
    return any(word in text for word in headings.CHALLENGES) and not (shown and len(text) > _FEW)


def read_page(page: Page, site: Site, subject: Identifier, about: About, fetched_at: datetime, raw: RawReply) -> Seen:
    """What the page says about the company `about`. `fetched_at` is when a person took it."""
    look = Inspection()
    found = outline(page, site.parts, _only(page, site))
    code, name = found.pair("统一社会信用代码", "统一社会信用代码/注册号", "注册号"), _name(found)
    about = replace(
        about,
        names=tuple(dict.fromkeys((*about.names, *((name,) if name and code == about.code else ())))),
        representatives=tuple(dict.fromkeys((*about.representatives, *_representatives(found)))),
    )
    collector = Collector(look, about)
    for part, listed in found.lists.items():
        if part in site.parts:
            _take(collector, part, listed, look)
    _single(collector, found, site, look)
    for title in found.strange:
        look.note(f"table: {title}")
    status = _status(found, look)
    snapshot = Snapshot(
        provider=site.name,
        subject=subject,
        fetched_at=fetched_at.astimezone(UTC),
        names=_names(found, name) if site.register else (),
        status=status,
        match=Match("id" if code == subject.id else "manual"),
        raw=(raw,),
    )
    snapshot = _with_register(snapshot, found, collector, look) if site.register else snapshot
    snapshot = _with_lists(snapshot, found, collector)
    if site.name == "cn_gsxt":
        snapshot = _with_banners(snapshot, collector, page)
    snapshot = replace(snapshot, coverage=collector.coverage())
    shown = {part: collector.kept.get(part, 0) for part in found.lists if collector.states.get(part) == "checked"}
    shown |= {name: len(getattr(snapshot, name) or ()) for name in ("owners", "officers") if name in shown}
    useful = shown or status.raw or any(pattern.search(page.text) for pattern in headings.BANNERS.values())
    taken = page.saved_at or _moment(found)
    return Seen(site, name, code, taken, shown, replace(snapshot, unknown=look.unknown) if useful else None)


def _only(page: Page, site: Site) -> str:
    """The one list that a page of the courts' site is about: by its address, its title, else by the only name of a
    list in it."""
    if site.name in ("cn_pccz", "cn_zdw"):
        return next(iter(site.parts))
    if site.name != "cn_zxgk":
        return ""
    for path, part in _PATHS:
        if path in page.url:
            return part
    for text in (page.title, page.text):
        told = text.replace("失信被执行人", "＃").replace("失信被执行", "＃")
        named = [part for word, part in _LISTS if word in told]
        if len(named) == 1:
            return named[0]
    return ""


_LISTS = (("＃", "dishonest"), ("被执行人信息", "enforcement"), ("限制消费", "ban"), ("终结本次执行", "unsatisfied"))


def _name(found: Outline) -> str:
    return found.pair("企业名称", "公司名称", "名称", "机构名称", "主体名称", "担保人名称")


def _representatives(found: Outline) -> tuple[str, ...]:
    name = found.pair("法定代表人", "负责人", "经营者", "执行事务合伙人")
    return (name,) if values.given(name) else ()


def _take(collector: Collector, part: str, listed: Listed, look: Inspection) -> None:
    kind = PARTS[part].fields
    if part == "officers" and not listed.rows and listed.lines:
        people = [Row({"name": name, "role": role}, f"{name} {role}", look, kind) for name, role in cards(listed.lines)]
        if people:
            collector.take(part, people)
        return
    rows = [row_of(kind, titles, cells, look) for titles, cells in listed.rows]
    if rows or listed.is_empty:
        collector.take(part, rows, whole=listed.is_whole)
    else:
        collector.came_out(part, "failed")


def _single(collector: Collector, found: Outline, site: Site, look: Inspection) -> None:
    """One record opened by itself: the labels stand where a table has its titles. One record is not the list."""
    if site.name != "cn_zxgk" or any(collector.states.get(part) == "checked" for part in site.parts):
        return
    part = "dishonest" if found.pair("失信被执行人行为具体情形") else "unsatisfied" if found.pair("终结日期") else ""
    if part and found.pair("案号"):
        titles, cells = tuple(found.pairs), tuple(found.pairs.values())
        collector.take(part, [row_of(PARTS[part].fields, titles, cells, Inspection())], whole=False)


def _status(found: Outline, look: Inspection) -> CompanyStatus:
    raw = values.given(found.pair("登记状态", "经营状态", "企业状态"))
    if not raw:
        return CompanyStatus("", "unknown")
    normalised = words.status_of(raw)
    if normalised == "unknown":
        look.note(f"登记状态 = {raw[:80]}")
    ended = _day(found.pair("注销日期", "吊销日期"), look)
    reason = found.pair("注销原因", "吊销原因")
    return CompanyStatus(raw, normalised, reason, ended if normalised == "ceased" else None)


def _names(found: Outline, name: str) -> tuple[Name, ...]:
    former = [part.strip() for part in found.pair("曾用名").replace(";", "、").replace("；", "、").split("、")]
    names = [Name(name, lang="zh")] if name else []
    return (*names, *(Name(old, "former", lang="zh") for old in former if values.given(old)))


def _with_register(snapshot: Snapshot, found: Outline, collector: Collector, look: Inspection) -> Snapshot:
    """What the licence says: status, name, capital, address; and who represents the company, with the other officers."""
    capital = values.money(found.pair("注册资本"))
    paid = values.money(found.pair("实缴资本"))
    address = values.given(found.pair("住所", "注册地址", "企业地址", "经营场所", "营业场所", "主要经营场所"))
    if snapshot.status.raw:
        collector.looked(_REGISTER)
    if capital:
        collector.looked(("CAPITAL_REDUCED",))
    if address:
        collector.looked(("ADDRESS_CHANGED",))
    return replace(
        snapshot,
        legal_form=found.pair("类型", "企业类型", "公司类型"),
        incorporated_on=_day(found.pair("成立日期", "注册日期"), look),
        ceased_on=snapshot.status.since,
        capital=Capital(capital.amount, capital.currency, found.pair("注册资本"), paid.amount if paid else None)
        if capital
        else None,
        addresses=(Address(address),) if address else None,
    )


def _with_lists(snapshot: Snapshot, found: Outline, collector: Collector) -> Snapshot:
    snapshot = collector.told(snapshot, _representatives(found))
    snapshot = replace(snapshot, owners=_merged_owners(snapshot.owners))
    reports = found.lists.get(headings.REPORTS)
    if reports is not None and (reports.rows or reports.is_empty):
        filings = _reports(reports, snapshot, collector.look)
        snapshot = replace(snapshot, filings=filings)
        collector.looked(("FILING_OVERDUE",))
    return snapshot


def _merged_owners(owners: tuple[Any, ...] | None) -> tuple[Any, ...] | None:
    """An owner told twice, by the register and by the company itself, is one owner."""
    if owners is None:
        return None
    merged: dict[str, Any] = {}
    for owner in owners:
        known = merged.get(owner.name)
        merged[owner.name] = owner if known is None else replace(
            known, share_min=known.share_min or owner.share_min, share_max=known.share_max or owner.share_max,
            subscribed=known.subscribed or owner.subscribed, paid=known.paid or owner.paid,
            due_on=known.due_on or owner.due_on,
        )  # fmt: skip
    return tuple(merged.values())


def _with_banners(snapshot: Snapshot, collector: Collector, page: Page) -> Snapshot:
    """A banner tells of a list even where the list is not on the page; without it, on a page with the list, what the
    banner told before is over."""
    found: list[Notice] = list(snapshot.notices or ())
    day = snapshot.fetched_at.date()
    for kind, pattern in headings.BANNERS.items():
        stands = any(row.kind == kind and row.removed_on is None for row in found)
        match = pattern.search(page.text)
        if match and not stands:
            found.append(Notice("banner", kind, match[0]))  # type: ignore[arg-type]
            collector.states[kind] = "checked"
            collector.cut[kind] = True
        elif collector.states.get(kind) == "checked":
            found.append(Notice("banner", kind, "", removed_on=day))  # type: ignore[arg-type]
    shown = snapshot.notices is not None or bool(found)
    return replace(snapshot, notices=tuple(found) if shown else None, partial=collector.partial)


def _reports(listed: Listed, snapshot: Snapshot, look: Inspection) -> tuple[Filing, ...]:
    """The yearly reports that were filed; the one for last year is due by the end of June."""
    rows = [row_of("report", titles, cells, look) for titles, cells in listed.rows]
    filed: dict[int, date | None] = {}
    for row in rows:
        year = "".join(char for char in row.text("year") if char.isdigit())[:4]
        if len(year) == 4:
            filed[int(year)] = row.day("filed_on")
    today = snapshot.fetched_at.astimezone(values.CHINA).date()
    due_year = today.year - 1
    founded = snapshot.incorporated_on
    due = date(today.year, 6, 30)
    filings = [
        Filing("annual_report", date(year, 12, 31), date(year + 1, 6, 30), day or date(year + 1, 6, 30))
        for year, day in sorted(filed.items())
    ]
    if due_year not in filed and founded is not None and founded.year <= due_year:
        filings.append(Filing("annual_report", date(due_year, 12, 31), due, overdue=today > due))
    return tuple(filings)


def _day(text: str, look: Inspection) -> date | None:
    try:
        return values.day(text)
    except ValueError:
        look.note(f"day = {text[:80]}")
        return None


def _moment(found: Outline) -> datetime | None:
    """When a report says that it was made; a day counts from its end, when it was true for sure."""
    text = found.pair(
        "报告生成时间", "查询时间", "报告时间", "下载时间", "生成时间", "打印时间", "导出时间", "查询日期"
    )
    try:
        day = values.day(text)
    except ValueError:
        return None
    return datetime(day.year, day.month, day.day, tzinfo=values.CHINA) + timedelta(hours=12) if day else None


def shown_parts(seen: Iterable[str]) -> tuple[str, ...]:
    """Parts in the order in which they are told."""
    return tuple(part for part in PARTS if part in set(seen))
