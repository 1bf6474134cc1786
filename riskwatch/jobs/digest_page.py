"""A report as it is sent: subject, HTML of 600 px without any outside file, and plain text."""

from __future__ import annotations

from dataclasses import dataclass

from riskwatch.domain.calendar import Day, Month, ReportPeriod
from riskwatch.domain.money import Money
from riskwatch.domain.words import Words
from riskwatch.jobs import mail_words
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.digest_content import Digest
from riskwatch.jobs.digest_sections import sections_of
from riskwatch.jobs.mail_page import fill, inlined, squeezed
from riskwatch.jobs.zones import zone_named

SHOWN = (25, 12, 6, 3)
"""Most rows of a section; the rest is counted and linked. Fewer are tried while the mail is too large."""

LARGEST = 98_000
"""Bytes of HTML; above 102,000 mail programs cut a mail off."""


@dataclass(frozen=True, slots=True)
class RenderedMail:
    subject: str
    html: str
    text: str


def render_digest(desk: Desk, digest: Digest, language: str) -> RenderedMail:
    """The mail. The same content in the same language gives the same bytes."""
    url = desk.settings["PUBLIC_URL"].rstrip("/")
    values = {
        "digest": digest,
        "sections": sections_of(digest),
        "subject": subject_of(digest).said(language),
        "kind": kind_of(digest.reported),
        "headline": headline_of(digest),
        "url": url,
        "lists": f"{url}/digest/{digest.period}",
        "words": mail_words,
    }
    zone = zone_named(digest.zone)
    for shown in SHOWN:
        html = inlined(fill("digest.html", language, zone, shown=shown, **values))
        if len(html.encode()) <= LARGEST:
            break
    text = squeezed(fill("digest.txt", language, zone, shown=shown, **values))
    return RenderedMail(subject=str(values["subject"]), html=html, text=text)


def kind_of(period: ReportPeriod) -> Words:
    """What a report of this kind is called."""
    if isinstance(period, Day):
        return Words("风险日报", "Daily risk report")
    if isinstance(period, Month):
        return Words("风险月报", "Monthly risk report")
    return Words("风险周报", "Weekly risk report")


def subject_of(digest: Digest) -> Words:
    """What waits, and the worst customer by name: a reader decides from it whether to open the mail now."""
    parts = [
        _count(digest, "critical", Words("{n} 件紧急", "{n} critical")),
        _count(digest, "high", Words("{n} 件重要", "{n} high")),
        _number(len(digest.worse), Words("{n} 家变差", "{n} worse")),
        _number(
            len(digest.blind), Words("{n} 个来源查不到", f"{{n}} blind source{'' if len(digest.blind) == 1 else 's'}")
        ),
    ]
    told = [part for part in parts if part is not None]
    kind, title = kind_of(digest.reported), digest.reported.title
    head = Words(f"RiskWatch {kind.zh}｜{title.zh}", f"RiskWatch {kind.en.lower()}, {title.en}")
    if not told:
        quiet = Words("没有新情况", "nothing new")
        return Words(
            f"{head.zh}：{quiet.zh}（查询 {digest.looks} 次）", f"{head.en}: {quiet.en} ({digest.looks} checks)"
        )
    zh, en = "，".join(p.zh for p in told), ", ".join(p.en for p in told)
    if digest.worst is not None:
        step = mail_words.STEPS[digest.worst.proposal]
        zh, en = f"{zh}｜{digest.worst.name} {step.zh}", f"{en} | {digest.worst.name}: {step.en.lower()}"
    return Words(f"{head.zh}：{zh}", f"{head.en}: {en}")


def headline_of(digest: Digest) -> Words:
    """The first sentence: must I do anything?"""
    number = len(digest.decide)
    if number:
        zh, en = _sum(digest.at_stake)
        noun = "decision waits" if number == 1 else "decisions wait"
        return Words(f"{number} 项决定等您处理{zh}。", f"{number} {noun} for you{en}.")
    zh, en = ("今天", "today") if isinstance(digest.reported, Day) else ("本周", "this week")
    if isinstance(digest.reported, Month):
        zh, en = "本月", "this month"
    if digest.nothing_new:
        return Words(f"{zh}没有新情况，无需处理。", f"Nothing new {en}; there is nothing to decide.")
    return Words(f"{zh}没有需要决定的事项。", f"There is nothing to decide {en}.")


def _sum(amounts: tuple[Money, ...]) -> tuple[str, str]:
    if not amounts:
        return "", ""
    joined = " + ".join(str(money) for money in amounts)
    return f"，涉及欠款 {joined}", f", {joined} at stake"


def _count(digest: Digest, severity: str, words: Words) -> Words | None:
    return _number(sum(line.severity == severity for line in (*digest.decide, *digest.new)), words)


def _number(number: int, words: Words) -> Words | None:
    return words.filled({"n": number}) if number else None
