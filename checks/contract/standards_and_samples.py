"""SUB003: a standard number that cannot be right or has been replaced; a sale by sample without a sealed sample."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    Passage,
    contract_check,
    no_sale,
    once_a_clause,
    replaced_by,
    wording_of,
)

YEAR = re.compile(r"\d{4}")
NATIONAL = re.compile(r"(?:GB|JB|HG|YB|YS|QB|FZ|JG|JC|SH|SY|DL|NB|NY|LY)(?:/T)?\s*\d", re.IGNORECASE)
WITHOUT_NUMBER = r"(?<![a-z])(?:gb|jb|hg|yb|ys|qb|fz|jg|jc)(?:/t)? ?[-—](?:19|20)\d{2}(?![\d—-])"
SAMPLE = (
    r"(?:以|按照?|凭|依|依照|根据)(?:{B}|{S}|双方)?(?:提供|认可|确认|提交"
    r"|送检)?的?(?:标准)?(?:样品|小样|样板|样件)(?:的)?(?:质量|标准)?(?:为准|为标准|为依据|验收|交货|交验|买卖|执行|确定|供货|生产|制作)",
    r"(?:看样|凭样|来样|按样)(?:订货|定货|下单|供货|加工|生产)",
    r"(?:质量|品质|产品|货物|规格|外观)[^，。；\n]{0,16}?与(?:所?提供的|双方确认的|确认的"
    r"|送检)?样品(?:保持)?(?:完全)?(?:一致|相符|相同)",
)
SEALED = (
    r"封样|封存|密封[^。；\n]{0,8}?样|样品[^。；\n]{0,40}?(?:签章|签字|盖章|编号|各(?:自)?(?:执|保存|保管"
    r"|留存)|由双方(?:妥善)?(?:保管|保存)|留样|留存)|(?:签章|签字)[^。；\n]{0,10}?样品|样品编号"
)
EXPLAINS = r"藉|籍|是指|注[:：]|可分|色差|纹理|勿写|不低于样品"
YEAR_DIGITS = 4
YEARS = (1949, 2100)


@contract_check(unless=no_sale)
def standards_and_samples(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    yield from _numbers(matter)
    words = wording_of(contract)
    for passage in words.find(WITHOUT_NUMBER):
        yield Hit(passage.span, variant="unreadable")
    if words.says(SEALED):
        return
    for passage, others in once_a_clause(each for each in words.find(*SAMPLE) if _decides(each)):
        yield Hit(passage.span, variant="sample", related=tuple(other.span for other in others))
        return


def _numbers(matter: Matter) -> Iterator[Hit]:
    """Chinese standards by number and year; the year is part of the number, or stands behind a long dash."""
    seen: set[str] = set()
    latest = matter.today.year if matter.today else YEARS[1]
    for term in matter.contract.terms_of("reference.standard"):
        number, year = str(term.value), term.detail.get("year", "")
        if not year:
            number, _, year = number.rpartition("-")
        key = number.replace(" ", "")
        if not NATIONAL.match(number) or not year.isdigit() or key in seen:
            continue
        seen.add(key)
        if not YEAR.fullmatch(year):
            if len(year) > YEAR_DIGITS:
                yield Hit(term.span, variant="unreadable")
        elif not YEARS[0] <= int(year) <= latest:
            yield Hit(term.span, variant="year", values={"year": year})
        elif (later := replaced_by(f"{number}-{year}")) is not None:
            yield Hit(term.span, values={"number": f"{number}—{year}", "later": later})


def _decides(passage: Passage) -> bool:
    words = passage.wording
    if passage.before.endswith(("不", "非")):
        return False
    return not passage.is_no_clause and not passage.denied and not words.matches(EXPLAINS, passage.near(10, 0))
