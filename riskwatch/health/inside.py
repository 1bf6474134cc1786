"""The house: database, log of alerts, clock, scheduler, readers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime

from riskwatch.domain.words import Words
from riskwatch.health.check import Check, State
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.watchdog import HEART_STOPS
from riskwatch.jobs.zones import zone_is_known


def database(desk: Desk) -> Iterator[Check]:
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


def log(desk: Desk) -> Iterator[Check]:
    with desk.store.reading() as unit:
        faults = tuple(unit.log_faults())
    if faults:
        yield Check(
            "log",
            "broken",
            Words(f"日志被改动过：{faults[0]}", f"A log was changed: {faults[0]}."),
            Words("请与备份核对，查明原因。", "Compare it with a backup and find out who did it."),
        )
    else:
        yield Check(
            "log",
            "ok",
            Words("预警、政策和公司资料的日志完整。", "The logs of alerts, policy and company profile are whole."),
        )


def clock(desk: Desk) -> Iterator[Check]:
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


def scheduler(desk: Desk) -> Iterator[Check]:
    with desk.store.reading() as unit:
        beat = unit.heartbeats.get("tick")
    if beat is None or desk.wall() - beat.at > HEART_STOPS:
        since = "–" if beat is None else f"{beat.at.astimezone(desk.zone):%Y-%m-%d %H:%M}"
        yield Check(
            "scheduler",
            "warning",
            Words(f"没有进程在定时查询（上次：{since}）。", f"No process runs the schedule (last: {since})."),
            Words("启动 riskwatch serve 或 riskwatch worker。", "Start riskwatch serve or riskwatch worker."),
        )
    else:
        yield Check("scheduler", "ok", Words(f"由 {beat.detail} 执行。", f"Carried by {beat.detail}."))


def readers(desk: Desk) -> Iterator[Check]:
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
