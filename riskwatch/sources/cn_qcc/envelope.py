"""The envelope of every answer: what its status asks for, whether it was billed, and under which order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from riskwatch.domain.errors import ComeBackLater, SourceClosed
from riskwatch.domain.outcome import Outcome
from riskwatch.domain.words import Words
from riskwatch.sources.chinese.values import CHINA
from riskwatch.sources.strict_json import Sheet
from riskwatch.sources.verdict import changed

State = Literal["found", "none", "not_bought", "unsupported"]

OK, NO_RESULT = "200", "201"
NOT_BOUGHT = frozenset({"111", "214"})
UNSUPPORTED = frozenset({"208", "218", "219"})
OURS = frozenset({"202", "207", "209", "213", "215"})
"""What we asked is not what the service takes."""

CLOSED = {
    "101": Words("KEY 无效", "the key is not valid"),
    "102": Words("已欠费", "the account is in debt"),
    "103": Words("KEY 被暂停", "the key is suspended"),
    "105": Words("接口已下线", "the product is gone"),
    "106": Words("非法请求", "the request is not allowed"),
    "107": Words("签名错误、时钟不准或 IP 未加白", "signature, clock or address is not accepted"),
    "112": Words("余量不足或已过期", "no calls are left, or the account has expired"),
    "121": Words("数据不允许出境", "the data may not leave China"),
}
LATER = frozenset({"104", "108", "199", "203", "205"})
_BILLED = "【有效请求】"


@dataclass(frozen=True, slots=True)
class Verdict:
    state: State
    billed: str
    order_no: str


def verdict(document: Sheet, now: datetime) -> Verdict:
    """What to do with an answer. Raises SourceClosed, ComeBackLater or SourceChanged for what is no answer."""
    status, said = document.cell("Status"), document.text("Message")
    billed = "yes" if _BILLED in said else "unknown"
    order_no = document.text("OrderNumber")
    if status in (OK, NO_RESULT):
        return Verdict("none" if status == NO_RESULT or _is_empty(document) else "found", billed, order_no)
    if status in NOT_BOUGHT:
        return Verdict("not_bought", "no", order_no)
    if status in UNSUPPORTED:
        return Verdict("unsupported", billed, order_no)
    raise _error(status, now)


def _is_empty(document: Sheet) -> bool:
    """No record: no result at all, or one that says that nothing was verified."""
    if "Result" not in document:
        return True
    result = document.members_of("Result")
    return result is not None and "VerifyResult" in result and not result.get("Data")


def _error(status: str, now: datetime) -> Exception:
    if status in CLOSED:
        why = CLOSED[status]
        return SourceClosed(
            Words(f"企查查拒绝查询（{status}：{why.zh}）。", f"QCC refuses ({status}: {why.en})."),
            Words("请检查密钥、账户余额和白名单。", "Check the keys, the account and the list of allowed addresses."),
        )
    later = Words(f"企查查暂时不能答复（{status}）。", f"QCC cannot answer now ({status}).")
    if status == "109":  # the limit of the day
        tomorrow = now.astimezone(CHINA).replace(hour=0, minute=10, second=0, microsecond=0) + timedelta(days=1)
        return ComeBackLater(Outcome.RATE_LIMITED, later, tomorrow)
    if status == "110":  # the same question failed repeatedly
        return ComeBackLater(Outcome.RATE_LIMITED, later, now + timedelta(hours=2))
    if status == "122":
        return ComeBackLater(Outcome.RATE_LIMITED, later, now + timedelta(minutes=5))
    if status in LATER:
        return ComeBackLater(Outcome.SERVER_ERROR, later)
    return changed("cn_qcc", f"Status {status}")
