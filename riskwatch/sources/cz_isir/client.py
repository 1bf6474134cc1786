"""Asks the Czech insolvency register: one look is one SOAP question for a number."""

from __future__ import annotations

from riskwatch.domain.snapshot import Identifier
from riskwatch.sources.access import Access
from riskwatch.sources.interface import Answer, Found, Memory

_PATH = "/isir_cuzk_ws/IsirWsCuzkService"
_QUESTION = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:typ="http://isirws.cca.cz/types/">'
    "<soapenv:Body><typ:getIsirWsCuzkDataRequest><ic>{number}</ic><maxPocetVysledku>100</maxPocetVysledku>"
    "</typ:getIsirWsCuzkDataRequest></soapenv:Body></soapenv:Envelope>"
)
"""The inner elements have no namespace: the service does not know them with one."""


def look(access: Access, identifier: Identifier, memory: Memory) -> Answer:
    """Ask for every case of a number, ended ones too; raises what `Web.post` raises.

    No case at all is a good answer: it says that there is none.
    """
    question = _QUESTION.format(number=identifier.id)
    return Found((access.post(_PATH, question.encode(), "text/xml; charset=utf-8"),))
