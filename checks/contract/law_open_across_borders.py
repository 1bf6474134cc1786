"""DIS004: a cross-border contract that leaves open the law, the CISG or the language; a domestic one under foreign law."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Contract,
    Hit,
    Matter,
    NotApplicable,
    Words,
    contract_check,
    countries_of,
    in_cisg,
    is_sale,
    wording_of,
)

PLACE = Words("法律适用条款", "governing-law clause")
AT_HOME = Words("双方在同一国家，且没有两种文本", "both parties are in one country, and there is one language")
UNKNOWN = Words("看不出双方在哪个国家", "the parties' countries cannot be told from the text")
CISG_LAWS = frozenset({"CN", "US", "EU"})
FOREIGN = frozenset({"EW", "US", "EU", "OTHER"})
CISG = (
    r"国际货物销售合同公约|销售公约|联合国[^。；\n]{0,8}公约|cisg|\bsale of goods\b[^.;]{0,40}?\bconventions?\b"
    r"|\bconventions?\b[^.;]{0,60}?\bsale of goods\b|\bvienna convention\b",
)
TWO_TEXTS = (
    r"(?:[以用](?:[中汉英][^。；，\n]{0,6})?)?(?:中英文|中、英文|中文(?:和|与|、|及)(?:英文|日文|俄文|德文|法文|韩文)|中俄文|两种(?:文字|语言|文本)|双语)"
    r"[^。；，\n]{0,30}?(?:写成|书就|书写|签署|签订|正本|文本|版本|一式|具有)",
    r"\b(?:agreement|contract)\b[^.;]{0,40}?\b(?:made|executed|drawn|written|signed|prepared"
    r"|concluded)\b[^.;]{0,16}?\bin (?:both )?(?:the )?"
    r"(?:chinese and (?:the )?english|english and (?:the )?chinese|two languages)\b",
)
PREVAILS = (
    r"(?:不一致|冲突|歧义|抵触|异议|差异|分歧)[^。；\n]{0,24}?(?:以|按)[^。；\n]{0,12}?(?:文本|文|版本)[^。；\n]{0,6}?(?:为准|优先)",
    r"以(?:中文|英文|中国文字)[^。；\n]{0,8}?为准",
    r"\b(?:chinese|english) (?:text|version|language)?[^.;]{0,30}?\b(?:prevail\w*|govern\w*|control\w*)\b",
    r"\b(?:inconsistenc\w+|conflict\w*|discrepanc\w+|differ\w*)\b[^.]{0,160}?\b(?:chinese"
    r"|english)\b[^.]{0,60}?\b(?:prevail|govern|control|superior|precedence)",
    r"\b(?:prevail\w*|govern\w*|control\w*)\b[^.;]{0,40}?\b(?:chinese|english) (?:text|version)\b",
)


@contract_check()
def law_open_across_borders(matter: Matter) -> Iterator[Answer]:
    """The countries are read from the parties' own addresses and States; where they are unknown only the text is judged."""
    contract = matter.contract
    countries = countries_of(contract)
    yield from _language(contract)
    if len(countries) > 1:
        yield from _abroad(contract, countries)
    elif countries == {"CN"} and contract.law in FOREIGN and contract.law_place:
        yield Hit(contract.law_place.span, variant="domestic", values={"law": contract.law_place.value})
    else:
        yield NotApplicable(AT_HOME if countries else UNKNOWN)


def _abroad(contract: Contract, countries: frozenset[str]) -> Iterator[Hit]:
    words = wording_of(contract)
    if contract.law_place is None and not contract.present.get("governing_law"):
        yield Hit(None, place=PLACE, values={"countries": "、".join(sorted(countries))})
    elif contract.law_place and _brings_the_cisg(contract, countries) and not words.says(*CISG):
        yield Hit(contract.law_place.span, variant="cisg", values={"law": contract.law_place.value})


def _brings_the_cisg(contract: Contract, countries: frozenset[str]) -> bool:
    """The law of a Contracting State is chosen for a sale of goods between two of them."""
    return contract.law in CISG_LAWS and is_sale(contract) and all(in_cisg(country) for country in countries)


def _language(contract: Contract) -> Iterator[Hit]:
    words = wording_of(contract)
    if words.says(*PREVAILS):
        return
    for passage in words.find(*TWO_TEXTS):
        if not passage.is_no_clause:
            yield Hit(passage.span, variant="language")
            return
