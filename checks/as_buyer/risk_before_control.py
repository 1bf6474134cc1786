"""DLV002 for the buyer: risk passes before it controls the goods, and nobody insures the transport."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Matter, agreed, contract_check, hits, wording_of

EARLY = (
    r"(?:第一承运人|首个承运人|承运人|承运方|物流公司|货运公司|运输公司|运输单位|托运(?:手续)?"
    r"(?:办理)?(?:完毕|后)|出厂|出库|离厂|离库|{S}(?:的)?(?:仓库|工厂|厂区)|装车|装船|装运|发货|起运"
    r"|exw|fca)"
)
CHINESE = (
    r"风险[^。；\n]{0,24}?(?:自|在|于|从|以|货)[^。；，\n]{0,14}?"
    + EARLY
    + r"[^。；，\n]{0,14}?(?:时|后|之日|之时|起)[^。；，\n]{0,10}?(?:转移|由{B}承担|转由{B})[^。；，\n]{0,8}",
    r"(?:货物|产品|设备|标的物)?(?:自|一经|经|在|于|货)?(?:交付|交|送交|移交)?(?:给|至|到)?"
    + EARLY
    + r"[^。；，\n]{0,12}?(?:后|时|起|之日起)[，,]?[^。；\n]{0,24}?风险[^。；，\n]{0,10}?(?:转移"
    r"|由{B}承担|均由{B}|转由{B})[^。；，\n]{0,8}",
    r"运输(?:途中|过程中?)[^。；\n]{0,20}?(?:风险|毁损|灭失|损坏)[^。；\n]{0,16}?由{B}(?:自行)?承担",
)
ENGLISH = (
    r"\brisk\b[^.;\n]{0,60}?\b(?:pass|passes|transfer|transfers|shift)\w*\b[^.;\n]{0,70}?\b"
    r"(?:carrier|ex[- ]?works|exw|fca|loading|loaded|shipment|dispatch|shipping (?:point|dock)"
    r"|{S}'s (?:premises|factory|warehouse|facility|facilities|plant|dock))\b[^.;\n]{0,40}\b",
    r"\b(?:upon|on|after) (?:delivery to (?:the |a )?(?:first )?carrier|loading|dispatch"
    r"|shipment)\b[^.;\n]{0,50}?\brisk\b[^.;\n]{0,40}?\b{B}\b",
)
INSURED = r"投[^，。；\n]{0,4}?险|\bcfr\b|\bfob\b|投保|保险|\binsur\w+|\bcip\b|\bcif\b"
SELLERS_FAULT = r"(?:由于|因){S}|仍由{S}承担|\b(?:except|negligence of)\b"


FETCHED = r"提货的|自提|自行提货|验货交收后|\bcollects?\b|\bpick(?:s|ed)? up\b"
"""The buyer comes for the goods and has them in its hands."""


@contract_check()
def risk_before_control(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    if not words.says(INSURED):
        found = agreed(words, CHINESE, ENGLISH, unless=SELLERS_FAULT)
        yield from hits(each for each in found if not words.matches(FETCHED, each.near(40, 0)))
