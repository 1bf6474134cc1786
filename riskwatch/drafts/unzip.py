"""Zip files, unpacked within bounds: what really comes out is counted, the declared size is only a claim."""

from __future__ import annotations

import io
import zipfile
import zlib

from riskwatch.drafts import refusals
from riskwatch.drafts.limits import Limits

_CHUNK = 1024 * 1024
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, IndexError)


class Archive:
    """The members of one zip file. Raises DraftUnreadable when it is none, encrypted or too large.

    `kind` is what the file is called in a complaint about damage.
    """

    def __init__(self, data: bytes, name: str, kind: str, limits: Limits) -> None:
        self._name = name
        self._kind = kind
        self._limits = limits
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.members = self._zip.infolist()
        except _BROKEN as error:
            raise refusals.damaged(name, kind) from error
        if (
            len(self.members) > limits.max_parts
            or sum(each.file_size for each in self.members) > limits.max_unpacked_bytes
        ):
            raise refusals.too_large_unpacked(name, limits.max_unpacked_bytes)
        if any(each.flag_bits & 0x1 for each in self.members):
            raise refusals.encrypted(name)

    def read(self, member: zipfile.ZipInfo) -> bytes:
        """The bytes of one member."""
        chunks: list[bytes] = []
        size = 0
        try:
            with self._zip.open(member) as packed:
                while chunk := packed.read(_CHUNK):
                    size += len(chunk)
                    if size > self._limits.max_part_bytes:
                        raise refusals.too_large_unpacked(self._name, self._limits.max_part_bytes)
                    if self._unpacked + size > self._limits.max_unpacked_bytes:
                        raise refusals.too_large_unpacked(self._name, self._limits.max_unpacked_bytes)
                    chunks.append(chunk)
        except (*_BROKEN, RuntimeError) as error:
            raise refusals.damaged(self._name, self._kind) from error
        self._unpacked += size
        return b"".join(chunks)


def member_name(member: zipfile.ZipInfo) -> str:
    """The name as it was written: where the file does not say UTF-8, Chinese Windows wrote GBK, others UTF-8 all the same."""
    if member.flag_bits & 0x800:
        return member.filename
    raw = member.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return member.filename
