"""Mail over SMTP: multipart/alternative, certificate verified, stable Message-ID."""

from __future__ import annotations

import smtplib
import ssl
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from email.utils import format_datetime, parseaddr

from riskwatch.domain.errors import DeliveryFailed
from riskwatch.domain.words import Words
from riskwatch.notify.interface import Message, Receipt
from riskwatch.notify.smtp_url import Relay

TIMEOUT_S = 60
_PASSING_5XX = frozenset({530, 534, 535, 538})
"""Refused for who we are, not for whom we write to: an administrator mends that, and the mail still goes."""


class MailChannel:
    """Sends through one relay. A connection per message: few mails a day, no state to go stale."""

    name = "mail"

    def __init__(self, relay: Relay, sender: str) -> None:
        self.relay = relay
        self.sender = sender

    @property
    def domain(self) -> str:
        """The right-hand side of Message-IDs."""
        return parseaddr(self.sender)[1].partition("@")[2] or "localhost"

    def send(self, message: Message) -> Receipt:
        """Hand one mail to the relay. Raises DeliveryFailed: permanent for an address that is refused for good."""
        mail = compose(message, self.sender)
        try:
            with self._connect() as server:
                refused = server.send_message(mail, self.sender, [message.to])
        except smtplib.SMTPRecipientsRefused as error:
            raise _refused(*error.recipients[message.to]) from error
        except smtplib.SMTPSenderRefused as error:
            raise _refused(error.smtp_code, error.smtp_error, permanent=False) from error
        except smtplib.SMTPResponseException as error:
            raise _refused(error.smtp_code, error.smtp_error) from error
        except (UnicodeError, smtplib.SMTPNotSupportedError) as error:
            if message.to.isascii():  # TLS or a sign-in that the relay does not offer: an administrator mends that
                raise _unreachable(self.relay, error) from error
            raise DeliveryFailed(
                Words(f"收件地址 {message.to} 无法使用。", f"The address {message.to} cannot be used."), permanent=True
            ) from error
        except (smtplib.SMTPException, OSError) as error:
            raise _unreachable(self.relay, error) from error
        if refused:
            raise _refused(*refused[message.to])
        return Receipt(provider_id=message.id)

    def probe(self) -> None:
        """Connect and sign in without sending anything; raises DeliveryFailed."""
        try:
            with self._connect() as server:
                server.noop()
        except (smtplib.SMTPException, OSError) as error:
            raise _unreachable(self.relay, error) from error

    def _connect(self) -> smtplib.SMTP:
        trust = ssl.create_default_context()
        relay = self.relay
        server: smtplib.SMTP
        if relay.tls:
            server = smtplib.SMTP_SSL(relay.host, relay.port, timeout=TIMEOUT_S, context=trust)
        else:
            server = smtplib.SMTP(relay.host, relay.port, timeout=TIMEOUT_S)
        try:
            if relay.starttls:
                server.starttls(context=trust)
            if relay.user:
                server.login(relay.user, relay.password)
        except BaseException:
            server.close()
            raise
        return server


def compose(message: Message, sender: str) -> EmailMessage:
    """The mail as it goes over the wire. The same message gives the same mail."""
    mail = EmailMessage(policy=SMTP_POLICY.clone(max_line_length=78))
    mail["From"] = sender
    mail["To"] = message.to
    mail["Subject"] = message.subject
    mail["Date"] = format_datetime(message.at)
    mail["Message-ID"] = message.id
    mail["Auto-Submitted"] = "auto-generated"
    mail["Content-Language"] = "zh-CN" if message.language.startswith("zh") else "en-GB"
    if message.unsubscribe:
        mail["List-Unsubscribe"] = f"<{message.unsubscribe}>"
        if message.unsubscribe.startswith("https://"):  # RFC 8058 promises one click for https alone
            mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    mail.set_content(message.text, cte="base64")
    mail.add_alternative(message.html, subtype="html", cte="base64")
    # The boundary is drawn at random otherwise, and a repeat must carry the same bytes.
    mail.set_boundary(f"=_{message.id.strip('<>').partition('@')[0][:40]}")
    return mail


def _refused(code: int, said: bytes | str, *, permanent: bool | None = None) -> DeliveryFailed:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    if permanent is None:
        permanent = 500 <= code < 600 and code not in _PASSING_5XX
    return DeliveryFailed(
        Words(f"邮件服务器拒收（{code} {text}）。", f"The mail relay refused the message ({code} {text})."),
        permanent=permanent,
    )


def _unreachable(relay: Relay, error: Exception) -> DeliveryFailed:
    what = f"{type(error).__name__}: {error}"
    return DeliveryFailed(
        Words(f"邮件服务器 {relay.host}:{relay.port} 没有响应（{what}）。",
              f"The mail relay {relay.host}:{relay.port} did not answer ({what})."),
        permanent=False,
    )  # fmt: skip
