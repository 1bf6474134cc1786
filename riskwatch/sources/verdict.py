"""From an HTTP answer to one of our outcomes: a usable reply, or the error that says why it is none."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from urllib.parse import urlsplit

from riskwatch.domain.errors import ComeBackLater, SourceChanged, SourceClosed
from riskwatch.domain.outcome import Outcome
from riskwatch.domain.words import Words
from riskwatch.sources.interface import Reply
from riskwatch.sources.waiting import asked_for

ABSENT = frozenset({404, 410})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CLOSED = frozenset({202, 401, 403, 407, 412, 451, 521})
_MARKUP = (b"<!doctype", b"<html", b"<head", b"<body", b"<script")


def judge(reply: Reply, now: datetime, kinds: Collection[str] = ("json",)) -> Reply:
    """Pass on 200 with one of the `kinds` of content, 304, 404 and 410 (whose body may be anything but a page).

    `kinds` are parts of a content type ("json", "xml"). Raises ComeBackLater for throttling and passing faults,
    SourceClosed for a refusal (a page of HTML where data is due is a refusal, never an absence), SourceChanged for a
    status or a type that we did not ask for.
    """
    host, status = urlsplit(reply.url).netloc, reply.http_status
    challenge = reply.headers.get("cf-mitigated", "") == "challenge"
    if status in _CLOSED or challenge:
        raise _refused(host, status)
    if status in (429, 503):
        outcome = Outcome.RATE_LIMITED if status == 429 else Outcome.SERVER_ERROR
        raise ComeBackLater(outcome, _later(host, status), asked_for(reply.headers, now))
    if status == 408 or status >= 500:
        raise ComeBackLater(Outcome.SERVER_ERROR, _later(host, status), asked_for(reply.headers, now))
    if status == 304:
        return reply
    if _is_markup(reply):
        raise _refused(host, status)
    if status in ABSENT:
        return reply
    if status != 200:
        raise changed(host, f"HTTP {status}")
    kind = reply.content_type.partition(";")[0].strip().lower()
    if kind and not any(wanted in kind for wanted in kinds):
        raise changed(host, f"content type {kind}")
    return reply


def changed(where: str, what: str) -> SourceChanged:
    """The error for an answer whose shape we do not know."""
    return SourceChanged(
        Words(
            f"{where} 的答复与已知格式不符（{what}）。", f"{where}: the answer does not have the known shape ({what})."
        ),
        Words(
            "已知事实保持不变，答复原文已留存；请把它发给维护人员更新读取程序。",
            "What we knew stays as it is and the reply is kept; send it to whoever maintains the reader.",
        ),
    )


def moved(host: str, status: int, target: str) -> SourceClosed:
    """The error for a redirect that leaves the host: it is never followed, so no key and no query leaks."""
    error = SourceClosed(
        Words(
            f"{host} 要求转到另一台主机 {target}，未跟随。",
            f"{host} redirects to another host, {target}; not followed.",
        ),
        Words(
            "请确认登记机关是否更换了地址，再修改该来源的 URL 设置。",
            "Check whether the register has moved, then change the URL setting of this source.",
        ),
    )
    error.outcome = Outcome.MOVED if status in (301, 308) else Outcome.DECLINED
    return error


def _is_markup(reply: Reply) -> bool:
    start = reply.body[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "html" in reply.content_type.lower() or start.startswith(_MARKUP)


def _refused(host: str, status: int) -> SourceClosed:
    if status == 401:
        hint = Words("请检查该来源的密钥设置。", "Check the key set for this source.")
    else:
        hint = Words(
            "系统不绕过验证码或访问限制；请在浏览器中打开该网站，确认访问条件后再恢复轮询。",
            "Challenges are never bypassed: open the site in a browser, settle the access terms, then resume polling.",
        )
    return SourceClosed(
        Words(f"{host} 拒绝了查询（HTTP {status}）。", f"{host} declined the request (HTTP {status})."), hint
    )


def _later(host: str, status: int) -> Words:
    if status == 429:
        return Words(f"{host} 要求放慢查询速度（HTTP 429）。", f"{host} asks us to slow down (HTTP 429).")
    return Words(f"{host} 暂时无法答复（HTTP {status}）。", f"{host} cannot answer at the moment (HTTP {status}).")
