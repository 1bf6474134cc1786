"""Elements and codes of the insolvency register's web service and what they mean to us."""

from __future__ import annotations

from typing import Literal

CASES: dict[str, Literal["petition", "open", "rescue", "closed"]] = {
    "NEVYRIZENA": "petition",  # before the decision on insolvency
    "NEVYR-POST": "petition",  # passed on to another court
    "OBZIVLA": "petition",  # taken up again
    "ZRUŠENO VS": "petition",  # the decision was set aside by the high court
    "MORATORIUM": "rescue",
    "REORGANIZ": "rescue",
    "ODDLUŽENÍ": "rescue",  # discharge of debts
    "UPADEK": "open",
    "KONKURS": "open",
    "K-PO ZRUŠ": "open",  # bankruptcy after another procedure was lifted
    "VYRIZENA": "closed",
    "PRAVOMOCNA": "closed",
    "ODSKRTNUTA": "closed",
    "MYLNÝ ZÁP": "closed",  # entered by mistake
}
"""`druhStavKonkursu`: the state of a case, without the point at the end that some have."""

NOTHING_FOUND = "WS2"
"""`kodChyby` of an answer without cases."""

IGNORED = frozenset(
    {
        "rc", "datumNarozeni", "titulPred", "titulZa", "jmeno", "druhAdresy", "mesto", "ulice", "cisloPopisne", "okres",
        "zeme", "psc", "pocetVysledku", "relevanceVysledku", "popisChyby", "textChyby",
    }
)  # fmt: skip
"""Elements that are known and say nothing we use; a person's own data among them."""
