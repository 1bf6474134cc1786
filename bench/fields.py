"""Every payload of the registry samples, read by our readers: fields seen, read, left out by name, and unknown.

`python bench/fields.py --samples PATH` prints a line for each source, then what was unknown, then the files that hold no
answer which a client of ours asks for (specifications, bulk files, other services of the same register).
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from riskwatch.domain.errors import SourceError
from riskwatch.domain.snapshot import Identifier
from riskwatch.sources import Reply
from riskwatch.sources.folder import read_meta
from riskwatch.sources.strict_json import Inspection, Sheet

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
SOURCES = Path(import_module("riskwatch.sources").__file__ or "").parent


@dataclass(frozen=True, slots=True)
class Payload:
    """An answer: the number it is about and the replies of one look."""

    number: str
    replies: tuple[Reply, ...]


@dataclass
class Tally:
    """What a source's payloads held. A field is a path of members; it counts once however often it comes. `invented` are
    unknown ones in test data that somebody made up or edited, which no register ever sent."""

    files: set[str] = field(default_factory=set)
    payloads: int = 0
    seen: set[str] = field(default_factory=set)
    read: set[str] = field(default_factory=set)
    left_out: set[str] = field(default_factory=set)
    unknown: Counter[str] = field(default_factory=Counter)
    invented: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)


class Watched(Sheet):
    """A sheet that tells what was asked of it."""

    tally = Tally()

    def __init__(self, inspection: Inspection, members: Mapping[str, Any], path: str) -> None:
        super().__init__(inspection, members, path)
        self.tally.seen |= {f"{path}.{name}" for name in members}

    def skip(self, names: Iterable[str]) -> None:
        names = tuple(names)
        self.tally.left_out |= {f"{self.path}.{name}" for name in names if name in self._members and name in self.left}
        super().skip(names)

    def _take(self, name: str) -> Any:
        if name in self._members:
            self.tally.read.add(f"{self.path}.{name}")
        return super()._take(name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--samples", type=Path, required=True, help="Folder of the registry samples.")
    samples = parser.parse_args().samples
    import_module("riskwatch.sources.strict_json").Sheet = Watched  # type: ignore[attr-defined]
    tallies = {name: tally_of(name, samples) for name in ADAPTERS}
    print(
        f"{'source':<20}{'files':>7}{'answers':>9}{'fields':>8}{'read':>7}{'left out':>10}{'unknown':>9}{'in made data':>14}{'refused':>9}"
    )
    for name, tally in tallies.items():
        left = len(tally.left_out - tally.read)
        print(
            f"{name:<20}{len(tally.files):>7}{tally.payloads:>9}{len(tally.seen):>8}{len(tally.read & tally.seen):>7}"
            f"{left:>10}{len(tally.unknown):>9}{len(tally.invented):>14}{sum(tally.refused.values()):>9}"
        )
    for name, tally in tallies.items():
        for what, count in (tally.unknown + tally.refused).most_common():
            print(f"  {name}: {what} ({count})")
        for what, count in tally.invented.most_common():
            print(f"  {name}, made data: {what} ({count})")
    read = {file for tally in tallies.values() for file in tally.files}
    others = Counter(kind_of(file, samples) for file in files_of(samples) if str(file) not in read)
    print("not asked for: " + ", ".join(f"{kind} {count}" for kind, count in sorted(others.items())))


def tally_of(name: str, samples: Path) -> Tally:
    tally = Tally()
    Watched.tally = tally
    made = made_files(samples)
    reading = import_module(f"riskwatch.sources.{name}.reading")
    scheme = read_meta(SOURCES / name / "source.yaml").scheme
    for file, payload in ADAPTERS[name](samples):
        tally.files.add(str(file))
        tally.payloads += 1
        try:
            snapshot = reading.read(Identifier(scheme, payload.number), payload.replies, NOW)
        except SourceError as error:
            tally.refused[str(error)[:100]] += 1
            continue
        (tally.invented if file in made else tally.unknown).update(snapshot.unknown)
    return tally


def made_files(samples: Path) -> frozenset[Path]:
    """Test data of clients and of the registers' own teams: the shape is right, the values are made up."""
    with (samples / "index.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(samples / row["file"] for row in csv.DictReader(file) if row["kind"] == "fixture")


def files_of(samples: Path) -> Iterator[Path]:
    folders = {folder for folders in FOLDERS.values() for folder in folders}
    for folder in sorted(folders):
        yield from (file for file in sorted((samples / folder).rglob("*")) if file.is_file())


def kind_of(file: Path, samples: Path) -> str:
    parts = file.relative_to(samples).parts
    return f"{parts[0]}/{parts[1]}" if len(parts) > 2 else parts[0]


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
        if "underenhet" in file.name:
            continue
        for entity in [content, *content.get("_embedded", {}).get("enheter", [])]:
            if "navn" in entity and "organisasjonsnummer" in entity:
                number = entity["organisasjonsnummer"]
                yield file, Payload(number, (reply("https://x/enheter", entity), reply("https://x/r", b"", 404)))
        if "rollegrupper" in content:
            stub = {"organisasjonsnummer": "1", "navn": "X"}
            yield file, Payload("1", (reply("https://x/enheter", stub), reply("https://x/roller", content)))


def gleif(samples: Path) -> Found:
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
}


def companies_house(samples: Path) -> Found:
    folder = samples / "uk-companies-house"
    for file, content in loaded(folder, "rest/*.json"):
        yield from _british(file, content)
    for file, content in loaded(folder, "official-test-data/*/*.json"):
        if "PUT" not in file.name and "put_request" not in str(file) and "input" not in file.name:
            yield from _british(file, content)
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
        yield file, _part(part, content if "items" in content or part == "insolvency" else {"items": [content]})


def _part(part: str, content: Any) -> Payload:
    url = f"https://x/company/00000001/{STREAMS.get(part, part)}"
    return Payload("00000001", (reply("https://x/company/00000001", PROFILE), reply(url, content)))


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

if __name__ == "__main__":
    main()
