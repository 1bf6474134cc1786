"""What letters, their annex and their steps are called on pages, in files and on the terminal."""

from __future__ import annotations

from riskwatch.domain.dunning import DunningChannel, PromiseState, RateBasis
from riskwatch.domain.words import Words

STATES: dict[str, Words] = {
    "draft": Words("草稿", "draft"),
    "approved": Words("已批准，待寄", "approved, to be sent"),
    "dispatched": Words("已寄出", "dispatched"),
    "delivered": Words("已签收", "delivered"),
    "void": Words("作废", "void"),
}
CHANNELS: dict[DunningChannel, Words] = {
    "email": Words("电子邮件", "e-mail"),
    "message": Words("短信或微信", "text message"),
    "call": Words("电话", "call"),
    "visit": Words("上门", "visit"),
    "express_letter": Words("快递函件", "express letter"),
    "lawyer": Words("律师", "lawyer"),
}
PROMISES: dict[PromiseState, Words] = {
    "pending": Words("未到期", "pending"),
    "kept": Words("已兑现", "kept"),
    "broken": Words("未兑现", "broken"),
}
BASES: dict[RateBasis, Words] = {
    "agreed": Words("合同约定", "agreed"),
    "statutory": Words("法定", "by law"),
    "none": Words("待计", "left open"),
}
ANNEX = Words("附件一　欠款明细", "Annex 1: items")
STATEMENT = Words("附件二　对账回执", "Annex 2: confirmation of the statement")
CONFIRM = Words(
    "经核对，截至{day}我司应付贵司款项为人民币／其他币种 ____________ 元。□ 一致　□ 不一致，差异：____________",
    "We have compared our books: as of {day} we owe you ____________.  [ ] agreed   [ ] not agreed, because: ____________",
)
SIGN_HERE = Words(
    "债务人（盖章）：____________　　经办人：____________　　日期：____________",
    "Debtor (seal): ____________   Signed by: ____________   Date: ____________",
)
COLUMNS = (
    Words("发票", "Invoice"),
    Words("合同", "Contract"),
    Words("到期日", "Due"),
    Words("逾期天数", "Days overdue"),
    Words("未付", "Unpaid"),
    Words("其中争议", "Of it disputed"),
    Words("每日比率", "Rate a day"),
    Words("违约金或损失", "Charge"),
)
METHOD = Words(
    "违约金或损失＝无争议的未付款×每日比率×逾期天数（自到期日次日起算），不计复利。",
    "Charge = undisputed unpaid sum × rate a day × days overdue (counted from the day after the due date); simple.",
)
