"""ROT003 for the buyer: the seller may come in and take the goods back without notice or a court."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Matter, agreed, contract_check, hits, wording_of

TAKES = r"(?:取回|收回|拉回|搬走|提走|拉走|扣押|处置|变卖|搬离)"
CHINESE = (
    r"{S}[^，。；\n]{0,16}?(?:有权|可以?|可随时)[^。；\n]{0,16}?(?:进入|到|前往)[^。；，\n]{0,16}?"
    r"(?:{B}|场所|现场|仓库|厂区|工地|营业地|住所)[^。；\n]{0,24}?" + TAKES + r"[^。；，\n]{0,12}",
    r"{S}[^，。；\n]{0,12}?(?:有权|可以?|可)(?!要求)[^。；，\n]{0,4}?(?:随时|自行|径行|立即|直接|无条件)+"
    r"(?:将)?[^。；，\n]{0,12}?" + TAKES + r"[^。；，\n]{0,10}?(?:货物|设备|产品|标的物|机器|车辆)?",
)
ENGLISH = (
    r"\b{S}(?: or its (?:agents|representatives))?\b[^.;\n]{0,50}?\b(?:may|right to|entitled to"
    r"|licen[sc]e to)\b[^.;\n]{0,40}?\benter\b[^.;\n]{0,80}?\b(?:repossess|recover|remove|collect"
    r"|retake|take possession)\b[^.;\n]{0,40}\b",
    r"\b{B}\b[^.;\n]{0,40}?\b(?:irrevocabl\w+|hereby grants|grants)\b[^.;\n]{0,40}?\b{S}\b"
    r"[^.;\n]{0,60}?\benter\b[^.;\n]{0,80}\b",
)
FAIR = (
    r"书面通知|提前[^。；，]{0,8}?通知|催告|合理期限|协商|诉讼|法院|盘点|{B}(?:同意|配合)|\bnotice\b"
    r"|\breasonable (?:time|hours)|\bbusiness hours|\bcourt|\bdays\b|\bexpiration|\btermination of\b"
)


@contract_check()
def entry_right_too_wide(matter: Matter) -> Iterator[Answer]:
    yield from hits(agreed(wording_of(matter.contract), CHINESE, ENGLISH, unless=FAIR))
