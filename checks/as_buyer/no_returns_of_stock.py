"""INS007 for the buyer: goods for resale that do not sell cannot be returned or exchanged."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Matter, NotApplicable, Words, agreed, contract_check, hits, wording_of

NOT_FOR_RESALE = Words("货物看不出是用于转售", "the text does not show that the goods are for resale")
RESALE = (
    r"(?:经销|分销)(?:商|合同|协议|权|区域)|代理商|零售|门店|超市|铺货|\bdistribut(?:or|ion)\b|\bdealer\b|\bretail\w*"
)
CHINESE = (
    r"(?:非(?:产品)?质量(?:问题|原因)|滞销|未售|未销售|临期|过期|积压|已售|售出)[^。；\n]{0,24}?"
    r"(?:不(?:得|予|能|可|接受|办理|负责)[^。；，\n]{0,4}?(?:退|换)[^。；，\n]{0,4}|概不"
    r"[^。；，\n]{0,4}?(?:退|换)[^。；，\n]{0,4}|恕不[^。；，\n]{0,4}?退[^。；，\n]{0,4}"
    r"|不退不?换?)",
    r"除[^。；，\n]{0,8}?质量(?:问题|原因|不合格)[^。；，\n]{0,4}?外[，,]?[^。；\n]{0,20}?(?:不得"
    r"|不予|概不|不接受|一律不)[^。；，\n]{0,6}?(?:退|换)[^。；，\n]{0,4}",
)
ENGLISH = (
    r"\b(?:products?|goods|merchandise|items|stock|inventory)\b[^.;\n]{0,50}?\b"
    r"(?:may not be returned|shall not be returned|are not returnable|are non-?returnable"
    r"|cannot be returned)\b[^.;\n]{0,40}\b",
    r"\b{B} (?:may not|shall not|has no right to|shall have no right to)\b[^.;\n]{0,12}?\breturn\b[^.;\n]{0,50}\b",
    r"\bno returns?\b[^.;\n]{0,30}?\b(?:accepted|allowed|permitted|will|shall)\b[^.;\n]{0,30}\b",
)
FAIR = (
    r"return authori[sz]ation|协商|可(?:以)?调换|可(?:以)?退换|消费者|终止|解除|\btermination\b"
    r"|\bexpir|\bconsumers?\b"
    r"|\bdocuments?\b|\bconfidential"
)


@contract_check()
def no_returns_of_stock(matter: Matter) -> Iterator[Answer]:
    """Whether returns were promised in talks is in no text; the words that rule them out are."""
    words = wording_of(matter.contract)
    if not words.says(RESALE):
        yield NotApplicable(NOT_FOR_RESALE)
        return
    yield from hits(agreed(words, CHINESE, ENGLISH, unless=FAIR))
