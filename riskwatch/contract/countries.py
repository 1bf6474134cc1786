"""In which country a party sits, as far as its own lines in the contract say."""

from __future__ import annotations

import re

from riskwatch.contract.layout.places import PLACES, home_of
from riskwatch.domain.contract import Contract, Party, Role

_PLACE = re.compile(
    r"(?<![A-Za-z])(?:" + "|".join(sorted(map(re.escape, PLACES), key=len, reverse=True)) + r")(?![A-Za-z])",
    re.IGNORECASE,
)
_US_ADDRESS = re.compile(r"\bU\.?S\.?A\b\.?|,\s*[A-Z]{2}\.?,?\s+\d{5}\b")
_UK_ADDRESS = re.compile(
    r"\b(?:UK|U\.K\.|United Kingdom|Great Britain|England|Scotland|Wales)\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ABROAD_ZH = re.compile(
    r"(香港|澳门|台湾|美国|英国|德国|法国|日本|韩国|新加坡|俄罗斯|意大利|西班牙|荷兰|瑞士|瑞典|挪威|加拿大|澳大利亚|印度|越南|泰国|马来西亚|印度尼西亚|巴西|墨西哥)"
)
_ENGLISH_OF = {
    "香港": "Hong Kong", "澳门": "Macau", "台湾": "Taiwan", "美国": "US", "英国": "UK", "德国": "Germany", "法国": "France",
    "日本": "Japan", "韩国": "Korea", "新加坡": "Singapore", "俄罗斯": "Russia", "意大利": "Italy", "西班牙": "Spain",
    "荷兰": "Netherlands", "瑞士": "Switzerland", "瑞典": "Sweden", "挪威": "Norway", "加拿大": "Canada",
    "澳大利亚": "Australia", "印度": "India", "越南": "Vietnam", "泰国": "Thailand", "马来西亚": "Malaysia",
    "印度尼西亚": "Indonesia", "巴西": "Brazil", "墨西哥": "Mexico",
}  # fmt: skip
_SAME = {
    "the netherlands": "Netherlands", "dutch": "Netherlands", "french": "France", "german": "Germany",
    "irish": "Ireland", "italian": "Italy", "spanish": "Spain", "belgian": "Belgium", "austrian": "Austria",
    "danish": "Denmark", "finnish": "Finland", "portuguese": "Portugal", "romanian": "Romania", "hungarian": "Hungary",
    "czech": "Czech Republic", "luxembourgish": "Luxembourg",
    "federal republic of germany": "Germany", "swedish": "Sweden", "swiss": "Switzerland", "israeli": "Israel",
    "canadian": "Canada", "japanese": "Japan", "republic of korea": "Korea", "south korea": "Korea",
    "republic of ireland": "Ireland", "russian federation": "Russia", "slovak republic": "Slovakia",
    "beijing": "CN", "shanghai": "CN", "scotland": "UK", "northern ireland": "UK", "united kingdom": "UK",
    "ontario": "Canada", "british columbia": "Canada", "alberta": "Canada", "quebec": "Canada", "québec": "Canada",
    "nova scotia": "Canada", "manitoba": "Canada", "saskatchewan": "Canada", "new brunswick": "Canada",
    "new south wales": "Australia", "victoria": "Australia", "queensland": "Australia", "western australia": "Australia",
    "south australia": "Australia", "republic of south africa": "South Africa",
}  # fmt: skip
_NOT_CISG = frozenset(
    {
        "UK", "India", "South Africa", "Taiwan", "Ireland", "Malta", "Malaysia", "Indonesia", "Thailand", "Philippines",
        "Saudi Arabia", "United Arab Emirates", "Qatar", "Kuwait", "Pakistan", "Bangladesh", "Sri Lanka", "Nigeria",
        "Kenya", "Bermuda", "Cayman Islands", "British Virgin Islands", "Jersey", "Guernsey", "Isle of Man",
        "Papua New Guinea", "Venezuela", "Bolivia", "Jamaica", "Tanzania", "Morocco", "Tunisia", "Jordan", "Panama",
        "Puerto Rico", "Macau", "Bahamas", "Barbados", "Kazakhstan",
    }
)  # fmt: skip


_ADDRESS_LINE = re.compile(
    r"(?:address|office|place of business)[^\n:]{0,30}:[ \t]*([^\n]+)|(?:住所|地址)[^\n:：]{0,12}[:：][ \t]*([^\n]+)",
    re.IGNORECASE,
)
_NEAR = 260


def home_country(contract: Contract, party: Party) -> str:
    """CN, US, UK or an English name of a country; "" where the party's lines do not say."""
    if any(
        len(found.value) == 18 and found.value.isalnum() and not found.value.isdigit() for found in party.identifiers
    ):
        return "CN"
    stated = (
        party.address and party.address.value,
        _line_below(contract, party),
        party.jurisdiction and party.jurisdiction.value,
    )
    for words in stated:
        country = _in_words(words or "")
        if country:
            return country
    name = party.name.value if party.name else ""
    abroad = _ABROAD_ZH.match(name)
    if abroad:
        return _ENGLISH_OF[abroad[1]]
    return "CN" if _HAN.search(name) and "公司" in name else ""


def countries_of(contract: Contract) -> frozenset[str]:
    """Where seller and buyer sit (or, where roles are not told apart, the parties); empty unless two are known."""
    sides = [party for role in (Role.SELLER, Role.BUYER) if (party := contract.party(role)) is not None]
    if len(sides) < 2:
        sides = [party for party in contract.parties if party.role is Role.OTHER and party.name is not None]
    known = [country for party in sides if (country := home_country(contract, party))]
    return frozenset(known) if len(known) >= 2 else frozenset()


def _line_below(contract: Contract, party: Party) -> str:
    """The address line that stands under a party's name, before the next party."""
    if party.name is None:
        return ""
    start = party.name.span.end
    others = [other.name.span.start for other in contract.parties if other.name and other.name.span.start > start]
    line = _ADDRESS_LINE.search(contract.text, start, min([start + _NEAR, *others]))
    return (line[1] or line[2]) if line else ""


def law_of_country(country: str) -> str:
    """The law's code of a country as `home_country` names it."""
    return {"UK": "EW", "US": "US", "CN": "CN"}.get(country) or home_of(country)


def in_cisg(country: str) -> bool:
    """Whether the country is a party to the CISG (the UK, India and a few others are not)."""
    return country not in _NOT_CISG


def _in_words(words: str) -> str:
    if _HAN.search(words):
        abroad = _ABROAD_ZH.search(words)
        return _ENGLISH_OF[abroad[1]] if abroad else "CN"
    if _US_ADDRESS.search(words):
        return "US"
    found = [match[0] for match in _PLACE.finditer(words)]
    if found:
        return _country(found[-1])
    return "UK" if _UK_ADDRESS.search(words) else ""


def _country(place: str) -> str:
    low = " ".join(place.split()).lower()
    if low in _SAME:
        return _SAME[low]
    home = home_of(place)
    if home == "US":
        return "US"
    if home == "EW":
        return "UK"
    return "CN" if home == "CN" else place.strip()
