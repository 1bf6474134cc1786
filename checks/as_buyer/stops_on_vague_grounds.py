"""STP002 for the buyer: the seller decides by itself when there is a ground to stop supplying."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Matter, Passage, agreed, contract_check, hits, wording_of

RIGHT = r"{S}(?:方)?[^，。；\n]{0,10}?(?:有权|可以?|可随时|可|保留)"
STOPS = r"(?:停止|暂停|中止|中断|拒绝|终止)(?:向{B})?[^。；，\n]{0,6}?(?:供货|发货|交货|供应|送货|供给)"
CHINESE = (RIGHT + r"[^。；\n]{0,30}?" + STOPS + r"[^。；，\n]{0,8}",)
ENGLISH = (
    r"\b{S} (?:may(?! not)|reserves the right to|shall be entitled to|is entitled to|(?:has"
    r"|shall have) the right to)\b[^.;\n]{0,60}?"
    r"\b(?:suspend|stop|cease|withhold|refuse|discontinue)\b[^.;\n]{0,30}?\b(?:deliver\w*"
    r"|shipments?|shipping|supply|supplies|supplying|selling)\b[^.;\n]{0,60}\b",
)
VAGUE = (
    r"(?:{S}|其)(?:单方|自行)?(?:认为|判断|怀疑|认定|酌情)|自行决定|视情况|必要时|经营需要|"
    r"(?:任何|无需(?:任何)?)(?:理由|原因)|市场(?:变化|原因|情况)|随时"
    r"|\b(?:sole|absolute) (?:discretion|judg\w+|opinion)|\bits (?:discretion|opinion|judg\w+)"
    r"|\bfor any reason|\bat any time\b|\b(?:deems?|believes?|considers?|feels?)\b|\binsecure\b"
    r"|\bwithout (?:cause|reason)"
)


@contract_check()
def stops_on_vague_grounds(matter: Matter) -> Iterator[Answer]:
    yield from hits(each for each in agreed(wording_of(matter.contract), CHINESE, ENGLISH) if _is_vague(each))


def _is_vague(passage: Passage) -> bool:
    """The ground stands in the words or right before them; a reasonable opinion with a demand for security is none."""
    words = passage.wording
    near = passage.before[-80:] + passage.words + passage.after[:40]
    return words.matches(VAGUE, near) and not words.matches(
        r"质量|安全|合理(?:理由|依据|怀疑)"
        r"|确切证据|\breasonabl",
        near,
    )
