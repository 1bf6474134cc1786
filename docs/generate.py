"""Writes the generated pages of this folder (rules.md, signs.md, settings.md, sources.md) and the help block of the README.

python docs/generate.py writes them; `pages()` gives them without writing, for the test that holds them up to date.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from click.testing import CliRunner

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from riskwatch.catalogue import company_checks, rule_set, statutes  # noqa: E402
from riskwatch.cli.group import riskwatch  # noqa: E402
from riskwatch.domain.rule import Example, Rule, Severity, Variant  # noqa: E402
from riskwatch.domain.sign import SignKind  # noqa: E402
from riskwatch.domain.words import Words  # noqa: E402
from riskwatch.exports import rule_positions  # noqa: E402
from riskwatch.exports.grounds import citation  # noqa: E402
from riskwatch.exports.positions import APPROVALS, POSITIONS  # noqa: E402
from riskwatch.settings import CHANNEL_PARTS, PREFIX, TABLE, is_secret, load_settings  # noqa: E402
from riskwatch.sources import Source, load_sources  # noqa: E402
from riskwatch.watch.checking import CompanyCheck  # noqa: E402

from docs import sources_page  # noqa: E402  isort: skip

NOTE = "<!-- Written by docs/generate.py (make docs). Change the rule, check or setting, not this page. -->"
SHOWN_EXAMPLES = 4
README = HERE.parent / "README.md"
HELP = re.compile(r"(```text\n)Usage: riskwatch .*?(```)", re.DOTALL)
STEP = {
    "none": "无 none",
    "review": "复核 review",
    "cut_limit": "压缩额度 cut limit",
    "prepayment": "预付款 prepayment",
    "stop_supply": "停止供货 stop supply",
}


def pages() -> dict[str, str]:
    """Every generated page by its file name."""
    rules = rule_set().rules
    return {
        "rules.md": rules_page(rules),
        "signs.md": signs_page(company_checks()),
        "settings.md": settings_page(),
        "sources.md": sources_page.page(),
    }


def rules_page(rules: Sequence[Rule]) -> str:
    """The index of the contract rules, and a section for each."""
    index = table(
        ("Code", "Severity", "Confidence", "规则", "Rule", "Laws", "Basis"),
        (
            (
                f"[{rule.code}](#{rule.code.lower()})",
                rule.severity.value,
                rule.confidence.value,
                rule.title.zh,
                rule.title.en,
                " ".join(sorted(rule.laws)),
                " ".join(rule.basis),
            )
            for rule in rules
        ),
    )
    intro = (
        f"{len(rules)} rules read a draft for the side that sells on credit. The words of each rule are those that the report "
        "shows; its examples are run by the tests, and ⟦ ⟧ mark the words that are quoted. A rule may raise or lower its "
        "severity for a sub-case. Where the buyer's concern is the opposite (*inverse*), `--side buyer` asks the view that stands "
        "below the rule. Whatever is said here is a drafting proposal; a lawyer decides."
    )
    return page("Contract rules", intro, index, *(rule_section(rule) for rule in rules))


def rule_section(rule: Rule) -> str:
    lines = [
        f"## {rule.code}",
        f"**{rule.title.zh}** · **{rule.title.en}** ({rule.severity}, confidence {rule.confidence}, buyer's side: {rule.buyer_view})",
        *view(rule),
    ]
    if rule.as_buyer is not None:
        seen = rule.as_buyer
        head = f"**{seen.title.zh}** · **{seen.title.en}** ({seen.severity}, confidence {seen.confidence})"
        lines += [f"### {rule.code} 买方立场 · Seen by the buyer", head, *view(seen)]
    return joined(lines)


def view(rule: Rule) -> list[str]:
    """What one side is told: words, sub-cases, clause, statutes, examples."""
    return [
        spoken(rule.why),
        *(f"- *{name}*{_severity(variant.severity)}: {inline(variant.message)}" for name, variant in _told(rule)),
        *labelled("写法 · Write instead", rule.advice),
        *labelled("建议条款 · Clause to use", rule.clause),
        f"依据 · Basis: {cited(rule.basis)}",
        *positions(rule),
        *examples("会报告 · Raises", rule.raises, marked=True),
        *examples("不报告 · Stays quiet", rule.stays_quiet),
        *examples("已知漏报 · Known gaps", rule.known_gaps),
    ]


def positions(rule: Rule) -> Iterator[str]:
    """The positions of a negotiable rule, best first."""
    if rule.ladder is None:
        if rule.unlawful:
            yield f"谈判位置 · Positions: {spoken(rule_positions.NOT_NEGOTIABLE)}"
        return
    yield f"谈判位置 · Positions ({rule.ladder.matter.zh} · {rule.ladder.matter.en}):"
    for position in rule.ladder.positions:
        name, approval = POSITIONS[position.name], APPROVALS[position.approval.value]
        said = inline(position.wording or position.note)
        yield f"- *{name.zh} {name.en}* ({approval.zh} · {approval.en}): {said}"
    yield f"- *{inline(rule_positions.silence_words(rule.ladder))}*"


def signs_page(checks: Sequence[CompanyCheck]) -> str:
    """The signs that watched companies can give, with their weights."""
    rows = (row for check in sorted(checks, key=lambda one: (one.kind.id, one.name)) for row in sign_rows(check))
    index = table(
        ("Sign", "Check", "征兆", "Meaning", "Points", "Half-life", "Floor", "Evidence", "Severity", "Asks for"), rows
    )
    intro = (
        "What the company checks look for. Points weigh a sign in the grade and halve in the half-life; *lasts* means that "
        "they do not fade while the status lasts. A floor is the best grade that is left, whatever the points. Evidence A was "
        "recorded by a court, a register, an authority or the buyer itself and goes to his ability or will to pay; B is a "
        "record that points the same way and can be explained; C is a hint. A row in italics is a sub-case of the check "
        "above it."
    )
    return page("Warning signs of companies", intro, index, *(sign_section(check) for check in checks))


def sign_rows(check: CompanyCheck) -> Iterator[tuple[str, ...]]:
    yield _sign_row(check.kind, f"[{check.name}](#{check.name})", check.lasts)
    for name, kind in check.kind.variants.items():
        yield _sign_row(kind, f"*{name}*", check.lasts)


def _sign_row(kind: SignKind, name: str, lasts: bool) -> tuple[str, ...]:
    life = "lasts" if kind.half_life is None else f"{kind.half_life} days" + (", lasts" if lasts else "")
    floor = kind.floor.value if kind.floor else "–"
    return (
        kind.id,
        name,
        kind.title.zh,
        kind.title.en,
        str(kind.points),
        life,
        floor,
        kind.evidence_grade,
        kind.severity,
        STEP[kind.step],
    )


def sign_section(check: CompanyCheck) -> str:
    needs = " ".join(f"`{need}`" for need in sorted(check.needs))
    lines = [
        f"## {check.name}",
        f"**{check.kind.title.zh}** · **{check.kind.title.en}** ({check.kind.id})",
        spoken(check.kind.why),
        *(f"- *{name}*: {inline(kind.why)}" for name, kind in check.kind.variants.items()),
        f"Needs one source that delivers: {needs}",
        *(f"- Setting `{name}`: {value}" for name, value in check.settings.items()),
        *([f"依据 · Basis: {cited(check.kind.basis)}"] if check.kind.basis else []),
        "会提示 · Raised when:",
        *(f"- {case.story}" for case in check.raises),
        "不提示 · Not when:",
        *(f"- {case.story}" for case in check.stays_quiet),
    ]
    return joined(lines)


def settings_page() -> str:
    """Every setting, and those that each source has."""
    rows = (
        (f"`{PREFIX}{one.name}`", f"`{one.default}`" if one.default else "", one.help, "yes" if one.secret else "")
        for one in TABLE
    )
    sources = (_source_row(name, source) for name, source in sorted(load_sources(load_settings({})).items()))
    channels = (
        (f"`{PREFIX}WECOM_{part}`", meaning, "yes" if is_secret(f"WECOM_{part}") else "")
        for part, meaning in CHANNEL_PARTS.items()
    )
    intro = (
        "Settings come from the environment and from an optional TOML file, which `RISKWATCH_SETTINGS` names; there they are "
        'written in lower case without the prefix (`language = "zh"`). The environment wins. `riskwatch doctor` prints each '
        "value in force and where it came from; secret ones are not printed."
    )
    return page(
        "Settings",
        intro,
        table(("Setting", "Default", "Meaning", "Secret"), rows),
        "## Sources\n\n`…_URL` replaces scheme and host of a source, its paths stay; `…_KEY` is its key, and secret. "
        "A paid source takes `…_SECRET` (its second key), `…_BUDGET` (yuan a month; without it nothing is bought), `…_PRICE` (yuan a call, "
        "where the contract has one price) and `…_PRODUCTS` (a YAML file with the paths and prices of the contract) as well.",
        table(("Source", "Address", "Key", "Host by default"), sources),
        "## Group channels\n\nThe names for 企业微信; WEBHOOK, DINGTALK, FEISHU and SLACK work alike. A second group of a kind has a name of its "
        "own, up to ten letters: `RISKWATCH_WECOM_EAST_URL`. See [notices](notices.md).",
        table(("Setting", "Meaning", "Secret"), channels),
    )


def _source_row(name: str, source: Source) -> tuple[str, ...]:
    contact = f"none needed, but `{PREFIX}CONTACT`" if source.meta.needs_contact else "none needed"
    key = f"`{PREFIX}SOURCE_{name.upper()}_KEY`" if source.meta.needs_key else contact
    return (source.meta.title.en, f"`{PREFIX}SOURCE_{name.upper()}_URL`", key, source.meta.base_url)


def page(title: str, *parts: str) -> str:
    return "\n\n".join([f"# {title}", NOTE, *parts]) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    return "\n".join(
        [*lines, *(f"| {' | '.join(' '.join(cell.replace('|', '∣').split()) for cell in row)} |" for row in rows)]
    )


def spoken(words: Words) -> str:
    return "\n\n".join(text for text in (words.zh, words.en) if text)


def inline(words: Words | None) -> str:
    return "" if words is None else " / ".join(text for text in (words.zh, words.en) if text)


def labelled(label: str, words: Words | None) -> Iterator[str]:
    if words is not None:
        yield f"{label}:"
        yield "\n>\n".join(f"> {text}" for text in (words.zh, words.en) if text)


def cited(keys: Iterable[str]) -> str:
    return " · ".join(f"{citation(article, 'zh')} (`{article.key}`)" for article in statutes().shown(keys))


def examples(label: str, given: Sequence[Example], *, marked: bool = False) -> Iterator[str]:
    """The first few one-line examples; whole contracts are in the rule's own file."""
    short = [one for one in given if "\n" not in one.text][:SHOWN_EXAMPLES]
    if short:
        yield f"{label}:"
        yield from (f"- {_with_marks(one) if marked else one.text}" for one in short)


