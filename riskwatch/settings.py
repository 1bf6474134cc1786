"""The settings: one table, read once from the environment and an optional TOML file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import NamedTuple

from riskwatch.domain.errors import SettingsWrong
from riskwatch.domain.words import Words

PREFIX = "RISKWATCH_"
FILE = "RISKWATCH_SETTINGS"
"""Names the optional TOML file with settings."""


class Setting(NamedTuple):
    """One line of the table: what `riskwatch doctor` prints and the manual lists."""

    name: str
    default: str
    help: str
    secret: bool = False


TABLE = (
    Setting("DATA_DIR", "~/.local/share/riskwatch", "Folder of the database and the stored register replies."),
    Setting("DATABASE_URL", "", "SQLAlchemy address of the database; empty: SQLite in the data folder.", secret=True),
    Setting("SECRET_KEY", "", "Key of the session cookies; empty: made once and kept in the data folder.", secret=True),
    Setting("LANGUAGE", "zh", "Language of pages and mails until a reader chooses: zh or en."),
    Setting("TIME_ZONE", "Asia/Shanghai", "Time zone of readers who have not chosen one."),
    Setting("SMTP_URL", "", "Mail relay: smtp://user:password@host:port?starttls=1 or smtps://...", secret=True),
    Setting("MAIL_FROM", "riskwatch@localhost", "Sender address of mails."),
    Setting(
        "PUBLIC_URL", "http://127.0.0.1:8000", "Address under which readers reach the pages; links in mails use it."
    ),
    Setting("OWN_RULES", "", "Folder with the company's own contract rules."),
    Setting("LEVELS", "", "File with the levels that the company chose for rules, each with its reason."),
    Setting("PROFILE", "", "File of our own company; empty: our-company.yaml in the data folder, if it is there."),
    Setting("POLICY", "", "File of the credit policy; empty: credit-policy.yaml in the data folder, if it is there."),
    Setting("DRAFT_MAX_MB", "25", "Largest draft that is read, in megabytes."),
    Setting("DRAFT_MAX_UNPACKED_MB", "200", "Most that a draft may unpack to, in megabytes."),
    Setting("DRAFT_MAX_PAGES", "1000", "Most pages of a PDF."),
    Setting("DRAFT_MAX_FILES", "50", "Most files in a zip or a mail."),
    Setting("DRAFT_MAX_NESTING", "2", "How deep zips and mails may lie in one another."),
    Setting("DRAFT_SECONDS", "60", "Longest time that a process may read one draft."),
    Setting("DRAFT_MEMORY_MB", "2048", "Most memory that a process may take to read one draft, in megabytes."),
    Setting(
        "OCR", "auto", "auto: scans and photos are read where the extra `ocr` is installed; none: they are refused."
    ),
    Setting("OCR_MAX_PAGES", "60", "Most pages of a draft that are pictures and are read by OCR."),
    Setting("OCR_MAX_MEGAPIXELS", "60", "Largest picture that is read by OCR, in millions of pixels."),
    Setting("OCR_SECONDS", "300", "Longest time that a process may read one draft with pictures of pages."),
    Setting("OCR_MEMORY_MB", "4096", "Most memory that such a process may take, in megabytes."),
    Setting("OCR_THREADS", "1", "Processor cores that such a process uses."),
    Setting("LIBREOFFICE", "auto", "Program that reads .doc, .wps, .rtf and .odt: its path, auto or none."),
    Setting("CONTACT", "", "Mail address that registers can write to; part of the agent name of every request."),
    Setting("PAGE_INBOX", "", "Folder where saved pages of official sites are picked up; empty: none."),
    Setting("US_COURTS", "", "US bankruptcy courts whose feeds are read, such as nysb,deb,txsb; empty: none."),
    Setting("NOW", "", "A fixed clock for tests and replays, such as 2026-11-24T08:00:00+08:00."),
    Setting("LOG_LEVEL", "info", "debug, info, warning or error."),
)
"""Besides these, each source has RISKWATCH_SOURCE_<NAME>_URL and RISKWATCH_SOURCE_<NAME>_KEY; a paid one _SECRET (its
second key), _BUDGET (yuan a month), _PRICE (yuan a call, where the contract gives one) and _PRODUCTS (a YAML file with
the paths and prices of the contract). Each group channel has those of `CHANNEL_PARTS`."""

CHANNEL_PARTS = {
    "URL": "Address of a group channel.",
    "KEY": "Key with which messages to a group channel are signed.",
    "SEVERITY": "Least severity that a group channel is told at once: critical, high, notice or info.",
    "BRANCHES": "Branches whose customers a group channel is told of, separated by commas; empty: all.",
    "LANGUAGE": "Language of a group channel: zh or en; empty: that of the house.",
    "READER": "Mail address of the user whose own channel it is; empty: it leads to a group.",
}
"""The settings of a group channel, each behind the name of its kind, or of kind and group for a second one of that kind."""

WHOLE = tuple(setting.name for setting in TABLE if setting.default.isdecimal())
"""The settings that are whole numbers from 1."""

_SOURCE = re.compile(r"SOURCE_([A-Z0-9_]+)_(URL|KEY|SECRET|BUDGET|PRICE|PRODUCTS)")
_CHANNEL = re.compile(
    r"((?:WEBHOOK|WECOM|DINGTALK|FEISHU|SLACK|APPRISE)(?:_[A-Z0-9]{1,10})?)_(URL|KEY|SEVERITY|BRANCHES|LANGUAGE|READER)"
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force. `origins` says for each name whether it came from the environment, a file or the default."""

    values: Mapping[str, str]
    origins: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        return self.values[name]

    @property
    def data_dir(self) -> Path:
        return Path(self.values["DATA_DIR"]).expanduser()

    @property
    def database_url(self) -> str:
        return self.values["DATABASE_URL"] or f"sqlite:///{self.data_dir / 'riskwatch.db'}"

    @property
    def database_file_exists(self) -> bool:
        """True unless the database is a SQLite file that was not made yet."""
        url = self.database_url
        return not url.startswith("sqlite:///") or Path(url.removeprefix("sqlite:///")).is_file()

    @property
    def own_rules(self) -> Path | None:
        """The folder of the company's own rules, if there is one."""
        folder = self.values["OWN_RULES"]
        return Path(folder).expanduser() if folder else None

    @property
    def levels(self) -> Path | None:
        """The file of the levels that the company chose, if there is one."""
        file = self.values["LEVELS"]
        return Path(file).expanduser() if file else None

    def whole(self, name: str) -> int:
        """The value of a setting that is a whole number."""
        return int(self.values[name])

    @property
    def language(self) -> str:
        return self.values["LANGUAGE"]

    @property
    def time_zone(self) -> str:
        return self.values["TIME_ZONE"]

    @property
    def fixed_now(self) -> datetime | None:
        """The fixed clock, if one is set."""
        text = self.values["NOW"]
        return _moment(text) if text else None

    def source_url(self, source: str) -> str:
        """Scheme and host that replace those of the source, or ""."""
        return self.values.get(f"SOURCE_{source.upper()}_URL", "")

    def of_source(self, source: str, what: str) -> str:
        """One of the further settings of a paid source: SECRET, BUDGET, PRICE, PRODUCTS."""
        return self.values.get(f"SOURCE_{source.upper()}_{what}", "")

    def source_key(self, source: str) -> str:
        return self.values.get(f"SOURCE_{source.upper()}_KEY", "")

    def channels(self) -> Mapping[str, Mapping[str, str]]:
        """The settings of each group channel by its name (`wecom`, `wecom-east`): url, key, severity, branches, language, reader."""
        found: dict[str, dict[str, str]] = {}
        for name, value in sorted(self.values.items()):
            if (match := _CHANNEL.fullmatch(name)) and value:
                found.setdefault(match[1].lower().replace("_", "-"), {})[match[2].lower()] = value
        return found


