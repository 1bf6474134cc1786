"""The reports in the browser, exactly as they are sent, and the list behind every figure of them."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from riskwatch.domain.calendar import Day, Month, ReportPeriod, Week
from riskwatch.domain.errors import NotThere
from riskwatch.domain.words import Words
from riskwatch.jobs import digest
from riskwatch.jobs.digest_page import kind_of
from riskwatch.jobs.digest_pdf import report_pdf
from riskwatch.jobs.digest_sections import section_named
from riskwatch.jobs.source_titles import source_title
from riskwatch.web import context, security
from riskwatch.web.downloads import file_answer
from riskwatch.web.paging import page_asked, pages_of

blueprint = Blueprint("digest", __name__, url_prefix="/digest")

PAGE = 500
"""Rows of a list on one page."""
KINDS: tuple[type[ReportPeriod], ...] = (Week, Day, Month)


@blueprint.get("")
def latest() -> AnyResponse:
    """The week that runs now: what Monday's mail would say."""
    return redirect(url_for("digest.show", period=str(_running(Week))))


@blueprint.get("/<period>")
def show(period: str) -> str:
    chosen = _period(period)
    cut_off = chosen.cut_off(context.zone())
    running = cut_off > context.now()
    return render_template(
        "digest.html",
        period=chosen,
        kind=kind_of(chosen),
        running=running,
        cut_off=cut_off,
        previous=chosen.previous,
        following=None if running else chosen.following,
        others=[(kind_of(other), other, type(other) is type(chosen)) for other in map(_running, KINDS)],
    )


@blueprint.get("/<period>/mail")
def body(period: str) -> str:
    """The mail itself, for the frame of the page: no script runs in it and nothing is fetched."""
    mail = digest.render(context.desk(), context.user(), _period(period), language=context.language())
    security.answer_under(security.FRAMED_MAIL_POLICY)
    # Links lead out of the frame: pages refuse to be shown inside one.
    return mail.html.replace("<head>", '<head><base target="_top">', 1)


@blueprint.get("/<period>/pdf")
def printed(period: str) -> Response:
    """The report as a PDF."""
    content = digest.digest_for(context.desk(), context.user(), _period(period))
    language = context.language()
    name = f"{kind_of(content.reported).said(language)} {content.period}.pdf"
    return file_answer(report_pdf(context.desk(), content, language), "application/pdf", name)


@blueprint.get("/<period>/<section>")
def listing(period: str, section: str) -> str:
    """All rows of one section, as frozen."""
    content = digest.digest_for(context.desk(), context.user(), _period(period))
    found = section_named(content, section)
    if found is None:
        raise _no_list(section)
    pages = pages_of(len(found.rows), PAGE)
    page = page_asked(pages)
    rows = found.rows[(page - 1) * PAGE : page * PAGE]
    refs = [row.ref for row in rows if not row.name]
    with context.desk().store.reading() as unit:
        names = {customer.ref: customer.name for customer in unit.customers.some(refs)}
    return render_template(
        "digest_list.html",
        content=content,
        kind=kind_of(content.reported),
        section=found,
        rows=rows,
        names=names,
        page=page,
        pages=pages,
    )


@blueprint.get("/<period>/checks/<source>")
def looks(period: str, source: str) -> str:
    """Every look that was taken at one source in the period."""
    desk = context.desk()
    content = digest.digest_for(desk, context.user(), _period(period))
    until = min(content.cut_off, desk.clock())
    number = next((line.looks for line in content.checks if line.source == source), None)
    if number is None:
        raise _no_list(source)
    pages = pages_of(number, PAGE)
    page = page_asked(pages)
    with desk.store.reading() as unit:
        taken = unit.polls.taken(source, content.since, until, (page - 1) * PAGE, PAGE)
        names = {customer.ref: customer.name for customer in unit.customers.some(sorted({poll.ref for poll in taken}))}
    return render_template(
        "digest_looks.html",
        content=content,
        kind=kind_of(content.reported),
        source=source_title(desk, source),
        looks=taken,
        number=number,
        names=names,
        page=page,
        pages=pages,
    )


def _no_list(name: str) -> NotThere:
    return NotThere(
        Words(f"这一期没有清单 {name}。", f"This report has no list {name}."),
        Words("回到报告，从其中的数字进入。", "Go back to the report and follow its figures."),
    )


def _running(kind: type[ReportPeriod]) -> ReportPeriod:
    """The period of this kind that runs in the reader's zone."""
    return kind.running(context.now(), context.zone())


def _period(text: str) -> ReportPeriod:
    return digest.asked_period(context.desk(), context.user(), text)
