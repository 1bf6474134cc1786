"""PTY008: somebody else than the buyer is to receive, pay or be invoiced, and nothing keeps the buyer liable."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.authoring import (
    REACH_ZH,
    Answer,
    Contract,
    Frame,
    Hit,
    Matter,
    Role,
    Span,
    contract_check,
    framed,
    quick,
    wording_of,
)

_STRANGER = r"(?P<who>[^，。；\n]{0,24}?(?:有限公司|公司|集团|实业(?!有限)|工厂|单位|贸易|商贸|船东|第三方|业主|总包方?|关联方|经营部|商行))"
_PAYS = quick(
    rf"(?:货款|油款|价款|款项|合同款)[^，。；\n]{{0,6}}由{_STRANGER}(?:代为|负责|直接|统一)?(?:支付|付款|结算|代付|承担)"
)
_INVOICED = quick(
    rf"发票(?:抬头|开具给|开给|开至|开具至|抬头为|的抬头)[为是:：]*{_STRANGER}|(?:向|给){_STRANGER.replace('who', 'to')}开具[^，。；\n]{{0,10}}发票"
)
_COMPANY = (
    r"(?:Limited|Ltd|Inc|LLC|LLP|GmbH|FZE|Corp|Corporation|Company|Co|PLC|AG|S\.A|BV|B\.V|Group|Holdings|Trading)"
)
_PAYS_EN = quick(
    r"\b(?:invoices?|payments?|the price)\b[^.;\n]{0,40}\b(?:addressed to|paid by|made by|issued to)(?: and paid by)? "
    rf"(?P<who>(?-i:[A-Z])[\w&'-]*(?: (?-i:[A-Z])[\w&'-]*){{0,5}}? (?-i:{_COMPANY})(?: FZE)?)\b",
    re.IGNORECASE,
)
_STILL_LIABLE = quick(
    r"(?:买方|甲方|乙方|需方)[^。；\n]{0,20}(?:仍|继续|连带|共同)[^。；\n]{0,16}(?:付款|支付|清偿|责任|义务)|不免除[^。；\n]{0,12}(?:付款|支付)"
    r"|remains? (?:fully |jointly )?(?:liable|responsible)|shall not relieve",
    re.IGNORECASE,
)
DISCLAIMED = (
    Frame(
        r"(?:{B}[^，。；\n]{0,10}?(?:不(?:承担|负|负责)|概不|只(?:代为|负责)下单|仅代为)|与{B}(?:无涉|无关))[^，。；\n]{0,8}",
        (
            r"付款|结算|货款|价款|支付",
            r"(?:公司|单位|班组|股东|个人|第三方|业主|用户|关联[方企]|工厂|商行)[^。；\n]{0,16}?(?:支付|付款|结算|结清|代付|付)",
        ),
        r"拨付|暂不|质量|违约|运输|银行|保理|运费|风险",
        REACH_ZH,
    ),
)
DISCLAIMED_EN = (
    Frame(
        r"\b(?:to which alone|only as (?:its |an? )?agent|owes? nothing|shall have no liability|no (?:claim|recourse) against (?:the )?{B})\b",
        (
            r"{B}",
            r"\b(?:paid|settle\w*|invoiced|payment is made)\b",
            r"\b(?:affiliate|ltd|limited|llc|plc|inc|gmbh|lessee|operator|third party)\b",
        ),
        r"\b(?:bank|letter of credit|terminat\w+|defect\w*)\b",
    ),
)
"""Somebody else pays, and the buyer says that it does not."""
_BANK = re.compile(r"银行|信用证|保理|bank|letter of credit", re.IGNORECASE)


@contract_check("parties")
def third_party_pays_or_receives(matter: Matter) -> Iterator[Answer]:
    """A stranger as payer or invoice title; a mere place of delivery is none."""
    contract = matter.contract
    if _STILL_LIABLE.search(contract.text):
        return
    patterns = (_PAYS_EN,) if contract.language == "en" else (_PAYS, _INVOICED)
    words = wording_of(contract)
    found: list[Span] = []
    for pattern in patterns:
        for match in pattern.finditer(contract.text):
            who = next((word for word in match.groups() if word), "").strip()
            if who and not _is_party(contract, who) and not _BANK.search(match[0]):
                variant = "invoice" if pattern is _INVOICED else ""
                found.append(Span(*match.span()))
                yield Hit(found[-1], variant=variant, values={"who": who})
    for passage in framed(words, words.spoken(DISCLAIMED, DISCLAIMED_EN)):
        if not any(passage.whole.span.meets(other) for other in found):
            yield Hit(passage.span, variant="disclaimed")


def _is_party(contract: Contract, who: str) -> bool:
    """A party of this contract that signs it: the buyer itself, or one that stands beside it as joint buyer."""
    for party in contract.parties:
        if party.role is Role.OTHER:
            continue
        if party.name and (who in party.name.value or party.name.value in who):
            return True
        if who in (party.label, *party.labels, *party.short_names):
            return True
    return False
