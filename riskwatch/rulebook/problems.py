"""What is wrong with a field, in both languages: the schema's own sentences are English, these are their Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from riskwatch.domain.words import Words

Field = tuple[str | int, ...]

_SAID: tuple[tuple[str, str, str], ...] = (
    (r"Missing data for required field\.", "缺少这个必填字段", "this field is required"),
    (r"Unknown field; allowed here: (.+)", "没有这个字段；可用字段：{0}", "Unknown field; allowed here: {0}"),
    (
        r"(.+) is not allowed here; allowed: (.+)",
        "{0} 不在允许值之内；允许：{1}",
        "{0} is not allowed here; allowed: {1}",
    ),
    (r"Not a valid string\.", "应为文字（数字请加引号）", "must be a text (put a number into quotes)"),
    (r"Not a valid list\.", "应为列表", "must be a list"),
    (r"Not a valid mapping type\.|Invalid (?:input )?type\.", "应为由字段组成的映射", "must be a mapping of fields"),
    (r"Field may not be null\.", "不能为空", "must not be empty"),
    (r"Shorter than minimum length \d+\.", "不能为空", "must not be empty"),
    (r"Length must be (\d+)\.", "应正好有 {0} 项", "must have exactly {0} entries"),
    (r"the English words are missing", "缺少英文（en）", "the English words are missing"),
    (r"has exactly one of (.+)", "必须且只能有其中一项：{0}", "has exactly one of {0}"),
    (r"has at least one of (.+)", "至少要有其中一项：{0}", "has at least one of {0}"),
    (r"`(\w+)` needs `(\w+)`", "`{0}` 需要同时写 `{1}`", "`{0}` needs `{1}`"),
    (r"`(\w+)` has no limit", "`{0}` 不带 limit", "`{0}` has no limit"),
    (r"`(\w+)` needs a number as its limit", "`{0}` 的 limit 应为数字", "`{0}` needs a number as its limit"),
    (
        r"`(\w+)` needs a list of texts as its limit",
        "`{0}` 的 limit 应为文字列表",
        "`{0}` needs a list of texts as its limit",
    ),
    (
        r"a limit is a number, or a list of texts",
        "limit 应为数字，或文字列表",
        "a limit is a number, or a list of texts",
    ),
    (
        r"a code has three capital letters.*",
        "编号由三个大写字母和三位数字组成，例如 PAY901",
        "a code has three capital letters and three digits, such as PAY901",
    ),
    (
        r"an example is a text, or a mapping with text and given",
        "例子应为一段文字，或含 text 与 given 的映射",
        "an example is a text, or a mapping with text and given",
    ),
    (r"(.+) is not a day; write it as (.+)", "{0} 不是日期，请写成 {1}", "{0} is not a day; write it as {1}"),
    (
        r"(.+) is not between (.+) and (.+); write it as 5% or 0\.05",
        "{0} 不在 {1} 到 {2} 之间；请写成 5% 或 0.05",
        "{0} is not between {1} and {2}; write it as 5% or 0.05",
    ),
    (
        r"(.+) is not a whole number from 0 to (.+)",
        "{0} 不是 0 到 {1} 的整数",
        "{0} is not a whole number from 0 to {1}",
    ),
    (
        r"(.+) is not a number above 0 and at most (.+)",
        "{0} 不是大于 0、不超过 {1} 的数字",
        "{0} is not a number above 0 and at most {1}",
    ),
    (
        r"(.+) is not an amount with its currency; write it as (.+)",
        "{0} 不是带币种的金额，请写成 {1}",
        "{0} is not an amount with its currency; write it as {1}",
    ),
    (r"(.+) is not an amount", "{0} 不是金额", "{0} is not an amount"),
    (
        r"(.+) is no currency; write it as CNY, USD or EUR",
        "{0} 不是币种代码，请写成 CNY、USD 或 EUR",
        "{0} is no currency; write it as CNY, USD or EUR",
    ),
    (r"`(\w+)` is above `(\w+)`", "`{0}` 大于 `{1}`", "`{0}` is above `{1}`"),
    (
        r"a worse grade has a longer credit term than a better one",
        "较差等级的账期比较好等级还长",
        "a worse grade has a longer credit term than a better one",
    ),
    (r"(.+) is not a score from 0 to 100", "{0} 不是 0 到 100 的分数", "{0} is not a score from 0 to 100"),
    (
        r"the three weights of the score do not add up to 100%",
        "三个部分的权重合计不是 100%",
        "the three weights of the score do not add up to 100%",
    ),
    (
        r"a better grade begins at a lower score than a worse one",
        "较好等级的最低分不高于较差等级",
        "a better grade begins at a lower score than a worse one",
    ),
    (
        r"(.+) fails the check digit or form of (\w+)",
        "{0} 未通过 {1} 的校验位或格式检查",
        "{0} fails the check digit or form of {1}",
    ),
    (
        r"put the account number into quotes, so that no digit is lost",
        "账号请加引号，以免丢失数字",
        "put the account number into quotes, so that no digit is lost",
    ),
    (r"(.+) is no account number", "{0} 不是银行账号", "{0} is no account number"),
    (r"(.+) is no e-mail address", "{0} 不是邮箱地址", "{0} is no e-mail address"),
    (r"(.+) is no telephone number", "{0} 不是电话号码", "{0} is no telephone number"),
    (r"the account (.+) is given twice", "账号 {0} 写了两次", "the account {0} is given twice"),
    (
        r"only a retired rule is replaced.*",
        "只有停用的规则才有替代规则：请把 status 设为 retired",
        "only a retired rule is replaced: set status to retired",
    ),
)


def problems(messages: Any, field: Field = ()) -> Iterator[tuple[Field, str]]:
    """Every complaint of a schema with the field it is about, in the order of the schema."""
    if isinstance(messages, dict):
        for key, inner in messages.items():
            yield from problems(inner, field if key in ("_schema", "value", "key") else (*field, key))
    elif isinstance(messages, list):
        for inner in messages:
            yield from problems(inner, field)
    else:
        yield field, str(messages)


def in_both(problem: str) -> Words:
    """A complaint in both languages; one that is not in the table is said as it is."""
    for pattern, chinese, english in _SAID:
        found = re.fullmatch(pattern, problem, re.DOTALL)
        if found:
            return Words(chinese.format(*found.groups()), english.format(*found.groups()))
    return Words(problem, problem)
