"""Files that nobody would send and somebody will: real drafts with bytes flipped, cut, doubled, nested and blown up.

Every mutation is made from a number, so that a case that fails can be made again.
"""

from __future__ import annotations

import io
import random
import re
import warnings
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from pathlib import Path

from riskwatch.resources import data as shipped
from tests.drafts.conftest import build_docx
from tests.drafts.drawn import Page, pdf
from tests.drafts.test_ofd import ofd, page, path, text

FILES = Path(__file__).parent / "files"
Random = random.Random
_INTERESTING = (0, 1, 0x7F, 0x80, 0xFF, 0x20, 0x3C, 0x3E, 0x22, 0x0A)
_NUMBERS = (b"-1", b"0", b"999999999999", b"1e999", b"nan", b"-2147483649", b"65536", b"", b"x")
_TAG = re.compile(rb"<[^<>]{1,300}>")
_ATTRIBUTE = re.compile(rb'="[^"]{0,200}"')

_BODY = (
    '<w:p><w:pPr><w:pStyle w:val="H"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>付款</w:t></w:r></w:p>'
    '<w:p><w:r><w:t>第一条 付款期九十日</w:t></w:r><w:ins w:id="1" w:author="王"><w:r><w:t>，逾期计息</w:t></w:r></w:ins>'
    '<w:del w:id="2" w:author="王"><w:r><w:delText>不计息</w:delText></w:r></w:del><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>品名</w:t></w:r></w:p></w:tc>'
    '<w:tc><w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>金额</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>1</w:t>'
    '<w:fldChar w:fldCharType="end"/></w:r><w:commentRangeStart w:id="5"/><w:r><w:t>甲方</w:t></w:r><w:commentRangeEnd w:id="5"/></w:p>'
)  # fmt: skip
_PARTS = {
    "styles": '<w:style w:type="paragraph" w:styleId="H"><w:basedOn w:val="B"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="H"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>',
    "numbering": '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    "footnotes": '<w:footnote w:id="2"><w:p><w:r><w:t>以原件为准。</w:t></w:r></w:p></w:footnote>',
    "comments": '<w:comment w:id="5" w:author="李"><w:p><w:r><w:t>请核对</w:t></w:r></w:p></w:comment>',
}
_HTML = (
    '<html><head><meta charset="utf-8"><style>p{color:red}</style></head><body><h1>买卖合同</h1><p>第一条 付款<br>期限</p>'
    '<table><tr><td colspan="2" rowspan="2">品名</td><td>金额</td></tr><tr><td>900</td></tr></table><ol><li>甲<li>乙</ol>'
    '<p style="display:none">隐藏</p><a href="http://example.com">附件</a></body></html>'
)  # fmt: skip


def seeds() -> dict[str, bytes]:
    """A draft of every format that is read, by a name with its ending."""
    word = build_docx(_BODY, _PARTS)
    drawn = pdf(
        Page()
        .grid((50, 150, 350), (700, 680, 660))
        .put(54, 686, "品名")
        .put(154, 666, "900元")
        .put(50, 750, "买卖合同")
    )
    fixed = ofd(page(path("M 30 50 L 110 50", "M 30 60 L 110 60", "M 30 50 L 30 60"), text(30, 80, "第一条 付款"), template="5"),
                parts={"Doc_0/T.xml": page(text(30, 90, "合同编号："))}, common='<ofd:TemplatePage ID="5" BaseLoc="T.xml"/>')  # fmt: skip
    mail = EmailMessage()
    mail["Subject"] = "合同"
    mail.set_content("请审阅。")
    mail.add_attachment(word, maintype="application", subtype="octet-stream", filename="购销合同.docx")
    found = {
        "a.docx": word, "a.ofd": fixed, "drawn.pdf": drawn, "a.html": _HTML.encode(), "a.eml": mail.as_bytes(),
        "a.txt": "买卖合同\n第一条 付款期 90 日。".encode("gb18030"),
        "a.zip": zipped({"购销合同.docx": word, "附件.txt": "附件一 清单".encode(), "附件.pdf": drawn}),
        "english.pdf": (FILES / "english.pdf").read_bytes(),
    }  # fmt: skip
    return found | {f"demo{n}{each.suffix}": each.read_bytes() for n, each in enumerate(_demo())}


def _demo() -> list[Path]:
    return sorted(each for each in shipped("demo").iterdir() if each.suffix in (".docx", ".pdf"))


