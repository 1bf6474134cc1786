"""A register's whole file against a portfolio: ours beside DuckDB, the plain csv module and `wc -l`.

    python bench/bulk.py [--rows N] [--customers N] [--rounds N] [--folder PATH]

The file is made: the 55 columns of Companies House's company data, every field quoted, about 520 bytes a row. One customer in
two is in it by number, one in ten more by name alone. Each way runs in a process of its own; times are medians of interleaved
rounds with the file in the page cache, memory is the process's peak. Ours is the whole of it: the names are spelled out, the
file is read, the hits are taken apart. DuckDB reads all columns as text and joins number and name with tables of the same
numbers and spellings. The csv module reads a tenth of the file, once.
"""

from __future__ import annotations

import argparse
import importlib.util
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from statistics import median

from riskwatch.domain.customer import Customer
from riskwatch.domain.snapshot import Identifier
from riskwatch.jobs.bulk.csv_rows import plainly, quickly
from riskwatch.jobs.bulk.layouts import layout_of
from riskwatch.jobs.bulk.sought import Sought, sought

WORDS = [
    "NORTHERN",
    "VALLEY",
    "BRIGHT",
    "HARBOUR",
    "SUMMIT",
    "RIVER",
    "OAK",
    "SILVER",
    "METRO",
    "GLOBAL",
    "PRIME",
    "DELTA",
    "UNION",
    "CASTLE",
    "FALCON",
]
TRADES = [
    "ENGINEERING",
    "LOGISTICS",
    "FOODS",
    "TEXTILES",
    "PUMPS",
    "PACKAGING",
    "STEEL",
    "TRADING",
    "MEDIA",
    "CONSULTING",
]
HEADER = (
    "CompanyName, CompanyNumber,RegAddress.CareOf,RegAddress.POBox,RegAddress.AddressLine1, RegAddress.AddressLine2,"
    "RegAddress.PostTown,RegAddress.County,RegAddress.Country,RegAddress.PostCode,CompanyCategory,CompanyStatus"
)
REST = (
    (
        '"","","12 EXAMPLE STREET","SUITE 4","TESTHAM","TESTSHIRE","","TS1 1AA","Private Limited Company","{status}",'
        '"United Kingdom","","19/08/2003","30","6","31/03/2027","30/06/2025","MICRO ENTITY","16/09/2016","19/08/2015","0","0",'
        '"0","0","70100 - Activities of head offices","","","","0","0",'
        '"http://business.data.gov.uk/id/company/{number}","01/02/2010","OLD NAME {number} LIMITED"'
    )
    + ',""' * 18
    + ',"02/09/2027","19/08/2026"\n'
)


