"""Whether everything works: what `riskwatch doctor` shows and what to do about what does not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from riskwatch.domain.errors import DeliveryFailed, RiskWatchError
from riskwatch.domain.words import Words
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.watchdog import HEART_STOPS
from riskwatch.jobs.zones import zone_is_known
from riskwatch.log import get_logger
from riskwatch.notify.mail import MailChannel
from riskwatch.settings import TABLE, Settings
from riskwatch.store.records import said

_LOG = get_logger("health")
State = Literal["ok", "warning", "broken"]
NOTHING = Words("", "")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. `hint` says what to do when it is not ok."""

    name: str
    state: State
    says: Words
    hint: Words = NOTHING


@dataclass(frozen=True, slots=True)
class SettingLine:
    """A setting with its value (hidden if secret) and where it came from."""

    name: str
    value: str
    origin: str
    help: str


def settings_table(settings: Settings) -> tuple[SettingLine, ...]:
    """Every setting that is known or set."""
    known = {setting.name: setting for setting in TABLE}
    lines = []
    for name in (*known, *sorted(set(settings.values) - set(known))):
        value = settings.values.get(name, "")
        secret = known[name].secret if name in known else name.endswith("_KEY")
        shown = ("(set)" if value else "") if secret else value
        help_text = known[name].help if name in known else "Address or key of a source."
        lines.append(SettingLine(f"RISKWATCH_{name}", shown, settings.origins.get(name, "default"), help_text))
    return tuple(lines)


def examine(desk: Desk) -> tuple[Check, ...]:
    """Look at database, log, clock, scheduler, sources and mail. Never raises: what breaks is a result."""
    checks: list[Check] = []
    for part in (_database, _log, _clock, _scheduler, _sources, _mail, _readers):
        try:
            checks.extend(part(desk))
        except RiskWatchError as error:
            checks.append(Check(part.__name__.strip("_"), "broken", error.message, error.hint))
        except Exception as error:  # the doctor must go on whatever one organ does
            _LOG.debug("health check broke", part=part.__name__, error=str(error))
            what = f"{type(error).__name__}: {error}".splitlines()[0]
            checks.append(Check(part.__name__.strip("_"), "broken", Words(what, what)))
    return tuple(checks)


def verify(desk: Desk) -> tuple[str, ...]:
    """Faults of the alert log's chain and of stored evidence; empty when both are whole."""
    with desk.store.reading() as unit:
        faults = list(unit.alert_log.faults())
        faults += [f"stored reply {sha256} is damaged" for sha256 in unit.evidence.damaged()]
    return tuple(faults)


def _database(desk: Desk) -> Iterator[Check]:
    kind = desk.store.kind
    if not desk.store.up_to_date():
        yield Check(
            "database",
            "broken",
            Words("数据库还没有建立，或是旧版本。", "The database is not set up, or is older than this version."),
            Words("运行 riskwatch init。", "Run: riskwatch init"),
        )
        return
    with desk.store.reading() as unit:
        customers, replies = unit.customers.count(), unit.evidence.count()
    yield Check(
        "database",
        "ok",
        Words(
            f"{kind}，客户 {customers} 家，存档答复 {replies} 份。",
            f"{kind}: {customers} customers, {replies} stored replies.",
        ),
    )
    folder = desk.data_dir
    if folder.exists() and not os.access(folder, os.W_OK):
        yield Check("data_dir", "broken", Words(f"不能写入 {folder}。", f"{folder} cannot be written to."))


def _log(desk: Desk) -> Iterator[Check]:
    with desk.store.reading() as unit:
        faults = tuple(unit.alert_log.faults())
    if faults:
        yield Check(
            "log",
            "broken",
            Words(f"预警日志被改动过：{faults[0]}", f"The log of alerts was changed: {faults[0]}."),
            Words("请与备份核对，查明原因。", "Compare it with a backup and find out who did it."),
        )
    else:
        yield Check("log", "ok", Words("预警日志完整。", "The log of alerts is whole."))


def _clock(desk: Desk) -> Iterator[Check]:
    if desk.settings.fixed_now is not None:
        yield Check(
            "clock",
            "warning",
            Words(f"时钟固定在 {desk.settings['NOW']}。", f"The clock is fixed at {desk.settings['NOW']}."),
            Words(
                "仅用于测试和回放；正式使用请去掉 RISKWATCH_NOW。", "For tests and replays only; unset RISKWATCH_NOW."
            ),
        )
    else:
        now = datetime.now(UTC).astimezone(desk.zone)
        yield Check("clock", "ok", Words(f"{now:%Y-%m-%d %H:%M %Z}", f"{now:%Y-%m-%d %H:%M %Z}"))
    if not zone_is_known(desk.settings.time_zone):
        yield Check(
            "time_zone",
            "broken",
            Words(f"没有时区 {desk.settings.time_zone}。", f"There is no time zone {desk.settings.time_zone}."),
            Words("例如 Asia/Shanghai", "Set RISKWATCH_TIME_ZONE to a name like Asia/Shanghai."),
        )


