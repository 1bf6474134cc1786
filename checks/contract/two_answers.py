"""FRM005: one question, two answers: payment term, warranty, inspection, late-payment rate, earnest money, forum, title."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from riskwatch.authoring import (
    Answer,
    Contract,
    Hit,
    Matter,
    Money,
    Passage,
    Period,
    Rate,
    Role,
    Wording,
    Words,
    contract_check,
    percent,
    wording_of,
)

APART = (
    r"[a-e甲乙丙丁]类|型号|首批|第[一二三四五]批|第[一二三四五]期|阶段|分期|首付|首期|预付|定金|订金|尾款|余款|进度|质保金|保证金|保留金|违约金|赔偿|罚|退还|返还|退款"
    r"|逾期|迟延|延期|解除|终止|协商|该笔|该款|扣收|运费|税|服务费|另行|或者|分别|其中|部件|配件|易损|软件|主机|电池|核心|延长|特殊|第__|□|[_【]"
    r"|\b(?:deposit|down payment|prepay\w*|advance|instal\w*|retention|refund\w*|late|overdue|interest|terminat\w*"
    r"|disput\w*|respectively|or|credit|reimburse\w*"
    r"|expenses?|royalt\w*|tax\w*|withh\w*|insurance|milestones?|progress|commissions?|fees?|if)\b"
)
PAYING = (
    r"货款|价款|全款|货到|票到|月结|账期|付清|付款期限|收到[^，。；]{0,8}发票|收货|验收|\b(?:pay|pays|payable|paid|payment is due"
    r"|payment terms?)\b[^.;]{0,60}\b(?:invoices?|price|goods|deliver\w*)\b"
)
BUYERS_COURT = (r"{B}(?:的)?(?:所在地|住所地|注册地|营业地)[^。；，\n]{0,10}?法院",)
SELLERS_COURT = (r"{S}(?:的)?(?:所在地|住所地|注册地|营业地)[^。；，\n]{0,10}?法院",)
TITLE_AT_DELIVERY = (
    r"所有权[^。；，\n]{0,6}?(?:自|于|在|随)[^。；，付清\n]{0,12}?(?:交付|交货|签收|验收|收货)[^。；，付清\n]{0,8}?(?:转移|归)[^。；，\n]{0,8}",
    r"\btitle\b[^.;]{0,40}?\b(?:passes|shall pass|transfers|shall transfer|vests)\b[^.;]{0,30}?\b(?:on|upon"
    r"|at) (?:delivery|shipment|receipt)\b",
)
TITLE_AT_PAYMENT = (
    r"(?:付清|支付完毕|结清|付讫)[^。；\n]{0,16}?(?:前|之前)[^。；\n]{0,12}?所有权[^。；，\n]{0,8}?(?:归|属|仍|由)[^。；，\n]{0,8}",
    r"所有权[^。；，\n]{0,8}?(?:自|于|在)[^。；，\n]{0,16}?(?:付清|结清|支付完毕|付讫)[^。；，\n]{0,16}?(?:转移|归)[^。；，\n]{0,8}",
    r"\btitle\b[^.;]{0,60}?\b(?:until|when|upon|once|after)\b[^.;]{0,40}?\b(?:paid|payment) in full\b",
)
RANKED = (
    r"(?:不一致|冲突|抵触|矛盾|不符)[^。；\n]{0,24}?(?:以|按)[^。；\n]{0,24}?(?:为准|优先)",
    r"(?:解释|优先|效力)顺序",
    r"\border of precedence\b|\b(?:conflict|inconsisten\w+|discrepanc\w+)\b[^.;]{0,120}?\b(?:prevail|govern|control"
    r"|take precedence)\w*",
)


@dataclass(frozen=True, slots=True)
class Said:
    """One answer: what it comes to, how it is shown, and the words."""

    value: object
    shown: str
    passage: Passage


Question = tuple[Words, Callable[[Contract, Wording], Iterator[Said]]]


@contract_check()
def two_answers(matter: Matter) -> Iterator[Answer]:
    """Only plain statements are compared; what speaks of a kind of goods, an instalment or a stage is another question."""
    contract = matter.contract
    words = wording_of(contract)
    ranked = words.says(*RANKED)
    for question, answers in QUESTIONS:
        found = sorted(answers(contract, words), key=lambda said: said.passage.start)
        clash = _clash(found)
        if clash is not None:
            first, second = clash
            yield Hit(
                second.passage.span,
                variant="ranked" if ranked else "",
                related=(first.passage.span,),
                values={"question": question, "first": first.shown, "second": second.shown},
            )


def _clash(found: Sequence[Said]) -> tuple[Said, Said] | None:
    """The first two answers in different sentences that do not agree; three different ones are a schedule, not a slip."""
    if len({said.value for said in found}) != 2:
        return None
    first = found[0]
    for second in found[1:]:
        if second.value != first.value and second.passage.around != first.passage.around:
            return first, second
    return None


def _payment(contract: Contract, words: Wording) -> Iterator[Said]:
    for term in contract.terms_of("payment.days"):
        if not isinstance(term.value, Period) or term.detail.get("share") or term.detail.get("label"):
            continue
        passage = words.passage(term.span)
        if term.who is not Role.SELLER and words.matches(PAYING, passage.sentence) and _plain(passage):
            yield Said(term.value.days, _period(term.value), passage)


def _periods(kind: str) -> Callable[[Contract, Wording], Iterator[Said]]:
    def answers(contract: Contract, words: Wording) -> Iterator[Said]:
        for term in contract.terms_of(kind):
            passage = words.passage(term.span)
            if isinstance(term.value, Period) and not term.detail.get("defects") and _plain(passage):
                yield Said(term.value.days, _period(term.value), passage)

    return answers


def _rate(contract: Contract, words: Wording) -> Iterator[Said]:
    for term in contract.terms_of("late_payment.rate"):
        yearly = term.value.per_year if isinstance(term.value, Rate) and term.value.multiple is None else None
        passage = words.passage(term.span)
        if yearly is not None and term.who is not Role.SELLER and not words.matches(r"保证金|质保金", passage.sentence):
            yield Said(yearly, percent(yearly), passage)


def _earnest(contract: Contract, words: Wording) -> Iterator[Said]:
    for term in contract.terms_of("earnest_money"):
        if isinstance(term.value, Decimal) and "." not in term.kind.removeprefix("earnest_money"):
            yield Said(term.value, percent(term.value), words.passage(term.span))
        elif isinstance(term.value, Money) and term.kind == "earnest_money":
            yield Said(term.value, str(term.value), words.passage(term.span))


def _seat(contract: Contract, words: Wording) -> Iterator[Said]:
    for name, templates in (("buyer", BUYERS_COURT), ("seller", SELLERS_COURT)):
        for passage in words.find(*templates):
            if not passage.denied and not words.matches(r"或|均可|保全|执行|双方|各自|□", passage.sentence):
                yield Said(name, passage.words, passage)


def _title(contract: Contract, words: Wording) -> Iterator[Said]:
    for name, templates in (("delivery", TITLE_AT_DELIVERY), ("payment", TITLE_AT_PAYMENT)):
        for passage in words.find(*templates):
            if not passage.denied and not passage.is_no_clause:
                yield Said(name, passage.words, passage)


def _plain(passage: Passage) -> bool:
    return not passage.is_no_clause and not passage.wording.matches(APART, passage.sentence)


def _period(period: Period) -> str:
    unit = {"hour": "小时", "day": "日", "workday": "个工作日", "week": "周", "month": "个月", "year": "年"}[
        period.unit
    ]
    return f"{period.count}{unit}"


QUESTIONS: tuple[Question, ...] = (
    (Words("付款期限", "payment term"), _payment),
    (Words("质保期", "warranty"), _periods("warranty.period")),
    (Words("检验期", "inspection period"), _periods("inspection.period")),
    (Words("逾期付款违约金标准", "late-payment rate"), _rate),
    (Words("定金", "earnest money"), _earnest),
    (Words("管辖法院", "court"), _seat),
    (Words("所有权转移时间", "passing of title"), _title),
)
