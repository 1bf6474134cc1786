"""What credit managers keep in a customer's credit file: its limit, security for it, and on whom it depends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TypeVar
from uuid import uuid4

from riskwatch.domain.customer import Customer
from riskwatch.domain.errors import NotThere, PolicyRefused
from riskwatch.domain.money import Money
from riskwatch.domain.security import LINK_KINDS, SECURITY_KINDS, Link, LinkKind, Security, SecurityKind
from riskwatch.domain.words import Words
from riskwatch.jobs.assess import reassess
from riskwatch.jobs.branches import branch_state
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.reasons import given_reason
from riskwatch.jobs.rises import held_customer
from riskwatch.jobs.users import require_decider
from riskwatch.store.records import User

_HOW = Words("改正后再提交。", "Correct it and send it again.")


@dataclass(frozen=True, slots=True)
class SecurityGiven:
    """A security as a form gives it, all text. `proof` is the document: bytes, type, name."""

    kind: str
    amount: str
    currency: str
    since: date
    until: date | None = None
    share: str = ""
    guarantor_ref: str = ""
    note: str = ""
    proof: tuple[bytes, str, str] | None = None


def set_limit(desk: Desk, ref: str, amount: str, user: User, reason: str) -> Money:
    """Put a limit in force. Raises PolicyRefused for a higher one while the customer's branch is above its ceiling."""
    require_decider(user)
    words = given_reason(reason)
    with desk.store.transaction() as unit:
        customer = held_customer(unit, ref)
        limit = Money(amount_typed(amount), customer.currency)
        before = customer.credit_limit
        higher = before is None or limit.amount > before.amount
        state = branch_state(desk, unit, customer.branch) if higher and limit.amount > 0 else None
        if state is not None and state.above:
            raise PolicyRefused(
                Words(
                    f"{customer.branch}已用 {state.exposure}，超过授信上限 {state.ceiling}，不能再增加额度。",
                    f"{customer.branch} stands at {state.exposure}, above its ceiling of {state.ceiling}: no limit can rise.",
                ),
                Words(
                    "先压降敞口，或在信用政策里调整上限。", "Bring it down first, or change the ceiling in the policy."
                ),
            )
        unit.customers.save(replace(customer, credit_limit=limit), at=desk.clock(), by=user.email)
        said = Words(f"额度 {before or '—'} → {limit}", f"Limit {before or '—'} to {limit}")
        unit.credit_log.append(ref, "limit", said, at=desk.clock(), actor=user.email, reason=words)
        reassess(desk, unit, [ref])
    return limit


def add_security(desk: Desk, ref: str, given: SecurityGiven, user: User) -> Security:
    """Enter a security or an insured limit, with its document. Raises PolicyRefused for what cannot be right."""
    require_decider(user)
    kind = _kind(given.kind, SECURITY_KINDS)
    if given.until is not None and given.until < given.since:
        raise PolicyRefused(Words("到期日早于生效日。", "It ends before it begins."), _HOW)
    with desk.store.transaction() as unit:
        customer = held_customer(unit, ref)
        if kind == "company_guarantee" and (
            given.guarantor_ref == ref or unit.customers.get(given.guarantor_ref) is None
        ):
            raise PolicyRefused(
                Words(
                    f"保证人应是另一家客户的编号，{given.guarantor_ref or '未填写'}不是。",
                    f"The guarantor is the number of another customer; {given.guarantor_ref or 'nothing'} is none.",
                ),
                Words(
                    "先把保证人导入为客户，才能评级和监控。",
                    "Import it as a customer first, so that it is graded and watched.",
                ),
            )
        document = unit.evidence.put(*given.proof, at=desk.clock()) if given.proof else ""
        security = Security(
            str(uuid4()),
            ref,
            kind,
            Money(amount_typed(given.amount), given.currency or customer.currency),
            given.since,
            given.until,
            _share(given.share),
            given.guarantor_ref,
            document,
            given.note.strip(),
        )
        unit.securities.add(security, at=desk.clock(), actor=user.email)
        title = SECURITY_KINDS[kind]
        said = Words(f"登记{title.zh} {security.amount}", f"{title.en} of {security.amount} entered")
        unit.credit_log.append(ref, "security", said, at=desk.clock(), actor=user.email, reason=security.note)
        reassess(desk, unit, [ref])
    return security


