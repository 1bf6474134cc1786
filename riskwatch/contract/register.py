"""The stored register facts of a contract's parties, as checks use them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from riskwatch.domain.contract import Party, Role
from riskwatch.domain.rule import Answer, Matter, NotJudged
from riskwatch.domain.snapshot import Snapshot
from riskwatch.domain.words import Words

STALE = Words(
    "登记快照已有 {days} 天，先刷新再判断", "the stored register snapshot is {days} days old: refresh it first"
)
_NOISE = re.compile(r"[\s,.;:，。；：'\"“”‘’()（）\-]+")
_LIMITED = (
    (re.compile(r"\blimited\b"), "ltd"),
    (re.compile(r"\bincorporated\b"), "inc"),
    (re.compile(r"\bcompany\b"), "co"),
)
_LAW_OF = {"gb": "EW", "no": "EU", "fr": "EU", "us": "US", "cn": "CN"}


def watched_parties(matter: Matter) -> Iterator[tuple[Party, Snapshot] | Answer]:
    """Each party with its snapshot; instead of one that is older than the policy allows, the reason not to judge."""
    for role, snapshot in sorted(matter.snapshots.items()):
        party = matter.contract.party(Role(role))
        if party is None or party.name is None:
            continue
        age = (matter.today - snapshot.fetched_at.date()).days if matter.today else 0
        if age > matter.policy.snapshot_max_age_days:
            yield NotJudged(STALE.filled({"days": age}))
        else:
            yield party, snapshot


def register_note(snapshot: Snapshot, *facts: str) -> Mapping[str, str]:
    """Which stored facts were used: source, number, date, the law of that register, and the names of the `facts`
    ("names", "status" ...): when one of them changes, the finding has to be looked at again."""
    return {
        "provider": snapshot.provider,
        "identifier": str(snapshot.subject),
        "fetched_at": snapshot.fetched_at.isoformat(),
        "law": _LAW_OF.get(snapshot.provider[:2], "ANY"),
        "facts": " ".join(facts),
    }


def same_name(one: str, other: str) -> bool:
    """Equal but for width, case, spaces, brackets and Limited / Ltd: the differences no register cares about."""
    return _plain(one) == _plain(other)


def _plain(name: str) -> str:
    text = unicodedata.normalize("NFKC", name).casefold()
    for pattern, short in _LIMITED:
        text = pattern.sub(short, text)
    return _NOISE.sub("", text)


def same_person(one: str, other: str) -> bool:
    """Same words in any order: a register writes BROWN, Adam where a signature says Adam Brown.

    A second given name on one side only does not part them, for two shared words are asked for.
    """
    words = [
        set(re.findall(r"[^\W\d_]+", unicodedata.normalize("NFKC", name).casefold())) - {"mr", "mrs", "ms", "dr"}
        for name in (one, other)
    ]
    shared = words[0] & words[1]
    return words[0] == words[1] or len(shared) >= 2
