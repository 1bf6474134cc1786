"""Which right covers a stop of supply: decided before anything is written (warning-signs, section 4.1)."""

from __future__ import annotations

from riskwatch.domain.stop import Right, Situation
from riskwatch.domain.words import Words

_CONTRACT = Right(
    "contract", Words("合同约定的中止权", "a right the contract gives"),
    Words("按条款约定的通知和补救期办理。", "Follow the notice and the cure period of the clause."), ("CN-CC-509", "CN-CC-562"),
)  # fmt: skip
_PRIOR = Right(
    "prior_performance", Words("先履行抗辩权", "right to withhold until the buyer performs first"),
    Words("只能拒绝与买方未履行部分相应的给付。", "Only the part that matches what the buyer has not performed."), ("CN-CC-526",),
)  # fmt: skip
_TOGETHER = Right(
    "simultaneous", Words("同时履行抗辩权", "right to withhold until both perform at once"),
    Words("只针对主要义务：对方未开发票之类不构成理由。", "Main duties only: a missing invoice is no reason."), ("CN-CC-525", "CN-CCI-31"),
)  # fmt: skip
_INSECURITY = Right(
    "insecurity", Words("不安抗辩权", "right to suspend for insecurity"),
    Words("须有确切证据；没有确切证据而中止的，我方构成违约。", "It takes firm evidence; who suspends without it is in breach."),
    ("CN-CC-527", "CN-CC-528"), needs_test=True,
)  # fmt: skip
_ANTICIPATORY = Right(
    "anticipatory", Words("预期违约", "anticipatory breach"),
    Words("可在履行期届满前请求承担违约责任或解除合同。", "Claim or terminate before the due date."), ("CN-CC-578", "CN-CC-563"),
)  # fmt: skip
_TRANSIT_CN = Right(
    "transit", Words("取回在途货物", "stoppage of goods in transit"),
    Words("立即书面通知承运人和管理人。", "Notify the carrier and the administrator in writing at once."), ("CN-EBL-39",),
)  # fmt: skip
_TRANSIT_EW = Right(
    "transit", Words("中途停运权", "stoppage in transit"), Words("立即通知承运人。", "Notify the carrier at once."), ("EW-SGA-44",),
)  # fmt: skip
_TRANSIT_US = Right(
    "transit", Words("买方无偿付能力时停运", "stoppage on the buyer's insolvency"), Words("立即通知承运人。", "Notify the carrier at once."),
    ("US-UCC-2-702",),
)  # fmt: skip
_LIEN = Right(
    "lien", Words("未收货款的留置权", "unpaid seller's lien"),
    Words(
        "赊销期已过或买方无偿付能力时可留置尚在我方的货物；没有一般的要求保证权，正式破产后受限制。",
        "Goods still with us, credit expired or buyer insolvent; no general right to demand assurance, and limits after formal insolvency.",
    ),
    ("EW-SGA-39", "EW-SGA-41"),
)  # fmt: skip
_ASSURANCE = Right(
    "assurance", Words("要求充分保证并中止", "demand for adequate assurance"),
    Words("书面要求保证，最长三十日，之后视为毁约。", "A written demand; at most 30 days, then it is a repudiation."), ("US-UCC-2-609",),
    needs_test=True,
)  # fmt: skip
_CISG = Right(
    "cisg", Words("公约第七十一条中止", "suspension under article 71"),
    Words("立即通知；对方提供充分保证的须继续履行。", "Immediate notice; go on when adequate assurance comes."), ("CISG-71",), needs_test=True,
)  # fmt: skip
NONE = Right(
    "none", Words("没有可依据的权利", "no right to stop"), Words("", ""), (),
    refused=Words(
        "没有依据：其他合同项下的欠款本身不能成为停止本合同供货的理由，除非合同有交叉违约条款。",
        "No ground: arrears under other contracts alone do not allow a stop under this one, unless it has a cross-default clause.",
    ),
)  # fmt: skip
_NO_TURN = Right(
    "none", Words("尚不能判断", "not decided yet"), Words("", ""), (),
    refused=Words("须先说明谁先履行：查合同的付款和交货条款。", "Say first who has to perform first: see the terms of payment and delivery."),
)  # fmt: skip


def right_for(given: Situation) -> Right:
    """The right that fits, the surest first: the contract's own, then what the buyer owes first or at once, then what the
    facts about the buyer give. `refused` is set where there is none."""
    if given.clause.strip():
        return _CONTRACT
    if given.in_transit and given.insolvent:
        return {"CN": _TRANSIT_CN, "EW": _TRANSIT_EW, "US": _TRANSIT_US, "CISG": _CISG}[given.law]
    if given.law != "CN":
        return {"EW": _LIEN if given.arrears_same or given.insolvent else NONE, "US": _ASSURANCE, "CISG": _CISG}[
            given.law
        ]
    if given.refused:
        return _ANTICIPATORY
    if given.turn == "unknown":
        return _NO_TURN
    if given.arrears_same and given.turn == "buyer_first":
        return _PRIOR
    if given.turn == "together":
        return _TOGETHER
    return _INSECURITY if given.turn == "we_first" else NONE
