"""Is this a person's name, and not the words of an empty form?"""

from __future__ import annotations

import re

_EMPTY = re.compile(r"[\s_/＿—\-]+")
_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,12}|[A-Za-z][A-Za-z .'\-]{3,40}")
_FORM = re.compile(
    r"签|章|年|月|日|代表|代理|公司|姓名|电话|职务|地址|单位|电报|账号|\b(?:name|title|by|date)\b", re.IGNORECASE
)


def is_person_name(text: str) -> bool:
    """True for 李建国 and Adam Brown, false for （签字） and ______."""
    return _PERSON.fullmatch(_EMPTY.sub("", text)) is not None and not _FORM.search(text)
