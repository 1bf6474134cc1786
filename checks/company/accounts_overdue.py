"""Accounts or the yearly return are late at the register."""

from collections.abc import Iterator

from riskwatch.authoring import Event, History, Raised, Words, company_check

NAMES = {
    "accounts": Words("年度账目", "accounts"),
    "confirmation_statement": Words("年度确认声明", "confirmation statement"),
    "annual_report": Words("年度报告", "annual report"),
}


@company_check(needs={"FILING_OVERDUE"})
def accounts_overdue(history: History, long_days: int = 90) -> Iterator[Raised]:
    """One sign however many papers are late; after `long_days` it is no longer negligence."""
    late = tuple(event for event in history.standing("FILING_OVERDUE") if not _is_chinese(event))
    if not late:
        return
    lasts = history.is_live(late[0])
    days = max(history.age(event) for event in late)
    values = {"days": days, "what": _named(late)}
    yield Raised(late, ("long" if days >= long_days else "") if lasts else "filed", values)


def _is_chinese(event: Event) -> bool:
    """A Chinese annual report that is missing is a matter of the list of abnormal operations."""
    return event.subject.scheme == "uscc"


def _named(late: tuple[Event, ...]) -> Words:
    names = [NAMES.get(event.detail) or Words(event.after, event.after) for event in late]
    unique = list(dict.fromkeys(names))
    return Words("、".join(name.zh for name in unique), " and ".join(name.en for name in unique))
