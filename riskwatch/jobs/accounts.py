"""Annual accounts of customers: from a table, a form, or the document that a register publishes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from riskwatch.domain.accounts import FIGURES, Accounts
from riskwatch.domain.customer import Customer
from riskwatch.domain.errors import ImportRefused, NotThere
from riskwatch.domain.snapshot import Identifier
from riskwatch.domain.words import Words
from riskwatch.drafts.ixbrl import read_accounts
from riskwatch.jobs.accounts_schema import COLUMNS, judged_accounts, read_accounts_row
from riskwatch.jobs.assess import reassess
from riskwatch.jobs.book_file import Sheet, read_sheet
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.importing import BadRows, Change, Preview, RowCheck, read_rows
from riskwatch.jobs.reasons import given_reason
from riskwatch.jobs.rises import held_customer
from riskwatch.store import Unit
from riskwatch.store.records import User

AccountsPreview = Preview[Accounts]
_TOLD = Words("报表 {day}：资产 {assets}，负债 {debt}", "Accounts of {day}: assets {assets}, liabilities {debt}")
_BACK = Words("撤回报表 {day}", "Accounts of {day} taken back")


def preview_accounts(desk: Desk, data: bytes, filename: str) -> AccountsPreview:
    """What an import of this table would do, row by row; stores nothing. Raises ImportRefused if it cannot be read."""
    sheet = read_sheet(data, filename)
    with desk.store.reading() as unit:
        return _preview(desk, unit, sheet)


def import_accounts(
    desk: Desk, data: bytes, filename: str, *, actor: str, skip_bad_rows: bool = False
) -> AccountsPreview:
    """Import accounts from a table, all in one transaction; the file is kept as their document.

    Raises BadRows, and stores nothing, unless bad rows may be skipped.
    """
    sheet = read_sheet(data, filename)
    with desk.store.transaction() as unit:
        preview = _preview(desk, unit, sheet)
        if preview.bad and not skip_bad_rows:
            raise BadRows(preview)
        kind = "application/octet-stream" if data[:2] == b"PK" else "text/csv"
        document = unit.evidence.put(data, kind, filename, at=desk.clock())
        changed = [row.record for row in preview.rows if row.record is not None and row.change != "same"]
        for accounts in changed:
            _store(desk, unit, replace(accounts, document=document), actor)
        reassess(desk, unit, (accounts.customer_ref for accounts in changed))
    return preview


def enter_accounts(
    desk: Desk, cells: Mapping[str, str], user: User, proof: tuple[bytes, str, str] | None = None
) -> tuple[Accounts | None, tuple[tuple[str, Words], ...]]:
    """Keep what a form says, with the document it was copied from (bytes, type, name), if one was sent.

    Returns the accounts, or what is wrong with which field; then nothing was stored.
    """
    with desk.store.transaction() as unit:
        customer = held_customer(unit, cells.get("customer_ref", ""))
        found, problems = judged_accounts(cells, {customer.ref: customer}, desk.today)
        if found is None:
            return None, problems
        document = unit.evidence.put(*proof, at=desk.clock()) if proof else ""
        kept = replace(found, document=document)
        _store(desk, unit, kept, user.email)
        reassess(desk, unit, [customer.ref])
    return kept, ()


def take_accounts(desk: Desk, ref: str, data: bytes, filename: str, *, actor: str) -> Accounts:
    """Read the accounts in the Inline XBRL document of a register, and keep it. Raises ImportRefused, also for the
    accounts of another company."""
    found, number = read_accounts(data, ref)
    with desk.store.transaction() as unit:
        customer = held_customer(unit, ref)
        _must_be_of(customer, number)
        document = unit.evidence.put(data, "application/xhtml+xml", filename, at=desk.clock())
        kept = replace(found, document=document)
        _store(desk, unit, kept, actor)
        reassess(desk, unit, [ref])
    return kept


def withdraw_accounts(desk: Desk, ref: str, accounts: Accounts, user: User, reason: str) -> None:
    """Take back accounts that were entered by mistake; what was entered stays in the record."""
    words = given_reason(reason)
    with desk.store.transaction() as unit:
        held_customer(unit, ref)
        if accounts not in unit.accounts.of(ref):
            raise NotThere(Words("没有这份报表。", "There are no such accounts."))
        unit.accounts.add(accounts, at=desk.clock(), actor=user.email, withdrawn=True)
        said = _BACK.filled({"day": accounts.period_end})
        unit.credit_log.append(ref, "accounts", said, at=desk.clock(), actor=user.email, reason=words)
        reassess(desk, unit, [ref])


def _store(desk: Desk, unit: Unit, accounts: Accounts, actor: str) -> None:
    now = desk.clock()
    entered = replace(accounts, entered_by=actor, entered_at=now)
    unit.accounts.add(entered, at=now, actor=actor)
    sums = {"assets": entered.money(entered.total_assets), "debt": entered.money(entered.total_liabilities)}
    told = _TOLD.filled({"day": entered.period_end, **{name: sum_ or "—" for name, sum_ in sums.items()}})
    unit.credit_log.append(entered.customer_ref, "accounts", told, at=now, actor=actor)


def _must_be_of(customer: Customer, number: str) -> None:
    known = customer.identifier
    if number and known is not None and known != Identifier("gb_coh", number.zfill(8).upper()):
        raise ImportRefused(
            Words(
                f"这份报表属于登记号 {number} 的公司，不是 {customer.name}（{known.id}）。",
                f"These are the accounts of company {number}, not of {customer.name} ({known.id}).",
            ),
            Words("请核对上传的文件。", "Check which file was uploaded."),
        )


def _preview(desk: Desk, unit: Unit, sheet: Sheet) -> AccountsPreview:
    customers = {customer.ref: customer for customer in unit.customers.all()}
    preview = read_rows(sheet, COLUMNS, lambda cells: read_accounts_row(cells, customers, desk.today))
    named = {COLUMNS.of(header): header for header in sheet.headers}
    return replace(preview, rows=tuple(_against_others(unit, preview.rows, named)))


def _against_others(
    unit: Unit, rows: Sequence[RowCheck[Accounts]], named: Mapping[str | None, str]
) -> Iterator[RowCheck[Accounts]]:
    """Compare rows with each other and with what is stored: one set of accounts for each customer and year."""
    lines: dict[tuple[object, ...], int] = {}
    for row in rows:
        if row.record is None:
            yield row
            continue
        found = row.record
        earlier = lines.setdefault((found.customer_ref, found.period_end, found.consolidated), row.line)
        if earlier != row.line:
            yield row.refused(
                Words(f"与第 {earlier} 行是同一客户同一年的报表", f"the same customer and year as in line {earlier}")
            )
            continue
        places = {name: f"{row.line}: {named[name]}" for name in FIGURES if getattr(found, name) is not None}
        placed = replace(found, origin="file", places=places)
        yield replace(row, record=placed, change=_change(unit, placed))


def _change(unit: Unit, found: Accounts) -> Change:
    key = (found.period_end, found.consolidated)
    known = next(
        (each for each in unit.accounts.of(found.customer_ref) if (each.period_end, each.consolidated) == key), None
    )
    if known is None:
        return "new"
    names = (*FIGURES, "currency", "audit")
    return "same" if all(getattr(known, name) == getattr(found, name) for name in names) else "changed"
