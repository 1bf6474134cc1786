"""CNF001: a duty of confidence so wide that we could not tell a court, a lawyer or an insurer that we are owed money."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    REACH_ZH,
    Answer,
    Frame,
    Hit,
    Matter,
    NotApplicable,
    Passage,
    Words,
    contract_check,
    once_a_clause,
    with_frames,
    wording_of,
)

NO_CLAUSE = Words("合同没有保密条款", "there is no confidentiality clause")
PASSED_ON = r"(?:透露|泄露|披露|泄漏|公开|提供|公布|告知|透漏)"
LEAKS = r"透露|泄露|披露|泄漏|透漏|告诉|外传|对外公开|\bsecret\b|made known"
WHAT = r"(?:欠款|债务|货款|价格|单价|价款|金额|交易|合同(?:的)?(?:内容|条款|存在|金额|价格)|合同全部内容|本合同(?!期|有效|终止|履行|另有))"
CLOSED = (
    r"(?:不得|不能|禁止)[^。；\n]{0,16}?(?:向|对)(?:任何|其他|其它)?[^。；，\n]{0,6}?(?:第三(?:方|人|者)|他人|外界|外)[^。；\n]{0,16}?"
    + PASSED_ON
    + r"[^。；\n]{0,20}?"
    + WHAT
    + r"[^。；，\n]{0,8}",
    r"(?:不得|不能|禁止)[^。；\n]{0,12}?(?:将|把)[^。；\n]{0,12}?"
    + WHAT
    + r"[^。；\n]{0,24}?"
    + PASSED_ON
    + r"[^。；，\n]{0,10}",
    WHAT + r"[^。；\n]{0,16}?(?:负有|承担|予以|应当?|严格)[^。；，\n]{0,6}?保密(?:义务|责任)?",
    r"(?:对|就)[^。；\n]{0,12}?" + WHAT + r"[^。；\n]{0,16}?保密",
)
CLOSED_EN = (
    r"\b(?:undertakes|agrees|promises) (?:never|not) to\b[^.;]{0,24}?\b(?:disclose|reveal|divulge|tell"
    r"|let any\w* (?:person |one )?know|mention)\b"
    r"[^.;]{0,60}?\b(?:existence|this agreement|terms|amounts?|debts?|sums?|arrears|owes?)\b[^.;]{0,60}",
    r"\b(?:shall|may|will|must) not\b[^.;]{0,24}?\b(?:disclose|reveal|divulge)\w*\b[^.;]{0,60}?\b(?:existence|terms"
    r"|contents?|amounts?|debts?|sums?"
    r"|price\w*)\b[^.;]{0,60}",
    r"\b(?:existence|terms(?: and conditions)?|contents?)\b[^.;]{0,24}?\bof this (?:agreement"
    r"|contract)\b[^.;]{0,40}?\b(?:are|is|shall be"
    r"|shall remain|as|be kept|constitute)\b[^.;]{0,16}?\bconfidential",
)
DEBT = r"欠款|债务|欠付|\b(?:debts?|sums? due|(?:sums?|amounts?) that (?:the )?{B} owes|amounts? (?:due|owed|owing)|arrears)\b"
CARVE_OUT = (
    r"(?:法律|法规|依法|司法|法院|仲裁|监管|政府|行政|审计|律师|顾问|会计师|保险|银行|保理|融资|证券交易所|证券监管|国家机关|有权机关|主管部门|另有规定)"
    r"|诉讼|必要(?:的|时)?(?:人员|披露)|\b(?:law|laws|legal\w*|courts?|court|regulat\w+|advis[eo]rs?|counsel|attorneys?"
    r"|accountants?|auditors?"
    r"|insurers?|lenders?|banks?|governmental|stock exchange|subpoena|required to be disclosed|securities)\b"
)
FRAMES_ZH = (
    Frame(
        r"(?:不得|不能|禁止|不可)[^。；\n]{0,30}?(?:告诉|告知(?:任何|他人|其他)|透露|披露|公开|泄露|外传)|(?:永久|严格|负有|予以)?保密",
        (r"账单|欠[款付账]|拖欠|往来(?:余额|账)|付款情况|债务", r"{S}|双方|任何|本合同"),
        CARVE_OUT + "|" + r"图纸|配方|{B}不得",
        REACH_ZH,
    ),
)
FRAMES_EN = (
    Frame(
        r"\b(?:secret|confidential|confidence|made known|told to|disclos\w+|divulg\w+|reveal\w*)\b",
        (
            r"\b(?:arrears|debts?|owes|owed|indebted\w*|unpaid|overdue)\b",
            r"\b(?:secret|keeps?|kept|shall not|may not|must not|neither|nobody|no one"
            r"|never)\b",
        ),
        r"\b(?:save|except|other than|unless|information (?:shall|does) not|may disclose|does not apply|required by|towards)\b",
    ),
)
LONG_ARTICLE = 1500
TECHNICAL = r"技术秘密|图纸|配方|工艺|源代码|技术资料|技术文件"


@contract_check()
def confidentiality_blocks_collection(matter: Matter) -> Iterator[Answer]:
    """Whether a carve-out is wide enough is left to a lawyer: any mention of law, courts or advisers ends the finding."""
    words = wording_of(matter.contract)
    if (
        "密" not in words.text
        and "confiden" not in words.lower
        and "disclos" not in words.lower
        and not words.says(LEAKS)
    ):
        yield NotApplicable(NO_CLAUSE)
        return
    said = (passage for passage in words.find(*words.spoken(CLOSED, CLOSED_EN)) if _closed(passage))
    framed_too = with_frames(words, said, words.spoken(FRAMES_ZH, FRAMES_EN))
    found = (passage for passage in framed_too if _not_opened(passage))
    for passage, others in once_a_clause(found):
        about_debt = words.matches(DEBT, passage.sentence)
        yield Hit(passage.span, variant="" if about_debt else "contract", related=tuple(other.span for other in others))


def _closed(passage: Passage) -> bool:
    words = passage.wording
    if (
        passage.is_no_clause
        or words.matches(CARVE_OUT, passage.sentence)
        or words.matches(r"{B}(?:均|应)?$", passage.before[-6:])
    ):
        return False
    if words.matches(TECHNICAL, passage.words) and not words.matches(DEBT, passage.words):
        return False
    return _not_opened(passage)


def _not_opened(passage: Passage) -> bool:
    """No carve-out in the rest of the article; insurers and banks named as those who must not know are none."""
    words = passage.wording
    if words.matches(r"\bincluding (?:its |any )?(?:insurers?|banks?|lenders?)", passage.sentence):
        return True
    article = passage.article
    return not words.matches(CARVE_OUT, article if len(article) < LONG_ARTICLE else passage.near(250, 350))
