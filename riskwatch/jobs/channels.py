"""Builds the channels to chats and programs from the settings, and says which alerts each group is told of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from riskwatch.domain.alert import SEVERITIES, Alert, AlertSeverity
from riskwatch.domain.calendar import Clock
from riskwatch.domain.errors import ComeBackLater, DeliveryFailed, SettingsWrong, SourceChanged
from riskwatch.domain.words import Words
from riskwatch.jobs.desk import Desk
from riskwatch.notify.apprise import Apprise, is_known
from riskwatch.notify.dingtalk import DingTalk
from riskwatch.notify.feishu import Feishu
from riskwatch.notify.interface import Channel
from riskwatch.notify.robots import Address, Post, Said
from riskwatch.notify.slack import Slack
from riskwatch.notify.webhook import Webhook
from riskwatch.notify.wecom import WeCom
from riskwatch.settings import PREFIX, Settings
from riskwatch.sources import Limits, agent_name
from riskwatch.sources.http import Web, is_loopback
from riskwatch.store import Unit
from riskwatch.store.records import User

LIMITS = Limits(connect_s=10, read_s=20, whole_s=30, bytes=64 * 1024)
NEEDS_KEY = frozenset({"webhook"})
TAKES_KEY = frozenset({"webhook", "dingtalk", "feishu"})


@dataclass(frozen=True, slots=True)
class Route:
    """What a group is told at once: alerts at least as severe as this, of customers of these branches (none: all)."""

    severity: AlertSeverity
    branches: frozenset[str]
    language: str

    def takes(self, alert: Alert, branch: str) -> bool:
        if SEVERITIES.index(alert.severity) > SEVERITIES.index(self.severity):
            return False
        return not self.branches or branch in self.branches


def group_channels(settings: Settings, clock: Clock, wall: Clock) -> dict[str, Channel]:
    """The channels to groups by name; raises SettingsWrong for one that cannot be used, never repeating its address."""
    found = settings.channels()
    if not found:
        return {}
    post = poster(Web(agent_name(settings["CONTACT"]), clock, LIMITS, again=False))
    made = {name: _channel(name, given, post, wall) for name, given in found.items()}
    _ = {name: route_of(settings, name) for name in made}
    return made


def poster(web: Web) -> Post:
    """Hands documents over through `web`; whatever keeps an answer from us is a passing failure."""

    def post(url: str, body: bytes, headers: Mapping[str, str]) -> Said:
        try:
            reply = web.hand_over(url, body, headers=headers)
        except (ComeBackLater, SourceChanged) as error:
            raise DeliveryFailed(error.message, permanent=False) from error
        return Said(reply.http_status, reply.body)

    return post


def route_of(settings: Settings, name: str) -> Route:
    """What the group behind a channel is told; raises SettingsWrong."""
    given = settings.channels().get(name, {})
    severity = next((one for one in SEVERITIES if one == given.get("severity", "critical").lower()), None)
    if severity is None:
        raise _wrong(
            name, "severity", Words("可用 critical、high、notice、info。", "Use critical, high, notice or info.")
        )
    language = given.get("language", settings.language)
    if language not in ("zh", "en"):
        raise _wrong(name, "language", Words("只能是 zh 或 en。", "Use zh or en."))
    branches = given.get("branches", "").replace("，", ",").split(",")
    return Route(severity, frozenset(branch.strip() for branch in branches if branch.strip()), language)


def groups_told_of(desk: Desk, unit: Unit, alert: Alert) -> tuple[str, ...]:
    """The group channels that are told of an alert at once. Alerts about sources are the administrators' alone."""
    names = groups(desk)
    if not names or alert.question == "source":
        return ()
    customer = unit.customers.get(alert.customer_ref)
    branch = customer.branch if customer else ""
    return tuple(name for name in names if route_of(desk.settings, name).takes(alert, branch))


def chats(desk: Desk) -> tuple[str, ...]:
    """The names of the channels that are set up besides mail: chats and programs."""
    return tuple(name for name in desk.channels if name in desk.settings.channels())


def groups(desk: Desk) -> tuple[str, ...]:
    """Those of them that lead to a group instead of to one user."""
    given = desk.settings.channels()
    return tuple(name for name in chats(desk) if not given[name].get("reader"))


def own_channels(desk: Desk, user: User) -> tuple[str, ...]:
    """The channels that lead to this user alone, besides mail."""
    given = desk.settings.channels()
    return tuple(name for name in chats(desk) if given[name].get("reader", "").strip().lower() == user.email)


def _channel(name: str, given: Mapping[str, str], post: Post, wall: Clock) -> Channel:
    kind = name.partition("-")[0]
    url = given.get("url", "")
    address = Address(_apprise_url(name, url) if kind == "apprise" else _url(name, url), given.get("key", ""))
    if kind in NEEDS_KEY and not address.key:
        raise _wrong(name, "key", Words("签名需要密钥，请设置。", "Messages are signed: set a key."))
    if kind not in TAKES_KEY and address.key:
        raise _wrong(name, "key", Words("这种渠道没有密钥，请去掉。", "This kind of channel has no key: leave it out."))
    if kind == "apprise":
        return Apprise(name, address)
    if kind == "wecom":
        return WeCom(name, address, post)
    if kind == "slack":
        return Slack(name, address, post)
    if kind == "webhook":
        return Webhook(name, address, post, wall)
    return DingTalk(name, address, post, wall) if kind == "dingtalk" else Feishu(name, address, post, wall)


def _url(name: str, url: str) -> str:
    hint = Words("写成 https://…，照服务方给出的地址。", "Write the whole address that the service gave, https://…")
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        raise _wrong(name, "url", hint) from None
    local = parts.scheme == "http" and is_loopback(host)
    if not host or not (parts.scheme == "https" or local) or parts.username or parts.fragment or not url.isascii():
        raise _wrong(name, "url", hint)
    return url


def _apprise_url(name: str, url: str) -> str:
    if not is_known(url):
        raise _wrong(
            name,
            "url",
            Words("Apprise 不认识这个地址，写法见其文档，例如 tgram://…。",
                  "Apprise knows no such address; write it as its documentation says, such as tgram://…"),
        )  # fmt: skip
    return url


def _wrong(name: str, part: str, hint: Words) -> SettingsWrong:
    setting = f"{PREFIX}{name.replace('-', '_').upper()}_{part.upper()}"
    return SettingsWrong(Words(f"设置 {setting} 不能使用。", f"The setting {setting} cannot be used."), hint)