def _scheduler(desk: Desk) -> Iterator[Check]:
    with desk.store.reading() as unit:
        beat = unit.heartbeats.get("tick")
    if beat is None or desk.wall() - beat.at > HEART_STOPS:
        since = "–" if beat is None else f"{beat.at.astimezone(desk.zone):%Y-%m-%d %H:%M}"
        yield Check(
            "scheduler",
            "warning",
            Words(f"没有进程在定时查询（上次：{since}）。", f"No process runs the schedule (last: {since})."),
            Words("启动 riskwatch serve。", "Start riskwatch serve."),
        )
    else:
        yield Check("scheduler", "ok", Words(f"由 {beat.detail} 执行。", f"Carried by {beat.detail}."))


def _sources(desk: Desk) -> Iterator[Check]:
    with desk.store.reading() as unit:
        states = {name: unit.sources.state(name) for name in desk.sources}
        watched = {name: len(unit.watches.at(name)) for name in desk.sources}
    for name, source in desk.sources.items():
        state, number = states[name], watched[name]
        title = source.meta.title
        if source.meta.needs_key and not desk.settings.source_key(name) and not desk.settings.source_url(name):
            yield Check(
                name,
                "warning" if not number else "broken",
                Words(f"{title.zh}：没有密钥。", f"{title.en}: no key is set."),
                Words(
                    f"申请后设置 RISKWATCH_SOURCE_{name.upper()}_KEY。",
                    f"Get one and set RISKWATCH_SOURCE_{name.upper()}_KEY.",
                ),
            )
        elif state.state != "closed":
            why = said(state.last_detail)
            yield Check(
                name,
                "broken",
                Words(f"{title.zh}：{why.zh or state.last_outcome}", f"{title.en}: {why.en or state.last_outcome}"),
            )
        else:
            last = "–" if state.last_ok_at is None else f"{state.last_ok_at.astimezone(desk.zone):%Y-%m-%d %H:%M}"
            yield Check(
                name,
                "ok",
                Words(
                    f"{title.zh}：客户 {number} 家，上次成功 {last}。",
                    f"{title.en}: {number} customers, last good answer {last}.",
                ),
            )


def _mail(desk: Desk) -> Iterator[Check]:
    channel = desk.channels.get("mail")
    if not isinstance(channel, MailChannel):
        yield Check(
            "mail",
            "warning",
            Words(
                "没有设置邮件服务器，周报和紧急预警发不出去。",
                "No mail relay is set: weekly mails and urgent alerts wait.",
            ),
            Words(
                "设置 RISKWATCH_SMTP_URL 和 RISKWATCH_MAIL_FROM。", "Set RISKWATCH_SMTP_URL and RISKWATCH_MAIL_FROM."
            ),
        )
        return
    with desk.store.reading() as unit:
        failed = unit.outbox.all("failed", 100)
    try:
        channel.probe()
    except DeliveryFailed as error:
        yield Check("mail", "broken", error.message, Words("检查 RISKWATCH_SMTP_URL。", "Check RISKWATCH_SMTP_URL."))
        return
    where = f"{channel.relay.host}:{channel.relay.port}"
    if failed:
        yield Check(
            "mail",
            "warning",
            Words(
                f"{where} 可用，但有 {len(failed)} 封邮件被永久拒收。",
                f"{where} works; {len(failed)} mails were refused for good.",
            ),
            Words(f"最近一次：{failed[0].last_error}", f"The last one: {failed[0].last_error}"),
        )
    else:
        yield Check("mail", "ok", Words(f"{where} 可用。", f"{where} works."))


def _readers(desk: Desk) -> Iterator[Check]:
    with desk.store.reading() as unit:
        users = [user for user in unit.users.all() if user.active]
    for user in users:
        if not zone_is_known(user.time_zone):
            yield Check(
                "reader",
                "warning",
                Words(f"{user.email} 的时区 {user.time_zone} 不存在，按系统时区发送。",
                      f"{user.email} has an unknown time zone {user.time_zone}; the house's is used."),
            )  # fmt: skip
    subscribed = sum(user.subscribed for user in users)
    state: State = "ok" if subscribed else "warning"
    yield Check("readers", state, Words(f"周报读者 {subscribed} 人。", f"{subscribed} readers of the weekly mail."))
