"""INS001 for the buyer: with its signature on receipt every claim is gone."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Matter, agreed, contract_check, hits, no_sale, wording_of

RECEIPT = (
    r"(?:签收|收货|提货|接收|交接|货物?(?:离|出)(?:场|厂|库|仓|门|柜)|离(?:场|厂|库|柜)|出(?:厂|库"
    r"|门)|售出|交付)"
)
CHINESE = (
    RECEIPT + r"[^。；\n]{0,8}?(?:即|后|的|时|之后|，)+[^。；，\n]{0,6}?(?:视为|视同)"
    r"[^。；\n]{0,14}?(?:质量|验收)[^。；，\n]{0,6}?(?:合格|符合|无异议|认可)",
    RECEIPT + r"[^。；\n]{0,6}?(?:后|之后|，|概)[，,]?[^。；\n]{0,14}?(?:概不(?:负责|退换|退货"
    r"|受理)|恕不(?:退换|退货|负责)|不再(?:负责|受理|承担)|不(?:予|再)?受理"
    r"[^。；，\n]{0,4}?(?:质量)?异议|不得(?:再)?(?:以|提出|主张)[^。；，\n]{0,10}?"
    r"(?:质量)?(?:问题|异议))[^。；，\n]{0,8}",
)
ENGLISH = (
    r"\b(?:no claims?|claims? (?:shall|will) not be (?:accepted|considered|entertained))\b"
    r"[^.;\n]{0,50}?\bafter (?:the )?(?:delivery|receipt|signature|signing|goods (?:have )?le"
    r"(?:ft|ave))\b[^.;\n]{0,40}\b",
    r"\b(?:signature|signing|receipt|delivery|taking delivery)\b[^.;\n]{0,50}?\b(?:constitutes?"
    r"|is deemed|shall be deemed|is|shall be)\b[^.;\n]{0,14}?\b(?:conclusive|final|irrevocable"
    r"|unconditional)\b[^.;\n]{0,20}?\baccept\w+[^.;\n]{0,20}\b",
)
ONLY_SEEN = (
    r"外观|数量|件数|包装|表面|规格|型号|磅差|重量|内在质量|隐蔽|质保|发票|保修|三包|人为|使用不当"
    r"|\bquantit|\bshortage|\bvisible|\bapparent|\bhidden|\blatent|\bwarrant|\binvoice|\bcount"
)


@contract_check(unless=no_sale)
def no_time_left_to_inspect(matter: Matter) -> Iterator[Answer]:
    found = agreed(wording_of(matter.contract), CHINESE, ENGLISH, unless=ONLY_SEEN)
    yield from hits(
        each for each in found if not each.wording.matches(r"\d+ ?(?:个)?(?:工作)?[日天月]|\bdays\b", each.words)
    )
