"""Members of a KRS extract and what they mean to us."""

from __future__ import annotations

from typing import Literal

from riskwatch.domain.snapshot import Status

POSITIONS = {"1": True, "3": False, "4": False}
"""`stanPozycji`: 1 in force; 3 and 4 struck out."""

HEADER_IGNORED = (
    "rejestr", "dataCzasOdpisu", "numerOstatniegoWpisu", "sygnaturaAktSprawyDotyczacejOstatniegoWpisu",
    "oznaczenieSaduDokonujacegoOstatniegoWpisu", "dataOstatniegoWpisu",
)  # fmt: skip
SUBJECT_IGNORED = (
    "daneOWczesniejszejRejestracji", "czyProwadziDzialalnoscZInnymiPodmiotami", "czyPosiadaStatusOPP",
    "czyPodmiotPosiadaStatusOPP",
)  # fmt: skip
IDENTITY_IGNORED = (
    "umowaStatut", "pozostaleInformacje", "jednostkiTerenoweOddzialy", "sposobPowstaniaPodmiotu", "emisjeAkcji",
    "jedynyAkcjonariusz", "wzmiankiOPodjetychUchwalach", "organSprawujacyNadzor", "informacjeOWspolnikach",
)  # fmt: skip
"""What section 1 holds besides identity, seat, partners and capital."""

OFFICE_IGNORED = ("sposobReprezentacji", "dzialalnoscProkurentow")
SEAT_IGNORED = (
    "siedziba", "adresPocztyElektronicznej", "adresStronyInternetowej", "adresDoDoreczenElektronicznychWpisanyDoBAE",
)  # fmt: skip
BUSINESS_IGNORED = (
    "przedmiotDzialalnosci", "informacjaODniuKonczacymRokObrotowy", "przedmiotDzialalnosciOPP", "celDzialaniaOrganizacji",
    "celPowstaniaFundacji", "sprawozdaniaGrupyKapitalowej",
)  # fmt: skip

CAPITAL_IGNORED = (
    "wniesioneAporty", "wysokoscKapitaluDocelowego", "wartoscNominalnaWarunkowegoPodwyzszeniaKapitaluZakladowego",
    "lacznaLiczbaAkcjiUdzialow", "wartoscJednejAkcji", "liczbaAkcji",
)  # fmt: skip
DOCUMENTS_IGNORED = (
    "wzmiankaOZlozeniuUchwalyPostanowieniaOZatwierdzeniuRocznegoSprawozdaniaFinansowego",
    "wzmiankaOZlozeniuSprawozdaniaZDzialalnosci", "wzmiankaOZlozeniuOpiniiBieglegoRewidentaSprawozdaniaZBadania",
    "wzmiankaOZlozeniuOpinii", "wzmiankaOZlozeniuSprawozdaniaZPlatnosciNaRzeczAdministracjiPublicznej",
)  # fmt: skip
"""Papers that go with the accounts."""

PROCEEDINGS: tuple[tuple[str, Literal["open", "rescue", "solvent", "merger", "suspended", "dissolution"]], ...] = (
    ("postepowanieUpadlosciowe", "open"),
    ("postepowanieUkladowe", "rescue"),
    ("postepowanieRestrukturyzacyjne", "rescue"),
    ("postepowanieNaprawcze", "rescue"),
    ("zarzadKomisaryczny", "rescue"),
    ("likwidacja", "solvent"),
    ("rozwiazanieUniewaznienie", "dissolution"),
    ("polaczeniePodzialPrzeksztalcenie", "merger"),
    ("zawieszenieDzialalnosci", "suspended"),
    ("zawieszenieWznowienieDzialalnosci", "suspended"),
)
"""How the members of section 6 begin, and what each is: the register makes up long names for kinds of restructuring."""

STATUS_OF_STAGE: dict[str, Status] = {"open": "insolvent", "rescue": "rescue", "solvent": "solvent_liquidation"}
"""Worst first."""

ARREARS: dict[str, str] = {
    "zaleglosci": "tax or social insurance arrears",
    "umorzenieEgzekucji": "enforcement discontinued: nothing to enforce into",
    "wierzytelnosci": "claims that were not satisfied in time",
    "oddalenieWnioskuOUpadlosc": "bankruptcy petition dismissed: no money for the proceedings",
    "informacjaOOddaleniuWnioskuOOgloszenieUpadlosci": "bankruptcy petition dismissed: no money for the proceedings",
    "informacjaOUmorzeniuProwadzonejEgzekucji": "enforcement discontinued: nothing to enforce into",
    "informacjeOZabezpieczeniuMajatku": "assets of the debtor secured",
}
"""Members of section 4."""

TAX = frozenset({"zaleglosci"})
CURATORS = ("kurator", "kuratorzy")
