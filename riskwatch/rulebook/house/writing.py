"""Writes the two files: values in the form in which they are read, starters with a comment at each field."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from riskwatch.domain.money import Money
from riskwatch.domain.policy import ApprovedException, Policy
from riskwatch.domain.position import Range
from riskwatch.domain.profile import Profile
from riskwatch.domain.words import Words
from riskwatch.rulebook.house.parameters import GROUPS, PARAMETERS, UNITS, Parameter

PERCENTS = ("share", "per_day", "per_year", "dated_rates", "factor_by_grade", "share_by_security")
"""Kinds that are written as percentages."""
_POLICY_HEAD = Words(
    "信用政策。带 # 的行是规则手册的默认值：去掉行首的 # 并改成贵公司的数值。\n"
    "比例写 5% 或 0.05，金额写 CNY 1000000，日期写 2026-01-01，是否写 yes 或 no。\n"
    "检查本文件：riskwatch policy check",
    "Credit policy. Lines that begin with # show the rule book's defaults: take the # away and write your own value.\n"
    "Shares are written 5% or 0.05, sums CNY 1000000, days 2026-01-01, switches yes or no.\n"
    "Check this file: riskwatch policy check",
)
_FROM = Words("从哪一天起生效", "in force from this day on")
_OWNER = Words("谁对此政策负责", "who answers for this policy")


def written(parameter: Parameter, value: Any) -> str:
    """A value of this parameter as it stands in the file, on one line."""
    return _plain(value, percent=parameter.kind in PERCENTS)


def policy_starter(today: date, language: str) -> str:
    """A file in which only the owner is missing, every parameter with its default and what it is for."""
    lines = [*_comment(_POLICY_HEAD, language), "", f"effective_from: {today.isoformat()}  # {_FROM.said(language)}"]
    lines.append(f"owner:  # {_OWNER.said(language)}")
    default = Policy()
    for group in GROUPS:
        lines += ["", f"# {group.title.said(language)}"]
        for parameter in group.parameters:
            lines.append(
                f"# {parameter.name}: {written(parameter, getattr(default, parameter.name))}  # {about(parameter, language)}"
            )
    return "\n".join(lines) + "\n"


def policy_text(policy: Policy) -> str:
    """The whole policy as a file that reads back to the same values."""
    since = policy.effective_from or date(1970, 1, 1)
    lines = [f"effective_from: {since.isoformat()}", f"owner: {_quoted(policy.owner or '-')}"]
    lines += [f"{parameter.name}: {written(parameter, getattr(policy, parameter.name))}" for parameter in PARAMETERS]
    return "\n".join(lines) + "\n"


def about(parameter: Parameter, language: str) -> str:
    """What the parameter is, its unit, and the rules that ask for it."""
    unit = UNITS.get(parameter.kind)
    said = parameter.title.said(language)
    if unit is not None:
        said += f"（{unit.zh}）" if language == "zh" else f" ({unit.en})"
    if parameter.example:
        said += f"，如 {{{parameter.example}}}" if language == "zh" else f", such as {{{parameter.example}}}"
    return f"{said} · {' '.join(parameter.rules)}" if parameter.rules else said


_PROFILE_STARTER = Words(
    """\
# 我方公司资料。去掉行首的 # 并填写；不填的部分，相应的比对不做，报告会写明。
# 检查本文件：riskwatch profile check

names:  # 登记名称，主要名称在前；有外文登记名称的另起一行
  -
# former_names: [曾用名有限公司]
# short_names: [简称]

# registration:  # 登记编号，校验位会核对；可用：{schemes}
#   uscc: "91110000600037341L"

# accounts:  # 收款账户，账号加引号
#   - holder: 登记名称
#     bank: 中国工商银行某支行
#     number: "6222 0000 0000 0000"
#     currency: CNY

# size: small        # 企业规模类型：{sizes}
# size_since: 2025-12-31  # 该类型的认定日期

