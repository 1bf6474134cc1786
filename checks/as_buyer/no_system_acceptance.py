"""INS003 for the buyer: the goods are installed and started up, and nothing is accepted as a working whole."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotApplicable,
    Words,
    contract_check,
    elsewhere,
    no_sale,
    wording_of,
)

PLACE = Words("验收条款", "acceptance clause")
NOT_NEEDED = Words(
    "没有安装、调试或成套使用的约定，不需要系统验收",
    "no installation or start-up is agreed, so no acceptance as a system is needed",
)
INSTALLED = (
    r"(?:{S}|供方|卖方)[^。；\n]{0,30}?(?:负责|提供|进行|承担)[^。；\n]{0,12}?(?:安装|调试|组装)"
    r"|安装(?:、|及|和|与|并)?调试|生产线|成套设备|整套设备|系统集成"
    r"|\b{S}\b[^.;\n]{0,30}?\b(?:shall|will|must|agrees to)\b[^.;\n]{0,60}?\b(?:install"
    r"|commission)\b[^.;\n]{0,60}?\b(?:equipment"
    r"|machine\w*|system|plant|line)\b|\bproduction line\b|\bturn-?key\b"
)
NOT_BY_SELLER = (
    r"(?:由)?{B}[^。；，\n]{0,8}?(?:自行|负责)[^。；，\n]{0,6}?安装|不(?:含|包括|负责)"
    r"[^。；，\n]{0,6}?安装|\b{B} (?:shall|will) (?:itself )?(?:be responsible for )?install"
)
TESTED = (
    r"试(?:运行|运转|车|机|生产|用期)|联动|联调|(?:安装|调试)[^。；\n]{0,40}?(?:验收|合格)|验收"
    r"[^。；\n]{0,30}?(?:安装|调试)|(?:系统|最终|整体|终|性能|现场|竣工|初步|初|设备|项目)验收"
    r"|性能(?:测试|考核|试验)|终验|初验"
    r"|\b(?:acceptance|performance|commissioning|start-?up|trial|site|final) (?:test\w*|run\w*"
    r"|criteria|acceptance|inspection)|\bacceptance (?:certificate|procedure|protocol)"
    r"|\btest runs?\b|\bdemonstrat(?:e|es|ion)\b|\bcompletion certificate|\bfinal acceptance\b"
)


@contract_check(unless=no_sale)
def no_system_acceptance(matter: Matter) -> Iterator[Answer]:
    """Whether a customer of the buyer has to accept as well is not in the text, and is not judged."""
    contract = matter.contract
    words = wording_of(contract)
    if not words.says(INSTALLED) or words.says(NOT_BY_SELLER):
        yield NotApplicable(NOT_NEEDED)
    elif matter.filled and not words.says(TESTED):
        yield elsewhere(contract) or Hit(None, place=PLACE)
