"""The facts that a payment plan is made of, by sentence, and the parts of the price that a sentence names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from riskwatch.contract.wording import Wording
from riskwatch.domain.contract import Contract, Role, Term
from riskwatch.domain.document import Span

_KINDS = ("payment", "earnest_money", "amount", "date", "percent", "period", "warranty.period")
PART_LABELS = {
    "earnest_money": "earnest_money", "deposit": "prepayment", "prepayment": "prepayment", "retention": "retention",
    "instalment": "",
}  # fmt: skip
_PAID = re.compile(
    r"付|汇款|汇入|结清|结算|打款|\bpa(?:y|ys|id|yable|yments?)\b|\bremit|\bdeposit\b|\bdue\b|\bbalance\b"
)
_PRICE = re.compile(
    r"货款|价款|款项|合同(?:总)?(?:价|款|额|金额)|总价|全款|尾款|余款|余额|进度款|到货款|货|结算|月结|账期|款|信用证|付"
    r"|\b(?:price|invoices?|amounts?|goods|products?|order|balance|deposit|payments?)\b"
)
_NOT_THE_PRICE = re.compile(
    r"违约金|滞纳金|赔偿|退还|返还|退款|退回|罚款|律师费|诉讼费|检测费|运费|利息|赔付|补偿|履约保证金|投标保证金"
    r"|停工|终止|解除|停止合作|滞销|使用费|管理费|服务费|促销|返利|垫付|预留"
    r"|\brefund|\binterest\b|\bdamages\b|\bpenalt|\broyalt|\bcommission|\bfees?\b|\breimburs|\bindemn|\bcosts?\b"
    r"|\btaxe?s?\b|\bexpens|\brevenue|\bterminat|\bexpir|\bbankrupt|\binsolven|\bminus\b|\bcure[d]?\b|\bmilestone payments?\b"
)
_LATE = re.compile(
    r"(?:逾期|迟延|延期|拖欠|未(?:能)?(?:按|及时|如期))[^，。；]{0,12}(?:付|款)|\blate\b|\boverdue\b|\bpast due\b|\bfails? to pay\b|\bdispute"
)
_ON_DEFAULT = re.compile(
    r"[，,；;](?:如|若|如果|倘若|否则)?[^，。；\n]{0,6}(?:逾期|迟延|延期|拖欠|未(?:能)?(?:按|及时|如期))"
    r"|[,;] (?:and |but )?(?:any |if |all )?(?:[^.;,]{0,30}\b)?(?:late|overdue|past due|fails? to pay)\b"
)
REST = re.compile(
    r"余款|尾款|剩余(?:的)?(?:全部)?(?:货款|价款|款项|部分|款)|其余(?:的)?(?:全部)?(?:货款|价款|款项|款)|余额|余下(?:货款|价款|款项)?"
    r"|\b(?:the )?(?:remaining (?:balance|amount|price|sum)|balance(?! sheet)|remainder)\b"
)
IN_FULL = re.compile(
    r"(?:全部|全额|所有)(?:的)?[^，。；\n]{0,4}(?:货款|价款|款项|合同款)|一次性(?:付清|支付)|\bin full\b|\bentire (?:price|amount)\b"
)
_TAXED = re.compile(r"税|折|利率|误差|幅度|\btax|\bvat\b|\bdiscount|\binterest")
_SAME_PART = re.compile(
    r"[^，,；;。\n]{0,16}[，,]?(?:即|计|共计|合计|也就是|人民币|小写|金额|[:：(（]|\bi\.e\b|\bbeing\b)[^，,；;。\n]{0,12}$"
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A term and where it stands in the condensed text."""

    start: int
    end: int
    term: Term


def facts_of(contract: Contract, words: Wording) -> Iterator[Fact]:
    """Everything said of what the buyer pays and when."""
    for term in contract.terms_of(*_KINDS):
        if not _is_refused(term):
            passage = words.passage(term.span)
            yield Fact(passage.start, passage.end, term)


