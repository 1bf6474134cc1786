"""Chinese company names: place + brand (字号) + trade (行业) + legal form, with brackets, branches and old script."""

from __future__ import annotations

import re

from riskwatch.watch.identity.chinese_places import is_place, split_place
from riskwatch.watch.identity.folding import simplified
from riskwatch.watch.identity.forms import CHINESE_FORMS
from riskwatch.watch.identity.name import NameParts

_BRANCH = re.compile(
    r"^(?P<head>.{3,}?公司|.{3,}?(?:集团|合伙企业|合作社|厂))"
    r"(?P<branch>.*?(?:分公司|分厂|分店|分行|支行|支公司|办事处|代表处|营业部|项目部|事业部))$"
)
_BRACKETED = re.compile(r"[(\[〔【]([^()\[\]〔〕【】]*)[)\]〕】]")
_KEPT = re.compile(r"[^0-9A-Z\u3400-\u4dbf\u4e00-\u9fff]+")
_TRADES = """
建设工程 建筑工程 市政工程 装饰工程 园林工程 机电工程 环保工程 安装工程 工程 建设 建筑 建材 装饰 装潢 机电 机电设备 机械设备 机械制造 机械 设备 电气 电器
电子 电子商务 电力 电缆 光电 半导体 仪器 仪表 自动化 智能 信息 信息技术 网络 网络科技 软件 数据 通信 通讯 科技 技术 科技发展 新能源 能源 新材料 材料
金属材料 金属制品 金属 钢铁 钢材 钢管 钢结构 铝业 铜业 不锈钢 五金 五金制品 模具 轴承 阀门 泵业 化工 精细化工 化学 石化 石油 塑料 塑胶 塑业 橡胶 包装
包装材料 纸业 印刷 纺织 纺织品 服装 服饰 制衣 针织 印染 皮革 鞋业 家具 家居 木业 玻璃 陶瓷 水泥 混凝土 矿业 煤炭 医药 药业 制药 生物 生物科技
医疗器械 医疗 食品 饮料 酒业 粮油 农业 农业科技 农产品 水产 饲料 种业 畜牧 物流 运输 货运 供应链 供应链管理 国际货运代理 仓储 快递 航运 船舶 汽车
汽车零部件 汽车配件 汽车销售 汽配 摩托车 贸易 商贸 经贸 外贸 进出口 国际贸易 物资 实业 工贸 工业 制造 发展 投资 投资管理 控股 资产管理 企业管理 管理 咨询
服务 房地产 房地产开发 置业 物业 物业管理 文化 传媒 文化传播 广告 教育 旅游 酒店 餐饮 餐饮管理 商业 百货 超市 销售 国际 环保 环境 水务 热力 燃气
"""
_TRADE_WORDS = frozenset(_TRADES.split())
_TRADE_LENGTHS = tuple(sorted({len(word) for word in _TRADE_WORDS}, reverse=True))
_LEAST_BRAND = 2


def read_chinese(name: str) -> NameParts:
    """Take a Chinese name apart. Brackets, width, script and blanks do not count; a branch is read as its head office."""
    text, places = _without_brackets(simplified(name))
    head = ""
    if branch := _BRANCH.match(text):
        text, head = branch["head"], branch["head"]
    body, form = _without_form(text)
    place, rest = split_place(body)
    brand, trade = _brand_and_trade(rest)
    return NameParts(
        written=name,
        script="zh",
        core=brand + trade,
        brand=brand,
        trade=trade,
        form=form,
        place=place or "".join(places),
        head=head,
    )


def _without_brackets(text: str) -> tuple[str, list[str]]:
    """The letters of the name; a place in brackets is taken out and told apart, anything else stays without them."""
    places: list[str] = []

    def take(found: re.Match[str]) -> str:
        inside = _KEPT.sub("", found[1])
        if is_place(inside):
            places.append(split_place(inside + "××")[0])
            return ""
        return inside

    return _KEPT.sub("", _BRACKETED.sub(take, text)), places


def _without_form(text: str) -> tuple[str, str]:
    """The name before its legal form, and the form; 集团 before it belongs to it."""
    for written, form in CHINESE_FORMS:
        if text.endswith(written) and len(text) > len(written) + 1:
            return _without_group(text.removesuffix(written)), form
    return text, ""


def _without_group(text: str) -> str:
    return text.removesuffix("集团") if len(text) > len("集团") + 1 else text


def _brand_and_trade(text: str) -> tuple[str, str]:
    """Words of trade at the end, as many as there are, and what stands before them; the brand keeps two characters."""
    brand, trade = text, ""
    while word := _trade_at_end(brand):
        brand, trade = brand.removesuffix(word), word + trade
    return brand, trade


def _trade_at_end(text: str) -> str:
    lengths = (length for length in _TRADE_LENGTHS if length <= len(text) - _LEAST_BRAND)
    return next((text[-length:] for length in lengths if text[-length:] in _TRADE_WORDS), "")
