"""Is this a sale on credit: does the seller perform before it is paid?"""

from __future__ import annotations

import re

from riskwatch.contract import reasons
from riskwatch.contract.once import once_a_contract
from riskwatch.contract.search import quick
from riskwatch.domain.contract import Contract, Role
from riskwatch.domain.rule import NotApplicable, NotJudged

_PREPAID = quick(
    r"(?<!改为)(?<!改按)(?<!改成)(?<!转为)(?<!要求)(?<!变更为)(?<!调整为)款到发货|款到后?(?:(?:\d+|[一二三四五六七八九十]+)个?(?:工作)?[日天]内)?发货"
    r"|先款后货|先付款后发货|付清全[部款].{0,8}后.{0,6}(?:发货|交货|提货)|全款(?:到账|支付)后"
    r"|收到(?:买方|甲方|需方|乙方)?(?:的)?(?:全部|全额)?(?:款项|货款|价款).{0,14}(?:发货|发运)"
    r"|(?:生效|发货|交货|提货)前.{0,10}(?:付清|支付|支付完毕|付)(?:全部|全额|所有).{0,6}(?:款|价)"
    r"|收到(?:买方|甲方|需方|乙方)?(?:本合同)?(?:的)?(?:全部|全额)(?:款项|货款|价款)后"
    r"|款到后[^。；\n]{0,24}?(?:自提|提货|提运)"
    r"|收到全[款额]后方?(?:再|可|予以)?[^，。；\n]{0,12}(?:发货|发运|交货)|(?:发货|交货|发运)前付清(?:其余|余款|剩余|全部|尾款)"
    r"|将(?:全部|全额)?(?:货款|价款|款项)[^。；\n]{0,24}?(?:汇入|付至|支付|付清)[^。；\n]{0,12}?后[^，。；\n]{0,4}?(?:发货|交货|发运)"
    r"|(?:支付|付清|付)(?:余款|尾款)[^。；\n]{0,20}?款到(?:后)?发货"
    r"|当场(?:现金)?结(?:算|清)|现金(?:支付)?或当场结算|钱货两清|银货两讫|即期信用证|不可撤销[^。；]{0,70}信用证|易货|收到现金支票"
    r"|irrevocable (?:documentary )?letter of credit|letter of credit when (?:the )?order is placed"
    r"|\bshall prepay\b"
    r"|\bpayment (?:is |shall )?(?:to )?be made (?:upon|on|before|prior to) shipment"
    r"|\bpay\b[^.;]{0,400}\b(?:prior to|before) (?:the )?shipment"
    r"|\b(?:remit|make) payment upon (?:the )?execution|\bprior to the shipment date"
    r"|\bshare of (?:net )?revenues?\b"
    r"|payment in (?:full in )?advance|cash in advance|prepayment in full|paid in full (?:in advance|before|prior to)"
    r"|\bpays? [^.;]{0,40}\bin full (?:before|prior to) (?:shipment|delivery|dispatch)",
    re.IGNORECASE,
)
_CREDIT = quick(
    r"(?:收货|验收合格|开票|收票|到货)后[^，。；\n]{0,14}(?:日|天|个月)内[^，。；\n]{0,24}(?:付|支付|结算|结清)"
    r"|(?<![送交运])货到[^，。；\n]{0,16}(?:付|支付|结算|结清)|月结|赊销|账期|验收合格?后.{0,20}(?:付|支付)|(?:收到|开具|凭).{0,6}发票.{0,16}(?:付"
    r"|支付)|质保金"
    r"|尾款|余款"
    r"|net \d+|days (?:of|after|from) (?:the )?(?:date of )?(?:receipt of (?:the |an? |each )?(?:invoice|goods"
    r"|products)|invoice)"
    r"|\b(?:pay|pays|paid|payable|payment)\b[^.;]{0,60}\bdays (?:of|after|from) (?:the )?(?:date of )?(?:receipt"
    r"|delivery)(?! by [\w-]+ to [\w-]+ of\b)",
    re.IGNORECASE,
)
_SECURED = quick(
    r"\b(?:irrevocable|confirmed)\b[^.;\n]{0,60}\bletters? of credit\b[^.;\n]{0,60}\bsight\b|即期(?:不可撤销)?信用证",
    re.IGNORECASE,
)
"""The price comes from a bank when the documents are presented; sums beside it, such as demurrage, make no credit sale."""
_FIELD = (
    r"[^。；;:：\n_]{0,10}(?:结算|付款|支付)(?:结算|付款|支付|方式|办法|方法|条件|期限|时间|日期|地点|、|及|和|与){0,9}"
)
_NUMBERS = (
    r"第[一二三四五六七八九十]{1,3}条",
    r"[一二三四五六七八九十]{1,3}、",
    r"[（(][一二三四五六七八九十]{1,3}[)）]",
    r"[\d１-９]{1,2}[、.．]",
)
_LEFT_OPEN = quick(
    "|".join(number + _FIELD + r"[:：。]?[\s_│|＿]{0,80}" + number for number in _NUMBERS)
    + r"|[、.．条]"
    + _FIELD
    + r"[:：][^\S\n_＿]{1,40}。"
    r"|(?:付款|支付|结算)[^。；\n]{0,24}[按以][^。；\n]{0,8}第[\s_()（）＿]{1,20}[种项]"
    r"|(?:[按以]|选择)[^。；\n]{0,8}第[\s_()（）＿]{1,20}[种项](?:方式)?(?:支付|付款|结算)"
    r"|□[^□\n]{0,24}(?:签约|签订|签定)[^□\n]{0,12}支付全部|□\s{0,3}一次性(?:支付|付清)"
)
"""A form's field for the payment terms that holds nothing, or ways of paying of which none is chosen."""
_SALE = frozenset({"sale", "order"})
_SALE_TITLE = re.compile(r"买卖|购销|采购|供货|销售|\b(?:sales?|supply|purchase)\b", re.IGNORECASE)
_NO_GOODS = quick(
    r"服务|代维|运维|施工|劳务|\b(?:services?|agency|licen[sc]e|consult\w*|subcontract\w*)\b", re.IGNORECASE
)
_OTHER_DEAL = re.compile(
    r"\bsoftware licen[cs]e|\bservicing\b|\bcontent licen[cs]e|\bpromotion\b|\bco-?branding\b|\boutsourcing\b"
    r"|\bagency\b|\bmaintenance\b"
    r"|平台[^\n]{0,12}合作协议|行纪|居间",
    re.IGNORECASE,
)
_SUPPLY = re.compile(r"\bsuppl|\bpurchase\b|买卖|购销|采购|供货", re.IGNORECASE)
_EARNS = quick(
    r"\b(?:company|supplier|vendor|manufacturer|seller)\b (?:will|shall|agrees to) pay (?:the )?(?:distributor"
    r"|reseller|dealer)\b"
    r"[^.;]{0,160}(?:\d ?%|\bpercent|\bcommissions?\b|\bshare of)",
    re.IGNORECASE,
)
_PAYS = quick(
    r"\b(?:distributor|reseller|dealer|buyer|customer)\b (?:will|shall|agrees to|must) (?:also )?(?:purchase|buy|pay"
    r" (?:for|each|within|all (?:such )?invoices|the (?:purchase )?price|(?:the )?(?:company|supplier|vendor"
    r"|manufacturer|seller)))\b",
    re.IGNORECASE,
)
_LONG = 4000
"""So many characters without a title are no clause sent alone."""
_SOLD = quick(
    r"货|产品|商品|设备|物资|\b(?:purchase|sale|sell|resale|supply)\b[^.;]{0,60}\b(?:products?|goods|equipment|merchandise"
    r"|materials)\b"
    r"|\b(?:products?|goods|equipment|merchandise|materials)\b[^.;]{0,60}\b(?:purchased?|sold|sale|resale|supplied"
    r"|deliver\w*)\b",
    re.IGNORECASE,
)
_GOODS = quick(r"货|产品|买方|卖方|供方|需方|\b(?:goods|seller|buyer|purchaser|supplier)\b", re.IGNORECASE)


