"""DIS005: main contract, order, guarantee or annex send disputes to different forums or laws, with no order between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Contract,
    Hit,
    Matter,
    NotApplicable,
    Passage,
    Wording,
    Words,
    contract_check,
    wording_of,
)

ONE = Words("只有一处争议条款", "disputes are settled in one place only")
TO_COURT = (
    r"(?:提交|向|由|至|在)[^。；，\n]{0,20}?(?:人民)?法院[^。；，\n]{0,6}?(?:提起诉讼|起诉|诉讼|管辖|解决|审理)",
    r"\bcourts? (?:of|in|located in|sitting in)\b[^.;]{2,60}?\b(?:exclusive )?jurisdiction\b",
    r"\b(?:exclusive )?jurisdiction of the\b[^.;]{0,20}?\bcourts?\b",
    r"\b(?:decided|settled|resolved|determined|heard|brought)\b[^.;]{0,20}?\b(?:by|before"
    r"|in)\b[^.;]{0,24}?\bcourts? (?:of|in|at)\b[^.;,]{2,40}",
)
TO_TRIBUNAL = (
    r"(?:提交|向|由|提请|申请)[^。；，\n]{2,24}?仲裁(?:委员会|院|中心)?[^。；，\n]{0,10}?(?:仲裁|裁决|解决|申请)?",
    r"\b(?:settled|resolved|submitted|referred|decided|determined)\b[^.;]{0,30}?\b(?:by"
    r"|to)\b[^.;]{0,20}?\barbitration\b",
)
CHOICE = r"□|第[ _]*种|下列|以下[^。；]{0,6}方式|或者?|任选|\bor\b"
OTHER = (
    r"保全|执行|撤销|送达|文书|不服|裁决书|判决|另行达成|\b(?:injunct\w*|interim|equitable|enforce\w*|judgment|award|aid of|compel"
    r"|provisional)\b"
)
ORDER_OF_RANK = (
    r"(?:不一致|冲突|抵触|矛盾)[^。；\n]{0,20}?(?:以|按)[^。；\n]{0,16}?为准",
    r"争议[^。；\n]{0,12}?(?:按|依|适用|以)(?:照)?(?:主合同|本合同|本协议)",
    r"\b(?:conflict|inconsisten\w+|discrepanc\w+)\b[^.;]{0,100}?\b(?:prevail|govern|control)\w*",
    r"\bprevails? over\b|\bdispute (?:clause|resolution)\b[^.;]{0,60}?\bapplies to\b",
)
INSTITUTION = re.compile(r"[\u4e00-\u9fff]{2,14}仲裁(?:委员会|院|中心)")
ELSEWHERE_HEADING = re.compile(
    r"(?m)^[ \t　#*]*(?:附件|附录|附表|补充协议|保证书|担保书|保函|订单|schedule|annex|exhibit|appendix|guarantee)",
    re.IGNORECASE,
)


@contract_check()
def conflicting_dispute_clauses(matter: Matter) -> Iterator[Answer]:
    """A court here and arbitration there, or two institutions, in different documents of one file."""
    words = wording_of(matter.contract)
    forums = sorted(
        (*_forums(words, "court", TO_COURT), *_forums(words, "arbitration", TO_TRIBUNAL)), key=lambda one: one[1].start
    )
    if len(forums) < 2:
        yield NotApplicable(ONE)
        return
    first_kind, first = forums[0]
    for kind, passage in forums[1:]:
        if _apart(matter.contract, first, passage) and _differ(first_kind, first, kind, passage):
            if not words.says(*ORDER_OF_RANK):
                yield Hit(passage.span, related=(first.span,), values={"first": first.words, "second": passage.words})
            return


def _forums(words: Wording, kind: str, templates: tuple[str, ...]) -> Iterator[tuple[str, Passage]]:
    for passage in words.find(*templates):
        if passage.is_no_clause or passage.denied or words.matches(OTHER, passage.sentence):
            continue
        if words.matches(CHOICE, passage.words + passage.after[:60] if passage.words.isascii() else passage.sentence):
            continue
        yield kind, passage


def _apart(contract: Contract, first: Passage, second: Passage) -> bool:
    """The second stands in another document of the file: an annex, an order form, a guarantee."""
    return ELSEWHERE_HEADING.search(contract.text, first.span.end, second.span.start) is not None


def _differ(first_kind: str, first: Passage, kind: str, second: Passage) -> bool:
    if first_kind != kind:
        return True
    one, other = INSTITUTION.search(first.words), INSTITUTION.search(second.words)
    return one is not None and other is not None and one[0] != other[0]
