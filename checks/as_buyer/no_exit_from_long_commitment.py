"""TRM001 for the buyer: bound for a year or more to quantities or to one source, with no way out."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Hit, Matter, NotApplicable, Period, Words, contract_check, elsewhere, wording_of

PLACE = Words("合同解除条款", "termination clause")
NOT_BOUND = Words(
    "看不出一年以上的最低采购量或独家义务", "no minimum purchase or exclusivity of a year or more is agreed"
)
COMMITTED = (
    r"(?:最低|至少|不(?:得)?(?:少|低)于|保底)[^。；\n]{0,16}?(?:采购|进货|订货|订购|提货|购买)"
    r"(?:量|额|金额)?|(?:年度?|每年|每月|每季度?)(?:任务|销售任务|采购任务|指标|保底)|照付不议"
    r"|\bminimum (?:purchase|order|annual|quantit\w+|volume|commitment|sales)\b"
    r"|\btake[- ]or[- ]pay\b|\b{B}\b[^.;\n]{0,60}?\b(?:exclusively|solely) from\b|\bat least\b"
    r"[^.;\n]{0,30}?\b(?:units|tons|tonnes|cases)\b[^.;\n]{0,30}?\b(?:per|each|every) (?:year"
    r"|month|quarter)"
)
EXIT = (
    r"提前[^。；\n]{0,14}?(?:日|天|月)[^。；\n]{0,20}?(?:通知|终止|解除|书面)|(?:通知)"
    r"[^。；\n]{0,20}?(?:日|天|月)(?:后|内)?[^。；\n]{0,8}?(?:终止|解除)|{B}[^。；\n]{0,12}?"
    r"(?:有权|可以?)(?:随时|单方)?[^。；，\n]{0,6}?(?:解除|终止)"
    r"|\bterminat\w*\b[^.;]{0,100}?\b(?:for convenience|without cause|for any reason"
    r"|with or without cause|at any time|(?:upon|on|by|giving)\b[^.;]{0,40}?\b(?:days|months)'?"
    r"[^.;]{0,20}?\bnotice)"
    r"|\b(?:days|months)'? (?:prior |advance )?(?:written )?notice\b[^.;]{0,60}?\bterminat"
    r"|\bnotice of (?:termination|non-?renewal)"
)


@contract_check()
def no_exit_from_long_commitment(matter: Matter, long_days: int = 365) -> Iterator[Answer]:
    contract = matter.contract
    words = wording_of(contract)
    lengths = [term.value.days for term in contract.terms_of("contract.term") if isinstance(term.value, Period)]
    if max(lengths, default=0) < long_days or not words.says(COMMITTED):
        yield NotApplicable(NOT_BOUND)
    elif not words.says(EXIT):
        yield elsewhere(contract) or Hit(None, place=PLACE, values={"days": max(lengths)})
