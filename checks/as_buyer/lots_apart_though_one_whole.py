"""DLV004 for the buyer: each lot counts for itself although the goods work only together."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Matter, NotApplicable, Words, agreed, contract_check, hits, wording_of

NOT_ONE_WHOLE = Words("文本看不出各批货物须配套使用", "the text does not show that the lots work only together")
WHOLE = (
    r"成套|整套|成组|生产线|流水线|机组|(?:整机|系统)(?:集成|联调|调试|验收)|联动|组装|配套设备"
    r"|主机[^。；\n]{0,12}?(?:附件|配件|辅机)|(?:设备|工程)(?:一|壹|1)?套"
    r"|\bproduction line\b|\bcomplete (?:plant|system|set)\b|\bturn-?key\b|\bassembled (?:into"
    r"|on site)\b|\bas (?:one|a) (?:unit|system)\b|\bintegrated system\b"
)
CHINESE = (
    r"(?:各|每)(?:一)?(?:批次?|期)(?:货物|设备|产品|交货)?[^。；\n]{0,20}?(?:视为|构成|均为)?"
    r"(?:独立|单独|分别|各自)[^。；，\n]{0,14}?(?:合同|交付|验收|结算|交易)[^。；，\n]{0,10}",
    r"(?:任[一何]|某一?|单|其中一)(?:批次?|期)[^。；\n]{0,24}?不(?:得)?影响(?:其他|其余|后续"
    r"|另外)[^。；，\n]{0,4}?(?:批次?|各批|部分|货物|货款)[^。；，\n]{0,16}",
    r"{B}[^。；\n]{0,16}?不得[^。；，\n]{0,8}?(?:因|以)(?:任[一何]|某一?|单|其中一)(?:批次?|期)"
    r"[^。；\n]{0,20}?(?:拒收|拒付|解除|退)[^。；，\n]{0,16}",
)
ENGLISH = (
    r"\beach (?:delivery|shipment|instal?lment|lot|consignment)\b[^.;\n]{0,40}?\b(?:separate"
    r"|independent|severable|distinct) (?:and (?:independent|separate) )?(?:contract|sale"
    r"|agreement|transaction)\b",
    r"\b(?:defect|delay|default|failure|claim)\b[^.;\n]{0,50}?\b(?:one|any|a) (?:delivery"
    r"|shipment|instal?lment|lot|consignment)\b[^.;\n]{0,60}?\bnot (?:entitle|affect|give"
    r"|allow)\b[^.;\n]{0,60}\b",
)


@contract_check()
def lots_apart_though_one_whole(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    found = list(hits(agreed(words, CHINESE, ENGLISH)))
    if found and not words.says(WHOLE):
        yield NotApplicable(NOT_ONE_WHOLE)
        return
    yield from found
