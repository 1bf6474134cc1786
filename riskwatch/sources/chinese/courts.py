"""From a row of a court's list to a record: debtors, bans, freezes, auctions, suits, bankruptcies."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal

from riskwatch.domain.snapshot import Enforcement, EnforcementKind, InsolvencyCase
from riskwatch.sources.chinese import words
from riskwatch.sources.chinese.about import About, plain
from riskwatch.sources.chinese.lines import Row
from riskwatch.sources.chinese.values import same_code


def debtor(kind: EnforcementKind) -> Callable[[Row, About], Enforcement | None]:
    """Reads a row of a list of debtors. Rows about others are left out: no record of a stranger is kept."""

    def read(row: Row, about: About) -> Enforcement | None:
        party, code = row.text("party"), row.text("code")
        if about.represents(party):
            role, shown = "representative", party
        elif _ours(party, code, about):
            role, shown = "debtor", ""
        else:
            return None
        case_no = row.text("case_no")
        return Enforcement(
            ref=row.text("ref") or row.hash,
            kind=kind,
            court=row.text("court"),
            case_no=case_no,
            amount=row.money("amount"),
            role=role,
            party=shown,
            filed_on=row.day("filed_on") or row.day("closed_on"),
            published_on=row.day("closed_on") or row.day("published_on"),
            raw="；".join(part for part in (row.text("what"), row.text("performance")) if part),
        )

    return read


def _ours(party: str, code: str, about: About) -> bool:
    if party and not about.is_company(party):
        return False
    return not (code and about.code) or same_code(code, about.code)


def ban(row: Row, about: About) -> Enforcement | None:
    """A ban on consumption: on the company (and with it on a person), or on its representative for another company."""
    company, person = row.text("party"), row.text("person")
    if about.is_company(person):
        company, person = person, ""
    if about.is_company(company) or (not company and not person):
        role = "debtor"
    elif about.represents(person):
        role = "representative"
    else:
        return None
    return Enforcement(
        ref=row.text("ref") or row.hash, kind="consumption_ban", court=row.text("court"), case_no=row.text("case_no"),
        amount=row.money("amount"), role=role, party=person, filed_on=row.day("filed_on"),
        published_on=row.day("published_on"), raw="" if role == "debtor" else company,
    )  # fmt: skip


def freeze(row: Row, about: About) -> Enforcement:
    """A freeze of shares in the company, held by whoever is the executed party."""
    status, party = row.text("status"), row.text("party")
    over = any(word in status for word in words.FINISHED)
    if status and not over and not any(word in status for word in words.VALID):
        row.look.note(f"{row.path}.status = {status[:80]}")
    until = row.day("until")
    return Enforcement(
        ref=row.text("ref") or row.hash, kind="freeze", court=row.text("court"), case_no=row.text("case_no"),
        amount=row.money("amount"), role="debtor" if about.is_company(party) else "owner",
        party="" if about.is_company(party) else party, filed_on=row.day("filed_on"),
        published_on=row.day("published_on"), ended_on=_ended(over, until, row.day("published_on")), raw=status,
    )  # fmt: skip


def _ended(over: bool, *days: date | None) -> date | None:
    """The day a status ended by the register's word; 1900 stands for a day that it does not tell."""
    if not over:
        return None
    return next((day for day in days if day), date(1900, 1, 1))


def auction(row: Row, about: About) -> Enforcement:
    return Enforcement(
        ref=row.text("ref") or row.hash, kind="auction", court=row.text("court"), case_no=row.text("case_no"),
        amount=row.money("amount"), role="debtor", filed_on=row.day("filed_on"), raw=row.text("title"),
    )  # fmt: skip


def lawsuit(stage: str) -> Callable[[Row, About], Enforcement]:
    """Reads a row about a suit; the company's part is told by the parties, else by a column. `stage` of `Enforcement`."""

    def read(row: Row, about: About) -> Enforcement:
        told = row.text("kind") + row.text("title")
        is_served = stage == "public_notice" and ("送达" in row.text("content") + told or "起诉状" in told)
        dismissed = any(word in row.text("result") for word in ("驳回原告", "准许撤诉", "撤回起诉"))
        return Enforcement(
            ref=row.text("ref") or row.hash,
            kind="lawsuit",
            court=row.text("court"),
            case_no=row.text("case_no"),
            amount=row.money("amount"),
            role=_part(row, about),
            stage="dismissed" if dismissed else "hearing" if stage == "public_notice" and not is_served else stage,
            filed_on=row.day("filed_on"),
            published_on=row.day("published_on"),
            raw=row.text("title") or row.text("reason") or row.text("kind"),
        )

    return read


def _part(row: Row, about: About) -> str:
    names = {plain(name) for name in about.names}
    for field, role in (("defendant", "defendant"), ("plaintiff", "plaintiff")):
        if any(name in plain(row.text(field)) for name in names):
            return role
    return words.role_in(row.text("role"))


def case(row: Row, about: About) -> InsolvencyCase | None:
    """A bankruptcy case against the company; one in which it only asks for another's bankruptcy is left out."""
    respondent = row.text("respondent")
    if respondent and not any(plain(name) in plain(respondent) for name in about.names):
        return None
    told = " ".join((row.text("kind"), row.text("title"), row.text("case_no")))
    stage = words.stage_of(told)
    if stage is None:
        row.look.note(f"{row.path}: stage of a bankruptcy case ({told.strip()[:80]})")
    kind = row.text("kind") or row.text("title") or "破产案件"
    dates = [
        f"{name} {day}"
        for name, day in (("债权申报截止", row.day("deadline")), ("第一次债权人会议", row.day("meeting")))
        if day
    ]
    return InsolvencyCase(
        ref=row.text("case_no") or row.text("ref"), kind=kind, stage=_STAGES.get(stage or "", "petition"),
        court=row.text("court"), started_on=row.day("filed_on"), published_on=row.day("published_on"),
        raw="；".join((f"{kind} {row.text('case_no')}".strip(), *dates)),
    )  # fmt: skip


_STAGES: dict[str, Literal["petition", "open", "rescue", "solvent", "closed", "strike_off"]] = {
    "petition": "petition", "open": "open", "rescue": "rescue", "solvent": "solvent", "closed": "closed",
}  # fmt: skip
