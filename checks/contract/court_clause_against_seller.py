"""DIS003: a court clause that is void or vague, or that sends us to the buyer's court."""

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
    Role,
    Words,
    contract_check,
    wording_of,
)

NO_COURT = Words("没有约定法院管辖", "no court is chosen")
SEAT = r"(?:所在地|住所地|注册地|营业地|经营地|登记地|主要营业地|公司地|属地|所在(?:的)?[市县区])"
COURT = r"(?:的)?(?:有管辖权的?|基层|当地|有权管辖的?|中级)?(?:的)?(?:人民)?法院"
BUYERS_COURT = (
    r"{B}(?:公司)?(?:的)?(?:单位)?" + SEAT + r"[^。；，\n]{0,8}?" + COURT,
    r"(?:只能|仅能|只可|应|须|必须)(?:在|到"
    r"|向){B}(?:的)?" + SEAT + r"[^。；，\n]{0,6}?(?:起诉|诉讼|提起诉讼|打官司|解决)",
)
VAGUE = (
    r"(?:(?:守约|非违约|无过错|胜诉|无责)(?:的)?一?方|权利人|利益受损方|(?<=由)(?:本)?公司)(?:的)?" + SEAT + COURT,
    r"(?<![\u4e00-\u9fff]所在地)(?:向|由|到|至|在|提交|提请)(?:工程|项目|合同)?(?:当地|本地|有关|相关)(?:的)?(?:人民)?法院",
)
SIGNING = (r"(?:合同|协议|本合同)?(?:的)?(?:签订地|签约地|签署地)(?:点)?[^。；，\n]{0,10}?" + COURT,)
WRONG_LEVEL = (
    r"(?:向|由|提交|至)[^。；，\n]{0,16}?(?:最高人民法院|高级人民法院|专门人民法院)[^。；，\n]{0,8}?(?:管辖|起诉|诉讼|解决|审理)",
)
OTHERS_TOO = (
    r"(?:或|或者|和|及|、|任[一何]一?方(?:的)?(?:所在|住所)|双方(?:的)?(?:各自)?(?:所在|住所)|各自|原告|被告|任选|也可)[^。；\n]{0,30}?法院"
    r"|法院[^。；\n]{0,8}?(?:或|或者|均可)|双方[^。；，\n]{0,4}所在地"
)
BUYERS_COURT_EN = (
    r"\b(?:courts?|jurisdiction|venue)\b[^.;]{0,40}?\b(?:of|in|at)\b[^.;]{0,16}?\b{B}'s (?:country|seat"
    r"|place of business|principal (?:place"
    r"|office)[^.;]{0,20}|domicile|registered office|jurisdiction|state)(?: only)?",
    r"\b(?:the )?{B}'s (?:local |home )?courts?\b[^.;]{0,30}?\b(?:exclusive|jurisdiction|only)\b",
)
BUYERS_PLACE_EN = r"\b(?:courts?|proceedings)\b[^.;]{0,40}?\bwhere (?:the )?{B} (?:is|has (?:its|a|the))\b[^.;]{0,40}"
VAGUE_EN = (
    r"\bcourts?\b[^.;]{0,50}?\bpart(?:y|ies) (?:not in (?:breach|default)|that (?:has |is )?(?:kept|performed|observed|honou?red)"
    r"|in compliance)\b[^.;]{0,30}",
)
NAMED_COURT = r"(?P<place>(?:[\u4e00-\u9fff]{2,4}?市)?[\u4e00-\u9fff]{2,4}?[区县市])(?:中级)?人民法院"
BLANK = re.compile(r"[_＿]{2,}|[【\[][ _]*[】\]]|[ 　\t]{3,}")
SIGNED_AT = (
    r"(?:签订|签约|签署|合同签订)(?:的)?地(?:点)?(?:为|在|是|:|\|)[^，。；\n]{0,30}|签订于[^，。；\n]{2,20}"
    r"|签订地(?:点)?\([^)]{2,30}\)|(?:签订|签约|签署)地(?:点)?(?:[\u4e00-\u9fff]{2,12}[省市区县])",
)
PLACE_NAME = re.compile(r"[\u4e00-\u9fff]{2,}")
STATES_PLACE = r"签订地(?:点)?(?:为|在|是|:|\|)?[^，。；\n]{0,3}[(（]?[\u4e00-\u9fff]{2,}?[省市区县]"


@contract_check()
def court_clause_against_seller(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    words = wording_of(contract)
    if "法院" not in words.text and "court" not in words.lower and "jurisdiction" not in words.lower:
        yield NotApplicable(NO_COURT)
        return
    for passage in words.find(*words.spoken(BUYERS_COURT, (*BUYERS_COURT_EN, BUYERS_PLACE_EN))):
        if not _other_matter(passage) and not words.matches(OTHERS_TOO, passage.sentence):
            yield Hit(passage.span, variant="buyers_seat")
    yield from (Hit(found.span, variant="vague") for found in words.find(*words.spoken((), VAGUE_EN)))
    if not words.chinese:
        return
    yield from _at_buyers_town(contract)
    for variant, templates in (("vague", VAGUE), ("level", WRONG_LEVEL)):
        for passage in words.find(*templates):
            if not _other_matter(passage):
                yield Hit(passage.span, variant=variant)
    for passage in words.find(*SIGNING):
        if not _other_matter(passage) and not _place_known(contract, passage) and not _form_to_fill(matter):
            yield Hit(passage.span, variant="signing")


def _at_buyers_town(contract: Contract) -> Iterator[Hit]:
    """The court is named by its town or district: the buyer's address lies there and the seller's does not."""
    buyer, seller = contract.party(Role.BUYER), contract.party(Role.SELLER)
    if buyer is None or buyer.address is None or seller is None or seller.address is None:
        return
    words = wording_of(contract)
    for passage in words.find(NAMED_COURT):
        place = passage.group("place").words.lstrip("由向到在至交提")
        if place not in buyer.address.value or place in seller.address.value or _other_matter(passage):
            continue
        if not words.matches(OTHERS_TOO, passage.sentence) and words.matches(
            r"争议|纠纷|管辖|起诉|诉讼", passage.sentence
        ):
            yield Hit(passage.span, variant="buyers_seat")


def _other_matter(passage: Passage) -> bool:
    """Another statement on courts: enforcement, interim measures, a statute, guidance, a denial."""
    words = passage.wording
    if passage.is_no_clause or passage.denied or words.matches(r"不(?:由|向|在|提交)$", passage.before):
        return True
    return words.matches(r"保全|强制执行|申请执行|撤销|协助|冻结|查封|工商|□", passage.sentence)


def _place_known(contract: Contract, passage: Passage) -> bool:
    words = passage.wording
    if words.matches(r"地(?:点)?[(（][\u4e00-\u9fff]{2,}", passage.words) or words.matches(STATES_PLACE, passage.words):
        return True
    if contract.place is not None and PLACE_NAME.search(contract.place.value):
        return True
    return any(
        not BLANK.search(found.span.of(contract.text)) and _names_a_place(found) for found in words.find(*SIGNED_AT)
    )


def _names_a_place(passage: Passage) -> bool:
    value = re.split(r"[:|为在是于(（]", passage.words, maxsplit=1)[-1]
    return PLACE_NAME.search(value) is not None and "法院" not in value


def _form_to_fill(matter: Matter) -> bool:
    """The form has a line for the place of signing; it is empty because the whole form is."""
    return not matter.filled and matter.contract.party(Role.BUYER) is not None and "签订地" in matter.contract.text
