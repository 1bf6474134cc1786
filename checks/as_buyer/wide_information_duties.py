"""STP003 for the buyer: it has to open its books, customers and accounts to the seller at any time."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Matter, agreed, contract_check, hits, no_sale, wording_of

DATA = (
    r"(?:财务(?:报表|资料|数据|状况)|会计(?:账簿|报表|凭证)|账簿|账目|账册|银行(?:流水|对账单)|纳税"
    r"(?:申报)?[^。；，\n]{0,4}|客户(?:名单|资料|信息|档案)|销售(?:数据|价格|记录|明细)|库存(?:数据"
    r"|明细|情况)|经营(?:状况|情况|数据|资料)|审计报告)"
)
CHINESE = (
    r"{B}[^。；\n]{0,30}?(?:应|须|需|必须|应当)[^。；\n]{0,24}?(?:随时|无条件|按(?:日|周|月)|每"
    r"(?:日|周|月)|定期|按{S}要求)[^。；\n]{0,20}?(?:提供|披露|开放|报送|提交|报告|上报)"
    r"[^。；，\n]{0,20}?" + DATA + r"[^。；，\n]{0,6}",
    r"{S}[^。；\n]{0,16}?(?:有权|可以?|可)(?:随时|不定期)[^。；，\n]{0,14}?(?:查阅|检查|审计|核查"
    r"|查看|调取)[^。；，\n]{0,16}?(?:" + DATA + r"|仓库|经营场所|账)",
)
ENGLISH = (
    r"\b{B}\b[^.;\n]{0,30}?\b(?:shall|will|must|agrees to)\b[^.;\n]{0,50}?\b(?:provide|furnish"
    r"|deliver|disclose|supply|submit)\b[^.;\n]{0,80}?\b(?:customer (?:lists?|names?|information"
    r"|data)|names (?:and addresses )?of (?:all )?(?:its )?customers|financial (?:statements"
    r"|information|records)|bank statements|tax returns|sales records)\b[^.;\n]{0,40}\b",
    r"\b{S}\b[^.;\n]{0,40}?\b(?:may|right to|entitled to)\b[^.;\n]{0,40}?\b(?:inspect|audit"
    r"|examine|access)\b[^.;\n]{0,60}?\b{B}'?s?\b[^.;\n]{0,30}?\b(?:books|records|accounts"
    r"|premises|facilit\w+)\b[^.;\n]{0,40}\b",
)
FAIR = (
    r"提前[^。；，]{0,8}?(?:日|天)[^。；，]{0,6}?通知|half[- ]year|每(?:半)?年(?:度)?|年度|重大|保密|对账|用途"
    r"|\bnotice\b|\bbusiness hours|\bconfidential|\bannual\w*|\bonce (?:a|per) (?:year|calendar)"
    r"|\breasonabl\w+|\bpublicly|\bnormal\b"
    r"|\broyalt|\bclinical|\bregulat|\bgmp\b"
)


@contract_check("parties", unless=no_sale)
def wide_information_duties(matter: Matter) -> Iterator[Answer]:
    yield from hits(agreed(wording_of(matter.contract), CHINESE, ENGLISH, unless=FAIR))
