"""The doctor: says what works, what does not and what to do; never breaks itself, never tells a secret."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text

from riskwatch import health
from riskwatch.bootstrap import build, channels
from riskwatch.domain.errors import SettingsWrong
from riskwatch.jobs.desk import Desk
from riskwatch.jobs.users import first_admin
from riskwatch.settings import load_settings


def states(desk: Desk) -> dict[str, str]:
    return {check.name: check.state for check in health.examine(desk)}


def test_what_works_and_what_is_missing(desk: Desk) -> None:
    first_admin(desk)
    found = states(desk)
    assert (found["database"], found["log"], found["readers"]) == ("ok", "ok", "ok")
    assert (found["scheduler"], found["mail"]) == ("warning", "warning")
    for check in health.examine(desk):
        assert check.says.zh
        assert check.says.en
        assert check.state == "ok" or check.hint.en or check.name in ("readers", "reader")


def test_a_database_that_was_never_set_up(tmp_path: Any) -> None:
    desk = build(load_settings({"RISKWATCH_DATA_DIR": str(tmp_path / "new")}))
    checks = {check.name: check for check in health.examine(desk)}
    assert checks["database"].state == "broken"
    assert "riskwatch init" in checks["database"].hint.en
    desk.store.close()


def test_a_database_that_cannot_be_reached_is_a_result_not_a_crash() -> None:
    desk = build(load_settings({"RISKWATCH_DATABASE_URL": "postgresql://nobody:geheim@127.0.0.1:1/none"}))
    found = health.examine(desk)
    assert {check.state for check in found if check.name in ("database", "log")} == {"broken"}
    assert not any("geheim" in check.says.en for check in found)


def test_a_mail_server_is_really_asked(desk: Desk, mailbox: Any) -> None:
    for url, state in ((mailbox.url, "ok"), ("smtp://127.0.0.1:1", "broken")):
        settings = replace(desk.settings, values={**desk.settings.values, "SMTP_URL": url})
        assert states(replace(desk, channels=channels(settings)))["mail"] == state


def test_tampering_is_found(desk: Desk) -> None:
    assert health.verify(desk) == ()
    with desk.store.transaction() as unit:
        name = unit.evidence.put(b"reply", "text/plain", "https://r.example", at=desk.clock())
        unit.connection.execute(text("UPDATE evidence SET body = x'00'"))
    assert health.verify(desk) == (f"stored reply {name} is damaged",)


def test_secrets_are_not_shown() -> None:
    settings = load_settings(
        {
            "RISKWATCH_SMTP_URL": "smtp://u:geheim@h",
            "RISKWATCH_SOURCE_GB_COMPANIES_HOUSE_KEY": "geheim",
            "RISKWATCH_LANGUAGE": "en",
        }
    )
    lines = {line.name: line for line in health.settings_table(settings)}
    assert lines["RISKWATCH_SMTP_URL"].value == "(set)"
    assert lines["RISKWATCH_SOURCE_GB_COMPANIES_HOUSE_KEY"].value == "(set)"
    assert (lines["RISKWATCH_LANGUAGE"].value, lines["RISKWATCH_LANGUAGE"].origin) == ("en", "environment")
    assert lines["RISKWATCH_TIME_ZONE"].origin == "default"


def test_a_fixed_clock_is_the_desks_clock_and_is_told(tmp_path: Any) -> None:
    desk = build(load_settings({"RISKWATCH_DATA_DIR": str(tmp_path), "RISKWATCH_NOW": "2026-11-24T08:00:00+08:00"}))
    assert desk.clock().isoformat() == "2026-11-24T00:00:00+00:00"
    assert desk.wall() > desk.clock()
    desk.store.migrate()
    assert states(desk)["clock"] == "warning"
    desk.store.close()


@pytest.mark.parametrize(
    "setting",
    [
        {"RISKWATCH_DATABASE_URL": "mysql://x/y"},
        {"RISKWATCH_SMTP_URL": "mail.example.com"},
        {"RISKWATCH_TIME_ZONE": "Mars/Olympus"},
    ],
)
def test_what_cannot_be_used_is_refused_at_the_start(setting: dict[str, str]) -> None:
    with pytest.raises(SettingsWrong):
        build(load_settings(setting))
