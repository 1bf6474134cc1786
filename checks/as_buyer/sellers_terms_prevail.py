"""SEA009 for the buyer: the seller's general terms prevail over the contract, or change by themselves."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Matter, agreed, contract_check, hits, no_sale, wording_of

PAPER = (
    r"(?:《[^》\n]{2,30}》|(?:标准|通用|一般)?(?:销售|交易|供货|服务|经销)(?:条款|条件|政策|制度|规定"
    r"|规则)|(?:标准|通用|一般)条款|价格政策|经销商(?:手册|管理[^，。；\n]{0,6})|(?:各项|相关|有关)"
    r"(?:制度|政策|规定|规则))"
)
CHINESE = (
    r"{S}(?:的)?(?!手册|质量|索赔|管理|行为)[^，。；\n]{0,14}?"
    + PAPER
    + r"[^。；\n]{0,30}?(?:(?:效力)?(?:优先于|高于|优于)(?:本)?(?:合同|协议)"
    r"|(?:不一致|冲突|抵触)[^。；\n]{0,10}?以(?:{S}|该|上述|其|前述)[^，。；\n]{0,16}?为准)",
    r"{S}[^，。；\n]{0,8}?(?:有权|可以?|可随时|保留)[^，。；\n]{0,14}?(?:修订|修改|更新|调整|变更"
    r"|制定)[^，。；\n]{0,6}?" + PAPER + r"[^。；\n]{0,30}",
    r"(?:遵守|执行|适用|服从|接受|按照?|依照|依据)[^，。；\n]{0,4}?{S}(?:的)?[^，。；\n]{0,14}?"
    + PAPER
    + r"[^。；\n]{0,20}?(?:(?:不时|随时|届时|不定期|另行)(?:更新|修订|修改|调整|制定|发布|公布)"
    r"|更新后自动(?:适用|生效)|最新(?:版|版本|的|发布|公布))",
    r"(?:遵守|执行|适用|服从|接受|按照?|依照|依据)[^，。；\n]{0,4}?{S}[^，。；\n]{0,8}?(?:不时"
    r"|随时|届时|不定期)(?:更新|修订|修改|调整|制定|发布|公布|颁布)的?" + PAPER,
)
TERMS = (
    r"(?:standard |general |then[- ]current |current |published |printed )*(?:terms and conditions"
    r"(?: of sale)?|terms of sale|conditions of sale|sales terms|(?:sales |dealer |distributor "
    r"|distribution |return |returns |credit )?(?:policies|policy|procedures|manual|guidelines))"
)
ENGLISH = (
    r"\b{S}'?s? "
    + TERMS
    + r"\b[^.;\n]{0,60}?\b(?:as (?:may be )?(?:updated|amended|modified|revised|changed|in effect)"
    r"|from time to time|prevails?|shall prevail|override\w*|take precedence|supersede"
    r"|shall control)\b[^.;,\n]{0,40}\b",
    r"\b{S} (?:may|reserves the right to|shall have the right to|has the right to)\b"
    r"[^.;\n]{0,50}?\b(?:modify|change|amend|revise|update)\b[^.;\n]{0,20}?\b(?:its|these|the) "
    + TERMS
    + r"\b[^.;\n]{0,40}\b",
)
FAIR = (
    r"以本(?:合同|协议)(?:约定|规定)?为准|本(?:合同|协议)优先|(?:经|须|征得)[^，。；\n]{0,6}"
    r"(?:{B}|双方)[^，。；\n]{0,6}(?:书面)?(?:同意|确认|签)|安全|环保|门禁|保密"
    r"|this (?:agreement|contract) (?:shall )?(?:prevail|control|govern)|mutual|written "
    r"(?:consent|agreement) of (?:both|the {B}|{B})|safety|security|privacy|agreed "
    r"(?:to )?in writing"
)


@contract_check("parties", unless=no_sale)
def sellers_terms_prevail(matter: Matter) -> Iterator[Answer]:
    yield from hits(agreed(wording_of(matter.contract), CHINESE, ENGLISH, unless=FAIR))
