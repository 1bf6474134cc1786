"""PTY009: several buyers, or a whole group that may order, and nobody answers for the others."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    Passage,
    Role,
    Wording,
    contract_check,
    first,
    no_sale,
    once_a_clause,
    wording_of,
)

MEMBERS = (
    r"(?:(?:下属|所属|旗下|控股|全资|参股|关联|集团内?|各)?(?:的)?(?:各)?(?:子公司|关联公司|关联方|关联企业"
    r"|成员(?:单位|企业|公司)|下属(?:公司|单位|企业)|所属(?:公司|单位|企业)"
    r"|集团(?:公司)?(?:各)?成员|控股公司|兄弟公司|项目公司)|集团成员)"
)
ORDERS = (
    r"(?:采购|订货|下单|下达(?:采购)?订单|订购|购买|提货|签订(?:采购)?"
    r"订单|使用本(?:合同|协议)|按本(?:合同|协议))"
)
CHINESE = (
    r"(?:{B})?(?:的|及其|和|与|或|以及|、)?(?:其)?(?:全部|所有|任一|任何|各)?"
    + MEMBERS
    + r"[^，。；\n]{0,10}?(?:均|都|也|皆)?(?:可|可以|有权|能)[^，。；\n]{0,16}?"
    + ORDERS
    + r"[^，。；\n]{0,6}",
    r"(?:由|以)(?:{B})?(?:的|及其)?(?:各)?"
    + MEMBERS
    + r"(?:分别|各自|自行|单独|直接)[^，。；\n]{0,12}?"
    + ORDERS
    + r"[^，。；\n]{0,4}",
)
GROUP_EN = (
    r"(?:(?:group|associated|affiliated) (?:compan(?:y|ies)|members?|entit(?:y|ies))|members? of (?:the "
    r"|its )?(?:{B}'?s? )?group|affiliates?|subsidiar(?:y|ies))"
)
ENGLISH = (
    r"\b(?:any|each|all|every|its|{B}'?s?)? ?"
    + GROUP_EN
    + r"\b(?: of (?:the )?{B})?[^.;,]{0,40}?\b(?:may|can|shall be entitled to|is entitled to|are entitled to"
    r"|shall have the right to)\b"
    r"[^.;,]{0,20}?\b(?:place orders?|orders?|purchase|buy|place)\b",
)
JOINT = (
    r"(?<!不承担)(?<!不负)(?<!无)连带(?:清偿)?(?:责任|债务|义务|保证|担保)?|共同(?:承担"
    r"|负责)(?:[^，。；\n]{0,10}?)(?:付款|支付|清偿|责任|债务)"
    r"|{B}[^，。；\n]{0,12}?(?:对|就|为)(?:其|该|上述|各)[^，。；\n]{0,24}?(?:付款|债务|货款"
    r"|义务)[^，。；\n]{0,12}?(?:承担|负|担保|保证)",
    r"joint(?:ly)? and several|jointly, severally",
    r"\b{B}\b[^.;]{0,40}?\b(?:guarantee\w*|responsible|liable|procure\w*)\b[^.;]{0,60}?\b(?:affiliates?"
    r"|subsidiar\w+|group|members?)\b",
)
NAME = r"[\u4e00-\u9fff()]{4,30}?(?:公司|厂|中心|集团|合作社)"
NUMBERED = (
    r"(?:买方|需方|购方|买受人|采购方|购买方|购货方)[一二三四1-4](?:\(["
    r"^()\n]{1,8}\))?: ?(?P<name>" + NAME + r")(?![\u4e00-\u9fff])",
    r"[甲乙]方[一二三四1-4]\((?:买方|需方|购方|买受人|采购方|购买方)\): ?(?P<name>" + NAME + r")(?![\u4e00-\u9fff])",
)
TOGETHER = (
    r"(?:买方|需方|购方|买受人|采购方|购买方|购货方|[甲乙]方\((?:买方|"
    r"需方|买受人|采购方)\)): ?(?P<one>" + NAME + r")(?:、|和|及|与)(?P<name>" + NAME + r")(?![\u4e00-\u9fff])",
    r"\b(?P<one>[a-z][\w&.\- ]{2,40}? (?:limited|ltd\.?|inc\.?|llc|gmbh|plc))(?:,"
    r"| and) (?:and )?(?P<name>[a-z][\w&.\- ]{2,40}? (?:limited|ltd\.?|inc\.?|llc|gmbh|plc))"
    r"[^.;]{0,12}?\((?:together|each|collectively|jointly)[^)]{0,20}?\"?(?:buyers?|purchasers?|customers?)\"?\)",
)
OURS = r"{S}(?:及其|的|和|与|或|、)?(?:其)?(?:全部|所有|任一|各)?[^，。；\n]{0,6}$|\b{S}(?:'?s?| or its| and its) $"


@contract_check(unless=no_sale)
def several_buyers(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    words = wording_of(contract)
    if words.says(*JOINT):
        return
    found = words.find(*words.spoken(CHINESE, ENGLISH))
    hits = False
    for passage, others in once_a_clause(each for each in found if _buyers_group(each)):
        hits = True
        yield Hit(passage.span, variant="group", related=tuple(other.span for other in others))
    if not hits:
        yield from _named_buyers(matter, words)


def _buyers_group(passage: Passage) -> bool:
    words = passage.wording
    if passage.is_no_clause or passage.denied or words.matches(OURS, passage.before[-24:]):
        return False
    return not words.matches(r"不得|无权|\b(?:not|no)\b|经{S}[^，。；]{0,6}同意|以{B}名义|委托", passage.words)


def _named_buyers(matter: Matter, words: Wording) -> Iterator[Answer]:
    """Two buyers by role, two numbered ones in the heading, or two names in one buyer's place."""
    named = [party.name for party in matter.contract.parties if party.role is Role.BUYER and party.name is not None]
    spans = [
        name.span for number, name in enumerate(named) if name.value not in {other.value for other in named[:number]}
    ]
    if len(spans) < 2:
        spans = [passage.group("name").span for passage in words.find(*NUMBERED)]
    if len(spans) < 2 and (pair := first(words.find(*TOGETHER))) is not None:
        spans = [pair.group("one").span, pair.group("name").span]
    if len(spans) >= 2:
        yield Hit(spans[1], values={"count": len(spans)}, related=tuple(spans[:1]))