def _with_marks(example: Example) -> str:
    text = example.text
    for quote in example.quotes:
        text = text.replace(quote, f"⟦{quote}⟧", 1)
    return text


def _told(rule: Rule) -> Iterator[tuple[str, Variant]]:
    return ((name, variant) for name, variant in rule.variants.items() if variant.message is not None)


def _severity(severity: Severity | None) -> str:
    return f" ({severity})" if severity else ""


def joined(lines: Iterable[str]) -> str:
    """Paragraphs apart, the items of a list together."""
    text = ""
    for line in lines:
        together = line.startswith("- ") and text.rsplit("\n", 1)[-1].startswith("- ")
        text += ("" if not text else "\n" if together else "\n\n") + line
    return text


def with_help(readme: str) -> str:
    """The README with the output of `riskwatch --help` as it is now, in the block that begins with its first word."""
    printed = CliRunner(env={"COLUMNS": "80"}).invoke(riskwatch, ["--help"], prog_name="riskwatch").output.rstrip()
    return HELP.sub(lambda block: f"{block[1]}{printed}\n{block[2]}", readme, count=1)


def write(folder: Path, made: Mapping[str, str]) -> None:
    for name, content in made.items():
        (folder / name).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    write(HERE, pages())
    README.write_text(with_help(README.read_text(encoding="utf-8")), encoding="utf-8")
