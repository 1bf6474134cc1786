"""CMP001: two or more signs that the goods never move and the trade is a loan in disguise."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotJudged,
    Passage,
    Role,
    Span,
    Words,
    contract_check,
    is_sale,
    no_sale,
    same_person,
    wording_of,
)

NEEDS_REGISTER = Words(
    "文本只有一个迹象（{sign}）；上下游的登记信息快照和应收台账缺失，无法判断是否循环贸易",
    "one sign in the text ({sign}); register snapshots of the other parties and our receivables are missing to judge further",
)
ON_PAPER = Words("凭单据视为交货，货不动", "delivery by paper alone")
NAMED_SOURCE = Words("上游由买方指定", "the supplier is named by the buyer")
FIXED_RETURN = Words("价差按时间计收", "the margin is counted by time")
ONE_HAND = Words("上下游同一控制", "supplier and buyer under one control")
BACK_AGAIN = Words("货物卖回买方或其关联方", "the goods go back to the buyer or its affiliate")
SIGNS = (
    (ON_PAPER, (
        r"(?:货物|油品|产品)[^。；，\n]{0,8}?不(?:实际)?(?:移动|入库|出库|流转)|仅凭[^。；，\n]{0,4}?(?:仓单|提单|货权)[^。；，\n]{0,8}?(?:交割|交付|背书)",
        r"(?:不验货|不保管|不接触货物)[^。；，\n]{0,10}",
        r"(?:货权|物权|仓单|提单|到货确认)[^，。；\n]{0,6}?(?:书|单|函|背书)[^。；\n]{0,8}?(?:送达|签署|签发|之时|即|视同|视为"
        r"|完成)[^。；\n]{0,10}?(?:交付|交货)",
        r"以[^，。；\n]{0,4}?(?:仓单|货权|提单)[^，。；\n]{0,6}?(?:函|书|单)》?(?:完成)?交付",
        r"(?:货物|油品|产品)[^。；\n]{0,16}?(?:存放不动|不作移动|不动)",
        r"(?:货权|物权|提货)[^。；，\n]{0,6}?(?:转移|确认|转让|交割)?(?:书|单|函|凭证|证明)[^。；\n]{0,20}?(?:视为|即为|即视为|作为|完成"
        r"|代替)[^。；，\n]{0,10}?(?:交付|交货|完成)",
        r"(?:不(?:发生|涉及|进行|安排|移动)|无需|不需)[^。；，\n]{0,6}?(?:实物|货物)[^。；，\n]{0,6}?(?:交付|流转|移动|运输|移库)",
        r"以[^。；，\n]{0,12}?(?:货权(?:确认|转移)|签收单据?)(?:书|单|函)?(?:的)?(?:签署|签发|出具)?(?:视为|作为|代替)[^。；，\n]{0,8}?交付",
        r"货权[^。；，\n]{0,8}?(?:书|单|函)》?[^。；，\n]{0,4}?(?:签署|签发|出具)[^。；，\n]{0,6}?(?:为|即为|视为|视同)[^。；，\n]{0,4}?(?:交货|交付)",
    )),
    (NAMED_SOURCE, (
        r"{B}(?:指定|推荐|选定)的(?![^。；，\n]{0,10}(?:上游|供应商|供货|厂家|卖家|货源))[^。；，\n]{2,24}?(?:采购|购进|购买|进货)",
        r"{B}指定{S}(?:从|向)[^。；，\n]{2,30}?(?:采购|购进)",
        r"上游[^。；，\n]{0,4}?由{B}(?:指定|推荐)",
        r"{B}(?:指定|推荐|选定|确定)(?:的)?[^。；，\n]{0,10}?(?:上游|供应商|供货商|供货方|厂家|卖家|货源)",
        r"(?:上游|供应商|供货商|货源)[^。；，\n]{0,10}?(?:由|按|须经|为){B}[^。；，\n]{0,4}?(?:指定|推荐|选定|确定)",
    )),
    (FIXED_RETURN, (
        r"(?:收益|价差|差价|回报)[^。；，\n]{0,6}?(?:按)?年化[^。；，\n]{0,6}?[\d.]+ ?%|按[天日月][^。；，\n]{0,6}?资金占用费",
        r"(?:每月|每\d+[日天]|月息)[^。；，\n]{0,10}?[\d.]+ ?[%‰][^。；，\n]{0,8}?(?:收益|价差|差价|固定)",
        r"固定(?:收益|价差|回报)[^。；，\n]{0,4}?[\d.]+ ?[%‰]",
        r"(?:价差|之差|差额)[^。；，\n]{0,6}?每\d+[日天][\d.]+ ?[%‰]",
        r"(?:占用|使用)(?:天数|时间)[^。；，\n]{0,12}?(?:年化|月息|日息|按月)[^。；，\n]{0,4}?[\d.]+ ?[%‰](?:的)?(?:收益|回报|价差|差价|费用)",
        r"(?:价差|差价|加价|利差|收益|资金占用费|资金成本|代理费)[^。；\n]{0,16}?(?:按|以|为)?[^。；\n]{0,8}?(?:每?月|每?日|每?天|年化"
        r"|年)[^。；\n]{0,8}?[\d.]+ ?[%‰]",
        r"(?:价差|差价|加价|利差|收益|资金占用费|资金成本)[^。；\n]{0,16}?(?:月息|年化|月利率|年利率|占用天数|占用时间)",
        r"(?:单价|价格|销售价)[^。；\n]{0,16}?采购(?:价|成本)[^。；\n]{0,12}?(?:每月|月息|年化|按月)[^。；\n]{0,8}?[\d.]+ ?[%‰]",
    )),
    (ONE_HAND, (
        r"上下游[^。；，\n]{0,4}?均?由[^。；，\n]{1,12}?(?:实际)?控制",
        r"(?:两家公司|双方|上下游)[^。；，\n]{0,8}?(?:为|系|属)?同一(?:实际)?控制人",
        r"(?:办公地址|财务人员|股东|联系电话)[^。；\n]{0,12}?(?:相同|一致)",
        r"(?:上下游|上游[^。；，\n]{0,12}?(?:与|和|及)[^。；，\n]{0,4}?(?:{B}|下游))[^。；\n]{0,20}?(?:同一(?:实际)?控制人|关联(?:公司|企业|方)|同一股东)",
    )),
    (BACK_AGAIN, (
        r"由{B}(?:的)?(?:关联方|关联公司|指定方)[^。；，\n]{0,4}?(?:回购|购回|买回)[^。；，\n]{0,8}",
        r"{B}[^。；\n]{0,6}?(?:或|及)?其?(?:关联(?:公司|企业|方)|指定(?:公司|第三方))?[^。；\n]{0,8}?(?:回购|购回|买回)[^。；，\n]{0,12}",
        r"(?:再|又|转)(?:销售|卖|售)(?:回)?给[^。；，\n]{0,4}?{B}(?:或|及)?(?:其)?关联",
    )),
)  # fmt: skip
GENUINE = r"第三方仓储|过磅|入库单|实物入库|质检|自行检验|市场价"
ENOUGH = 2


@contract_check()
def sham_trade_signs(matter: Matter) -> Iterator[Answer]:
    """Whether we trade in such goods at all, and whether the goods go round, stands in our books and the registers."""
    contract = matter.contract
    if not is_sale(contract):
        answer = no_sale(contract)
        if answer is not None:
            yield answer
        return
    words = wording_of(contract)
    found: list[tuple[Words, Span]] = []
    for name, templates in SIGNS:
        passage = next((one for one in words.find(*templates) if _meant(one)), None)
        if passage is not None:
            found.append((name, passage.span))
    found.extend(_by_register(matter))
    if len(found) >= ENOUGH:
        found.sort(key=lambda sign: sign[1])
        listed = Words("、".join(name.zh for name, _ in found), ", ".join(name.en for name, _ in found))
        yield Hit(
            found[0][1], values={"signs": listed, "count": len(found)}, related=tuple(span for _, span in found[1:])
        )
    elif found:
        yield NotJudged(NEEDS_REGISTER.filled({"sign": found[0][0]}))


def _meant(passage: Passage) -> bool:
    return not passage.is_no_clause and not passage.denied and not passage.wording.matches(GENUINE, passage.sentence)


def _by_register(matter: Matter) -> Iterator[tuple[Words, Span]]:
    """Our own side's register apart: two other parties of this contract that share an owner."""
    buyer = matter.snapshots.get(Role.BUYER)
    party = matter.contract.party(Role.BUYER)
    if buyer is None or party is None or party.name is None:
        return
    owners = [owner.name for owner in buyer.owners or () if owner.until is None]
    for role, snapshot in matter.snapshots.items():
        if role in (Role.BUYER, Role.GUARANTOR):
            continue
        if any(
            same_person(owner.name, name) for owner in snapshot.owners or () if owner.until is None for name in owners
        ):
            yield ONE_HAND, party.name.span
            return
