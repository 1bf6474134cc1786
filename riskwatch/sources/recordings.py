"""Recorded exchanges: read from a folder, dated, and turned into answers."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

_DAY = re.compile(r"\{\{D(?P<offset>[+-]\d{1,5})?\}\}")
_COMPANIES_HOUSE = "/company/"
_JSON = {"Content-Type": "application/json"}
_SEARCHES = {
    "/search": "q",
    "/opendata-ytj-api/v3/companies": "businessId",
    "/api/explore/v2.1/catalog/datasets/annonces-commerciales/records": "where",
    "/insolvency/notice/data.json": "text",
    "/api/rest/v4/search/": "q",
    "/enhetsregisteret/api/underenheter": "overordnetEnhet",
}
"""Paths that serve every company, and the part of the query that says which one is meant."""

_SOAP_NUMBER = re.compile(rb"<(?:ic|dic)>(\d+)</")


@dataclass(frozen=True, slots=True)
class Recorded:
    """The response of one exchange; `body` is JSON text that may hold day placeholders."""

    status: int
    headers: Mapping[str, str]
    body: str


@dataclass(frozen=True, slots=True)
class Response:
    """What goes over the wire; `length` where another length is announced than sent."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    length: int | None = None

    @property
    def etag(self) -> str:
        return self.headers.get("ETag", "")

    @property
    def announced(self) -> int:
        return len(self.body) if self.length is None else self.length


Recordings = Mapping[str, Mapping[int, Recorded]]
"""By path and stage."""


def load(folder: Path) -> Recordings:
    """Read `<source>/<stage>/*.json`. Raises ValueError that names a file which is no exchange."""
    found: dict[str, dict[int, Recorded]] = {}
    for file in sorted(folder.glob("*/[0-9]*/*.json")):
        try:
            stage = int(file.parent.name)
            content = json.loads(file.read_text(encoding="utf-8"))
            for exchange in content if isinstance(content, list) else [content]:
                asked = key(exchange["request"]["url"])
                found.setdefault(asked, {})[stage] = _recorded(exchange["response"])
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"{file} is no recorded exchange: {error!r}") from error
    return found


def key(url: str, body: bytes = b"") -> str:
    """What names a recording: the path, and whatever else says which company is meant."""
    parts = urlsplit(url)
    if number := _SOAP_NUMBER.search(body):
        return f"{parts.path}?ic={number[1].decode()}"
    named = (name for name in ("ic", "searchKey", "keyword") if f"{name}=" in parts.query)
    which = _SEARCHES.get(parts.path) or next(named, "")
    return f"{parts.path}?{which}={''.join(parse_qs(parts.query).get(which, ()))}" if which else parts.path


def answer(recordings: Recordings, path: str, stage: int, today: date) -> Response | None:
    """The newest recording of what `key` names, up to `stage`; None if there is none."""
    versions = recordings.get(path, {})
    known = [number for number in versions if number <= stage]
    if not known:
        return None
    recorded = versions[max(known)]
    body = dated(recorded.body, today).encode()
    headers = dict(recorded.headers)
    if not path.startswith(_COMPANIES_HOUSE):  # whose answers carry no mark to be conditional on
        headers["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    return Response(recorded.status, headers, body)


def dated(text: str, today: date) -> str:
    """The text with every `{{D-3}}` replaced by that day."""
    return _DAY.sub(lambda match: str(today + timedelta(days=int(match["offset"] or 0))), text)


def _recorded(response: Mapping[str, Any]) -> Recorded:
    body = response["body"]
    text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
    headers = {name: value for name, value in response.get("headers", _JSON).items() if isinstance(value, str)}
    kept = {name: value for name, value in headers.items() if name.lower() in ("content-type", "cache-control")}
    return Recorded(int(response["status"]), kept, text)