def end_security(desk: Desk, ref: str, security_id: str, user: User, reason: str) -> None:
    """A security no longer counts: returned, released, or entered by mistake."""
    require_decider(user)
    words = given_reason(reason)
    with desk.store.transaction() as unit:
        held_customer(unit, ref)
        ended = unit.securities.end(security_id, at=desk.clock(), actor=user.email)
        if ended is None or ended.customer_ref != ref:
            raise NotThere(Words("没有这项担保。", "There is no such security."))
        title = SECURITY_KINDS[ended.kind]
        said = Words(f"{title.zh} {ended.amount} 不再计入", f"{title.en} of {ended.amount} no longer counts")
        unit.credit_log.append(ref, "security", said, at=desk.clock(), actor=user.email, reason=words)
        reassess(desk, unit, [ref])


def add_link(desk: Desk, link: Link, user: User) -> None:
    """Say on whom a customer depends. Raises PolicyRefused for itself, a stranger, or a second parent."""
    require_decider(user)
    kind = _kind(link.kind, LINK_KINDS)
    with desk.store.transaction() as unit:
        held_customer(unit, link.customer_ref)
        if link.other_ref == link.customer_ref or unit.customers.get(link.other_ref) is None:
            raise PolicyRefused(
                Words(
                    f"{link.other_ref or '未填写'} 不是另一家客户的编号。",
                    f"{link.other_ref or 'Nothing'} is no other customer.",
                ),
                Words("先把它导入为客户。", "Import it as a customer first."),
            )
        if kind == "parent" and any(each.kind == "parent" for each in unit.links.of(link.customer_ref)):
            raise PolicyRefused(
                Words("已经登记了母公司。", "A parent is entered already."),
                Words("先取消原来的。", "End that link first."),
            )
        if unit.links.add(link, at=desk.clock(), actor=user.email):
            title = LINK_KINDS[kind]
            said = Words(f"{title.zh}：{link.other_ref}", f"{title.en}: {link.other_ref}")
            unit.credit_log.append(link.customer_ref, "link", said, at=desk.clock(), actor=user.email, reason=link.note)
            reassess(desk, unit, [link.customer_ref])


def end_link(desk: Desk, link: Link, user: User, reason: str) -> None:
    """The dependence has ended, or was none."""
    require_decider(user)
    words = given_reason(reason)
    with desk.store.transaction() as unit:
        held_customer(unit, link.customer_ref)
        if not unit.links.end(link, at=desk.clock(), actor=user.email):
            raise NotThere(Words("没有这条关联。", "There is no such link."))
        title = LINK_KINDS[link.kind]
        said = Words(f"取消{title.zh}：{link.other_ref}", f"{title.en} {link.other_ref} ended")
        unit.credit_log.append(link.customer_ref, "link", said, at=desk.clock(), actor=user.email, reason=words)
        reassess(desk, unit, [link.customer_ref])


def customer_of(desk: Desk, ref: str) -> Customer:
    """The customer. Raises NotThere."""
    with desk.store.reading() as unit:
        found = unit.customers.get(ref)
    if found is None:
        raise NotThere(Words(f"没有客户 {ref}。", f"There is no customer {ref}."))
    return found


K = TypeVar("K", SecurityKind, LinkKind)


def _kind(name: str, known: Mapping[K, Words]) -> K:
    for kind in known:
        if kind == name:
            return kind
    raise PolicyRefused(Words(f"没有这个种类：{name}", f"There is no such kind: {name}"), _HOW)


def amount_typed(text: str) -> Decimal:
    """A sum of money that a person typed. Raises PolicyRefused for what is none."""
    try:
        amount = Decimal(text.replace(",", "").strip())
    except InvalidOperation:
        amount = Decimal(-1)
    if not amount.is_finite() or amount < 0 or amount != round(amount, 2):
        raise PolicyRefused(
            Words(f"{text!r} 不是金额。", f"{text!r} is not an amount."),
            Words("例如 255000 或 255,000.00。", "Write it like 255000."),
        )
    return amount


def _share(text: str) -> Decimal:
    """A share in per cent; nothing means all."""
    words = text.replace("%", "").strip()
    if not words:
        return Decimal(1)
    try:
        share = Decimal(words) / 100
    except InvalidOperation:
        share = Decimal(-1)
    if not 0 < share <= 1:
        raise PolicyRefused(
            Words(f"{text!r} 不是 0 到 100 的百分比。", f"{text!r} is no percentage from 0 to 100."), _HOW
        )
    return share
