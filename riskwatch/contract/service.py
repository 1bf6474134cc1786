"""The clause on the service of notices, and the five elements that make it work (rule book, EVD002)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.contract.conditions.patterns import sentence_around
from riskwatch.contract.search import quick
from riskwatch.domain.contract import Contract
from riskwatch.domain.document import Span
from riskwatch.domain.words import Words

_SERVICE_ZH = quick(
    r"送达(?:地址|信息|方式)|送达[ :：、]{0,3}[^。\n]{0,24}(?:首部|住所|地址)|(?:通知|函件)[^。\n]{0,8}(?:首部|住所|地址)"
    r"|(?:通知(?![^。\n]{0,12}(?:供|送|交|发)货|(?:[供卖乙甲]方|后)[^。\n]{0,8}送)|函件|文书|催告)[^。\n]{0,24}(?:送达(?![^。\n]{0,10}(?:运费|仓库"
    r"|现场|工地|冷库|车间|指定地点))|寄送|寄至|发送|送至|到达|发出)|联系(?:地址|方式)[^。\n]{0,8}(?:见|为)(?:本合同)?首部"
    r"|(?:通[讯信]|联系|邮寄)地址[^。\n]{0,60}(?:视为|视同|视作|算作)(?:已经?)?(?:送达|收到|到达)"
)
_SERVICE_EN = quick(r"\bnotices?\b[^\n]{0,200}\b(?:writing|sent|given|delivered|address|served)\b", re.IGNORECASE)
ELEMENTS: tuple[tuple[str, Words, re.Pattern[str]], ...] = (
    (
        "court_papers",
        Words("用于诉讼、仲裁、执行文书", "use for court and arbitration papers"),
        re.compile(
            r"诉讼|仲裁|法院|司法|执行文书|法律文书"
            r"|\b(?:service|agent) (?:of|for) (?:service of )?process\b|\b(?:court|arbitration|legal) (?:papers"
            r"|documents|proceedings)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "deemed_receipt",
        Words("视为送达", "deemed receipt"),
        re.compile(
            r"视为(?:已经?|有效)?(?:送达|收到|签收)|送达视为|即(?:视?为)(?:有效)?送达|送达(?:之|日)"
            r"|(?:拒收|退回|签收|寄出|发出|投邮)[^。\n]{0,20}(?:送达|之日|视为)|(?:寄出|发出|投邮)[^，。；\n]{0,10}[日天][^，。；\n]{0,4}?(?:为|算|作|即)(?:已经?)?(?:到达?|收到|收悉)"
        ),
    ),
    (
        "change_notified",
        Words("变更须通知", "duty to notify a change"),
        re.compile(
            r"(?:变更|变动|更改|更换|改变|变址|改址)[^。\n]{0,40}(?:通知|告知)|(?:通知|告知)[^。\n]{0,24}(?:变更|更改|变动)"
            r"|\bchange\w* (?:of|to|in|its|their)[^.\n]{0,40}\baddress|\baddress[^.\n]{0,60}\bchang\w+"
            r"|\bsuch other address\b",
            re.IGNORECASE,
        ),
    ),
    (
        "electronic",
        Words("同意电子送达", "consent to electronic service"),
        re.compile(
            r"电子送达|电子(?:邮件|邮箱|方式)|邮箱|电邮|邮件(?:到达|发出|进入)|微信|短信|传真|\be-?mail\b|\bfacsimile\b|\bfax\b",
            re.IGNORECASE,
        ),
    ),
    (
        "survives",
        Words("合同无效、终止后仍有效", "survival when the contract ends"),
        re.compile(
            r"(?:独立|单独)(?:有效|存在|存续|性|条款|于)|(?:本条|本款|条款|效力)[^。\n]{0,6}独立|不[因受][^。\n]{0,30}(?:无效|终止|解除|撤销|效力)"
            r"|(?:终止|解除|无效)[^。\n]{0,20}(?:仍然?|继续|依然|依旧|照样|照旧|照常)(?:有效|适用)|(?:无效|解除|终止)[^。\n]{0,10}不影响本条|\bsurviv\w+",
            re.IGNORECASE,
        ),
    ),
)
"""Name, words for people, and what says it; whatever the clause lacks of these lets a buyer who hides win time."""
_NUMBER = re.compile(
    r"\s*(?:第\s*[\d一二三四五六七八九十百]+\s*条|附件\s*[\d一二三四五六七八九十]+|[(（]?[\d.一二三四五六七八九十]+[)）、.]|\d+\s+(?=[A-Z])|\s)*\s*"
)
_TITLE = re.compile(r"[通知送达与及和的条款方式地址信息联系函件文书、]+|notices?", re.IGNORECASE)
_GENERAL_EN = re.compile(
    r"\b(?:all|any|every|each)\b[^.;\n]{0,40}\bnotices?\b[^.;\n]{0,120}\b(?:shall|must|will|may)\b[^.;\n]{0,60}"
    r"\b(?:in writing|writing|sent|addressed|delivered|mailed|given)\b"
    r"|\bnotices? (?:shall|must|will|may|under this|hereunder|required|in writing|to be given)\b"
    r"|\bnotices?\b[^.;\n]{0,40}\baddress",
    re.IGNORECASE,
)
_DEEMED_EN = quick(
    r"\b(?:deemed|considered|effective|presumed|treated as)\b[^.\n]{0,80}\b(?:receiv|receipt|given|delivered|served"
    r"|upon|when|on|after)"
    r"|\b(?:received|receipt|given|served)\b[^.\n]{0,40}\b(?:deemed|effective|upon|days? after)"
    r"|\b(?:tak(?:e|es|ing) effect|counts?)\b[^.\n]{0,60}\b(?:post(?:ed|ing)|sen(?:t|ding)|transmi\w+|dispatch\w*|deliver\w*|receipt)\b",
    re.IGNORECASE,
)


def service_clause(contract: Contract) -> Span | None:
    """The sentence that fixes where or how notices go."""
    pattern = _SERVICE_ZH if contract.language == "zh" else _SERVICE_EN
    found = (_sentence(contract, Span(*match.span())) for match in pattern.finditer(contract.text))
    matches = [span for span in found if not _is_heading(contract, span) and _fixes_service(contract, span)]
    if not matches:
        return None
    return max(matches, key=lambda span: _on_notices(contract, span))


def _sentence(contract: Contract, span: Span) -> Span:
    """The sentence without the number before it."""
    whole = sentence_around(contract.text, span)
    number = _NUMBER.match(contract.text, whole.start, whole.end)
    return Span(min(number.end(), span.start) if number else whole.start, whole.end)


def _fixes_service(contract: Contract, span: Span) -> bool:
    """English contracts mention a notice in writing everywhere; only a rule for notices in general is a service clause."""
    if contract.language == "zh" or _on_notices(contract, span):
        return True
    return _GENERAL_EN.search(contract.text, span.start, span.end) is not None


def _is_heading(contract: Contract, span: Span) -> bool:
    """A title such as 通知与送达 says nothing yet."""
    return _TITLE.fullmatch(span.of(contract.text).strip()) is not None


def _on_notices(contract: Contract, span: Span) -> int:
    """How surely the place is the service clause: the article is on notices, or only the paragraph, or neither."""
    kinds = [contract.clauses[index].kind for index in _around(contract, span)]
    return 2 if kinds[-1:] == ["notices"] else int("notices" in kinds)


def _clause_text(contract: Contract, anchor: Span) -> str:
    """The article that holds the sentence, and every other sentence on service."""
    pieces = [contract.clauses[index].span.of(contract.text) for index in _article(contract, anchor)]
    pieces.append(_line(contract.text, anchor))
    pattern = _SERVICE_ZH if contract.language == "zh" else _SERVICE_EN
    pieces += [
        sentence_around(contract.text, Span(*match.span())).of(contract.text)
        for match in pattern.finditer(contract.text)
    ]
    return "\n".join(pieces)


def _line(text: str, anchor: Span) -> str:
    """The paragraph of the sentence: an article whose number was not read has no clause of its own."""
    end = text.find("\n", anchor.end)
    return text[text.rfind("\n", 0, anchor.start) + 1 : end if end >= 0 else len(text)]


def _article(contract: Contract, anchor: Span) -> Iterator[int]:
    """The widest clause on notices around the sentence, or else the article it stands in."""
    around = list(_around(contract, anchor))
    on_notices = [index for index in around if contract.clauses[index].kind == "notices"]
    yield from (on_notices or around)[-1:]


def _around(contract: Contract, span: Span) -> Iterator[int]:
    """The clause at `span`, the one it stands in, and so on outwards."""
    index = contract.clause_at(span.start)
    while index is not None:
        yield index
        index = contract.clauses[index].parent


def elements_present(contract: Contract, clause: Span) -> frozenset[str]:
    """Which of ELEMENTS the service clause at `clause`, its article and every other sentence on service have."""
    whole = _clause_text(contract, clause)
    present = {name for name, _, pattern in ELEMENTS if pattern.search(whole)}
    if contract.language == "en" and _DEEMED_EN.search(whole):
        present.add("deemed_receipt")
    return frozenset(present)