# address: 接收书面通知的地址
# phones: ["021-00000000"]
# emails: [office@example.com]
# salespeople: [业务员姓名]    # 合同不应让他们收款
# templates: [our-terms.docx]  # 我方合同范本，与本文件放在同一文件夹
""",
    """\
# Our own company. Take the # away and fill in; what is left out is not compared, and the report says so.
# Check this file: riskwatch profile check

names:  # registered names, the main one first
  -
# former_names: [Former Name Limited]
# short_names: [Short Name]

# registration:  # register numbers; check digits are tested. Registers: {schemes}
#   gb_coh: "01234567"

# accounts:  # accounts that we are paid into; put the numbers into quotes
#   - holder: Registered Name
#     bank: Name of the bank
#     number: "GB33 BUKB 2020 1555 5555 55"
#     currency: GBP

# size: small        # size class of the enterprise: {sizes}
# size_since: 2025-12-31  # the day on which it was established

# address: where written notices reach us
# phones: ["+44 20 7946 0000"]
# emails: [office@example.com]
# salespeople: [Name of a salesperson]  # no contract should let them collect money
# templates: [our-terms.docx]  # our own contract forms, in the same folder as this file
""",
)


def profile_starter(schemes: tuple[str, ...], sizes: tuple[str, ...], language: str) -> str:
    """A file in which only our name is missing, every other field shown with an example."""
    return _PROFILE_STARTER.said(language).format(schemes=", ".join(schemes), sizes=", ".join(sizes))


def profile_text(profile: Profile) -> str:
    """The whole profile as a file; its templates are named, their texts are files of their own."""
    lists = ("names", "former_names", "short_names", "phones", "emails", "salespeople")
    lines = [f"{name}: {_plain(values)}" for name in lists if (values := getattr(profile, name))]
    if profile.identifiers:
        lines.append("registration:")
        lines.extend(f"  {each.scheme}: {_quoted(each.id)}" for each in profile.identifiers)
    if profile.accounts:
        lines.append("accounts:")
        for account in profile.accounts:
            given = {name: getattr(account, name) for name in ("holder", "bank", "number", "currency")}
            lines.append(f"  - {_plain({name: value for name, value in given.items() if value})}")
    if profile.size:
        lines.append(f"size: {profile.size}")
    if profile.size_since:
        lines.append(f"size_since: {profile.size_since.isoformat()}")
    if profile.address:
        lines.append(f"address: {_quoted(profile.address)}")
    if profile.templates:
        lines.append(f"templates: {_plain(tuple(template.name for template in profile.templates))}")
    return "\n".join(lines) + "\n"


def _plain(value: Any, *, percent: bool = False) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Money):
        return f"{value.currency} {value.amount:f}"
    if isinstance(value, Decimal):
        return f"{(value * 100).normalize():f}%" if percent else f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, ApprovedException):
        named = {name: getattr(value, name) for name in ("contract", "until", "approved_by", "reason")}
        return _plain(named)
    if isinstance(value, Range):
        asked = {"target": value.target} if value.target else {}
        return _plain(asked | ({"lowest": value.lowest} if value.lowest else {}))
    if isinstance(value, Mapping):
        pairs = (f"{_key(key)}: {_plain(one, percent=percent)}" for key, one in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(_plain(one, percent=percent) for one in value) + "]"
    return str(value) if isinstance(value, int) else _quoted(str(value))


def _key(key: object) -> str:
    return key.isoformat() if isinstance(key, date) else str(key) if str(key).isidentifier() else _quoted(str(key))


def _quoted(text: str) -> str:
    """In quotes where the text is more than one plain word."""
    plain = text.isascii() and not text.isdigit() and (text.isidentifier() or text.isalnum())
    return text if plain else json.dumps(text, ensure_ascii=False)


def _comment(words: Words, language: str) -> list[str]:
    return [f"# {line}" for line in words.said(language).split("\n")]
