"""Places that are still to be filled, and the field each belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.contract.terms.cues import cues
from riskwatch.contract.terms.page import Page
from riskwatch.domain.contract import Term

_OPEN = re.compile(
    r"(?P<line>__[_ ]{0,300}(?<=_))|(?P<bracket>【[ _●•x]{0,40}】|\[[ _●•]{0,40}\]|\([ _]{2,40}\))"
    r"|(?P<insert>[\[【](?:填写|填入|待填|待定|插入|insert|to be|tbd|tbc|name of|date|amount|number|●)[^\]】\n]{0,60}[\]】])"
    r"|(?P<spaced> (?<=[为计于第内起款年月价:¥金币] )(?=[元日月年%‰天]))"
)
_BEGINS = re.compile(r"_(?=_)|[【\[]|\((?=[ _]{2})| (?=[元日月年%‰天])")
_PENDING = re.compile(
    r"(?P<pending>待定|待确定|待填|待补充|待协商确定|\btbd\b|\btbc\b|\bto be (?:determined|agreed|confirmed|advised|inserted)\b)"
    r"|(?P<cross>(?<![a-z0-9])x{2,40}(?![a-z0-9]))"
)
_PENDING_CUES = cues("待", "tbd", "tbc", "to be ", "xx")
_BOX = re.compile(r"□")
_TICKED = re.compile(r"[☑☒√■✓✔]")
_FIELDS = (
    ("signature", re.compile(r"签字|签章|盖章|签名|代表人|经办人|见证|(?:委托)?代理人|signature|signed|\bby:|name:|title:|seal|witness")),
    ("penalty", re.compile(r"违约金|滞纳金|罚|利息|逾期|interest|penalt|damages|late")),
    ("guarantee", re.compile(r"保证期间|担保|保证人|guarant")),
    ("court", re.compile(r"法院|仲裁|管辖|court|arbitrat|jurisdiction|governed by")),
    ("price", re.compile(r"价|金额|总额|元|¥|大写|合计|人民币|定金|货款|price|amount|usd|\$|sum")),
    ("quantity", re.compile(r"数量|台|吨|件|套|quantity|units")),
    ("term", re.compile(r"[期限内]|日内|天内|工作日|个月|within|days|months|period|term")),
    ("date", re.compile(r"年|月|日期|dated?|day of")),
    ("party", re.compile(r"甲方|乙方|丙方|买方|卖方|供方|需方|出卖人|买受人|名称|公司|buyer|seller|between")),
    ("contact", re.compile(r"电话|地址|邮编|邮箱|传真|账号|帐号|开户|税号|代码|联系|phone|address|e-?mail|account|fax")),
    ("number", re.compile(r"编号|合同号|number|\bno\b")),
)  # fmt: skip
_SIGNING_DATE = re.compile(r"签(?:订|署|字|约)?(?:日期|时间)|^\s*日期|\bdate:? ?$")


def find(page: Page) -> Iterator[Term]:
    """Every blank, placeholder and unticked box."""
    for match in _open_places(page.lower):
        yield _term(page, match.start(), match.end(), match.lastgroup or "")
    for match in page.scan(_PENDING, _PENDING_CUES, 1, 42):
        yield _term(page, match.start(), match.end(), match.lastgroup or "")
    if "□" in page.text:
        yield from _boxes(page)


def _open_places(lower: str) -> Iterator[re.Match[str]]:
    """The matches of _OPEN, tried only where one can begin."""
    reached = 0
    for place in _BEGINS.finditer(lower):
        match = _OPEN.match(lower, place.start()) if place.start() >= reached else None
        if match:
            reached = match.end()
            yield match


def _term(page: Page, start: int, end: int, form: str) -> Term:
    field, later = field_of(page, start, end)
    detail = {"field": field, "form": form, "fillable": "later" if later else ""}
    return page.term("blank", page.text[start:end], start, end, detail=detail)


def field_of(page: Page, start: int, end: int) -> tuple[str, bool]:
    """The field a blank belongs to (nearest word before it, then after), and whether it is filled at signing."""
    left = max(page.text.rfind("\n", 0, start) + 1, start - 30)
    before = page.lower[left:start]
    after = page.lower[end : end + 8].partition("\n")[0]
    best, nearest = "", -1
    for name, pattern in _FIELDS:
        for match in pattern.finditer(before):
            if match.end() > nearest:
                best, nearest = name, match.end()
    unit = re.match(r" ?(?:%|‰|元|日|天|个|年|月|工作日|人民法院|仲裁|吨|台)", after)
    if unit:
        best = _by_unit(unit[0].strip(), best, before)
    later = best == "signature" or (
        best in ("date", "term") and _SIGNING_DATE.search(before.strip(" _年月")) is not None
    )
    return best, later


def _by_unit(unit: str, field: str, before: str) -> str:
    if unit in ("%", "‰"):
        return "penalty" if re.search(r"违约|滞纳|利息|逾期|interest|late|每日", before) else "price"
    if unit in ("人民法院", "仲裁"):
        return "court"
    if unit == "元":
        return "penalty" if "违约" in before else "price"
    if unit in ("年", "月"):
        return field if field in ("guarantee", "term") else "date"
    if unit == "日":
        return "date" if re.search(r"年|月", before[-8:]) else "term"
    return "term" if unit in ("天", "个", "工作日") else "quantity"


def _boxes(page: Page) -> Iterator[Term]:
    """Lines of alternatives of which none is ticked."""
    line_start = -1
    for match in _BOX.finditer(page.text):
        start = page.text.rfind("\n", 0, match.start()) + 1
        if start == line_start:
            continue
        line_start = start
        end = page.text.find("\n", match.start())
        if not _TICKED.search(page.text, start, end if end >= 0 else len(page.text)):
            yield _term(page, match.start(), match.end(), "box")
