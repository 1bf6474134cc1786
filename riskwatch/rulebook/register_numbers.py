"""Register numbers: brought into their register's form, and tested by format or check digit."""

from __future__ import annotations

import re
from collections.abc import Callable

from stdnum import lei
from stdnum.cz import dic
from stdnum.exceptions import InvalidChecksum, InvalidLength, ValidationError
from stdnum.fi import ytunnus
from stdnum.fr import siren
from stdnum.no import orgnr
from stdnum.us import ein

from riskwatch.domain.snapshot import Identifier
from riskwatch.domain.uscc import is_uscc
from riskwatch.domain.words import Words


def _uscc(number: str) -> str:
    if not is_uscc(number):
        raise InvalidChecksum
    return number


def _ico(number: str) -> str:
    """The Czech number: eight digits with the check digit of the tax number of a company; zeros in front may be lost."""
    bare = number.zfill(8)
    if len(bare) != 8 or not bare.isdigit():
        raise InvalidLength
    if dic.calc_check_digit_legal(bare[:-1]) != bare[-1]:
        raise InvalidChecksum
    return bare


def _ytunnus(number: str) -> str:
    """The Finnish number as its register writes it, with the hyphen."""
    return str(ytunnus.format(ytunnus.validate(number)))


_CHECKED: dict[str, Callable[[str], str]] = {
    "uscc": _uscc,
    "lei": lei.validate,
    "no_orgnr": orgnr.validate,
    "fr_siren": siren.validate,
    "fi_ytunnus": _ytunnus,
    "cz_ico": _ico,
    "us_ein": ein.validate,
}
_SHAPES = {
    "gb_coh": r"[0-9]{8}|[A-Z]{2}[0-9]{6}|R[0-9]{7}|[A-Z]{2}[0-9]{5}[A-Z]",
    "us_cik": r"[0-9]{10}",
    "pl_krs": r"[0-9]{10}",
}
_DIGITS = {"gb_coh": 8, "us_cik": 10, "pl_krs": 10}
"""Lengths to which a number is filled up with zeros, which spreadsheets drop."""

SCHEMES = tuple(sorted((*_CHECKED, *_SHAPES)))
SCHEME_NAMES = {
    "uscc": Words("统一社会信用代码（中国）", "Unified social credit code (China)"),
    "gb_coh": Words("公司注册号（英国）", "Company number (United Kingdom)"),
    "no_orgnr": Words("企业登记号（挪威）", "Organisation number (Norway)"),
    "fr_siren": Words("SIREN号（法国）", "SIREN (France)"),
    "us_cik": Words("CIK号（美国）", "CIK (United States)"),
    "us_ein": Words("EIN雇主识别号（美国）", "EIN (United States)"),
    "fi_ytunnus": Words("Y-tunnus企业号（芬兰）", "Business ID, Y-tunnus (Finland)"),
    "pl_krs": Words("KRS登记号（波兰）", "KRS number (Poland)"),
    "cz_ico": Words("IČO企业号（捷克）", "IČO (Czech Republic)"),
    "lei": Words("法人识别编码（LEI）", "Legal entity identifier (LEI)"),
}
"""What each is called, the most usual first."""
COUNTRY_OF = {
    "uscc": "CN", "gb_coh": "GB", "no_orgnr": "NO", "fr_siren": "FR", "us_cik": "US", "us_ein": "US",
    "fi_ytunnus": "FI", "pl_krs": "PL", "cz_ico": "CZ",
}  # fmt: skip
_SCHEME_OF = {country: scheme for scheme, country in COUNTRY_OF.items() if scheme != "us_ein"}
"""The number that is meant where only the country is told; in the United States, that of the register."""


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
        bare = bare.zfill(_DIGITS[scheme])
    if not re.fullmatch(_SHAPES[scheme], bare):
        raise NotAnIdentifier(
            Words(f"编号 {bare} 不符合 {scheme} 的格式。", f"{bare} does not have the form of {scheme}.")
        )
    return bare
