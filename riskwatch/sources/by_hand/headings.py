"""Headings of sections and sheets, and which list stands under them; signs that a list is empty or goes on."""

from __future__ import annotations

import re

from riskwatch.sources.chinese.lines import folded

LICENCE = "licence"
REPORTS = "reports"
NOTHING = "-"
"""A section that is known and tells nothing we use."""

_WORDS: dict[str, str] = {
    LICENCE: "营业执照信息 基本信息 登记信息 照面信息 工商信息 基础信息 企业基本信息 工商登记信息",
    REPORTS: "企业年报信息 企业年报 年报信息",
    "owners": "股东及出资信息 股东信息 出资信息 股东名册",
    "officers": "主要人员信息 主要人员 高管信息 董监高",
    "branches": "分支机构信息 分支机构",
    "changes": "变更信息 变更记录 工商变更",
    "liquidation": "清算信息 清算组信息 清算组备案",
    "simple_deregistration": "简易注销公告 简易注销",
    "forced_deregistration": "拟强制注销公告 强制注销公告",
    "deregistration": "注销备案信息 注销备案",
    "capital_reduction": "减少注册资本公告 减资公告 注册资本减少公告 简易减资公告",
    "merger": "合并公告 分立公告 合并、分立公告",
    "mortgage": "动产抵押登记信息 动产抵押信息 动产抵押 动产融资登记",
    "pledge": "股权出质登记信息 股权出质信息 股权出质",
    "freeze": "司法协助信息 股权冻结信息 股权冻结 司法协助",
    "inspections": "抽查检查结果信息 抽查检查信息 抽查检查",
    "permits": "行政许可信息 行政许可",
    "penalty": "行政处罚信息 行政处罚",
    "environment": "环保处罚信息 环保处罚",
    "abnormal": "列入经营异常名录信息 经营异常名录信息 经营异常信息 经营异常名录（状态）信息 经营异常",
    "serious_illegal": "列入严重违法失信企业名单（黑名单）信息 列入严重违法失信名单（黑名单）信息 严重违法失信名单信息 严重违法信息 "
    "严重违法失信 严重违法 严重失信主体名单信息 严重失信主体名单 严重失信信息",
    "dishonest": "失信被执行人信息 失信被执行人 失信人",
    "enforcement": "被执行人信息 被执行人",
    "ban": "限制消费人员 限制高消费 限制消费令 限制消费",
    "unsatisfied": "终结本次执行案件 终本案件",
    "auction": "司法拍卖",
    "filings": "立案信息",
    "hearings": "开庭公告",
    "court_notices": "法院公告 送达公告",
    "judgments": "裁判文书 法律诉讼",
    "bankruptcy": "破产重整案件 破产重整 破产案件 破产公告 重整案件",
    "tax_owed": "欠税公告 欠税信息",
    "tax_abnormal": "税务非正常户 非正常户",
    "tax_illegal": "重大税收违法失信主体 重大税收违法 税收违法",
    NOTHING: "知识产权出质登记信息 商标注册信息 股权变更信息 税务信用 招投标 专利信息 商标信息 著作权 对外投资 经营范围 诚实守信 "
    "信用承诺 信用评价 司法判决 双随机抽查 企业关联关系 守信激励 股权质押 土地抵押 知识产权出质 双公示 歇业信息 其他信息 "
    "作品著作权 软件著作权 资质证书 招聘信息 进出口信用 供应商 客户 新闻舆情 竞品信息 融资信息 网站备案",
}
_HEADINGS = sorted(
    ((folded(word), part) for part, words in _WORDS.items() for word in words.split()), key=lambda pair: -len(pair[0])
)
_SURE = frozenset(word for word, _ in _HEADINGS if word.endswith(("信息", "公告")))
"""Headings that stay headings with a remark behind them."""

_HISTORY = "历史"
_LONGEST = 110
_FEW = 14
_COUNT = re.compile(r"[(（\[]?\s*\d+\+?\s*[)）\]]?$")
_EMPTY = re.compile(
    r"暂无|没有找到|没有查到|未查询到|未检索到|查无|无相关(?:数据|信息|记录|结果)|(?:查询期内)?无[^，。]{0,20}(?:信息|记录)$|^无$|共\s*0\s*条"
)
_TOTAL = re.compile(r"共(?:查询到|计|有)?\s*(\d+)\s*条")
_PAGES = re.compile(r"共\s*(\d+)\s*页")

BANNERS = {
    "abnormal": re.compile(r"该企业(?:已|被|已被)列入经营异常名录"),
    "serious_illegal": re.compile(r"该企业(?:已|被|已被)列入严重违法失信"),
}
"""Words across the head of a register page that tell of a list even where the list itself is not on the page."""

CHALLENGES = (
    "请完成下方验证", "请完成安全验证", "滑动验证", "按住左边滑块", "点击按钮进行验证", "请输入验证码", "访问过于频繁", "请刷新后重试",
    "人机验证", "访问验证", "异常访问", "Just a moment", "请先登录", "请登录后",
)  # fmt: skip


def part_under(line: str) -> str | None:
    """The list that a heading announces; None for a line that is no heading. What is history is nothing that stands."""
    text = folded(_COUNT.sub("", line))
    if not text or len(text) > _LONGEST:
        return None
    if text.startswith(_HISTORY):
        return NOTHING if any(word in text for word, _ in _HEADINGS) else None
    text = re.sub(r"^[一二三四五六七八九十\d]+[、.]", "", text)
    for word, part in _HEADINGS:
        more = len(text) - len(word)
        if text == word or (text.startswith(word) and len(word) >= 4 and more <= (_LONGEST if word in _SURE else _FEW)):
            return part
    return None


def says_empty(text: str) -> bool:
    """Whether a line or a lone cell says that there is nothing."""
    return len(text) <= _LONGEST and _EMPTY.search(text) is not None


def total_in(text: str) -> int | None:
    """How many entries a list has by its own count."""
    match = _TOTAL.search(text) if len(text) <= _LONGEST else None
    return int(match[1]) if match else None


def pages_in(text: str) -> int | None:
    """How many pages a list has."""
    match = _PAGES.search(text) if len(text) <= _LONGEST else None
    return int(match[1]) if match else None
