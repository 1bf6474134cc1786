"""The use case "lint one draft": bytes in, report out; needs no database."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Literal

from riskwatch.catalogue import RuleSet
from riskwatch.contract import read_contract
from riskwatch.contract.law import Choice, laws_of
from riskwatch.contract.lint import lint
from riskwatch.contract.ourselves import notes_on_side, our_party, side_of
from riskwatch.contract.scanned import notes_on_scan
from riskwatch.contract.tracked import only_changes, with_changes
from riskwatch.domain.contract import Contract, Role
from riskwatch.domain.document import Document
from riskwatch.domain.errors import DraftUnreadable, SettingsWrong
from riskwatch.domain.policy import Policy, Standing
from riskwatch.domain.profile import Profile
from riskwatch.domain.rule import Matter, Report, Rule
from riskwatch.domain.snapshot import Snapshot
from riskwatch.domain.words import Words
from riskwatch.drafts import Limits, Progress, read_draft

Snapshots = Callable[[Contract], Mapping[Role, Snapshot]]
Standings = Callable[[Contract], Standing | None]


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """How to look at a draft. `select` and `ignore` are rule codes or their beginnings (PAY, PAY002).

    `changes` says how a Word file's tracked changes are read; `only` reads them as accepted and keeps the findings that
    they cause or touch. The `auto` side is the one on which the profile says we are, else the seller's. `limits` bound what
    is read; `progress` is told which page of a scan is being read.
    """

    side: Literal["auto", "seller", "buyer"] = "auto"
    law: Choice = "auto"
    filled: Literal["auto", "yes", "no"] = "auto"
    changes: Literal["accepted", "rejected", "only"] = "accepted"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)
    progress: Progress | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the draft itself.

    `snapshots` looks up the stored register facts of its parties, `standing` the customer in our own books; both are
    asked once the parties are read.
    """

    today: date | None = None
    policy: Policy = field(default_factory=Policy)
    profile: Profile | None = None
    snapshots: Snapshots | None = None
    standing: Standings | None = None


NOTHING_KNOWN = Known()


def chosen(rules: RuleSet, options: CheckOptions) -> tuple[Rule, ...]:
    """The rules to run. Raises SettingsWrong for a code that fits no rule: a typing error must not pass for a clean draft."""
    for code in (*options.select, *options.ignore):
        if not any(rule.code.startswith(code.upper()) for rule in rules.rules):
            raise SettingsWrong(
                Words(f"没有编号以 {code} 开头的规则。", f"No rule's code begins with {code}."),
                Words("用 riskwatch rules 查看全部编号。", "See all codes with: riskwatch rules"),
            )
    return tuple(
        rule
        for rule in rules.rules
        if (not options.select or _named(rule, options.select)) and not _named(rule, options.ignore)
    )


def check_document(
    document: Document,
    rules: RuleSet,
    options: CheckOptions | None = None,
    known: Known = NOTHING_KNOWN,
    rejected: Callable[[], Document] | None = None,
) -> Report:
    """Lint a document that has been read, with what is `known` beside it.

    `rejected` reads its file again with the tracked changes rejected, where there are any: then the report says which of
    them are behind each finding.
    """
    options = options or CheckOptions()
    report = _judged(document, rules, options, known)
    if rejected is None or not document.tracked:
        return report
    return with_changes(report, _judged(rejected(), rules, options, known), chosen(rules, options))


def _judged(document: Document, rules: RuleSet, options: CheckOptions, known: Known) -> Report:
    contract = read_contract(document)
    ours = our_party(contract, known.profile)
    ourselves = ours.role if ours else None
    matter = Matter(
        contract=contract,
        side=(side_of(ourselves) or "seller") if options.side == "auto" else options.side,
        laws=laws_of(contract, options.law),
        filled=contract.filled if options.filled == "auto" else options.filled == "yes",
        policy=known.policy,
        profile=known.profile,
        today=known.today,
        snapshots=known.snapshots(contract) if known.snapshots else {},
        standing=known.standing(contract) if known.standing else None,
        ourselves=ourselves,
    )
    report = lint(matter, chosen(rules, options), rules.version)
    return replace(report, notes=(*notes_on_scan(document), *notes_on_side(matter, asked=options.side != "auto")))


def check_draft(
    data: bytes, name: str, rules: RuleSet, options: CheckOptions | None = None, known: Known = NOTHING_KNOWN
) -> Report:
    """Read and lint a file. Raises DraftUnreadable when it cannot be read in full, or has no tracked changes and only
    those were asked for; SettingsWrong for unknown codes."""
    options = options or CheckOptions()
    read = partial(read_draft, data, name, options.limits, progress=options.progress)
    if options.changes == "rejected":
        return check_document(read(view="rejected"), rules, options, known)
    document = read()
    if options.changes == "only" and not document.tracked:
        raise _no_changes(name)
    report = check_document(document, rules, options, known, partial(read, view="rejected"))
    return only_changes(report) if options.changes == "only" else report


def _no_changes(name: str) -> DraftUnreadable:
    return DraftUnreadable(
        "no_changes",
        Words(f"“{name}”里没有修订记录。", f"{name} has no tracked changes."),
        Words(
            "请对方用“修订”模式修改后发来 .docx，或用 riskwatch compare 与我方上一版比对。",
            "Ask for the .docx with its tracked changes, or hold it against your last version with riskwatch compare.",
        ),
    )


def _named(rule: Rule, codes: Sequence[str]) -> bool:
    return any(rule.code.startswith(code.upper()) for code in codes)
