"""The records of GLEIF's golden copy as XML that are sought."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from riskwatch.domain.errors import ImportRefused
from riskwatch.domain.words import Words
from riskwatch.jobs.bulk.csv_rows import Passed, Row
from riskwatch.jobs.bulk.sought import Sought


def records(file: BinaryIO, wanted: Sought, seen: Passed = lambda _: None) -> Iterator[Row]:
    """(LEI, legal name, status) of each record that is sought; what is read is let go. Raises ImportRefused for a file
    that breaks off."""
    try:
        for _, record in etree.iterparse(
            file, events=("end",), tag="{*}LEIRecord", resolve_entities=False, no_network=True
        ):
            row = (
                (record.findtext("{*}LEI") or "").strip(),
                (record.findtext("{*}Entity/{*}LegalName") or "").strip(),
                record.findtext("{*}Entity/{*}EntityStatus") or "",
            )
            if row[:2] in wanted:
                yield row
            record.clear()
            parent = record.getparent()
            while parent is not None and record.getprevious() is not None:
                del parent[0]
            seen(file.tell())
    except etree.XMLSyntaxError as error:
        raise ImportRefused(
            Words(f"XML 文件不完整：{error}", f"The XML file is not whole: {error}."),
            Words("请重新下载后再试。", "Fetch it again."),
        ) from error
