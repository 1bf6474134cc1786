"""The lines of the policy's table that grade, limit and order check go by."""

from __future__ import annotations

from riskwatch.domain.words import Words
from riskwatch.rulebook.house.parameter import Group, parameter

CREDIT_GROUPS: tuple[Group, ...] = (
    Group(
        Words("监控与评级", "Watching and grade"),
        (
            parameter("news_max_age_days", "days", "多久以前的事件不再提醒", "How old an event may be to raise an alert"),
            parameter("weight_accounts", "share", "财务部分的权重", "Weight of the accounts in the score"),
            parameter("weight_payments", "share", "付款部分的权重", "Weight of our payment experience"),
            parameter("weight_register", "share", "登记与事件部分的权重", "Weight of register and events"),
            parameter("neutral_score", "points", "资料不足时趋向的分数", "Score that missing figures pull towards"),
            parameter("grade_from_score", "points_by_grade", "各等级的最低分", "Score from which a grade is given"),
            parameter("least_invoices", "whole", "付款部分至少要有几张发票",
                      "Least number of invoices for the payment part"),
            parameter("rise_quiet_days", "days", "上调前须有多久没有新信号", "Days without a sign before a rise"),
            parameter("disagreement_grades", "whole", "相差几级须复核", "Difference in grades that asks for a review"),
        ),
    ),
    Group(
        Words("额度", "Limit"),
        (
            parameter("limit_factor", "factor_by_grade", "各等级的额度系数", "Share of the limit by grade"),
            parameter("capacity_of_net_worth", "share", "偿付能力：有形净资产的比例",
                      "Capacity: share of tangible net worth"),
            parameter("capacity_of_working_capital", "share", "偿付能力：营运资金的比例",
                      "Capacity: share of working capital"),
            parameter("need_months", "times", "需求：几个月的销售额", "Need: how many months' sales"),
            parameter("need_new_share", "share", "需求：新客户按约定账期销售额的比例",
                      "Need of a new customer: share of its sales within the term"),
            parameter("new_customer_months", "months", "往来未满此期限视为新客户", "A customer is new for so long"),
            parameter("yearly_sales", "money", "本公司年销售额（0为未填）", "Our own yearly sales (0: not stated)"),
            parameter("concentration_share", "share", "集中度：年销售额的比例", "Concentration: share of our yearly sales"),
            parameter("starter_limit", "money", "资料不足客户的起始额度", "First limit of a customer we know little about"),
            parameter("starter_limits", "money_by_currency", "起始额度（其他币种）", "The same in other currencies"),
            parameter("security_share", "share_by_security", "各类担保的折算比例", "What security counts for, by kind"),
            parameter("branch_ceilings", "sums_by_branch", "各分公司的授信上限（人民币或主币种）",
                      "Ceiling of each branch, in the main currency", example="华东: 5000000"),
            parameter("branch_warning_share", "share", "达到上限多少时预警", "Share of a ceiling from which we warn"),
        ),
    ),
    Group(
        Words("无人处理时的上报", "Escalation of what nobody takes up"),
        (
            parameter("escalation_critical", "hours_by_person", "紧急预警：几个工作小时后上报给谁",
                      "Critical: who is told after how many working hours", example="credit_manager: 4, boss@example.com: 8"),
            parameter("escalation_high", "hours_by_person", "重要预警：几个工作小时后上报给谁",
                      "High: who is told after how many working hours", example="owner: 8, credit_manager: 16"),
            parameter("working_day_begins", "hour", "工作日几点开始", "The working day begins at"),
            parameter("working_day_ends", "hour", "工作日几点结束", "The working day ends at"),
        ),
    ),
    Group(
        Words("预期损失", "Expected loss"),
        (
            parameter("default_rate", "share", "一年内违约客户的比例", "Share of customers that default in a year"),
            parameter("default_rate_grade_e", "share", "E级客户的违约概率", "Probability of default of grade E"),
            parameter("loss_given_default", "share", "违约损失率", "Loss given default"),
        ),
    ),
    Group(
        Words("订单放行", "Orders"),
        (
            parameter("order_horizon_days", "days", "计入已用额度的订单期限", "How far ahead orders count"),
            parameter("bank_bill_share", "share", "未到期银行承兑汇票的计入比例",
                      "What a bank-accepted bill counts for until due"),
            parameter("overdue_tolerance", "money", "不影响放行的逾期金额", "Overdue money that holds nothing back"),
            parameter("overdue_tolerances", "money_by_currency", "不影响放行的逾期金额（其他币种）",
                      "The same in other currencies"),
            parameter("overdue_days_allowed", "days_by_grade", "各等级容许的逾期天数", "Days overdue allowed by grade"),
            parameter("release_deviation", "share", "放行后金额可超出的比例",
                      "How far an order may exceed what was released"),
            parameter("release_max_days", "days", "放行的最长有效期", "Longest validity of a release"),
        ),
    ),
    Group(
        Words("通知", "Notices"),
        (
            parameter("critical_in_quiet_hours", "flag", "紧急预警在免打扰时段也立即发送",
                      "Critical alerts are told in quiet hours too"),
        ),
    ),
)  # fmt: skip