def _is_refused(term: Term) -> bool:
    """A payment of the seller's, a condition that the words take back, money that is no part of the price."""
    if term.kind == "payment.condition":
        ours = term.who is Role.SELLER and term.detail.get("kind") == "pay_when_paid"  # we ship when we are paid
        return ours or term.detail.get("negated") == "yes"
    if term.kind == "amount":
        return term.detail.get("label") not in PART_LABELS
    if term.kind == "date":
        return term.detail.get("role") != "payment"
    if term.kind.startswith("earnest_money."):
        return True
    return term.who is Role.SELLER or term.kind in ("amount.total", "amount.words", "date.impossible")


def by_sentence(words: Wording, facts: Iterable[Fact]) -> Iterator[tuple[Span, list[Fact]]]:
    """The facts of each sentence, in reading order."""
    group: list[Fact] = []
    where = Span(0, 0)
    for fact in sorted(facts, key=lambda one: one.start):
        sentence = words.page.sentences.at(fact.start)
        if group and sentence != where:
            yield where, group
            group = []
        where = sentence
        group.append(fact)
    if group:
        yield where, group


def before_default(words: Wording, sentence: Span) -> Span:
    """The sentence up to what it says of late payment (…付清货款，逾期付款的，按日支付违约金): that is no instalment."""
    late = _ON_DEFAULT.search(words.lower, sentence.start, sentence.end)
    return Span(sentence.start, late.start()) if late else sentence


def is_on_the_price(text: str, facts: Sequence[Fact]) -> bool:
    """Whether a sentence speaks of paying the price, not of refunds, damages or delay."""
    kinds = {fact.term.kind for fact in facts}
    if "payment.share" in kinds:
        return _LATE.search(text) is None
    if not (_PAID.search(text) and _PRICE.search(text)) or _NOT_THE_PRICE.search(text) or _LATE.search(text):
        return False
    return (
        bool(kinds - {"payment.method", "percent", "period", "warranty.period"})
        or IN_FULL.search(text) is not None
        or by_credit(facts)
    )


def by_credit(facts: Sequence[Fact]) -> bool:
    """A letter of credit settles when payment comes by itself."""
    return any(fact.term.value == "letter_of_credit" for fact in facts)


def with_shares(words: Wording, facts: Sequence[Fact]) -> list[Fact]:
    """Where one share of the price is named, the other percentages of the sentence are shares too (30% on signing, 60%
    on delivery), unless they speak of tax and the like; elsewhere a bare percentage says nothing of payment."""
    shares = [fact for fact in facts if fact.term.kind == "payment.share"]
    kept = []
    for fact in facts:
        if fact.term.kind != "percent":
            kept.append(fact)
        elif shares and not any(fact.term.span == share.term.span for share in shares):
            near = words.lower[max(0, fact.start - 12) : fact.end + 8]
            if fact.term.detail.get("sign") == "%" and not _TAXED.search(near):
                kept.append(Fact(fact.start, fact.end, replace(fact.term, kind="payment.share", detail={})))
    return kept


def parts_of(words: Wording, sentence: Span, facts: Sequence[Fact]) -> list[Span]:
    """Each part of the price that the sentence names: a share, a sum, or what is left."""
    parts: list[Span] = []
    last_is_share = False
    for fact in facts:
        if fact.term.kind not in ("payment.share", "earnest_money", "amount"):
            continue
        is_share = isinstance(fact.term.value, Decimal)
        said_twice = bool(parts) and (
            fact.start < parts[-1].end
            or (is_share != last_is_share and _SAME_PART.fullmatch(words.lower, parts[-1].end, fact.start) is not None)
        )
        if said_twice:  # 30%，即人民币30万元
            parts[-1] = Span(parts[-1].start, max(parts[-1].end, fact.end))
        else:
            parts.append(Span(fact.start, fact.end))
        last_is_share = is_share
    for match in REST.finditer(words.lower, sentence.start, sentence.end):
        if not any(-12 <= part.start - match.end() <= 40 and _is_joined(words, match.end(), part) for part in parts):
            parts.append(Span(*match.span()))
    dates = [Span(fact.start, fact.end) for fact in facts if fact.term.kind == "date"]
    return sorted(parts or dates)


def _is_joined(words: Wording, end: int, part: Span) -> bool:
    """剩余70%, the balance of 10%: the share belongs to these words."""
    return not re.search(r"[；;，,]", words.lower[end : part.start])
