"""EVD005: the text lengthens, shortens or waives the limitation period, which the law does not allow."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Frame,
    Hit,
    Matter,
    Passage,
    contract_check,
    with_frames,
    wording_of,
)

LENGTH = r"[\d一二两三四五六七八九十半]{1,4}个?(?:年|月|日|天)"
FIXED = (
    r"诉讼时效(?:期间|期限)?[^。；，\n]{0,10}?(?:约定为|定为|延长(?:至|为)?|缩短(?:至|为)?|为|是|至)[^。；，\n]{0,8}?"
    + LENGTH,
    r"(?:延长|缩短|约定)[^。；，\n]{0,10}?诉讼时效(?:期间|期限)?[^。；，\n]{0,10}",
    r"不受诉讼时效(?:期间|期限)?(?:的)?限制",
)
WAIVED = (
    r"不得以[^，。；\n]{0,10}?(?:诉讼时效|时效)[^，。；\n]{0,6}?(?:为由|为理由)[^，。；\n]{0,6}?(?:抗辩|拒绝|主张)",
    r"(?:放弃|不(?:得)?(?:主张|行使|提出)|抛弃)[^。；，\n]{0,16}?(?:诉讼)?时效[^。；，\n]{0,8}?(?:抗辩|利益|权利)?",
)
LOST = (
    r"(?:未|不)(?:在[^。；，\n]{0,16}?)?(?:提起诉讼|起诉|主张|催收|催讨|对账)[^。；，\n]{0,6}?的[，,][^。；\n]{0,6}?(?:丧失|不再享有"
    r"|失去)[^。；，\n]{0,16}?(?:权|债权|请求)[^。；，\n]{0,6}",
    LENGTH
    + r"(?:以上)?(?:未|没有)[^。；，\n]{0,8}?(?:催收|对账|主张|追讨)[^。；，\n]{0,8}?(?:货款|欠款|款项)[，,]{B}[^。；，\n]{0,4}?(?:不再|无需"
    r"|有权拒绝)(?:支付|付款)",
    r"(?:未|不)(?:起诉|主张|追索)[^。；，\n]{0,4}?(?:的)?[，,]?(?:不得|无权|不能)(?:再行|再)?(?:主张|要求|追索|起诉)[^。；，\n]{0,6}",
    r"(?:未|不)(?:在[^。；，\n]{0,16}?)?(?:主张|起诉|追索|催讨|索要|请求)[^。；\n]{0,16}?(?:视为|视同|即为)(?:自动|其)?(?:放弃|弃权|丧失)[^。；，\n]{0,10}",
    LENGTH
    + r"内[^。；\n]{0,10}?(?:主张|起诉|追索|催讨|索要|申请支付|请求(?:支付|付款))[^。；\n]{0,6}?[，,]?(?:逾期|否则|过期|超过)[^。；\n]{0,16}?"
    r"(?:视为|视同|即为)(?:自动|其)?(?:放弃|弃权|丧失)[^。；，\n]{0,10}",
)
WAIVED_EN = (
    r"\b(?:limitation period|statute of limitations|limitation of actions?|period of limitation)\b[^.;]{0,40}?\b(?:is"
    r"|shall be|are)"
    r" (?:extended|shortened|reduced|fixed|\w+ years?)[^.;]{0,30}",
    r"\bwaives?\b[^.;]{0,60}?\b(?:limitation period|statute of limitations|defen[cs]e of limitation"
    r"|limitation defen[cs]e)",
)
OTHER_PERIOD = r"质量|检验|验收|异议|数量|外观|瑕疵|缺陷|退货|换货|解除权|撤销权|不可抗力|优先购买|报价|投标"


LOST_EN = (
    Frame(
        r"\b(?:forever barred|time[- ]barred|barred|extinguished|lapses?|deemed waived|waived|forfeit\w*|released)\b",
        (
            r"\b(?:claim|right|action|proceedings|demand)s?\b[^.;]{0,40}?\b(?:payment|price|recover\w*|invoices?"
            r"|sums?|money)\b",
            r"\b(?:within|after|before|unless)\b[^.;]{0,24}?\b(?:days?|weeks?|months?|years?)\b",
            r"\b(?:not (?:\w+ )?(?:brought|issued|made|commenced|notified|presented|submitted)|unless|later than"
            r"|after)\b",
        ),
        r"\b(?:defects?|warrant\w*|inspect\w*|short(?:age|fall)|{B}'s (?:claim|right)|insur\w+|indemni\w+|tax\w*"
        r"|credits?|adjustments?|audit)\b",
    ),
)


@contract_check()
def limitation_by_contract(matter: Matter) -> Iterator[Answer]:
    """Periods for inspection, for objections and for rights to terminate may be agreed and stay quiet."""
    words = wording_of(matter.contract)
    groups = (("", (*FIXED, *WAIVED_EN[:1])), ("waived", (*WAIVED, *WAIVED_EN[1:])), ("lost", LOST))
    for variant, templates in groups:
        for passage in words.find(*templates):
            if not _allowed(passage, variant):
                yield Hit(passage.span, variant=variant)
    yield from (
        Hit(passage.span, variant="lost") for passage in with_frames(words, (), LOST_EN if words.english else ())
    )


def _allowed(passage: Passage, variant: str) -> bool:
    words = passage.wording
    if passage.is_no_clause or words.matches(r"(?:不得|不能|不应|无效)[^。；]{0,12}$", passage.before):
        return True
    if words.matches(r"(?:保证|担保)期", passage.sentence):
        return True  # a guarantee's period "as the limitation period" is GUA002's
    return variant == "lost" and words.matches(OTHER_PERIOD, passage.sentence)
