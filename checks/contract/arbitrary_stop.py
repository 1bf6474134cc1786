"""STP005: our own stop clause goes too far: at will, without notice or a way to cure, or by a hidden lock."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotApplicable,
    contract_check,
    is_sale,
    reasons,
    wording_of,
)

STOP = (
    r"(?:(?:停止|中止|暂停|中断|终止|拒绝)(?:继续)?(?:向[^，。；\n]{1,8})?(?:对[^，。；\n]{1,8}的?)?"
    r"(?:供货|发货|交货|送货|供应|供料|供油|供给|服务)|断货|断供|停供|停料)"
)
AT_WILL = (
    r"{S}[^，。；\n]{0,6}?可以?[^，。；\n]{0,4}?(?:不经|不|无需|无须)(?:通知|告知)[^。；\n]{0,8}?(?:" + STOP + r")",
    r"{S}(?:保留|享有|拥有)[^。；，\n]{0,8}?(?:随时|任意|无条件)[^。；，\n]{0,10}?" + STOP + r"[^。；，\n]{0,4}?权利?",
    r"{S}[^，。；\n]{0,6}?(?:可以?|有权|(?<!不)得)[^，。；\n]{0,10}?(?:随时|任意|无条件|无需(?:任何)?理由|无须(?:任何)?理由|自行决定)"
    r"[^。；\n]{0,12}?" + STOP,
    r"{S}[^，。；\n]{0,6}?(?:可以?|有权|(?<!不)得)[^，。；\n]{0,12}?"
    + STOP
    + r"[^。；\n]{0,16}?(?:无需|无须|不必|不需|毋须)[^。；\n]{0,8}?(?:通知|告知|说明理由|理由)",
)
AT_WILL_EN = (
    r"\b{S}\b (?:may|can|is entitled to|reserves the right to)\b[^.;]{0,20}?\b(?:suspend|stop|cease|discontinue"
    r"|withhold|halt)\w*\b"
    r"[^.;]{0,60}?\b(?:at any time|whenever (?:it|we) (?:wish|like|choose"
    r"|see)\w*)\b[^.;]{0,30}?\b(?:without (?:giving (?:a |any )?)?|(?:need|shall|will) (?:give )?(?:no"
    r"|not (?:give )?(?:any )?))(?: )?(?:notice|reasons?|warning|cause)\b"
    r"(?:[^.;]{0,20}?\bwithout telling [^.;]{2,12}? (?:first|beforehand))?",
    r"\b{S}\b (?:may|can|shall be entitled to|is entitled to|reserves the right to)\b[^.;]{0,30}?\b(?:suspend|stop"
    r"|cease|discontinue"
    r"|withhold)\w*\b[^.;]{0,60}?\b(?:at any time|in its (?:sole|absolute) discretion|at its (?:sole"
    r"|absolute) discretion|for any reason)"
    r"(?:[^.;]{0,40}?\bwithout (?:prior )?(?:notice|reason|cause))?",
    r"\b{S}\b (?:may|can|shall be entitled to|is entitled to|reserves the right to)\b[^.;]{0,30}?\b(?:suspend|stop"
    r"|cease|discontinue"
    r"|withhold)\w*\b[^.;]{0,60}?\bwithout (?:prior |any )?(?:notice|reason|cause)",
)
GROUND = (
    r"逾期|拖欠|欠款|未(?:按|能|及时)?[^，。；\n]{0,8}(?:付|支付)|资信|信用|额度|违约|不可抗力"
    r"|\b(?:overdue|arrears|unpaid|credit|default|breach|fail\w*|insolven\w*|past due)\b"
)
LOCK = (
    r"(?:自动|远程|到期|后台)[^，。；\n]{0,6}?(?:锁死|锁机|锁闭|锁定|停机|关停|停用|加密|断网)",
    r"(?:锁机|锁死|停机)(?:程序|密码|功能|系统)",
)
LOCK_EN = (
    r"\b(?:lock|disabl|deactivat|shut[- ]?down|switch)\w*\b[^.;]{0,40}?\b(?:remote\w*|automatic\w*)\b",
    r"\b(?:remote\w*|automatic\w*)\b[^.;]{0,30}?\b(?:lock\w*|disabl\w+|deactivat\w+|shut[- ]?down|switch\w* off)\b",
)
OUR_LOCK = (
    r"未(?:按[^，。；\n]{0,6})?(?:付|支付)|欠款|逾期|拖欠|货款|尾款|到期|\b(?:unpaid|overdue|paid|payment|arrears)\b"
)
TOLD = r"通知|提示|告知|加粗|\b(?:notice|notify|notified|disclos\w+)\b"
UTILITY = (r"{S}[^。；\n]{0,16}?(?:停止|中断|暂停)供(?:电|水|气|热|暖|能)",)
SOME_WARNING = r"通知|催告|告知|公告|\b(?:notice|notify|demand)\b"


@contract_check()
def arbitrary_stop(matter: Matter) -> Iterator[Answer]:
    """A right to stop on arrears that is silent on notice stays quiet: the law adds the notice. Threats are EVD006's."""
    if not is_sale(matter.contract):
        yield NotApplicable(reasons.NOT_A_SALE)
        return
    words = wording_of(matter.contract)
    for passage in words.find(*words.spoken(AT_WILL, AT_WILL_EN)):
        if not passage.is_no_clause:
            yield Hit(passage.span, variant="no_notice" if words.matches(GROUND, passage.before) else "")
    for passage in words.find(*words.spoken(LOCK, LOCK_EN)):
        if words.matches(OUR_LOCK, passage.sentence) and not words.matches(TOLD, passage.near(40, 80)):
            yield Hit(passage.whole.span, variant="lock")
    for passage in words.find(*UTILITY):
        if not words.matches(SOME_WARNING, passage.article):
            yield Hit(passage.span, variant="utility")
