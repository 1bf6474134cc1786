"""PTY003: a registration number that cannot be one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Contract,
    Hit,
    Matter,
    NotApplicable,
    Party,
    Term,
    Words,
    contract_check,
    is_uscc,
)

_REPAIR = str.maketrans({"O": "0", "I": "1", "S": "5", "Z": "2", "V": "U"})
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_TAX_OR_CODE = re.compile(r"信用代码|税号|纳税人识别号|纳税识别号|税务登记号", re.IGNORECASE)
_NONE = Words("合同里没有统一社会信用代码", "the contract gives no registration number")


@contract_check()
def uscc_check_digit(matter: Matter) -> Iterator[Answer]:
    """Check digit, length, one code for two parties, two codes for one party; letters that a scan mistakes."""
    contract = matter.contract
    codes = [term for term in contract.terms_of("identifier") if _TAX_OR_CODE.search(term.detail.get("label", ""))]
    if not codes:
        yield NotApplicable(_NONE)
        return
    for term in codes:
        yield from _checked(term)
    yield from _two_for_one(contract)
    yield from _one_for_two(contract)


def _is_id_card(code: str) -> bool:
    """An identity card number of a natural person has a check rule of its own, and may end in X."""
    if len(code) != 18 or not code[:17].isdigit():
        return False
    total = sum(int(digit) * weight for digit, weight in zip(code, _ID_WEIGHTS, strict=False))
    return code[17] == "10X98765432"[total % 11]


def _checked(term: Term) -> Iterator[Hit]:
    code = str(term.value).upper()
    if is_uscc(code) or _is_id_card(code) or "XXX" in code:  # a placeholder is a blank, not a wrong code
        return
    if len(code) == 15 and code.isdigit():
        yield Hit(term.span, variant="old", values={"code": code})
    elif is_uscc(repaired := code.translate(_REPAIR)):
        yield Hit(term.span, variant="scan", values={"code": code, "repaired": repaired})
    elif len(code) != 18:
        yield Hit(term.span, variant="length", values={"code": code, "length": len(code)})
    else:
        yield Hit(term.span, values={"code": code})


def _two_for_one(contract: Contract) -> Iterator[Hit]:
    for party in contract.parties:
        codes = [found for found in party.identifiers if is_uscc(found.value.upper())]
        for later in codes[1:]:
            if later.value.upper() != codes[0].value.upper():
                values = {"label": party.label, "first": codes[0].value, "code": later.value}
                yield Hit(later.span, variant="differs", values=values, related=(codes[0].span,))


def _one_for_two(contract: Contract) -> Iterator[Hit]:
    holders: dict[str, list[Party]] = defaultdict(list)
    for party in contract.parties:
        for code in {found.value.upper() for found in party.identifiers}:
            holders[code].append(party)
    for code, parties in holders.items():
        if len(parties) > 1 and len(code) >= 8:
            place = next(found.span for found in parties[1].identifiers if found.value.upper() == code)
            labels = {"code": code, "one": parties[0].label, "other": parties[1].label}
            yield Hit(place, variant="shared", values=labels)
