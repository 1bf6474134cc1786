"""A source is a folder: `source.yaml` says what it is, `client.py` asks, `reading.py` interprets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from decimal import ROUND_UP, Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from riskwatch.domain.errors import SourceClosed, SourceError
from riskwatch.domain.outcome import Outcome
from riskwatch.domain.snapshot import Identifier, Snapshot
from riskwatch.domain.words import Words
from riskwatch.rulebook.strict_yaml import read_yaml
from riskwatch.sources.access import Access
from riskwatch.sources.interface import Answer, Memory, Reply, SourceMeta
from riskwatch.sources.strict_json import Inspection
from riskwatch.sources.till import Product
from riskwatch.sources.verdict import changed

Look = Callable[..., Answer]
"""`look(access, identifier, memory)`; that of a source that asks by name takes `names` as well."""

Reading = Callable[[Identifier, Sequence[Reply], datetime], Snapshot]


@dataclass(frozen=True, slots=True)
class FolderSource:
    """One source of the folder `name`: its description, its client's `look` and its reader's `read`."""

    name: str
    meta: SourceMeta
    access: Access
    look: Look
    reading: Reading

    def fetch(self, identifier: Identifier, memory: Memory, names: Sequence[str] = ()) -> Answer:
        """Ask the register about one company.

        Raises ComeBackLater, SourceClosed or SourceChanged; SourceError (not_found) for an identifier that is not of
        this register or cannot exist, without asking.
        """
        if not self.meta.accepts(identifier):
            raise self._not_ours(identifier)
        if self.meta.needs_key and not self.access.key and self.access.base == self.meta.base_url:
            raise self._no_key()
        if self.meta.needs_contact and not self.access.has_contact and self.access.base == self.meta.base_url:
            raise self._no_contact()
        if self.meta.asks_by_name:
            return self.look(self.access, identifier, memory, names)
        return self.look(self.access, identifier, memory)

    def read(self, identifier: Identifier, replies: Sequence[Reply], fetched_at: datetime) -> Snapshot:
        """Interpret the replies of one look; pure. Raises SourceChanged where the shape is not the known one, or where
        the first reply is too thin to be one: it lacks a member that `expects` names."""
        if self.meta.expects:  # without any, the source does not answer in JSON: its reader judges alone
            first = Inspection().document(replies[0], self.name)
            missing = [member for member in self.meta.expects if member not in first]
            if missing:
                raise changed(self.name, f"no {', '.join(missing)}")
        return self.reading(identifier, replies, fetched_at)

    def _not_ours(self, identifier: Identifier) -> SourceError:
        title = self.meta.title
        error = SourceError(
            Words(f"{identifier} 不是{title.zh}的有效编号。", f"{identifier} is not a valid number of {title.en}."),
            Words("请更正客户资料中的登记号。", "Correct the register number of the customer."),
        )
        error.outcome = Outcome.NOT_FOUND
        return error

    def _no_key(self) -> SourceClosed:
        title, setting = self.meta.title, f"RISKWATCH_SOURCE_{self.name.upper()}_KEY"
        return SourceClosed(
            Words(f"{title.zh}需要密钥，尚未设置。", f"{title.en} needs a key and none is set."),
            Words(
                f"申请密钥后写入 {setting}。", f"Apply for a key and put it into {setting}. Terms: {self.meta.terms}"
            ),
        )

    def _no_contact(self) -> SourceClosed:
        title = self.meta.title
        return SourceClosed(
            Words(
                f"{title.zh}要求请求方注明联系方式，尚未设置。",
                f"{title.en} wants to know whom to write to; that is not set.",
            ),
            Words("请把联系邮箱写入 RISKWATCH_CONTACT。", "Put a mail address into RISKWATCH_CONTACT."),
        )


def read_meta(file: Path) -> SourceMeta:
    """Read a `source.yaml`. Raises RuleError (the YAML is bad), TypeError or ValueError (a field is missing or wrong)."""
    content: dict[str, Any] = read_yaml(file).content
    budget = content.pop("budget")
    return SourceMeta(
        title=Words(**content.pop("title")),
        attribution=Words(**content.pop("attribution")),
        min_gap_s=float(budget.pop("min_gap_s")),
        quota=int(budget.pop("quota_n")),
        window_s=int(budget.pop("quota_window_s")),
        offers=frozenset(content.pop("offers")),
        needs_key=content.pop("needs_key") == "yes",
        expects=tuple(content.pop("expects")),
        hours=_hours(budget.pop("hours", "")),
        time_zone=ZoneInfo(budget.pop("time_zone", "UTC")).key,
        kinds=tuple(content.pop("kinds", ("json",))),
        needs_contact=content.pop("needs_contact", "no") == "yes",
        asks_by_name=content.pop("asks_by_name", "no") == "yes",
        timeless=content.pop("timeless", "no") == "yes",
        products=read_products(content.pop("products", {})),
        least_interval_s=int(content.pop("least_interval_s", 0)),
        **budget,
        **content,
    )


def read_products(given: Mapping[str, Mapping[str, Any]]) -> tuple[Product, ...]:
    """Products by name: `path`, and `price` in yuan, "" where only the contract tells."""
    return tuple(
        Product(name, str(one["path"]), _fen(str(one["price"])) if one.get("price") not in (None, "") else None)
        for name, one in given.items()
    )


def _fen(yuan: str) -> int:
    return int((Decimal(yuan) * 100).to_integral_value(ROUND_UP))


def _hours(text: str) -> tuple[time, time] | None:
    """ "21:00-07:00": from when until when the source may be asked, in its own zone; "" at any hour."""
    if not text:
        return None
    opens, closes = (time.fromisoformat(part) for part in text.split("-"))
    if opens == closes:
        raise ValueError(f"{text} leaves no hour, or all of them")
    return opens, closes
