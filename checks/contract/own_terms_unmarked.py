"""SEA008: our own printed terms limit our liability or bind by silence, and nothing shows that the buyer was told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from riskwatch.authoring import (
    Answer,
    Confidence,
    Hit,
    Matter,
    NotApplicable,
    NotJudged,
    PartNotJudged,
    Span,
    Words,
    contract_check,
    wording_of,
)

NO_TEMPLATE = Words(
    "我方资料里没有合同范本，无法判断是不是我方格式条款", "our profile holds no template to compare this draft with"
)
ANOTHER = Words("不是按我方范本起草", "not drafted on our template")
HARSH = (
    r"(?<!不)(?<!不得)(?<!不能)(?:视为|视同)[^，。；\n]{0,10}?(?:合格|验收|认可|接受|无异议)",
    r"{S}[^。；\n]{0,24}?(?:不承担|不负|概不|免除)[^。；\n]{0,16}?(?:责任|赔偿)|(?:赔偿"
    r"|责任)[^。；\n]{0,16}?(?:不超过|为限|上限|最高)",
    r"(?:毁损|灭失)[^。；\n]{0,12}?风险[^。；\n]{0,12}?转移|定金[^。；\n]{0,12}?不(?:予)?退",
    r"\bliability\b[^.;]{0,80}?\b(?:limited|shall not exceed|exceed|cap)|\b{S}\b[^.;]{0,30}?\bnot be liable\b"
    r"|\bdeemed\b[^.;]{0,30}?\baccept",
)
TOLD = (
    r"(?:已|特别|以)[^。；\n]{0,12}?(?:加粗|下划线|黑体|显著|醒目|方框)[^。；\n]{0,24}|提请[^。；\n]{0,12}?注意"
    r"|(?:{B}|双方)[^。；\n]{0,16}?(?:已)?(?:充分)?(?:知悉|理解|了解|阅读)[^。；\n]{0,16}?(?:条款|含义|内容"
    r"|后果)"
    r"|(?:已|应)[^。；\n]{0,20}?(?:提示|说明)[^。；\n]{0,16}?(?:义务|条款|含义)",
    r"\battention is drawn\b|\bprinted in bold\b|\b(?:read|understood"
    r"|acknowledge)\w*\b[^.;]{0,60}?\b(?:clauses?|terms|limit)",
)
_NOISE = re.compile(r"[\s_＿【】\[\]()（）|,，.。;；:：]+")
_PIECE = 8
MOST_OF_IT = 0.5
PLAIN = ("txt", "md")
NO_FORMAT = Words(
    "这种文件里看不出哪些字加粗、加下划线，请用 .docx 核对",
    "what is bold or underlined cannot be told in a file of this kind; check the .docx",
)


@contract_check()
def own_terms_unmarked(matter: Matter) -> Iterator[Answer]:
    templates = matter.profile.templates if matter.profile else ()
    if not templates:
        yield NotJudged(NO_TEMPLATE)
        return
    share = max(_share(template.text, matter.contract.text) for template in templates)
    if share < matter.policy.template_match_share:
        yield NotApplicable(ANOTHER)
        return
    words = wording_of(matter.contract)
    if words.says(*TOLD):
        return
    unmarked = [each for each in words.find(*HARSH) if not each.is_no_clause and not _stands_out(matter, each.span)]
    document = matter.contract.document
    seen = document.stressed is not None or document.format in PLAIN
    for passage in unmarked:
        yield Hit(passage.span, values={"share": round(share * 100)}, confidence=None if seen else Confidence.LOW)
    if unmarked and not seen:
        yield PartNotJudged(NO_FORMAT)


def _stands_out(matter: Matter, span: Span) -> bool:
    """Bold, underlined or boxed in the Word file, or between the stars of a plain text; not where most of the text is."""
    document = matter.contract.document
    if "**" in document.text[max(0, span.start - 60) : span.end + 60]:
        return True
    stressed = document.stressed or ()
    if sum(each.end - each.start for each in stressed) > MOST_OF_IT * len(document.text):
        return False
    covered = sum(min(each.end, span.end) - max(each.start, span.start) for each in stressed if each.meets(span))
    return covered * 2 >= span.end - span.start


def _share(template: str, text: str) -> Decimal:
    """How much of the template's wording stands in the text, by pieces of eight characters; blanks do not count."""
    ours = _pieces(template)
    theirs = _NOISE.sub("", text)
    return Decimal(sum(piece in theirs for piece in ours)) / len(ours) if ours else Decimal(0)


@lru_cache(maxsize=32)
def _pieces(template: str) -> frozenset[str]:
    plain = _NOISE.sub("", template)
    return frozenset(plain[at : at + _PIECE] for at in range(max(1, len(plain) - _PIECE + 1))) if plain else frozenset()
