"""PTY007: seller and buyer mixed up: a duty on the wrong side, one label for two companies, a second set of labels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.authoring import Answer, Confidence, Contract, Hit, Matter, Party, Role, Severity, Span, contract_check

_ROLE_WORD = re.compile(r"[买卖供需购销采售]|出卖|买受|seller|buyer|supplier|purchaser|vendor|customer", re.IGNORECASE)
_LABEL = re.compile(rf"^[甲乙丙丁]方$|{_ROLE_WORD.pattern}", re.IGNORECASE)
_PAY_ZH = (
    r"(?:应|须|需|应当|必须|负责)(?:于|在|按|当)?[^，。；\n]{0,26}?"
    r"(?:(?:支付|付清|结清|给付)(?:全部|剩余|相应|合同|本合同|第[一二三四五六]期)?(?:的)?"
    r"(?:货款|设备款|材料款|肥款|油款|煤款|价款|合同款|合同价款|预付款|尾款|进度款|到货款|合同总价|合同总额|余款)|付款(?=[，。；\n]|$))"
)
_NOT_PAY = re.compile(
    r"退|返还|赔偿|违约金|赔付|滞纳|罚|保证金|质保|代垫|运费|税|费用|分包|损失|定金|利息|费|订金|工资|佣金|差额|所差|逾期|不能|迟延|延期|未按|三包"
)
_PAY_ZH = (
    r"(?:"
    + _PAY_ZH
    + r"|(?:应|须|需|应当|必须)[^，。；\n]{0,26}?将[^，。；\n]{0,6}?(?:货款|价款|款项)[^，。；\n]{0,6}?(?:支付|付)(?:完毕|清|给|至)"
    + r"|(?:应|须|需|应当|必须)[^，。；\n]{0,12}?(?:收到|收货|货到)[^，。；\n]{0,16}?(?:验收|清点|检验))"
)
_DELIVER_ZH = (
    r"(?:(?:应|须|应当|必须)[^，。；\n]{0,16}?将?(?:货物|产品|设备)[^，。；\n]{0,4}?(?:送至|送到|运至|发至|送达)|(?:应|须|应当"
    r"|必须)[^，。；\n]{0,8}?按[期时](?:交货|发货|供货)"
    r"|(?:应|须|应当|必须|负责)(?:于|在|按)?[^，。；\n]{0,26}?(?:交付|供应|发运|发出|提供)(?:全部|本合同|合同)?(?:货物|产品|设备|标的物))"
)
_NOT_DELIVER = re.compile(r"退|返|还|提取|收|图纸|资料|场地|条件|接|通知|提货|保管|验")
_PAY_EN = (
    r"shall (?:promptly |duly )?pay (?:to the \w+ )?(?:the|each|all) (?:purchase |contract )?(?:price|invoices?)\b"
)
_SYSTEMS = (("甲方", "乙方"), ("买方", "卖方"), ("供方", "需方"), ("出卖人", "买受人"), ("供货方", "采购方"))


@contract_check("parties")
def role_labels_mixed(matter: Matter) -> Iterator[Answer]:
    """Only labels that the contract itself binds to a role by a word (甲方（卖方）, the "Seller") can be mixed up."""
    contract = matter.contract
    yield from _two_names(contract)
    bound = [party for party in contract.parties if any(_ROLE_WORD.search(label) for label in _labels(party))]
    for party in bound:
        if party.role is Role.SELLER:
            yield from _wrong_duty(contract, party, _PAY_EN if contract.language == "en" else _PAY_ZH, _NOT_PAY, "pays")
        elif party.role is Role.BUYER and contract.language == "zh":
            yield from _wrong_duty(contract, party, _DELIVER_ZH, _NOT_DELIVER, "delivers")
    if contract.language == "zh":
        yield from _second_system(contract)


def _labels(party: Party) -> tuple[str, ...]:
    return tuple(dict.fromkeys((party.label, *party.labels)))


def _two_names(contract: Contract) -> Iterator[Hit]:
    owners: dict[str, Party] = {}
    for party in contract.parties:
        for label in filter(_LABEL.search, _labels(party)):
            first = owners.setdefault(label, party)
            if first is party or first.name is None or party.name is None or first.name.value == party.name.value:
                continue
            values = {"label": label, "first": first.name.value, "other": party.name.value}
            yield Hit(party.name.span, variant="two_names", values=values, related=(first.name.span,))
            break


def _wrong_duty(contract: Contract, party: Party, duty: str, unless: re.Pattern[str], variant: str) -> Iterator[Hit]:
    labels = "|".join(re.escape(label) for label in _labels(party))
    article = "(?:the )?" if contract.language == "en" else ""
    pattern = re.compile(
        rf"(?:^|(?<=[\n。；，,.;:： 条]))\s*{article}(?:{labels})\s*{duty}", re.IGNORECASE | re.MULTILINE
    )
    for match in pattern.finditer(contract.text):
        start = max(contract.text.rfind(mark, 0, match.start() + 1) for mark in "。；\n.;") + 1
        end = min(
            (at for mark in "。；\n" if (at := contract.text.find(mark, match.end())) >= 0), default=len(contract.text)
        )
        if unless.search(contract.text[start:end]) or _names_another(contract, party, match[0]):
            continue
        words = match[0]
        begin = match.start() + len(words) - len(words.lstrip())
        yield Hit(Span(begin, match.end()), variant=variant, values={"label": party.label})
        return


_WHEN_OTHER = re.compile(r"[\u4e00-\u9fff]{2,3}(?:收货|验收|开票|收到[^，。；\n]{0,6})后")
"""于买方收货后六十日内: the other party marks the time only."""


def _names_another(contract: Contract, party: Party, words: str) -> bool:
    """乙方应将…用于销售甲方提供的产品: the verb belongs to the other party."""
    others = [label for other in contract.parties if other is not party for label in _labels(other) if label]
    words = _WHEN_OTHER.sub("", words)
    return any(label in re.sub(rf"(?:向|给)(?:{re.escape(label)})", "", words) for label in others)


def _second_system(contract: Contract) -> Iterator[Hit]:
    """The contract defines 甲方 and 乙方 and then speaks of 供方 and 需方, which nobody defined."""
    defined = {label for party in contract.parties for label in _labels(party)}
    if not any(set(system) <= defined for system in _SYSTEMS):
        return
    for system in _SYSTEMS:
        if set(system) & defined:
            continue
        places = [contract.text.find(label) for label in system]
        if min(places) >= 0 and all(contract.text.count(label) >= 2 for label in system):
            first = min(places)
            label = next(label for label in system if contract.text.find(label) == first)
            yield Hit(
                Span(first, first + len(label)),
                variant="second_system",
                values={"labels": "、".join(system)},
                severity=Severity.WARNING,
                confidence=Confidence.MEDIUM,
            )
            return
