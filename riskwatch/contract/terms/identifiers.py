"""Registration numbers after their labels. Whether they are right is for the rules to say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.contract.terms.cues import cues
from riskwatch.contract.terms.page import Page
from riskwatch.domain.contract import Term

_ZH = re.compile(
    r"(?P<label>统一社会信用代码|社会信用代码|信用代码|纳税人识别号|纳税人登记号|税务登记号"
    r"|税务登记证号|税号|营业执照注册号|营业执照号码?|营业执照编号|注册号|工商注册号"
    r"|组织机构代码|身份证号码?|身份证|公民身份号码)"
    r"(?:/(?:纳税人识别号|税号|注册号))?(?:\([^)]{0,10}\))?[\"*]{0,2}(?:为|是)? ?[:|]?[\"*]{0,2} ?(?P<value>[0-9a-zA-Z][0-9a-zA-Z -]{6,30}[0-9a-zA-Z])"
)
_EN = re.compile(
    r"(?P<label>\b(?:company|registration|registered|corporate|business|commercial register"
    r"|unified social credit|social credit|tax(?:payer)?(?: identification)?|vat|ein"
    r"|tin|organi[sz]ation|corporation)"
    r" ?(?:registration |identification |reg\.? )?(?:code|number|no\.?|id|file number))(?: is|:)? ?(?P<value>(?:[a-z]{2} ?)?\d[\da-z -]{4,24}[\da-z])"
)
_CUES_ZH = cues("信用代码", "纳税人", "税务登记", "税号", "执照", "注册号", "机构代码", "身份")
_CUES_EN = cues("code", "number", " no.", " no:", " no ", " id")
_SCHEMES = (
    ("id_card", re.compile("身份")),
    ("uscc", re.compile("信用代码|social credit")),
    ("tax", re.compile("税|tax|vat|ein|tin")),
    ("cn_reg", re.compile("执照|注册号|组织机构")),
    ("gb_coh", re.compile("compan|regist")),
)  # fmt: skip


def find(page: Page) -> Iterator[Term]:
    """Every labelled number; its value in upper case without blanks."""
    for match in page.scan(_ZH, _CUES_ZH, 12, 70, cased=True) if page.chinese else page.scan(_EN, _CUES_EN, 60, 60):
        value = page.text[match.start("value") : match.end("value")]
        kept = _until_words(value)
        if kept and sum(mark.isdigit() for mark in kept) >= 4:
            label = match["label"]
            scheme = next((name for name, pattern in _SCHEMES if pattern.search(label)), "")
            start = match.start("value")
            yield page.term(
                "identifier",
                re.sub("[ -]", "", kept).upper(),
                start,
                start + len(kept),
                detail={"label": label, "scheme": scheme},
            )


def _until_words(value: str) -> str:
    """The number without words that follow it: blanks are kept only between groups that hold a digit."""
    kept: list[str] = []
    for piece in value.split(" "):
        if kept and not any(mark.isdigit() for mark in piece):
            break
        kept.append(piece)
    return " ".join(kept)
