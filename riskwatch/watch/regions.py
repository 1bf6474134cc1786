"""Has a company moved within its region or out of it? Read from the addresses alone."""

from __future__ import annotations

import re

PROVINCES = (
    "北京", "天津", "上海", "重庆", "河北", "山西", "辽宁", "吉林", "黑龙江", "江苏", "浙江", "安徽", "福建", "江西",
    "山东", "河南", "湖北", "湖南", "广东", "海南", "四川", "贵州", "云南", "陕西", "甘肃", "青海", "台湾", "内蒙古",
    "广西", "西藏", "宁夏", "新疆", "香港", "澳门",
)  # fmt: skip
_BRITISH = re.compile(r"\b([A-Z]{1,2})\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.IGNORECASE)
_NORWEGIAN = re.compile(r"\b(\d{4})\s+[^\W\d]")


def region_of(address: str) -> str | None:
    """The Chinese province, the letters of a British postcode, or the first two digits of a Norwegian one."""
    province = min((name for name in PROVINCES if name in address), key=address.index, default=None)
    if province:
        return province
    if british := _BRITISH.search(address):
        return british[1].upper()
    if norwegian := _NORWEGIAN.search(address):
        return norwegian[1][:2]
    return None


def left_region(before: str, after: str) -> bool:
    """Whether both addresses name a region and not the same one; where one does not, nothing is claimed."""
    old, new = region_of(before), region_of(after)
    return old is not None and new is not None and old != new
