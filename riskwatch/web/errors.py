"""Every mistake as one page: what happened, what is safe, what to do, with the right HTTP status."""

from __future__ import annotations

import secrets

from flask import Flask, Response, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError, RequestEntityTooLarge
from werkzeug.wrappers import Response as AnyResponse

from riskwatch.domain.errors import (
    DeliveryFailed,
    DraftUnreadable,
    DraftUnwritable,
    HouseFileWrong,
    ImportRefused,
    NotThere,
    PolicyRefused,
    RiskWatchError,
    SettingsWrong,
    SourceError,
)
from riskwatch.domain.words import Words
from riskwatch.log import get_logger
from riskwatch.web import context
from riskwatch.web.api.problems import asked_by_a_program, problem

log = get_logger("web")

Answer = tuple[Response | str, int] | tuple[Response | str, int, dict[str, str]] | AnyResponse

BUSY = 503
SOON_S = 15
"""When to come again: a draft is usually read by then."""

STATUS: tuple[tuple[type[RiskWatchError], int], ...] = (
    (DraftUnreadable, 422),
    (DraftUnwritable, 422),
    (HouseFileWrong, 422),
    (ImportRefused, 422),
    (NotThere, 404),
    (PolicyRefused, 403),
    (SettingsWrong, 400),
    (SourceError, 502),
    (DeliveryFailed, 502),
)
SAFE = Words("已存的数据没有改动。", "Nothing that was stored has changed.")
NOT_FOUND = Words("没有这个页面。", "There is no such page.")
START = Words("回到首页重新开始，或检查网址是否完整。", "Start again from the first page, or check the address.")
TOO_LARGE = Words(
    "文件超过 {mb} MB，或粘贴的文字太长。", "The file is larger than {mb} MB, or the pasted text is too long."
)
SMALLER = Words("去掉图片或拆成几份后再提交。", "Remove pictures or split it, then send it again.")
STALE = Words("这个页面放得太久，安全令牌已失效。", "This page has been open too long; its security token has run out.")
AGAIN = Words("返回上一页，刷新后再提交一次。", "Go back, reload the page and send the form again.")
WRONG = Words("这个请求无法处理。", "This request cannot be handled.")
DEFECT = Words(
    "这里出了错，是我们的问题。错误编号 {number}。", "Something broke, and it is our fault. Error number {number}."
)
REPORT = Words(
    "请把错误编号告诉管理员，日志里有全部细节。", "Give the number to your administrator; the log has every detail."
)


def set_up(app: Flask) -> None:
    app.register_error_handler(RiskWatchError, _ours)
    app.register_error_handler(CSRFError, lambda error: _page(400, STALE, AGAIN))
    app.register_error_handler(RequestEntityTooLarge, _too_large)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _defect)


def status_of(error: RiskWatchError) -> int:
    """The HTTP status of one of our errors."""
    if isinstance(error, DraftUnreadable) and error.reason == "busy":
        return BUSY
    return next((status for kind, status in STATUS if isinstance(error, kind)), 400)


def _too_large(_: RequestEntityTooLarge) -> tuple[Response | str, int]:
    most = str(context.desk().settings.whole("DRAFT_MAX_MB"))
    return _page(413, TOO_LARGE.filled({"mb": most}), SMALLER)


def _ours(error: RiskWatchError) -> Answer:
    status = status_of(error)
    body, _ = _page(status, error.message, error.hint)
    return (body, status, {"Retry-After": str(SOON_S)}) if status == BUSY else (body, status)


def _http(error: HTTPException) -> Answer:
    code = error.code or 500
    if code < 400:  # a redirect
        return AnyResponse.force_type(error.get_response())
    return _page(code, NOT_FOUND, START) if code == 404 else _page(code, WRONG, START)


def _defect(error: Exception) -> tuple[Response | str, int]:
    number = secrets.token_hex(4)
    original = error.original_exception if isinstance(error, InternalServerError) else error
    log.error("defect", number=number, path=_logged_path(), exc_info=original)
    return _page(500, DEFECT.filled({"number": number}), REPORT)


def _logged_path() -> str:
    """The path that was asked for; of an address that is a key itself only its form, since logs are read by others."""
    return str(request.url_rule) if "token" in (request.view_args or {}) else request.path


def _page(status: int, message: Words, hint: Words) -> tuple[Response | str, int]:
    if asked_by_a_program():
        return problem(status, message, hint), status
    return render_template("error.html", status=status, message=message, hint=hint, safe=SAFE), status
