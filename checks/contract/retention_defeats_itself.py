"""ROT003: title is kept, but the buyer may deal with the goods freely, or nothing says how they are kept apart."""

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
    once_a_clause,
    retention_of_title,
    wording_of,
)

NONE_KEPT = Words("没有所有权保留条款", "no retention of title")
FREE = (
    r"{B}(?:均|也|亦)?(?:可以?|有权)(?:自由|任意|自行|随时)?(?:地)?(?:处分|处置|转售|出售|转让|销售|使用和处分|抵押|出质|质押|加工)[^，。；\n]{0,12}",
)
FREE_EN = (
    r"\b{B} (?:may(?! not)|is free to|shall be free to|shall be entitled to|is entitled to"
    r"|has the right to)\b[^.,;\n]{0,24}?\b(?:resell|sell|deal|dispose|pledge|process"
    r"|use or sell|charge)\b[^.,;\n]{0,50}\b",
)
ACCOUNTS = (
    r"价款[^。；\n]{0,20}?(?:归{S}|支付{S}|转让)|所得[^。；\n]{0,24}?(?:{S}|优先|支付)|(?:正常|日常)经营|经{S}[^，。；\n]{0,8}?同意|{S}(?:书面)?同意"
    r"|\bproceeds\b|in the ordinary course|on trust|consent of"
)
AFTER_JUDGMENT = (
    r"(?:经|凭|取得|依据|待)[^，。；\n]{0,10}?(?:法院|生效|仲裁)[^，。；\n]{0,10}?(?:判决|裁判|裁决|确认)[^，。；\n]{0,10}?(?:方可"
    r"|后|才能)[^，。；\n]{0,8}?(?:取回|收回)[^，。；\n]{0,8}",
    r"\b(?:repossess\w*|recover|retake|take back)\b[^.;\n]{0,40}?\bonly (?:after|upon"
    r"|on)\b[^.,;\n]{0,40}?\b(?:judgment|court order|award)\b",
)
FIXTURE = (
    r"(?:安装|固定|附着|埋设|浇筑)(?:后|于|在)[^。；\n]{0,20}?(?:成为|视为|构成)[^，。；\n]{0,10}?(?:不动产|建筑物|工程|固定设施)[^，。；\n]{0,10}",
    r"\bgoods\b[^.;\n]{0,40}?\b(?:shall |will )?(?:become|be deemed) (?:a )?(?:fixtures?"
    r"|part of the (?:land|building|premises))\b",
)
KEPT_APART = (
    r"单独存放|分开存放|单独堆放|标识|标明|铭牌|投保|妥善保管|保管义务|不得[^。；\n]{0,30}?(?:出卖|转售|转让|出售|出质|质押|抵押"
    r"|处分|处置)|转售所得|\bstore\w*[^.;\n]{0,60}?\b(?:separate\w*|apart|identifi\w+)"
    r"|\bseparately\b|\bmark(?:ed)?\b|\binsure\b|\bproceeds\b|\bordinary course\b|\bnot (?:to )?(?:sell"
    r"|resell|pledge|charge|encumber|dispose)\b"
)


@contract_check()
def retention_defeats_itself(matter: Matter) -> Iterator[Answer]:
    kept = retention_of_title(matter.contract)
    if kept is None:
        yield NotApplicable(NONE_KEPT)
        return
    words = wording_of(matter.contract)
    hits: list[Hit] = []
    for variant, templates in (
        ("", words.spoken(FREE, FREE_EN)),
        ("judgment", AFTER_JUDGMENT),
        ("fixture", FIXTURE),
    ):
        found = [each for each in words.find(*templates) if _undoes(each, variant, kept)]
        hits.extend(Hit(passage.span, variant=variant, related=(kept.span,)) for passage, _ in once_a_clause(found))
    yield from hits
    if not hits and not words.says(KEPT_APART):
        yield Hit(kept.span, variant="bare")


def _undoes(passage: Passage, variant: str, kept: Passage) -> bool:
    """Free dealing counts beside the retention clause only; a dealer's resale with the proceeds held is in order."""
    words = passage.wording
    if passage.is_no_clause or passage.denied:
        return False
    if variant:
        return True
    near = abs(passage.start - kept.start) < 400
    return near and not words.matches(ACCOUNTS, passage.near(0, 120))
