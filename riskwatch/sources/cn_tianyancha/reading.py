"""Reads the answers of one look at Tianyancha into a snapshot. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from urllib.parse import urlsplit

from riskwatch.domain.snapshot import (
    Address,
    Capital,
    CompanyStatus,
    Identifier,
    Name,
    Snapshot,
)
from riskwatch.sources.chinese import values, words
from riskwatch.sources.chinese.about import About
from riskwatch.sources.chinese.lines import Row, row_in
from riskwatch.sources.chinese.parts import PARTS, Collector
from riskwatch.sources.cn_tianyancha import envelope
from riskwatch.sources.interface import Reply, raw_replies
from riskwatch.sources.strict_json import Inspection, Sheet
from riskwatch.sources.verdict import ABSENT, changed

BASE_IGNORED = (
    "alias", "allCount", "approvedTime", "base", "bondName", "bondNum", "bondType", "businessScope", "categoryScore",
    "city", "companyId", "companyOrgTypeCode", "companyType", "compForm", "district", "email", "flag", "fromTime", "id",
    "industry", "industryAll", "isMicroEnt", "legalPersonId", "orgApprovedInstitute", "orgNumber", "percentileScore",
    "phoneNumber", "property3", "regInstitute", "regNumber", "scale", "socialStaffNum", "sourceFlag", "staffList",
    "staffNumRange", "tags", "taxNumber", "term", "toTime", "type", "updateTimes", "updatetime", "usedBondName",
    "websiteList",
)  # fmt: skip
"""Members of the register answer that are known and say nothing we use."""

ROW_IGNORED = (
    "alias", "announce_id", "areaname", "base", "bltnno", "bltnstate", "bltntype", "cerValidityPeriod", "cancelDate",
    "certifNumberR", "certifNumber", "changeSituation", "cgid", "companyId", "createtime", "createTime", "dealgrade",
    "dealgradename", "estiblishTime", "filePath", "flag", "gistid", "gistunit", "duty", "hcgid", "legalPersonName", "logo",
    "name", "personId", "province", "publishpage", "regNumber", "regNumberR", "removeDepartment", "sex", "staffname",
    "targetType", "type", "url", "uuid", "gid", "qyinfo", "applicantCid", "description", "ftShareholding", "hcgid",
)  # fmt: skip
FULL_IGNORED = (
    "annuRepYearList", "branchList", "comAbnoInfoList", "comChanInfoList", "investList", "investorList", "lawSuitList",
    "lawSuitTotal", "staffList", "bidList", "bondList", "copyrightRegList", "mortgageList", "patentList", "tmList",
)  # fmt: skip
"""Lists of the older full answer: some of them are cut off without saying so, so each list is asked for by itself."""

_HEAD = ("STATUS_CEASED", "STATUS_SUSPENDED", "NAME_CHANGED", "NOT_FOUND")
_LISTS = (
    "dishonest", "enforcement", "abnormal", "ban", "bankruptcy", "unsatisfied", "freeze", "tax_owed", "tax_illegal",
    "tax_abnormal", "court_notices", "hearings", "filings", "judgments", "serious_illegal", "penalty", "environment",
    "pledge", "mortgage", "owners", "officers", "branches", "changes",
)  # fmt: skip
SIGNALS = {
    "register": frozenset({*_HEAD, "ADDRESS_CHANGED", "CAPITAL_REDUCED", "CAPITAL_OVERDUE"}),
    **{part: frozenset(PARTS[part].signals) for part in _LISTS},
}
"""What each list can show at all."""


def read(identifier: Identifier, replies: Sequence[Reply], fetched_at: datetime) -> Snapshot:
    """The snapshot of one company. Raises SourceChanged if the register answer is that of another one.

    A list that was not asked for this time is not told at all; what was seen of it before stays as last known.
    """
    look = Inspection()
    there = [reply for reply in replies if reply.http_status not in ABSENT]
    documents = {_label(reply): look.document(reply, _label(reply)) for reply in there}
    base = _base(documents.get("register"), identifier, fetched_at)
    name, head = values.clean(base.needed("name")), values.given(base.text("legalPersonName"))
    former = _former(base)
    about = About((name, *(old.name for old in former)), identifier.id, (head,) if head else ())
    collector = Collector(look, about)
    collector.looked(_HEAD)
    for label, document in documents.items():
        document.skip(("reason", "error_code", "result"))
        if label in PARTS:
            _take(collector, label, document, fetched_at)
    for label in {_label(reply) for reply in replies} - set(documents):
        look.note(f"{label}: no such product")
        collector.came_out(label, "failed")
    address, capital = values.given(base.text("regLocation")), _capital(base, collector)
    if address:
        collector.looked(("ADDRESS_CHANGED",))
    base.skip(BASE_IGNORED)
    status = _status(base)
    snapshot = Snapshot(
        provider="cn_tianyancha",
        subject=identifier,
        fetched_at=fetched_at,
        names=(Name(name, lang="zh"), *former),
        status=status,
        legal_form=values.given(base.text("companyOrgType")),
        incorporated_on=_day(base, "estiblishTime"),
        ceased_on=status.since,
        capital=capital,
        addresses=(Address(address),) if address else None,
        coverage=collector.coverage(),
        raw=raw_replies(replies),
        unknown=look.unknown,
    )
    return collector.told(snapshot, (head,) if head else ())


def _label(reply: Reply) -> str:
    return urlsplit(reply.url).fragment or "register"


def _base(document: Sheet | None, identifier: Identifier, now: datetime) -> Sheet:
    """The register data; the older full answer has them one step deeper."""
    if document is None or envelope.state_of(document, now) != "found":
        raise changed("register", "no such answer")
    result = document.part("result")
    if "baseInfo" in result:
        result.skip(FULL_IGNORED)
    base = result.part("baseInfo") if "baseInfo" in result else result
    code = base.text("creditCode")
    if code and code != identifier.id:
        raise changed("register", "the record of another code")
    return base


def _take(collector: Collector, label: str, document: Sheet, now: datetime) -> None:
    state = envelope.state_of(document, now)
    if state == "none":
        collector.take(label, ())
        return
    if state == "not_bought":
        collector.came_out(label, "not_entitled")
        return
    result = document.part("result")
    result.skip(("num", "count", "pageSize", "pageNum", "type"))
    items, total = result.section("items"), result.number("total")
    if items is None:
        collector.came_out(label, "failed")
        return
    rows = _rows(collector, label, items)
    # `count` may be 0 with items present: the list itself is trusted, and `total` only to tell that there are more.
    collector.take(label, rows, whole=total is None or int(total) <= len(items))


def _rows(collector: Collector, label: str, items: Iterable[Sheet]) -> list[Row]:
    kind, look = PARTS[label].fields, collector.look
    found = []
    for item in items:
        share = _contribution(item) if label == "owners" else {}
        if label == "mortgage" and "baseInfo" in item:
            item.skip(("pawnInfoList", "peopleInfo", "peopleInfoList", "changeInfoList", "baseInfo"))
            item = item.part("baseInfo")
        row = row_in(kind, item, look, ROW_IGNORED)
        found.append(replace(row, cells={**row.cells, **share}))
    return found


def _contribution(item: Sheet) -> dict[str, str]:
    """What an owner promised and paid: the first of its contributions tells share, sum and day."""
    promised, paid = item.parts("capital"), item.parts("capitalActl")
    cells: dict[str, str] = {}
    if promised:
        promised[0].skip(("paymet",))
        names = (("share", "percent"), ("subscribed", "amomon"), ("due_on", "time"))
        cells = {field: promised[0].cell(member) for field, member in names}
    if paid:
        paid[0].skip(("paymet", "time", "percent"))
        cells["paid"] = paid[0].cell("amomon")
    return cells


def _former(base: Sheet) -> tuple[Name, ...]:
    told = base.texts("historyNameList") if "historyNameList" in base else base.text("historyNames").split(";")
    base.skip(("historyNames", "historyNameList"))
    return tuple(Name(values.clean(name), "former", lang="zh") for name in told if values.given(name))


def _status(base: Sheet) -> CompanyStatus:
    """A revocation or a deregistration has its date; either is the end, whatever the word says."""
    raw = values.given(base.text("regStatus"))
    days = [_day(base, member) for member in ("cancelDate", "revokeDate")]
    reasons = [values.given(base.text(name)) for name in ("cancelReason", "revokeReason")]
    reason = next((reason for reason in reasons if reason), "")
    normalised = words.status_of(raw)
    if any(days) and normalised in ("active", "unknown"):
        normalised = "ceased"
    if normalised == "unknown":
        base.report(f"regStatus = {raw[:80]}")
    since = next((day for day in days if day), None)
    return CompanyStatus(raw, normalised, reason, since if normalised == "ceased" else None)


def _capital(base: Sheet, collector: Collector) -> Capital | None:
    raw, paid = base.cell("regCapital"), values.money(base.cell("actualCapital"))
    base.skip(("regCapitalCurrency", "actualCapitalCurrency"))
    amount = values.money(raw)
    if amount is None:
        return None
    collector.looked(("CAPITAL_REDUCED",))
    return Capital(amount.amount, amount.currency, raw, paid.amount if paid else None)


def _day(base: Sheet, member: str) -> date | None:
    text = base.cell(member)
    try:
        return values.day(text)
    except ValueError:
        base.report(f"{member} = {text[:80]}")
        return None
