"""INS006: objections without form, or a seller's short silence that counts as admission."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    REACH_ZH,
    Answer,
    Frame,
    Hit,
    Matter,
    Passage,
    Period,
    contract_check,
    with_frames,
    wording_of,
)

NO_FORM = (
    r"(?:口头|电话|微信|短信|任何(?:形式|方式)|无需书面|无须书面|不限形式)[^，。；\n]{0,10}?(?:方式"
    r"|形式)?[^，。；\n]{0,8}?(?:提出|通知|告知)?[^，。；\n]{0,10}?(?:质量)?异议",
    r"异议[^，。；\n]{0,8}?(?:可以?|无需|无须)[^，。；\n]{0,6}?(?:口头|电话|微信|短信|任何(?:形式|方式)"
    r"|书面)[^，。；\n]{0,10}",
    r"\b(?:claims?|objections?|complaints?)\b[^.;]{0,30}?\b(?:orally|by telephone|verbally|be (?:made"
    r"|given) in any form"
    r"|without (?:written )?notice)\b",
)
SILENCE = (
    r"(?:{S}|供方|卖方|出卖人)[^。；\n]{0,50}?(?:未|不|没有|逾期)(?:能|予|作出?|按时|及时|如期)?"
    r"[^。；\n]{0,24}?(?:答复|回复|回应|异议|处理|到场|派[员人]|确认|反馈|答覆|响应|回函|未答复)"
    r"[^。；\n]{0,14}?(?:即|则|均|应)?(?:视为|视同|默认)[^。；\n]{0,24}?(?:认可|同意|承认|接受|默认|确认"
    r"|认同|成立)[^，。；\n]{0,10}",
    r"\b(?:the )?{S}\b[^.;]{0,80}?\b(?:does not|fails? to|not) (?:respond|repl\w+|answer|object)\b"
    r"[^.;]{0,60}?\b(?:deemed|considered|taken)\b[^.;]{0,30}?\b(?:admit\w*|accept\w*|agree\w*"
    r"|acknowledg\w*|liab\w+)[^,.;]{0,20}",
    r"\b{S}\b[^.;]{0,20}?\b(?:not|fail\w*)\b[^.;]{0,20}?\b(?:respon\w+|repl\w+|answer\w*|object\w*|react\w*)\b"
    r"[^.;]{0,80}?\b(?:deemed|considered|taken|regarded|treated)\b[^.;]{0,30}?\b(?:admit\w*|accept\w*|agree\w*"
    r"|acknowledg\w*|well[- ]founded)[^,.;]{0,20}",
)
UNANSWERED_EN = (
    r"\b(?:not (?:been )?(?:answered|replied to|disputed|contested|rebutted)|no (?:reply|answer|response"
    r"|rebuttal)|fail\w* to (?:reply|respond|answer)|unanswered)\b"
)
FRAMES = (
    Frame(
        UNANSWERED_EN,
        (
            r"\b(?:admitt?\w*|accepted|correct|agreed|established|conceded|final|binding|undisputed)\b",
            r"\b(?:deemed|taken|stands?|treated|considered|regarded|shall be|is|are)\b",
            r"\b(?:claims?|complaints?|findings?|defects?|quality|loss(?:es)?)\b",
            r"{S}|{B}",
        ),
        r"\b(?:if|where) (?:the )?{B} (?:does|fails?)\b|\b(?:statement of account|invoice)\b|\bnot (?:be )?(?:deemed|treated)\b",
    ),
)
FRAMES_ZH = (
    Frame(
        r"(?:未|不|没有|逾期)[^，。；]{0,14}?(?:答复|回复|回应|反驳|到场|处理|异议|反馈|响应|派[员人])",
        (
            r"{S}",
            r"视为|视同|默认|即告|推定|以{B}[^，。；]{0,10}?(?:认定|判定|核定|确认|出具)[^，。；]{0,8}?为准",
            r"认可|同意|承认|接受|意见|确定|成立|为准",
        ),
        r"不(?:得|应)?视为|{B}(?:未|逾期|没有)|对账|验收合格|发票|订单|变更|送达",
        REACH_ZH,
    ),
)
BINDS = (
    r"{B}(?:的)?[^，。；\n]{0,8}?(?:检验|检测|化验|认定|判定|鉴定|抽检)(?:的)?(?:结果|结论|意见)"
    r"[^，。；\n]{0,6}?(?:对{S}|{S})[^，。；\n]{0,8}?(?:约束力|无条件|不得提出异议|必须接受|应予接受)"
    r"[^，。；\n]{0,6}",
)
ABOUT_GOODS = r"异议|投诉|反馈|损失|质量|验收|检验|扣款|索赔|不合格|缺陷|瑕疵|claim|complaint|defect|reject"


@contract_check()
def objection_form_and_reply(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    for passage in words.find(*NO_FORM):
        if (
            not passage.denied
            and not passage.is_no_clause
            and not words.matches(r"不得|无效|书面(?:形式|方式)", passage.sentence)
        ):
            yield Hit(passage.span, variant="no_form")
    for passage in with_frames(words, words.find(*SILENCE), words.spoken(FRAMES_ZH, FRAMES)):
        days = _workdays(matter, passage)
        short = days is None or days < matter.policy.reply_min_workdays
        if (
            short
            and words.matches(ABOUT_GOODS, passage.near(40, 0))
            and not words.matches(r"不(?:得)?视为", passage.words)
        ):
            yield Hit(passage.span, values={"limit": matter.policy.reply_min_workdays})
    for passage in words.find(*BINDS):
        if not passage.denied:
            yield Hit(passage.span, variant="binding")


def _workdays(matter: Matter, passage: Passage) -> float | None:
    """The time to answer that the sentence gives, in working days; None when it gives none."""
    inside = [
        term.value
        for term in matter.contract.terms
        if isinstance(term.value, Period) and passage.whole.span.covers(term.span)
    ]
    if not inside:
        return None
    period = inside[-1]
    if period.unit == "workday":
        return period.count
    return period.count / 24 if period.unit == "hour" else period.days * 5 / 7
