"""The company is on the list of abnormal operations, for no annual report or for what it concealed."""

from collections.abc import Iterator

from riskwatch.authoring import Event, History, Raised, company_check

CONCEALED = ("弄虚作假", "隐瞒真实情况")
CHINESE = "uscc"


@company_check(needs={"ABNORMAL_LISTED"})
def abnormal_operations(history: History) -> Iterator[Raised]:
    """The list itself, or a report that is late; who cannot be reached at the address is another sign."""
    listed = history.standing("ABNORMAL_LISTED")
    late = tuple(event for event in history.live("FILING_OVERDUE") if _is_annual_report(event))
    found = listed or late
    if found:
        concealed = any(word in event.after for event in listed for word in CONCEALED)
        variant = "concealed" if concealed else "" if listed else "report_late"
        yield Raised(found, variant, {"what": found[-1].after or "—"})


def _is_annual_report(event: Event) -> bool:
    return event.subject.scheme == CHINESE and event.detail == "annual_report"
