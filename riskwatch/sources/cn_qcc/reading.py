"""Reads the answers of one look at QCC into a snapshot. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from urllib.parse import urlsplit

from riskwatch.domain.snapshot import (
    Address,
    Capital,
    CompanyStatus,
    Coverage,
    Identifier,
    InsolvencyCase,
    Name,
    Snapshot,
)
from riskwatch.sources.chinese import values, words
from riskwatch.sources.chinese.about import About
from riskwatch.sources.chinese.lines import row_in
from riskwatch.sources.chinese.parts import PARTS, Collector
from riskwatch.sources.cn_qcc import envelope
from riskwatch.sources.cn_qcc.lists import BOUGHT, IGNORED, PLAIN, ROW_IGNORED, SCANNED
from riskwatch.sources.interface import Reply, raw_replies
from riskwatch.sources.strict_json import Inspection, Sheet
from riskwatch.sources.verdict import ABSENT, changed

_STATES: Mapping[str, Coverage] = {"not_bought": "not_entitled", "unsupported": "not_offered"}
_HEAD = ("STATUS_CEASED", "STATUS_SUSPENDED", "NAME_CHANGED", "NOT_FOUND")
SIGNALS = {
    "register": frozenset({*_HEAD, "ADDRESS_CHANGED", "CAPITAL_REDUCED", "CAPITAL_OVERDUE"}),
    **{part: frozenset(PARTS[part].signals) for part in (*SCANNED.values(), *PLAIN.values(), *BOUGHT)},
}
"""What each list can show at all."""


def read(identifier: Identifier, replies: Sequence[Reply], fetched_at: datetime) -> Snapshot:
    """The snapshot of one company. Raises SourceChanged if the register answer is that of another one.

    A list that was not asked for this time is not told at all; what was seen of it before stays as last known.
    """
    look = Inspection()
    there = [reply for reply in replies if reply.http_status not in ABSENT]
    documents = {_label(reply): look.document(reply, _label(reply)) for reply in there}
    answers = {name: (sheet, envelope.verdict(sheet, fetched_at).state) for name, sheet in documents.items()}
    register = _register(answers, identifier)
    former = tuple(_former(row) for row in register.parts("OriginalName"))
    name, head = register.needed("Name"), register.text("OperName")
    about = About((name, *(old.name for old in former)), identifier.id, (head,) if head else ())
    collector = Collector(look, about)
    collector.looked(_HEAD)
    for label, (sheet, state) in answers.items():
        _take(collector, label, sheet, state)
    for label in {_label(reply) for reply in replies} - set(documents):
        look.note(f"{label}: no such product")
        for part in SCANNED.values() if label == "scan" else (label,):
            collector.came_out(part, "failed")
    address, capital = register.text("Address"), _capital(register, collector)
    if address:
        collector.looked(("ADDRESS_CHANGED",))
    register.skip(IGNORED)
    status = _status(register)
    snapshot = Snapshot(
        provider="cn_qcc",
        subject=identifier,
        fetched_at=fetched_at,
        names=(Name(name, lang="zh"), *former),
        status=status,
        legal_form=register.text("EconKind"),
        incorporated_on=_day(register, "StartDate", look),
        ceased_on=status.since if status.normalised == "ceased" else None,
        capital=capital,
        addresses=(Address(address),) if address else None,
        coverage=collector.coverage(),
        raw=raw_replies(replies),
        unknown=look.unknown,
    )
    return collector.told(snapshot, (head,) if head else ())


def _label(reply: Reply) -> str:
    return urlsplit(reply.url).fragment or "register"


def _register(answers: Mapping[str, tuple[Sheet, str]], identifier: Identifier) -> Sheet:
    if "register" not in answers or answers["register"][1] != "found":
        raise changed("register", "no such answer")
    result = answers["register"][0].part("Result")
    result.skip(("VerifyResult",))
    register = result.part("Data") if "Data" in result else result
    code = register.text("CreditCode")
    if code and code != identifier.id:
        raise changed("register", "the record of another code")
    return register


def _take(collector: Collector, label: str, document: Sheet, state: str) -> None:
    document.skip(("Paging", "Message", "OrderNumber", "Status", "Result"))
    if label == "register":
        register = document.part("Result")
        _plain(collector, register.part("Data") if "Data" in register else register)
    elif label == "scan":
        if state == "found":
            _scan(collector, _data(document))
        else:
            for part in SCANNED.values():
                collector.came_out(part, _STATES.get(state, "failed"))
    elif label in PARTS:
        _single(collector, label, document, state)


def _data(document: Sheet) -> Sheet:
    """The one object of an answer, whether it stands alone or as the only element of a list."""
    result = document.part("Result")
    result.skip(("VerifyResult",))
    return result.parts("Data")[0] if result.is_list("Data") else result.part("Data")


def _single(collector: Collector, label: str, document: Sheet, state: str) -> None:
    """A list that was bought by itself, its first page."""
    if state == "none":
        collector.take(label, ())
    elif state != "found":
        collector.came_out(label, _STATES[state])
    else:
        result = None if document.is_list("Result") else document.part("Result")
        rows = document.section("Result") if result is None else result.section("Data")
        if result is not None:
            result.skip(("VerifyResult",))
        if rows is None:
            collector.came_out(label, "failed")
            return
        paging = document.part("Paging")
        paging.skip(("PageSize", "PageIndex"))
        total = paging.number("TotalRecords")
        kind, look = PARTS[label].fields, collector.look
        read = [row_in(kind, row, look, ROW_IGNORED) for row in rows]
        collector.take(label, read, whole=total is None or int(total) <= len(rows))


def _scan(collector: Collector, data: Sheet) -> None:
    for member, part in SCANNED.items():
        if member not in data.members:
            collector.came_out(part, "failed")
        elif member not in data:
            collector.take(part, ())
        else:
            listed = data.part(member)
            listed.skip(("TotalAmount",))
            total, rows = listed.cell("TotalCount"), listed.section("DataList")
            if rows is None:
                collector.came_out(part, "failed" if total not in ("", "0") else "checked")
                continue
            read = [row_in(PARTS[part].fields, row, collector.look, ROW_IGNORED) for row in rows]
            collector.take(part, read, whole=not total.isdecimal() or int(total) <= len(rows))
    _liquidation(collector, data)
    _plain(collector, data)
    data.skip((*SCANNED, "Liquidation"))
    data.skip((*IGNORED, "Name", "CreditCode", "OperName", "Status", "StartDate", "RegistCapi", "RealCapi", "RecCap"))
    data.skip(("EconKind", "Address", "RevokeInfo", "OriginalName"))


def _liquidation(collector: Collector, data: Sheet) -> None:
    """Who winds the company up: nobody as long as nothing is filed."""
    if "Liquidation" not in data.members:
        return
    filed = data.part("Liquidation")
    people = (values.given(filed.cell("Leader")), values.given(filed.cell("Member")))
    collector.take("liquidation", ())
    if any(people):
        case = InsolvencyCase("清算组备案", "清算组备案", "solvent", raw="清算组备案")
        collector.rows.setdefault("insolvency", []).append(case)


def _plain(collector: Collector, sheet: Sheet) -> None:
    for member, part in PLAIN.items():
        rows = sheet.section(member) if member in sheet.members else None
        if rows is not None:
            read = [row_in(PARTS[part].fields, row, collector.look, ROW_IGNORED) for row in rows]
            collector.take(part, read)


def _status(register: Sheet) -> CompanyStatus:
    """Revoked and deregistered have their dates; either is the end, whatever the word says."""
    raw = register.text("Status")
    revoked = register.part("RevokeInfo")
    days = {name: _day(revoked, name, None) for name in ("CancelDate", "RevokeDate")}
    reasons = [values.given(revoked.text(name)) for name in ("CancelReason", "RevokeReason")]
    reason = next((reason for reason in reasons if reason), "")
    normalised = words.status_of(raw)
    if any(days.values()) and normalised in ("active", "unknown"):
        normalised = "ceased"
    if normalised == "unknown":
        register.report(f"Status = {raw[:80]}")
    since = days["CancelDate"] or days["RevokeDate"]
    return CompanyStatus(raw, normalised, reason, since if normalised == "ceased" else None)


def _capital(register: Sheet, collector: Collector) -> Capital | None:
    raw = register.cell("RegistCapi")
    amount = values.money(raw)
    paid = values.money(register.cell("RecCap") or register.cell("RealCapi"))
    if amount is None:
        return None
    collector.looked(("CAPITAL_REDUCED",))
    return Capital(amount.amount, amount.currency, raw, paid.amount if paid else None)


def _former(row: Sheet) -> Name:
    return Name(row.needed("Name"), "former", until=_day(row, "ChangeDate", None), lang="zh")


def _day(sheet: Sheet, member: str, look: Inspection | None) -> date | None:
    text = sheet.cell(member)
    try:
        return values.day(text)
    except ValueError:
        sheet.report(f"{member} = {text[:80]}")
        return None
