"""PAY010: deliveries on credit go on and on, and no statement of account ever becomes binding."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotApplicable,
    Passage,
    Wording,
    Words,
    contract_check,
    elsewhere,
    no_credit_given,
    repeats,
    wording_of,
)

PLACE = Words("付款或对账条款", "payment or statement clause")
SINGLE = Words("一次性交易，不需要对账", "a single deal, nothing to reconcile")
STATEMENT = (
    r"对账|对帐|核对(?:往来)?(?:账目|账款|帐目)|往来(?:账|款)[^，。；\n]{0,6}?(?:核对|确认)|结算单(?!价|位|据)|结算(?:货款)?的?(?:相关)?数据",
)
STATEMENT_EN = (
    r"\b(?:statements? of (?:the |its |your )?account|monthly statements?|account statements?|reconcil\w+)\b",
    r"\b(?:send|mail|issue|provide|render|submit)s?\b[^.;\n]{0,40}?\bstatements?\b",
)
SILENCE = (
    r"(?:逾期|未|不(?!定期)|超过)[^。；\n]{0,36}?(?:视为|视同|即为|则以|以)[^。；\n]{0,20}?(?:确认|认可|无异议|没有异议|无误|同意|接受|默认|准|结算依据)"
    r"|视为[^。；\n]{0,10}?(?:确认|认可|无异议|无误|同意)"
)
SILENCE_EN = (
    r"\b(?:conclusive|deemed|binding|final|presumed|correct unless|waive\w*|account stated|bound by|(?:is|are"
    r"|stands?) (?:agreed|admitted|accepted|settled)|(?:taken|treated"
    r"|regarded) (?:to|as)|counts? as|approved unless"
    r"|otherwise it (?:stands|is right)|(?:not|nothing|no)\b[^.;]{0,60}?\b(?:quer\w+|object\w*|disput\w*"
    r"|contest\w*)\b[^.;]{0,60}?\bit (?:is right|stands|is correct))\b"
)
INVOICE_BINDS = (
    r"\binvoices?\b[^.;\n]{0,140}?\b(?:deemed|conclusive|binding|waive\w*|accepted as correct)\b",
    r"\b(?:dispute|object|contest)\w*\b[^.;\n]{0,120}?\b(?:invoices?|statements?)\b[^.;\n]{0,80}?\b(?:within"
    r"|deemed|waive\w*)\b",
    r"\bdeemed\b[^.;\n]{0,80}?\binvoices?\b",
    r"\b(?:dispute|object|contest)\w*\b[^.;\n]{0,80}?\bwithin\b[^.;\n]{0,60}?\binvoices?\b",
    r"\bwithin\b[^.;\n]{0,60}?\b(?:dispute|object|contest)\w*\b[^.;\n]{0,80}?\binvoices?\b",
)
SEAL_ONLY = (
    r"(?:对账单|对帐单|结算单)[^。；\n]{0,20}?(?:须|应|必须|需|只有)?(?:经|加盖|由)[^。；\n]{0,10}?{B}[^。；\n]{0,8}?(?:盖章"
    r"|公章|印章|财务章)[^。；\n]{0,8}?(?:方可?|才|始)[^，。；\n]{0,8}",
)
LOGGED = r"平台[^。；\n]{0,20}?(?:对账|对帐)|系统[^。；\n]{0,12}?(?:对账|对帐)[^。；\n]{0,10}?(?:记录|日志|为准)"
VAGUE = (
    r"(?:双方)?(?:不定期|适时|随时|必要时|视情况)(?:进行)?(?:对账|对帐)",
    r"\baccounts? shall be reconciled (?:from time to time|as needed|when required)\b",
)


@contract_check(unless=no_credit_given)
def no_statement_of_account(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    words = wording_of(contract)
    sealed = [each for each in words.find(*SEAL_ONLY) if not _binds(each)] if words.chinese else []
    if sealed:
        yield Hit(sealed[0].span, variant="seal_only")
    if sealed or _settled(matter, words):
        return
    if not repeats(contract):
        yield NotApplicable(SINGLE)
        return
    yield _open(matter, words)


def _open(matter: Matter, words: Wording) -> Answer:
    abroad = matter.contract.language == "en" and "CN" not in matter.laws
    vague = next(words.find(*VAGUE), None)
    if vague is not None:
        return Hit(vague.span, variant="abroad_silence" if vague.words.isascii() else "no_silence")
    found = min(_statements(words), key=lambda passage: passage.in_heading, default=None)
    if found is not None and not abroad:
        return Hit(found.span, variant="no_silence")
    return elsewhere(matter.contract) or Hit(None, variant="abroad" if abroad else "", place=PLACE)


def _statements(words: Wording) -> Iterator[Passage]:
    templates = words.spoken(STATEMENT, STATEMENT_EN)
    return (passage for passage in words.find(*templates) if not passage.is_no_clause)


def _settled(matter: Matter, words: Wording) -> bool:
    """A statement that silence makes binding, a platform's log, or invoices that bind when not disputed in time."""
    if any(_binds(passage) for passage in _statements(words)) or (words.chinese and words.says(LOGGED)):
        return True
    return words.english and words.says(*INVOICE_BINDS)


def _binds(passage: Passage) -> bool:
    words = passage.wording
    return words.matches(SILENCE_EN if passage.words.isascii() else SILENCE, passage.near(0, 120))
