"""When delivery, risk, title, acceptance, invoice and statement of account come about, and by whose hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from riskwatch.contract.credit_sale import is_sale
from riskwatch.contract.deal.control import control_of
from riskwatch.contract.retention import retention_of_title
from riskwatch.contract.terms.events import name_of
from riskwatch.contract.wording import Passage, Wording, wording_of
from riskwatch.domain.contract import Contract, Period, Role, Term
from riskwatch.domain.deal import Control, Milestone, Moment

_LATE = (
    r"恢复|逾期|迟延|延期|延迟|违约|赔偿|解除|终止|不可抗力|\bresum|\barrears\b|\bsuspend"
    r"|\blate\b|\bdelay|\bdefault|\bdamages\b|\bterminat|\bforce majeure\b"
)
_DELIVERS = r"交货|交付|供货|发货|送货|送达指定|到货|提货|装运"
_DELIVERS_EN = r"\b(?:deliver(?:y|ies|s|ed)?|ship(?:s|ped|ment)?)\b(?! (?:notes?|receipts?))[^.;]{0,90}$"
_TOLD = r"退货|退款|卸货|沟通|单据|余额|航寄|通知|告知|开立|信用证|派船|索赔|电告|发票|资料|\binvoice|\bnotices?\b|\bnotif|\bmail|\bdocument|\breports?\b"
_OF_BUYER = r"\b{B} (?:shall|may|must|will) (?:inspect|check|examine|pay|notify|reject|give)\b"
_ON_CALL = r"(?:根据|按(?:照)?|依)(?:{B})[^，。；]{0,8}(?:通知|订单|计划|要求|指令)|自提|\b(?:as|when) (?:ordered|called off|requested) by"
_RISK = (
    r"风险[^。；\n]{0,40}?(?:转移|转由|承担|负担|负责)[^，。；\n]{0,10}",
    r"\brisk (?:of loss|of damage|in|to|for|shall|will|passes|remains)\b[^.;\n]{0,120}",
)
_TITLE = (
    r"所有权[^。；\n]{0,40}?(?:转移|归|属于)[^，。；\n]{0,10}",
    r"\btitle\b[^.;\n]{0,60}?\b(?:pass|transfer|vest)\w*\b[^.;\n]{0,80}",
)
_NO_GOODS = (
    r"\btitle and interest\b|知识产权|著作权|商标|模具|样品|软件|资料|\bintellectual property|\bsoftware\b|\btrademark"
)
_INVOICE = (
    r"(?:开具|开立|提供|出具|提交)[^。；\n]{0,30}?发票[^。；\n]{0,20}",
    r"\binvoices?\b[^.;\n]{0,60}?\b(?:issue|send|submit|render|deliver)\w*\b|\b(?:issue|send|submit|render)s?\b[^.;\n]{0,40}?\binvoices?\b",
)
_DUTY = r"应|须|需|负责|之前|之后|后|前|\bshall\b|\bwill\b|\bmust\b|\bmay\b"
_RECEIVED = r"(?:收到|取得|凭|见)[^。；]{0,24}?发票[^。；]{0,24}?(?:付|结)|\b(?:receipt|date) of [^.;]{0,30}invoice"
_ABLE = r"\babl(?:e|ility) to\b|\bability to\b|能够开具|有能力|资格"
_STATEMENT = (
    r"(?:对账|对帐)(?!人|员|联系|、|及|和)|核对(?:往来)?(?:账目|账款|帐目)",
    r"(?<!delivery notes, )\bstatements? of account\b|\bmonthly statements?\b|\breconcil\w+\b",
)
_SIGNATORY = r"(?:对账|对帐)(?:人|单由)|\b(?:may|authori[sz]ed to) sign\b"
_SILENCE = (
    r"(?:视为|视同|即为|默认|推定)[^。；\n]{0,16}?(?:合格|验收|认可|接受|确认|无异议|没有异议|无误|同意|符合|通过)"
    r"|\bdeemed\b[^.;]{0,60}?\b(?:accept|correct|agreed|approved)|\bconclusive(?:ly)?\b|\bconstitutes? acceptance\b|\bwaive"
)
_NOT_SILENCE = r"不(?:得|应|能)?(?:视为|视同|即为|默认|推定)|\bnot (?:be )?deemed\b"
_GOODS = r"货|产品|设备|商品|材料|质量|数量|外观|标的物|检验|验收|\b(?:goods|products?|equipment|materials?|shipments?|deliver\w*|quality|lots?)\b"
_ANSWER = r"答复|回复|处理意见|\brespon[ds]"
_THIRD = r"业主|最终用户|终端(?:客户|用户)|总包|发包|第三方(?!检)|\bend.?(?:user|customer)|\bowner\b"
_BOTH = r"双方(?:共同|签字|确认)|共同(?:验收|清点|检验)|\bjointly\b"


def moments(contract: Contract) -> tuple[Moment, ...]:
    """One entry for each milestone that the contract fixes, in the order of a sale; () for a contract of another kind."""
    if not is_sale(contract):
        return ()
    words = wording_of(contract)
    readers: tuple[Callable[[Contract, Wording], Moment | None], ...] = (
        _delivery,
        _risk,
        _title,
        _acceptance,
        _invoice,
        _reconciliation,
    )
    return tuple(found for reader in readers if (found := reader(contract, words)) is not None)


def _delivery(contract: Contract, words: Wording) -> Moment | None:
    """The first time for delivery: a date, or a period whose sentence speaks of delivering and not of delay."""
    for term in contract.terms_of("date", "period"):
        passage = words.passage(term.span)
        if not _is_on_delivery(passage):
            continue
        if words.matches(_LATE, passage.sentence) or term.kind.startswith("date.") or _is_signing(term):
            continue
        on = term.value if isinstance(term.value, date) else None
        period = term.value if isinstance(term.value, Period) else None
        control = Control.BUYER if words.matches(_ON_CALL, passage.sentence) else Control.SELLER
        event = period.start if period else ""
        return Moment(Milestone.DELIVERY, passage.whole.span, event, control, period, on)
    return None


def _is_on_delivery(passage: Passage) -> bool:
    if passage.wording.matches(_TOLD, passage.before[-30:] + passage.words + passage.after[:30]):
        return False
    if passage.words.isascii():
        return passage.wording.matches(_DELIVERS_EN, passage.before) and not passage.wording.matches(
            _OF_BUYER, passage.sentence
        )
    return passage.wording.matches(_DELIVERS, passage.before[-30:] + passage.after[:30])


def _is_signing(term: Term) -> bool:
    return term.detail.get("role") in ("signing", "payment")


def _risk(contract: Contract, words: Wording) -> Moment | None:
    return _passing(words, Milestone.RISK, _RISK)


def _title(contract: Contract, words: Wording) -> Moment | None:
    kept = retention_of_title(contract)
    if kept is not None:
        return Moment(Milestone.TITLE, kept.span, "payment", control_of("payment"))
    return _passing(words, Milestone.TITLE, _TITLE)


def _passing(words: Wording, milestone: Milestone, templates: tuple[str, ...]) -> Moment | None:
    """When risk or title passes: the first sentence on it that names an event."""
    for passage in words.find(*templates):
        event = name_of(passage.sentence)
        if (
            event
            and not (passage.is_no_clause or _is_title(passage))
            and not words.matches(_NO_GOODS, passage.sentence)
        ):
            return Moment(milestone, passage.whole.span, event, control_of(event))
    return None


def _acceptance(contract: Contract, words: Wording) -> Moment | None:
    """The buyer's time to inspect or object, and whether the goods count as accepted when it lets the time pass."""
    found = [
        words.passage(term.span)
        for term in contract.terms_of("inspection.period", "objection.period")
        if term.who is not Role.SELLER
    ]
    found = [passage for passage in found if words.matches(_GOODS, passage.near(60, 60))]
    if not found:
        return _silently(words)
    passage = found[0]
    period = next(_periods(contract, passage), None)
    control = Control.THIRD_PARTY if words.matches(_THIRD, passage.sentence) else Control.BUYER
    if control is Control.BUYER and words.matches(_BOTH, passage.sentence):
        control = Control.BOTH
    moment = Moment(Milestone.ACCEPTANCE, passage.whole.span, period.start if period else "", control, period)
    return replace(moment, silence=_is_silent(passage) or _silently(words) is not None)


