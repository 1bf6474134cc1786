"""Notice codes of The Gazette and what they mean to us."""

from __future__ import annotations

import re
from typing import Literal

Meaning = Literal["petition", "open", "rescue", "solvent", "closed", "name_reuse", "deadline", "none"]

CODES: dict[str, tuple[Meaning, str]] = {
    "2401": ("rescue", "moratorium: coming into force"),
    "2402": ("closed", "moratorium: coming to an end"),
    "2403": ("name_reuse", "re-use of a prohibited name"),
    "2404": ("none", "cross-border insolvency"),
    "2405": ("none", "overseas territories and dependencies"),
    "2406": ("deadline", "notice of intended dividend"),
    "2407": ("deadline", "notice of dividend"),
    "2408": ("none", "other corporate insolvency notice"),
    "2409": ("none", "qualifying decision procedure"),
    "2410": ("rescue", "appointment of administrators"),
    "2411": ("rescue", "administration order"),
    "2412": ("none", "meeting of creditors (administration)"),
    "2413": ("none", "notice to members (administration)"),
    "2414": ("none", "deemed consent (administration)"),
    "2421": ("rescue", "appointment of administrative receivers"),
    "2422": ("none", "meeting of creditors (receivership)"),
    "2423": ("rescue", "appointment of receivers"),
    "2424": ("none", "deemed consent (administrative receivership)"),
    "2431": ("solvent", "resolution for winding up (members' voluntary)"),
    "2432": ("solvent", "appointment of liquidators (members' voluntary)"),
    "2433": ("solvent", "notice to creditors (members' voluntary)"),
    "2434": ("none", "annual liquidation meeting (members' voluntary)"),
    "2435": ("closed", "final meeting (members' voluntary)"),
    "2441": ("open", "resolution for winding up (creditors' voluntary)"),
    "2442": ("petition", "meeting of creditors (creditors' voluntary)"),
    "2443": ("open", "appointment of liquidators (creditors' voluntary)"),
    "2444": ("none", "annual liquidation meeting (creditors' voluntary)"),
    "2445": ("closed", "final meeting (creditors' voluntary)"),
    "2446": ("open", "notice to creditors (creditors' voluntary)"),
    "2447": ("petition", "deemed consent (creditors' voluntary)"),
    "2450": ("petition", "petition to wind up"),
    "2451": ("petition", "petition to wind up (partnership)"),
    "2452": ("open", "winding-up order"),
    "2453": ("open", "winding-up order (partnership)"),
    "2454": ("open", "appointment of liquidators (court winding up)"),
    "2455": ("none", "meeting of creditors (court winding up)"),
    "2456": ("deadline", "notice of intended dividend (court winding up)"),
    "2457": ("deadline", "notice of dividend (court winding up)"),
    "2458": ("closed", "final meeting (court winding up)"),
    "2459": ("closed", "release of liquidator"),
    "2460": ("none", "notice to creditors (court winding up)"),
    "2461": ("closed", "dismissal of winding-up petition"),
    "2462": ("petition", "service of petition"),
    "2463": ("none", "annual meeting"),
    "2464": ("none", "public examination"),
    "2465": ("none", "deemed consent (court winding up)"),
}
"""A final meeting of a members' voluntary winding-up (2435) ends it; several tables in circulation have wrong codes."""

FAMILY: dict[str, str] = {
    code: family
    for family, codes in {
        "moratorium": ("2401", "2402"),
        "administration": ("2410", "2411"),
        "receivership": ("2421", "2423"),
        "members' voluntary liquidation": ("2431", "2432", "2433", "2435"),
        "creditors' voluntary liquidation": ("2441", "2442", "2443", "2445", "2446", "2447"),
        "compulsory liquidation": ("2450", "2451", "2452", "2453", "2454", "2458", "2459", "2461", "2462"),
    }.items()
    for code in codes
}
"""Notices of one family belong to one procedure: a petition and the order that follows it are the same case."""

ENTRY_IGNORED = ("updated", "author", "link", "category", "geo:Point", "f:publication-date")
PAGE_IGNORED = (
    "id", "link", "title", "updated", "openSearch:Query", "f:page-number", "f:page-size", "f:page-start", "f:page-stop",
    "f:facets", "f:total",
)  # fmt: skip
STATES = {"published": True, "withdrawn": False, "superseded": False}

NUMBER = re.compile(
    r"(?:company|registration|registered)\s+(?:registration\s+|registered\s+)?(?:number|no)\.?\s*(?:is)?[\s:]*"
    r"((?:SC|NI|OC|SO|NC|FC|NF|LP|SL|NL|IP|SP|IC|SI|RC|SR|NR|NO|GE|GS|SE|CE|CS|ES|AC|SA|NA|NZ|ZC|SZ)\s?\d{6}|R\d{7}|\d{7,8})\b",
    re.IGNORECASE,
)
_FORMS = re.compile(r"\b(limited|ltd|plc|p\.l\.c|llp|public limited company|cyfyngedig|cyf)\b\.?", re.IGNORECASE)


def stem(name: str) -> str:
    """The name to search for: without its legal form, which notices write in several ways."""
    return " ".join(_FORMS.sub(" ", name).replace('"', " ").split()).strip(" .,")
