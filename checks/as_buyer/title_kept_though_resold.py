"""ROT001 for the buyer: title is kept although the goods are to be resold or built in, and it may not do so."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotApplicable,
    Passage,
    Words,
    contract_check,
    retention_of_title,
    wording_of,
)

NOT_KEPT = Words("没有约定所有权保留", "title is not retained")
OWN_USE = Words("货物看不出用于转售或装入产品", "the text does not show that the goods are resold or built in")
ONWARDS = (
    r"转售|经销|分销|零售|批发|对外销售|销售给(?:第三|客户|下游)|用于(?:生产|加工|组装|装配|转售"
    r"|销售)|装入|装配(?:到|于|进)|再加工",
    r"\bresell\w*|\bresale\b|\bdistribut(?:or|ion)\b|\bincorporat(?:e|es|ed) (?:in|into)\b|\braw materials?\b",
)
FREE_TO_USE = (
    r"(?:{B}|可以?|有权|允许)[^。；\n]{0,20}?(?:正常经营|日常经营|自由|可以?|有权)"
    r"[^。；\n]{0,12}?(?:转售|销售|使用|加工|处分|出售)|不影响{B}[^。；，\n]{0,10}?(?:使用|销售"
    r"|转售|加工)"
    r"|\bordinary course\b|\b{B} (?:may|shall be entitled to|is entitled to|is permitted to)\b"
    r"[^.;\n]{0,30}?\b(?:resell|sell|use|process)"
)


@contract_check()
def title_kept_though_resold(matter: Matter) -> Iterator[Answer]:
    kept = retention_of_title(matter.contract)
    words = wording_of(matter.contract)
    if kept is None:
        yield NotApplicable(NOT_KEPT)
    elif not any(_by_the_buyer(each) for each in words.find(*ONWARDS)):
        yield NotApplicable(OWN_USE)
    elif not words.says(FREE_TO_USE):
        yield Hit(kept.span)


def _by_the_buyer(passage: Passage) -> bool:
    """Not what the buyer may not do, nor what the seller does with goods that it took back."""
    words = passage.wording
    return (
        not passage.denied
        and not words.matches(r"提示|^[(（]", passage.sentence)
        and not words.matches(r"{S}[^。；，]{0,4}$|取回|赎回|变卖|repossess", passage.before[-40:])
    )
