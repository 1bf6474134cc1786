"""INV003: the invoice is to name a stranger, other goods or another sum than the sale."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Hit, Matter, Passage, contract_check, once_a_clause, wording_of

STRANGER = r"(?:第三方|第三人|公司|单位|商贸|贸易|企业|主体|其他抬头|抬头)"
CHINESE = (
    r"(?:发票|开票)[^，。；\n]{0,6}?(?:可)?(?:按|由)(?:照)?{B}(?:指定|要求|通知)[^，。；\n]{0,4}?(?:开给|开具给|开至)[^，。；\n]{0,20}?(?:公司|客户|单位|第三方|个人)",
    r"发票[^。；\n]{0,14}?(?:开给|开具给|开至|开具至|开到|抬头(?:为|由|按|写)?)[^，。；\n]{0,4}?{B}(?:所)?(?:另行)?(?:指定"
    r"|要求|通知|书面指定)的?[^，。；\n]{0,24}?" + STRANGER,
    r"(?:向|给|为|按)(?:照)?{B}(?:所)?(?:另行)?(?:指定|要求|通知)的?[^，。；\n]{0,12}?"
    + STRANGER
    + r"[^，。；\n]{0,8}?(?:开具|开立|开)[^，。；\n]{0,10}?发票",
    r"(?:发票|开票)?(?:上)?(?:的)?(?:品名|货物名称|商品名称|项目名称|开票(?:品名|内容|项目)|发票内容)[^，。；\n]{0,8}?(?:开(?:具"
    r"|为|成)?|写(?:为|成)?|填(?:为|写)|变更为?|改为|由{B}(?:指定|决定)|按(?:照)?{B}(?:的)?(?:要求|指定|通知))[^，。；\n]{1,14}",
    r"(?:由|以){S}?(?:的)?(?:指定|关联|委托|推荐)?的?(?:第三方|关联公司|其他公司|其他单位|关联企业|子公司)(?:名义)?[^，。；\n]{0,6}?(?:代为?)?(?:开具"
    r"|开)[^，。；\n]{0,10}?发票",
    r"发票抬头[^，。；\n]{0,4}?由{B}(?:另行)?(?:指定|决定)(?!的)",
    r"(?:发票)?抬头[^，。；\n]{0,4}?(?:以|按)(?:照)?{B}[^，。；\n]{0,8}?(?:指定|决定|通知|要求)[^，。；\n]{0,12}",
    r"发票[^。；\n]{0,14}?(?:开给|开具给|开至|开具至|开到)[^，。；\n]{0,4}?{B}(?:的)?(?:关联|下属|集团|其他)[^，。；\n]{0,12}",
    r"(?:货款|款项|价款|金额)[^，。；\n]{0,6}?开(?:具|成|立)?(?:为|成)?[^，。；\n]{0,8}?(?:服务费|咨询费|会议费|劳务费?|办公用品|推广费)[^，。；\n]{0,4}?发票",
    r"发票(?:均|可)?(?:由|以){S}?(?:的)?(?:指定|关联|委托)?的?(?:第三方|关联(?:公司|企业|方)|其他(?:公司|单位)|子公司)[^，。；\n]{0,6}?(?:代为?)?(?:开具|开立|代?开)",
    r"(?:开具|提供|开)[^，。；\n]{0,10}?(?:大于|高于|多于|超出|低于|少于)[^，。；\n]{0,8}?(?:实际|合同|交易)[^，。；\n]{0,8}?(?:金额|价款)[^，。；\n]{0,6}?发票",
)
NAMED = (
    r"(?:发票|开票)[^，。；\n]{0,8}?(?:由{S})?(?:开给|开具给|开至|开具至|对象为)(?P<who>[^，。；\n]{2,36}?(?:公司|商行|经营部|中心))",
)
"""A title that is none of the parties: 发票开给某某物业公司."""
INVOICE = r"发票|开票"
FAIR = r"一致|三方协议|相符|相吻合|不(?:得|予)|如实|据实|{B}全称|代付"


@contract_check()
def invoice_for_others(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    if not words.chinese:
        return
    for passage, others in once_a_clause(
        each for each in words.find(*CHINESE, *NAMED) if _untrue(each) and not _to_a_party(each)
    ):
        yield Hit(passage.span, related=tuple(other.span for other in others))


def _to_a_party(passage: Passage) -> bool:
    who = passage.match.groupdict().get("who") if passage.match else None
    if who is None:
        return False
    names = [party.name.value.lower() for party in passage.wording.contract.parties if party.name]
    return passage.wording.matches(r"{B}", who) or any(name in who or who in name for name in names)


def _untrue(passage: Passage) -> bool:
    words = passage.wording
    if passage.is_no_clause or passage.denied or not words.matches(INVOICE, passage.sentence):
        return False
    return not words.matches(FAIR, passage.sentence)