@once_a_contract
def is_sale(contract: Contract) -> bool:
    """A contract of sale, a framework for the sale of goods, or an order; of no known kind, a lone clause or goods."""
    if contract.title and _OTHER_DEAL.search(contract.title.value) and not _SUPPLY.search(contract.title.value):
        return False
    if contract.kind == "other":
        if contract.title is None:
            return len(contract.text) < _LONG or _SOLD.found(contract.text)
        if not _GOODS.found(contract.text):
            return False
        return len(contract.text) < _LONG or has_both_sides(contract) or _SOLD.found(contract.text)
    if contract.kind == "framework":
        title = contract.title.value if contract.title else ""
        if _NO_GOODS.found(title) or _paid_by_the_seller(contract.text):
            return False
        return _SALE_TITLE.search(title) is not None or _seller_and_buyer(contract) or _SOLD.found(contract.text)
    if contract.kind == "guarantee":
        return contract.title is not None and _SALE_TITLE.search(contract.title.value) is not None
    return contract.kind in _SALE


def _seller_and_buyer(contract: Contract) -> bool:
    """The parties call themselves by the words of a sale; Supplier and Customer may also be about services."""
    labels = {party.label.casefold() for party in contract.parties}
    return bool(labels & {"seller", "vendor"}) and bool(labels & {"buyer", "purchaser"})


def _paid_by_the_seller(text: str) -> bool:
    """The maker pays the distributor a share of what customers pay: an agency in fact, in which nothing is sold to it."""
    return _EARNS.found(text) and not _PAYS.found(text)


def has_both_sides(contract: Contract) -> bool:
    """Whether somebody sells to somebody. Asked of English texts alone, where an amendment, a licence or a plan names
    no seller and buyer; a Chinese contract of sale is one though its parties are not read."""
    return contract.language == "zh" or {Role.SELLER, Role.BUYER} <= {party.role for party in contract.parties}


def no_sale(contract: Contract) -> NotApplicable | None:
    """The answer of a rule on sales for a contract of another kind; None for a sale."""
    return None if is_sale(contract) else NotApplicable(reasons.NOT_A_SALE)


def no_credit_given(contract: Contract) -> NotApplicable | NotJudged | None:
    """The answer of a rule on credit where none is given: no sale, or paid before delivery; or where a form does not say
    yet whether any will be. None for a credit sale."""
    if not is_sale(contract):
        return NotApplicable(reasons.NOT_A_SALE)
    if not sells_on_credit(contract):
        return NotApplicable(reasons.NOT_ON_CREDIT)
    return NotJudged(reasons.PAYMENT_LEFT_OPEN) if _payment_left_open(contract) else None


@once_a_contract
def _payment_left_open(contract: Contract) -> bool:
    """An unfilled form whose way and time of payment are still to be chosen or written."""
    return not contract.filled and _LEFT_OPEN.found(contract.text)


@once_a_contract
def sells_on_credit(contract: Contract) -> bool:
    """True unless the contract is no sale, or all of the price is to be paid before delivery.

    When the text says nothing of time the seller delivers first and is paid after (Civil Code article 628: on
    receipt of the goods), which is credit.
    """
    if not is_sale(contract):
        return False
    text = contract.text
    if _SECURED.found(text):
        return False
    return not _PREPAID.found(text) or _CREDIT.found(text)
