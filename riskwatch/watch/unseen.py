"""Why no check raises a sign of the table: what it would have to be read from, and that nothing we have holds it."""

from __future__ import annotations

from riskwatch.domain.words import Words

_VISIT = Words(
    "只有实地走访才看得到；走访记录目前是自由文本，不能据以自动判断。",
    "Only a visit shows it; what is recorded of a visit is free text, which no check can judge.",
)
_SALES = Words(
    "只有业务人员知道；系统没有客户关系管理数据，催款记录是自由文本。",
    "Only the salespeople know; there are no CRM data, and what is recorded of a call is free text.",
)
_BANK = Words(
    "需要银行流水或票据记录；导入的应收和票据清单没有这一列。",
    "It needs the bank's entries or notices; the imported lists of receivables and bills have no such column.",
)
_NEWS = Words(
    "没有结构化来源；单篇报道不作为事实，须由人核实后记录。",
    "No source has it in a form that can be read; a press report is no fact until a person has checked it.",
)

WHY_UNSEEN: dict[str, Words] = {
    "OWN09": Words(
        "没有登记或名录列示负责人失联、被采取强制措施；通告散见于各机关网站的文字中。",
        "No register lists that an owner is missing or detained; notices are scattered texts of the authorities.",
    ),
    "MGT08": Words(
        "上海票据交易所的持续逾期名单须登录查询且不提供接口，手工取页尚不能识别该网站。",
        "The list of persistent bill defaults of the Shanghai exchange is behind a log-in and has no interface; its saved pages are "
        "not read yet.",
    ),
    "MGT11": Words(
        "参保人数只在企业年报中公示，所读的公示页面和商业接口没有逐年的人数。",
        "The number of insured staff stands only in annual reports; the pages and interfaces that are read do not give it by year.",
    ),
    "MGT18": Words(
        "拖欠中小企业款项只在年报附表中公示，所读来源没有这一栏。",
        "Arrears to small suppliers stand only in an annex of annual reports, which no source that is read shows.",
    ),
    "MGT19": Words(
        "不知道客户的主要客户是谁；登记的关联关系由 OTH05 处理。",
        "Who its main customers are is not known; registered ties are the matter of OTH05.",
    ),
    "MGT20": _VISIT,
    "MGT22": _SALES,
    "MGT23": Words(
        "需要银行流水中的付款人与账户；导入的付款只有金额和日期。",
        "It needs payer and account from the bank's entries; imported payments have only sum and day.",
    ),
    "MGT24": _SALES,
    "OTH01": Words("由分析人员判断，没有数据来源。", "An analyst's judgement; there is no source of data."),
    "OTH02": _NEWS,
    "OTH03": _NEWS,
    "OTH04": Words(
        "被担保人是谁只写在判决和公告正文里；我们自己登记的担保由关联检查处理。",
        "Whom it guarantees stands only in the text of judgments and announcements; guarantees that we entered travel with OTH05.",
    ),
    "OTH08": Words(
        "信用保险公司的通知没有接口；请在客户限额中直接下调。",
        "An insurer's notice has no interface; lower the customer's limit directly.",
    ),
    "OTH09": _NEWS,
    "OTH10": Words(
        "须比对原件或取得出具单位的回复，由人判断。",
        "It takes the comparison of originals or the issuer's reply: a person decides.",
    ),
    "REC09": Words(
        "账上只有争议金额，没有提出异议的日期，无法与催款先后比较。",
        "The ledger has what is disputed, but not since when: it cannot be told whether the reminder came first.",
    ),
    "REC10": _BANK,
    "REC11": Words(
        "系统不记录对账单的发出与回签，无法知道两次未回。",
        "Statements of account and their return are not recorded, so two unanswered ones cannot be counted.",
    ),
    "REC13": Words(
        "导入的账目没有退货和索赔的历史，只有当前的贷项余额。",
        "The imported books have no history of returns and claims, only the credits that stand now.",
    ),
    "REC14": Words(
        "催款函只记录寄出和送达，通话记录是自由文本；退回和无人接听没有单独的记录。",
        "Letters are recorded as sent or delivered, calls as free text: what came back or was not answered is not recorded apart.",
    ),
    "REC15": Words(
        "对方书面表示不付是一份文件，须由人阅读；在催款记录中写明并手工提请停供。",
        "That it will not pay is said in a document that a person has to read: record it with the reminder and propose to stop.",
    ),
}
"""By sign; those that some check raises are not here."""
