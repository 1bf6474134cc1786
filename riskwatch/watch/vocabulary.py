"""What sections and signals are called when people read about them."""

from __future__ import annotations

from riskwatch.domain.words import Words

FACTS: dict[str, Words] = {
    "names": Words("名称", "names"),
    "status": Words("登记状态", "company status"),
    "insolvency": Words("破产与清算", "insolvency cases"),
    "capital": Words("注册资本", "capital"),
    "addresses": Words("住所", "addresses"),
    "officers": Words("主要人员", "officers"),
    "owners": Words("股东与实际控制人", "owners"),
    "filings": Words("报送记录", "filings"),
    "charges": Words("抵押与质押", "charges"),
    "notices": Words("公示与处罚", "notices"),
    "enforcement": Words("司法与执行", "courts and enforcement"),
    "sanctions": Words("制裁与管制名单", "sanctions lists"),
    "branches": Words("分支机构", "branches"),
    "changes": Words("变更记录", "change log"),
}
SIGNALS: dict[str, Words] = {
    "STATUS_CEASED": Words("注销、吊销或解散", "struck off or dissolved"),
    "STATUS_STRIKE_OFF_PENDING": Words("拟注销公告", "strike-off pending"),
    "STATUS_SUSPENDED": Words("停业、歇业", "business suspended"),
    "INSOLVENCY_PETITION": Words("破产申请", "insolvency petition"),
    "INSOLVENCY_OPEN": Words("破产清算", "insolvency opened"),
    "INSOLVENCY_RESCUE": Words("重整、和解程序", "rescue procedure"),
    "LIQUIDATION_SOLVENT": Words("自行清算", "solvent liquidation"),
    "INSOLVENCY_CLOSED": Words("程序终结", "procedure closed"),
    "JUDGMENT_DISHONEST": Words("失信被执行人", "dishonest judgment debtor"),
    "JUDGMENT_ENFORCED": Words("被执行人", "under enforcement"),
    "ENFORCEMENT_UNSATISFIED": Words("终结本次执行", "enforcement without assets"),
    "CONSUMPTION_RESTRICTED": Words("限制高消费", "restriction on consumption"),
    "EQUITY_FROZEN": Words("股权冻结", "equity frozen"),
    "EQUITY_PLEDGED": Words("股权出质", "equity pledged"),
    "CHARGE_REGISTERED": Words("抵押登记", "charge registered"),
    "CHARGE_SATISFIED": Words("抵押注销", "charge satisfied"),
    "ASSET_AUCTION": Words("司法拍卖", "judicial sale of assets"),
    "ABNORMAL_LISTED": Words("经营异常名录", "list of abnormal operations"),
    "SERIOUS_ILLEGAL": Words("严重违法失信名单", "list of serious violations"),
    "FILING_OVERDUE": Words("逾期未报送", "filing overdue"),
    "TAX_ABNORMAL": Words("税务异常", "tax irregularity"),
    "PENALTY": Words("行政处罚", "penalty"),
    "LAWSUIT_DEFENDANT": Words("涉诉（被告）", "sued as defendant"),
    "OFFICER_LEFT": Words("主要人员离任", "officer left"),
    "OFFICER_JOINED": Words("主要人员就任", "officer appointed"),
    "OFFICER_CHURN": Words("主要人员变动", "officers leaving"),
    "OFFICER_RISK": Words("负责人异常", "trouble with the officers"),
    "OWNER_CHANGE": Words("股东变更", "owner changed"),
    "CAPITAL_REDUCED": Words("减资", "capital reduced"),
    "ADDRESS_CHANGED": Words("住所变更", "address changed"),
    "ADDRESS_INVALID": Words("住所无法联系", "address not valid"),
    "NAME_CHANGED": Words("名称变更", "name changed"),
    "AUDITOR_CHANGED": Words("审计机构变更", "auditor changed"),
    "ACCOUNTS_UNRELIABLE": Words("财务报表存疑", "accounts unreliable"),
    "DELISTED": Words("退市", "delisted"),
    "DEBT_ACCELERATED": Words("债务违约", "debt accelerated"),
    "SANCTIONED": Words("制裁名单", "sanctions list"),
    "LEI_LAPSED": Words("LEI 未续展", "LEI lapsed"),
    "CAPITAL_OVERDUE": Words("出资逾期", "capital overdue"),
    "MERGER_OR_SPLIT": Words("合并、分立公告", "merger or split announced"),
    "WAGES_UNPAID": Words("拖欠工资、社保", "wages unpaid"),
    "PERMIT_EXPIRED": Words("许可到期", "permit expired"),
    "BRANCH_CLOSED": Words("分支机构注销", "branch closed"),
    "NOT_FOUND": Words("查无此企业", "not found at the source"),
    "SOURCE_UNAVAILABLE": Words("查询失败", "source unavailable"),
}


def signal_words(code: str) -> Words:
    """The name of a signal; a code that has none is shown as it is."""
    return SIGNALS.get(code) or Words(code, code)


def fact_words(fact: str) -> Words:
    """The name of a section or a signal."""
    return FACTS.get(fact) or signal_words(fact)
