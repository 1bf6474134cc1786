"""The dunning ladder (warning-signs, section 6): from the statement before the due date to the lawyer."""

from __future__ import annotations

from riskwatch.domain.dunning import DunningStep, Tone
from riskwatch.domain.words import Words

_SYSTEM = Words("系统邮箱", "system mailbox")
_SALES = Words("业务员", "sales")
_CREDIT = Words("信用管理", "credit control")
_MANAGER = Words("信用经理", "credit manager")
_COLLECTOR = Words("清欠专员", "collector")
_LEGAL = Words("法务", "legal")
_BOTH = Words("业务员与信用管理", "sales and credit control")

LADDER: tuple[DunningStep, ...] = (
    DunningStep("D-15", -15, "email", _SYSTEM, "courteous", Words("寄送对账单", "statement of account"), "statement"),
    DunningStep("D-7", -7, "email", _SALES, "courteous", Words("付款提醒（未逾期）", "payment reminder"), "reminder"),
    DunningStep("D-1", -1, "message", _SALES, "courteous", Words("到期前一日提醒", "reminder on the day before")),
    DunningStep("D+1", 1, "call", _SALES, "gentle", Words("电话：是否已付，何因，何日", "call: paid? why not, when?")),
    DunningStep("D+3", 3, "email", _SYSTEM, "gentle", Words("逾期通知", "overdue notice"), "overdue"),
    DunningStep("D+7", 7, "call", _CREDIT, "gentle", Words("电话：取得付款承诺", "call: get a promise to pay")),
    DunningStep("D+15", 15, "express_letter", _CREDIT, "gentle", Words("催款函", "dunning letter"), "letter2"),
    DunningStep("D+30", 30, "visit", _BOTH, "firm", Words("上门：还款计划、担保", "visit: plan and security")),
    DunningStep("D+45", 45, "express_letter", _MANAGER, "firm", Words("催款函（先款后货）", "firm letter"), "firm"),
    DunningStep("D+60", 60, "call", _COLLECTOR, "firm", Words("主管来电：最后的还款计划", "call: last repayment plan")),
    DunningStep("D+75", 75, "express_letter", _LEGAL, "severe", Words("最后通知", "final demand"), "letter3"),
    DunningStep("D+90", 90, "lawyer", _LEGAL, "severe", Words("移交律师", "hand over to the lawyer")),
)  # fmt: skip

STEPS = {step.id: step for step in LADDER}

TONE_WORDS: dict[Tone, Words] = {
    "courteous": Words("礼貌", "courteous"),
    "gentle": Words("温和", "gentle"),
    "firm": Words("坚定", "firm"),
    "severe": Words("严厉", "severe"),
}


def step_for(day: int) -> DunningStep | None:
    """The highest step that is due `day` days after the due date; None before the first."""
    return next((step for step in reversed(LADDER) if step.day <= day), None)


def first_in_tone(tone: Tone) -> DunningStep:
    """Where the ladder first speaks in that tone after the due date."""
    return next(step for step in LADDER if step.day > 0 and step.tone == tone)
