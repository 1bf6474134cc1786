"""The fixed words of mails: steps, states, severities and why something was sent."""

from __future__ import annotations

from riskwatch.credit.transitions import STATE_WORDS
from riskwatch.domain.money import Money
from riskwatch.domain.words import Words

STEPS = {
    "stop_supply": Words("停止供货", "Stop supply"),
    "prepayment": Words("先款后货", "Payment before delivery"),
    "cut_limit": Words("下调额度", "Cut the limit"),
    "review": Words("核实", "Review"),
    "none": Words("知悉", "For information"),
}
SEVERITIES = {
    "critical": Words("紧急", "critical"),
    "high": Words("重要", "high"),
    "notice": Words("注意", "notice"),
    "info": Words("提示", "info"),
}
STATES = STATE_WORDS
REASONS = {
    "new alert": Words("新的预警", "new"),
    "new fact": Words("出现新的事实", "new fact"),
    "severity raised": Words("级别上升", "severity raised"),
    "escalated": Words("已上报：尚无人处理", "escalated: nobody has taken it up"),
    "reopened": Words("再次出现", "came back"),
}


def change(money: Money) -> str:
    """An amount that came on top or went, with its sign."""
    return f"{'+' if money.amount > 0 else '−'}{Money(abs(money.amount), money.currency)}"
