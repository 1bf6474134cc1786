"""The table of the policy's parameters: what each is called, in what unit it is written, and which rules ask for it.

Schema, starter file, web page and manual are all made from this table; the defaults stand in `Policy` alone.
"""

from __future__ import annotations

from riskwatch.domain.words import Words
from riskwatch.rulebook.house.credit_parameters import CREDIT_GROUPS
from riskwatch.rulebook.house.parameter import Group, Kind, Parameter
from riskwatch.rulebook.house.parameter import parameter as _of

__all__ = ["GROUPS", "PARAMETERS", "UNITS", "Kind", "Parameter"]

UNITS: dict[str, Words] = {
    "days": Words("天", "days"),
    "workdays": Words("个工作日", "working days"),
    "months": Words("个月", "months"),
    "count": Words("次", "payments"),
    "hour": Words("点", "o'clock"),
    "hours_by_person": Words("个工作小时", "working hours"),
    "times": Words("倍", "times"),
    "per_day": Words("每日", "a day"),
    "per_year": Words("每年", "a year"),
}
"""What follows the value when people read it; kinds that are not here carry their unit in the value itself."""


GROUPS: tuple[Group, ...] = (
    Group(
        Words("信用与账期", "Credit and time to pay"),
        (
            _of("credit_term_max_days", "days_by_grade", "各信用等级的最长账期", "Longest credit term by grade", "PAY004"),
            _of("prepayment_min_made_to_order", "share", "定制货物的最低预付款",
                "Least prepayment for goods made to order", "PAY004"),
            _of("prepayment_min_new_buyer", "share", "新客户的最低预付款", "Least prepayment of a new buyer", "PAY004"),
            _of("approved_exceptions", "exceptions", "已批准的例外合同", "Contracts with an approved exception", "PAY004"),
            _of("security_from_grade", "grade", "从哪一级起要求担保", "Grade from which security is asked for", "GUA006"),
            _of("statutory_days_public", "days", "机关、事业单位的法定付款期限",
                "Statutory time to pay of a public buyer", "PAY003"),
            _of("statutory_days_public_max", "days", "机关、事业单位约定付款期限的上限",
                "Longest time a public buyer may agree", "PAY003"),
            _of("statutory_days_large", "days", "大型企业的法定付款期限", "Statutory time to pay of a large buyer", "PAY003"),
            _of("uk_payments_bill", "flag", "按英国付款新法案（未生效）检查",
                "Check by the pending UK bill on payment times", "PAY003"),
        ),
    ),
    Group(
        Words("检验与质保", "Inspection and warranty"),
        (
            _of("inspection_max_days", "days", "最长检验期", "Longest inspection period", "INS004"),
            _of("inspection_max_days_by_goods", "days_by_goods", "特定货物的最长检验期",
                "Longest inspection period of certain goods", "INS004"),
            _of("short_period_max_days", "days", "不超过此值的单一检验期视为过短", "One period up to this is short for hidden defects", "INS005"),
            _of("visible_min_days", "days", "外观检验期的下限", "Shortest period for visible defects", "INS005"),
            _of("latent_min_days", "days", "内在质量检验期的下限", "Shortest period for latent defects", "INS005"),
            _of("latent_min_days_equipment", "days", "设备内在质量检验期的下限",
                "Shortest period for latent defects of equipment", "INS005"),
            _of("reply_min_workdays", "workdays", "我方答复异议的最短期限", "Shortest time for our reply to a claim", "INS006"),
            _of("warranty_max_months", "months", "最长质保期", "Longest warranty", "LIA009"),
        ),
    ),
    Group(
        Words("逾期付款与违约金", "Late payment and penalties"),
        (
            _of("late_rate_recommended_per_day", "per_day", "建议的逾期付款违约金", "Recommended late-payment rate", "LIA001"),
            _of("late_rate_info_per_year", "per_year", "年化超过此值时提示", "Yearly rate above which we note it", "LIA002"),
            _of("late_rate_warning_per_year", "per_year", "年化超过此值时警告", "Yearly rate above which we warn", "LIA002"),
            _of("late_grace_max_days", "days", "最长宽限期", "Longest period of grace", "LIA003"),
            _of("late_flat_min_share", "share", "一次性违约金的下限", "Least flat penalty", "LIA003"),
            _of("late_statutory_multiple", "times", "相对LPR的最低倍数", "Least multiple of the loan prime rate", "LIA003"),
            _of("late_substantial_over_base", "share", "英国法下高于基准利率的最低幅度",
                "Least margin over base rate in England", "LIA003"),
            _of("lpr_1y", "dated_rates", "一年期LPR（按公布日手工录入）",
                "One-year loan prime rate, entered by hand as published", "LIA003"),
            _of("surely_below_lpr", "per_year", "未录入LPR时，低于此值即视为过低",
                "Rate that is too low in any case, while no loan prime rate is entered", "LIA003"),
            _of("penalty_over_loss", "share", "一次性违约金占价款的上限", "Lump-sum penalty against the price", "LIA002"),
            _of("earnest_money_max", "share", "定金上限", "Highest earnest money", "LIA006"),
            _of("seller_delay_rate_max_per_day", "per_day", "我方逾期交货违约金上限",
                "Highest rate for our late delivery", "LIA004"),
            _of("seller_delay_cap", "share", "我方逾期交货违约金累计上限", "Cap on our damages for late delivery", "LIA004"),
            _of("seller_penalty_max_share", "share", "我方违约金占合同价的上限",
                "Highest penalty on us against the price", "LIA005"),
            _of("mirror_times", "times", "我方违约金率高出买方多少倍时警告",
                "How many times the buyer's rate ours may be", "LIA004"),
        ),
    ),
    Group(
        Words("价款、票据与保留款", "Price, bills and retention"),
        (
            _of("instalment_threshold", "share", "加速到期的最低欠付比例", "Least unpaid share for acceleration", "PAY011"),
            _of("instalment_min_payments", "count", "构成分期付款的最少期数",
                "Least number of payments to be instalments", "PAY011"),
            _of("retention_max_share", "share", "质保金上限", "Highest retention money", "PAY008"),
            _of("retention_max_months", "months", "质保金最长保留期", "Longest time retention money is kept", "PAY008"),
            _of("bill_max_months", "months", "票据最长期限", "Longest tenor of a bill", "PAY006"),
            _of("price_lock_max_months", "months", "最长锁价期", "Longest fixed price", "PRC005"),
            _of("large_amount", "money", "大额合同的起点", "From this sum a contract is large", "PAY013"),
            _of("large_amounts", "money_by_currency", "大额合同的起点（其他币种）",
                "The same in other currencies", "PAY013"),
            _of("long_months", "months", "长周期合同的起点", "From this length a contract is long", "PAY013"),
            _of("end_payment_max_share", "share", "全部完成后才付的比例上限",
                "Highest share paid only at the end", "PAY013"),
        ),
    ),
    Group(
        Words("对方主体与所有权保留", "The other party, and title"),
        (
            _of("young_company_months", "months", "成立未满此期限视为新公司", "Younger than this is a young company",
                "PTY010 GUA006"),
            _of("capital_ratio", "times", "合同额超过实缴（注册）资本的倍数", "Contract against capital", "PTY010 GUA006"),
            _of("net_assets_share", "share", "合同额占买方净资产的上限", "Contract against the buyer's net assets", "PTY010"),
            _of("title_registration_days", "days", "所有权保留的登记期限", "Days to register retained title", "ROT002"),
            _of("title_min_value", "money", "低于此金额不要求登记", "Below this sum no registration is asked for", "ROT002"),
            _of("title_not_needed_grades", "grades", "无须保留所有权的等级", "Grades that need no retention of title", "ROT001"),
            _of("template_match_share", "share", "与范本相同多少视为按我方范本起草",
                "How much alike makes a draft our own form", "SEA008"),
            _of("snapshot_max_age_days", "days", "登记信息的有效期", "How old register facts may be", "PTY004 PTY006 PTY010"),
        ),
    ),
    Group(
        Words("谈判位置", "Positions in negotiation"),
        (
            _of("position_target", "position", "先提哪一档", "The position to propose first"),
            _of("position_lowest", "position_by_grade", "各信用等级可接受的最低一档",
                "The lowest acceptable position by grade"),
            _of("position_rules", "positions_by_rule", "个别规则另行规定", "Other ones for single rules",
                example="SET001: {lowest: {A: fallback_1}}"),
        ),
    ),
    *CREDIT_GROUPS,
)  # fmt: skip

PARAMETERS: tuple[Parameter, ...] = tuple(parameter for group in GROUPS for parameter in group.parameters)
