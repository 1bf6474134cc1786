"""The table of clocks (warning-signs, section 10), each with the articles that fix it."""

from __future__ import annotations

from riskwatch.domain.clock import ClockKind, Period
from riskwatch.domain.words import Words

_AFTER_DUE = Words("到期日次日", "the day after the due date")
_INTERRUPT = Words(
    "寄出催款函并留存签收，或取得对方签章的对账单、还款计划；否则起诉",
    "send a demand and keep the delivery record, or get a signed statement or plan; else sue",
)
LIMITATION_CN = ClockKind(
    "limitation", Words("诉讼时效", "limitation period"), Period(years=3), _AFTER_DUE, _INTERRUPT,
    ("CN-CC-188", "CN-CC-189", "CN-LIM-4", "CN-CC-195", "CN-LIM-8", "CN-LIM-14"),
)  # fmt: skip
LIMITATION_INTERNATIONAL = ClockKind(
    "limitation_international", Words("国际货物买卖诉讼时效", "limitation of an international sale"), Period(years=4),
    _AFTER_DUE, _INTERRUPT, ("CN-CC-594", "CN-CC-195"),
)  # fmt: skip
LIMITATION_EW = ClockKind(
    "limitation_ew", Words("英格兰诉讼时效", "limitation in England and Wales"), Period(years=6), _AFTER_DUE,
    Words("到期前起诉，或取得书面承认", "sue, or get a written acknowledgement"), ("EW-LA80-5",),
)  # fmt: skip
LIMITATION_US = ClockKind(
    "limitation_us", Words("美国货物买卖诉讼时效", "limitation of a sale in the US"), Period(years=4), _AFTER_DUE,
    Words("到期前起诉", "sue"), ("US-UCC-2-725",),
)  # fmt: skip
CAPITAL_REDUCTION = ClockKind(
    "capital_reduction", Words("减资：要求清偿或担保", "capital reduction: ask for payment or security"), Period(days=45),
    Words("减资公告之日（收到通知的为三十日）", "the announcement (30 days where we were notified)"),
    Words("书面要求清偿债务或提供担保", "ask in writing for payment or security"), ("CN-CL-224",), (45, 30, 7),
)  # fmt: skip
MERGER = ClockKind(
    "merger", Words("合并、分立：要求清偿或担保", "merger or split: ask for payment or security"), Period(days=45),
    Words("公告之日（收到通知的为三十日）", "the announcement (30 days where we were notified)"),
    Words("书面要求清偿债务或提供担保", "ask in writing for payment or security"), ("CN-CL-220",), (45, 30, 7),
)  # fmt: skip
LIQUIDATION = ClockKind(
    "liquidation", Words("清算：申报债权", "liquidation: file the claim"), Period(days=45),
    Words("清算公告之日（收到通知的为三十日）", "the announcement (30 days where we were notified)"),
    Words("向清算组书面申报债权并附证据", "file the claim with evidence"), ("CN-CL-235",), (45, 30, 7),
)  # fmt: skip
SIMPLE_DEREGISTRATION = ClockKind(
    "simple_deregistration", Words("简易注销：提出异议", "simple deregistration: object"), Period(days=20),
    Words("公告之日", "the announcement"), Words("在公示系统提出异议", "object on the publicity system"),
    ("CN-CL-240", "CN-REG-33"), (20, 7),
)  # fmt: skip
BANKRUPTCY = ClockKind(
    "bankruptcy", Words("破产：申报债权", "bankruptcy: file the claim"), Period(days=30),
    Words("法院受理公告之日；法院可定三十日至三个月", "the court's announcement; the court may fix 30 days to 3 months"),
    Words("向管理人申报债权；核对公告所定期限", "file the claim; look up the period the court has fixed"),
    ("CN-EBL-45", "CN-EBL-48", "CN-EBL-56"), (90, 30, 7),
)  # fmt: skip