def _silently(words: Wording) -> Moment | None:
    for passage in words.find(
        r"(?:验收|检验|异议|合格|质量)[^。；\n]{0,60}?(?:视为|视同)[^。；\n]{0,16}",
        r"\bdeemed\b[^.;\n]{0,60}?\baccept\w*",
    ):
        if _is_silent(passage) and not words.matches(_ANSWER, passage.sentence):
            return Moment(Milestone.ACCEPTANCE, passage.whole.span, "", Control.BUYER, silence=True)
    return None


def _is_title(passage: Passage) -> bool:
    """A heading such as 交付与风险转移 says that a clause follows, not what it says; a clause of one line says it at once."""
    return passage.in_heading and not passage.sentence.endswith(("。", "；", ".", ";"))


def _is_silent(passage: Passage) -> bool:
    near = passage.near(0, 100)
    return passage.wording.matches(_SILENCE, near) and not passage.wording.matches(_NOT_SILENCE, near)


def _invoice(contract: Contract, words: Wording) -> Moment | None:
    for passage in words.find(*_INVOICE):
        if passage.is_no_clause or _is_title(passage) or words.matches(_LATE, passage.sentence):
            continue
        if not words.matches(_DUTY, passage.sentence) or words.matches(_ABLE, passage.sentence):
            continue
        if words.matches(_RECEIVED, passage.sentence):  # that fixes the payment, not the invoice
            continue
        period = next(_periods(contract, passage), None)
        return Moment(Milestone.INVOICE, passage.whole.span, period.start if period else "", Control.SELLER, period)
    return None


def _reconciliation(contract: Contract, words: Wording) -> Moment | None:
    found = [
        one for one in words.find(*_STATEMENT) if not (one.is_no_clause or words.matches(_SIGNATORY, one.sentence))
    ]
    passage = next((one for one in found if _is_silent(one)), found[0] if found else None)
    if passage is None:
        return None
    period = next(_periods(contract, passage), None)
    silence = _is_silent(passage)
    return Moment(Milestone.RECONCILIATION, passage.whole.span, "", Control.BUYER, period, silence=silence)


def _periods(contract: Contract, passage: Passage) -> Iterator[Period]:
    """The lengths of time in the sentence."""
    span = passage.whole.span
    for term in contract.terms:
        if span.start <= term.span.start < span.end and isinstance(term.value, Period):
            yield term.value
