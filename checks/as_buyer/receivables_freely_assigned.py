"""SET002 for the buyer: the seller may assign its claims to anybody, debt collectors included."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Hit, Matter, Passage, contract_check, once_a_clause, wording_of

CHINESE = (
    r"{S}[^，。；\n]{0,12}?(?:有权|可以?|可)[^。；\n]{0,20}?(?:将)?[^。；\n]{0,16}?(?:债权|应收账款"
    r"|应收款项?|收款权)[^。；\n]{0,16}?(?:转让|转移|让与|出质|质押|委托)[^。；，\n]{0,24}",
)
ENGLISH = (
    r"\b{S} may(?! not)\b[^.;\n]{0,40}?\b(?:assign|sell|factor|transfer|pledge|charge)\b[^.;\n]{0,50}?\b"
    r"(?:receivables?|accounts?|invoices?|rights? to (?:receive )?(?:payment|money)|(?:moneys?"
    r"|monies) due|debts?)\b[^.;\n]{0,50}\b",
)
COLLECTORS = r"催收|讨债|清收|资产管理公司|\bcollection agenc|\bdebt collect|\bcollectors?\b"
FAIR = (
    r"(?:经|征得|取得)[^。；，\n]{0,8}?{B}[^。；，\n]{0,8}?同意|{B}(?:书面)?同意"
    r"|(?<!无需)(?<!不)(?<!须)通知{B}|银行|保理(?:商|银行)|抗辩|\bconsent|\bnotice to (?:the )?{B}"
    r"|\bon notice|\bbank|\blender|\bfinanc|\bsecurity interest|\bdefences?|\bdefenses?"
)


@contract_check()
def receivables_freely_assigned(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    found = words.find(*words.spoken(CHINESE, ENGLISH))
    for passage, others in once_a_clause(each for each in found if _is_free(each)):
        variant = "collectors" if words.matches(COLLECTORS, passage.sentence) else ""
        yield Hit(passage.span, variant=variant, related=tuple(other.span for other in others))


def _is_free(passage: Passage) -> bool:
    words = passage.wording
    if passage.is_no_clause or passage.denied:
        return False
    return words.matches(COLLECTORS, passage.sentence) or not words.matches(FAIR, passage.sentence)
