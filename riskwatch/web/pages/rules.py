"""The contract rules in the reader's language: list, and one page each."""

from __future__ import annotations

from itertools import groupby

from flask import Blueprint, render_template

from riskwatch.domain.errors import NotThere
from riskwatch.domain.words import Words
from riskwatch.exports import grounds, precision
from riskwatch.web import context

blueprint = Blueprint("rules", __name__, url_prefix="/rules")

FAMILIES = {
    "PTY": Words("合同主体", "Parties"),
    "AUT": Words("签约与代理权限", "Authority"),
    "SEA": Words("印章与签署", "Seals and signing"),
    "GUA": Words("担保", "Guarantees"),
    "LIA": Words("违约责任", "Penalties and remedies"),
    "EVD": Words("送达与证据", "Notices and evidence"),
    "SUB": Words("标的与质量", "Goods and quality"),
    "INS": Words("检验与验收", "Inspection and acceptance"),
    "PAY": Words("付款", "Payment"),
    "PRC": Words("价款", "Price"),
    "DIS": Words("争议解决", "Disputes"),
    "STP": Words("停止供货", "Stopping supply"),
    "FRM": Words("形式缺陷", "Form"),
    "ROT": Words("所有权保留", "Retention of title"),
    "DLV": Words("交付与风险", "Delivery and risk"),
    "TRM": Words("解除", "Termination"),
    "CNF": Words("保密", "Confidentiality"),
    "FMJ": Words("不可抗力", "Force majeure"),
    "CMP": Words("合规", "Compliance"),
    "SET": Words("抵销、扣款、转让", "Set-off and assignment"),
    "INV": Words("发票", "Invoices"),
}


@blueprint.get("")
def listing() -> str:
    rules = context.desk().rules.rules
    families = [
        (FAMILIES.get(family, Words(family, family)), tuple(run))
        for family, run in groupby(rules, lambda rule: rule.family)
    ]
    return render_template("rules.html", families=families, count=len(rules))


@blueprint.get("/<code>")
def show(code: str) -> str:
    rule = context.desk().rules.find(code)
    if rule is None:
        raise NotThere(
            Words(f"没有编号为 {code} 的规则。", f"There is no rule {code}."),
            Words("在规则列表里查看全部编号。", "The list of rules shows every code."),
        )
    return render_template(
        "rule.html",
        rule=rule,
        articles=context.desk().statutes.shown(rule.basis),
        grounds=grounds,
        measured=precision.of_rule(rule.code),
    )
