"""TRM002: the seller has no right, or no workable right, to end the contract when it is not paid."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    Passage,
    Wording,
    Words,
    contract_check,
    elsewhere,
    no_credit_given,
    wording_of,
)

PLACE = Words("解除、终止条款", "termination clause")
END = r"(?:解除|终止)"
RIGHT = r"(?:有权|可以?(?!能)|(?<!不)得(?!到))"
WHO_MAY = r"(?:{S}|任何一方|任一方|一方|双方|守约方|对方|非违约方|另一方)"
UNPAID = (
    r"(?:逾期|拖欠|迟延|延迟|延期)[^，。；\n]{0,12}?(?:付|支付|货款|价款|款)|(?:未|不)(?:能|按|依|如期|及时|足额)?[^，。；\n]{0,16}?(?:付款|支付|付清|结算|货款)"
    r"|欠款|不履行|违约|违反|拒绝(?:接收|提货|收货|付款)|迟延履行|破产|丧失"
)
SELLERS = (
    WHO_MAY + r"[^，。；\n]{0,14}?" + RIGHT + r"[^。；\n]{0,24}?" + END,
    r"(?:{B}|{S})?(?:均|亦|也|即|则|还)?(?:有权|可以?(?!能))[^，。；\n]{0,12}?(?:单方(?:面)?)?"
    + END
    + r"[^，。；\n]{0,6}?(?:本)?(?:合同|协议|订单)",
    END + r"(?:本)?(?:合同|协议)[^。；\n]{0,4}?(?:条件|情形|事由)",
)
END_EN = (
    r"\b(?:terminat\w+|cancel\w*|rescind\w*|(?:end|avoid|withdraw from) (?:the|this|our) (?:agreement|contract"
    r"|order)|end it at once|treat (?:this|the) (?:agreement|contract) as (?:ended|repudiated))\b",
)
UNPAID_EN = (
    r"\b(?:(?:do|does|did|have|has) not (?:been )?pa(?:y|id)|still owes?|not in order|breach\w*|default\w*|fail\w*"
    r"|overdue|arrears|unpaid|non-?payment|past due|not paid|insolven\w*"
    r"|bankrupt\w*|delinquent)\b"
)
EITHER_EN = r"\b(?:either party|each party|{S})\b"
FREELY_EN = r"\bwithout cause|\bfor (?:any|no) reason|\bfor (?:its )?convenience|\bat any time\b"
BUYERS_ONLY_EN = (
    r"\b{B}\b[^.;,]{0,30}?\b(?:may|shall have the right to|has the right to|is entitled to|can)\b[^.;]{0,24}$"
)
BUYERS_END_EN = BUYERS_ONLY_EN.removesuffix("$") + r"?\b(?:terminat\w+|cancel\w*|rescind\w*)"
BUYERS = r"{B}(?:均|亦|也|即|则|还)?" + RIGHT
AUTOMATIC = (
    r"(?:逾期|未(?:按[^，。；\n]{0,8})?付|拖欠|违约|欠款)[^。；\n]{0,40}?(?:合同|协议)[^。；\n]{0,6}?(?:自动|自行|当然)(?:解除|终止|失效)",
)
DEMAND = r"通知|催告|告知|书面|函告"
CURE = r"催告|宽限|合理期限|[日天]内|超过|满[^，。；\n]{0,8}?[日天月]|达[^，。；\n]{0,8}?[日天月]|[日天月](?:以上|仍|未)|经[^，。；\n]{0,8}?仍"
FIELD = r"(?:合同|协议)(?:的)?(?:解除|终止)的?(?:条件|情形|事由)(?:为|[:：])"
STATUTE = frozenset({"CN"})


@contract_check(unless=no_credit_given)
def seller_cannot_terminate(matter: Matter) -> Iterator[Answer]:
    """Whether a notice of termination would hold needs the facts of the case; only the clause is judged here."""
    contract = matter.contract
    words = wording_of(contract)
    automatic = [passage for passage in words.find(*AUTOMATIC) if not passage.is_no_clause and not passage.denied]
    yield from (Hit(passage.span, variant="automatic") for passage in automatic)
    if automatic or words.says(FIELD):
        return  # 本合同解除的条件：____ is a line of the form for what the parties agree
    sellers, buyers = _rights(words)
    if not sellers:
        yield elsewhere(contract) or _absent(matter, buyers)
    elif not any(_workable(passage) for passage in sellers):
        yield Hit(sellers[0].span, variant="no_procedure")


def _absent(matter: Matter, buyers: list[Passage]) -> Hit:
    if buyers:
        return Hit(buyers[0].span, variant="one_sided", related=tuple(passage.span for passage in buyers[1:]))
    return Hit(None, place=PLACE, variant="statute" if matter.laws & STATUTE else "")


def _rights(words: Wording) -> tuple[list[Passage], list[Passage]]:
    """Sentences by which the seller may end on default, and those by which only the buyer may."""
    sellers: list[Passage] = []
    buyers: list[Passage] = []
    for passage in words.find(*words.spoken(SELLERS, END_EN)):
        if passage.words.isascii():
            if not words.matches(UNPAID_EN, passage.near(160, 400)) and not _by_either(passage):
                continue
            if words.matches(BUYERS_ONLY_EN, passage.before):
                buyers.append(passage.beside(BUYERS_END_EN) or passage)
            else:
                sellers.append(passage)
        elif _is_buyers(passage):
            buyers.append(passage)
        elif words.matches(UNPAID, passage.near(60, 60)):
            sellers.append(passage)
    return sellers, buyers


def _by_either(passage: Passage) -> bool:
    """Who may end for any reason needs no default of the other side."""
    words = passage.wording
    return words.matches(EITHER_EN, passage.sentence) and words.matches(FREELY_EN, passage.sentence)


def _is_buyers(passage: Passage) -> bool:
    """甲方有权解除, unless the ground said first is that the other one does not pay: then the labels are turned round."""
    words = passage.wording
    if words.matches(WHO_MAY, passage.words) or not words.matches(BUYERS, passage.before[-16:] + passage.words):
        return False
    return not words.matches(r"(?:未|不|逾期|拖欠|延迟|迟延)[^。；交]{0,24}?(?:付款|支付|货款|价款)", passage.before)


def _workable(passage: Passage) -> bool:
    """A demand or notice, and time to pay: without both a termination is easily fought."""
    words = passage.wording
    return passage.words.isascii() or words.matches(f"{DEMAND}|{CURE}", passage.article)
