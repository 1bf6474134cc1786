"""From a history to signs: every check is asked, and whoever cannot answer says why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from riskwatch.domain.event import Event
from riskwatch.domain.sign import Sign
from riskwatch.domain.words import Words
from riskwatch.watch.checking import CompanyCheck, Raised, SignResult, Unjudged
from riskwatch.watch.history import History
from riskwatch.watch.vocabulary import fact_words


def raise_signs(checks: Sequence[CompanyCheck], history: History) -> SignResult:
    """Ask every check. A fact once seen counts even while its source is blind; only silence needs coverage."""
    signs: list[Sign] = []
    unjudged: list[Unjudged] = []
    for check in checks:
        found = _raised(check, history)
        missing = sorted(need for need in check.needs if not history.covers(need))
        if missing and not found:
            unjudged.append(Unjudged(check.name, _why(tuple(missing))))
        signs.extend(found)
    return SignResult(_in_order(signs), tuple(unjudged))


def signs_of(checks: Sequence[CompanyCheck], history: History) -> tuple[Sign, ...]:
    """The signs alone, without asking what could not be judged: half the work, for whoever assesses many. A sign has its
    event, its own or a related company's, so where none is known there is nothing to ask."""
    if history.empty:
        return ()
    return _in_order([sign for check in checks for sign in _raised(check, history)])


def _raised(check: CompanyCheck, history: History) -> list[Sign]:
    return [sign for raised in check.judge(history) if (sign := _sign(check, raised, history)) is not None]


def _in_order(signs: list[Sign]) -> tuple[Sign, ...]:
    ordered = (
        (-sign.kind.points, sign.kind.id, sign.kind.check, sign.on, sign.because[0].id, place)
        for place, sign in enumerate(signs)
    )
    return tuple(signs[key[-1]] for key in sorted(ordered)) if len(signs) > 1 else tuple(signs)


def _sign(check: CompanyCheck, raised: Raised, history: History) -> Sign | None:
    kind = check.kind.variants[raised.variant] if raised.variant else check.kind
    if raised.points is not None:
        kind = replace(kind, points=raised.points, half_life=raised.half_life)
    lasting = [event for event in raised.because if history.is_live(event)]
    live = check.lasts and bool(lasting)
    cured = max((event.ended_on for event in raised.because if event.ended_on), default=None)
    if not live and check.lasts and kind.half_life is None:
        return None  # such a sign leaves nothing behind when its status ends
    on = raised.on or (min(event.on for event in lasting) if live else max(event.on for event in raised.because))
    values = {"since": on.isoformat(), **_dates(raised.because, on), **raised.values}
    return Sign(
        kind=kind,
        on=on,
        says=_with_note(kind.why.filled(values), lasting if live else []),
        because=raised.because,
        live=live,
        cured_on=cured if check.lasts and not live else None,
        values={key: str(value) for key, value in values.items() if not isinstance(value, Words)},
    )


def _with_note(says: Words, lasting: Sequence[Event]) -> Words:
    """What is said, and that the source no longer lists it: which is no proof that it is settled."""
    if not lasting or not all(event.gone_since for event in lasting):
        return says
    since = max(event.gone_since for event in lasting if event.gone_since).isoformat()
    return Words(
        f"{says.zh}该来源自 {since} 起不再列示，也没有解除或移出的记录，不等于已经履行。",
        f"{says.en} The source no longer lists it since {since} but has no record of its end: that does not mean that "
        "it is settled.",
    )


def _dates(because: tuple[Event, ...], on: date) -> dict[str, str]:
    seen = min(event.first_seen for event in because)
    published = min((event.published for event in because if event.published), default=None)
    return {"published": (published or on).isoformat(), "seen": seen.date().isoformat()}


@cache
def _why(missing: tuple[str, ...]) -> Words:
    zh = "、".join(fact_words(need).zh for need in missing)
    en = ", ".join(fact_words(need).en for need in missing)
    return Words(f"没有任何来源提供：{zh}", f"no source delivers: {en}")
