"""PAY009: a running account where nothing says which debt a payment settles first."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotApplicable,
    Words,
    contract_check,
    elsewhere,
    no_credit_given,
    repeats,
    wording_of,
)

PLACE = Words("付款条款", "payment clause")
SINGLE = Words("一次性交易，没有滚动欠款", "a single deal without a running account")
CHINESE = (
    r"抵充|付款顺序[:：为]|(?:清偿|冲抵|抵扣|偿还)顺序|先[^。；\n]{0,8}?(?:费用|违约金|利息)[^。；\n]{0,20}?(?:后|再|次)[^。；\n]{0,10}?(?:本金"
    r"|货款|价款)|依次(?:清偿|抵|冲|用于)|不足以清偿|优先(?:用于)?(?:清偿|偿还|抵|支付)[^。；\n]{0,20}?(?:违约金|利息"
    r"|费用|到期)"
    r"|先(?:结|还|付|清)[^。；\n]{0,6}?(?:旧|前)|旧[帐账欠]|到期在先|还旧",
)
ENGLISH = (
    r"\bappl(?:y|ied|ication)\b[^.;\n]{0,80}?\b(?:first|oldest|interest|earliest|outstanding)\b"
    r"|\b(?:costs?|fees|interest)\b[^.;\n]{0,60}?\b(?:oldest|earliest)\b|\b(?:oldest|earliest) (?:debt|invoice"
    r"|amount|sum|item)s? (?:first|before)\b"
    r"|\bappropriat\w+ (?:any |the )?payments?\b|\bpayments?\b[^.;\n]{0,40}?\bappropriat",
)


@contract_check(unless=no_credit_given)
def no_order_of_appropriation(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    if not repeats(contract):
        yield NotApplicable(SINGLE)
        return
    words = wording_of(contract)
    if (words.chinese and words.says(*CHINESE)) or (words.english and words.says(*ENGLISH)):
        return
    yield elsewhere(contract) or Hit(None, place=PLACE)