def load_settings(environment: Mapping[str, str], file: Path | None = None) -> Settings:
    """Read the settings; the environment wins over the file, the file over the defaults.

    Raises SettingsWrong for an unknown name in the file, a file that is no TOML, or a value that cannot be used.
    """
    values = {setting.name: setting.default for setting in TABLE}
    origins = dict.fromkeys(values, "default")
    for name, value in _from_file(file).items():
        values[name], origins[name] = value, str(file)
    for key, value in environment.items():
        name = key.removeprefix(PREFIX)
        if key.startswith(PREFIX) and _known(name):
            values[name], origins[name] = value, "environment"
    settings = Settings(values, origins)
    _validate(settings)
    return settings


def help_of(name: str) -> str:
    """What a setting is for."""
    if match := _CHANNEL.fullmatch(name):
        return CHANNEL_PARTS[match[2]]
    return next((setting.help for setting in TABLE if setting.name == name), "Address or key of a source.")


def is_secret(name: str) -> bool:
    """Whether the value of a setting must not be shown. The address of a group channel is a key to it."""
    if match := _CHANNEL.fullmatch(name):
        return match[2] in ("URL", "KEY")
    return next((setting.secret for setting in TABLE if setting.name == name), name.endswith(("_KEY", "_SECRET")))


def _known(name: str) -> bool:
    return any(one.name == name for one in TABLE) or any(family.fullmatch(name) for family in (_SOURCE, _CHANNEL))


