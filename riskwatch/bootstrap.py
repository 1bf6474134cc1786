"""Builds the real objects from the settings and hands them to the jobs as one desk."""

from __future__ import annotations

from datetime import UTC, datetime

from riskwatch import catalogue, log
from riskwatch.domain.calendar import Clock
from riskwatch.domain.errors import SettingsWrong
from riskwatch.domain.words import Words
from riskwatch.jobs.channels import group_channels
from riskwatch.jobs.desk import Desk, wall_clock
from riskwatch.jobs.own_company import found_policy, found_profile
from riskwatch.jobs.paying import StoreTill
from riskwatch.jobs.zones import zone_is_known
from riskwatch.notify.interface import Channel
from riskwatch.notify.mail import MailChannel
from riskwatch.notify.smtp_url import read_relay
from riskwatch.settings import Settings
from riskwatch.sources import load_sources
from riskwatch.store import open_store


def build(settings: Settings, clock: Clock | None = None) -> Desk:
    """A desk for these settings. `clock` wins over RISKWATCH_NOW, that over the time of day.

    Opens the database without touching it; raises SettingsWrong, RuleError or HouseFileWrong for what cannot be used.
    """
    _check_zone(settings)
    log.configure(settings["LOG_LEVEL"])
    clock = clock or _clock(settings)
    store = open_store(settings.database_url)
    return Desk(
        store=store,
        rules=catalogue.rule_set(settings.own_rules, settings.levels),
        statutes=catalogue.statutes(),
        checks=catalogue.company_checks(),
        sources=load_sources(settings, clock, till=StoreTill(store, settings, clock)),
        channels=channels(settings, clock),
        clock=clock,
        settings=settings,
        profile=found_profile(settings),
        policy=found_policy(settings),
        model=catalogue.second_opinion(),
    )


def channels(settings: Settings, clock: Clock = wall_clock) -> dict[str, Channel]:
    """The channels that are set up, by name. Signatures go by the time of day even while the business clock is fixed."""
    groups = group_channels(settings, clock, wall_clock)
    if not settings["SMTP_URL"]:
        return groups
    mail = MailChannel(read_relay(settings["SMTP_URL"]), settings["MAIL_FROM"])
    return {mail.name: mail, **groups}


def _check_zone(settings: Settings) -> None:
    if not zone_is_known(settings.time_zone):
        raise SettingsWrong(
            Words(f"没有时区 {settings.time_zone}。", f"There is no time zone {settings.time_zone}."),
            Words("RISKWATCH_TIME_ZONE 例如 Asia/Shanghai。", "Set RISKWATCH_TIME_ZONE to a name like Asia/Shanghai."),
        )


def _clock(settings: Settings) -> Clock:
    fixed = settings.fixed_now
    if fixed is None:
        return wall_clock
    moment: datetime = fixed.astimezone(UTC)
    return lambda: moment
