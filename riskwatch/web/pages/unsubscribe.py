"""Stops a kind of mail from the link in it, without signing in. Opening the link changes nothing: mail scanners open links."""

from __future__ import annotations

from flask import Blueprint, g, render_template, request

from riskwatch.domain.errors import NotThere, PolicyRefused
from riskwatch.domain.words import Words
from riskwatch.jobs.preferences import KINDS, unsubscribe
from riskwatch.jobs.signed_links import Opened, opened
from riskwatch.web import context, languages

blueprint = Blueprint("unsubscribe", __name__, url_prefix="/unsubscribe")

NAMES = {
    "weekly": Words("每周风险邮件", "the weekly risk mail"),
    "daily": Words("每日风险邮件", "the daily risk mail"),
    "monthly": Words("风险月报", "the monthly risk report"),
    "alerts": Words("即时预警邮件", "mails about alerts that do not wait"),
    "sources": Words("来源和渠道故障邮件", "mails about sources and channels that fail"),
}


@blueprint.get("/<token>")
def ask(token: str) -> str:
    link = _link(token)
    return render_template("unsubscribe.html", kind=NAMES[link.parts[0]], email=link.user.email, state="asked")


@blueprint.post("/<token>")
def stop(token: str) -> str:
    """By the button of the page, or by the mail program itself (RFC 8058), which sends no cookie: the link is the key."""
    link = _link(token)
    state, why = "stopped", None
    try:
        unsubscribe(context.desk(), link.user, link.parts[0])
    except PolicyRefused as refusal:
        state, why = "kept", refusal
    return render_template("unsubscribe.html", kind=NAMES[link.parts[0]], email=link.user.email, state=state, why=why)


def _link(token: str) -> Opened:
    with context.desk().store.reading() as unit:
        link = opened(context.desk(), unit, "unsubscribe", token)
    if link is None or link.parts[:1] not in {(kind,) for kind in KINDS}:
        raise NotThere(
            Words("这个退订链接不完整，或账号已关闭。", "This link is not complete, or the account is closed."),
            Words(
                "登录后可在“通知”页面选择接收哪些邮件。", "Sign in and choose on the page Notices what you are told."
            ),
        )
    if languages.COOKIE not in request.cookies:
        g.language = link.user.language
    return link
