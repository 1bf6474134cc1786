"""ROT002: title is kept, but nothing provides for the registration that makes it hold against others."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import (
    Answer,
    Hit,
    Matter,
    NotApplicable,
    Words,
    contract_check,
    elsewhere,
    price_of,
    retention_of_title,
    wording_of,
)

NONE_KEPT = Words("没有所有权保留条款", "no retention of title")
SMALL = Words("合同金额低于政策要求登记的{least}", "below the {least} from which our policy asks for registration")
NOT_NEEDED = Words(
    "英国法下简单的所有权保留无需登记", "a simple retention clause needs no registration under English law"
)
REGISTERED = (
    r"动产融资|统一登记|中登网|(?:办理|完成|进行|申请|配合|予以)[^，。；\n]{0,16}?(?:所有权保留)?登记|所有权保留[^。；\n]{0,10}?登记|登记(?:编号|证明|号)",
)
REGISTERED_EN = (
    r"\bfinancing statements?\b|\bucc-?1\b|\bpurchase[- ]money security\b|\bperfect\w* (?:its"
    r"|the|such|a) security interest\b|\bregist\w+[^.;\n]{0,40}?\b(?:title|security interest"
    r"|retention)\b|\bregist\w+ (?:with|in|on|at) the (?:unified|movables?)\b|\bunified registration\b"
    r"|\bmovables? financing\b",
)


@contract_check()
def retention_not_registered(matter: Matter) -> Iterator[Answer]:
    kept = retention_of_title(matter.contract)
    if kept is None:
        yield NotApplicable(NONE_KEPT)
        return
    least, price = matter.policy.title_min_value, price_of(matter.contract)
    if price is not None and price.currency == least.currency and price.amount < least.amount:
        yield NotApplicable(SMALL.filled({"least": f"{least.currency} {least.amount:,.0f}"}))
        return
    words = wording_of(matter.contract)
    if (words.chinese and words.says(*REGISTERED)) or (words.english and words.says(*REGISTERED_EN)):
        return
    if not matter.laws & {"CN", "US"}:
        yield NotApplicable(NOT_NEEDED)
        return
    variant = "filing" if "CN" not in matter.laws else ""
    yield elsewhere(matter.contract) or Hit(
        kept.span, variant=variant, values={"days": matter.policy.title_registration_days}
    )
