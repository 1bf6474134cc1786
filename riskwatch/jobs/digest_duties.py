"""The parts of a report that are about money and periods: overdue, ceilings, clocks, letters, drafts with errors.

Invoices are those of the cut-off. Clocks, letters and acceptances are as they stand when the content is built, which the
freezing makes the cut-off.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from riskwatch.domain.assessment import Assessment
from riskwatch.domain.clock import Clock
from riskwatch.domain.customer import Customer
from riskwatch.domain.money import Money
from riskwatch.domain.override import KIND_WORDS, VERDICT_WORDS, Verdict
from riskwatch.domain.words import Words
from riskwatch.exports.letter_words import STATES
from riskwatch.jobs import clocks
from riskwatch.jobs.acceptances import open_counts
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.digest_content import Duties, DutyLine
from riskwatch.jobs.digest_money import Part, excess, late_sums, totals
from riskwatch.jobs.overrides import override_report
from riskwatch.receivables.ageing import Aged
from riskwatch.receivables.dunning.ladder import STEPS
from riskwatch.store import Unit

AHEAD = 14
"""Days before its end from which a clock stands in the mail."""

NAMED_ERRORS = 3
"""Open errors of a signed contract that are named; its page has all."""
LAST_DAYS = (0, 1)
"""Days before its end at which a clock is news of the day."""

ENDED: Mapping[Verdict, Words] = {
    "paid": Words("正确", "right"),
    "late": Words("部分正确", "half right"),
    "lost": Words("有误", "wrong"),
    "unused": Words("未产生影响", "without effect"),
    "open": Words("未明", "not known yet"),
}
"""How an override turned out, in a word."""
Customers = Mapping[str, Customer]


def duties(
    desk: Desk,
    unit: Unit,
    customers: Customers,
    since: datetime,
    until: datetime,
    late: Mapping[Part, Sequence[Aged]],
    graded: Mapping[str, Assessment],
    *,
    decides: bool,
) -> tuple[Duties, ...]:
    """The parts that have something in them, in the order in which they are read. `late` and `graded` are those of the
    cut-off. How overrides turned out is told only to those who decide."""
    day = until.astimezone(desk.zone).date()
    found = (
        _overdue(customers, late, day),
        _ceilings(customers, graded),
        _clocks(unit, customers, day),
        _letters(unit, until),
        _signed(unit, since, until),
        _drafts(unit, since, until, day),
        *([_overrides(desk, unit, customers, since, until)] if decides else []),
    )
    return tuple(part for part in found if part.lines)


def _overdue(customers: Customers, late: Mapping[Part, Sequence[Aged]], day: date) -> Duties:
    sums, lines = late_sums(late), []
    for part, items in late.items():
        oldest, number = max(item.days_overdue for item in items), len(items)
        noun = "invoice" if number == 1 else "invoices"
        said = Words(
            f"{number} 张发票逾期，最长 {oldest} 天", f"{number} {noun} overdue, the oldest by {_days(oldest)}"
        )
        lines.append(DutyLine(_name(customers, part[0]), said, f"/customers/{part[0]}", sums[part]))
    return Duties(
        Words("逾期欠款", "Overdue"),
        f"/receivables?as_of={day}",
        _most_first(lines),
        totals(sums.values()),
        id="overdue",
    )


def _ceilings(customers: Customers, graded: Mapping[str, Assessment]) -> Duties:
    """Who owes more than the limit in force."""
    lines = []
    for (ref, _), over in excess(graded).items():
        assessment = graded[ref]
        limit, owed = assessment.limit.current if assessment.limit else None, assessment.exposure
        said = Words(f"额度 {limit}，已用 {owed}", f"limit {limit}, used {owed}")
        lines.append(DutyLine(_name(customers, ref), said, f"/customers/{ref}", over))
    title = Words("超出额度", "Above the limit")
    return Duties(title, "/customers", _most_first(lines), _sums(lines), id="ceilings")


def _clocks(unit: Unit, customers: Customers, day: date) -> Duties:
    near = [clock for clock in clocks.running(unit) if 0 <= clock.left(day) <= AHEAD]
    lines = tuple(_clock(clock, customers, day) for clock in near)
    urgent = any(clock.left(day) in LAST_DAYS for clock in near)
    return Duties(
        Words(f"{AHEAD} 天内届满的期间", f"Periods that end within {AHEAD} days"),
        "/clocks",
        lines,
        id="clocks",
        urgent=urgent,
    )


def _clock(clock: Clock, customers: Customers, day: date) -> DutyLine:
    kind, left = clock.kind, clock.left(day)
    zh = "今天届满" if not left else f"还剩 {left} 天"
    en = "ends today" if not left else f"{_days(left)} left"
    said = Words(
        f"{kind.title.zh}，{clock.about}：{clock.ends} 届满，{zh}。{kind.do.zh}",
        f"{kind.title.en}, {clock.about}: ends {clock.ends}, {en}. {kind.do.en}",
    )
    return DutyLine(_name(customers, clock.customer_ref), said, f"/clocks?customer={clock.customer_ref}")


def _letters(unit: Unit, until: datetime) -> Duties:
    """Letters that were written and have not left the house."""
    lines = []
    for letter in unit.letters.of():
        if letter.state not in ("draft", "approved") or letter.created_at > until:
            continue
        step, state = STEPS[letter.step].title, STATES[letter.state]
        said = Words(
            f"{step.zh}，{state.zh}，{letter.written_on} 起草", f"{step.en}, {state.en}, written {letter.written_on}"
        )
        lines.append(DutyLine(letter.debtor, said, f"/dunning/letters/{letter.id}", letter.overdue))
    return Duties(Words("待处理的催款函", "Letters that wait"), "/dunning", tuple(lines), _sums(lines), id="letters")


def _drafts(unit: Unit, since: datetime, until: datetime, day: date) -> Duties:
    """The last version of each contract that was submitted in the period and still has errors that nobody accepted."""
    latest = {line.series: line for line in reversed(unit.drafts.between(since, until))}
    submitted = tuple(latest.values())
    open_ones = open_counts(unit, submitted, day)
    lines = []
    for line in submitted:
        errors = open_ones[line.id]["error"]
        if errors:
            noun = "error" if errors == 1 else "errors"
            said = Words(
                f"{errors} 项错误未处理，{line.actor} 提交", f"{errors} open {noun}, submitted by {line.actor}"
            )
            lines.append(DutyLine(line.title or line.file, said, f"/drafts/{line.id}"))
    return Duties(
        Words("带着错误提交的合同", "Contracts submitted with open errors"), "/drafts", tuple(lines), id="drafts"
    )


def _signed(unit: Unit, since: datetime, until: datetime) -> Duties:
    """The contracts of which somebody said in the period that they were signed, with errors that nobody had accepted."""
    lines = []
    for signing in unit.signings.between(since, until):
        line = unit.drafts.line(signing.draft_id)
        if not signing.open_errors or line is None:
            continue
        number, errors = len(signing.open_errors), signing.open_errors[:NAMED_ERRORS]
        noun = "error" if number == 1 else "errors"
        zh = "、".join(f"{each.rule} {each.title.zh}" for each in errors)
        en = ", ".join(f"{each.rule} {each.title.en}" for each in errors)
        said = Words(
            f"{signing.signed_on} 签署，{number} 项错误未处理：{zh}。登记人 {signing.actor}",
            f"signed on {signing.signed_on} with {number} open {noun}: {en}. Said by {signing.actor}",
        )
        lines.append(DutyLine(line.title or line.file, said, f"/drafts/{line.id}"))
    title = Words("带着未处理错误签署的合同", "Contracts signed with open errors")
    return Duties(title, "/drafts?show=signed", tuple(lines), id="signed", urgent=True)


def _overrides(desk: Desk, unit: Unit, customers: Customers, since: datetime, until: datetime) -> Duties:
    """The releases and decisions against a proposal whose end became known in the period."""
    days = [moment.astimezone(desk.zone).date() for moment in (since, until)]
    lines = []
    for judged in override_report(desk, unit, until).settled_between(days[0], days[1]):
        made, verdict = judged.override, VERDICT_WORDS[judged.after.verdict]
        kind, number = KIND_WORDS[made.kind], f" {made.number}" if made.number else ""
        ended = ENDED[judged.after.verdict]
        said = Words(
            f"{ended.zh}：{made.on} {kind.zh}{number}（{made.by}：{made.reason}），{verdict.zh}",
            f"{ended.en}: {kind.en}{number} on {made.on} ({made.by}: {made.reason}), {verdict.en}",
        )
        path = f"/alerts/{made.alert_id}" if made.alert_id else f"/customers/{made.customer_ref}"
        lines.append(DutyLine(_name(customers, made.customer_ref), said, path, judged.let_out))
    title = Words("放行与否决的结果", "How overrides turned out")
    return Duties(title, "/overrides", tuple(lines), _sums(lines), id="overrides")


def _name(customers: Customers, ref: str) -> str:
    found = customers.get(ref)
    return f"{found.name} ({ref})" if found else ref


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"


def _most_first(lines: Iterable[DutyLine]) -> tuple[DutyLine, ...]:
    return tuple(sorted(lines, key=lambda line: (-line.amount.amount if line.amount else 0, line.path)))


def _sums(lines: Iterable[DutyLine]) -> tuple[Money, ...]:
    return totals(line.amount for line in lines if line.amount is not None)
