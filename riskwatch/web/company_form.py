"""The form of our own company: from a profile to what stands in its fields, and back to what the schema takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from itertools import zip_longest
from typing import Any

from werkzeug.datastructures import MultiDict

from riskwatch.domain.errors import PolicyRefused
from riskwatch.domain.profile import Profile
from riskwatch.domain.words import Words
from riskwatch.rulebook.problems import Field

LISTS = ("names", "former_names", "short_names", "phones", "emails", "salespeople")
ACCOUNT = ("holder", "bank", "number", "currency")
SPARE_ROWS = 2
LABELS = {
    "names": Words("登记名称", "Registered names"),
    "former_names": Words("曾用名", "Former names"),
    "short_names": Words("简称", "Short names"),
    "registration": Words("登记编号", "Register numbers"),
    "identifiers": Words("登记编号", "Register numbers"),
    "accounts": Words("收款账户", "Accounts"),
    "holder": Words("户名", "Holder"),
    "bank": Words("开户行", "Bank"),
    "number": Words("账号", "Number"),
    "currency": Words("币种", "Currency"),
    "size": Words("企业规模", "Size class"),
    "size_since": Words("认定日期", "Established on"),
    "address": Words("收信地址", "Address for notices"),
    "phones": Words("电话", "Telephone"),
    "emails": Words("邮箱", "E-mail"),
    "salespeople": Words("业务员", "Salespeople"),
    "templates": Words("合同范本", "Contract forms"),
}


def shown(profile: Profile | None) -> dict[str, Any]:
    """What stands in the fields: lists as lines, rows with some to spare."""
    ours = profile or Profile()
    accounts = [{name: getattr(account, name) for name in ACCOUNT} for account in ours.accounts]
    numbers = [{"scheme": each.scheme, "id": each.id} for each in ours.identifiers]
    return {
        **{name: "\n".join(getattr(ours, name)) for name in LISTS},
        "accounts": accounts + [dict.fromkeys(ACCOUNT, "")] * SPARE_ROWS,
        "registration": numbers + [{"scheme": "", "id": ""}] * SPARE_ROWS,
        "size": ours.size,
        "size_since": ours.size_since.isoformat() if ours.size_since else "",
        "address": ours.address,
    }


def typed(form: MultiDict[str, str]) -> dict[str, Any]:
    """What somebody typed, as the fields show it."""
    accounts = [dict(zip(ACCOUNT, row, strict=True)) for row in _rows(form, ACCOUNT)]
    numbers = [{"scheme": scheme, "id": number} for scheme, number in _rows(form, ("scheme", "id"))]
    plain = {
        name: form.get(name, "").replace("\r\n", "\n").strip() for name in (*LISTS, "size", "size_since", "address")
    }
    return {**plain, "accounts": accounts, "registration": numbers}


def as_file(given: Mapping[str, Any], templates: list[str]) -> dict[str, Any]:
    """The same as the file would hold it: what is empty is left out."""
    made: dict[str, Any] = {name: [line.strip() for line in given[name].split("\n") if line.strip()] for name in LISTS}
    made["accounts"] = [
        {name: value for name, value in row.items() if value} for row in given["accounts"] if any(row.values())
    ]
    made["registration"] = {row["scheme"]: row["id"] for row in given["registration"] if row["id"]}
    made |= {name: given[name] for name in ("size", "size_since", "address")}
    filled = {name: value for name, value in made.items() if value}
    return {"names": [], **filled, "templates": templates}


def where(field: Field) -> Words:
    """A field as people call it, with its row."""
    parts = [LABELS.get(str(step), Words(str(step), str(step))) for step in field if not isinstance(step, int)]
    rows = [step + 1 for step in field if isinstance(step, int)]
    row = Words(f"第 {rows[0]} 行", f"row {rows[0]}") if rows else Words("", "")
    listed = [*parts[:1], row, *parts[1:]] if rows else parts
    return Words(" ".join(one.zh for one in listed), " ".join(one.en for one in listed))


def changes(before: Profile | None, after: Profile) -> Iterator[Words]:
    """Which fields differ between two versions."""
    for field in fields(Profile):
        if before is None or getattr(before, field.name) != getattr(after, field.name):
            if before is None and not getattr(after, field.name):
                continue
            yield LABELS[field.name]


def refuse_number_without_register(given: Mapping[str, Any]) -> None:
    """Raises PolicyRefused that names the number: no file could hold it."""
    lone = next((row["id"] for row in given["registration"] if row["id"] and not row["scheme"]), "")
    if lone:
        raise PolicyRefused(
            Words(
                f"登记编号 {lone} 没有选是哪一种编号。",
                f"It was not chosen which register the number {lone} belongs to.",
            ),
            Words("在编号前的下拉框里选择。", "Choose it in the list before the number."),
        )


def _rows(form: MultiDict[str, str], names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """What was typed row by row; a field that the sender left out is empty."""
    return zip_longest(*([value.strip() for value in form.getlist(name)] for name in names), fillvalue="")
