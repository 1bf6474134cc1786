"""The lists that Chinese sources have, whichever source it is: how a row is read and what it tells about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from riskwatch.domain.event import SIGNALS
from riskwatch.domain.snapshot import Coverage, Officer, Owner, Snapshot
from riskwatch.sources.chinese import authorities, courts, register
from riskwatch.sources.chinese.about import About
from riskwatch.sources.chinese.lines import Row
from riskwatch.sources.strict_json import Inspection

_CASES = ("INSOLVENCY_PETITION", "INSOLVENCY_OPEN", "INSOLVENCY_RESCUE", "INSOLVENCY_CLOSED")


@dataclass(frozen=True, slots=True)
class Part:
    """A list: the kind of its columns, who reads a row, the section it goes to, the signals it tells of."""

    fields: str
    read: Callable[[Row, About], Any]
    section: str
    signals: tuple[str, ...]


PARTS: Mapping[str, Part] = {
    "dishonest": Part("dishonest", courts.debtor("dishonest"), "enforcement", ("JUDGMENT_DISHONEST", "OFFICER_RISK")),
    "enforcement": Part("enforcement", courts.debtor("enforcement"), "enforcement", ("JUDGMENT_ENFORCED",)),
    "unsatisfied": Part("unsatisfied", courts.debtor("unsatisfied"), "enforcement", ("ENFORCEMENT_UNSATISFIED",)),
    "ban": Part("consumption_ban", courts.ban, "enforcement", ("CONSUMPTION_RESTRICTED", "OFFICER_RISK")),
    "freeze": Part("freeze", courts.freeze, "enforcement", ("EQUITY_FROZEN",)),
    "auction": Part("auction", courts.auction, "enforcement", ("ASSET_AUCTION",)),
    "filings": Part("lawsuit", courts.lawsuit("filed"), "enforcement", ("LAWSUIT_DEFENDANT",)),
    "hearings": Part("lawsuit", courts.lawsuit("hearing"), "enforcement", ("LAWSUIT_DEFENDANT",)),
    "court_notices": Part("lawsuit", courts.lawsuit("public_notice"), "enforcement", ("LAWSUIT_DEFENDANT",)),
    "judgments": Part("lawsuit", courts.lawsuit("judged"), "enforcement", ("LAWSUIT_DEFENDANT",)),
    "bankruptcy": Part("bankruptcy", courts.case, "insolvency", _CASES),
    "liquidation": Part(
        "announcement", authorities.leaving("solvent", "清算组备案"), "insolvency", ("LIQUIDATION_SOLVENT",)
    ),
    "simple_deregistration": Part(
        "announcement", authorities.leaving("strike_off", "简易注销公告"), "insolvency", ("STATUS_STRIKE_OFF_PENDING",)
    ),
    "forced_deregistration": Part(
        "announcement", authorities.leaving("strike_off", "拟强制注销公告"), "insolvency", ("STATUS_STRIKE_OFF_PENDING",)
    ),
    "deregistration": Part(
        "announcement", authorities.leaving("strike_off", "注销备案"), "insolvency", ("STATUS_STRIKE_OFF_PENDING",)
    ),
    "abnormal": Part("abnormal", authorities.listing("abnormal"), "notices", ("ABNORMAL_LISTED", "ADDRESS_INVALID")),
    "serious_illegal": Part(
        "abnormal", authorities.listing("serious_illegal"), "notices", ("SERIOUS_ILLEGAL", "WAGES_UNPAID")
    ),
    "penalty": Part("penalty", authorities.penalty, "notices", ("PENALTY",)),
    "environment": Part("penalty", authorities.penalty, "notices", ("PENALTY",)),
    "tax_owed": Part("tax", authorities.tax("欠税公告"), "notices", ("TAX_ABNORMAL",)),
    "tax_abnormal": Part("tax", authorities.tax("非正常户"), "notices", ("TAX_ABNORMAL",)),
    "tax_illegal": Part("tax", authorities.tax("重大税收违法"), "notices", ("TAX_ABNORMAL",)),
    "permits": Part("permit", authorities.permit, "notices", ("PERMIT_EXPIRED",)),
    "inspections": Part("check", authorities.inspection, "notices", ()),
    "capital_reduction": Part(
        "announcement", authorities.announced("capital_reduction", "减少注册资本公告"), "notices", ("CAPITAL_REDUCED",)
    ),
    "merger": Part("announcement", authorities.announced("merger", "合并、分立公告"), "notices", ("MERGER_OR_SPLIT",)),
    "pledge": Part("pledge", register.charge("equity_pledge"), "charges", ("EQUITY_PLEDGED",)),
    "mortgage": Part(
        "mortgage", register.charge("chattel_mortgage"), "charges", ("CHARGE_REGISTERED", "CHARGE_SATISFIED")
    ),
    "owners": Part("owner", register.owner, "owners", ("OWNER_CHANGE",)),
    "officers": Part(
        "officer", register.officer, "officers", ("OFFICER_LEFT", "OFFICER_JOINED", "OFFICER_CHURN")
    ),
    "branches": Part("branch", register.branch, "branches", ("BRANCH_CLOSED",)),
    "changes": Part("change", register.change, "changes", ()),
}  # fmt: skip

_ORDER: tuple[Coverage, ...] = ("checked", "stale", "failed", "not_entitled", "not_offered")


@dataclass
class Collector:
    """Gathers what the lists of one look say, and how each of them came out; `kept` counts the rows about the company."""

    look: Inspection
    about: About
    rows: dict[str, list[Any]] = field(default_factory=dict)
    states: dict[str, Coverage] = field(default_factory=dict)
    cut: dict[str, bool] = field(default_factory=dict)
    kept: dict[str, int] = field(default_factory=dict)
    _others: dict[str, Coverage] = field(default_factory=dict)

    def take(self, name: str, rows: Iterable[Row], *, whole: bool = True) -> None:
        """The rows of a list that was shown, if only its newest ones (`whole` False); shown whole once is enough."""
        part = PARTS[name]
        kept = self.rows.setdefault(part.section, [])
        before = len(kept)
        for row in rows:
            if (fact := part.read(row, self.about)) is not None and fact not in kept:
                kept.append(fact)
        self.kept[name] = self.kept.get(name, 0) + len(kept) - before
        self.states[name] = "checked"
        if any(isinstance(fact, Owner) and fact.subscribed and fact.paid and fact.due_on for fact in kept):
            self._others["CAPITAL_OVERDUE"] = "checked"
        self.cut[name] = not whole and self.cut.get(name, True)

    def came_out(self, name: str, state: Coverage) -> None:
        """A list that was not shown, and why; what was shown of it elsewhere stands."""
        if _ORDER.index(state) < _ORDER.index(self.states.get(name, "not_offered")):
            self.states[name] = state

    def looked(self, signals: Iterable[str], state: Coverage = "checked") -> None:
        """Signals that are told outside of the lists: by the status, the name, the address."""
        self._others.update(dict.fromkeys(signals, state))

    @property
    def partial(self) -> tuple[str, ...]:
        """The signals of lists that were cut off, however often they were shown."""
        return tuple(sorted({signal for name, cut in self.cut.items() if cut for signal in PARTS[name].signals}))

    def section(self, name: str) -> tuple[Any, ...] | None:
        """The rows of a section; None where none of its lists was shown."""
        shown = any(PARTS[part].section == name and state == "checked" for part, state in self.states.items())
        return tuple(self.rows.get(name, ())) if shown else None

    def told(self, snapshot: Snapshot, heads: Iterable[str]) -> Snapshot:
        """The snapshot with every section that was shown. `heads` are the legal representatives, who stand beside the
        lists."""
        officers = self.section("officers")
        return replace(
            snapshot,
            officers=None if officers is None else (*(Officer(head, "法定代表人") for head in heads), *officers),
            owners=self.section("owners"),
            charges=self.section("charges"),
            insolvency=self.section("insolvency"),
            notices=self.section("notices"),
            enforcement=self.section("enforcement"),
            branches=self.section("branches"),
            changes=self.section("changes"),
            partial=self.partial,
        )

    def coverage(self) -> dict[str, Coverage]:
        """How each signal came out: as good as the best of its lists."""
        found: dict[str, Coverage] = {}
        for signal in SIGNALS:
            told = [state for name, state in self.states.items() if signal in PARTS[name].signals]
            if signal in self._others:
                told.append(self._others[signal])
            found[signal] = min(told, key=_ORDER.index, default="not_offered")
        return found
