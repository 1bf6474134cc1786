"""What a saved page shows, as data and as text for people."""

from __future__ import annotations

from typing import Any

from riskwatch.domain.words import Words
from riskwatch.watch.vocabulary import signal_words

PARTS: dict[str, Words] = {
    "dishonest": Words("失信被执行人", "dishonest judgment debtors"),
    "enforcement": Words("被执行人", "enforcement cases"),
    "unsatisfied": Words("终结本次执行案件", "enforcement closed without assets"),
    "ban": Words("限制消费", "restrictions on consumption"),
    "freeze": Words("司法协助、股权冻结", "frozen shares"),
    "auction": Words("司法拍卖", "judicial sales"),
    "filings": Words("立案信息", "suits filed"),
    "hearings": Words("开庭公告", "hearings"),
    "court_notices": Words("法院公告、送达公告", "court announcements"),
    "judgments": Words("裁判文书", "judgments"),
    "bankruptcy": Words("破产案件", "bankruptcy cases"),
    "liquidation": Words("清算信息", "liquidation"),
    "simple_deregistration": Words("简易注销公告", "simple deregistration"),
    "forced_deregistration": Words("拟强制注销公告", "compulsory deregistration"),
    "deregistration": Words("注销备案", "deregistration filed"),
    "abnormal": Words("经营异常名录", "list of abnormal operations"),
    "serious_illegal": Words("严重违法失信名单", "list of serious violations"),
    "penalty": Words("行政处罚", "penalties"),
    "environment": Words("环保处罚", "environmental penalties"),
    "tax_owed": Words("欠税公告", "tax arrears"),
    "tax_abnormal": Words("税务非正常户", "non-normal taxpayers"),
    "tax_illegal": Words("重大税收违法", "major tax violations"),
    "permits": Words("行政许可", "permits"),
    "inspections": Words("抽查检查", "inspections"),
    "capital_reduction": Words("减资公告", "capital reductions"),
    "merger": Words("合并、分立公告", "mergers and splits"),
    "pledge": Words("股权出质", "pledged shares"),
    "mortgage": Words("动产抵押、应收账款质押", "security over movables and receivables"),
    "owners": Words("股东及出资", "owners"),
    "officers": Words("主要人员", "officers"),
    "branches": Words("分支机构", "branches"),
    "changes": Words("变更信息", "changes"),
}
"""What the lists of Chinese sources are called."""

MATCHES: dict[str, Words] = {
    "id": Words("统一社会信用代码一致", "confirmed by the code of the company"),
    "name": Words(
        "名称一致，页面上没有完整代码，须人工确认", "the name fits but the full code is not shown: a person confirms"
    ),
    "unclear": Words("页面上没有该企业的名称或代码，须人工确认", "neither name nor code is shown: a person confirms"),
}


def page_summary(
    title: Words, name: str, code: str, match: str, taken_at: str, parts: dict[str, int], coverage: dict[str, str],
    partial: tuple[str, ...], unknown: tuple[str, ...],
) -> dict[str, Any]:  # fmt: skip
    """Everything a person needs to decide whether to keep the page."""
    return {
        "site": {"zh": title.zh, "en": title.en},
        "name": name,
        "code": code,
        "match": match,
        "taken_at": taken_at,
        "lists": parts,
        "checked": sorted(signal for signal, state in coverage.items() if state == "checked"),
        "failed": sorted(signal for signal, state in coverage.items() if state == "failed"),
        "cut_off": list(partial),
        "not_understood": list(unknown),
    }


def page_text(summary: dict[str, Any], language: str) -> str:
    """The same in lines."""
    zh = language.startswith("zh")
    site = Words(**summary["site"]).said(language)
    lines = [f"{site}  {summary['name']} {summary['code']}".rstrip(), MATCHES[summary["match"]].said(language)]
    for part, count in summary["lists"].items():
        lines.append(f"  {PARTS[part].said(language)}: {count}" if not zh else f"  {PARTS[part].zh}：{count} 条")
    for key, words in (
        ("failed", Words("未能读出", "could not be read")),
        ("cut_off", Words("只有前几条", "only the first entries")),
    ):
        if summary[key]:
            names = "、" if zh else ", "
            lines.append(f"{words.said(language)}: {names.join(signal_words(c).said(language) for c in summary[key])}")
    if summary["not_understood"]:
        lines.append(Words("未识别的内容：", "Not understood: ").said(language) + "; ".join(summary["not_understood"]))
    return "\n".join(lines)
