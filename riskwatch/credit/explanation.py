"""The few sentences of an alert: what happened, since when, what is at stake, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from riskwatch.credit.grounds import StopTest
from riskwatch.domain.assessment import Assessment
from riskwatch.domain.customer import Customer
from riskwatch.domain.event import Event
from riskwatch.domain.money import Money
from riskwatch.domain.sign import Sign, Step
from riskwatch.domain.words import Words

SHOWN = 3
"""No more facts than this are told; the rest stands in the list behind the alert."""

ADVICE: dict[Step, Words] = {
    "review": Words(
        "请在三个工作日内核实：致电客户，记录说明，决定是否调整额度。",
        "Check within three working days: call the customer, note the explanation, decide about the limit.",
    ),
    "cut_limit": Words(
        "建议收紧：下调额度，新订单缩短账期，要求对账或提供担保。",
        "Tighten: cut the limit, shorten terms for new orders, ask for a statement of account or for security.",
    ),
    "prepayment": Words(
        "建议新订单先款后货，并就旧欠要求担保；已接受的订单须先核对依据哪项权利。",
        "New orders against payment only, and security for the old debt; check which right covers accepted orders.",
    ),
    "stop_supply": Words(
        "建议停止供货：须信贷经理与律师共同批准，当日书面通知对方，并召回在途货物。",
        "Stop supply: it takes the credit manager and a lawyer, written notice the same day, recall of goods on the way.",
    ),
    "none": Words("", ""),
}


def explain(
    customer: Customer,
    before: Assessment | None,
    after: Assessment,
    signs: Sequence[Sign],
    limit_after: Decimal | None,
    test: StopTest,
) -> Words:
    """All of it in both languages, in this order."""
    sentences = [
        *(_fact(sign) for sign in signs[:SHOWN]),
        _grade(before, after),
        *_reasons(after),
        _money(customer, after, limit_after),
        ADVICE[after.proposal],
        *(_doubts(test) if after.proposal == "stop_supply" else ()),
    ]
    told = [sentence for sentence in sentences if sentence is not None]
    return Words("".join(s.zh for s in told), " ".join(s.en for s in told))


def _fact(sign: Sign) -> Words:
    if not sign.because:  # from our own books, which have no register event
        return sign.says
    event = min(sign.because, key=lambda e: (e.on != sign.on, -e.first_seen.timestamp(), e.id))
    zh, en = _dates(event)
    return Words(f"{sign.says.zh}（{zh}）", f"{sign.says.en} ({en})")


def _dates(event: Event) -> tuple[str, str]:
    """All three dates, so that nobody takes an old fact for a new one."""
    seen = event.first_seen.date()
    zh = [f"首次发现 {seen}"]
    en = [f"first seen {seen}"]
    if event.published:
        zh.insert(0, f"公示 {event.published}")
        en.insert(0, f"published {event.published}")
    happened = event.event_date
    zh.insert(0, f"发生 {happened}" if happened else "发生日期未公示")
    en.insert(0, f"happened {happened}" if happened else "day not published")
    return "，".join(zh), ", ".join(en)


def _grade(before: Assessment | None, after: Assessment) -> Words:
    new = after.grade.value
    if before is None or before.grade is after.grade:
        return Words(f"信用评级 {new}。", f"Grade {new}.")
    return Words(f"信用评级由 {before.grade.value} 调为 {new}。", f"Grade {before.grade.value} to {new}.")


def _reasons(after: Assessment) -> Iterable[Words]:
    """Why a person should look although no single fact asks for it."""
    signs = after.signs_grade.value if after.signs_grade else ""
    if "signs" in after.disagreements:
        yield Words(
            f"仅看预警信号只有 {signs} 级，与综合评级相差悬殊。",
            f"The signs alone give grade {signs}, far from what accounts and payments say.",
        )
    if "opinion" in after.disagreements and after.opinion and after.scored:
        model, scored = after.opinion.grade.value, after.scored.value
        yield Words(
            f"统计模型按同一份报表评为 {model}，综合评分为 {scored}，请复核。",
            f"The fitted model reads the same accounts as {model}, the score says {scored}: look again.",
        )
    if after.knocked_out:
        refs = "、".join(after.knocked_out), ", ".join(after.knocked_out)
        yield Words(f"关联方已触发 E 级底线：{refs[0]}。", f"A related company has a floor of E: {refs[1]}.")


def _money(customer: Customer, after: Assessment, limit_after: Decimal | None) -> Words | None:
    zh, en = [], []
    if after.exposure is not None:
        zh.append(f"已用额度 {after.exposure}")
        en.append(f"exposure {after.exposure}")
    if customer.credit_limit is not None:
        zh.append(f"现额度 {customer.credit_limit}")
        en.append(f"limit {customer.credit_limit}")
    if limit_after is not None and (customer.credit_limit is None or limit_after != customer.credit_limit.amount):
        proposed = Money(limit_after, customer.currency)
        zh.append(f"建议额度 {proposed}")
        en.append(f"proposed limit {proposed}")
    if not zh:
        return None
    text = ", ".join(en)
    return Words("，".join(zh) + "。", text[0].upper() + text[1:] + ".")


def _doubts(test: StopTest) -> Iterable[Words]:
    """What the test for suspending delivery still lacks; it is shown with the proposal, never hidden."""
    if not test.missing:
        return
    zh = "；".join(words.zh for words in test.missing)
    en = "; ".join(words.en for words in test.missing)
    yield Words(f"目前不宜主张不安抗辩：{zh}。", f"The right to suspend is not yet made out: {en}.")
