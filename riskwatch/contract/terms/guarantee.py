"""Guarantees given for the buyer: mode and period as far as words, not numbers, say it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.contract.terms.cues import cues
from riskwatch.contract.terms.page import Page
from riskwatch.domain.contract import Role, Term

_JOINT = re.compile(
    r"连带(?:责任)?(?:的)?(?:保证|担保)|(?:承担|负)[^，。；\n]{0,10}连带[^，。；\n]{0,6}责任"
    r"|连带(?:保证|清偿|偿还|付款|赔偿)?责任|\bjoint(?:ly)? and several(?:ly)?\b|\bas primary obligor\b"
)
_GENERAL = re.compile(
    r"一般保证|补充(?:清偿|赔偿)?责任|(?:不能履行|还不起|付不出|无力支付|无力偿还|无法偿还|不能清偿|无力清偿"
    r"|不能偿还)[^，。；\n]{0,16}(?:时|的|,|，)[^，。；\n]{0,16}(?:承担|负责|代为|补足|补齐|由)"
    r"|\b(?:unable|not able|no longer able) to (?:pay|perform|repay|discharge)\b[^.;\n]{0,90}?\b(?:shall|will) (?:pay"
    r"|perform|bear|assume|be liable)\b"
)
_UNCONDITIONAL = re.compile(
    r"(?:到期|逾期)[^，。；\n]{0,10}未[^，。；\n]{0,8}(?:付|还|清偿|履行)[^。；\n]{0,20}(?:即"
    r"|无条件|直接)[^。；\n]{0,10}(?:承担|支付|偿还|清偿|履行)|无条件(?:承担|支付|代为"
    r"|偿还)"
)
_PLAIN = re.compile(
    r"(?:自愿|愿意|同意)担保|(?:提供|承担|作|为)[^，。；\n]{0,24}?(?:保证担保|担保责任|保证责任|担保|保证)(?![金期品质修书函])"
    r"|\bguarantees? (?:the|all|to the seller|payment|performance|due)\b"
)
_CUES = cues(
    "连带",
    "保证",
    "担保",
    "补充",
    "清偿",
    "偿还",
    "履行",
    "无条件",
    "还不起",
    "付不出",
    "jointly",
    "joint and",
    "primary obligor",
    "guarantee",
    "unable to",
    "able to pay",
)
_GUARANTOR = re.compile(r"保证人|担保人|担保方|丙方|担保|保证责任|责任保证|guarantor|guarantee|in its (?:stead|place)")

_UNTIL = (
    ("until_paid", re.compile(r"until (?:all |the |any )[^.;\n]{0,60}?(?:paid|cleared|discharged|settled"
                              r"|repaid)(?: off| in full)?")),
    ("until_paid", re.compile(r"(?:直?至|直?到)[^，。；\n]{0,24}?(?:还清|付清|清偿|结清|履行完毕|偿还完毕|全部付清)[^，。；\n]{0,8}?(?:为止|止|之日|时)")),
    ("as_limitation", re.compile(r"(?:与|同|按)[^，。；\n]{0,14}诉讼时效[^，。；\n]{0,8}(?:相同|一致|同)?|诉讼时效期间")),
    ("same_as_debt", re.compile(r"与[^，。；\n]{0,10}(?:主债务|主合同|债务履行)[^，。；\n]{0,8}(?:期限?|期间)[^，。；\n]{0,4}(?:相同|一致)")),
    ("unlimited", re.compile(r"长期有效|永久有效|无限期|持续有效")),
)  # fmt: skip
_PERIOD = re.compile(
    r"保证期间?|担保期间?|保证责任期间|保证期限|担保期限|guarantee (?:period|(?:shall |will )?(?:remains?|continues?|be) in (?:force|effect))"
)
_PERIOD_CUES = cues("保证期", "担保期", "责任期间", "guarantee")


def find(page: Page) -> Iterator[Term]:
    """The mode of every guarantee, and periods that are no length of time."""
    yield from _modes(page)
    for match in page.scan(_PERIOD, _PERIOD_CUES, 8, 24):
        sentence = page.sentence(match.start())
        for name, pattern in _UNTIL:
            words = pattern.search(page.lower, match.end(), min(sentence.end, match.end() + 60))
            if words:
                yield page.term(
                    "guarantee.period", name, words.start(), words.end(), Role.GUARANTOR, {"words": words[0]}
                )
                break


def _modes(page: Page) -> Iterator[Term]:
    seen: set[int] = set()
    for name, pattern in (
        ("joint", _JOINT),
        ("general", _GENERAL),
        ("unconditional", _UNCONDITIONAL),
        ("unstated", _PLAIN),
    ):
        for match in page.scan(pattern, _CUES, 60, 60):
            sentence = page.sentence(match.start())
            whole = page.lower[sentence.start : sentence.end]
            if sentence.start in seen or not _GUARANTOR.search(whole) or not _about_debt(page, sentence.start, whole):
                continue
            seen.add(sentence.start)
            yield page.term(
                "guarantee.mode",
                name,
                match.start(),
                match.end(),
                Role.GUARANTOR,
                {"words": page.text[match.start() : match.end()]},
            )


def _about_debt(page: Page, start: int, sentence: str) -> bool:
    """Not 保证质量: the sentence speaks of a debt, a guarantor, or stands in a clause on guarantees."""
    clause = page.clause(start)
    return bool(
        (clause and clause.kind == "guarantee")
        or re.search(
            r"保证人|担保人|担保方|丙方|保证期间|连带责任保证|债务|货款[^，。]{0,6}(?:提供|担保)|为[^，。；]{1,8}(?:提供)?担保|付款义务|欠款|guarantor|obligations",
            sentence,
        )
    )