ENTERED: tuple[ClockKind, ...] = (
    ClockKind(
        "guarantee", Words("保证期间", "guarantee period"), None,
        Words("主债务履行期届满之日；未约定的为六个月", "the end of the main debt's term; six months where nothing is agreed"),
        Words(
            "连带责任：书面要求保证人付款；一般保证：起诉债务人。每个保证人分别主张",
            "joint: demand on the guarantor in writing; general: sue the debtor; each guarantor apart",
        ),
        ("CN-CC-692", "CN-CC-693", "CN-SEC-29", "CN-SEC-32", "CN-SEC-34"), (90, 60, 30, 14, 7),
    ),
    ClockKind(
        "title_registration", Words("所有权保留登记", "registration of retained title"), Period(days=10),
        Words("交货之日", "delivery"), Words("在动产融资统一登记公示系统登记", "register it"), ("CN-CC-416", "CN-SEC-57"), (10, 7, 3, 1),
    ),
    ClockKind(
        "quality_reply", Words("答复质量异议", "reply to a quality objection"), Period(working_days=5),
        Words("收到异议之日（合同另有约定的从约定）", "receipt of the objection (the contract may say otherwise)"),
        Words("书面答复", "reply in writing"), (), (5, 3, 1),
    ),
    ClockKind(
        "insurer_notice", Words("信用保险：报损", "credit insurance: notice of overdue"), None,
        Words("保单所定", "as the policy says"), Words("按保单通知保险人", "notify the insurer"), (), (30, 7, 3),
    ),
    ClockKind(
        "bill_presentment", Words("票据提示付款", "presentment of a bill"), Period(days=10), Words("票据到期日", "maturity"),
        Words("提示付款", "present it"), ("CN-NIL-53",), (10, 7, 3, 1),
    ),
    ClockKind(
        "bill_notice", Words("拒付通知前手", "notice of dishonour"), Period(days=3), Words("收到拒付证明之日", "receipt of the protest"),
        Words("书面通知前手", "notify the prior parties in writing"), ("CN-NIL-66",), (3, 1),
    ),
    ClockKind(
        "bill_recourse", Words("票据追索", "recourse on a bill"), Period(months=6), Words("被拒付之日", "dishonour"),
        Words("起诉前手", "sue the prior parties"), ("CN-NIL-17",), (90, 30, 7),
    ),
    ClockKind(
        "bill_acceptor", Words("对承兑人的票据权利", "rights against the acceptor"), Period(years=2), Words("票据到期日", "maturity"),
        Words("起诉承兑人", "sue the acceptor"), ("CN-NIL-17",),
    ),
    ClockKind(
        "termination", Words("解除权", "right to terminate"), Period(years=1), Words("知道解除事由之日", "knowledge of the ground"),
        Words("通知解除", "give notice"), ("CN-CC-564",),
    ),
    ClockKind(
        "rescission", Words("撤销合同", "rescission"), Period(years=1),
        Words("知道撤销事由之日（重大误解为九十日）", "knowledge of the ground (mistake: 90 days)"),
        Words("起诉或申请仲裁", "go to court or arbitration"), ("CN-CC-152",),
    ),
    ClockKind(
        "revocation", Words("撤销债务人转移财产", "revocation of the debtor's transfers"), Period(years=1),
        Words("知道撤销事由之日；行为发生起最长五年", "knowledge of the ground; at most five years from the act"), Words("起诉", "sue"), ("CN-CC-541",),
    ),
    ClockKind(
        "preservation", Words("诉前保全后起诉", "suit after pre-action preservation"), Period(days=30), Words("保全之日", "preservation"),
        Words("起诉或申请仲裁，否则解除保全", "sue or go to arbitration, else it is lifted"), ("CN-CPL-104",), (30, 14, 7),
    ),
    ClockKind(
        "payment_order", Words("支付令异议期", "objection to a payment order"), Period(days=15), Words("送达之日", "service"),
        Words("期满无异议的申请执行", "apply for enforcement when none comes"), ("CN-CPL-227",), (15, 7),
    ),
    ClockKind(
        "enforcement", Words("申请执行", "application for enforcement"), Period(years=2),
        Words("判决所定履行期届满之日", "the end of the period in the judgment"),
        Words("申请强制执行", "apply for enforcement"), ("CN-CPL-250",),
    ),
)  # fmt: skip

AUTOMATIC = (
    LIMITATION_CN, LIMITATION_INTERNATIONAL, LIMITATION_EW, LIMITATION_US, CAPITAL_REDUCTION, MERGER, LIQUIDATION,
    SIMPLE_DEREGISTRATION, BANKRUPTCY,
)  # fmt: skip
KINDS = {kind.id: kind for kind in (*AUTOMATIC, *ENTERED)}
