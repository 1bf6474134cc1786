"""Company names for the matching bench: those of the registry samples, made-up ones around them, and realistic changes."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import opencc

from riskwatch.watch.identity.chinese_places import CITIES
from riskwatch.watch.identity.reading import read_name

_KEYS = frozenset(
    [
        "navn",
        "company_name",
        "nom_complet",
        "nom_raison_sociale",
        "obchodniJmeno",
        "entityName",
        "corporate_name",
        "CompanyName",
        "Entity.LegalName",
        "Navn",
    ]
)
_CHINESE = re.compile(r"[\u4e00-\u9fff（）()]{3,30}?(?:有限责任公司|有限公司|钢厂)(?:[\u4e00-\u9fff]{2,8}分公司)?")
_NOT_A_NAME = re.compile(r"[与某]|原告|被告|判决|本院|^[（(]|^[^（(]*[）)]|有限公司.*有限公司|^网讯")
_TRADES = re.findall(
    r"\S+",
    """
机电 建设工程 贸易 科技 商贸 实业 电子 机械设备 新材料 化工 物流 建材 纺织 包装材料 医疗器械 食品 环保科技 汽车零部件 进出口
信息技术 电气 金属制品 装饰工程 供应链管理 生物科技 文化传媒 塑料制品 五金制品 服饰 农业科技
""",
)
_BRAND = (
    "恒信华盛金鼎瑞祥鸿运达通宏图兴旺泰安宇航博远嘉禾润丰德邦海天启明星辰凯越隆昌永固正泰创新锦绣河山朗清中科方正立信诚义仁和"
    "光彩虹霖沐森林木源泉康健美乐优品尚佳特力威龙虎腾飞跃升阳月亮云雷电风雨雪霜春夏秋冬东南西北高长广大小明亮新世纪元亨利贞"
)
_FORMS = ("有限公司", "有限责任公司", "股份有限公司")
_LATIN_FORMS = ("Limited", "Ltd", "AS", "Inc.", "GmbH", "SAS", "LLC", "PLC", "Oy")


def real_names(samples: Path) -> dict[str, list[str]]:
    """The company names in the registry samples, by script, each once and in a fixed order."""
    latin: set[str] = set()
    chinese: set[str] = set()
    for file in sorted(samples.rglob("*")):
        if not file.is_file() or file.suffix not in (".json", ".ndjson", ".csv", ".html"):
            continue
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        chinese.update(name for name in _CHINESE.findall(text) if not _NOT_A_NAME.search(name))
        latin.update(_latin_names(file, text))
    companies = (name.strip() for name in latin if " " in name and len(name) > 5 and read_name(name).form)
    return {"zh": _once(chinese), "latin": _once(companies)}


def _once(names: Any) -> list[str]:
    by_key = {}
    for name in sorted(names):
        by_key.setdefault(read_name(name).key, name)
    return list(by_key.values())


def _latin_names(file: Path, text: str) -> Iterator[str]:
    if file.suffix == ".csv":
        for row in csv.DictReader(text.splitlines()):
            yield from (row[key] for key in row if key and key.strip() in _KEYS and row[key])
        return
    for line in text.splitlines() if file.suffix == ".ndjson" else [text]:
        try:
            yield from _named(json.loads(line))
        except ValueError:
            continue


def _named(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, str) and key in _KEYS:
                yield inner
            elif key == "legalName" and isinstance(inner, dict):
                yield str(inner.get("name", ""))
            else:
                yield from _named(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _named(inner)


def made_chinese(count: int, chance: Random) -> list[str]:
    cities = sorted(CITIES)
    return [
        chance.choice(cities)
        + "".join(chance.choices(_BRAND, k=chance.choice((2, 2, 2, 3, 4))))
        + chance.choice(_TRADES)
        + chance.choice(_FORMS)
        for _ in range(count)
    ]


def made_latin(count: int, chance: Random, real: list[str]) -> list[str]:
    """Words of the real names in new company: the distractors are as alike as real companies are."""
    words = sorted({word for name in real for word in read_name(name).brand.split() if len(word) > 2})
    return [
        " ".join([*(word.capitalize() for word in chance.choices(words, k=chance.choice((1, 2, 2, 3)))),
                  chance.choice(_LATIN_FORMS)])
        for _ in range(count)
    ]  # fmt: skip


Change = Callable[[str, Random], str]
_TRADITIONAL = opencc.OpenCC("s2t")


def _typo(name: str, chance: Random) -> str:
    core = range(2, max(3, len(name) - 5))
    at = chance.choice(core)
    return name[:at] + chance.choice(_BRAND) + name[at + 1 :]


def _dropped(name: str, chance: Random) -> str:
    at = chance.choice(range(1, max(2, len(name) - 5)))
    return name[:at] + name[at + 1 :]


def _swapped(name: str, chance: Random) -> str:
    at = chance.choice(range(1, max(2, len(name) - 6)))
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def _letter(name: str, chance: Random) -> str:
    at = chance.choice(range(1, max(2, len(name) - 5)))
    return name[:at] + chance.choice("abcdefghijklmnopqrstuvwxyz") + name[at + 1 :]


def _other_form(name: str, chance: Random) -> str:
    swaps = (("Limited", "Ltd."), ("LIMITED", "LTD"), (" LTD", " Limited"), (" AS", " A/S"), (" Inc.", ", Incorporated"),
             (" INC", " Inc."), ("有限责任公司", "有限公司"), ("有限公司", "有限责任公司"))  # fmt: skip
    found = next((pair for pair in swaps if pair[0] in name), None)
    return name.replace(*found) if found else name


def _no_form(name: str, chance: Random) -> str:
    return re.sub(r"(股份)?有限(责任)?公司|\s+\S+$", "", name) or name


def _no_place(name: str, chance: Random) -> str:
    parts = read_name(name)
    return name.replace(parts.place, "", 1).lstrip("市省") if parts.place and parts.place in name else name


def _place_in_brackets(name: str, chance: Random) -> str:
    parts = read_name(name)
    if not parts.place or not name.startswith(parts.place):
        return name
    rest = name.removeprefix(parts.place).lstrip("市省")
    return rest.replace(parts.brand, f"{parts.brand}（{parts.place}）", 1)


CHANGES: dict[str, dict[str, Change]] = {
    "zh": {
        "legal form": _other_form,
        "no legal form": _no_form,
        "traditional": lambda name, chance: _TRADITIONAL.convert(name),
        "full width": lambda name, chance: name.replace("(", "（").replace(")", "）").replace("", " ").strip(),
        "no place": _no_place,
        "place in brackets": _place_in_brackets,
        "wrong character": _typo,
        "dropped character": _dropped,
        "branch": lambda name, chance: name + chance.choice(("北京", "苏州", "成都")) + "分公司",
    },
    "latin": {
        "legal form": _other_form,
        "no legal form": _no_form,
        "capitals": lambda name, chance: name.swapcase(),
        "punctuation": lambda name, chance: name.replace(" ", ", ", 1).replace("&", "and"),
        "no diacritics": lambda name, chance: name.translate(str.maketrans("øØåÅæÆéÉüÜ", "oOaAaAeEuU")),
        "word order": lambda name, chance: " ".join([*name.split()[1:-1], name.split()[0], name.split()[-1]]),
        "wrong letter": _letter,
        "dropped letter": _dropped,
        "swapped letters": _swapped,
    },
}
