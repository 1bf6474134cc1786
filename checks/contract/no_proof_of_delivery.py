"""DLV003: nothing says how delivery is proved, or the invoice alone is to prove it."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotApplicable,
    Role,
    Wording,
    Words,
    contract_check,
    elsewhere,
    no_credit_given,
    reasons,
    wording_of,
)

PLACE = Words("交货与验收条款", "delivery clause")
INVOICE = (
    r"(?:仅)?(?:以|凭)(?:增值税)?(?:专用)?发票[^，。；\n]{0,10}?(?:作为|为|视为)[^，。；\n]{0,8}?(?:交付"
    r"|交货|收货|送货)(?:的)?(?:凭证|依据|证明|证据)",
    r"\binvoices?\b[^.;]{0,30}?\b(?:is|are|shall be|serves? as|constitutes?)\b[^.;]{0,20}?\b(?:proof"
    r"|evidence) of delivery\b",
)
PROOF = (
    r"信用证|收货(?:人|、[^，。；\n]{0,10}人员)[^，。；\n]{0,14}?(?::|为)|签 ?收|签 ?认|(?:送|发|收|到|供"
    r"|提|出|入|交)货?(?:物)?(?:单|凭证|回单|清单|确认(?:书|单)|记录|凭据)"
    r"|回 ?单|入 ?库 ?单|磅 ?单|过 ?磅|检 ?斤"
    r"|收 ?据|收 ?条|运 ?单|提 ?单|交 ?接|验 ?收 ?(?:单|报告|证明|记录|证书|合格证|意见|凭证)|货 ?运 ?单|码 ?单"
    r"|签 ?单|装 ?箱 ?单|单 ?据|单 ?证|水尺|磅差"
    r"|铁路[^。；\n]{0,6}?票|运 ?票|小 ?票|收购(?:凭证|票|发票)|结算(?:凭证|单)|(?:收货|交货|到货|发货)凭 ?证"
    r"|签字[^。；\n]{0,12}?(?:收货|确认|验收|数量)|(?:收货|验收|数量)[^。；\n]{0,16}?签(?:字|章|认)|电子回执",
    r"\b(?:letters? of credit|delivery (?:notes?|receipts?|orders?|slips?|tickets?)|proof of delivery|pod"
    r"|bills? of lading"
    r"|air ?way ?bills?|waybills?"
    r"|packing (?:lists?|slips?)|signed receipt|goods received|carrier'?s? (?:record|receipt)"
    r"|(?:written|signed) (?:confirmation|acknowledg\w+) of receipt|shipping documents?"
    r"|consignment notes?|cmr|count sheets?|tracking (?:record|data)|scan(?:ned)? record|(?:record|ticket|slip|note"
    r"|signature|photograph)\w*[^.;]{0,40}?(?:proves?|(?:is|as) (?:proof|evidence|enough))"
    r"|certificates? of (?:acceptance|receipt|delivery)"
    r"|warehouse receipt|electronic record|meter\w*|weigh\w*|presented by[^.;]{0,20}to[^.;]{0,10}carrier"
    r"|delivery to (?:the |a )?(?:common )?carrier)\b",
)
FIELD = (
    r"(?:验 ?收|交 ?\(?提?\)? ?货|交付|收货)[^，。；\n|]{0,16}?(?:[:：]|方式|方法|办法|标准|地点"
    r"|意见)[^，。；\n|]{0,16}?(?:[:：] ?(?:_|\n|\||$|。)|_|\n|\|)"
)
SHIPS = (
    r"\b(?:deliver\w*|ship\w*)\b[^.;]{0,60}?\b(?:goods|products?|equipment|units|materials)\b|\b(?:goods"
    r"|products?|equipment|units|materials)\b[^.;]{0,60}?\b(?:deliver\w*|ship\w*)\b"
)
INTANGIBLE = r"\b(?:software|licen[cs]e[ds]?|content|web ?site|download\w*|services)\b"


@contract_check(unless=no_credit_given)
def no_proof_of_delivery(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    words = wording_of(contract)
    alone = [each for each in words.find(*INVOICE) if not each.denied and not each.is_no_clause]
    for passage in alone:
        yield Hit(passage.span, variant="invoice")
    if alone:
        return
    if (words.chinese and words.says(PROOF[0])) or (words.english and words.says(PROOF[1])):
        return
    if not matter.filled and words.chinese and words.says(FIELD):
        yield NotApplicable(reasons.NOT_FILLED)
    elif words.chinese or _sells_goods(matter, words):
        yield elsewhere(contract) or Hit(None, place=PLACE)


def _sells_goods(matter: Matter, words: Wording) -> bool:
    """Goods that travel from a seller to a buyer; a licence or a service leaves no delivery note."""
    parties = matter.contract.parties
    if parties and not {Role.SELLER, Role.BUYER} <= {party.role for party in parties}:
        return False
    title = matter.contract.title.value.lower() if matter.contract.title else ""
    if words.matches(INTANGIBLE, title):
        return False
    return not parties or (words.says(SHIPS) and words.says(r"\bpurchase orders?\b|\binvoic\w+"))
