"""Precision and recall of the contract rules from the labels in bench/labels, and the levels that follow from them.

Precision is right / (right + wrong) over fresh labels; arguable findings and labels of text that a rule was improved on
are shown apart. Recall is over defects known to be in the text: those of the contracts made by us, and the planted ones
of zh_synth. How counts become a level stands in riskwatch/rulebook/measured.py, which the product itself asks.

python bench/precision.py --date DAY [--corpora PATH] [--side buyer] [--write]
prints the table; --write ships riskwatch/data/precision.json and renews the block in docs/accuracy.md. Without --corpora
the planted defects of zh_synth keep the counts that are shipped. With --side buyer the views that look for something else
for a buyer are counted, into riskwatch/data/precision_buyer.json and a block of their own; defects were planted for a
seller only, so that nothing is said of their recall.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from accuracy_synth import found_by_rule
from corpora import rules_for
from label_files import CASES, DRAWN, FOLDERS, LANGUAGE, MADE, Row, labelled
from made_rounds import Found, corrected_since, found_in, quote_key

from riskwatch.credit.shares import wilson
from riskwatch.domain.rule import Rule, Side
from riskwatch.rulebook.measured import FILES, LANGUAGES, Measured, shipped

ROOT = Path(__file__).parent.parent
DATA = ROOT / "riskwatch" / "data"
PAGE = ROOT / "docs" / "accuracy.md"
MARKS: Mapping[Side, tuple[str, str]] = {
    "seller": ("<!-- precision: written by bench/precision.py -->", "<!-- precision: end -->"),
    "buyer": ("<!-- precision, buyer: written by bench/precision.py -->", "<!-- precision, buyer: end -->"),
}
Key = tuple[str, str]


@dataclass
class Counts:
    """The labels of one rule on contracts of one language, by where they come from."""

    drawn: Counter[str] = field(default_factory=Counter)
    made: Counter[str] = field(default_factory=Counter)
    first: Counter[str] = field(default_factory=Counter)
    """The first runs on the made contracts, whatever was corrected after them: what recall is counted from."""
    seen: Counter[str] = field(default_factory=Counter)
    still: Counter[str] = field(default_factory=Counter)
    """Those of `seen` whose finding is made to this day."""
    synth: tuple[int, int] = (0, 0)
    """Planted defects of zh_synth: found, planted."""

    def measured(self, language: str, day: date) -> Measured:
        fresh = self.drawn + self.made
        found, planted = self.synth
        return Measured(
            language,
            day,
            right=fresh["right"],
            wrong=fresh["wrong"],
            arguable=fresh["arguable"],
            seen_right=self.seen["right"],
            seen_wrong=self.seen["wrong"],
            still_right=self.still["right"],
            still_wrong=self.still["wrong"],
            found=found + self.first["right"],
            planted=planted + self.first["right"] + self.first["missed"],
        )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--side", choices=[*FOLDERS], default="seller", help="whose findings are counted")
    arguments.add_argument("--labels", type=Path, help="folder of the label files, by default that of the side")
    arguments.add_argument("--corpora", type=Path, help="folder of the corpora, to count the planted defects anew")
    arguments.add_argument("--date", type=date.fromisoformat, required=True, help="the day of the measurement")
    arguments.add_argument("--cases", type=Path, default=CASES, help="folder of the contracts made by us")
    arguments.add_argument("--write", action="store_true", help="write precision.json and docs/accuracy.md")
    given = arguments.parse_args()
    rows = [row for name in (*DRAWN, *MADE) for row in labelled(name, given.labels or FOLDERS[given.side])]
    found = found_in(given.cases, given.side)
    counts = counted(rows, corrected_since(rows, found), found)
    if given.side == "buyer":
        for one in counts.values():
            one.first.clear()
    else:
        for code, synth in (found_by_rule(given.corpora) if given.corpora else shipped_synth()).items():
            counts[code, "zh"].synth = synth
    lines = report(dict(sorted(counts.items())), given.date, given.side)
    print("\n".join(lines))
    if given.write:
        ship(counts, given.date, given.side)
        renew(lines, given.side)


def counted(rows: Iterable[Row], changed: Collection[Key] = (), found: Found | None = None) -> defaultdict[Key, Counts]:
    """(rule, language) -> what its labels say; `changed` are the rules corrected after the latest round on made contracts,
    `found` what is found on these now. Without it a finding is made if its label says so."""
    counts: defaultdict[Key, Counts] = defaultdict(Counts)
    for row in rows:
        one = counts[row["rule"], LANGUAGE[row["set"]]]
        if row["set"] in DRAWN and row["evidence"] == "fresh" and row["made"] == "no":
            continue  # no longer made for a reason that was none of its own
        if row["set"] in MADE:
            one.first[row["verdict"]] += 1
            was_seen = row["evidence"] == "seen" or (row["rule"], LANGUAGE[row["set"]]) in changed
            fresh = one.seen if was_seen else one.made
        else:
            fresh = one.drawn if row["evidence"] == "fresh" else one.seen
        fresh[row["verdict"]] += 1
        if fresh is one.seen and _is_made(row, found):
            one.still[row["verdict"]] += 1
    return counts


def _is_made(row: Row, found: Found | None) -> bool:
    if row["set"] not in MADE or found is None:
        return row["made"] == "yes"
    return (row["rule"], quote_key(row["quote"])) in found(row["file"])


def shipped_synth() -> dict[str, tuple[int, int]]:
    return {
        code: tuple(one["zh"]["synth"]) for code, one in shipped().items() if any(one.get("zh", {}).get("synth", ()))
    }


def report(counts: Mapping[Key, Counts], day: date, side: Side) -> list[str]:
    """The sums and the table, as Markdown."""
    rules = {rule.code: rule.seen_by(side) for rule in rules_for(side).rules}
    lines = [
        f"Measured {day}.",
        "",
        "| contracts | level | findings read | right | wrong | arguable | precision | 95 % interval |",
    ]
    lines += ["|---|---|---|---|---|---|---|---|"]
    lines += [row for language in LANGUAGES for row in _sums(counts, rules, language, day)]
    lines += ["", *_levels(counts, rules, day)]
    lines += [
        "",
        "| rule | contracts | rule book | shown | drawn | made | arguable | precision | 95 % | seen | recall | held by |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    lines += [_line(rules[code], language, one, day) for (code, language), one in counts.items()]
    never = sorted({*rules} - {code for code, _ in counts})
    return [*lines, "", f"No finding read and no defect planted in either language: {', '.join(never) or 'none'}."]


def _sums(counts: Mapping[Key, Counts], rules: Mapping[str, Rule], language: str, day: date) -> Iterable[str]:
    """Fresh labels by the level at which the rules are shown."""
    for level in ("error", "warning", "info"):
        total: Counter[str] = Counter()
        for (code, spoken), one in counts.items():
            if spoken == language and _shown(rules[code], one.measured(language, day)) == level:
                total += one.drawn + one.made
        decided = total["right"] + total["wrong"]
        read = decided + total["arguable"]
        if read:
            share = _share(total["right"], decided)
            yield f"| {language} | shown as {level} | {read} | {total['right']} | {total['wrong']} | {total['arguable']} | {share} |"


def _levels(counts: Mapping[Key, Counts], rules: Mapping[str, Rule], day: date) -> list[str]:
    """How many rules speak at which level: by the rule book and as shown."""
    lines = ["| contracts | | error | warning | note |", "|---|---|---|---|---|"]
    for language in LANGUAGES:
        shown = {code: counts.get((code, language), Counts()).measured(language, day) for code in rules}
        for title, levels in (
            ("by the rule book", Counter(rule.severity.value for rule in rules.values())),
            ("as shown", Counter(_shown(rules[code], one) for code, one in shown.items())),
        ):
            lines.append(f"| {language} | {title} | {levels['error']} | {levels['warning']} | {levels['info']} |")
    return lines


def _shown(rule: Rule, one: Measured) -> str:
    return max(rule.severity, one.ceiling.level, key=lambda level: level.rank).value


def _line(rule: Rule, language: str, one: Counts, day: date) -> str:
    said = one.measured(language, day)
    shown = _shown(rule, said)
    recall = f"{said.found}/{said.planted}" if said.planted else "–"
    seen = f"{said.seen_right}/{said.seen_right + said.seen_wrong}" if said.seen_right + said.seen_wrong else "–"
    held = "" if shown == rule.severity.value else said.ceiling.why.en
    exact = f" exact: {', '.join(sorted(rule.exact))}" if rule.exact else ""
    cells = (
        rule.code, language, rule.severity.value, shown, _of(one.drawn), _of(one.made), str(said.arguable),
        _share(said.right, said.decided), seen, recall, (held + exact).strip(),
    )  # fmt: skip
    return f"| {' | '.join(cells)} |"


def _of(labels: Counter[str]) -> str:
    decided = labels["right"] + labels["wrong"]
    return f"{labels['right']}/{decided}" if decided else "–"


def _share(right: int, decided: int) -> str:
    """Two cells: the share and its interval."""
    if not decided:
        return "– | –"
    low, high = wilson(right, decided)
    return f"{right / decided:.2f} | {low:.2f}–{high:.2f}"


def ship(counts: Mapping[Key, Counts], day: date, side: Side) -> None:
    """Write what decides the levels and what `riskwatch explain` and the rule's page show."""
    shown: dict[str, dict[str, dict[str, object]]] = {}
    for (code, language), one in counts.items():
        told = one.measured(language, day).as_object()
        told.pop("loudest")
        shown.setdefault(code, {})[language] = {**told, **({"synth": one.synth} if any(one.synth) else {})}
    (DATA / FILES[side]).write_text(json.dumps(shown, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def renew(lines: list[str], side: Side) -> None:
    """Put the table between the side's markers of the page, which must be there."""
    start, end = MARKS[side]
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(start)
    _, marker, after = rest.partition(end)
    if not marker:
        raise SystemExit(f"{PAGE}: the markers are missing")
    PAGE.write_text(before + "\n".join([start, "", *lines, "", end]) + after, encoding="utf-8")


if __name__ == "__main__":
    main()