def name_of(index: int) -> str:
    word, other, trade = WORDS[index % 15], WORDS[index // 15 % 15], TRADES[index // 225 % 10]
    return f"{word} {other} {trade} {index} LIMITED"


def make(file: Path, rows: int) -> None:
    chance = Random(5)
    with file.open("w", encoding="utf-8", buffering=1024 * 1024) as out:
        columns = HEADER.count(",") + 1
        out.write(HEADER + "".join(f",Column{number}" for number in range(columns, 55)) + "\n")
        for index in range(rows):
            status = "Liquidation" if chance.random() < 0.01 else "Active"
            number = f"{index:08}"
            out.write(f'"{name_of(index)}","{number}",' + REST.format(status=status, number=number))


def portfolio(customers: int, rows: int) -> list[Customer]:
    """Half of them in the file by number, a tenth by name alone, the others not at all."""
    chance, found = Random(6), []
    for place in range(customers):
        index = chance.randrange(rows)
        kind = place % 10
        number = f"{index:08}" if kind < 5 else f"{90_000_000 + place}"
        name = name_of(index).title() if kind == 5 else f"Customer {place} Ltd"
        identifier = None if kind == 5 else Identifier("gb_coh", number)
        found.append(Customer(f"C{place}", name, "GB", identifier))
    return found


def ours(file: Path, customers: list[Customer]) -> int:
    with file.open("rb", buffering=1024 * 1024) as opened:
        layout = layout_of(opened, file.name)
        assert layout.columns is not None
        wanted = sought(customers, layout.scheme)
        return sum(1 for _ in quickly(opened, layout.columns, wanted))


def csv_module(file: Path, wanted: Sought) -> int:
    with file.open("rb") as opened:
        layout = layout_of(opened, file.name)
        assert layout.columns is not None
        return sum(1 for _ in plainly(opened, layout.columns, wanted))


def duckdb_join(file: Path, wanted: Sought, folder: Path) -> int:
    import duckdb

    for name, values in (("numbers", wanted.numbers), ("names", wanted.names)):
        (folder / f"{name}.txt").write_text("\n".join(values) + "\n", encoding="utf-8")
    connection = duckdb.connect()
    begun = time.perf_counter()
    for name in ("numbers", "names"):
        connection.execute(
            f"CREATE TABLE {name} AS SELECT column0 AS v FROM read_csv('{folder}/{name}.txt', header=false, "
            "all_varchar=true, delim='\t', quote='', columns={'column0': 'VARCHAR'})"
        )
    columns = f"read_csv('{file}', all_varchar=true, header=true, normalize_names=false)"
    query = (
        f'SELECT count(*) FROM {columns} WHERE "CompanyNumber" IN (SELECT v FROM numbers) '
        'OR "CompanyName" IN (SELECT v FROM names)'
    )
    try:
        row = connection.execute(query).fetchone()
    except duckdb.BinderException:
        row = connection.execute(query.replace('"CompanyNumber"', '" CompanyNumber"')).fetchone()
    print("seconds", time.perf_counter() - begun)
    return int(row[0]) if row else 0


def one_part() -> None:
    part, place, rows, count = sys.argv[2:]
    file, customers = Path(place), portfolio(int(count), int(rows))
    wanted = None if part == "ours" else sought(customers, "gb_coh")
    begun, cpu = time.perf_counter(), time.process_time()
    if part == "ours":
        hits = ours(file, customers)
    else:
        assert wanted is not None
        hits = csv_module(file, wanted) if part == "csv" else duckdb_join(file, wanted, file.parent)
    print("took", time.perf_counter() - begun, time.process_time() - cpu, hits)
    print("peak", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def part(name: str, file: Path, rows: int, customers: int) -> tuple[float, float, int, float]:
    """Seconds, CPU seconds, hits, peak in MB."""
    command = [sys.executable, __file__, "--part", name, str(file), str(rows), str(customers)]
    said = dict(
        line.split(" ", 1)
        for line in subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    )
    seconds, cpu, hits = said["took"].split()
    return float(said.get("seconds", seconds)), float(cpu), int(hits), float(said["peak"])


def wc(file: Path) -> float:
    begun = time.perf_counter()
    subprocess.run(["wc", "-l", str(file)], check=True, capture_output=True)
    return time.perf_counter() - begun


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rows", type=int, default=5_000_000)
    arguments.add_argument("--customers", type=int, default=100_000)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--folder", type=Path, help="where the file is made; a temporary folder")
    arguments.add_argument("--corpora", help="not used")
    given = arguments.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="riskwatch-bulk-"))
    try:
        needed = given.rows * 600
        if shutil.disk_usage(folder).free < needed:
            raise SystemExit(f"{folder} has no room for {needed / 1e9:.1f} GB; use --rows or --folder")
        measure(folder, given.rows, given.customers, given.rounds)
    finally:
        if given.folder is None:
            shutil.rmtree(folder, ignore_errors=True)


def measure(folder: Path, rows: int, customers: int, rounds: int) -> None:
    file, tenth = folder / "companies.csv", folder / "tenth.csv"
    make(file, rows)
    make(tenth, rows // 10)
    wc(file)
    with_duckdb = importlib.util.find_spec("duckdb") is not None
    counted, own, duck = [], [], []
    for _ in range(rounds):
        counted.append(wc(file))
        own.append(part("ours", file, rows, customers))
        if with_duckdb:
            duck.append(part("duckdb", file, rows, customers))
    plain = part("csv", tenth, rows // 10, customers)
    count = median(counted)
    print(f"{rows} rows of 55 columns, {file.stat().st_size / 1e9:.2f} GB, {customers} customers, {rounds} rounds")
    print(f"wc -l       {count:7.2f} s")
    for name, found in (("ours", own), ("DuckDB", duck)):
        if found:
            seconds, cpu, hits, peak = (median(column) for column in zip(*found, strict=True))
            print(
                f"{name:<11} {seconds:7.2f} s, {seconds / count:5.1f} times wc, CPU {cpu:.2f} s, peak {peak:.0f} MB, {hits:.0f} rows"
            )
    print(f"csv module  {plain[0] * 10:7.2f} s by a tenth of it, {plain[0] * 10 / count:5.1f} times wc")
    if not with_duckdb:
        print("DuckDB is not installed: pip install duckdb")


if __name__ == "__main__":
    one_part() if sys.argv[1:2] == ["--part"] else main()
