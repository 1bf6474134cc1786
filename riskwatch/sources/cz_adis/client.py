"""Asks the Czech register of VAT payers: one look is one SOAP question for a number."""

from __future__ import annotations

from riskwatch.domain.snapshot import Identifier
from riskwatch.sources.access import Access
from riskwatch.sources.interface import Answer, Found, Memory

_PATH = "/dpr/axis2/services/rozhraniCRPDPH.rozhraniCRPDPHSOAP"
_ACTION = "http://adis.mfcr.cz/rozhraniCRPDPH/getStatusNespolehlivyPlatceRozsireny"
_QUESTION = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>'
    '<StatusNespolehlivyPlatceRozsirenyRequest xmlns="http://adis.mfcr.cz/rozhraniCRPDPH/"><dic>{number}</dic>'
    "</StatusNespolehlivyPlatceRozsirenyRequest></soapenv:Body></soapenv:Envelope>"
)


def look(access: Access, identifier: Identifier, memory: Memory) -> Answer:
    """Ask for the VAT payer whose number is the company's (a legal person's DIČ is CZ and its IČO); raises what `Web.post`
    raises. That there is no such payer is an answer too."""
    question = _QUESTION.format(number=identifier.id)
    return Found((access.post(_PATH, question.encode(), "text/xml; charset=utf-8", action=_ACTION),))
