"""What stands above the clauses: title, contract number, place of signing, kind of contract."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from riskwatch.contract.layout import names_zh
from riskwatch.contract.layout.sheet import Piece, Sheet
from riskwatch.contract.search import quick
from riskwatch.domain.contract import Found
from riskwatch.domain.document import Span

_TITLE_ZH = re.compile(
    r"^[ #\d、.()（）]{0,8}([^\n:;。|]{0,44}(?:合同书?|协议书?|订单|(?:供|订|购|销|提)货单|确认书|担保书|保证书"
    r"|承诺函|备忘录|意向书|保函|条款|反担保书?)(?:\([^()\n]{0,20}\))?)\s*$"
)
_PAPER = re.compile("合 *同|协 *议|订单|确认书|担保|保证书|保函")
_CLAUSE_START = re.compile(r"\W*(?:第 ?[一二三四五六七八九十百\d]+ ?[条章节]|[一二三四五六七八九十]+[、.]|\d+[、.])")
_NUMBER_ZH = quick(
    r"(?:合 *同 *(?:书)? *(?:编 *)?号(?:码)?|协 *议 *编 *号|订 *单 *(?:编 *)?号|(?<![\u4e00-\u9fff])编 *号) *(?:[:]|"
    r"\|) *([^\s|:,。;]{2,40})"
)
_PLACE_ZH = quick(
    r"(?:签 *(?:订|约|署|定) *(?:地 *点?|地)|合同签订地) *(?:为|是|在|:|\||(?= {2,}[\u4e00-\u9fff])) *([^\n|"
    r";。,]{1,40}?)(?= {2,}|[\n|;。,]|$)"
)
_NUMBER_EN = quick(
    r"\b(?:contract|agreement|order|p\.?o\.?|purchase order|reference)\s*(?:no\b\.?|number|#|"
    r"ref\b\.?)\s*[:#]?\s*([A-Z0-9][\w\-/]{2,30})",
    re.I,
)
_PLACE_EN = quick(
    r"\b(?:place of (?:signing|signature|execution)|signed (?:at|"
    r"in))\s*:?\s+([A-Z][\w .'-]{2,30}?)(?=[,;.\n(]|\s(?:on|this|as)\b)"
)
_TITLE_EN = re.compile(
    r"(?:agreement|contract|addendum|amendment|purchase order|terms and conditions|conditions of sale|"
    r"guarantee|guaranty|memorandum|letter of intent|plan|schedule)\b",
    re.I,
)
_KINDS_ZH: tuple[tuple[str, str], ...] = (
    ("guarantee", r"担保|保证合同|保证书|保函|抵押|质押|定金合同"),
    ("nda", r"保密协议|保密合同"),
    ("service", r"服务[^。\n]{0,12}(?:框架|年度)|(?:代维|运维)[^。\n]{0,16}(?:框架|合同|协议)"),
    ("framework", r"框架|年度|主合同|经销|代理(?!人)|合作协议|供货协议|代销"),
    ("order", r"订单|订货单|采购单|销售确认书"),
    ("service", r"服务|运维|代维|承揽合同|加工合同|咨询|运输合同|租赁|委托合同"),
    (
        "sale",
        r"买卖|购销|销售|采购|供应|供货|订购|定购|订货|收购|售货|购货|交易|供需|定作|赊销|赊购|供销|贸易|进口|出口|商业|贸|售",
    ),
)
_SOLD_ZH = re.compile(r"卖方|供方|供货方|出卖人|买受人|买方|需方|购货方|订购|供货|送货|采购")
"""Words of a sale at the head of a text whose title says nothing: a guarantee in it is beside the point."""
_KINDS_EN: tuple[tuple[str, str], ...] = (
    ("nda", r"non-?disclosure|confidential|\bnda\b|secrecy"),
    ("guarantee", r"\bguarant(?:ee|y)\b|suretyship"),
    ("order", r"purchase order|order form|sales? confirmation"),
    ("framework", r"master|framework|distribut|reseller|dealer|agency"),
    ("service", r"\bservices?\b|maintenance|outsourcing|transportation|consult|support"),
    ("sale", r"suppl|sale|purchase|manufactur"),
)


Line = tuple[Piece, ...]


def title_of(sheet: Sheet, language: str, running: Collection[Span] = ()) -> Found[str] | None:
    """The line that names the contract; one of the `running` heads of the pages only when no other line does."""
    lines = [line for line in sheet.lines[:120] if not any(span.start <= line[0].start < span.end for span in running)]
    find = _title_zh if language == "zh" else _title_en
    return find(sheet, lines) or (find(sheet, list(sheet.lines[:120])) if running else None)


def _title_zh(sheet: Sheet, lines: Sequence[Line]) -> Found[str] | None:
    for pieces in lines[:60]:
        for piece in pieces:
            match = _TITLE_ZH.match(piece.text)
            if match and not _CLAUSE_START.match(piece.text) and len(match[1].strip()) >= 2:
                return _found(sheet, piece.start + match.start(1), piece.start + match.end(1))
    for pieces in lines[:12]:
        text = pieces[0].text if len(pieces) == 1 else ""
        if not _PAPER.search(text):
            continue
        if 2 <= len(text.strip()) <= 30 and "__" not in text and not re.search(r"[:,。;|]|^\W*[A-Z]{2}", text):
            return _found(sheet, pieces[0].start, pieces[0].start + len(text))
    return None


def _title_en(sheet: Sheet, lines: Sequence[Line]) -> Found[str] | None:
    for pieces in lines:
        if len(pieces) != 1:
            continue
        text = pieces[0].text.strip(" #*")
        if not 6 <= len(text) <= 110 or not _TITLE_EN.search(text) or re.match(r"(?:exhibit|ex-|re:)", text, re.I):
            continue
        if text.upper() == text or sum(part[0].isupper() for part in text.split()) >= len(text.split()) * 0.6:
            start = pieces[0].start + pieces[0].text.find(text)
            return _found(sheet, start, start + len(text))
    match = re.search(r"\b((?:[A-Z][A-Z&,\-]+\s+){1,8}(?:AGREEMENT|CONTRACT|ADDENDUM))\b", sheet.flat[:8000])
    return _found(sheet, match.start(1), match.end(1)) if match else None


def _found(sheet: Sheet, start: int, end: int) -> Found[str] | None:
    flat = sheet.flat
    while start < end and flat[start] in " #":
        start += 1
    while end > start and flat[end - 1] in " #:":
        end -= 1
    return Found(sheet.words(start, end), Span(start, end)) if end > start else None


def number_of(sheet: Sheet, language: str) -> Found[str] | None:
    """The contract's own number."""
    pattern = _NUMBER_ZH if language == "zh" else _NUMBER_EN
    limit = min(len(sheet.flat), 6000)
    for match in pattern.finditer(sheet.flat, 0, limit):
        found = names_zh.value(sheet.flat, *match.span(1), sheet.text)
        if found and (any(letter.isdigit() for letter in found.value)) and not found.value.startswith("GF"):
            return found
    return None


def place_of(sheet: Sheet, language: str) -> Found[str] | None:
    """Where the contract is signed."""
    pattern = _PLACE_ZH if language == "zh" else _PLACE_EN
    for match in pattern.finditer(sheet.flat):
        found = names_zh.value(sheet.flat, *match.span(1), sheet.text)
        if match[1].rstrip().endswith(":"):
            continue
        if (
            found
            and len(found.value) >= 2
            and not re.search(r"人民法院|签订|日期|时间|[:：]|[XＸ×]{2}|合同", found.value)
        ):
            return found
    return None


def kind_of(title: str, text: str, language: str) -> str:
    """sale, framework, order, guarantee, service, nda or other, by the title, else by the first words of the text."""
    table = _KINDS_ZH if language == "zh" else _KINDS_EN
    titled = re.sub(r"(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])", "", title)
    sold = language == "zh" and _SOLD_ZH.search(text, 0, 400) is not None
    for words in (titled, text[:400]):
        for kind, pattern in table:
            if words is not titled and sold and kind == "guarantee":
                continue
            if re.search(pattern, words, re.IGNORECASE):
                return kind
    return "other"
