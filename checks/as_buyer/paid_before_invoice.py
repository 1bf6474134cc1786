"""INV001 for the buyer: the price is due before a valid VAT invoice, or no invoice is promised at all."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Hit, Matter, Words, agreed, contract_check, elsewhere, hits, no_sale, wording_of

PLACE = Words("发票条款", "invoice clause")
AFTER_PAYMENT = (
    r"(?:{B})?(?:付款|付清[^，。；\n]{0,8}?款|支付[^，。；\n]{0,12}?款(?:项)?|款项?(?:付清|到账"
    r"|到帐))(?:之)?后[^。；\n]{0,24}?(?:{S})?(?:再|方|才|向|给|为|即|应|须|负责)?"
    r"[^。；，\n]{0,12}?(?:开具?|提供|出具|开出|补开)[^。；，\n]{0,16}?(?:发票|专票|普票)",
    r"{S}[^。；，\n]{0,8}?(?:收到|收讫|收取)[^。；，\n]{0,16}?款(?:项)?后[^。；\n]{0,24}?(?:开具?"
    r"|提供|出具|开出)[^。；，\n]{0,16}?(?:发票|专票|普票)",
    r"款到(?:后)?(?:\d+[天日]内)?开(?:具)?(?:发)?票",
)
INVOICE = r"发票|开票|专票|普票|票据|invoice"
SAME_TIME = (
    r"凭[^。；，\n]{0,8}?发票[^。；，\n]{0,6}?(?:付款|支付)|先票后款|(?:收到|凭|见|提供|开具)"
    r"[^。；，\n]{0,20}?发票[^。；\n]{0,20}?(?:后|之日起)[^。；\n]{0,14}?(?:付|支付|结算)|预付款|定金"
    r"|进度款|保证金"
)


@contract_check(unless=no_sale)
def paid_before_invoice(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    words = wording_of(contract)
    if not words.chinese:
        return
    found = list(hits(agreed(words, AFTER_PAYMENT, unless=SAME_TIME)))
    yield from found
    if not found and matter.filled and not words.says(INVOICE):
        yield elsewhere(contract) or Hit(None, variant="missing", place=PLACE)
