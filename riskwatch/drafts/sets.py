"""Sets of files: a zip with annexes or a mail with attachments becomes one Document, the main contract first.

What is in the set and could not be read is named, never passed over; when it is the contract itself by its name, the whole
set is refused.
"""

from __future__ import annotations

import email
import email.policy
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from email.message import EmailMessage
from pathlib import PurePosixPath
from typing import NamedTuple, TypeVar
from zipfile import ZipInfo

from riskwatch.domain.document import Block, Document, Enclosed, Place, Recognised, Remark, Seal, Span, View
from riskwatch.domain.errors import DraftUnreadable
from riskwatch.domain.words import Words
from riskwatch.drafts import refusals
from riskwatch.drafts.limits import Limits
from riskwatch.drafts.main_file import chosen, name_score
from riskwatch.drafts.unzip import Archive, member_name

Reader = Callable[[bytes, str], Document]
File = TypeVar("File")
_LEFT_BEHIND = ("__macosx", "thumbs.db", "desktop.ini")
"""What systems put into zips beside the files of people; so are names that begin with a dot or with ~$."""

_MAIL_BODY = Words("邮件正文不是合同，未作检查", "the words of the mail are no contract and were not judged")


class Member(NamedTuple):
    """One file of a set. `body` marks the words of a mail themselves."""

    name: str
    data: bytes
    body: bool = False


def of_zip(data: bytes, name: str, limits: Limits) -> Iterator[Member]:
    """The files that people put into a zip. Raises DraftUnreadable (unreadable, encrypted, too_large_unpacked)."""
    archive = Archive(data, name, ".zip", limits)
    files = files_of(archive)
    if len(files) > limits.max_files:
        raise _too_many(name, len(files), limits)
    for written, each in files:
        yield Member(written, archive.read(each))


def files_of(archive: Archive) -> list[tuple[str, ZipInfo]]:
    """The files that people put into a zip, by the names that are written in it."""
    every = [(member_name(each) or "?", each) for each in archive.members if not each.filename.endswith("/")]
    return [(written, each) for written, each in every if not _left_behind(written)]


