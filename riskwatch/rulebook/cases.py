"""Runs the examples that stand in a rule's own file: the exact words, not only whether it fires."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from riskwatch.contract import read_contract
from riskwatch.contract.law import laws_of
from riskwatch.contract.lint import lint
from riskwatch.contract.ourselves import our_party
from riskwatch.domain.contract import Role
from riskwatch.domain.document import document_of
from riskwatch.domain.money import Money
from riskwatch.domain.policy import Grade, Standing
from riskwatch.domain.profile import Profile, Template
from riskwatch.domain.rule import Example, Finding, Matter, Rule
from riskwatch.domain.snapshot import (
    Address,
    Capital,
    CompanyStatus,
    Filing,
    Identifier,
    Name,
    Officer,
    Owner,
    Snapshot,
)
from riskwatch.rulebook.house.files import policy_of
from riskwatch.rulebook.house.policy_schema import PolicySchema
from riskwatch.rulebook.house.profile_schema import ProfileSchema, profile_of


def findings_of(rule: Rule, example: Example) -> tuple[Finding, ...]:
    """What `rule` alone finds in the example's text. Raises AssertionError when the rule breaks on it."""
    report = lint(matter_of(example, rule), (rule,), "example")
    for _, why in report.not_judged:
        assert "broke on this draft" not in why.en, f"{rule.code}: {why.en}"
    return report.findings


def matter_of(example: Example, rule: Rule) -> Matter:
    """The example's text as a matter: every law of the rule is in play unless `given` names the law."""
    given = example.given
    contract = read_contract(document_of(example.text))
    laws = laws_of(contract, given["law"]) if "law" in given else frozenset({"ANY"}) | rule.laws
    profile = _profile(given["profile"]) if "profile" in given else None
    ours = our_party(contract, profile)
    return Matter(
        contract=contract,
        side=given.get("side", rule.side),
        laws=laws,
        filled=given.get("filled", "yes") == "yes",
        policy=policy_of(PolicySchema().load(given.get("policy", {}), partial=True)),
        profile=profile,
        ourselves=ours.role if ours else None,
        snapshots={Role(role): _snapshot(raw) for role, raw in given.get("registry", {}).items()},
        today=date.fromisoformat(str(given["today"])) if "today" in given else None,
        standing=_standing(given["standing"]) if "standing" in given else None,
    )


def _standing(raw: Mapping[str, Any]) -> Standing:
    """The customer in our books, its sums in yuan."""
    sums = {key: Money(Decimal(str(raw[key]))) for key in ("limit", "exposure") if key in raw}
    grade = Grade(raw["grade"]) if "grade" in raw else None
    return Standing(grade=grade, new=raw["new"] == "yes" if "new" in raw else None, **sums)


def _profile(raw: Mapping[str, Any]) -> Profile:
    """Written as in the file of our company, but its templates are texts and not names of files."""
    loaded = ProfileSchema().load(raw, partial=True)
    return profile_of(loaded, tuple(Template("template", text) for text in loaded.get("templates", ())))


def _snapshot(raw: Mapping[str, Any]) -> Snapshot:
    """A register snapshot from the few fields that an example gives."""
    scheme, _, number = str(raw.get("id", "gb_coh:00000000")).partition(":")
    names = [Name(raw["name"])] if raw.get("name") else []
    names += [Name(former, "former") for former in raw.get("former_names", ())]
    return Snapshot(
        provider=raw.get("provider", "gb_companies_house"),
        subject=Identifier(scheme, number),
        fetched_at=datetime.fromisoformat(f"{raw.get('fetched', '2026-11-20')}T06:00:00+00:00"),
        names=tuple(names),
        status=CompanyStatus(raw.get("status_raw", ""), raw.get("status", "active"), raw.get("status_detail", "")),
        incorporated_on=date.fromisoformat(str(raw["incorporated_on"])) if raw.get("incorporated_on") else None,
        capital=_capital(str(raw["capital"])) if raw.get("capital") else None,
        employees=int(raw["employees"]) if "employees" in raw else None,
        legal_form=raw.get("legal_form", ""),
        owners=tuple(map(_owner, raw["owners"])) if "owners" in raw else None,
        filings=(Filing("accounts", raw=raw["accounts"]),) if raw.get("accounts") else None,
        addresses=(Address(raw["address"]),) if raw.get("address") else None,
        officers=tuple(_officer(one) for one in raw["officers"]) if "officers" in raw else None,
    )


def _capital(raw: str) -> Capital:
    """500000 CNY, or 5000000 CNY, 0 paid"""
    registered, _, paid = raw.partition(", ")
    amount, _, currency = registered.partition(" ")
    return Capital(Decimal(amount), currency, raw, Decimal(paid.removesuffix(" paid")) if paid else None)


def _owner(raw: Mapping[str, Any]) -> Owner:
    """A company that holds shares; its sums in yuan."""
    subscribed, paid = (Money(Decimal(str(raw[key]))) if key in raw else None for key in ("subscribed", "paid"))
    due = date.fromisoformat(str(raw["due_on"])) if "due_on" in raw else None
    return Owner(raw["name"], "company", subscribed=subscribed, paid=paid, due_on=due)


def _officer(raw: Mapping[str, Any]) -> Officer:
    def day(key: str) -> date | None:
        return date.fromisoformat(str(raw[key])) if raw.get(key) else None

    return Officer(raw["name"], raw.get("role", "director"), day("since"), day("until"))
