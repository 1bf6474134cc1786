"""How the price is paid: instalments, conditions that payment waits for, fixed days, methods."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from riskwatch.contract import reading
from riskwatch.contract.terms.cues import Cues, cues
from riskwatch.contract.terms.events import name_of
from riskwatch.contract.terms.lengths import Length
from riskwatch.contract.terms.page import Page, within
from riskwatch.contract.terms.percents import Percent
from riskwatch.domain.contract import Role, Term
from riskwatch.domain.document import Span

_PAID = re.compile(
    r"支付|付款|付至|付清|预付|首付|到货款|进度款|验收款|尾款|余款|质保金|质量保证金"
    r"|结算|付|货款|\bpa(?:y|id|yable|yment)|deposit|down payment|advance|balance|retention"
    r"|instal"
)
_NOT_SHARE = re.compile(
    r"违约金|滞纳金|罚|费用|幅度|增开|达到|超过|起拍|履约保证金|作为保证金|利息|利率"
    r"|税率|增值税|税|赔偿|定金|折扣|利润|上浮|下浮|误差|含量|合格率|interest|tax|vat"
    r"|discount|penalt|damages|late|overdue|late charge"
)
_SHARE_LABELS = (
    ("prepayment", re.compile(r"预付|首付|advance|down payment|deposit|prepay")),
    ("retention", re.compile(r"质保金|质量保证金|保留金|尾款|retention")),
    ("acceptance", re.compile(r"验收|accept")),
    ("delivery", re.compile(r"到货|交货|发货|提货款|deliver|shipment")),
    ("progress", re.compile(r"进度|progress|milestone")),
)  # fmt: skip

_CUMULATIVE = re.compile(r"付至|累计|up to|支付至")


def find(page: Page, percents: Sequence[Percent], lengths: Sequence[Length]) -> Iterator[Term]:
    """Instalments, conditions, dates and methods of payment."""
    yield from _shares(page, percents)
    yield from _conditions(page, lengths)
    yield from _days_of_month(page)
    yield from _methods(page)


def _shares(page: Page, percents: Sequence[Percent]) -> Iterator[Term]:
    for percent in percents:
        if percent.sign not in ("%", "per cent", "百分之") or percent.value > 1:
            continue
        sentence = page.sentence(percent.start)
        near = page.lower[max(sentence.start, percent.start - 34) : min(sentence.end, percent.end + 14)]
        close = page.lower[max(sentence.start, percent.start - 14) : min(sentence.end, percent.end + 8)]
        if (
            not _PAID.search(near)
            or _NOT_SHARE.search(close)
            or re.search(r"违约金|滞纳金|罚金|起拍|定金|penalt|interest", near)
        ):
            continue
        label = label_of_share(close) or label_of_share(near)
        detail = {"label": label, "cumulative": "yes" if is_cumulative(close) else ""}
        yield page.term("payment.share", percent.value, percent.start, percent.end, Role.BUYER, detail)


def label_of_share(words: str) -> str:
    """What a part of the price is called by the words around it: prepayment, retention, ...; "" for none of them."""
    return next((name for name, pattern in _SHARE_LABELS if pattern.search(words)), "")


def is_cumulative(words: str) -> bool:
    """Whether a share is all that is paid by then (付至95%), not one more part."""
    return _CUMULATIVE.search(words) is not None


_THIRD = (
    r"(?:业主|最终用户|终端(?:客户|用户)|最终客户|总包(?:方|单位)?|总承包|发包(?:人"
    r"|方)|建设单位|上级(?:单位|公司|部门)?|总部|总公司|集团|财政|第三方|下游|客户|用户单位"
    r"|使用单位|银行(?:贷款|放款)|甲方客户)"
)
_CONDITIONS_ZH: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("pay_when_paid", re.compile(
        rf"(?:收到|取得|获得|待|在|以|按|根据|自|等|依)[^，。；\n]{{0,10}}?{_THIRD}[^，。；\n]{{0,12}}?(?:付款"
            rf"|支付|款项|货款|工程款|拨款|进度款|相应款|款|回款|资金)[^，。；\n]{{0,12}}?(?:后"
            rf"|为条件|为前提|比例|进度|同步|之日|情况|时|到账)"
        rf"|{_THIRD}[^，。；\n]{{0,8}}?(?:向[^，。；\n]{{1,6}})?(?:付款|支付|拨付|回款|款项到账"
            rf"|资金到位)[^，。；\n]{{0,10}}?(?:后|为条件|为前提|同步|比例)|背靠背|同步(?:支付"
            rf"|付款)|同比例(?:支付|付款)|(?:款到|回款)后(?:再|方)?(?:付|支付)"
    )),
    ("funds", re.compile(r"(?:待|视|根据|按|在|等)?[^，。；\n]{0,6}(?:资金(?:到位|落实|允许|情况|状况|充裕"
        r"|安排)|具备付款条件|资金计划)(?:[^，。；\n]{0,3}?(?:后|时))?")),
    ("approval", re.compile(r"(?:经|待|在|完成|办理|按|根据|履行)[^，。；\n]{0,14}?(?:内部审批|审批(?:流程|手续"
        r"|通过|完成)?|付款手续|排款计划|付款计划|结算手续|审计(?:完成|结束|通过|决算)?"
        r"|结算审核|审核通过|审核(?:确认)?无误)[^，。；\n]{0,6}(?:后|付|为准|完毕)")),
    ("invoice", re.compile(r"(?:收到|取得|提供|开具|凭)[^，。；\n]{0,20}?发票[^，。；\n]{0,10}?(?:后|之日|之前"
        r"|前|为条件|为前提)|(?:先票后款|票到付款|见票付款)")),
    ("third_acceptance", re.compile(rf"{_THIRD}[^，。；\n]{{0,8}}?(?:验收|竣工|确认)[^，。；\n]{{0,10}}?(?:后|为准|为条件"
        rf"|之日)|(?:项目|工程)(?:整体|竣工)验收[^，。；\n]{{0,8}}?(?:后|之日)")),
    ("acceptance", re.compile(r"(?:验收合格|检验合格|验收通过|验收)(?:并[^，。；\n]{1,14}?|证明[^，。；\n]{0,6}|单|入库|手续)?(?:后|之日|为条件)")),
)  # fmt: skip
_CUES: Mapping[str, Cues] = {
    "pay_when_paid": cues(
        "业主", "用户", "客户", "总包", "总承包", "发包", "建设单位", "上级", "总部", "总公司", "集团", "财政", "第三方", "下游", "单位", "银行",
        "背靠背", "同步", "同比例", "款到", "回款", "customer", "client", "owner", "principal", "employer", "contractor", "head office",
        "third part", "end-user", "end user", "when paid", "when-paid", "if-paid", "if paid", "back-to-back", "back to back",
        "been paid", "received payment", "collected",
    ),
    "funds": cues("资金", "付款条件", "funds"),
    "approval": cues("审批", "手续", "计划", "审计", "审核", "approval"),
    "invoice": cues("票", "invoice"),
    "third_acceptance": cues("验收", "竣工", "确认"),
    "acceptance": cues("验收", "检验", "acceptance"),
}  # fmt: skip
"""One of these words stands in every match of the conditions of that name."""
_OTHER = (
    r"(?:end.?user|end.?customer|(?:its|the buyer's|buyer's|the purchaser's|their|our) (?:own )?(?:customer"
    r"|client|owner|principal|employer|main contractor|head office)s?|third part(?:y"
    r"|ies)|the owner|main contractor|ultimate customer)"
)
_CONDITIONS_EN: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("pay_when_paid", re.compile(
        rf"\b(?:receiv\w+|receipt|collect\w*|paid|payment)\b[^.;,\n]{{0,40}}?\b(?:from|by) {_OTHER}"
            rf"|\b(?:pay[- ]when[- ]paid|pay[- ]if[- ]paid|back[- ]to[- ]back payment)\b|{_OTHER} (?:has "
            rf"|have )?(?:pays|paid|made payment)|(?:buyer|purchaser|customer|contractor|distributor"
            rf"|it) (?:has|have|had) (?:not )?(?:been paid|received payment|collected)\b"
    )),
    ("funds", re.compile(r"\b(?:when|as|if|subject to|once) (?:the )?(?:available |sufficient )?funds\b[^.;\n]{0,30}|\bavailability of funds\b")),
    ("approval", re.compile(r"\b(?:after|upon|subject to|following)[^.;\n]{0,30}?\b(?:internal approval|approval by its (?:finance"
        r"|head office)|buyer's approval of the invoice)")),
    ("invoice", re.compile(r"\b(?:after|of|upon|from|following)[^.;\n]{0,24}?\b(?:receipt|date) of (?:an? "
        r"|the |each |such |any |its |seller's |supplier's |valid |proper |correct |undisputed "
        r"|original )*invoices?\b")),
    ("acceptance", re.compile(r"\b(?:after|upon|following|from) (?:the )?(?:final |written )?acceptance\b")),
)  # fmt: skip
_PAY = re.compile(
    r"付款|支付|付清|结清|付给|再付|方付|结算|支付给|汇付|货款|价款|款项|\bpa(?:y|id|yment|yments|yable)\b"
)
_IRRELEVANT = re.compile(
    r"不影响|不受|无论|不论|不以|并不|不得以|而非|不作为|与[^，。；]{0,16}无关|whether or not"
    r"|regardless|irrespective|not (?:be )?(?:conditional|contingent|dependent|subject)"
    r"|independent of|shall not affect|does not affect|notwithstanding"
)
_LONGSTOP = re.compile(
    r"最迟|不晚于|不迟于|无论如何|且不超过|最长不超过|in any (?:event|case)|no later than|not later than|at the latest"
)


def _conditions(page: Page, lengths: Sequence[Length]) -> Iterator[Term]:
    taken: set[int] = set()
    for name, pattern in _CONDITIONS_ZH if page.chinese else _CONDITIONS_EN:
        for match in page.scan(pattern, _CUES[name], 70, 110):
            span = Span(match.start(), match.end())
            sentence = page.sentence(span.start)
            if not taken.isdisjoint(range(*span)) or not _PAY.search(page.lower, sentence.start, sentence.end):
                continue
            taken.update(range(*span))
            yield _condition(page, name, sentence, span, lengths)


def _condition(page: Page, name: str, sentence: Span, span: Span, lengths: Sequence[Length]) -> Term:
    whole = page.lower[sentence.start : sentence.end]
    denied = _IRRELEVANT.search(whole) is not None or reading.negated(page.text, span, 10)
    detail = {"kind": name, "event": name_of(page.text[span.start : span.end]), "negated": "yes" if denied else ""}
    stop = _LONGSTOP.search(page.lower, sentence.start, sentence.end)
    if stop:
        latest = within(lengths, stop.start(), sentence.end)
        detail["longstop"] = str(latest[0].period.days) if latest else "yes"
    return page.term(
        "payment.condition", page.text[span.start : span.end], span.start, span.end, page.subject(sentence), detail
    )


_DAY_OF_MONTH = re.compile(
    r"(?:每月|次月|当月|下月|次次月|隔月|月)(?P<day>\d{1,2})[日号](?:之?前|内)?|(?:月底|月末)(?:之?前)"
)
_MONTH_CUES_ZH = cues("月")
_MONTH_CUES_EN = cues(" of each ", " of every ", " month")
_DAY_OF_MONTH_EN = re.compile(
    r"\b(?:on|by) the (?P<day>\d{1,2})(?:st|nd|rd|th) (?:day )?of (?:each|every|the following|the next|the) (?:calendar )?month"
)


def _days_of_month(page: Page) -> Iterator[Term]:
    pattern = _DAY_OF_MONTH if page.chinese else _DAY_OF_MONTH_EN
    for match in page.scan(pattern, _MONTH_CUES_ZH if page.chinese else _MONTH_CUES_EN, 40, 40):
        sentence = page.sentence(match.start())
        if (
            not _PAY.search(page.lower, match.start(), sentence.end)
            or "年" in page.text[max(0, match.start() - 1) : match.start()]
        ):
            continue
        day = int(match["day"]) if match["day"] else 31
        if 1 <= day <= 31:
            words = page.text[match.start() : match.end()]
            yield page.term("payment.date", day, match.start(), match.end(), Role.BUYER, {"words": words})


_METHODS: tuple[tuple[str, Cues, re.Pattern[str]], ...] = (
    (
        "transfer", cues("电汇", "转账", "汇款", "transfer", "t/t", "ach"),
        re.compile(r"电汇|银行转账|转账|银行汇款|汇款|wire transfer|bank transfer|telegraphic transfer|\bt/t\b|\bach\b"),
    ),
    (
        "bill", cues("承兑", "汇票", "bill of exchange", "acceptance", "promissory"),
        re.compile(r"银行承兑汇票|商业承兑汇票|承兑汇票|承兑|bill of exchange|bank acceptance|promissory note"),
    ),
    ("cheque", cues("支票", "check", "cheque"), re.compile(r"支票|\bchecks?\b(?! (?:the|for|and|in|that))|\bcheques?\b")),
    ("letter_of_credit", cues("信用证", "of credit", "l/c"), re.compile(r"信用证|letters? of credit|\bl/c\b")),
    ("cash", cues("现金", "in cash"), re.compile(r"现金|\bin cash\b")),
    ("collection", cues("托收", "付款交单", "承兑交单", "collection", "d/p", "d/a"), re.compile(r"托收|付款交单|承兑交单|documentary collection|\bd/[pa]\b")),
)  # fmt: skip


def _methods(page: Page) -> Iterator[Term]:
    for name, words, pattern in _METHODS:
        for match in page.scan(pattern, words, 12, 24):
            sentence = page.sentence(match.start())
            if _PAY.search(page.lower, sentence.start, sentence.end):
                yield page.term("payment.method", name, match.start(), match.end())
