"""What the contract itself says of the buyer's means: its capital, its net assets, its people."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from riskwatch.contract.terms.amounts import sums
from riskwatch.contract.terms.numerals import from_chinese
from riskwatch.contract.thin_companies import FEW_PEOPLE, price_of
from riskwatch.contract.wording import Passage, wording_of
from riskwatch.domain.contract import Contract
from riskwatch.domain.money import Money
from riskwatch.domain.policy import Policy
from riskwatch.domain.rule import Matter
from riskwatch.domain.words import Words

_NET_ASSETS = (r"净资产(?:总额|合计)?", r"\bnet (?:assets|worth)\b")
_PAID_IN = (r"实缴(?:注册)?(?:资本|出资)(?:额|金额)?", r"\bpaid[- ]?(?:in|up) (?:share )?capital\b")
_CALLED = (r"(?:认缴)?出资(?:截止|缴足)?(?:期限|时间|日期?)|认缴期限",)
_UNPAID = r"未(?:实际)?(?:实缴|缴纳|缴足|缴清)|实缴(?:注册)?(?:资本|出资)(?:额|金额)?[:：|]?(?:为|人民币)*(?:0|零)"
_STAFF = (
    r"(?:参保|社保缴纳|缴纳社保|员工|职工|从业|在册)(?:人员)?(?:总?人?数)(?:量)?[:：|]?(?:仅|只有|为|共|约)*(?P<count>\d{1,6}|[零一二两三四五])(?:人|名|\b|$|\n|\||[,，。；])",
    r"(?:仅|只有?|共|聘用|雇用)(?P<few>\d{1,6}|[零一二两三四五])名(?:参保)?(?:员工|职工|人员)",
    r"\b(?:employs?|has|have|with) (?:only )?(?P<hired>\d{1,6}|no|one|two) (?:full[- ]time )?(?:employees?|staff|people)\b",
)
_NOT_A_FIGURE = r"违约|不(?:低|少)于|应(?:当)?(?:保持|维持)|低于[^。；]{0,20}(?:时|的)|\bat least\b|\bnot less than\b|\bminimum\b|\bfalls? below\b"
_OF_BUYER = r"{B}(?:(?!{S})[\s\S]){0,200}$"
_BEFORE, _TO_THE_SUM = 200, 12
_ENGLISH = {"no": 0, "one": 1, "two": 2}
_SAYS_NET = Words(
    "合同载明净资产{net}，合同金额{price}", "net assets of {net} as the contract states, against a price of {price}"
)
_SAYS_PAID = Words(
    "合同载明实缴资本{paid}，合同金额{price}",
    "paid-in capital of {paid} as the contract states, against a price of {price}",
)
_SAYS_STAFF = Words("合同载明人员{count}人", "{count} people as the contract states")
_SAYS_CALLED = Words("出资期限{day}已过仍未缴", "capital due by {day} still unpaid")


def stated_means(matter: Matter) -> tuple[tuple[Words, Passage], ...]:
    """Figures of the contract that show a buyer too thin for its price, each with its place."""
    contract = matter.contract
    return (*_sums(contract, matter.policy), *_staff(contract), *_called(contract, matter.today))


def _sums(contract: Contract, policy: Policy) -> Iterator[tuple[Words, Passage]]:
    price = price_of(contract)
    if price is None:
        return
    for names, share, says, key in (
        (_NET_ASSETS, policy.net_assets_share, _SAYS_NET, "net"),
        (_PAID_IN, policy.capital_ratio, _SAYS_PAID, "paid"),
    ):
        for passage in _of_the_buyer(contract, *names):
            stated = _sum_behind(passage)
            if stated is not None and stated.currency == price.currency and price.amount > stated.amount * share:
                shown = {key: f"{stated.amount:,.0f}", "price": f"{price.amount:,.0f}"}
                yield says.filled(shown), passage
                break


def _sum_behind(passage: Passage) -> Money | None:
    """The amount that follows at once: 净资产为人民币200万元."""
    found = sums(passage.wording.page)
    at = bisect_left(found, passage.end, key=lambda each: each.start)
    return found[at].money if at < len(found) and found[at].start - passage.end <= _TO_THE_SUM else None


def _staff(contract: Contract) -> Iterator[tuple[Words, Passage]]:
    for passage in _of_the_buyer(contract, *_STAFF):
        assert passage.match is not None
        count = _count(next(found for found in passage.match.groups() if found))
        if count is not None and count <= FEW_PEOPLE:
            yield _SAYS_STAFF.filled({"count": count}), passage
            return


def _count(words: str) -> int | None:
    if words.isdecimal():
        return int(words)
    read = from_chinese(words)
    return _ENGLISH.get(words, None if read is None else int(read))


def _called(contract: Contract, today: date | None) -> Iterator[tuple[Words, Passage]]:
    """The day by which the capital was to be paid lies behind, and the contract says that it was not."""
    if today is None:
        return
    days = [term for term in contract.terms_of("date") if isinstance(term.value, date) and term.value < today]
    for passage in _of_the_buyer(contract, *_CALLED):
        term = next((each for each in days if 0 <= each.span.start - passage.span.end <= _TO_THE_SUM), None)
        if term is not None and passage.wording.matches(_UNPAID, passage.near(_BEFORE, _BEFORE)):
            yield _SAYS_CALLED.filled({"day": str(term.value)}), passage
            return


def _of_the_buyer(contract: Contract, *names: str) -> Iterator[Passage]:
    words = wording_of(contract)
    for passage in words.find(*names):
        before = words.lower[max(0, passage.start - _BEFORE) : passage.end]
        if words.matches(_OF_BUYER, before) and not words.matches(_NOT_A_FIGURE, passage.sentence):
            yield passage
