"""Cut a Chinese party's name, or another filled-in value, to its exact words."""

from __future__ import annotations

import re

from riskwatch.contract.layout.labels_zh import FIELD_OF, ROLE_OF, plain
from riskwatch.contract.layout.wordlists import wordlist
from riskwatch.domain.contract import Found
from riskwatch.domain.document import Span

_NOTE = re.compile(
    r"\(\s*(?:以下|下|简称|盖|签|公|章|印|全|填|即|统一|签字|授权|合同|身份|代码|税号|住所|地址|法定|注[:：]|[_\s/]*\)|[^()]{0,12}章\s*\))[^()]*\)?"
    r"|[,;\s]\s*(?:统一社会信用代码|社会信用代码|纳税人识别号|税号|身份证号|注册地址|住所|地址|法定代表人|负责人|经营者)(?=[\s:\d\u4e00-\u9fff])"
    r"|及其?(?:下属|关联|附属|子|分)(?:公司|企业)"
)
_SHORT = re.compile(
    r"(?:以下 {0,2}|下 {0,2})?(?:均?简称|称)\s*(?:为|作)?\s*[:]?\s*[\"'「《\[]?([\u4e00-\u9fffA-Za-z0-9]{1,14})[\"'」》\]]?\s*\)?"
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
_FORM_HINT = re.compile(
    r"\[[^\]]*(?:签字|盖章|签章|填|待|自动|某|名称|姓名|输入|请|\d+|_)[^\]]*\]|\[\s*\]|<[^>]*>|\{[^}]*\}"
)
_VERB = re.compile(r"应当|应于|应在|负责|有权|如果|若|不得|可以|必须|同意|承担|提供|按照|双方|本合同|支付|交付")
_HINT_WORD = re.compile("填|自动|某|输入|请")
_NOT_NAME = re.compile(
    r"意见|^主办|以?下?简称|^根据|^为了|为一方|^合同$|协议$|^本合同|^中介|^见证|^国家|^\(.*\)$|[?？!！]|注[:：]|^市 |^县 |^[年月日]"
)
_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷"
    "贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强"
    "贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀羊惠甄曲封储靳"
    "井段富巫焦巴弓牧山谷车侯宓全班仰秋仲伊宫宁仇栾暴甘祖武符刘景詹束龙叶幸司韶黎薄印白蒲从鄂索赖卓蔺屠蒙池乔阴胥苍闻党翟谭贡劳姬申扶堵冉宰"
    "郦雍桑桂牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎慕连茹习艾鱼容向古易戈廖庾终居衡步都耿满弘匡国文寇广东欧沃利蔚越师巩聂晁勾敖融冷辛阚那简饶曾关"
    "肖游覃付代涂权丘佟佘岳齐闫尧仝阳"
)
_DOUBLE_SURNAMES = frozenset(
    {"欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯"}
)
_COMPANY_END = re.compile(
    r"公司|集团|厂|店|社|院|所|中心|行|部|局|会|商行|工作室|分公司|经营部|合作社|大学|学校|医院|委员会|政府"
)


def short_names(words: str) -> tuple[str, ...]:
    """The short forms that a name's annotation fixes: 以下简称“恒达”."""
    return tuple(match[1] for match in _SHORT.finditer(words)) if "称" in words else ()


def value(flat: str, start: int, end: int, source: str) -> Found[str] | None:
    """The filled-in words between two places, None when nothing but blanks and placeholders stands there."""
    while start < end and flat[start] in _EDGE:
        start += 1
    while end > start and flat[end - 1] in _EDGE:
        end -= 1
    # a bracket that a label cut in two: 某某公司（代码：…，法定代表人：某某）
    while end > start and (flat[end - 1] == "(" or (flat[end - 1] == ")" and "(" not in flat[start:end])):
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
    if found is None or flat[found.span.start] == "[" or _FORM_HINT.search(flat, *found.span):
        found = _unbracketed(flat, found, source) if found else None
    if found is None or _GAP.search(flat, *found.span) or "。" in found.value:
        return None
    return found if _may_be_name(flat[slice(*found.span)]) else None


def _unbracketed(flat: str, found: Found[str], source: str) -> Found[str] | None:
    """A name filled into the form's own brackets: 【某某有限公司】."""
    start, end = found.span
    if flat[start] != "[" or flat[end - 1] != "]" or not _COMPANY_END.search(flat[end - 4 : end - 1]):
        return None
    inside = value(flat, start + 1, end - 1, source)
    return inside if inside and not _HINT_WORD.search(inside.value) else None


def _may_be_name(words: str) -> bool:
    """Whether words can name a party: an organisation by its ending, a person by the family name, foreign words."""
    if not 2 <= len(words) <= 60 or plain(words) in ROLE_OF or plain(words) in FIELD_OF or _NOT_NAME.search(words):
        return False
    if _VERB.search(words) and not _COMPANY_END.search(words[-3:]):
        return False
    kind = kind_of(words)
    if kind == "person":
        return words[0] in _SURNAMES or words[:2] in _DOUBLE_SURNAMES
    if kind == "unknown":
        return len(words) >= 4 or bool(re.search("[A-Za-z]{3}", words))
    return True


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
