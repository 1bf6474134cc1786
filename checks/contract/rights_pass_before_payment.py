"""ROT006: copyright, code, drawings, moulds or a perpetual licence go to the buyer before it has paid."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Hit, Matter, Passage, contract_check, once_a_clause, wording_of

THING = r"(?:知识产权|著作权|版权|专利权|专利申请权|源代码|软件|设计(?:图纸?|文件|成果)|图纸|模具|开发成果|工作成果|技术成果|研发成果|定制成果|成果)"
CHINESE = (
    THING + r"[^。；|\n]{0,30}?(?:转让|转移|移交|转归)(?:给|至)?{B}",
    THING
    + r"[^。；|\n]{0,40}?(?:归|属于?|转移(?:给|至)?|转让给|移交给|由)[^，。；\n]{0,4}?{B}(?:单独|独家|独自|永久)?(?:所有|享有|拥有)",
    r"(?:模具|图纸|软件|成果|源代码)[^。；|\n]{0,24}?所有权(?:归|属于){B}",
    r"(?:完成|交付|创作|产生|开发)(?:之时|时|之日)?(?:起)?(?:即)?[^。；\n]{0,10}?(?:归|属于){B}(?:所有|享有)?",
)
WORK = (
    r"(?:work product|deliverables?|intellectual property(?: rights)?|source code|tooling"
    r"|mou?lds?|inventions?|drawings|copyrights?|developments|works?)"
)
ENGLISH = (
    r"\b(?:all )?" + WORK + r"\b[^.;\n]{0,80}?\b(?:vests?|shall vest|belongs? to|shall belong to|be owned(?: solely"
    r"| exclusively)? by|is owned by|are owned by"
    r"|(?:be|becomes?|is|are) (?:and remain )?the (?:sole |exclusive |and )*property of"
    r"|hereby assigns?)\b[^.;\n]{0,20}?\b(?:{B}|client|customer)\b(?: (?:up)?on creation)?",
    r"\b" + WORK + r"\b[^.;\n]{0,40}?\b(?:becomes?|is|are) (?:the )?{B}(?:'s|s') (?:sole |exclusive )?property\b",
    r"\b{S}\b[^.;\n]{0,20}?\bgrants?\b[^.;\n]{0,30}?\b(?:perpetual"
    r"|irrevocable)\b[^.;\n]{0,40}?\blicen[cs]e\b[^.;\n]{0,80}?\b(?:from|upon|on) (?:the )?(?:date of )?(?:delivery|creation|signature)\b",
)
ON_PAYMENT = (
    r"(?<!是否)付清|支付(?:完毕|完)?全部|全部(?:价|货)?款|付款后|款清|结清|全款|\b(?:upon|on|after|until|subject to)\b[^.;]{0,30}?\bpa(?:id"
    r"|yment)\b|paid in full|fully paid"
)
BUYERS_OWN = (
    r"{B}(?:所)?[^，。；\n]{0,12}?(?:提供|交付|持有|原有|自有|出资)(?:给{S})?(?:的|制作的)|{B}的(?:商标|知识产权|图纸|模具|软件)|样图由{B}"
    r"|\b(?:furnished|provided|supplied|paid for|developed|made|created|owned|conceived) by (?:or on behalf of"
    r" )?(?:the )?(?:{B}|client|customer)\b"
    r"|\b{B}'?s? (?:trademarks?|marks?|logos?|intellectual property|confidential|data"
    r"|materials|content|tooling|moulds?|molds?)"
)


@contract_check()
def rights_pass_before_payment(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    found = words.find(*words.spoken(CHINESE, ENGLISH))
    for passage, others in once_a_clause(each for each in found if _too_soon(each)):
        yield Hit(passage.span, related=tuple(other.span for other in others))


def _too_soon(passage: Passage) -> bool:
    """The seller's own work, and nothing said that the price comes first."""
    words = passage.wording
    unpaid = words.matches(r"是否付款|regardless of (?:\w+ )?payment", passage.sentence)
    if passage.is_no_clause or (passage.denied and not unpaid) or words.matches(BUYERS_OWN, passage.sentence):
        return False
    return not words.matches(ON_PAYMENT, passage.near(0, 60))