def _from_file(file: Path | None) -> dict[str, str]:
    if file is None:
        return {}
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsWrong(
            Words(f"设置文件 {file} 无法读取：{error}", f"The settings file {file} cannot be read: {error}.")
        ) from error
    found = {key.upper(): str(value) for key, value in content.items()}
    for name in found:
        if not _known(name):
            allowed = ", ".join(setting.name.lower() for setting in TABLE)
            raise SettingsWrong(
                Words(
                    f"设置文件 {file} 中的 {name.lower()} 不是已知设置。", f"{file}: {name.lower()} is not a setting."
                ),
                Words(f"可用的设置：{allowed}", f"Known settings: {allowed}"),
            )
    return found


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise SettingsWrong(
            Words(
                f"RISKWATCH_NOW 的值 {text!r} 不是带时区的时间。", f"RISKWATCH_NOW={text!r} is not a time with a zone."
            ),
            Words("例如 2026-11-24T08:00:00+08:00", "Write it like 2026-11-24T08:00:00+08:00."),
        )
    return moment


def fen(setting: str, text: str) -> int:
    """A sum in yuan as fen; raises SettingsWrong for what is no sum."""
    try:
        value = Decimal(text) * 100
    except InvalidOperation:
        value = Decimal(-1)
    if not value.is_finite() or value < 0:
        raise SettingsWrong(
            Words(f"{setting} 的值 {text!r} 不是金额（元）。", f"{setting}={text!r} is no sum in yuan."),
            Words("例如 300 或 0.5。", "Write it like 300 or 0.5."),
        )
    return int(value.to_integral_value())


def _validate(settings: Settings) -> None:
    _ = settings.fixed_now
    if settings.language not in ("zh", "en"):
        raise SettingsWrong(
            Words("RISKWATCH_LANGUAGE 只能是 zh 或 en。", "RISKWATCH_LANGUAGE must be zh or en."),
        )
    for name in WHOLE:
        value = settings[name]
        if not (value.isascii() and value.isdecimal() and int(value) > 0):
            raise SettingsWrong(
                Words(
                    f"{PREFIX}{name} 的值 {value!r} 不是正整数。", f"{PREFIX}{name}={value!r} is not a whole number."
                ),
                Words("例如 60。", "Write digits only, such as 60."),
            )
