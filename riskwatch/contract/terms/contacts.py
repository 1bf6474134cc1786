"""Accounts, telephone numbers, e-mail and postal addresses after their labels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskwatch.contract.terms.cues import cues
from riskwatch.contract.terms.page import Page
from riskwatch.domain.contract import Term

_GAP = r"[\"*]{0,2}(?:\([^)]{0,8}\))?[\"*]{0,2} ?[:|][\"*]{0,2} ?"
_ACCOUNT = re.compile(
    rf"(?:银行|收款|结算)?(?:账号|帐号|账户号码?|帐户号码?|account (?:number|no\.?|#)"
    rf"|a/c(?: no\.?)?|iban){_GAP}(?P<value>(?:[a-z]{{2}}\d{{2}})?[\dx*][\dx* -]{{6,40}}[\dx*])"
)
_PHONE = re.compile(
    rf"(?:联系电话|联系方式|电话/传真|电话号码|电话|手机号码?|手机|传真|移动电话|tele?phone"
    rf"|phone|tel\.?|fax|mobile|facsimile)(?: (?:no\.?|number))?{_GAP}(?P<value>[^\s，。；;"
    rf"|\n:a-z\u4e00-\u9fff_][^，。；;|\n:a-z\u4e00-\u9fff_]{{3,28}})"
)
_PHONE_CUES = cues("电话", "联系方式", "手机", "传真", "phone", "tel", "fax", "mobile", "facsimile")
_EMAIL = re.compile(r"(?P<value>[a-z0-9][a-z0-9._+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4})")
_EMAIL_LABEL = re.compile(
    rf"(?:电子邮箱|电子邮件|邮箱|e-?mail)(?:地址| address)?{_GAP}(?P<value>[^\s，。；;|\n:\u4e00-\u9fff_]{{4,60}})"
)
_POSTCODE = re.compile(
    rf"(?:邮政编码|邮编|邮码|postal code|post ?code|zip(?: code)?){_GAP}(?P<value>[a-z\d]{{2,5}}[ -]?[a-z\d]{{0,4}})"
)
_ADDRESS = re.compile(
    rf"(?P<label>(?:送达|联系|通讯|通信|注册|办公|经营|营业|法定|收件|邮寄|单位|公司"
    rf"|通知)?(?:地址|住址)|住所地?|registered (?:office|address)|principal place of business"
    rf"|address for (?:service|notices?)|address){_GAP}(?P<value>[^\n|，。；;]{{4,80}}(?:[,，][^\n"
    rf"|。；;，]{{2,40}})?)"
)
_ADDRESS_END = re.compile(
    r" ?(?:邮编|邮政编码|电话|联系|传真|法定代表人|委托代理人|授权代表|开户|账号|帐号"
    r"|税号|统一社会|电子邮|邮箱|签订|日期|手机|收件人|代理人|纳税人|户名|负责人|tel\b"
    r"|telephone|phone|fax|email|e-mail|attention|attn)[^，。]{0,14}[:：]?"
)
_EMAIL_CUES = cues(
    "@",
)
_EMAIL_LABEL_CUES = cues("邮箱", "邮件", "email", "e-mail")
_ADDRESS_CUES = cues("地址", "住址", "住所", "address", "registered office", "place of business")
_NUMBERS = (
    ("account", _ACCOUNT, cues("账号", "帐号", "账户", "帐户", "account", "a/c", "iban")),
    ("postcode", _POSTCODE, cues("邮政", "邮编", "邮码", "postal", "post", "zip")),
)


def find(page: Page) -> Iterator[Term]:
    """Every labelled contact detail."""
    lower = page.lower
    for kind, pattern, words in _NUMBERS:
        for match in page.scan(pattern, words, 8, 90):
            yield page.term(kind, re.sub(r"[ -]", "", match["value"]).upper(), match.start("value"), match.end("value"))
    for match in page.scan(_PHONE, _PHONE_CUES, 8, 70):
        phone = _phone(page, match)
        if phone:
            yield phone
    good = set()
    if "@" in lower:
        for match in page.scan(_EMAIL, _EMAIL_CUES, 66, 200):
            good.add(match.start())
            yield page.term("email", match["value"], match.start(), match.end())
    for match in page.scan(_EMAIL_LABEL, _EMAIL_LABEL_CUES, 8, 90):
        if (
            match.start("value") not in good
            and re.search(r"[@.]", match["value"])
            and not re.search(r"@.{1,60}\.", match["value"])
        ):
            yield page.term("email.malformed", match["value"], match.start("value"), match.end("value"))
    yield from _addresses(page)


_AREA_CODE = re.compile(r"^(\(?\+?\d{2,5}\)?) ?/ ?(?=\d)")
"""919/807-5690: the slash parts the area code from the number, it does not part two numbers."""


def _phone(page: Page, match: re.Match[str]) -> Term | None:
    start = match.start("value")
    value = match["value"].rstrip(" /-,.()")
    if not any(mark.isdigit() for mark in value):
        return None
    if not page.chinese:
        value = _AREA_CODE.sub(r"\1-", value)
    first = re.split(r"[/、,x×*转]| {2,}", value)[0].strip()
    digits = re.sub(r"[^\d+]", "", first)
    mainland = re.fullmatch(r"(?:\+?86)?(?:1[3-9]\d{9}|0\d{2,3}\d{7,8}|[48]00\d{7}|\d{7,8})", digits)
    good = mainland if page.chinese else re.fullmatch(r"\+?\d{7,15}", digits)
    kind = "phone" if good else "phone.malformed"
    return page.term(kind, digits if good else first, start, start + max(len(first), 1))


def _addresses(page: Page) -> Iterator[Term]:
    for match in page.scan(_ADDRESS, _ADDRESS_CUES, 14, 190):
        end = match.end("value")
        stop = _ADDRESS_END.search(page.lower, match.start("value") + 1, end)
        if stop:
            end = stop.start()
        value = page.text[match.start("value") : end].rstrip(" ,，.")
        if (
            len(value) < 4
            or not re.search(r"[\u4e00-\u9fff]{2}|\d|[A-Za-z]{4}", value)
            or "__" in value
            or "××" in value
            or "@" in value
        ):
            continue
        label = match["label"]
        sentence = page.sentence(match.start())
        clause = page.clause(match.start())
        service = bool(re.search(r"送达|service|notice", label)) or bool(clause and clause.kind == "notices")
        service = service or "送达" in page.text[sentence.start : match.start()]
        start = match.start("value")
        yield page.term(
            "address", value, start, start + len(value), detail={"label": label, "service": "yes" if service else ""}
        )
