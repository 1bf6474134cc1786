"""INV002: the invoice is agreed to prove that the price was paid."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Hit, Matter, contract_check, once_a_clause, wording_of

CHINESE = (
    r"(?:发票|开票|开具发票)[^。；\n]{0,16}?(?:即为|即视为|视为|视同|即表明|表明|就是)[^，。；\n]{0,12}?(?:收款(?:收据|凭证)|付款(?:的)?(?:凭证|证明)|(?:已|货款)[^，。；\n]{0,4}?(?:付清|付款|收讫|结清|付讫|收到))[^，。；\n]{0,4}",
    r"(?:{S})?(?:开具|开出|交付|出具|提供)?(?:的)?(?:增值税)?(?:专用|普通)?发票[^。；\n]{0,12}?(?:即|应|均)?(?:视为|视同|表明|证明|代表|表示)[^，。；\n]{0,12}?"
    r"(?:已付|付清|已?支付|付讫|收到|收讫|收清|已?结清|付款完)[^，。；\n]{0,8}",
    r"以?(?:增值税)?(?:专用|普通)?发票(?:作为|为|是|系|即为?)[^，。；\n]{0,10}?(?:付款|收款|支付|收讫|付清|付讫|收到[^，。；\n]{0,6}款)(?:的)?(?:凭证|凭据|证明|收据)",
    r"发票(?:即|应|均)?(?:视为|视同)[^，。；\n]{0,6}?(?:收据|收款凭证|付款凭证|付款凭据)",
    r"(?:凭|持|以)[^，。；\n]{0,8}?发票[^，。；\n]{0,4}?(?:即)?(?:可)?(?:证明|表明|说明|代表)[^，。；\n]{0,8}?(?:两清|付清|已付|结清|收讫)",
    r"票款两清|票到款清|票清款清",
)
ENGLISH = (
    r"\binvoices? (?:shall |will |is |are )?(?:be |constitute |constitutes |serve as "
    r"|serves as )?(?:deemed )?(?:to be )?(?:conclusive |sufficient )?"
    r"(?:evidence|proof|receipt)\b(?: of| that)[^.;\n]{0,24}?\b(?:payment|paid|received)\b",
    r"\binvoices?\b[^.;\n]{0,40}?\b(?:is|are|shall be) (?:regarded|considered|treated|deemed"
    r"|taken)\b[^.;\n]{0,24}?\b(?:evidence|proof|receipt)\b"
    r"[^.;\n]{0,60}?\b(?:payment|paid|received)\b",
)


@contract_check()
def invoice_as_proof_of_payment(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    found = words.find(*words.spoken(CHINESE, ENGLISH))
    kept = (each for each in found if not (each.denied or each.is_no_clause or words.matches("不", each.words)))
    for passage, others in once_a_clause(kept):
        yield Hit(passage.span, related=tuple(other.span for other in others))
