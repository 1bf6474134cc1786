"""Cut a Chinese party's name, or another filled-in value, to its exact words."""

from __future__ import annotations

import re

from riskwatch.contract.layout.labels_zh import FIELD_OF, ROLE_OF, plain
from riskwatch.contract.layout.wordlists import wordlist
from riskwatch.domain.contract import Found
from riskwatch.domain.document import Span

_NOTE = re.compile(r"\(\s*(?:以下|下|简称|盖|签|公|章|印|全|填|即|统一|签字|授权|合同|身份|注[:：]|[_\s/]*\))[^()]*\)?")
_SHORT = re.compile(
    r"\(?\s*(?:以下|下)?\s*(?:均?简称|称)\s*(?:为|作)?\s*[:]?\s*[\"'「《\[]?([\u4e00-\u9fffA-Za-z0-9]{1,14})[\"'」》\]]?\s*\)?"
)
_LEADING_NOTE = re.compile(r"\(\s*(?:签|盖|章|公|印|手|亲|授权|\s|委托)[^()]{0,14}\)\s*")
_UNDATED = re.compile(r"^[年月日订签时分\s_()、,.至]*$")
_FRAGMENTS = frozenset(
    {
        "委托",
        "单位",
        "名称",
        "签字",
        "盖章",
        "公司",
        "签章",
        "代表",
        "法定",
        "地址",
        "姓名",
        "本人",
        "身份证",
        "居民身份证",
    }
)
_EDGE = " \t\r\n_-—:;,.。、/\\|~·\"'《》<>#~"
_GAP = re.compile(r"_{2,}| {3,}|\.{4,}|…+")
_LETTER = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]")
_HOLDER = re.compile(r"^[\s\[\]XxＸ×*_/\\.…—○●□■-]*$")
_FORM_HINT = re.compile(r"\[[^\]]*(?:填|待|自动|某|名称|姓名|输入|请|\d+|_)[^\]]*\]|\[\s*\]|<[^>]*>|\{[^}]*\}")
_VERB = re.compile(r"应当|应于|应在|负责|有权|如果|若|不得|可以|必须|同意|承担|提供|按照|双方|本合同|支付|交付")
_COMPANY_END = re.compile(
    r"公司|集团|厂|店|社|院|所|中心|行|部|局|会|商行|工作室|分公司|经营部|合作社|大学|学校|医院|委员会|政府"
)


def short_names(words: str) -> tuple[str, ...]:
    """The short forms that a name's annotation fixes: 以下简称“恒达”."""
    return tuple(match[1] for match in _SHORT.finditer(words))


def value(flat: str, start: int, end: int, source: str) -> Found[str] | None:
    """The filled-in words between two places, None when nothing but blanks and placeholders stands there."""
    while start < end and flat[start] in _EDGE:
        start += 1
    while end > start and flat[end - 1] in _EDGE:
        end -= 1
    note = _LEADING_NOTE.match(flat, start, end)
    if note and note.end() > start:
        return value(flat, note.end(), end, source)
    words = flat[start:end]
    if _UNDATED.match(words) or plain(words) in _FRAGMENTS:
        return None
    if not _LETTER.search(words) or _HOLDER.match(words) or _FORM_HINT.fullmatch(words):
        return None
    return Found(source[start:end], Span(start, end))


def name(flat: str, start: int, end: int, source: str) -> Found[str] | None:
    """A party's name: annotations, blanks and form hints cut off; None for a blank, a half-blank or a sentence."""
    note = _NOTE.search(flat, start, end)
    if note:
        if not flat[start : note.start()].strip(_EDGE + "()[]"):
            return name(flat, note.end(), end, source) if note.end() < end else None
        end = note.start()
    slash = flat.find(" / ", start, end)
    if slash > start and _LETTER.search(flat, start, slash):
        end = slash
    found = value(flat, start, end, source)
    if found is None:
        return None
    words = found.value.translate({0x3000: " ", 9: " "})
    if _GAP.search(flat, *found.span) or _FORM_HINT.search(flat, *found.span) or "。" in words:
        return None
    if len(words) > 60 or (_VERB.search(words) and not _COMPANY_END.search(words[-3:])) or len(words) < 2:
        return None
    if plain(words) in ROLE_OF or plain(words) in FIELD_OF:
        return None
    if words.startswith(("(", "（")) and words.endswith((")", "）")):
        return None
    return found


def kind_of(words: str) -> str:
    """company, branch, unit, public_body or person, by how the name ends."""
    tail = words.rstrip(")）")
    for ending, kind in _KINDS:
        if tail.endswith(ending):
            return kind
    han = re.sub(r"\s", "", tail)
    if 2 <= len(han) <= 4 and re.fullmatch("[\u4e00-\u9fff·]+", han):
        return "person"
    if re.search(r"公司|集团|企业|厂|合伙|商行", tail):
        return "company"
    return "unknown"


_UNITS = wordlist(
    "项目部 项目经理部 经理部 指挥部 筹备组 筹建处 筹备处 办事处 车间 采购部 销售部 财务部 工程部 业务部 事业部 市场部 科 股 处"
)
_PUBLIC = wordlist("人民政府 政府 管委会 委员会 局 法院 检察院 大学 学院 医院 中学 小学 学校 研究院 研究所 厅 海关")
_KINDS: tuple[tuple[str, str], ...] = (
    *(("分公司", "branch"), ("分行", "branch"), ("支行", "branch"), ("分店", "branch"), ("分厂", "branch")),
    *((ending, "unit") for ending in _UNITS),
    *(("公司", "company"), ("有限合伙", "company"), ("集团", "company"), ("厂", "company"), ("合作社", "company")),
    *(("Ltd.", "company"), ("LTD", "company"), ("Inc.", "company"), ("Limited", "company"), ("LLC", "company")),
    *((ending, "public_body") for ending in _PUBLIC),
)
