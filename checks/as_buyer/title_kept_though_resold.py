"""ROT001 for the buyer: title is kept although the goods are to be resold or built in, and it may not do so."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotApplicable,
    Words,
    contract_check,
    retention_of_title,
    wording_of,
)

NOT_KEPT = Words("没有约定所有权保留", "title is not retained")
OWN_USE = Words("货物看不出用于转售或装入产品", "the text does not show that the goods are resold or built in")
ONWARDS = (
    r"转售|经销|分销|零售|批发|对外销售|销售给|(?:用于|进行|经)(?:生产|加工|组装)|装入|装配"
    r"|加工成|原(?:材)?料|零部件|工程|项目现场|安装于|施工"
    r"|\bresell\w*|\bresale\b|\bdistribut\w+|\bincorporat\w+|\bprocess(?:ed|ing)\b"
    r"|\bmanufactur\w+|\braw materials?\b|\bcomponents?\b"
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
    elif not words.says(ONWARDS):
        yield NotApplicable(OWN_USE)
    elif not words.says(FREE_TO_USE):
        yield Hit(kept.span)