def zipped(members: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return buffer.getvalue()


def mutated(name: str, data: bytes, number: int) -> bytes:
    """`data`, a draft of that name, changed in a way that `number` says."""
    chance = random.Random(number)
    if zipfile.is_zipfile(io.BytesIO(data)) and chance.random() < 0.75:
        return _in_package(data, chance)
    return _several(data, chance, _MARKUP if name.endswith((".html", ".eml")) else _BYTES)


Change = Callable[[bytes, Random], bytes]


def _several(data: bytes, chance: Random, changes: tuple[Change, ...]) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 5))):
        data = chance.choice(changes)(data, chance)
    return data


def _in_package(data: bytes, chance: Random) -> bytes:
    """One or a few members changed, doubled, left out or renamed."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = [(info.filename, package.read(info)) for info in package.infolist()]
    for _ in range(chance.choice((1, 1, 3))):
        at = chance.randrange(len(members))
        name, content = members[at]
        what = chance.random()
        if what < 0.7:
            members[at] = name, _several(content, chance, _MARKUP)
        elif what < 0.8:
            members.insert(chance.randrange(len(members) + 1), (name, _several(content, chance, _BYTES)))
        elif what < 0.87 and len(members) > 1:
            members.pop(at)
        elif what < 0.94:
            members[at] = (
                chance.choice((name.upper(), "../" + name, "/" + name, name.replace("/", "\\"), name + "/x")),
                content,
            )
        else:
            members[at] = name, content + bytes(chance.choice((1_000_000, 20_000_000)))
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        warnings.simplefilter("ignore", UserWarning)  # two members of one name are meant
        for name, content in members:
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue() if chance.random() < 0.9 else _several(buffer.getvalue(), chance, _BYTES)


def _flip(data: bytes, chance: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 4, 32)) if changed else 0):
        changed[chance.randrange(len(changed))] = chance.choice((chance.randrange(256), chance.choice(_INTERESTING)))
    return bytes(changed)


def _cut(data: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _without(data: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + data[start + chance.choice((1, 16, 400)) :]


def _doubled(data: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    piece = data[start : start + chance.choice((1, 30, 1000))]
    return data[:start] + piece * chance.choice((2, 50)) + data[start:]


def _number(data: bytes, chance: Random) -> bytes:
    """Another number in place of one."""
    found = list(re.finditer(rb"-?\d+", data))
    if not found:
        return data
    at = chance.choice(found)
    return data[: at.start()] + chance.choice(_NUMBERS) + data[at.end() :]


def _attribute(data: bytes, chance: Random) -> bytes:
    found = list(_ATTRIBUTE.finditer(data))
    if not found:
        return data
    at = chance.choice(found)
    value = chance.choice((*_NUMBERS, b"A" * 200_000, "第".encode() * 1000, b"&amp;" * 50))
    return data[: at.start()] + b'="' + value + b'"' + data[at.end() :]


def _tag(data: bytes, chance: Random) -> bytes:
    """A tag taken out, put in elsewhere, or opened ever deeper."""
    found = list(_TAG.finditer(data))
    if not found:
        return data
    one, other = chance.choice(found), chance.choice(found)
    what = chance.random()
    if what < 0.3:
        return data[: one.start()] + data[one.end() :]
    if what < 0.6:
        return data[: other.start()] + one[0] + data[other.start() :]
    name = re.split(rb"[\s/>]", one[0][1:])[0]
    if what < 0.8 or not name or name[:1] in b"/?!":
        return data[: one.start()] + one[0] * chance.choice((2, 5000)) + data[one.end() :]
    deep = chance.choice((50, 250, 3000))
    return data[: one.start()] + b"<%s>" % name * deep + b"</%s>" % name * deep + data[one.start() :]


def _element(data: bytes, chance: Random) -> bytes:
    """A whole stretch between two tags doubled or moved: well-formed more often than not."""
    found = list(_TAG.finditer(data))
    if len(found) < 3:
        return data
    first = chance.randrange(len(found) - 1)
    name = re.split(rb"[\s/>]", found[first][0][1:])[0]
    last = next((each for each in found[first + 1 :] if each[0] == b"</%s>" % name), None)
    if last is None:
        return data
    piece = data[found[first].start() : last.end()]
    at = chance.choice(found).start()
    return data[:at] + piece * chance.choice((1, 2, 300)) + data[at:]


def _entity(data: bytes, chance: Random) -> bytes:
    declared = b'<!DOCTYPE a [<!ENTITY b "%s"><!ENTITY c "&b;&b;&b;&b;">]>' % (b"x" * 1000)
    return chance.choice((declared + data, data.replace(b"?>", b"?>" + declared, 1), data.replace(b"<", b"&c;<", 3)))


_BYTES: tuple[Change, ...] = (_flip, _cut, _without, _doubled, _number)
_MARKUP: tuple[Change, ...] = (*_BYTES, _attribute, _attribute, _tag, _tag, _element, _element, _element, _entity)
