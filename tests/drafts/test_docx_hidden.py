"""Text that a style hides, or writes white where nothing dark lies behind it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from riskwatch.domain.document import Document
from tests.drafts.test_docx_text import p, r

Word = Callable[..., Document]
WHITE = '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>'
STYLES = (
    f'<w:style w:type="character" w:styleId="C">{WHITE}</w:style>'
    f'<w:style w:type="paragraph" w:styleId="B">{WHITE}</w:style>'
    '<w:style w:type="paragraph" w:styleId="P"><w:basedOn w:val="B"/></w:style>'
    f'<w:style w:type="paragraph" w:styleId="D"><w:pPr><w:shd w:val="clear" w:fill="000000"/></w:pPr>{WHITE}</w:style>'
    '<w:style w:type="character" w:styleId="V"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
)


@pytest.mark.parametrize(
    ("paragraph", "run", "hidden"),
    [
        ("", '<w:rStyle w:val="C"/>', True),
        ("P", "", True),
        ("P", '<w:color w:val="000000"/>', False),
        ("D", "", False),
        ("", '<w:rStyle w:val="V"/>', True),
        ("H", "", True),
        ("H", '<w:vanish w:val="0"/>', False),
        ("", "", False),
    ],
)
def test_what_a_style_hides_is_reported(word: Word, paragraph: str, run: str, hidden: bool) -> None:
    style = f'<w:pPr><w:pStyle w:val="{paragraph}"/></w:pPr>' if paragraph else ""
    document = word(p(f"{style}<w:r><w:rPr>{run}</w:rPr><w:t>买方放弃抗辩</w:t></w:r>") + p(r("第二条")), styles=STYLES)
    assert [(each.kind, each.text) for each in document.remarks] == [("hidden", "买方放弃抗辩")] * hidden
