"""What two versions agree on, fact by fact: only what differs, each side in its own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from riskwatch.contract.reading import quoted
from riskwatch.contract.redline.units import levelled
from riskwatch.domain.contract import Contract, Found, Party, Rate, Role, Term
from riskwatch.domain.document import Span
from riskwatch.domain.figures import percent
from riskwatch.domain.words import Words

_LONGEST = 40
_TERMS: tuple[tuple[str, Words], ...] = (
    ("amount.total", Words("合同总价", "contract price")),
    ("amount", Words("其他金额", "other amounts")),
    ("payment.days", Words("付款期限", "time to pay")),
    ("payment.date", Words("付款日", "day of payment")),
    ("payment.share", Words("付款比例", "instalments")),
    ("payment.condition", Words("付款条件", "condition of payment")),
    ("payment.method", Words("付款方式", "method of payment")),
    ("late_payment.rate", Words("逾期付款违约金", "late-payment rate")),
    ("late_payment.cap", Words("逾期付款违约金上限", "cap on late-payment interest")),
    ("late_payment.lump", Words("逾期付款固定违约金", "fixed sum for late payment")),
    ("late_payment.grace", Words("付款宽限期", "grace period")),
    ("late_payment.none", Words("免除逾期付款责任", "late payment without consequence")),
    ("penalty.rate", Words("其他违约金比例", "other penalty rates")),
    ("penalty.lump", Words("其他违约金金额", "other penalties")),
    ("penalty.cap", Words("违约责任上限", "cap on penalties")),
    ("earnest_money", Words("定金", "earnest money")),
    ("inspection.period", Words("检验期", "time to inspect")),
    ("objection.period", Words("异议期", "time to object")),
    ("reply.period", Words("答复期", "time to reply")),
    ("warranty.period", Words("质保期", "warranty")),
    ("guarantee.mode", Words("保证方式", "kind of guarantee")),
    ("guarantee.period", Words("保证期间", "period of the guarantee")),
    ("notice.period", Words("通知期", "notice period")),
    ("contract.term", Words("合同期限", "term of the contract")),
    ("date", Words("日期", "dates")),
    ("account", Words("银行账号", "bank account")),
)
_ROLES = {
    Role.SELLER: Words("卖方", "seller"),
    Role.BUYER: Words("买方", "buyer"),
    Role.GUARANTOR: Words("保证人", "guarantor"),
    Role.CONSIGNEE: Words("收货人", "consignee"),
    Role.PAYER: Words("付款人", "payer"),
    Role.AGENT: Words("代理人", "agent"),
    Role.OTHER: Words("其他当事人", "other party"),
}
_PARTS: tuple[tuple[str, Words], ...] = (
    ("name", Words("名称", "name")),
    ("legal_representative", Words("法定代表人", "legal representative")),
    ("address", Words("地址", "address")),
    ("bank", Words("开户行", "bank")),
)
_YEARLY = Words("{words}（合年 {rate}）", "{words} ({rate} a year)")


@dataclass(frozen=True, slots=True)
class Value:
    """One side of a fact: how to say it, and where it stands."""

    words: Words
    span: Span | None


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the versions do not agree on: what only the old one says, and what only the new one says."""

    label: Words
    old: tuple[Value, ...]
    new: tuple[Value, ...]


_Said = tuple[Hashable, Value]


def facts_of(old: Contract, new: Contract) -> tuple[Fact, ...]:
    """The facts that differ, those that are about the whole contract first."""
    found = [_fact(label, _heads(old, name), _heads(new, name)) for name, label in _HEADS]
    for role, named in _ROLES.items():
        for part, words in _PARTS:
            label = Words(f"{named.zh}{words.zh}", f"{named.en}: {words.en}")
            found.append(_fact(label, _of_party(old, role, part), _of_party(new, role, part)))
        number = Words(f"{named.zh}登记号码", f"{named.en}: registration number")
        found.append(_fact(number, _identifiers(old, role), _identifiers(new, role)))
    found += [_fact(label, list(_terms(old, kind)), list(_terms(new, kind))) for kind, label in _TERMS]
    found.append(_fact(Words("争议解决", "disputes"), _dispute(old), _dispute(new)))
    return tuple(fact for fact in found if fact.old or fact.new)


_HEADS = (
    ("number", Words("合同编号", "contract number")),
    ("agreement_date", Words("签订日期", "date of the agreement")),
    ("effective_date", Words("生效日期", "effective date")),
    ("law_place", Words("适用法律", "governing law")),
)


def _fact(label: Words, old: Sequence[_Said], new: Sequence[_Said]) -> Fact:
    return Fact(label, tuple(_beyond(old, new)), tuple(_beyond(new, old)))


def _beyond(these: Sequence[_Said], others: Sequence[_Said]) -> Iterator[Value]:
    """What these say more often than the others."""
    left = Counter(key for key, _ in others)
    for key, value in these:
        if left[key]:
            left[key] -= 1
        else:
            yield value


def _heads(contract: Contract, name: str) -> list[_Said]:
    found: Found[object] | None = getattr(contract, name)
    if found is None:
        return []
    words = quoted(contract.text, found.span, _LONGEST)
    return [(str(found.value), Value(Words(words, words), found.span))]


def _of_party(contract: Contract, role: Role, part: str) -> list[_Said]:
    said: list[_Said] = []
    for party in _parties(contract, role):
        found: Found[str] | None = getattr(party, part)
        if found is not None:
            said.append((levelled(found.value), Value(Words(found.value, found.value), found.span)))
    return said


def _identifiers(contract: Contract, role: Role) -> list[_Said]:
    return [
        (levelled(each.value), Value(Words(each.value, each.value), each.span))
        for party in _parties(contract, role)
        for each in party.identifiers
    ]


def _parties(contract: Contract, role: Role) -> list[Party]:
    return [party for party in contract.parties if party.role is role]


def _terms(contract: Contract, kind: str) -> Iterator[_Said]:
    for term in contract.terms:
        if term.kind == kind and not (kind == "date" and term.detail.get("role") == "signing"):
            yield _key(term), Value(_words(contract, term), term.span)


def _key(term: Term) -> Hashable:
    """What counts of a fact: its value and what it is about, not how it is worded."""
    detail = tuple(
        sorted((key, words) for key, words in term.detail.items() if key in ("label", "role", "event", "base"))
    )
    value = levelled(term.value) if isinstance(term.value, str) else term.value
    return value, detail


def _words(contract: Contract, term: Term) -> Words:
    words = quoted(contract.text, term.span, _LONGEST)
    yearly = term.value.per_year if isinstance(term.value, Rate) and term.value.multiple is None else None
    if yearly is None or (isinstance(term.value, Rate) and term.value.unit == "year"):
        return Words(words, words)
    return _YEARLY.filled({"words": words, "rate": percent(yearly)})


def _dispute(contract: Contract) -> list[_Said]:
    """The words on disputes, to the end of their first line: the last clause of a contract may run on to the signatures."""
    dispute = contract.dispute
    if dispute.kind == "unset" or dispute.span is None:
        return []
    line_end = contract.text.find("\n", dispute.span.start, dispute.span.end)
    span = dispute.span if line_end < 0 else Span(dispute.span.start, line_end)
    words = quoted(contract.text, span, _LONGEST * 2)
    return [
        ((dispute.kind, levelled(dispute.body), levelled(span.of(contract.text))), Value(Words(words, words), span))
    ]
