"""Handing in a page of an official site about one customer: shown first, kept then, and on the way of every look."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Literal

from riskwatch.domain.customer import Customer
from riskwatch.domain.errors import ImportRefused, NotThere
from riskwatch.domain.outcome import Outcome
from riskwatch.domain.snapshot import Identifier, RawReply, Snapshot
from riskwatch.domain.words import Words
from riskwatch.exports.pages import page_summary
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.lane import LEASE
from riskwatch.jobs.looking import Look
from riskwatch.jobs.page_files import page_of
from riskwatch.jobs.recording import Recorded, record_in
from riskwatch.sources.by_hand.page import Page
from riskwatch.sources.by_hand.reading import Seen, is_challenge, read_page
from riskwatch.sources.by_hand.sites import SITES, Site, site_of
from riskwatch.sources.chinese.about import About, plain
from riskwatch.sources.chinese.values import same_code
from riskwatch.store import Unit
from riskwatch.store.paid_and_taken import Capture
from riskwatch.store.records import Watch
from riskwatch.watch.people import is_representative

MatchKind = Literal["id", "name", "unclear", "other"]
"""How a page is tied to a customer: its code is there; only its name; neither; it is about another company."""

CODE_SCHEME = "uscc"


@dataclass(frozen=True, slots=True)
class PagePreview:
    """What a file shows before it is kept. `taken_at` where the file tells it; `must_confirm` that a person has to say
    that it is this customer's page."""

    file: str
    seen: Seen
    match: MatchKind
    page: Page

    @property
    def site(self) -> Site:
        return self.seen.site

    @property
    def taken_at(self) -> datetime | None:
        return self.seen.taken_at

    @property
    def must_confirm(self) -> bool:
        return self.match != "id"


class PageDeclined(ImportRefused):
    """The file shows a challenge instead of a record: a person must pass it and save again."""


def preview_page(desk: Desk, ref: str, data: bytes, file: str) -> PagePreview:
    """Read a file without keeping anything.

    Raises ImportRefused for a file that shows nothing of use or is about another company, PageDeclined for a challenge,
    NotThere for an unknown customer.
    """
    with desk.store.reading() as unit:
        customer = _customer(unit, ref)
        about = _about(customer, unit)
    page = page_of(data, file, desk.settings)
    site = site_of(page, file)
    if is_challenge(page):
        raise PageDeclined(
            Words(f"{file} 是验证或登录页面，没有查询结果。", f"{file} shows a challenge or a sign-in, and no record."),
            Words(
                "请在浏览器中完成验证，看到查询结果后再保存；系统不会代为绕过。",
                "Pass it in the browser and save the page when the record shows; it is never bypassed here.",
            ),
        )
    if site is None:
        raise _unknown_site(file)
    subject = _subject(customer)
    seen = read_page(page, site, subject, about, desk.clock(), RawReply(page.url or f"file:{file}", 200, ""))
    match = _match(customer, about, seen, page)
    if match == "other":
        raise _another(file, seen, customer)
    if seen.snapshot is None:
        raise _nothing_read(file, site)
    return PagePreview(file, seen, match, page)


def summary(preview: PagePreview) -> dict[str, Any]:
    """What the page shows, as data."""
    seen = preview.seen
    assert seen.snapshot is not None
    taken = preview.taken_at.isoformat() if preview.taken_at else ""
    return page_summary(
        seen.site.title, seen.name, seen.code, preview.match, taken, seen.parts, dict(seen.snapshot.coverage),
        seen.snapshot.partial, seen.snapshot.unknown,
    )  # fmt: skip


def import_page(
    desk: Desk,
    ref: str,
    data: bytes,
    file: str,
    *,
    actor: str,
    taken_at: datetime | None = None,
    confirmed: bool = False,
    content_type: str = "",
) -> Recorded:
    """Keep a page: the file as evidence, what it shows as the customer's view of that site, and everything that follows.

    `taken_at` is when it was taken, asked for where the file does not tell. `confirmed`: a person says that it is the
    page of this customer. Raises as `preview_page`, and ImportRefused where one of these is missing, or a newer page
    has shown the same.
    """
    try:
        preview = preview_page(desk, ref, data, file)
    except PageDeclined:
        note_declined(desk, ref, data, file, content_type)
        raise
    if preview.must_confirm and not confirmed:
        raise _unconfirmed(file, preview)
    taken = _taken(desk, file, taken_at or preview.taken_at)
    with desk.store.transaction() as unit:
        customer = _customer(unit, ref)
        before = unit.snapshots.latest(ref).get(preview.site.name)
        url = preview.page.url or f"file:{file}"
        sha256 = unit.evidence.put(data, content_type, url, at=desk.clock())
        matched = "id" if preview.match == "id" else "person"
        snapshot = _dated(preview, customer, _about(customer, unit), taken, RawReply(url, 200, sha256), before)
        watch, token = _claimed(desk, unit, customer, preview.site)
        unit.captures.add(Capture(sha256, ref, preview.site.name, file, actor, matched, taken, desk.clock()))
        return record_in(desk, unit, watch, token, Look(Outcome.OK, desk.clock(), snapshot=snapshot))


def _dated(
    preview: PagePreview, customer: Customer, about: About, taken: datetime, raw: RawReply, before: Snapshot | None
) -> Snapshot:
    seen = read_page(preview.page, preview.site, _subject(customer), about, taken, raw)
    assert seen.snapshot is not None
    if before is None or before.fetched_at <= seen.snapshot.fetched_at:
        return seen.snapshot
    later = [
        code
        for code, state in seen.snapshot.coverage.items()
        if state == "checked"
        and before.coverage.get(code) == "checked"
        and before.checked_at.get(code, before.fetched_at) > taken + timedelta(days=1)
    ]
    if later:
        raise ImportRefused(
            Words(
                f"该网站已有更新的页面（{before.fetched_at:%Y-%m-%d}），这一份较旧，未导入。",
                f"A newer page of this site is there ({before.fetched_at:%Y-%m-%d}); this older one was not imported.",
            ),
            Words("如日期填错，请更正取得时间。", "Correct the day if it is wrong."),
        )
    return replace(seen.snapshot, fetched_at=before.fetched_at)


