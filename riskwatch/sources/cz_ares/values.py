"""Members and codes of ARES and what they mean to us."""

from __future__ import annotations

SUBJECT_IGNORED = (
    "pravniFormaRos", "financniUrad", "icoId", "adresaDorucovaci", "czNace2008", "czNace", "primarniZdroj",
    "dalsiUdaje", "subRegistrSzr", "dicSkDph",
)  # fmt: skip
SOURCES = (
    "stavZdrojeRos", "stavZdrojeVr", "stavZdrojeRes", "stavZdrojeRzp", "stavZdrojeNrpzs", "stavZdrojeRpsh",
    "stavZdrojeRcns", "stavZdrojeSzr", "stavZdrojeDph", "stavZdrojeSkDph", "stavZdrojeSd", "stavZdrojeIr",
    "stavZdrojeCeu", "stavZdrojeRs", "stavZdrojeRed", "stavZdrojeMonitor",
)  # fmt: skip
SOURCE_STATES = {"AKTIVNI": True, "NEEXISTUJICI": False, "ZANIKLY": False, "HISTORICKY": False, "POZASTAVENO": False}
"""Whether a register knows the subject now. `Ir` active means only that the insolvency register has, or had, a case."""

ADDRESS_IGNORED = (
    "kodStatu", "nazevStatu", "kodKraje", "nazevKraje", "kodOkresu", "nazevOkresu", "kodObce", "nazevObce",
    "kodSpravnihoObvodu", "nazevSpravnihoObvodu", "kodMestskehoObvodu", "nazevMestskehoObvodu",
    "kodMestskeCastiObvodu", "kodUlice", "nazevMestskeCastiObvodu", "nazevUlice", "cisloDomovni", "doplnekAdresy",
    "kodCastiObce", "cisloOrientacni", "cisloOrientacniPismeno", "nazevCastiObce", "kodAdresnihoMista", "psc",
    "cisloDoAdresy", "standardizaceAdresy", "pscTxt", "typCisloDomovni",
)  # fmt: skip
RECORD_IGNORED = (
    "akcie", "rejstrik", "spisovaZnacka", "ico", "vklady", "obchodniJmenoCizi", "pravniForma", "financniUrad",
    "adresy", "ostatniSkutecnosti", "datumAktualizace", "stavSubjektu", "datumVzniku", "datumZapisu", "zpusobRizeni",
    "kategorieZO", "pravniDuvodVymazu", "cinnosti", "nazevNejvyssihoOrganu", "akcionari", "podnikatel",
    "odstepneZavody", "primarniZaznam",
)  # fmt: skip
ORGAN_IGNORED = ("pocetClenu", "zpusobJednani", "datumZapisu")
PERSON_IGNORED = (
    "textOsoba", "textOsobaOd", "textOsobaDo", "adresa", "bydliste", "datumNarozeni", "statniObcanstvi",
    "titulPredJmenem", "titulZaJmenem", "zastoupeni", "pravniForma",
)  # fmt: skip
LIQUIDATOR = "LIKVIDATOR"
MONEY = {"KORUNY": "CZK"}
"""Kinds of an amount that are money, and in which currency."""

PERCENT = "PROCENTA"
