"""AUT004: deliveries on credit, and nobody named who may sign for receipt, statements and changes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotApplicable,
    Span,
    Words,
    contract_check,
    quick,
    reasons,
    sells_on_credit,
    sentence_around,
)

_SOMEBODY = (
    r"(?:工作人员|员工|工人|[人职]员|师傅|班组|门卫|保安|仓库|库房|磅房|工地|前台|[仓保库]管员?|材料员|收料员|代表)"
)
_UNNAMED = quick(
    rf"(?:(?:买方|甲方|乙方|需方|采购方|买受人|收货方|购货方)(?!指定)[^，。；\n]{{0,4}}|由)(?:现场|当班|值班|在场|工地|车间|食堂|仓库|库房)?(?:的|工厂|收货)?{_SOMEBODY}(?![^，。；\n]{{0,8}}(?:盖章|签章)|[供需买卖甲乙丙]方)[^，。；\n]{{0,8}}"
    r"(?:签收|收货|验收|签字|签认|确认|签单)"
    r"|谁[^，。；\n]{1,8}谁(?:签|收)[^，。；\n]{0,4}|(?:任何|任意|随便)[^，。；\n]{0,8}(?:人员?|员工)[^，。；\n]{0,10}(?:签收|签字|签认|收货)"
    r"|\b(?:delivery|consignment|weigh\w*) (?:notes?|tickets?|dockets?"
    r"|receipts?)\b[^.\n]{0,30}?\bsigned by (?:(?:the )?(?:buyer|purchaser|customer)'s"
    r" (?:\w+ )?(?:personnel|staff|employees|workers?|drivers?|storemen|gatekeepers?)|(?:site|warehouse|store"
    r"|gate) (?:personnel|staff))\b"
    r"|\b(?:received|accepted|signed for|signed|taken) by (?:(?:the )?(?:buyer|purchaser|customer)'s (?:personnel|staff|employees)"
    r"|whoever\b[^.;,\n]{0,30}|whomever\b[^.;,\n]{0,30}|any(?:one|body)\b[^.;,\n]{0,30})"
    r"|\b(?:whoever|any(?:one|body)|any (?:of the )?(?:\w+'s )?(?:\w+ )?(?:personnel|staff|employees?|workers?|person))\b[^.;,\n]{0,40}?"
    r"\b(?:may|shall|can|will) (?:take (?:delivery|receipt)|sign|receive|accept)\b",
    re.IGNORECASE,
)
_NAMED = quick(
    r"(?:收货人|签收人|收货联系人|验收人|对账人|指定联系人|指定收货人)(?:员)?(?:姓名)?\s*[:：]\s*(?![\s_＿/]|联系|电话)[\u4e00-\u9fff]{2,4}"
    r"|(?:收货|签收|对账|验收)[^。；\n]{0,10}(?:人员?|代表)为\s*[\u4e00-\u9fff]{2,4}(?=[（(，、。；]|$)"
    r"|[\u4e00-\u9fff]{2,4}[（(](?:电话|手机)?\s*1\d{10}[）)][^。；\n]{0,40}(?:签收|收货|收料|对账|核对|验收)"
    r"|(?:仓管员|库管员?|保管员|收货员|材料员|仓库)(?!负责|当场|当面|现场|进行|在|应|须|予以|及|和|与|或"
    r"|人员)[\u4e00-\u9fff]{2,3}(?:[（(][^）)]*[）)])?(?:签收"
    r"|签字|签署|签认)"
    r"|(?:(?:收货|收料|签收|验收|对账|仓管|保管)人?员|材料员|收货人)(?:为|是|[:：])?(?!签|负责|当|现|应|须|及|和|与|或|在|有|同)[\u4e00-\u9fff]{2,3}[、和或与][\u4e00-\u9fff]{2,3}(?<![员人库卫])(?=[，,。；]|任|签|均|共)"
    r"|[\u4e00-\u9fff]{2,4}[（(][^（()）\n]{4,60}[)）][^。；\n]{0,14}(?:[两二三]人)?(?:同时)?负责[^。；\n]{0,8}(?:收货|签收|对账|验收)"
    r"|(?:指定|由)[^，。；\n]{0,8}[\u4e00-\u9fff]{2,3}(?:、|和|与)[\u4e00-\u9fff]{2,3}(?<![员人库卫])(?:任[一何]人)?(?:收货|签收|收料|对账)"
    r"|(?:收货|交货|验收|签收)[、和][^。；\n]{0,14}(?:对账|变更)[^。；\n]{0,8}分别由[\u4e00-\u9fff]{2,4}、"
    r"|(?:收货|签收|对账|验收|变更)[^。；\n]{0,10}由(?!仓|库|买方|甲方|乙方|需方|供方|卖方|双方|其|工|现场|门卫|专人|对方|司机"
    r"|收)[\u4e00-\u9fff]{2,4}(?:[（(][^）)]*[）)])?(?:负责|签认|签字|确认|办理)"
    r"|加盖[^。；\n]{0,20}(?:收货|财务|合同)(?:专用)?章[^。；\n]{0,16}(?:有效|效力|为准)"
    r"|(?:名单|签字样本)[^。；\n]{0,10}(?:见|为|详见)附件|(?:收货人|签收人|对账人)[^，。；\n]{0,10}[（(][\u4e00-\u9fff]{2,4}、"
    r"|指定\s*[\u4e00-\u9fff]{2,4}(?:先生|女士|同志)?(?:[（(][^）)]*[）)])?为[^。\n]{0,12}(?:收货|签收|对账|代表|联系)"
    r"|(?:下列|以下|附件[^。\n]{0,10})(?:所列)?(?:的)?(?:人员|名单)[^。\n]{0,20}(?:有权|签收|签字|收货|对账)"
    r"|persons? (?:named|listed|identified)[^.\n]{0,40}(?:may|are authori[sz]ed to|shall) sign"
    r"|authori[sz]ed (?:signatories|persons) (?:listed|set out|named)",
    re.IGNORECASE,
)
_PEOPLE = r"(?:people|persons?|individuals|staff|clerks?|employees|representatives)"
_NAMED_EN = quick(
    rf"\b{_PEOPLE}\b[^.\n]{{0,60}}\b(?:named|listed|identified|shown|specified|set out)\b[^.\n]{{0,60}}\b(?:may"
    rf"|shall|can|will|are authori[sz]ed to) sign"
    rf"|\b{_PEOPLE}\b (?:who|that) (?:may|can|shall|are authori[sz]ed to) sign\b[^.\n]{{0,60}}\b(?:are|is|for|in)\b"
    rf"|\b{_PEOPLE} (?:authori[sz]ed|entitled) to sign\b|\bauthori[sz]ed {_PEOPLE}\b[^.\n]{{0,60}}\b(?:means"
    rf"|shall sign|may sign|signs?)\b",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){1,3}(?: \([^()\n]{1,40}\))?"
_OFFICE = r"(?:The |An? )?(?:Buyer|Purchaser|Customer|Authori[sz]ed|Site|Warehouse|Store|Project)\b"
_SIGNS = quick(
    rf"{_NAME}(?:,? (?:and|or) {_NAME})?(?: of the \w+)? (?:(?:may|shall|will"
    rf"|can) )?(?:(?:is|are|shall be) (?:hereby )?(?:authori[sz]ed|entitled"
    rf"|appointed) to )?signs? (?:[^.\n]{{0,40}}?)(?:notes?|receipts?|statements?|deliver)"
    rf"|\bsigns? [^.\n]{{0,60}}?(?:notes?|receipts?|statements?)\s*: {_NAME}"
    rf"|\b(?:notes?|dockets?|tickets?|receipts?|statements?) (?:\w+ ){{0,3}}?signed by (?!{_OFFICE}){_NAME} (?:and|or) (?!{_OFFICE}){_NAME}"
)
"""People by name: Ronja Beispiel and Till Vorlage sign the consignment note."""
_SEVERAL = quick(
    r"分批|分次|每次(?:订货|提货|送货|供货|要货)|备货|每批|逐批|按月|月结|每月|陆续|分期交|分期供|多批|各批|按(?:甲方|买方|需方|采购)?(?:的)?(?:订单"
    r"|通知|要货计划)"
    r"|framework|call[- ]?off|from time to time|each (?:order|delivery|shipment)|purchase orders?"
    r"|in (?:two|three|four|five|six|\d+) (?:\w+ )?(?:lots|deliveries|instal?lments|shipments|convoys|loads)"
    r"|the rest (?:in|by|on) ",
    re.IGNORECASE,
)
_GOODS = quick(
    r"\b(?:delivery notes?|(?:deliver(?:y|ies|ed)|ship\w*) (?:of )?(?:the |all |any )?(?:goods|products))\b",
    re.IGNORECASE,
)
_FOR_US = re.compile(
    r"视为(?:买方|甲方|乙方|需方)?(?:已)?(?:签收|收货|收到)|\bis (?:\w+ )?(?:evidence|proof)\b", re.IGNORECASE
)
"""Whoever signs, it counts: what the seller would wish for."""
_PLACE = Words("交货与验收条款", "delivery clause")
_SINGLE = Words("一次交货", "a single delivery")


@contract_check()
def nobody_named_to_receive(matter: Matter) -> Iterator[Answer]:
    """Quotes the words that leave it to 工作人员; where deliveries repeat and nothing is said, something is missing."""
    contract = matter.contract
    if not sells_on_credit(contract):
        yield NotApplicable(reasons.NOT_ON_CREDIT)
        return
    if any(pattern.found(contract.text) for pattern in (_NAMED, _NAMED_EN, _SIGNS)):
        return
    match = _UNNAMED.search(contract.text)
    if match is not None and _FOR_US.search(sentence_around(contract.text, Span(*match.span())).of(contract.text)):
        return
    if match is not None:
        yield Hit(Span(*match.span()), variant="unnamed", values={"words": match[0]})
    elif _SEVERAL.search(contract.text) and (contract.language == "zh" or _GOODS.search(contract.text)):
        yield Hit(None, place=_PLACE)
    else:
        yield NotApplicable(_SINGLE)
