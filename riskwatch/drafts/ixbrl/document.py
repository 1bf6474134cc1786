"""The numbers of an Inline XBRL document, read strictly: what is not understood is refused, never guessed.

The libraries at hand read amounts as binary fractions, or know no contexts with dimensions; amounts here stay decimals.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from lxml import etree

from riskwatch.domain.errors import ImportRefused
from riskwatch.domain.words import Words

INLINE = ("http://www.xbrl.org/2013/inlineXBRL", "http://www.xbrl.org/2008/inlineXBRL")
INSTANCE = "http://www.xbrl.org/2003/instance"
DIMENSIONS = "http://xbrl.org/2006/xbrldi"
XSI_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
UK_REGISTER = "companieshouse.gov.uk"
ZEROS = frozenset({"numdash", "zerodash", "num-dash", "fixed-zero", "fixedzero", "nocontent", "fixed-empty"})
POINT = frozenset({"", "numdotdecimal", "num-dot-decimal", "numcommadot", "numspacedot", "numdotdecimalin"})
COMMA = frozenset({"numcommadecimal", "num-comma-decimal", "numdotcomma", "numspacecomma"})
LARGEST = 40 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Context:
    """When a number holds: `start` is None for a day. `members` are its dimensions' members without prefix."""

    end: date
    start: date | None
    members: tuple[str, ...]
    entity: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One number. `name` is without prefix, `said` with it; `decimals` is its precision, None for exact."""

    name: str
    said: str
    context: Context
    currency: str
    value: Decimal
    decimals: int | None


def read_facts(data: bytes) -> tuple[Fact, ...]:
    """Every amount of money in the document. Raises ImportRefused with what cannot be read, and where."""
    root = _root(data)
    contexts = dict(_contexts(root))
    units = dict(_units(root))
    space = next((name for name in INLINE if root.find(f".//{{{name}}}nonFraction") is not None), None)
    if space is None:
        raise _refused("文件中没有 iXBRL 数据（ix:nonFraction）", "the file has no Inline XBRL data (ix:nonFraction)")
    found = []
    for element in root.iter(f"{{{space}}}nonFraction"):
        unit = element.get("unitRef", "")
        if unit in units and element.get(XSI_NIL) not in ("true", "1"):
            found.append(_fact(element, contexts, units[unit]))
    return tuple(found)


def _root(data: bytes) -> etree._Element:
    if len(data) > LARGEST:
        raise _refused("文件超过 40 MB", "the file is larger than 40 MB")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _refused(
            f"不是完整的 XHTML（第 {error.lineno} 行）", f"it is no well-formed XHTML (line {error.lineno})"
        ) from error


def _contexts(root: etree._Element) -> Iterator[tuple[str, Context]]:
    for element in root.iter(f"{{{INSTANCE}}}context"):
        name = element.get("id", "")
        instant = element.findtext(f".//{{{INSTANCE}}}instant")
        start, end = (element.findtext(f".//{{{INSTANCE}}}{part}") for part in ("startDate", "endDate"))
        last = instant or end
        if not last:
            continue
        members = sorted(
            _local("".join(member.itertext())) for member in element.iter(f"{{{DIMENSIONS}}}explicitMember")
        )
        typed = [_local(member.get("dimension", "")) for member in element.iter(f"{{{DIMENSIONS}}}typedMember")]
        identifier = element.find(f".//{{{INSTANCE}}}identifier")
        entity = (identifier.text or "").strip() if identifier is not None else ""
        scheme = identifier.get("scheme", "") if identifier is not None else ""
        begins = _day(start, name) if start and not instant else None
        of_register = entity if UK_REGISTER in scheme else ""
        yield name, Context(_day(last, name), begins, (*members, *typed), of_register)


def _units(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Units that are one currency; shares, percentages and quotients are no amounts of money."""
    for element in root.iter(f"{{{INSTANCE}}}unit"):
        measures = [(measure.text or "").strip() for measure in element.iter(f"{{{INSTANCE}}}measure")]
        if len(measures) == 1 and measures[0].lower().startswith("iso4217:"):
            yield element.get("id", ""), measures[0].split(":", 1)[1].upper()


def _fact(element: etree._Element, contexts: dict[str, Context], currency: str) -> Fact:
    said = element.get("name", "")
    reference = element.get("contextRef", "")
    if reference not in contexts:
        raise _refused(
            f"{said} 引用了不存在的期间 {reference}", f"{said} refers to a context {reference} that is not there"
        )
    decimals = element.get("decimals")
    if decimals is not None and decimals.upper() != "INF" and not decimals.lstrip("-").isdigit():
        raise _refused(f"{said} 的 decimals 无法识别：{decimals}", f"{said} has decimals that are none: {decimals}")
    precision = int(decimals) if decimals is not None and decimals.upper() != "INF" else None
    return Fact(_local(said), said, contexts[reference], currency, _value(element, said), precision)


def _value(element: etree._Element, said: str) -> Decimal:
    form = _local(element.get("format", "")).lower()
    text = "".join(_text(element)).strip().replace("\u00a0", " ")
    if form in ZEROS:
        return Decimal(0)
    if form in COMMA:
        text = text.replace(".", "").replace(",", ".")
    elif form not in POINT:
        raise _refused(f"{said} 的数字格式 {form} 不认识", f"{said} has the number format {form}, which is not known")
    digits = text.replace(",", "").replace(" ", "").replace("'", "")
    try:
        number = Decimal(digits)
        scale = int(element.get("scale", "0"))
    except (InvalidOperation, ValueError):
        raise _refused(f"{said} 不是数字：{text!r}", f"{said} is no number: {text!r}") from None
    if not number.is_finite() or number < 0:
        raise _refused(f"{said} 不是数字：{text!r}", f"{said} is no number: {text!r}")
    signed = -number if element.get("sign") == "-" else number
    return signed.scaleb(scale)


def _text(element: etree._Element) -> Iterator[str]:
    """The text without what the document excludes from the number."""
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str) and _bare(child.tag) != "exclude":
            yield from _text(child)
        if child.tail:
            yield child.tail


def _bare(tag: str) -> str:
    return tag.rsplit("}", 1)[-1]


def _local(name: str) -> str:
    return name.strip().rsplit(":", 1)[-1]


def _day(text: str, context: str) -> date:
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        raise _refused(
            f"期间 {context} 的日期无法识别：{text}", f"the context {context} has a day that is none: {text}"
        ) from None


def _refused(zh: str, en: str) -> ImportRefused:
    return ImportRefused(
        Words(f"报表未导入：{zh}。", f"The accounts were not imported: {en}."),
        Words(
            "请上传登记机关提供的 iXBRL 原文件，或用表单、表格录入。",
            "Upload the iXBRL file as the register gives it, or enter the figures by form or table.",
        ),
    )
