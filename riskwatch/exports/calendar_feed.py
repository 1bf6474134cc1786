"""Running periods as an iCalendar feed (RFC 5545): one all-day entry on each last day, with reminders before it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from riskwatch.domain.clock import Clock
from riskwatch.domain.words import Words

_NAME = Words("RiskWatch 期间", "RiskWatch periods")
_BASIS = Words("依据", "Basis")
_BEGAN = Words("起算", "Began")


def calendar_feed(clocks: Iterable[Clock], names: dict[str, str], language: str, stamp: datetime) -> bytes:
    """The feed. An entry keeps its UID, so that a period that runs anew moves its entry instead of leaving two."""
    calendar = Calendar()
    calendar.add("prodid", "-//RiskWatch//periods//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _NAME.said(language))
    for clock in clocks:
        calendar.add_component(_entry(clock, names.get(clock.customer_ref, clock.customer_ref), language, stamp))
    return bytes(calendar.to_ical())


def _entry(clock: Clock, name: str, language: str, stamp: datetime) -> Event:
    entry = Event()
    entry.add("uid", f"{clock.id}@riskwatch")
    entry.add("dtstamp", stamp.astimezone(UTC))
    entry.add("dtstart", clock.ends)
    entry.add("dtend", clock.ends + timedelta(days=1))
    entry.add("summary", f"{clock.kind.title.said(language)}: {name} {clock.about}")
    lines = [clock.kind.do.said(language), f"{_BEGAN.said(language)} {clock.began.isoformat()}"]
    lines += [f"{each.on.isoformat()} {each.what.said(language)}" for each in clock.interruptions]
    lines += [clock.assumed.said(language)] if clock.assumed else []
    lines += [f"{_BASIS.said(language)}: {', '.join(clock.kind.basis)}"] if clock.kind.basis else []
    entry.add("description", "\n".join(lines))
    for days in clock.kind.warn:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", clock.kind.title.said(language))
        alarm.add("trigger", timedelta(days=-days))
        entry.add_component(alarm)
    return entry
