"""SET002: the seller may not assign, factor or pledge what the buyer owes it."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    REACH_ZH,
    Answer,
    Frame,
    Hit,
    Matter,
    contract_check,
    once_a_clause,
    with_frames,
    wording_of,
)

DEBT = r"(?:债权|应收货款|应收账款|应收款项?|收款权利?|货款请求权)"
CHINESE = (
    r"(?<=[；;，])不得(?:将|把|擅自)?[^，。；\n]{0,8}?"
    + DEBT
    + r"[^，。；\n]{0,8}?(?:转让|让与|质押|出质)[^，。；\n]{0,10}",
    r"(?:(?:未|非)经{B}[^，。；\n]{0,14}?(?:同意|许可|确认)[，,]?)?{S}(?:均|也)?(?:不得|无权|不能|不可|禁止)(?:将|把|擅自|以)?[^，。；\n]{0,30}?"
    + DEBT
    + r"[^，。；\n]{0,24}?(?:转(?:让|予|给|移)|质押|出质|让与|保理|融资)[^，。；\n]{0,10}",
    r"(?:(?:未|非)经{B}[^，。；\n]{0,14}?(?:同意|许可|确认)[，,]?)?{S}(?:均|也)?(?:不得|无权|不能|不可|禁止)(?:擅自)?[^，。；\n]{0,12}?(?:转让"
    r"|质押|出质|让与)[^，。；\n]{0,20}?" + DEBT,
    DEBT + r"[^，。；\n]{0,12}?(?:不得|禁止|不可)[^，。；\n]{0,8}?(?:转让|质押|出质|保理|融资)",
    r"{B}(?:不予|不|无义务|有权拒绝)[^，。；\n]{0,10}?(?:确权|确认)[^，。；\n]{0,10}?(?:保理|应收账款|融资|债权)",
)
MONEY = (
    r"(?:receivables?|accounts? receivable|(?:monies|moneys?|payments?|amounts?|sums?) (?:that are "
    r"|which are )?(?:due|owing|payable|to become due)|rights? to (?:be paid|(?:receive )?(?:any )?payments?)"
    r"|claims? for payment|(?:any |its )?debts? (?:due|owed|owing)|claims? (?:against|on) (?:the )?{B})"
)
ENGLISH = (
    r"\b(?:{S}|neither party)\b (?:shall not|may not|must not|will not|shall|may|cannot"
    r"|agrees not to)\b[^.;\n]{0,60}?\b(?:assign|factor|pledge|charge|sell|transfer"
    r"|encumber)\b"
    r"[^.;\n]{0,70}?\b" + MONEY,
    r"\bclaims? (?:against|on) (?:the )?{B}\b[^.;\n]{0,40}?\b(?:may|shall|can) (?:be )?(?:neither"
    r"|not)\b[^.;\n]{0,20}?\b(?:assigned|pledged|transferred|factored|sold)\b"
    r"(?: (?:n?or) (?:assigned|pledged|transferred|factored|sold))?",
    r"\bno (?:assignment|transfer|pledge) by (?:{S}|either party)\b[^.;\n]{0,60}?\b(?:rights? to (?:monies"
    r"|moneys?|payments?)|" + MONEY + r")(?: due)?",
)
DISPOSES_EN = (
    r"\b(?:transferable|assign\w*|factor(?:ed|ing)?|pledg\w+|charged?|discount\w*|encumber\w*|dispos\w+|purported)\b"
)
RECEIVABLE_EN = (
    r"\b(?:receivables?|invoices|right to (?:be paid|payment)|claims? for payment|book debts?|moneys?|monies)\b"
)
FORBIDS_EN = (
    r"\b(?:shall|may|must|will|can|is|are) ?not\b|\bno (?:right|benefit|assignment|receivables?|claim|sum)"
    r"|\b(?:void|null|neither)\b"
)
FINANCIER_EN = r"\b(?:bank|factor|financiers?|financing party|assignee)\b"
FRAMES = (
    Frame(
        RECEIVABLE_EN,
        (DISPOSES_EN, FORBIDS_EN, r"{S}"),
        r"\bnot be (?:unreasonably )?withheld|\b{S} may\b|\b(?:except|other than|notwithstanding|without consent"
        r"|taxes)\b|\b{B} (?:shall|may|will) not\b",
    ),
    Frame(
        r"\b(?:acknowledge|confirm|recogni[sz]e)\b",
        (
            FINANCIER_EN,
            r"{B}",
            r"\b(?:(?:shall|will|does|need) not|no (?:duty|obligation)"
            r"|not (?:be )?(?:obliged|required|bound)"
            r"|refuse)\b",
            r"{S}|\b(?:assignment|receivables?|invoices?)\b",
        ),
    ),
)
FRAMES_ZH = (
    Frame(
        r"(?:债权|应收账款|账款|货款)(?:的)?(?:确认|确权)",
        (r"{B}", r"不(?:予|提供|办理|配合|承认|作|出具)", r"融资|银行|保理|转让|质押|确权"),
        r"不得拒绝|不得无故",
        REACH_ZH,
    ),
)
NOT_BANNED = r"\b{S} (?:shall|may)(?! not)\b"
FREE = r"(?:可以?|有权)(?:将|把)?[^，。；\n]{0,10}?(?:转让|保理)|不受[^。；\n]{0,10}?限制|除外|\bexcept\b|other than|notwithstanding"


@contract_check()
def receivables_not_assignable(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    found = words.find(*words.spoken(CHINESE, ENGLISH))
    kept = (
        each
        for each in found
        if not (
            each.is_no_clause
            or words.matches(NOT_BANNED, each.words)
            or words.matches(FREE, each.words + each.after[:60])
        )
    )
    for passage, others in once_a_clause(with_frames(words, kept, words.spoken(FRAMES_ZH, FRAMES))):
        yield Hit(passage.span, related=tuple(other.span for other in others))
