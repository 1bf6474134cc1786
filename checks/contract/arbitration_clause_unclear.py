"""DIS002: arbitrate-or-sue, or an arbitration clause from which no institution can be told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.authoring import Answer, Hit, Matter, NotApplicable, Passage, Words, contract_check, wording_of

NO_ARBITRATION = Words("合同没有约定仲裁", "the contract does not provide for arbitration")
COURT = r"(?:人民法院|法院|起诉|诉讼)"
EITHER = (
    r"仲裁(?:委员会|委|机构|机关)?[^。；\n]{0,16}?(?:[，,、]?(?:也|亦|或|或者)(?:可以?|向|提起|直接|依法"
    r"|由)?|[，,]可以?直?接?)[^。；\n]{0,24}?" + COURT,
    COURT + r"[^。；\n]{0,16}?(?:[，,、]?(?:也|亦|或|或者)(?:可以?|向|提起|提交|申请|由)?|[，,]可以?)"
    r"[^。；\n]{0,24}?仲裁",
    r"仲裁[^。；\n]{0,20}?(?:和|及|与)向?[^。；\n]{0,12}?(?:人民法院)?(?:起诉|提起诉讼)",
)
EITHER_EN = (
    r"\barbitrat\w+\b[^.;]{0,60}?\bor\b[^.;]{0,40}?\b(?:courts?|litigat\w+|lawsuit|sued?)\b",
    r"\b(?:courts?|litigation|lawsuit)\b[^.;]{0,40}?\bor\b[^.;]{0,50}?\barbitrat\w+",
)
# Another matter than the choice of the forum: interim measures, enforcement, challenge of an award, service of papers.
NO_CHOICE = (
    r"保全|强制执行|申请执行|撤销|不服|裁决书|送达|文书|执行程序|判决书|(?:根据|按照|依)"
    r"[^。；]{0,10}判决|减少|增加|费用|期间"
    r"|过程中|程序中|另行达成|另行签订|仲裁协议|仲裁机构或(?:者)?(?:人民)?法院"
    r"(?:受理|认定|裁定|裁决|判决|依法)|法院或(?:者)?仲裁(?:机构|委员会)?(?:受理|认定|裁定|裁决|判决"
    r"|予以|依法|立案)"
    r"|injunct|interim|interlocutory|enforce|equitable|judgment|provisional|in aid|compel|prior to|emergency|\bpapers\b"
)
A_CASE = r"被申请人|的情况|事件|不予?以?受理|涉及|重大(?:诉讼|仲裁)"
AGAIN = (
    r"不服(?:仲裁)?(?:裁决|裁定)的?[，,]?[^，。；\n]{0,6}?(?:向|可|再|有权)[^，。；\n]{0,10}?(?:起诉"
    r"|诉讼)",
    r"(?:对)?(?:仲裁)?裁决(?:结果)?不服的?[，,]?[^，。；\n]{0,6}?(?:可以?|有权)[^，。；\n]{0,10}?(?:起诉|诉讼)",
)
"""An award is final: a second round before the court makes the clause one of both."""
OPTIONS = (
    r"第[ _]{0,20}[一二三123]?[ _]{0,20}(?:种|项)|以下(?:两|二)?种?方式|下列(?:两|二)?种?方式|□|选择[ _]"
    r"|\(一\)|任选"
)
VAGUE = (
    r"(?<=[交由向])[\u4e00-\u9fff]{2,6}的仲裁(?:机构|机关|委员会|委)",
    r"(?:有关|相关|当地|所在地|合同管理机关|工商(?:行政管理)?(?:部门|机关|局)?|国家规定的?|上级"
    r"|双方认可的?|同意的?第三国|被告国?(?:家)?的?|第三国"
    r"|{B}所在地|{S}所在地|任何一方所在地|原告所在地|被告所在地|履行地的?|签订地的?|签约地的?)"
    r"[^，。；\n]{0,10}?仲裁(?:委员会|委|机构|机关|部门)",
    r"(?:合同)?(?:管理)?机关(?:申请)?(?:调解)?仲裁",
)
PLACE = r"所在地|履行地|签订地|签约地"
NAMED = (
    r"[\u4e00-\u9fff]{2,16}仲裁(?:委员会|院|中心|协会)|[ _]{1,}仲裁(?:委员会|机构)|[\]】]仲裁|贸仲"
    r"|cietac|siac|hkiac|\bicc\b|lcia|"
    r"仲裁机构(?:全称|名称)|填写仲裁|国际商会|伦敦海事仲裁|香港国际仲裁|新加坡国际仲裁"
)
NOT_A_NAME = (
    r"^(?:.{0,12}(?:有关|相关|当地|所在地|管理机关|工商|上级|认可的?|同意的?|被告国?家?的?|第三国"
    r"|履行地的?|签订地的?|签约地的?))"
    r"仲裁(?:委员会|院|中心|协会)$|^(?:提交|申请|提请|通过|由|向|或者?|应|可)*仲裁(?:委员会)$"
)
SUBMITS = (
    r"(?:提交|申请|提请|通过|以|进行|诉诸|交由|付诸|采取|交付|则由?)仲裁(?:机构|委员会|机关|部门)?"
    r"(?:解决|裁决|处理|方式|仲裁|裁定)?",
    r"(?:提交|申请|提请|交由|向|由)仲裁(?:机构|委员会|机关|部门)(?:申请)?(?:仲裁|解决|裁决|处理)?",
)
DENIED = (
    r"(?:不|不得|不再|放弃|排除|无权|拒绝)(?:采用|适用|通过|提交|申请|选择)?[^，。；]{0,4}$|\bnot\b"
    r"[^.;]{0,12}$"
)
BLANK = re.compile(r"\t|[ 　]{2,}|[_＿]{2,}|/")
TWO = (
    r"(?:[\u4e00-\u9fff]{2,14}仲裁委员会)(?:\([^)]{1,20}\))?(?:或|或者|、|和|及)(?:向)?(?:"
    r"[\u4e00-\u9fff]{2,14}仲裁(?:委员会|院))",
)


@contract_check()
def arbitration_clause_unclear(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    if "仲裁" not in words.text and "arbitrat" not in words.lower:
        yield NotApplicable(NO_ARBITRATION)
        return
    either = list(_either(matter))
    yield from (Hit(passage.span) for passage in either)
    taken = [passage.around for passage in either]
    for passage in words.find(*TWO):
        if passage.around not in taken and not _chosen_from_a_list(passage):
            taken.append(passage.around)
            yield Hit(passage.span, variant="two_institutions")
    if either or not words.chinese:
        return
    for passage in words.find(*VAGUE):
        if passage.around in taken or _other_matter(passage) or _left_blank(passage):
            continue
        taken.append(passage.around)
        yield Hit(passage.span, variant="by_place" if words.matches(PLACE, passage.words) else "unclear")
    if not taken and not _names_an_institution(words.text, matter):
        for passage in words.find(*SUBMITS):
            if not _other_matter(passage, NO_CHOICE.replace("|不服", "")) and not _left_blank(passage):
                yield Hit(passage.span, variant="unclear")
                return


def _either(matter: Matter) -> Iterator[Passage]:
    words = wording_of(matter.contract)
    for passage in words.find(*words.spoken(EITHER, EITHER_EN)):
        if (
            not _chosen_from_a_list(passage)
            and not _other_matter(passage)
            and not words.matches(A_CASE, passage.sentence)
        ):
            yield passage
    for passage in words.find(*AGAIN) if words.chinese else ():
        if not passage.is_no_clause and not words.matches(r"撤销|劳动", passage.sentence):
            yield passage


def _chosen_from_a_list(passage: Passage) -> bool:
    """按下列第__种方式: the parties choose one, the form only lists both."""
    return passage.wording.matches(OPTIONS, passage.near(60, 0))


def _other_matter(passage: Passage, matters: str = NO_CHOICE) -> bool:
    words = passage.wording
    denied = words.matches(DENIED, passage.before[-16:])
    return denied or passage.is_no_clause or words.matches(matters, passage.sentence)


def _left_blank(passage: Passage) -> bool:
    """提交      仲裁委员会: a name still to be filled in."""
    return BLANK.search(passage.span.of(passage.wording.contract.text)) is not None


def _names_an_institution(text: str, matter: Matter) -> bool:
    words = wording_of(matter.contract)
    return any(not words.matches(NOT_A_NAME, passage.words) for passage in words.find(NAMED))
