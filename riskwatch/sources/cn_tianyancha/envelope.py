"""The envelope of every answer: what its error code asks for."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

from riskwatch.domain.errors import ComeBackLater, SourceClosed
from riskwatch.domain.outcome import Outcome
from riskwatch.domain.words import Words
from riskwatch.sources.strict_json import Sheet
from riskwatch.sources.verdict import changed

State = Literal["found", "none", "not_bought"]
OK, NO_DATA, NOT_BOUGHT = "0", "300000", "300005"
CLOSED = {
    "300002": Words("账号失效", "the account is not valid"),
    "300003": Words("账号过期", "the account has expired"),
    "300006": Words("余额不足", "no money is left"),
    "300007": Words("剩余次数不足", "no calls are left"),
    "300009": Words("账号信息有误", "the account's data are wrong"),
    "300010": Words("接口地址不存在", "there is no such product"),
    "300011": Words("IP 未加白", "our address is not allowed"),
}


def state_of(document: Sheet, now: datetime) -> State:
    """What to do with an answer. Raises SourceClosed, ComeBackLater or SourceChanged for what is no answer."""
    code = document.cell("error_code")
    if code == NO_DATA or (code == OK and "result" not in document):
        return "none"
    if code == OK:
        return "found"
    if code == NOT_BOUGHT:
        return "not_bought"
    if code in CLOSED:
        why = CLOSED[code]
        raise SourceClosed(
            Words(f"天眼查拒绝查询（{code}：{why.zh}）。", f"Tianyancha refuses ({code}: {why.en})."),
            Words(
                "请检查 token、账户余额和白名单。", "Check the token, the account and the list of allowed addresses."
            ),
        )
    later = Words(f"天眼查暂时不能答复（{code}）。", f"Tianyancha cannot answer now ({code}).")
    if code == "300004":
        raise ComeBackLater(Outcome.RATE_LIMITED, later, now + timedelta(minutes=5))
    if code == "300001":
        raise ComeBackLater(Outcome.SERVER_ERROR, later)
    raise changed("cn_tianyancha", f"error_code {code}")
