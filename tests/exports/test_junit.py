"""JUnit XML that every parser takes, whatever a file is called."""

from __future__ import annotations

from xml.etree import ElementTree

from riskwatch.domain.rule import Report
from riskwatch.exports import junit


def test_a_name_that_xml_cannot_hold_does_not_spoil_the_file(report: Report) -> None:
    """A file name that is no UTF-8 comes as half surrogate pairs, which no file can be written with."""
    made = junit.render([("a\udcff\x07\ufffe & b.docx", report)], [("\udce4.pdf", "not \x00 read")], None, "en")
    names = [suite.get("name") for suite in ElementTree.fromstring(made.encode())]
    assert names == ["a & b.docx", ".pdf"]
