"""ROT004: title is kept, but not how the goods are taken back, resold and accounted for."""

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
    retention_of_title,
    wording_of,
)

NONE_KEPT = Words("没有所有权保留条款", "no retention of title")
NEEDED = (
    (
        Words("催告和期限", "notice and time to pay"),
        r"催告|书面通知[^。；\n]{0,16}?(?:日|天)|(?:日|天)内[^。；\n]{0,8}?仍未|逾期(?:超过)?[^。；\n]{0,8}?\d+[日天]",
        r"\bnotice\b|\bdemand\b|\breminder\b|\bwarning\b|\bon default\b|\bin default\b|\boverdue\b",
    ),
    (
        Words("进入场所取回", "entry and recovery"),
        r"(?:进入|进场)[^。；\n]{0,20}?(?:取回|收回|搬运|拉回)|(?:取回|收回|拉回)[^。；\n]{0,40}?(?:进入|配合|协助)",
        r"\bcome onto the premises\b|\benter\b[^.;\n]{0,80}?|\blets? (?:us|the \w+) in\b|\bpeaceful entry\b|\b(?:retrieve|collect|take back"
        r"|remove)\b[^.;\n]{0,60}?\b(?:cost|hours)\b|\baccess to\b[^.;\n]{0,60}?premises",
    ),
    (
        Words("转售", "resale"),
        r"(?:转售|另行出售|变卖|再出卖|另行销售|出卖)",
        r"\bsell (?:them|it)\b|\bresell\b|\bresale\b|\breali[sz]e\b|\bdispose of\b|\bapprais\w+|\bsell the goods\b",
    ),
    (
        Words("多退少补的清算", "settlement of surplus and shortfall"),
        r"多退少补|(?:不足|剩余|差额|多余)[^。；\n]{0,14}?(?:补足|退还|返还|清偿|补)|回赎|折价|抵(?:扣|减|偿)?货款",
        r"\banything (?:over|short)\b|\boff the debt\b|\bcredit(?:ed|ing)?\b|\bsurplus\b|\bshortfall\b|\baccount for\b|\bbalance\b",
    ),
)
WHOLE = r"依照?《?民法典》?第六百四十[二三]条|按《?民法典》?第六百四十[二三]条"


@contract_check()
def no_repossession_procedure(matter: Matter) -> Iterator[Answer]:
    contract = matter.contract
    kept = retention_of_title(contract)
    if kept is None:
        yield NotApplicable(NONE_KEPT)
        return
    words = wording_of(contract)
    if words.says(WHOLE):
        return
    near = _around_recovery(matter)
    lacking = [name for name, zh, en in NEEDED if not words.matches(zh if words.chinese else en, near)]
    if len(lacking) <= 1:
        return
    names = Words("、".join(one.zh for one in lacking), ", ".join(one.en for one in lacking))
    yield elsewhere(contract) or Hit(kept.span, values={"lacking": names})


def _around_recovery(matter: Matter) -> str:
    """The sentences that speak of taking the goods back, with what stands next to them."""
    words = wording_of(matter.contract)
    found = words.find(
        r"取回|收回[^，。；\n]{0,6}?(?:货物|标的物|设备|产品)|拉回|搬回",
        r"\b(?:repossess\w*|take the \w+ away|retake|retrieve|(?:collect|remove) (?:the |any |all |such |unpaid )*(?:goods|products"
        r"|equipment|parts|what|timber|materials|[a-z]+ and resell)|recover (?:the |such )?(?:goods|products|equipment)"
        r"|take back|enter[^.;\n]{0,40}?recover)\b",
    )
    return " ".join(passage.near(30, 160) for passage in found if not passage.is_no_clause)
