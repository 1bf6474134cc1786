"""Register numbers: brought into their register's form, and tested by format or check digit."""

from __future__ import annotations

import re
from collections.abc import Callable

from stdnum import lei
from stdnum.exceptions import InvalidChecksum, ValidationError
from stdnum.fr import siren
from stdnum.no import orgnr

from riskwatch.domain.snapshot import Identifier
from riskwatch.domain.uscc import is_uscc
from riskwatch.domain.words import Words


def _uscc(number: str) -> str:
    if not is_uscc(number):
        raise InvalidChecksum
    return number


_CHECKED: dict[str, Callable[[str], str]] = {
    "uscc": _uscc,
    "lei": lei.validate,
    "no_orgnr": orgnr.validate,
    "fr_siren": siren.validate,
}
_SHAPES = {"gb_coh": r"[0-9]{8}|[A-Z]{2}[0-9]{6}|R[0-9]{7}|[A-Z]{2}[0-9]{5}[A-Z]", "us_cik": r"[0-9]{10}"}
SCHEMES = tuple(sorted((*_CHECKED, *_SHAPES)))
SCHEME_NAMES = {
    "uscc": Words("统一社会信用代码（中国）", "Unified social credit code (China)"),
    "gb_coh": Words("公司注册号（英国）", "Company number (United Kingdom)"),
    "no_orgnr": Words("企业登记号（挪威）", "Organisation number (Norway)"),
    "fr_siren": Words("SIREN号（法国）", "SIREN (France)"),
    "us_cik": Words("CIK号（美国）", "CIK (United States)"),
    "lei": Words("法人识别编码（LEI）", "Legal entity identifier (LEI)"),
}
"""What each is called, the most usual first."""
COUNTRY_OF = {"uscc": "CN", "gb_coh": "GB", "no_orgnr": "NO", "fr_siren": "FR", "us_cik": "US"}
_SCHEME_OF = {country: scheme for scheme, country in COUNTRY_OF.items()}


class NotAnIdentifier(ValueError):
    """`words` say what is wrong with the number."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


def read_identifier(number: str, scheme: str, country: str) -> Identifier:
    """The identifier in its register's own form; raises NotAnIdentifier.

    Without a scheme it is taken from a number that proves itself (USCC, LEI), else from the country.
    """
    bare = re.sub(r"[\s\-.]", "", number).upper()
    chosen = scheme.strip().lower() or _scheme_of(bare, country)
    if not chosen:
        raise NotAnIdentifier(
            Words("只有编号，无法判断属于哪个登记机关。", "It is not clear which register the number belongs to."),
        )
    if chosen in _CHECKED:
        return Identifier(chosen, _proved(chosen, bare))
    if chosen in _SHAPES:
        return Identifier(chosen, _shaped(chosen, bare))
    raise NotAnIdentifier(
        Words(
            f"不认识的编号类型 {scheme}，可用：{'、'.join(SCHEMES)}",
            f"{scheme} is no known id_scheme; use one of {', '.join(SCHEMES)}.",
        )
    )


def _scheme_of(bare: str, country: str) -> str:
    if is_uscc(bare):
        return "uscc"
    if lei.is_valid(bare):
        return "lei"
    return _SCHEME_OF.get(country.upper(), "")


def _proved(scheme: str, bare: str) -> str:
    try:
        return _CHECKED[scheme](bare)
    except ValidationError as error:
        raise NotAnIdentifier(
            Words(f"编号 {bare} 未通过 {scheme} 的校验位或格式检查。",
                  f"{bare} fails the check of {scheme}: {str(error) or type(error).__name__}"),
        ) from error  # fmt: skip


def _shaped(scheme: str, bare: str) -> str:
    if bare.isdigit():
        bare = bare.zfill({"gb_coh": 8, "us_cik": 10}[scheme])
    if not re.fullmatch(_SHAPES[scheme], bare):
        raise NotAnIdentifier(
            Words(f"编号 {bare} 不符合 {scheme} 的格式。", f"{bare} does not have the form of {scheme}.")
        )
    return bare
