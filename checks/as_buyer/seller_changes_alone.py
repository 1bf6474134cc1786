"""SUB004 for the buyer: the seller may change what it delivers, or when, by itself."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Matter, agreed, contract_check, hits, wording_of

RIGHT = r"{S}(?:方)?(?:均|亦|即|则)?(?:有权|可以?|可自行|保留)(?!对{S})"
WHAT = (
    r"(?:型号|规格|品牌|产地|厂家|材质|原料|配置|配方|技术参数|设计|数量|交期|交货期|交货时间"
    r"|交货日期|发货时间|供货时间|供货量)"
)
CHINESE = (
    RIGHT + r"[^，。；\n]{0,20}?(?:更换|替换|代替|替代|变更|调整|改变|更改|修改|推迟|延后)"
    r"[^，。；\n]{0,12}?" + WHAT + r"[^，。；\n]{0,6}",
    RIGHT + r"[^，。；\n]{0,16}?(?:以|用)(?:其他|同类|类似|相近)[^，。；\n]{0,16}?(?:产品|货物"
    r"|型号|规格|品牌|材料|材质|设备)?[^，。；\n]{0,6}?(?:代替|替代|替换)[^，。；\n]{0,10}",
    RIGHT + r"[^，。；\n]{0,12}?(?:取消|撤销|削减)[^，。；\n]{0,8}?(?:订单|供货|发货)[^，。；\n]{0,6}",
)
MAY = (
    r"\b{S} (?:may(?! not)|reserves the right to|shall be entitled to|(?:has|shall have) the right to"
    r"|is entitled to)\b"
)
ENGLISH = (
    MAY + r"[^.;\n]{0,50}?\b(?:substitute|modify|change|alter|discontinue|replace)\b"
    r"[^.;\n]{0,40}?\b(?:products?|goods|specifications?|models?|designs?|materials?"
    r"|sources?|components?)\b[^.;\n]{0,40}\b",
    MAY + r"[^.;\n]{0,40}?\b(?:cancel|postpone|reschedule|reduce)\b[^.;\n]{0,20}?\b(?:any |the "
    r"|an )?(?:orders?|deliver(?:y|ies)|shipments?|quantit(?:y|ies))\b[^.;\n]{0,40}\b",
)
FAIR = (
    r"(?:经|征得|取得|须)[^，。；\n]{0,8}?(?:{B}|双方)[^，。；\n]{0,8}?(?:同意|确认|许可)|协商"
    r"|书面同意|不低于|同等|逾期付款|未(?:按|付)|拖欠|不可抗力|质量(?:问题|不合格)|不合格"
    r"|\brequested by (?:the )?{B}|\bwarranty period|\bconsent\b|\bagree\w*|\bapprov\w*|\bmutual"
    r"|\bequivalent\b|\bdoes not (?:materially "
    r"|adversely )?affect|\bnot (?:materially |adversely )|\bdefect\w*|\bnon-?conforming\b"
    r"|\bfail\w*|\bbreach|\bdefault|\boverdue|\bnot paid|\binfring\w*|\bforce majeure|\brepair\b|\bcredit\b"
)


@contract_check()
def seller_changes_alone(matter: Matter) -> Iterator[Answer]:
    yield from hits(agreed(wording_of(matter.contract), CHINESE, ENGLISH, unless=FAIR))
