"""The registry samples as our clients would get them: which files hold an answer, for which number, in which replies."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from riskwatch.sources import Reply


@dataclass(frozen=True, slots=True)
class Payload:
    """An answer: the number it is about and the replies of one look."""

    number: str
    replies: tuple[Reply, ...]


def reply(url: str, content: Any, status: int = 200) -> Reply:
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    return Reply(url, status, body, "application/json")


def loaded(folder: Path, pattern: str) -> Iterator[tuple[Path, Any]]:
    for file in sorted(folder.glob(pattern)):
        try:
            content = json.loads(file.read_text(encoding="utf-8"))
        except (ValueError, UnicodeDecodeError):
            continue
        if isinstance(content, dict) and {"request", "response"} <= set(content):
            if content["response"]["status"] != 200:
                continue
            content = content["response"]["body"]
        yield file, json.loads(content) if isinstance(content, str) else content


Found = Iterator[tuple[Path, Payload]]


def sirene(samples: Path) -> Found:
    for file, content in loaded(samples / "fr-recherche-entreprises/search", "*.json"):
        envelope = content["result"]
        for record in envelope["results"]:
            if record["etat_administratif"] is None:
                continue  # a phantom: the client says that it is not there
            yield file, Payload(record["siren"], (reply("https://x/search?q=", envelope | {"results": [record]}),))


def bodacc(samples: Path) -> Found:
    for file, content in loaded(samples / "fr-bodacc", "record*.json"):
        rows = [row["fields"] for row in content["records"]] if "records" in content else [content]
        number = min(str(rows[0]["registre"]).replace(" ", "").strip("[']").replace("'", "").split(","))
        yield file, Payload(number, (reply("https://x/records", {"total_count": len(rows), "results": rows}),))


def edgar(samples: Path) -> Found:
    for file, content in loaded(samples / "us-sec-edgar/submissions", "*.json"):
        if "cik" in content:
            yield file, Payload(content["cik"].zfill(10), (reply("https://x/submissions", content),))


def prh(samples: Path) -> Found:
    for file, content in loaded(samples / "fi-prh", "*.json"):
        yield file, Payload(content["companies"][0]["businessId"]["value"], (reply("https://x/companies", content),))


def krs(samples: Path) -> Found:
    for file, content in loaded(samples / "pl-krs", "*.json"):
        yield file, Payload(content["odpis"]["naglowekA"]["numerKRS"], (reply("https://x/odpis", content),))


def ares(samples: Path) -> Found:
    for file, content in loaded(samples / "cz-ares-isir/ares", "*.json"):
        yield file, Payload(content["ico"], (reply("https://x/s", content), reply("https://x/vr", {}, 404)))


def gazette(samples: Path) -> Found:
    page = {"f:total": "1"}
    for file, content in loaded(samples / "uk-gazette", "*.json"):
        if "entry" in content:
            url = "https://x/insolvency/notice/data.json?text=00000001"
            yield file, Payload("00000001", (reply(url, page | content),))


def brreg(samples: Path) -> Found:
    for file, content in loaded(samples / "no-brreg/rest", "*.json"):
        units = content.get("_embedded", {}).get("underenheter", [content] if "beliggenhetsadresse" in content else [])
        if units or "underenhet" in file.name:
            page = {"page": {"totalElements": len(units)}, "_embedded": {"underenheter": units}}
            stub = {"organisasjonsnummer": "1", "navn": "X"}
            replies = (reply("https://x/enheter", stub), reply("https://x/r", b"", 404), reply("https://x/u", page))
            yield file, Payload("1", replies)
            continue
        for entity in [content, *content.get("_embedded", {}).get("enheter", [])]:
            if "navn" in entity and "organisasjonsnummer" in entity:
                number = entity["organisasjonsnummer"]
                yield file, Payload(number, (reply("https://x/enheter", entity), reply("https://x/r", b"", 404)))
        if "rollegrupper" in content:
            stub = {"organisasjonsnummer": "1", "navn": "X"}
            yield file, Payload("1", (reply("https://x/enheter", stub), reply("https://x/roller", content)))


def gleif(samples: Path) -> Found:
    yield from _lei_parts(samples / "gleif")
    for file, content in loaded(samples / "gleif/lei_records", "*.json"):
        records = content["data"] if isinstance(content.get("data"), list) else [content.get("data")]
        for record in records:
            if record and record.get("attributes", {}).get("lei"):
                yield (
                    file,
                    Payload(
                        record["attributes"]["lei"],
                        (reply("https://x/lei", {"meta": {"goldenCopy": {}}, "data": record}),),
                    ),
                )


LEI_PARTS = {
    "relationships/*-parent-relationship_*.json": "-relationship",
    "reporting_exceptions/*.json": "-reporting-exception",
    "field_modifications/*.json": "field-modifications",
}


def _lei_parts(folder: Path) -> Found:
    """What hangs on a record, each under a record that only links to it."""
    for pattern, part in LEI_PARTS.items():
        for file, content in loaded(folder, pattern):
            side = file.name.partition("-parent")[0] + "-parent" if part.startswith("-") else ""
            kind = "reporting-exception" if "exception" in part else "lei-record"
            relationships = {side: {"links": {kind: ""}}} if side else {}
            entity = {"legalName": {"name": "X"}, "status": "ACTIVE"}
            stub = {"attributes": {"lei": "X", "entity": entity}, "relationships": relationships}
            replies = [reply("https://x/lei", {"data": stub}), reply(f"https://x/lei/{side}{part}", content)]
            if kind == "lei-record" and side:
                replies.append(reply(f"https://x/lei/{side}", {"data": {"attributes": stub["attributes"]}}))
            yield file, Payload("X", tuple(replies))


PROFILE = {"company_number": "00000001", "company_name": "X", "company_status": "active", "type": "ltd"}
STREAMS = {
    "company-insolvency": "insolvency", "company-charges": "charges", "company-officers": "officers",
    "filing-history": "filing-history", "company-psc-individual": "persons-with-significant-control",
    "company-psc-corporate": "persons-with-significant-control",
}  # fmt: skip
KINDS: Mapping[str, Callable[[Any], bool]] = {
    "insolvency": lambda c: "cases" in c,
    "officers": lambda c: _first(c).get("officer_role") is not None,
    "charges": lambda c: "persons_entitled" in _first(c) or "particulars" in _first(c),
    "filing-history": lambda c: "transaction_id" in _first(c),
    "persons-with-significant-control": lambda c: "natures_of_control" in _first(c),
    "persons-with-significant-control-statements": lambda c: "statement" in _first(c),
    "exemptions": lambda c: "exemptions" in c,
    "uk-establishments": lambda c: c.get("kind") == "related-companies",
}
LINKS = ("persons_with_significant_control_statements", "exemptions", "uk_establishments")


def companies_house(samples: Path) -> Found:
    folder = samples / "uk-companies-house"
    for file, content in loaded(folder, "rest/*.json"):
        yield from _british(file, content)
    for file, content in loaded(folder, "official-test-data/*/*.json"):
        if "PUT" not in file.name and "put_request" not in str(file) and "input" not in file.name:
            yield from _british(file, content)
    for file, content in loaded(folder, "psc-snapshot/*.json"):
        data = content["data"]
        if "totals" not in data["kind"] and "unknown" not in data["kind"]:  # a line of sums, and a test of a bad line
            whole = "natures_of_control" in data or "statement" in data or "exemptions" in data
            yield from _british(file, data if whole else data | {"natures_of_control": []})
    for file in sorted((folder / "stream").glob("*.ndjson")):
        for line in filter(str.strip, file.read_text(encoding="utf-8").splitlines()):
            data = json.loads(line).get("data") or {}
            if file.stem == "company-profile":
                yield from _british(file, data)
            elif file.stem == "company-insolvency":
                yield file, _part(file.stem, data)
            else:
                yield file, _part(file.stem, {"items": [data]})


def _british(file: Path, content: Any) -> Found:
    if not isinstance(content, dict):
        return
    if "company_status" in content and "company_name" in content and "company_number" in content:
        if "partial" in file.name:
            content = {"type": "plc"} | content  # the transcript left it out
        yield (
            file,
            Payload(content["company_number"], (reply(f"https://x/company/{content['company_number']}", content),)),
        )
        return
    part = next((part for part, fits in KINDS.items() if fits(content)), "")
    if part:
        whole = "items" in content or part in ("insolvency", "exemptions")
        yield file, _part(part, content if whole else {"items": [content]})


def _part(part: str, content: Any) -> Payload:
    url = f"https://x/company/00000001/{STREAMS.get(part, part)}"
    profile = PROFILE | {"links": dict.fromkeys(LINKS, "")}
    return Payload("00000001", (reply("https://x/company/00000001", profile), reply(url, content)))


def _first(content: Any) -> dict[str, Any]:
    items = content.get("items")
    first = items[0] if isinstance(items, list) and items else content
    return first if isinstance(first, dict) else {}


ADAPTERS: Mapping[str, Callable[[Path], Found]] = {
    "gb_companies_house": companies_house,
    "gb_gazette": gazette,
    "no_brreg": brreg,
    "fr_sirene": sirene,
    "fr_bodacc": bodacc,
    "us_edgar": edgar,
    "xx_gleif": gleif,
    "cz_ares": ares,
    "pl_krs": krs,
    "fi_prh": prh,
}
FOLDERS = {
    "gb_companies_house": ("uk-companies-house",), "gb_gazette": ("uk-gazette",), "no_brreg": ("no-brreg",),
    "fr_sirene": ("fr-recherche-entreprises",), "fr_bodacc": ("fr-bodacc",), "us_edgar": ("us-sec-edgar",),
    "xx_gleif": ("gleif",), "cz_ares": ("cz-ares-isir",), "pl_krs": ("pl-krs",), "fi_prh": ("fi-prh",),
}  # fmt: skip
