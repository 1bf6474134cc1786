"""EVD004: a change of the contract needs no writing, and electronic records are no agreed evidence."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotApplicable,
    Wording,
    Words,
    contract_check,
    elsewhere,
    reasons,
    wording_of,
)

PLACE = Words("合同变更或附则", "variation or general clause")
NO_TRADE = frozenset({"nda", "guarantee"})
CHANGE = r"(?:变更|修改|修订|补充|更改|改变|增减|调整|未尽事宜|解除|另行)"
IN_WRITING = (
    CHANGE + r"[^。；\n]{0,60}?(?:书面|协议|补充合同|补充条款|补充规定|签字|盖章|签订|签署|附件|文件|合同书|修改书)",
    r"(?:书面|补充协议|补充合同|另行(?:签订|协商)|协商一致|一致同意)[^。；\n]{0,40}?" + CHANGE,
)
IN_WRITING_EN = (
    r"\b(?:amend\w*|modif\w+|var(?:y|ied|iation)s?|chang\w+|alter\w*|supplement\w*"
    r"|waive\w*)\b[^.;]{0,200}?\b(?:writing|written|text form|confirmed by both|signed|executed"
    r"|instrument)\b",
    r"\b(?:writing|written|text form|confirmed by both|signed|executed)\b[^.;]{0,160}?\b(?:amend\w*|modif\w+|var(?:y"
    r"|ied|iation)s?|chang\w+"
    r"|alter\w*|supplement\w*)\b",
)
ORAL = (
    CHANGE + r"[^。；\n]{0,20}?口头(?:协商|约定|通知|方式|商定|同意|确认)(?:解决|为准|即可)?",
    r"口头(?:或[^，。；\n]{0,6})?(?:协商|约定|通知|同意|确认)[^。；\n]{0,12}?(?:变更|修改|调整)",
)
ORAL_EN = (
    r"\b(?:agree|make|made|change\w*|vary|varied|amend\w*|modif\w+)\b[^.;]{0,60}?\b(?:orally|verbally"
    r"|by (?:word of mouth|telephone))\b",
    r"\b(?:oral|verbal) (?:agreements?|changes?|variations?|amendments?|modifications?)\b[^.;]{0,30}?\b(?:are|is"
    r"|shall be) (?:valid|binding"
    r"|effective)\b",
)
DENIED = r"不得|不能|无效|不(?:产生|具有)|禁止|均应|不发生|补签|书面确认|后补|随后|\b(?:not|no|neither|nor|never|void|invalid)\b"
RECORDS = (
    r"(?:微信|电子邮件|邮件|邮箱|短信|传真|电子(?:数据|文件|形式|记录)|数据电文|聊天记录|系统记录|平台记录)[^。；\n]{0,40}?(?:证据|依据|同等|效力|有效|凭证|书面形式)",
    r"\b(?:e-?mails?|electronic (?:records?|communications?|signatures?|mail)|facsimile"
    r"|fax)\b[^.;]{0,100}?\b(?:evidence|writing|written|binding"
    r"|original|effective|valid|sufficient)",
)
STAFF = (
    r"(?:法定代表人|负责人|承办人|经办人|名称|股东|人员)[^。；\n]{0,20}?(?:变更|变动|更换|调整|改变)[^。；\n]{0,20}?(?:不影响|不得影响|继续|仍)",
    r"\b(?:change of name|change in (?:its )?(?:management|ownership|representatives?))\b[^.;]{0,80}?\bnot affect",
)
LACKING_RECORDS = Words("电子记录的证据效力", "electronic records as evidence")
LACKING_STAFF = Words("人员、名称变动不影响债务", "changes of staff or name leaving the debt untouched")


@contract_check()
def oral_changes(matter: Matter) -> Iterator[Answer]:
    """Fires on the form of changes; the two other points are named in the finding, since neither alone loses the claim."""
    contract = matter.contract
    if contract.kind in NO_TRADE:
        yield NotApplicable(reasons.NOT_A_SALE)
        return
    words = wording_of(contract)
    oral = [
        passage for passage in words.find(*words.spoken(ORAL, ORAL_EN)) if not words.matches(DENIED, passage.sentence)
    ]
    lacking = _also_lacking(words)
    if oral:
        yield from (Hit(passage.span, variant="oral", values={"lacking": lacking}) for passage in oral)
    elif not words.says(*words.spoken(IN_WRITING, IN_WRITING_EN)):
        yield elsewhere(contract) or Hit(None, place=PLACE, values={"lacking": lacking})


def _also_lacking(words: Wording) -> Words:
    """What else the clause should settle, as the end of a sentence; empty when nothing."""
    wanting = [name for name, said in ((LACKING_RECORDS, RECORDS), (LACKING_STAFF, STAFF)) if not words.says(*said)]
    if not wanting:
        return Words("", "")
    return Words(
        f"也没有约定{'、'.join(one.zh for one in wanting)}。",
        f" Nor is anything said on {' or '.join(one.en for one in wanting)}.",
    )
