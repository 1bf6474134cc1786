"""How each register says that it knows nothing there: a status, an empty list, an error with a code of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from riskwatch.sources.recordings import Response

_XML = {"Content-Type": "application/xml"}
_SOAP = (
    b'<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body><ns2:getIsirWsCuzkDataResponse '
    b'xmlns:ns2="http://isirws.cca.cz/types/"><stav><kodChyby>WS2</kodChyby><pocetVysledku>0</pocetVysledku></stav>'
    b"</ns2:getIsirWsCuzkDataResponse></S:Body></S:Envelope>"
)
_NO_SUCH_KEY = b'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code></Error>'


def absent(path: str) -> Response:
    """The answer of the register that owns `path`."""
    return next((answer(path) for start, answer in _ANSWERS if path.startswith(start)), Response(404, {}, b""))


def _companies_house(path: str) -> Response:
    what = path.partition("?")[0].strip("/").split("/")[2:] or ["profile"]
    return _json(404, {"errors": [{"error": f"company-{what[0]}-not-found", "type": "ch:service"}]})


def _adis(path: str) -> Response:
    number = path.rpartition("=")[2]
    body = (
        '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>'
        '<StatusNespolehlivyPlatceRozsirenyResponse xmlns="http://adis.mfcr.cz/rozhraniCRPDPH/"><status statusCode="0" '
        f'odpovedGenerovana="2026-11-24"/><statusPlatceDPH dic="CZ{number}" nespolehlivyPlatce="NENALEZEN"/>'
        "</StatusNespolehlivyPlatceRozsirenyResponse></soapenv:Body></soapenv:Envelope>"
    )
    return Response(200, {"Content-Type": "text/xml; charset=utf-8"}, body.encode())


def _json(status: int, content: Any, kind: str = "application/json") -> Response:
    return Response(status, {"Content-Type": kind}, json.dumps(content).encode())


def _always(response: Response) -> Callable[[str], Response]:
    return lambda path: response


_LEI = {"errors": [{"status": "404", "title": "Not Found", "detail": "No record for this LEI."}]}
_GAZETTE = {"title": "Search Result", "f:total": "0", "f:page-number": "1", "f:page-size": "100"}
_NO_HIT = {
    "Status": "200", "Message": "【有效请求】查询成功", "OrderNumber": "", "Paging": None,
    "Result": {"VerifyResult": 0, "Data": None},
}  # fmt: skip
_QCC = (
    "ECIInfoVerify", "RiskControl", "ExceptionCheck", "ShixinCheck", "ZhixingCheck", "SumptuaryCheck", "CaseFilingCheck",
    "EndExecutionCaseCheck", "JudicialAssistanceCheck", "StockRPledgeCheck", "ChattelMortgageCheck", "SeriousIllegalCheck",
    "AdminPenaltyCheck", "TaxOweNoticeCheck", "BankRuptcyCheck", "SimpleCancellationCheck",
)  # fmt: skip
_NO_SUB_UNITS = {"_links": {}, "page": {"size": 100, "totalElements": 0, "totalPages": 0, "number": 0}}
_ANSWERS: tuple[tuple[str, Callable[[str], Response]], ...] = (
    ("/company/", _companies_house),
    ("/enhetsregisteret/api/underenheter", _always(_json(200, _NO_SUB_UNITS))),
    ("/enhetsregisteret/api/oppdateringer/", _always(_json(200, {"_links": {}, "page": {}}))),
    ("/api/v1/lei-records/", _always(_json(404, _LEI, "application/vnd.api+json"))),
    ("/search?", _always(_json(200, {"results": [], "total_results": 0, "page": 1, "per_page": 1, "total_pages": 0}))),
    ("/opendata-ytj-api/", _always(_json(200, {"totalResults": 0, "companies": []}))),
    ("/api/explore/v2.1/", _always(_json(200, {"total_count": 0, "results": []}))),
    ("/insolvency/notice/", _always(_json(200, _GAZETTE))),
    ("/api/rest/v4/", _always(_json(200, {"count": 0, "next": None, "previous": None, "results": []}))),
    ("/services/", _always(_json(200, {"error_code": 300000, "reason": "无数据", "result": None}))),
    *((f"/{product}/", _always(_json(200, _NO_HIT))) for product in _QCC),
    ("/submissions/", _always(Response(404, _XML, _NO_SUCH_KEY))),
    ("/ekonomicke-subjekty", _always(_json(404, {"kod": "NENALEZENO", "popis": "", "subKod": ""}))),
    ("/dpr/axis2/", _adis),
    ("/isir_cuzk_ws/", _always(Response(200, {"Content-Type": "text/xml; charset=utf-8"}, _SOAP))),
)
