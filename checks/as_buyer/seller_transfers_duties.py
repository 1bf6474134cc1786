"""SET003 for the buyer: somebody else may come to deliver, without its consent."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Matter, agreed, contract_check, hits, wording_of

CHINESE = (
    r"{S}(?:方)?[^。；，\n]{0,6}?(?:有权|可以?|可自行|可)[^。；\n]{0,20}?(?:将)?"
    r"[^。；，\n]{0,20}?(?:合同|协议|义务|权利义务|订单|生产|供货|交货|加工)[^。；，\n]{0,14}?"
    r"(?:转让|转移|转包|分包|外包|委托|交由|转由)[^。；，\n]{0,16}",
    r"{S}(?:方)?[^。；，\n]{0,6}?(?:有权|可以?|可自行|可)[^。；，\n]{0,8}?(?:转让|转包|分包|外包"
    r"|委托第三方|交由第三方|指定第三方)[^。；，\n]{0,24}?(?:合同|义务|生产|供货|交货|加工|履行)",
)
ENGLISH = (
    r"\b{S} may\b[^.;\n]{0,60}?\b(?:assign|novate|transfer|delegate|subcontract|sub-contract)\b"
    r"[^.;\n]{0,70}?\b(?:this agreement|agreement|obligations?|duties|contract|performance"
    r"|manufactur\w+|production)\b[^.;\n]{0,50}\b",
)
FAIR = (
    r"(?:经|征得|取得)[^。；，\n]{0,8}?{B}[^。；，\n]{0,10}?(?:同意|许可)"
    r"|(?<!无需)(?<!无须)(?<!不需){B}(?:书面)?同意|连带|仍(?:应|须)?(?:由{S})?(?:承担|负责)|不"
    r"(?:免除|影响)|运输|物流|承运|债权|应收|检测|检验"
    r"|\b(?:with|only with|subject to|upon|obtaining)\b[^.;]{0,20}?\b(?:consent|approval)"
    r"|\bremains? (?:fully )?(?:liable|responsible)|\bnot relieve|\bsuccessor|\bmerger"
    r"|\bsubstantially all|\baffiliates?\b|\breceivables?|\bcarrier"
)


@contract_check()
def seller_transfers_duties(matter: Matter) -> Iterator[Answer]:
    yield from hits(agreed(wording_of(matter.contract), CHINESE, ENGLISH, unless=FAIR))
