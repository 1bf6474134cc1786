"""What the parts, states and answers of a stop are called."""

from __future__ import annotations

from riskwatch.domain.stop import StopLaw, Turn
from riskwatch.domain.words import Words

STATES: dict[str, Words] = {
    "proposed": Words("待批准", "proposed"),
    "in_force": Words("已生效，待送达", "in force, notice to be served"),
    "served": Words("已送达通知", "notice served"),
    "security_offered": Words("已提供足额担保", "adequate security given"),
    "lifted": Words("已恢复供货", "lifted"),
    "ended": Words("合同已解除", "contract ended"),
    "rejected": Words("未批准", "not approved"),
}
LAWS: dict[StopLaw, Words] = {
    "CN": Words("中国法", "Chinese law"),
    "EW": Words("英格兰法", "English law"),
    "US": Words("美国统一商法典", "US Uniform Commercial Code"),
    "CISG": Words("联合国国际货物销售合同公约", "UN sales convention (CISG)"),
}
TURNS: dict[Turn, Words] = {
    "we_first": Words("我方先交货，买方后付款", "we deliver first, the buyer pays later"),
    "buyer_first": Words("买方应先付款（预付款、前一期货款）", "the buyer pays first (deposit, earlier instalment)"),
    "together": Words("同时履行，未约定先后", "both at once, no order agreed"),
    "unknown": Words("尚不清楚", "not known yet"),
}
TITLE = Words("停止供货案卷", "Stop-supply file")
PARTS = {
    "summary": Words("一、摘要", "1. Summary"),
    "right": Words("二、依据的权利与审查", "2. The right relied on, and its test"),
    "facts": Words("三、事实与证据", "3. Facts and evidence"),
    "quotes": Words("四、合同条款", "4. Clauses of the contract"),
    "notice": Words("五、中止履行通知", "5. Notice of suspension"),
    "served": Words("六、送达与后续", "6. Service and what followed"),
    "log": Words("七、处理记录", "7. Log"),
    "annex": Words("附件：登记机关答复原文", "Annex: replies of the registers"),
}
ROWS = {
    "buyer": Words("买方", "Buyer"),
    "seller": Words("卖方", "Seller"),
    "contract": Words("合同", "Contract"),
    "orders": Words("中止的交付", "Deliveries suspended"),
    "arrears": Words("到期未付", "Arrears"),
    "suspended": Words("中止部分的价款", "Price of the suspended part"),
    "security": Words("所求担保不低于", "Security of at least"),
    "answer_by": Words("答复期限", "Answer by"),
    "state": Words("状态", "State"),
    "proposed": Words("提出", "Proposed by"),
    "approved": Words("批准", "Approved by"),
    "lawyer": Words("律师意见", "Lawyer"),
    "reason": Words("理由", "Reason"),
    "law": Words("适用法", "Law"),
    "turn": Words("履行顺序", "Order of performance"),
    "made": Words("制作时间", "Made at"),
}
FACT_COLUMNS = (
    Words("事实", "Fact"),
    Words("证据等级", "Evidence"),
    Words("发生／公布／发现", "Happened / published / seen"),
    Words("来源与存证（SHA-256）", "Source and stored reply (SHA-256)"),
)
LANGUAGES = {"zh": Words("中文", "Chinese"), "en": Words("英文", "English")}
"""Of the notice."""
YES, NO = Words("是", "yes"), Words("否", "no")
"""Answers to the points of the test."""
