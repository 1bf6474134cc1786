"""GUA007: a guarantee with gaps: narrow scope, signed as a witness or not at all, comfort only, no maximum, no order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.authoring import (
    REACH_ZH,
    Answer,
    Frame,
    Guarantor,
    Hit,
    Matter,
    NotApplicable,
    Passage,
    Role,
    Words,
    contract_check,
    first,
    framed,
    guarantees,
    guarantors,
    reasons,
    wording_of,
)

PLACE = Words("担保条款", "guarantee clause")
WHO = r"(?:丙方|丁方|保证人|担保人|担保方|母公司|(?:控股|大)?股东(?!会|大会)|实际控制人|{B}(?:的|之)?(?:集团|上级|主管单位|关联方))"
AS_WITNESS = (
    WHO
    + r"(?:[(（][^()（）\n]{0,4}[)）])?[^，。；\n]{0,4}?[(（:：][^()（）\n]{0,8}?(?:见证(?:方|人)|联系人|经办人|介绍人)[^()（）。；\n]{0,6}",
    WHO + r"(?:仅)?(?:以|作为)见证(?:人|方)(?:的)?(?:身份)?",
    r"\b(?:in the presence of|witness(?:ed by)?):? [^.;\n]{2,40}?\b(?:plc|limited|ltd|inc|llc|gmbh|company)\b",
)
COMFORT = (
    WHO
    + r"[^。；\n]{0,28}?(?:尽力|尽最大努力|协助|[督敦]促|促[使成]|支持|积极协调|协调|配合|关注|过问|关照)[^。；\n]{0,16}?(?:付款|还款|偿还|支付|清偿"
    r"|履行付款|履约|结清)[^。；，\n]{0,8}",
)
BINDS = r"连带|保证责任|承担保证|提供担保|担保责任|代为(?:清偿|支付|偿还)"
ONLY_THE_PRICE = (
    r"(?:保证|担保)(?:的)?(?:范围|责任)?[^，。；\n]{0,8}?(?:仅|限于|只(?:限|包括|含|及)|以本金|为本金|为货款本金)[^。；\n]{0,40}",
    r"(?:仅|只)(?:就|对)[^。；\n]{0,12}?(?:本金|货款)[^。；\n]{0,10}?(?:承担|提供)[^。；，\n]{0,8}?(?:保证|担保)[^。；，\n]{0,6}",
    r"以[^，。；\n]{0,12}(?:货款|欠款|价款)(?:的)?(?:本金|一半|半数|百分之[^，。；\n]{1,6}|\d+%)为限",
    r"\b(?:limited to|only (?:for|of|covers?|extends? to)|extends? only to|covers? only)\b[^.;\n]{0,20}\b(?:principal|price|part)\b[^.;,\n]{0,30}",
)
LEFT_OUT = (
    r"(?:不(?:对|就|承担|负责|包括|含|涵盖|及于|保证)|除外|免除)[^。；，\n]{0,10}?(?:违约金|利息|滞纳金|律师费|实现债权的?费用|诉讼费"
    r"|赔偿金)[^。；，\n]{0,14}",
    r"\b(?:interest|costs?|damages|expenses)\b[^.;\n]{0,40}?\b(?:excluded|not (?:be )?(?:covered|guaranteed|included)|outside the guarantee)\b",
)
ABOUT_GUARANTEE = r"保证人|担保人|担保方|保证范围|担保范围|保证责任|担保责任|连带|丙方|guarant|surety"
WIDE = r"利息|违约金|费用|损害赔偿"
CHANGED = r"(?:变更|修改|展期|延长|延期|补充|调整|改动|宽限)"
CONSENT = r"(?:未经|未取得|未获|未(?:事先)?征得|须经|应经|没有|未)[^。；\n]{0,6}?(?:保证人|担保人|丙方|担保方|其)?[^。；\n]{0,10}?(?:同意|认可|确认|签字)"
RELEASED = r"(?:不再|免除|解除|免于|免责|终止|消灭|失效|脱保|无效)[^，。；\n]{0,8}"
DISCHARGED = Frame(CONSENT, (CHANGED, ABOUT_GUARANTEE, RELEASED), unless=r"继续承担|加重|不因", reach=REACH_ZH)
DISCHARGED_EN = Frame(
    r"\b(?:releas\w+|discharg\w+)\b",
    (r"\bguarant\w+|\bsurety\b", r"\b(?:change|variation|amendment|time|indulgence|extension|waiver)s?\b"),
    unless=r"\bnot\b[^.;]{0,30}\b(?:releas|discharg)|\bnor\b|\bwithout (?:releasing|discharging)\b",
)
MAXIMUM = r"最高(?:额|限额|债权额|余额)|限额|总额(?:为|不超过)|以[^。；，\n]{0,12}元为限|\b(?:maximum|up to|not exceed\w*|limited to)\b"
RUNNING = r"连续发生|持续供货|滚动|历次|全部订单|各订单|循环"
THINGS = (r"抵押|质押",)
ORDER = (
    r"(?:先|优先|顺序|任一|任意|选择|任何一种|不分先后|放弃[^。；\n]{0,12}?抗辩)[^。；\n]{0,24}?(?:担保|保证|抵押|质押|实现)|(?:担保|保证"
    r"|抵押)[^。；\n]{0,24}?(?:顺序|先后|任一|任意|选择)"
)


@contract_check()
def gaps_in_guarantee(matter: Matter) -> Iterator[Answer]:
    """A scope left to the law is no gap: it then covers interest, penalty and cost."""
    contract = matter.contract
    words = wording_of(contract)
    given = bool(guarantees(contract) or guarantors(contract))
    comfort = [passage for passage in words.find(*COMFORT) if _is_comfort(passage)]
    found = words.find(*AS_WITNESS, *map(_witnessed_by, guarantors(contract)))
    witness = [passage for passage in found if _for_the_debt(matter, passage, given)]
    if not given and not comfort and not witness:
        yield NotApplicable(reasons.NO_GUARANTOR)
        return
    yield from (Hit(passage.span, variant="witness") for passage in witness)
    taken = {passage.around for passage in witness}
    yield from (Hit(passage.span, variant="comfort") for passage in comfort if passage.around not in taken)
    narrow = [passage for passage in words.find(*ONLY_THE_PRICE, *LEFT_OUT) if _is_narrow(passage)]
    yield from (Hit(passage.span, variant="narrow") for passage in narrow)
    changed = framed(words, words.spoken((DISCHARGED,), (DISCHARGED_EN,)))
    yield from (Hit(passage.span, variant="discharged") for passage in changed)
    if given and "CN" in matter.laws:
        yield from _unsigned(matter)
        yield from _no_maximum(matter)
        yield from _no_order(matter)


def _is_narrow(passage: Passage) -> bool:
    """Interest, penalty or cost is left out, or named nowhere in a sentence that limits the scope to something."""
    words = passage.wording
    if passage.is_no_clause or not words.matches(ABOUT_GUARANTEE, passage.sentence):
        return False
    return any(passage.inside(left_out) for left_out in LEFT_OUT) or not words.matches(WIDE, passage.sentence)


def _is_comfort(passage: Passage) -> bool:
    return not passage.is_no_clause and not passage.wording.matches(BINDS, passage.sentence)


def _witnessed_by(guarantor: Guarantor) -> str:
    """Whoever is named as guarantor has its place to sign under 见证方."""
    return r"(?:见证(?:方|人|单位)|\bwitness)[^\n:：]{0,6}[:：] ?" + re.escape(guarantor.name.lower())


def _for_the_debt(matter: Matter, passage: Passage, given: bool) -> bool:
    """A company as witness where somebody guarantees; a form whose third party is a witness and no more stays quiet."""
    chinese = not passage.words.isascii()
    return (given or chinese) and not passage.denied and not passage.is_no_clause and (given or _unnamed_third(matter))


def _unnamed_third(matter: Matter) -> bool:
    return not any(party.role not in (Role.BUYER, Role.SELLER) for party in matter.contract.parties)


def _unsigned(matter: Matter) -> Iterator[Hit]:
    """Both other sides have a place to sign, the guarantor has none."""
    contract = matter.contract
    signing = {party.role for party in contract.parties if party.signature is not None}
    guarantor = contract.party(Role.GUARANTOR)
    if guarantor is None or guarantor.name is None or not {Role.BUYER, Role.SELLER} <= signing:
        return
    named = [block for block in contract.signatures if block.name and block.name.value == guarantor.name.value]
    if guarantor.signature is None and not named and not _signs_by_label(matter, guarantor.label):
        yield Hit(guarantor.name.span, variant="unsigned", values={"name": guarantor.name.value})


def _signs_by_label(matter: Matter, label: str) -> bool:
    return any(label and label in block.label for block in matter.contract.signatures)


def _no_maximum(matter: Matter) -> Iterator[Hit]:
    words = wording_of(matter.contract)
    running = matter.contract.kind == "framework" or words.says(RUNNING)
    if running and not words.says(MAXIMUM):
        given = guarantees(matter.contract)
        yield Hit(given[0].span if given else None, variant="no_maximum", place=PLACE)


def _no_order(matter: Matter) -> Iterator[Hit]:
    words = wording_of(matter.contract)
    thing = first(passage for passage in words.find(*THINGS) if not passage.denied and not passage.is_no_clause)
    if thing is not None and guarantees(matter.contract) and not words.says(ORDER):
        yield Hit(thing.span, variant="no_order")
