"""What the law keeps out of a dunning letter (warning-signs, section 7: LG01 to LG21, as far as a letter can break them).

A blocking objection keeps the letter in the house; a warning asks for a second person. Phrases are looked for in both
languages whatever the letter's own is; a phrase that the letter denies ("we do not …") is not told from one it makes, so
that the person who reads the objection decides, and rewords.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from riskwatch.domain.dunning import Letter
from riskwatch.domain.money import CENT
from riskwatch.domain.words import Words
from riskwatch.receivables.dunning.phrases import PHRASES, Phrases

Act = Literal["block", "warn"]


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a letter must not go out, or only after a second look. `quote` are the words that are meant, "" for none."""

    code: str
    act: Act
    says: Words
    basis: tuple[str, ...]
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a letter is held against.

    `sums` are the amounts it may state; `addressees` who may receive it: the debtor and its guarantors. `case_numbers`
    are cases that really exist. Limitation runs from `oldest_due`, or anew from `last_interruption`, for
    `limitation_years` as the governing law has it.
    """

    addressees: frozenset[str]
    sums: frozenset[Decimal]
    today: date
    oldest_due: date | None = None
    case_numbers: frozenset[str] = frozenset()
    insolvent: bool = False
    visibly_insolvent: bool = False
    limitation_years: int = 3
    last_interruption: date | None = None


def objections(text: str, addressee: str, given: Circumstances) -> tuple[Objection, ...]:
    """Everything that speaks against sending `text` to `addressee`, what blocks first."""
    found = [
        *_addressee(addressee, given),
        *(objection for group in PHRASES for objection in _phrases(text, group)),
        *_cases(text, given),
        *_sums(text, given),
        *_limitation(text, given),
        *_insolvency(given),
    ]
    return tuple(sorted(found, key=lambda objection: (objection.act != "block", objection.code)))


def blocked(found: tuple[Objection, ...]) -> bool:
    return any(objection.act == "block" for objection in found)


def _addressee(addressee: str, given: Circumstances) -> Iterator[Objection]:
    if addressee.strip() not in given.addressees:
        yield Objection(
            "LG01",
            "block",
            Words(
                "收件人既不是债务人也不是保证人：催收函只能寄给他们在约定或登记地址的本人。",
                "The addressee is neither the debtor nor a guarantor: a letter may go to no one else.",
            ),
            ("CN-PIPL-10", "CN-CC-1032", "CN-CC-1033"),
            addressee,
        )


def _phrases(text: str, group: Phrases) -> Iterator[Objection]:
    for match in group.pattern.finditer(text):
        yield Objection(group.code, group.act, group.says, group.basis, match.group())


_CLAIMS_A_CASE = re.compile(
    r"已(?:经)?(?:立案|起诉|申请(?:财产)?保全)|(?:has|have) (?:been )?(?:filed|sued)|proceedings have been issued", re.I
)


def _cases(text: str, given: Circumstances) -> Iterator[Objection]:
    claim = _CLAIMS_A_CASE.search(text)
    if claim and not any(number in text for number in given.case_numbers):
        yield Objection(
            "LG04",
            "block",
            Words(
                "没有案号，不能写已立案或已起诉。", "No case number: a letter must not say that a suit has been filed."
            ),
            ("CN-CRIM-279",),
            claim.group(),
        )


_AMOUNT = re.compile(
    r"(?:[¥￥]|RMB ?|CNY ?|US\$|USD ?|€|EUR ?|£|GBP ?|HK\$|NOK ?)\s?([\d,]+(?:\.\d+)?)|([\d,]+(?:\.\d+)?)\s?元"
)


def _sums(text: str, given: Circumstances) -> Iterator[Objection]:
    for match in _AMOUNT.finditer(text):
        amount = Decimal((match[1] or match[2]).replace(",", ""))
        if amount.quantize(CENT) not in given.sums:
            yield Objection(
                "LG06",
                "block",
                Words(
                    "这个金额与账上重算的本金、违约金都不一致；不得加收手续费，不得利上加利。",
                    "This amount is none that the books give: no handling fee, no interest on interest.",
                ),
                ("CN-CC-585", "CN-SALES-18", "CN-SMEPAY-17"),
                match.group(),
            )


_OBLIGES = re.compile(r"依法(?:应当|必须|负有)|法定义务|are legally (?:obliged|bound)|the law obliges", re.I)


def _limitation(text: str, given: Circumstances) -> Iterator[Objection]:
    start = max((day for day in (given.oldest_due, given.last_interruption) if day), default=None)
    if start is None or given.today < _years_after(start, given.limitation_years):
        return
    claim = _OBLIGES.search(text)
    yield Objection(
        "LG08",
        "warn",
        Words(
            "诉讼时效可能已届满：不要说对方依法必须付款；争取对方签收对账单或还款计划。",
            "The limitation period may have passed: do not say that the law obliges payment; ask for a signed statement or plan.",
        ),
        ("CN-CC-192", "CN-LIM-19"),
        claim.group() if claim else "",
    )


def _insolvency(given: Circumstances) -> Iterator[Objection]:
    if given.insolvent:
        yield Objection(
            "LG19",
            "block",
            Words(
                "破产申请已受理：不得个别催收，向管理人申报债权。",
                "Insolvency is open: no private collection, file the claim.",
            ),
            ("CN-EBL-16", "CN-EBL-19", "CN-EBL-48"),
        )
    elif given.visibly_insolvent:
        yield Objection(
            "LG20",
            "warn",
            Words(
                "对方已明显丧失清偿能力：六个月内的个别清偿、一年内为旧债提供的担保可能被撤销。",
                "The debtor is visibly insolvent: payments within six months and security for old debt within a year may be undone.",
            ),
            ("CN-EBL-31", "CN-EBL-32"),
        )


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


def sums_of(letter: Letter) -> frozenset[Decimal]:
    """Every amount that the books give for a letter: the items, what falls due together, the totals, charge and demand."""
    falling: dict[date, Decimal] = {}
    for item in letter.items:
        falling[item.due] = falling.get(item.due, Decimal(0)) + item.unpaid.amount
    amounts = [
        *falling.values(),
        sum(falling.values(), Decimal(0)),
        *(item.unpaid.amount for item in letter.items),
        *(money.amount for charge in letter.charges for money in (charge.principal, charge.amount)),
        letter.outstanding.amount,
        letter.overdue.amount,
        letter.charge.amount,
        letter.overdue.amount + letter.charge.amount,
    ]
    return frozenset(amount.quantize(CENT) for amount in amounts)
