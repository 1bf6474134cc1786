"""Recall of planted defects, and false alarms on clean texts (43 short Chinese sales contracts, one template).

A planted defect counts as found when a rule that HITS names for its kind raises a finding. Beside it stands on how many
clean texts the same rules fire too: a rule that fires everywhere finds nothing.
Usage: python bench/accuracy_synth.py --corpora PATH [--quotes]
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

from corpora import report_of, rows

from riskwatch.catalogue import rule_set
from riskwatch.domain.rule import Report, Severity

HITS = {
    "违约金过高": ("LIA002",),
    "违约金过低": ("LIA003",),
    "定金条款违规": ("LIA006",),
    "逾期付款违约金缺失": ("LIA001",),
    "付款期限过长": ("PAY003", "PAY004"),
    "只约定仲裁未约定仲裁机构/地点": ("DIS002",),
    "管辖约定不明确或无效": ("DIS003",),
    "送达地址条款缺失": ("EVD001",),
    "验收期限过短": ("INS005",),
    "不可抗力范围过宽": ("FMJ001",),
    "单方解除条件失衡": ("TRM001", "SUB004"),
    "竞业限制范围过宽": ("SUB005",),
    "个人信息处理无合法依据": ("EVD006",),
}
"""Which findings say what the label says. One that is only nearby (a blank at the place of a missing clause) is none."""

NOT_IN_THE_RULE_BOOK = {
    "预付款比例过高": "a high prepayment favours the seller, whose side is judged",
    "保密条款缺失": "the rule book asks about secrecy that hinders collection, not for secrecy",
    "知识产权归属不清": "who owns the rights in goods of stock is not a risk of the seller's credit",
    "税费承担约定不明": "the rule book asks whether the price includes tax, and at which rate; not who bears the buyer's own taxes",
    "分包未经同意": "subcontracting concerns the buyer",
}
"""Kinds of the source that no rule of the rule book covers, and why."""


class Checked(NamedTuple):
    """One text with its labels and what the rules said."""

    name: str
    group: str
    planted: tuple[str, ...]
    report: Report

    def codes(self) -> set[str]:
        return {finding.rule for finding in self.report.findings}


def checked(corpora: Path) -> list[Checked]:
    rules = rule_set()
    return [
        Checked(
            row["id"],
            row["label"]["group"],
            tuple(defect["riskType"] for defect in row["label"]["defects"]),
            report_of(row["text"], rules, row["id"]),
        )
        for row in rows(corpora, "zh_synth")
    ]


def found_by_rule(corpora: Path) -> dict[str, tuple[int, int]]:
    """Rule -> planted defects found, planted; a defect counts for the rule that found it, a missed one for the first
    rule of its kind."""
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for text in checked(corpora):
        for kind in text.planted:
            codes = HITS.get(kind, ())
            hit = next((code for code in codes if code in text.codes()), None)
            for code in [hit or codes[0]] if codes else []:
                counts[code][0] += hit is not None
                counts[code][1] += 1
    return {code: (found, planted) for code, (found, planted) in counts.items()}


def recall(texts: list[Checked], shipped: set[str]) -> None:
    """One line per kind of defect, then the sums."""
    clean = [text for text in texts if text.group == "clean"]
    planted = Counter(kind for text in texts for kind in text.planted)
    right = Counter(kind for text in texts for kind in text.planted if text.codes() & set(HITS.get(kind, ())))
    ours = [kind for kind in HITS if shipped & set(HITS[kind])]
    print(f"found  also on clean ({len(clean)})  kind -> rules")
    for kind in [*ours, *(kind for kind in HITS if kind not in ours)]:
        if kind not in planted:
            continue
        noise = sum(bool(text.codes() & set(HITS[kind])) for text in clean)
        note = "" if kind in ours else "   no rule of this kind ships yet"
        print(f"{right[kind]}/{planted[kind]}    {noise:2}                  {kind} -> {', '.join(HITS[kind])}{note}")
    for kind, why in NOT_IN_THE_RULE_BOOK.items():
        print(f"-/{planted[kind]}     -                  {kind}: not in the rule book, {why}")
    unknown = set(planted) - set(HITS) - set(NOT_IN_THE_RULE_BOOK)
    if unknown:
        raise SystemExit(f"kinds without a mapping: {sorted(unknown)}")
    for title, kinds in (
        ("kinds the shipped rules cover", ours),
        ("kinds of the rule book", [*HITS]),
        ("all", planted),
    ):
        found, there = sum(right[kind] for kind in kinds), sum(planted[kind] for kind in kinds)
        print(f"recall, {title}: {found}/{there} = {found / there:.3f}")


def alarms(texts: list[Checked], quotes: bool) -> None:
    """Findings per text of the clean and the boundary group, by level, and the rules that make them."""
    for group in ("clean", "boundary"):
        chosen = [text for text in texts if text.group == group]
        for level in Severity:
            by_rule: dict[str, int] = defaultdict(int)
            seen: dict[str, str] = {}
            for text in chosen:
                for finding in text.report.findings:
                    if finding.severity is level:
                        by_rule[finding.rule] += 1
                        seen.setdefault(finding.rule, f"{finding.quote[:80]!r} {finding.message.zh[:90]}")
            total = sum(by_rule.values())
            rules = ", ".join(f"{code} {count}" for code, count in sorted(by_rule.items()))
            print(
                f"{group}: {len(chosen)} texts, {total / len(chosen):.2f} {level} findings a text ({rules or 'none'})"
            )
            for code, quote in sorted(seen.items()) if quotes else ():
                print(f"    {code} {quote}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--corpora", type=Path, required=True)
    arguments.add_argument("--quotes", action="store_true", help="print one quote per rule that fires without a defect")
    given = arguments.parse_args()
    texts = checked(given.corpora)
    recall(texts, {rule.code for rule in rule_set().rules})
    alarms(texts, given.quotes)


if __name__ == "__main__":
    main()