def of_mail(data: bytes, name: str, limits: Limits) -> Iterator[Member]:
    """The words of a mail, then its attachments. Raises DraftUnreadable (unreadable, too_large)."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        body = message.get_body()
        attached = [each for each in message.walk() if each.get_filename() and not each.is_multipart()]
        subject = " ".join(str(message.get("subject", "")).split())
        members = [Member(_mail_name(each, at), _content(each)) for at, each in enumerate(attached, 1)]
    except (ValueError, LookupError, TypeError, AttributeError, IndexError, AssertionError) as error:
        raise refusals.damaged(name, ".eml") from error
    if len(members) > limits.max_files:
        raise _too_many(name, len(members), limits)
    if body is not None:
        yield Member(subject or name, b"", body=True)
    yield from members


def read(members: Iterator[Member], name: str, sha256: str, kind: str, reader: Reader, view: View) -> Document:
    """All members as one Document. Raises DraftUnreadable when the contract is not among what could be read."""
    documents: dict[str, Document] = {}
    enclosed: dict[str, Enclosed] = {}
    refused: dict[str, DraftUnreadable] = {}
    for called, member in named((member.name, member) for member in members):
        if member.body:
            enclosed[called] = Enclosed(called, "mail", _MAIL_BODY)
            continue
        try:
            documents[called] = reader(member.data, called)
            enclosed[called] = Enclosed(called, "annex")
        except DraftUnreadable as error:
            if error.reason in ("too_large_unpacked", "stopped"):
                raise refusals.inside(name, error) from error
            refused[called] = error
            enclosed[called] = Enclosed(called, "unread", error.message)
    main, why = _main(name, documents, refused)
    files = [main, *(each for each in documents if each != main)]
    parts = [
        Enclosed(each, "main" if each == main else "annex", why if each == main else Words("", ""),
                 documents[each].sha256, documents[each].format)
        for each in files
    ]  # fmt: skip
    rest = [each for each in enclosed.values() if not each.in_text]
    return _joined([(each, documents[each]) for each in files], name, sha256, kind, view, (*parts, *rest))


def _main(name: str, documents: dict[str, Document], refused: dict[str, DraftUnreadable]) -> tuple[str, Words]:
    """The main contract and why; raises the refusal of a file that by its name is the contract more than any other."""
    if not documents:
        if len(refused) == 1:
            raise refusals.inside(name, next(iter(refused.values())))
        raise refusals.no_contract(name)
    main, why = chosen(documents)
    worse = max(refused, key=name_score, default=None)
    if worse is not None and name_score(worse) > max(name_score(main), 0):
        raise refusals.inside(name, refused[worse])
    return main, why


def _joined(
    parts: Sequence[tuple[str, Document]], name: str, sha256: str, kind: str, view: View, enclosed: tuple[Enclosed, ...]
) -> Document:
    texts: list[str] = []
    blocks: list[Block] = []
    remarks: list[Remark] = []
    stressed: list[Span] = []
    recognised: list[Recognised] = []
    seals: list[Seal] = []
    at = tables = 0
    for file, document in parts:
        title = PurePosixPath(file).stem
        if texts:  # the main contract begins with its own title
            blocks.append(Block(Span(at, at + len(title)), "paragraph", Place("body", file=file), level=1))
            texts.append(title)
            at += len(title) + 1
        texts.append(document.text)
        blocks += [_moved(each, at, tables, file) for each in document.blocks]
        remarks += [_remark(each, at) for each in document.remarks]
        stressed += [Span(each.start + at, each.end + at) for each in document.stressed or ()]
        recognised += [replace(each, span=_by(each.span, at), file=each.file or file) for each in document.recognised]
        seals += [replace(each, at=each.at and _by(each.at, at), file=each.file or file) for each in document.seals]
        tables = max((each.table + 1 for each in blocks if each.table is not None), default=0)
        at += len(document.text) + 1
    ocr = any(document.ocr for _, document in parts)
    text = "\n".join(texts)
    known = tuple(stressed) if any(document.stressed is not None for _, document in parts) else None
    read = (tuple(recognised), tuple(seals))
    return Document(name, sha256, kind, text, tuple(blocks), None, tuple(remarks), ocr, view, enclosed, known, *read)


def _moved(block: Block, by: int, tables: int, file: str) -> Block:
    return replace(
        block,
        span=_by(block.span, by),
        place=replace(block.place, file=block.place.file or file),
        table=None if block.table is None else block.table + tables,
        cells=tuple(replace(cell, span=_by(cell.span, by)) for cell in block.cells),
        numbering=block.numbering and _by(block.numbering, by),
    )


def _remark(remark: Remark, by: int) -> Remark:
    return replace(
        remark,
        span=remark.span and _by(remark.span, by),
        at=None if remark.at is None else remark.at + by,
        about=remark.about and _by(remark.about, by),
    )


def _by(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _left_behind(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/").lower()).parts
    return any(part in _LEFT_BEHIND or part.startswith((".", "~$")) for part in parts)


def named(files: Iterable[tuple[str, File]]) -> Iterator[tuple[str, File]]:
    """The files by the names that they have in the Document: an equal one before it is told apart by a number."""
    taken: set[str] = set()
    for name, file in files:
        called, number, path = name, 2, PurePosixPath(name)
        while called in taken:
            called, number = f"{name.removesuffix(path.suffix)} ({number}){path.suffix}", number + 1
        taken.add(called)
        yield called, file


def _too_many(name: str, count: int, limits: Limits) -> DraftUnreadable:
    much = Words(f"{count} 个文件，上限 {limits.max_files}", f"{count} files, the limit is {limits.max_files}")
    return refusals.too_long(name, much)


def _mail_name(part: EmailMessage, number: int) -> str:
    return " ".join((part.get_filename() or f"attachment {number}").split())


def _content(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
