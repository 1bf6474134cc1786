"""Rates for delay and breach: what a percentage is charged for, per what time, on what, and who pays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from riskwatch.contract.search import Quick, quick
from riskwatch.contract.terms import numerals
from riskwatch.contract.terms.cues import cues
from riskwatch.contract.terms.page import Page
from riskwatch.contract.terms.percents import Percent
from riskwatch.domain.contract import Rate, Role, Term
from riskwatch.domain.document import Span

Per = Literal["day", "week", "month", "year", "once"]
Matter = Literal["payment", "delivery", "breach", ""]

_LATE = r"(?:逾期|迟延|延迟|延期|拖延|拖欠|拖|欠付|未(?:能)?(?:按|在|及时|如期|依)[^，。；]{0,16}?|不(?:能)?按[^，。；]{0,12}?)"
PAY_LATE = quick(
    rf"{_LATE}[^，。；\n交供发到送提收退装部]{{0,8}}?(?:付款|支付|付清|结清|结算|货款|价款|款项|付|余款|欠款|未付|还款|偿还|缴纳)"
    r"|(?:付款|货款|价款|款项)[^，。；\n交供发货送提]{0,3}?(?:逾期|迟延|延期|拖欠|延迟)"
    r"|\b(?:late payments?|late (?:payment )?charges?|late fees?|overdue (?:\w+ )?(?:amount"
    r"|sum|payment|invoice|account|balance)s?|fails? to pay|failure to pay|default in payment"
    r"|delay(?:ed)? (?:in )?payment|paid (?:late|after (?:its|the|their) due date))\b"
)
_DELIVER_LATE = quick(
    rf"{_LATE}[^，。；\n]{{0,8}}?(?:交货|交付|供货|发货|送货|到货|交车|安装|完工|竣工"
    rf"|提货|提车|退货|完成|交售|交提|出货|提供|调换|修复|收购|开具|交|补齐|整改)|停止供货"
    r"|\b(?:late deliver\w+|delay(?:s|ed)? (?:in |of )?(?:the )?(?:deliver\w+|shipment|completion)|fails? to deliver"
    r"|late shipment"
    r"|(?:day|week)s? of delay(?! in pay))\b"
)
_WEAK = quick(
    r"未付款项?|逾期(?:金额|款项|货款|部分|未付)|滞纳金|欠款|应付未付|拖欠"
    r"|\b(?:past due|delinquent|unpaid|arrears|not paid|when due|due date|overdue|late)\b"
)
INTEREST = quick(
    r"违约金|滞纳金|罚息|利息|付息|计息|罚金|赔偿|支付|补偿|扣|\binterest|\bcharge|\bfee\b|\bpenalt|liquidated|\bdamages|\bbear|\baccru"
    r"|\bservice charge"
)
_BREACH = quick(r"违约金|罚款|罚金|赔偿金|滞纳金|罚息|违约(?:方|责任)|liquidated damages|penalt")

_CHARGED = quick(_BREACH.pattern + r"|\binterest\b|late (?:payment )?(?:charge|fee)|service charge")

_PER_BEFORE = re.compile(
    r"每[^，。；]{0,4}?(?:逾期|延期|延迟|迟延|推迟|拖延|延误|超过|晚|迟)?[^，。；]{0,2}?[一1壹]?个?(?:日"
    r"|天)|每(?:逾期|延期|延迟|迟延)?[一1]?(?P<week>周|星期)|每(?:逾期|延期|延迟|迟延)?[一1]?个?(?P<month>月)|每[一1]?(?P<year>年)|按[日天]"
    r"|(?<![\d之当同工第])[日天] ?$|逾期[一1壹]?[日天]|日(?:利|息|费|罚|违约|滞纳)|(?P<month2>月(?:利"
    r"|息|费))|按(?P<month3>月)|(?P<year2>年(?:利|息|化|率|费))|按(?P<year3>年)"
    r"|\bper (?:day|diem)|(?P<week2>\b(?:per|each|every) week)|(?P<month4>\b(?:per|each"
    r"|every) month|monthly)|(?P<year4>per annum|per year|annual|a year)|\bdaily|\bfor (?:each"
    r"|every) (?:calendar )?day"
)
_PER_AFTER = re.compile(
    r"^[\"）)]{0,2}\s?(?:的?标准)?(?:[/每](?:日|天|day)|每(?:日|天)|/d\b| ?(?:per|a"
    r"|each|every|for each|for every)(?: full| calendar)? (?:day|diem)| daily|[^，。；.]{0,24}\bfor (?:each"
    r"|every) (?:full |calendar )?(?:day|week)|[^，。；.%]{0,44}? per (?:calendar )?day\b"
    r"|(?P<week>/周|每周| ?(?:per|a|each|every|for each) (?:full |calendar )?week)"
    r"|(?P<month>[/每]个?月|/月| ?(?:per|a|each|every|for each) (?:full |calendar )?month| monthly|/month"
    r"|[^.;%]{0,44}? per month)"
    r"|(?P<year>[/每]年|(?:的)?年(?:利率|化)| ?(?:per|a|each) (?:annum|year)| p\.? ?a\.?| annually| annual|/year))"
)
_OVERDUE = quick(
    r"(?:逾期|未付|应付未付|未支付|未结清|拖欠|所?欠|欠付|延期|迟延|延迟|应付)(?:部分)?(?:的"
    r"|而未付的)?(?:应付|付款|支付|合同)?(?:金额|货款|价款|款项|款|总额|部分|付款|费用"
    r"|余额)|欠款|未付(?:款|部分)|逾期额"
    r"|\b(?:overdue|unpaid|outstanding|past due|late|delinquent)\b[^.;]{0,24}?\b(?:amount"
    r"|sum|balance|invoice|account)s?|amounts? (?:due|outstanding|overdue|in arrears"
    r"|owed|owing|not paid)|\bunpaid\b|balance due|\b(?:overdue|such) (?:sum|amount"
    r"|payment)s?"
)
_CONTRACT = quick(
    r"(?:本)?合同(?:的)?(?:总)?(?:价款|金额|总价|总额|价|额|标的额|货款总值|总值|货款"
    r"|价值)|总(?:货款|价款|金额|合同价)|货款总[额值]|(?:货物|产品|设备|订单)总(?:价"
    r"|额|值)|合同货款"
    r"|\b(?:contract|purchase|order|total) (?:price|value|amount|sum)"
)
_DELIVERED = quick(
    r"(?:逾期|延迟|迟延|迟交|未交|未按|延期|少交|不能交|未能交|应交|应提|提货|相应|该批"
    r"|当批|批次|不合格|不符合|迟交|逾期未?交)[^，。；]{0,12}?(?:价款|货款|货值|价值"
    r"|总额|金额|总值|价)"
    r"|\b(?:delayed|late|undelivered|relevant|affected) (?:goods|products|shipment|order|delivery)"
)


@dataclass(frozen=True, slots=True)
class Charge:
    """A percentage that is charged: what for, the rate, its base in words, who pays."""

    matter: Matter
    rate: Rate
    base_words: str
    who: Role | None
    payer: str
    start: int
    end: int


def per_time(page: Page, sentence: Span, start: int, end: int) -> tuple[Per, int, int]:
    """The time a percentage is charged for, and the stretch of text that says it with the percentage itself."""
    after = _PER_AFTER.match(page.lower[end : min(sentence.end, end + 40)])
    if after:
        return _unit(after), start, end + after.end()
    left = max(sentence.start, start - 44)
    found = None
    for match in _PER_BEFORE.finditer(page.lower, left, start):
        found = match
    if found is None or "%" in page.lower[found.end() : start]:
        return "once", start, end
    close = start - found.end() <= 2
    return _unit(found), found.start() if close else start, end


def _unit(match: re.Match[str]) -> Per:
    for name, words in match.groupdict().items():
        if words:
            return name.rstrip("0123456789")  # type: ignore[return-value]
    return "day"


def base_of(page: Page, sentence: Span, start: int, end: int) -> tuple[str, str]:
    """What the percentage is counted on (overdue, contract, delivered or "") and the words that say it."""
    left, right = max(sentence.start, start - 40), min(sentence.end, end + 30)
    best: tuple[int, str, str] | None = None
    for name, pattern in (("overdue", _OVERDUE), ("contract", _CONTRACT), ("delivered", _DELIVERED)):
        for match in pattern.finditer(page.lower, left, right):
            distance = start - match.end() if match.end() <= start else 60 + match.start() - end
            if page.lower[end : match.start()].lstrip(")") in (" of the ", " of ", " of such ", " of any "):
                distance = -1
            if match.start() < end and match.end() > start:
                continue
            if best is None or distance < best[0]:
                best = (distance, name, page.text[match.start() : match.end()])
    return (best[1], best[2]) if best else ("", "")


def matter_of(page: Page, sentence: Span, start: int) -> Matter:
    """Whether a charge in `sentence` is for late payment, late delivery or another breach; "" when for none of them."""
    for part, limit in ((sentence, start), (sentence, sentence.end), (page.sentence_before(sentence.start), None)):
        if part is None:
            continue
        if limit is None and page.text[part.end - 1 : part.end] not in "：:":
            continue
        paid, delivered = _nearest(PAY_LATE, page.lower, part, limit), _nearest(_DELIVER_LATE, page.lower, part, limit)
        if paid < 0 and delivered < 0:
            if limit != start and _nearest(_WEAK, page.lower, part, limit) >= 0:
                return "payment"
            continue
        return "payment" if paid > delivered else "delivery"
    clause = page.clause(start)
    if clause and clause.kind == "late_payment" and INTEREST.search(page.lower, sentence.start, sentence.end):
        return "payment"
    return "breach" if _BREACH.search(page.lower, sentence.start, sentence.end) else ""


def _nearest(pattern: Quick, text: str, part: Span, limit: int | None) -> int:
    at = -1
    for match in pattern.finditer(text, part.start, limit or part.end):
        at = match.start()
    return at


_EITHER = quick(r"任何一方|任一方|一方|双方|\beither party\b|\bany party\b")


def charges(page: Page, percents: Sequence[Percent]) -> Iterator[Charge]:
    """Every percentage that somebody is charged for delay or breach, with its rate."""
    for percent in percents:
        sentence = page.sentence(percent.start)
        charged = INTEREST.search(page.lower, sentence.start, sentence.end) is not None
        if not charged and not page.chinese:
            continue
        matter = matter_of(page, sentence, percent.start)
        unit, start, end = per_time(page, sentence, percent.start, percent.end)
        # 需方逾期付款按逾期金额每日万分之五: a rate by the day for delay needs no word for it
        if not charged and (unit != "day" or matter not in ("payment", "delivery")):
            continue
        if not matter and unit == "once":
            continue
        near = Span(max(sentence.start, start - 60), min(sentence.end, end + 30))
        if unit == "once" and not _CHARGED.search(page.lower, near.start, near.end):
            continue
        base, words = base_of(page, sentence, percent.start, percent.end)
        who, payer = _payer(page, sentence, matter, percent.start)
        yield Charge(matter, Rate(percent.value, unit, base), words, who, payer, start, end)


def _payer(page: Page, sentence: Span, matter: Matter, start: int) -> tuple[Role | None, str]:
    if _EITHER.search(page.lower, sentence.start, start):
        return None, "either"
    subject = page.subject(sentence, start)
    if matter == "payment":
        return (subject, subject.value) if subject and subject is not Role.SELLER else (Role.BUYER, Role.BUYER.value)
    return subject, subject.value if subject else ""


_MARKET = re.compile(
    r"(?P<name>lpr|贷款市场报价利率|(?:同期|同类|人民银行|银行)[^，。；\n]{0,24}?利率"
    r"|贷款基准利率|(?:bank of england )?base (?:lending )?rate|prime (?:lending )?rate"
    r"|prime|libor|sofr|sonia|euribor)"
)
_MARKET_CUES = cues("lpr", "利率", "base rate", "lending rate", "prime", "libor", "sofr", "sonia", "euribor")
_TIMES = re.compile(r"(?P<times>\d(?:\.\d{1,2})?|[一二两三四五]|一点五)倍|(?:上浮|加[收计]|加)(?P<more>\d{1,3})%")


_PLUS = re.compile(r"[^;]{0,120}?\bplus [^.;%]{0,20}?\(?(\d+(?:\.\d+)?)\)? ?(?:%|per ?cent)")


def market_rates(page: Page) -> Iterator[Charge]:
    """Late-payment rates tied to a market rate: LPR的1.5倍, 同期贷款利率四倍, 8% above base rate."""
    lower = page.lower
    for match in page.scan(_MARKET, _MARKET_CUES, 34, 40):
        sentence = page.sentence(match.start())
        matter = matter_of(page, sentence, match.start())
        if not matter or not INTEREST.search(lower, sentence.start, sentence.end):
            continue
        start, end, margin, multiple = match.start(), match.end(), Decimal(0), Decimal(1)
        times = _TIMES.search(lower, match.end(), min(sentence.end, match.end() + 16))
        above = re.search(
            r"(\d+(?:\.\d+)?)\)? ?(?:%|per ?cent)[^.;]{0,24}?\b(?:above|over|plus|in excess of)\b[^.;]{0,60}$",
            lower[sentence.start : match.start()],
        )
        plus = _PLUS.match(lower[match.end() : min(sentence.end, match.end() + 170)])
        if times:
            end = times.end()
            multiple = (
                numerals.number(times["times"]) or Decimal(1) if times["times"] else 1 + Decimal(times["more"]) / 100
            )
        elif above:
            start, margin = sentence.start + above.start(), Decimal(above[1]) / 100
        elif plus:
            end, margin = match.end() + plus.end(), Decimal(plus[1]) / 100
        who, payer = _payer(page, sentence, matter, start)
        yield Charge(
            matter,
            Rate(margin, "year", "market", multiple),
            page.text[match.start() : match.end()],
            who,
            payer,
            start,
            end,
        )


def term_of(page: Page, charge: Charge, kind: str) -> Term:
    """A charge as a term of that kind."""
    detail = {"base": charge.rate.base, "base_words": charge.base_words, "payer": charge.payer, "breach": charge.matter}
    return page.term(kind, charge.rate, charge.start, charge.end, charge.who, detail)
