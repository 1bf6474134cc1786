"""What XML 1.0 cannot hold, for everything that we write into it: Word files, workbooks, test reports."""

from __future__ import annotations

import re

_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What production [2] of the specification leaves out. Half a surrogate pair comes from a file name that is no UTF-8."""


def printable(text: str) -> str:
    """Without the characters that XML cannot hold; a parser would refuse the whole file for one of them."""
    return _NO_CHARACTER.sub("", text)
