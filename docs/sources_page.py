"""The page of the public registers: what each offers, under which terms, how often it is asked."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.domain.event import SIGNALS
from riskwatch.rulebook.register_numbers import SCHEME_NAMES
from riskwatch.settings import PREFIX, load_settings
from riskwatch.sources import SourceMeta, load_sources
from riskwatch.watch.vocabulary import signal_words

NOTE = "<!-- Written by docs/generate.py (make docs). Change the source.yaml of the source, not this page. -->"
BROUGHT = """\
<a id="xx_opensanctions"></a>

## 制裁与管制名单 · Sanctions lists (OpenSanctions), a file that you bring

- `riskwatch screen entities.ftm.json` holds every customer with a register number against the file, in one pass. By number it is a fact (制裁名单
  sanctions list) with an alert; by name it is a question on the page Found by name.
- Licence of the data: CC BY-NC 4.0; a business needs a licence of OpenSanctions. RiskWatch ships none of it.
- Take a whole data set, not a delta: who is missing from two files in a row is off the list. A file with broken lines is refused."""

FEEDS = {
    "gb_companies_house": "Push: with `RISKWATCH_SOURCE_GB_COMPANIES_HOUSE_STREAM_KEY` (a key of its own) the streams of companies, filings, "
    "insolvency cases and charges are listened to, and a watched company is looked at as soon as its record changes.",
    "us_courts": "Feed: the courts named in `RISKWATCH_US_COURTS` (such as `nysb,deb`) are read every four hours, without a key; their feeds hold "
    "one day. What bears a customer's name becomes a question on the page Found by name.",
    "no_brreg": "Feed: the update feed is read every ten minutes, and a watched entity is looked at as soon as it changes.",
}
INTRO = """\
A customer is looked up at every source that takes its register number: a grade A customer every seven days, B every
three, C every day, D and E every six hours; less often while nothing changes, more often after an event. Nothing is
asked faster than the budget below, which is half of what the source allows, or less. One look may cost several requests.

What a source does not offer is not "clean" but "not checked", and is shown as such."""


def page() -> str:
    """The whole page, an index table and a section for each source."""
    metas = {name: source.meta for name, source in sorted(load_sources(load_settings({})).items())}
    index = "\n".join(
        [
            "| Source | Country | Number | Key | Licence of the data |",
            "|---|---|---|---|---|",
            *(_row(name, meta) for name, meta in metas.items()),
        ]
    )
    sections = (text for each in metas.items() for text in _section(*each))
    return "\n\n".join(["# Sources", NOTE, INTRO, index, *sections, BROUGHT]) + "\n"


def _row(name: str, meta: SourceMeta) -> str:
    key = "needed" if meta.needs_key else "contact address" if meta.needs_contact else "none"
    return f"| [{meta.title.en}](#{name}) | {meta.country} | `{meta.scheme}` | {key} | {meta.licence} |"


def _section(name: str, meta: SourceMeta) -> Iterator[str]:
    yield f'<a id="{name}"></a>\n\n## {meta.title.zh} · {meta.title.en}'
    number = SCHEME_NAMES.get(meta.scheme)
    lines = [
        f"- Publisher: {meta.publisher}. Terms: <{meta.terms}>",
        f"- Attribution: {meta.attribution.en}",
        f"- Number: `{meta.scheme}`" + (f", {number.zh} · {number.en}" if number else ""),
        f"- Address: {meta.base_url}, replaced by `{PREFIX}SOURCE_{name.upper()}_URL`",
        f"- Budget: at most {meta.quota} requests in {meta.window_s} s, {meta.min_gap_s:g} s apart; a look takes "
        f"{meta.requests_per_look}. Data of a healthy source may be {meta.expected_lag_h} hours old.",
    ]
    if meta.needs_key:
        lines.append(f"- Key: `{PREFIX}SOURCE_{name.upper()}_KEY`")
    if name in FEEDS:
        lines.append(f"- {FEEDS[name]}")
    if meta.needs_contact:
        lines.append(f"- Refuses who does not say whom to write to: set `{PREFIX}CONTACT`")
    if meta.asks_by_name:
        lines.append(
            "- Asked by the names of the company as well; what fits by its name alone is a proposal for a person"
        )
    yield "\n".join(lines)
    told = [signal_words(code) for code in SIGNALS if code in meta.offers]
    yield "Offers: " + "; ".join(f"{words.zh} {words.en}" for words in told) + "."
