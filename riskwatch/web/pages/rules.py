"""The contract rules in the reader's language: list, one page each, and trying one."""

from __future__ import annotations

from itertools import groupby

from flask import Blueprint, render_template

from riskwatch.domain.words import Words
from riskwatch.exports import grounds, positions, rule_evidence, rule_positions
from riskwatch.exports.rule_page import BUYER_VIEWS, state_words
from riskwatch.web import context
from riskwatch.web.pages import rule_trial

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
    "OWN": Words("本公司规则", "Our own rules"),
}


blueprint.add_url_rule("/try", "try_form", rule_trial.form)
blueprint.add_url_rule("/try", "try_it", rule_trial.try_it, methods=["POST"])


@blueprint.get("")
def listing() -> str:
    known = context.desk().rules
    families = [
        (FAMILIES.get(family, Words(family, family)), tuple(run))
        for family, run in groupby(known.rules, lambda rule: rule.family)
    ]
    count = sum(rule.status != "retired" for rule in known.rules)
    return render_template("rules.html", families=families, count=count, own=known.own, state_words=state_words)


@blueprint.get("/<code>")
def show(code: str) -> str:
    rule = rule_trial.rule_called(code)
    known, statutes = context.desk().rules, context.desk().statutes
    return render_template(
        "rule.html",
        rule=rule,
        articles=statutes.shown(rule.basis),
        grounds=grounds,
        own=rule.code in known.own,
        successor=known.find(rule.replaced_by),
        ladder=rule.ladder,
        positions=rule_positions,
        position_names=positions,
        evidence=tuple(rule_evidence.told(rule)),
        buyer_articles=statutes.shown(rule.as_buyer.basis) if rule.as_buyer else (),
        buyer_evidence=tuple(rule_evidence.told(rule.as_buyer)) if rule.as_buyer else (),
        buyer_words=BUYER_VIEWS[rule.buyer_view],
    )
