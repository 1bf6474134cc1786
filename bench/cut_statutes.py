"""Cuts the statute collection to the articles that rules, checks and letters cite; writes riskwatch/data/statutes.json.

    python bench/cut_statutes.py --law PATH/TO/articles.json

Run it after a rule cites a new article. It refuses a key that the collection does not have.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "riskwatch" / "data" / "statutes.json"
KEY = re.compile(r"\b(?:CN|EW|US|EU|CISG)-[A-Z0-9][A-Za-z0-9-]*")
READ = (
    "contract_rules/**/*.yaml",
    "checks/**/*.yaml",
    "riskwatch/credit/*.py",
    "riskwatch/receivables/**/*.py",
    "templates/letters/**/*",
)
FIELDS = (
    "law",
    "article",
    "article_zh",
    "text_zh",
    "statement_en",
    "quote_en",
    "citation",
    "verified",
    "items",
    "topic",
)
LAW_FIELDS = ("name_zh", "name_en", "jurisdiction", "document", "in_force_from", "status")


def cited() -> dict[str, str]:
    """Every key that a file of the product names, with the first file that does."""
    keys: dict[str, str] = {}
    for pattern in READ:
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file():
                for key in KEY.findall(path.read_text(encoding="utf-8")):
                    keys.setdefault(key, str(path.relative_to(ROOT)))
    return keys


def base_of(key: str, articles: dict[str, Any]) -> str | None:
    """The article that holds `key`: the exact key first, then the article of which it is an item."""
    if key in articles:
        return key
    base, _, item = key.rpartition("-")
    return base if item in articles.get(base, {}).get("items", {}) else None


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--law", type=Path, required=True, help="the statute collection, articles.json")
    collection = json.loads(arguments.parse_args().law.read_text(encoding="utf-8"))
    articles, wanted, unknown = collection["articles"], set(), []
    for key, file in cited().items():
        base = base_of(key, articles)
        if base is None:
            unknown.append(f"{file}: {key} is not in the collection")
        else:
            wanted.add(base)
    if unknown:
        print("\n".join(unknown), file=sys.stderr)
        return 2
    cut = {key: {name: articles[key][name] for name in FIELDS if name in articles[key]} for key in sorted(wanted)}
    laws = {
        key: {name: collection["laws"][key][name] for name in LAW_FIELDS if name in collection["laws"][key]}
        for key in sorted({article["law"] for article in cut.values()})
    }
    content = {"title": collection["title"], "about": collection["about"], "laws": laws, "articles": cut}
    TARGET.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{len(cut)} of {len(articles)} articles from {len(laws)} laws")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
