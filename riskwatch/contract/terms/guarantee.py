"""Guarantees given for the buyer: mode and period as far as words, not numbers, say it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.contract.terms.cues import cues
from riskwatch.contract.terms.page import Page
from riskwatch.domain.contract import Role, Term

_JOINT = re.compile(
    r"连带(?:责任)?(?:的)?(?:保证|担保|承担|负责)|(?:承担|负)[^，。；\n]{0,10}连带[^，。；\n]{0,6}责任"
    r"|连带(?:保证|清偿|偿还|付款|赔偿)?责任|\bjoint(?:ly)? and several(?:ly)?\b|\bas primary obligor\b"
)
_INABLE = (
    r"(?:无力|无法|无能力|不能(?!按期|如期|按时|按约|及时|按照)|未能|还不[上起了清]|付不[出起上了]|(?:丧失|失去)[^，。；\n]{0,6}能力|资不抵债"
    r"|执行(?:不能|未果)|(?:主张|追偿|追索|催讨)未果|仍?(?:不足|不够)(?:以)?(?:清偿|偿还|偿付|受偿))"
)
_FILLS = r"(?:承担|负责|代[为偿付]|补足|补齐|补上|清偿|归还|偿还|垫付|兜底)"
_GENERAL = re.compile(
    r"一般保证|补充(?:清偿|赔偿)?责任|"
    + _INABLE
    + r"[^。；\n]{0,24}?(?:[时的，由]|部分|差额)[^。；\n]{0,20}?"
    + _FILLS
    + r"[^，。；\n]{0,4}|(?<!不必)(?<!不需)(?<!无需)(?<!无须)(?<!不用)先(?:行)?(?:向|对|就)[^，。；\n]{1,16}?(?:主张|起诉|诉讼|仲裁|执行|追偿|追索|求偿)"
    r"|\b(?:unable|not able|no longer able) to (?:pay|perform|repay|discharge)\b[^.;\n]{0,90}?\b(?:shall|will) (?:pay"
    r"|perform|bear|assume|be liable)\b"
    r"|\b(?:pay|liable|answer\w*)\b[^.;\n]{0,30}?\bonly (?:where|when|if|once|after)\b[^.;\n]{0,60}?"
    r"\b(?:unable|cannot|insolv\w+|enforce\w*|exhausted|failed to recover)\b"
)
_UNCONDITIONAL = re.compile(
    r"(?:到期|逾期)[^，。；\n]{0,10}未[^，。；\n]{0,8}(?:付|还|清偿|履行)[^。；\n]{0,20}(?:即"
    r"|无条件|直接)[^。；\n]{0,10}(?:承担|支付|偿还|清偿|履行)|无条件(?:承担|支付|代为"
    r"|偿还)"
)
_PLAIN = re.compile(
    r"(?:自愿|愿意|同意|予以)担保|作保|担保方式(?:[:|]|为|是)?(?:保证|担保)(?![金期质])|(?:提供|承担|作|为)[^，。；\n]{0,24}?(?:保证担保|担保责任"
    r"|保证责任|担保|保证)(?![金期品质修书函])"
    r"|\bguarantees? (?:the|all|to the seller|payment|performance|due)\b|\bstands? (?:as )?surety\b"
)
_MODES = (("joint", _JOINT), ("general", _GENERAL), ("unconditional", _UNCONDITIONAL), ("unstated", _PLAIN))
_GUARANTOR = re.compile(r"保证人|丙方|担保|保证责任|责任保证|guarantor|guarantee|in its (?:stead|place)")
_CUES = cues("保证人", "丙方", "担保", "保证责任", "责任保证", "guarantor", "guarantee", "in its stead", "in its place")

_PAID_OFF = r"(?:还清|付清|清偿|结清|偿清|(?:履行|偿还|支付|清偿)完毕|[还付]完|全部付清)"
_LAW = r"(?:法律|法定|民法典|国家)"

_UNTIL = (
    ("until_paid", re.compile(r"until (?:all |the |any )[^.;\n]{0,60}?(?:paid|cleared|discharged|settled"
                              r"|repaid)(?: off| in full)?")),
    ("until_paid", re.compile(r"(?:直?至|直?到)[^，。；\n]{0,24}?" + _PAID_OFF + r"[^，。；\n]{0,8}?(?:为止|止|之日|时|那天|后)"
                              r"|[^，。；\n为:|]{0,20}?" + _PAID_OFF + r"(?:之?[日时])?(?:为?止|自动(?:解除|失效|终止)|算完)"
                              r"|什么时候[^。；\n]{0,12}?[还付结][清完][^。；\n]{0,16}?(?:结束|为止|算完|解除)")),
    ("as_limitation", re.compile(r"(?:与|同|按)[^，。；\n]{0,14}诉讼时效[^，。；\n]{0,8}(?:相同|一致|同)?|诉讼时效期间"
                                 r"|(?:same|as long) as the (?:period of )?limitation\b|limitation period")),
    ("same_as_debt", re.compile(r"[与同][^，。；\n]{0,10}(?:主债务|主合同|本合同|债务履行)[^，。；\n]{0,8}(?:期限?|期间)[^，。；\n]{0,4}(?:相同|一致|相等)"
                                r"|[至到][^，。；\n]{0,20}?(?:付款期限?|账期|履行期限?|还款期限?|到期|应付)(?:届满)?(?:之?日|当日|时)?(?:为?止|终止)")),
    ("unlimited", re.compile(r"长期有效|永久有效|无限期|持续有效|(?:期限?)?不限(?!于)期?限?|不设期限|没有期限")),
    ("by_law", re.compile(r"(?:按照?|依照?|依据|遵照|适用|从)" + _LAW + r"(?:的)?(?:相关|有关)?规定(?:执行|办理|确定)?")),
)  # fmt: skip
_AGREED = re.compile(r"[\d一二两三四五六七八九十]+ ?(?:年|个?月)(?!\d|[一二三四五六七八九十])")
_PERIOD = re.compile(
    r"(?:保证|担保)(?:责任)?(?:的)?(?:有效)?期[间限]?|(?:保证|担保)责任(?=[直至到于])|担保(?=长期|永久|持续|不限|[直至到])|担保，?(?=什么时候)"
    r"|guarantee (?:period|(?:shall |will )?(?:remains?|continues?|be) in (?:force|effect))"
)
_PERIOD_CUES = cues("保证", "担保", "guarantee")


def find(page: Page) -> Iterator[Term]:
    """The mode of every guarantee, and periods that are no length of time."""
    yield from _modes(page)
    for match in page.scan(_PERIOD, _PERIOD_CUES, 8, 24):
        sentence = page.sentence(match.start())
        for name, pattern in _UNTIL:
            words = pattern.search(page.lower, match.end(), min(sentence.end, match.end() + 60))
            if words and not _AGREED.search(page.lower, sentence.start, words.start()):
                yield page.term(
                    "guarantee.period", name, words.start(), words.end(), Role.GUARANTOR, {"words": words[0]}
                )
                break


def _modes(page: Page) -> Iterator[Term]:
    """One a sentence that names a guarantor or a guarantee: the first of the modes that it says."""
    seen: set[int] = set()
    for guarantor in page.scan(_GUARANTOR, _CUES, 12, 12):
        sentence = page.sentence(guarantor.start())
        if sentence.start in seen:
            continue
        seen.add(sentence.start)
        found = ((name, pattern.search(page.lower, *sentence)) for name, pattern in _MODES)
        name, match = next(((name, match) for name, match in found if match), ("", None))
        if match is None or not _about_debt(page, sentence.start, sentence.of(page.lower)):
            continue
        words = page.text[match.start() : match.end()]
        yield page.term("guarantee.mode", name, match.start(), match.end(), Role.GUARANTOR, {"words": words})


def _about_debt(page: Page, start: int, sentence: str) -> bool:
    """Not 保证质量, and not 银行保函, which stands on its own: the sentence speaks of a debt, a guarantor, or stands in a clause
    on guarantees."""
    if "银行" in sentence and "保函" in sentence:
        return False
    clause = page.clause(start)
    return bool(
        (clause and clause.kind == "guarantee")
        or re.search(
            r"保证人|担保人|担保方|丙方|保证期间|连带责任保证|债务|货款[^，。]{0,6}(?:提供|担保)|为[^，。；]{1,8}(?:提供)?担保|付款义务|欠款"
            r"|guarantor|obligations",
            sentence,
        )
    )
