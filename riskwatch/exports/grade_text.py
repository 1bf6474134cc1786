"""A grade with its limit for the terminal: every line can be recomputed from the one below it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from riskwatch.domain.assessment import Assessment, Cap, Limit
from riskwatch.domain.customer import Customer
from riskwatch.domain.exposure import KINDS
from riskwatch.domain.words import Words

CAP_WORDS: dict[Cap, Words] = {
    "no_figures": Words("既无报表也无付款记录，评级不高于C", "neither accounts nor payments: not better than C"),
    "no_accounts": Words("无近两年的报表，评级不高于C", "no accounts of the last two years: not better than C"),
    "group": Words("关联方触发E级底线，下调一级", "a related company has a floor of E: one grade lower"),
}
_SCORE = Words("评分 {score}，数据完整度 {depth}", "score {score}, depth {depth}")
_EARNED = Words(
    "按数据可评为 {earned}，{day} 起可申请上调", "the figures earn {earned}; a rise may be approved from {day} on"
)
_FLOOR = Words("底线 {floor}：{sign}", "floor {floor}: {sign}")
_F = Words(
    "F 财务 {points}（Z'' {z}，报表 {day}，权重保留 {trust}）",
    "F accounts {points} (Z'' {z}, accounts of {day}, weight left {trust})",
)
_P = Words(
    "P 付款 {points}（加权逾期 {days} 天，{invoices} 张发票，争议 {disputed}）",
    "P payments {points} ({days} days beyond terms, {invoices} invoices, disputed {disputed})",
)
_R = Words("R 登记与事件 {points}（风险合计 {risk}）", "R register and events {points} (risk of all signs {risk})")
_LIMIT = Words(
    "额度 {recommended} = {factor} × {basis} + 担保 {secured}（现额度 {current}）",
    "limit {recommended} = {factor} x {basis} + secured {secured} (in force {current})",
)
_SIDES = Words(
    "偿付能力 {capacity}，需求 {need}，集中度 {concentration}，起始额度 {starter}",
    "capacity {capacity}, need {need}, concentration {concentration}, first limit {starter}",
)
_OWED = Words("已用额度 {total}：{kinds}", "exposure {total}: {kinds}")
_OPINION = Words(
    "模型意见 {grade}（一年内违约概率 {share}%）", "second opinion {grade} (failure within a year {share}%)"
)


def grade_lines(assessment: Assessment, customer: Customer, language: str) -> Iterator[str]:
    """The lines of one customer."""
    yield f"{customer.ref} {customer.name}: {assessment.grade}  {assessment.proposal}"
    for words in _told(assessment, customer):
        yield f"  {words.said(language)}"
    for one in assessment.contributions:
        yield f"    {one.sign.kind.id}  {one.points_now:>8.3f}  {one.sign.says.said(language)}"


def _told(assessment: Assessment, customer: Customer) -> Iterator[Words]:
    yield _SCORE.filled({"score": _short(assessment.score), "depth": f"{assessment.depth:.2f}"})
    if assessment.rise_from is not None:
        yield _EARNED.filled({"earned": assessment.earned, "day": assessment.rise_from})
    for cap in assessment.caps:
        yield CAP_WORDS[cap]
    if assessment.floor_sign is not None:
        yield _FLOOR.filled({"floor": assessment.floor, "sign": assessment.floor_sign.kind.title})
    yield from _parts(assessment)
    if assessment.limit is not None:
        yield from _limit(assessment.limit)
    if assessment.exposures is not None:
        kinds = assessment.exposures.kinds
        zh = "，".join(f"{KINDS[kind].zh} {money}" for kind, money in kinds.items())
        en = ", ".join(f"{KINDS[kind].en} {money}" for kind, money in kinds.items())
        yield _OWED.filled({"total": assessment.exposures.total, "kinds": Words(zh, en)})
    elif customer.exposure is not None:
        yield _OWED.filled({"total": customer.exposure, "kinds": KINDS["stated"]})
    if assessment.opinion is not None:
        share = _short(assessment.opinion.probability * 100)
        yield _OPINION.filled({"grade": assessment.opinion.grade, "share": share})


def _parts(assessment: Assessment) -> Iterator[Words]:
    parts = assessment.parts
    if (money := parts.financial) is not None:
        values = {"points": _short(money.points), "z": f"{money.z:.3f}", "day": money.period_end}
        yield _F.filled({**values, "trust": f"{money.trust:.2f}"})
    if (paid := parts.payment) is not None:
        record = paid.record
        values = {"points": _short(paid.points), "days": _short(record.days), "invoices": record.invoices}
        yield _P.filled({**values, "disputed": record.disputed})
    if parts.register is not None:
        yield _R.filled({"points": _short(parts.register), "risk": _short(assessment.risk)})


def _limit(limit: Limit) -> Iterator[Words]:
    sums = {name: getattr(limit, name) for name in ("recommended", "current", "basis", "secured", "capacity", "need")}
    sums |= {"concentration": limit.concentration, "starter": limit.starter}
    shown = {name: "—" if money is None else str(money) for name, money in sums.items()}
    yield _LIMIT.filled({**shown, "factor": f"{limit.factor:f}"})
    yield _SIDES.filled(shown)


def _short(value: Decimal) -> str:
    return str(value.quantize(Decimal("0.1"), ROUND_HALF_UP))
