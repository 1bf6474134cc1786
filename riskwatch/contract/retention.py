"""Does the seller keep title until it is paid, and in which words?"""

from __future__ import annotations

from riskwatch.contract.credit_sale import is_sale
from riskwatch.contract.wording import Passage, wording_of
from riskwatch.domain.contract import Contract

_CHINESE = (
    r"(?:在)?(?:{B})?(?:全部)?(?:货款|价款|款项|尾款)?(?:付清|结清|支付完|付完|付讫|支付(?:完毕)?全部|未付清|未(?:履行)?支付"
    r"|未(?:履行)?付款)[^。；\n]{0,30}?(?:所有权|物权)[^，。；\n]{0,16}?"
    r"(?:{S}(?:所有)?|归属?|属于?|保留|不转移|转移)(?:{S}所有|{S})?",
    r"(?:付清|结清|款清|付讫|付完)(?:全部|全款|所有|上述)?[^，。；\n]{0,6}?(?:之前|以前|前)[，,]?[^，。；\n]{0,14}?(?:归|属于?){S}(?:所有)?",
    r"(?:货权|物权)(?:仍|均)?(?:归|属于?){S}(?:所有)?",
    r"(?:{S})?(?:保留|享有)[^，。；\n]{0,16}?(?:的)?所有权[^，。；\n]{0,16}",
    r"所有权保留[^，。；\n]{0,12}",
    r"所有权[^。；|\n]{0,16}?(?:自|待|在|于)?[^，。；|\n]{0,8}?(?:付清|结清|支付全部|全部[^，。；]{0,6}款)[^，。；\n]{0,16}",
    r"未(?:履行)?(?:支付|付清|付|付款)[^。；\n]{0,10}?(?:义务|价款|货款|款)[^。；\n]{0,10}?(?:标的物?|货物|农药|化肥|产品)[^。；\n]{0,6}?属于",
)
_ENGLISH = (
    r"\btitle\b[^.;\n]{0,90}?\b(?:remains?|not pass|until|when|only|upon|on)\b[^.;\n]{0,90}?\b(?:paid"
    r"|payment|pays|received (?:the |all )?(?:[a-z]+ )?(?:price|sums?|amounts?|money))\b[^.,;\n]{0,30}\b",
    r"\b(?:retention|reservation) of title\b[^.,;\n]{0,30}\b",
    r"\b(?:{S} )?(?:shall )?retains? (?:legal |full )?(?:title|ownership)\b[^.;\n]{0,60}?\b(?:paid"
    r"|payment|goods|products?|equipment)\b[^.,;\n]{0,20}\b",
    r"\b(?:transfer|passing) of title\b[^.;\n]{0,90}?\b(?:subject to|conditional (?:up)?on|after"
    r"|upon)\b[^.;\n]{0,40}?\bpayment\b",
    r"\b(?:remains?|stays?) (?:the )?(?:ours|our property|{S}'?s?(?:'s)? property"
    r"|property of (?:the )?{S})\b[^.;\n]{0,60}?\b(?:until|till)\b[^.;\n]{0,60}?"
    r"\b(?:paid|payment|settled)\b",
    r"\b(?:title|ownership|property)\b[^.;\n]{0,40}?\b(?:stays?|remains?) (?:with|in)\b[^.;\n]{0,60}?\buntil\b[^.;\n]{0,60}?\b(?:paid|payment|settled)\b",
    r"\bproperty in the goods\b[^.;\n]{0,60}?\b(?:paid|payment)\b",
)
_NOT_GOODS = (
    r"知识产权|著作权|商标|样机|模具|技术资料|软件|数据|\b(?:intellectual property|trademarks?|software"
    r"|data|information|documents?|licen[sc]e\w*|patents?|copyrights?|works?)\b"
)
_FOR_MONEY = r"\b(?:all|any) (?:claims|debts)\b|\bsettled\b|\bpaid\b|\bpayments?\b|\bopen account\b|\bcredit\b|\bprice\b|\bowing\b"


def retention_of_title(contract: Contract) -> Passage | None:
    """The first words that keep title with the seller until payment; None where there are none."""
    if not is_sale(contract):
        return None
    words = wording_of(contract)
    templates = words.spoken(_CHINESE, _ENGLISH)
    found = [passage for passage in words.find(*templates) if _of_the_goods(passage)]
    return next((passage for passage in found if not passage.in_heading), found[0] if found else None)


def _of_the_goods(passage: Passage) -> bool:
    """Title to the goods sold, kept by agreement; a quotation, or rights in works, is something else."""
    words = passage.wording
    if passage.is_no_clause or words.matches(_NOT_GOODS, passage.words + passage.before[-60:]):
        return False
    if passage.words.isascii() and not words.matches(_FOR_MONEY, passage.near(0, 120)):
        return False
    return not words.matches(r"不保留|\bnot retain|\btitle and interest", passage.sentence)