def _claimed(desk: Desk, unit: Unit, customer: Customer, site: Site) -> tuple[Watch, str]:
    """The watch that remembers when this site must be looked at again, started by the first page of it."""
    now = desk.clock()
    interval = int(site.again.total_seconds())
    unit.watches.add(Watch(customer.ref, site.name, _subject(customer), interval, now, now + site.again))
    watch = unit.watches.get(customer.ref, site.name)
    token = secrets.token_hex(16)
    if watch is None or not unit.watches.claim(watch, token, at=desk.wall(), lease=LEASE):
        raise ImportRefused(
            Words("另一份页面正在导入。", "Another page is being imported."),
            Words("请稍后再试。", "Try again shortly."),
        )
    return watch, token


def note_declined(desk: Desk, ref: str, data: bytes, file: str, content_type: str) -> None:
    """Remember that somebody tried and met a challenge; what was known stays."""
    page = page_of(data, file, desk.settings)
    site = site_of(page, file)
    if site is None:
        return
    with desk.store.transaction() as unit:
        unit.evidence.put(data, content_type, page.url or f"file:{file}", at=desk.clock())
        watch, token = _claimed(desk, unit, _customer(unit, ref), site)
        detail = Words("保存的是验证页面，请完成验证后重新保存。", "A challenge was saved: pass it and save again.")
        record_in(desk, unit, watch, token, Look(Outcome.DECLINED, desk.clock(), detail=detail))


def _customer(unit: Unit, ref: str) -> Customer:
    customer = unit.customers.get(ref)
    if customer is None:
        raise NotThere(Words(f"没有编号为 {ref} 的客户。", f"There is no customer {ref}."))
    return customer


def _subject(customer: Customer) -> Identifier:
    """The company by its code; one that is known by another number, or by none, by what we have."""
    return customer.identifier or Identifier("ref", customer.ref)


def _about(customer: Customer, unit: Unit) -> About:
    views = unit.snapshots.latest(customer.ref).values()
    names = [customer.name, *(name.name for view in views for name in view.names)]
    heads = [
        person.name
        for view in views
        for person in view.officers or ()
        if person.until is None and is_representative(person.role)
    ]
    identifier = customer.identifier
    code = identifier.id if identifier and identifier.scheme == CODE_SCHEME else _code(views)
    return About(tuple(dict.fromkeys(names)), code, tuple(dict.fromkeys(heads)))


def _code(views: Iterable[Snapshot]) -> str:
    found = (identifier.id for view in views for identifier in view.identifiers if identifier.scheme == CODE_SCHEME)
    return next(found, "")


def _match(customer: Customer, about: About, seen: Seen, page: Page) -> MatchKind:
    if seen.code and about.code:
        if seen.code == about.code:
            return "id"
        return "name" if "*" in seen.code and same_code(seen.code, about.code) else "other"
    if seen.name:
        return "name" if about.is_company(seen.name) else "other"
    return "name" if any(plain(name) in plain(page.text) for name in about.names) else "unclear"


def _taken(desk: Desk, file: str, taken: datetime | None) -> datetime:
    if taken is None:
        raise ImportRefused(
            Words(f"{file} 没有写明取得时间。", f"{file} does not tell when it was taken."),
            Words("请填写查询并保存该页面的时间。", "Say when the page was looked up and saved."),
        )
    if taken > desk.clock() + timedelta(minutes=5):
        raise ImportRefused(Words("取得时间在将来。", "The page would be from the future."))
    return min(taken, desk.clock())


def _unknown_site(file: str) -> ImportRefused:
    known_zh = "、".join(site.title.zh for site in SITES)
    known_en = ", ".join(site.title.en for site in SITES)
    return ImportRefused(
        Words(f"看不出 {file} 来自哪个网站。", f"It cannot be told which site {file} is from."),
        Words(f"可识别：{known_zh}。请保存整个页面，不要只复制表格。", f"Known: {known_en}. Save the whole page."),
    )


def _another(file: str, seen: Seen, customer: Customer) -> ImportRefused:
    shown = " ".join(part for part in (seen.name, seen.code) if part)
    return ImportRefused(
        Words(
            f"{file} 是另一家企业（{shown}）的页面，不是{customer.name}。",
            f"{file} is about another company ({shown}).",
        ),
        Words(
            "请在该企业的客户页上传，或核对统一社会信用代码。", "Hand it in there, or check the code of this customer."
        ),
    )


def _nothing_read(file: str, site: Site) -> ImportRefused:
    return ImportRefused(
        Words(
            f"{file} 来自{site.title.zh}，但没有读出任何内容，可能版式已变。",
            f"{file} is from {site.title.en}, but nothing could be read: the layout may have changed.",
        ),
        Words(f"{site.how.zh}仍不行时，请把文件发给维护人员。", f"{site.how.en} If that fails, send us the file."),
    )


def _unconfirmed(file: str, preview: PagePreview) -> ImportRefused:
    return ImportRefused(
        Words(
            f"{file} 上没有完整的统一社会信用代码，不能自动确认是这家企业。",
            f"{file} does not show the full code of the company, so nothing confirms that it is this one.",
        ),
        Words("请人工核对后确认。", "Look at it and confirm (--confirm-match)."),
    )
