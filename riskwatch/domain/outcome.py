"""How a look at a public source ended (credit-design section 1); these names are stored."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """Only the first two touch what we know about a company."""

    OK = "ok"
    NOT_MODIFIED = "not_modified"
    NOT_FOUND = "not_found"
    MOVED = "moved"
    RATE_LIMITED = "rate_limited"
    DECLINED = "declined"
    SERVER_ERROR = "server_error"
    NETWORK = "network"
    PARSE_ERROR = "parse_error"
    SUSPICIOUS = "suspicious"

    @property
    def good(self) -> bool:
        return self in (Outcome.OK, Outcome.NOT_MODIFIED)
