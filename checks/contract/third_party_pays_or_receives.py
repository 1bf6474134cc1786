"""PTY008: somebody else than the buyer is to receive, pay or be invoiced, and nothing keeps the buyer liable."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.authoring import Answer, Contract, Hit, Matter, Role, Span, contract_check, quick

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
_BANK = re.compile(r"银行|信用证|保理|bank|letter of credit", re.IGNORECASE)


@contract_check("parties")
def third_party_pays_or_receives(matter: Matter) -> Iterator[Answer]:
    """A stranger as payer or invoice title; a mere place of delivery is none."""
    contract = matter.contract
    if _STILL_LIABLE.search(contract.text):
        return
    patterns = (_PAYS_EN,) if contract.language == "en" else (_PAYS, _INVOICED)
    for pattern in patterns:
        for match in pattern.finditer(contract.text):
            who = next((word for word in match.groups() if word), "").strip()
            if who and not _is_party(contract, who) and not _BANK.search(match[0]):
                variant = "invoice" if pattern is _INVOICED else ""
                yield Hit(Span(*match.span()), variant=variant, values={"who": who})


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
