"""What others left in the file, in words and for machines: tracked changes, comments, hidden text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from riskwatch.contract.reading import quoted
from riskwatch.domain.document import Document, Enclosed, EnclosedPart, Remark, Span
from riskwatch.domain.rule import Finding, Report
from riskwatch.domain.words import Words
from riskwatch.exports.json_values import Json, span_object

NOBODY = Words("未署名", "no name")
_KINDS: Mapping[tuple[str, bool], Words] = {
    ("insertion", False): Words("插入", "inserted"),
    ("deletion", False): Words("删除", "deleted"),
    ("insertion", True): Words("移入", "moved here"),
    ("deletion", True): Words("移走", "moved away"),
}
_ENCLOSED: Mapping[EnclosedPart, Words] = {
    "main": Words("主合同：{name}", "main contract: {name}"),
    "annex": Words("作为附件一并读取：{name}", "read with it as an annex: {name}"),
    "mail": Words("邮件：{name}", "mail: {name}"),
    "unread": Words("未能读取，未作检查：{name}", "not read and not judged: {name}"),
}
_END = Words("（段落标记）", "(the end of a paragraph)")
_CHANGES = Words("修订 {count} 处（{authors}）", "{count} tracked changes ({authors})")
_ONE_CHANGE = Words("修订 1 处（{authors}）", "1 tracked change ({authors})")
_COMMENT = Words("批注 · {who}：{text}", "comment · {who}: {text}")
_ABOUT = Words("（针对“{words}”）", ' (on "{words}")')
_HIDDEN = Words("隐藏文字，未检查：{text}", "hidden text, not checked: {text}")
_WHITE = Words(
    "白底白字，纸面上看不见，已按正文检查：{text}", "white on white, not seen on paper, checked as text: {text}"
)


def when(remark: Remark) -> str:
    """Day and minute as the file says them: the clock of the author's computer, or UTC where the file knows it."""
    if remark.utc:
        return f"{remark.utc[:10]} {remark.utc[11:16]} UTC"
    return f"{remark.date[:10]} {remark.date[11:16]}".strip()


def who(remark: Remark) -> Words:
    """Author and time."""
    named = Words(remark.author, remark.author) if remark.author else NOBODY
    at = when(remark)
    return Words(f"{named.zh} {at}".strip(), f"{named.en} {at}".strip())


def act(remark: Remark) -> Words:
    """What the change did, in one word."""
    return _KINDS[remark.kind, remark.moved]


def change_words(remark: Remark) -> Words:
    """A tracked change in one line: who, when, what."""
    words = _END if remark.text == "¶" else None
    text = " ".join(remark.text.split())
    text = quoted(text, Span(0, len(text)))
    by, did = who(remark), act(remark)
    said = words or Words(f"“{text}”", f'"{text}"')
    return Words(f"{by.zh} {did.zh}{said.zh}", f"{by.en} {did.en} {said.en}")


def remark_lines(document: Document, language: str) -> Iterator[str]:
    """One line for each file of a set, one for all tracked changes, one for each comment and each piece of hidden text."""
    yield from (each.said(language) for each in enclosed_lines(document))
    changes = [each for each in document.remarks if each.changes]
    if changes:
        counted = Counter(each.author or NOBODY.said(language) for each in changes)
        authors = (", " if language != "zh" else "、").join(f"{name} {count}" for name, count in counted.most_common())
        words = _ONE_CHANGE if len(changes) == 1 else _CHANGES
        yield words.filled({"count": len(changes), "authors": authors}).said(language)
    for remark in document.remarks:
        text = " ".join(remark.text.split())
        if remark.kind == "comment":
            line = _COMMENT.filled({"who": who(remark), "text": text}).said(language)
            about = quoted(document.text, remark.about) if remark.about else ""
            yield line + (_ABOUT.filled({"words": about}).said(language) if about else "")
        elif remark.kind == "hidden":
            yield (_WHITE if remark.span else _HIDDEN).filled({"text": quoted(text, Span(0, len(text)))}).said(language)


def enclosed_lines(document: Document) -> Iterator[Words]:
    """What part each file of a set plays, and why."""
    for each in document.enclosed:
        words = _ENCLOSED[each.part].filled({"name": each.name})
        yield Words(f"{words.zh}（{each.why.zh}）", f"{words.en} ({each.why.en})") if each.why.en else words


def enclosed_objects(document: Document) -> list[Json]:
    """The files of a set, for machines."""
    return [
        {"name": each.name, "part": each.part, "why": {"zh": each.why.zh, "en": each.why.en}, "sha256": each.sha256 or None,
         "format": each.format or None}
        for each in document.enclosed
    ]  # fmt: skip


def enclosed_of(stored: Iterable[Mapping[str, Any]]) -> tuple[Enclosed, ...]:
    """The files that `enclosed_objects` wrote."""
    return tuple(
        Enclosed(each["name"], each["part"], Words(**each["why"]), each["sha256"] or "", each["format"] or "")
        for each in stored
    )


def behind(report: Report, finding: Finding) -> tuple[Remark, ...] | None:
    """The tracked changes behind a finding; None when it has nothing to do with them."""
    return None if report.behind is None else report.behind.get(finding.fingerprint)


def remark_objects(document: Document) -> list[Json]:
    """All remarks, for machines."""
    return [remark_object(remark) for remark in document.remarks]


def remark_object(remark: Remark) -> Json:
    return {
        "kind": remark.kind,
        "text": remark.text,
        "author": remark.author,
        "date": remark.date,
        "utc": remark.utc or None,
        "moved": remark.moved,
        "span": span_object(remark.span),
        "at": remark.at,
        "about": span_object(remark.about),
    }


def remark_of(stored: Mapping[str, Any]) -> Remark:
    """The remark that `remark_objects` wrote."""
    return Remark(
        kind=stored["kind"],
        text=stored["text"],
        span=Span(*stored["span"]) if stored["span"] else None,
        author=stored["author"],
        date=stored["date"],
        at=stored["at"],
        about=Span(*stored["about"]) if stored["about"] else None,
        moved=stored["moved"],
        utc=stored["utc"] or "",
    )


def behind_objects(report: Report, finding: Finding, index: Mapping[Remark, int]) -> list[int] | None:
    """The changes behind a finding as their numbers in the list of remarks."""
    changes = behind(report, finding)
    return None if changes is None else [index[change] for change in changes]


def behind_of(findings: Iterable[Mapping[str, Any]], remarks: Sequence[Remark]) -> dict[str, tuple[Remark, ...]] | None:
    """What `behind_objects` wrote for each finding; None for a report on a file without tracked changes."""
    if not any(remark.changes for remark in remarks):
        return None
    return {
        each["fingerprint"]: tuple(remarks[number] for number in each["changes"])
        for each in findings
        if each.get("changes") is not None
    }
