"""Why a rule is not applicable or could not be judged: the sentences, and the ones every rule shares."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from riskwatch.domain.rule import Answer, Matter, NotApplicable, NotJudged, Rule
from riskwatch.domain.words import Words

COVERED = Words("已由 {code} 指出", "covered by {code}")
BROKEN = Words("本规则在此合同上出错，请反馈：{error}", "the rule broke on this draft, please report it: {error}")
OTHER_LAW = Words("不属于本合同适用的法律", "a rule of another law than this contract's")
NOT_FOR_BUYER = Words("买方立场下不适用", "not a buyer's concern")
NO_MIRROR = Words(
    "本规则只写了卖方立场（未提供 as_buyer 文件）",
    "this rule is written for the seller only: it has no file in as_buyer",
)
RETIRED = Words("规则已停用", "the rule is retired")
REPLACED = Words("规则已停用，由 {code} 取代", "the rule is retired; {code} replaces it")

NO_GUARANTOR = Words("合同没有保证人", "no guarantor")
NO_PARTIES = Words("未识别出合同当事人", "no parties were found in the text")
NO_SNAPSHOT = Words("没有该当事人的登记信息快照", "no stored register snapshot of a party")
NO_LAYOUT = Words(
    "合同结构未能识别，此规则需要条款结构", "the layout of the text was not understood; this rule needs clauses"
)
NO_DATE = Words("没有给出检查日期", "no date of the check was given")
NO_PROFILE = Words("缺少我方公司资料", "our own company profile is missing")
NO_OWN_ACCOUNTS = Words("我方公司资料里没有收款账户", "our company profile names no account")
NO_OWN_SIZE = Words(
    "不知道我方的企业规模（公司资料未填）", "our own size class is not known (the profile does not say)"
)
NO_SCAN = Words("只有文本，没有签署扫描件", "only text, no scan of the executed copy")
NO_TABLES = Words("没有价格表", "no price table")
NO_SIGNATURE = Words("没有签署栏", "no signature block")
NOT_FILLED = Words("空白范本，尚未填写", "an unfilled form")
NOT_ON_CREDIT = Words("先款后货，不是赊销", "payment before delivery: no credit is given")
PAYMENT_LEFT_OPEN = Words(
    "付款条款尚未填写，看不出是否赊销", "the payment terms are still blank: whether credit is given is not known yet"
)
NOT_A_SALE = Words("不是买卖合同", "not a contract of sale")

NEEDS = {
    "registry": NO_SNAPSHOT,
    "profile": NO_PROFILE,
    "today": NO_DATE,
    "clauses": NO_LAYOUT,
    "parties": NO_PARTIES,
    "tables": NO_TABLES,
    "signatures": NO_SIGNATURE,
    "signed": NO_SCAN,
}


_HAS: Mapping[str, Callable[[Matter], bool]] = {
    "registry": lambda matter: bool(matter.snapshots),
    "profile": lambda matter: matter.profile is not None,
    "today": lambda matter: matter.today is not None,
    "clauses": lambda matter: not matter.contract.layout_failed,
    "parties": lambda matter: bool(matter.contract.parties),
    "tables": lambda matter: bool(matter.contract.tables),
    "signatures": lambda matter: bool(matter.contract.signatures),
    "signed": lambda matter: bool(matter.contract.document.seals),
}


def out_of_scope(matter: Matter, rule: Rule) -> Answer | None:
    """The reason why `rule` is not even asked, or None: another law, the other side, retired."""
    if rule.status == "retired":
        return NotApplicable(REPLACED.filled({"code": rule.replaced_by}) if rule.replaced_by else RETIRED)
    if rule.laws.isdisjoint(matter.laws):
        return NotApplicable(OTHER_LAW)
    if matter.side == "buyer" and rule.buyer_view == "off":
        return NotApplicable(NOT_FOR_BUYER)
    if matter.side == "buyer" and rule.buyer_view == "inverse" and not rule.unlawful:
        return NotJudged(NO_MIRROR)
    return None


def missing_input(matter: Matter, needs: frozenset[str]) -> Answer | None:
    """The first of `needs` that this matter does not have, as an answer; None when all are there.

    A text without a price table or a signature block makes a rule on it not applicable; a missing register snapshot,
    profile or date leaves it not judged.
    """
    for need in sorted(needs) if len(needs) > 1 else needs:
        if need in _HAS and not _HAS[need](matter):
            kind = NotApplicable if need in ("tables", "signatures") else NotJudged
            return kind(NEEDS[need])
    return None
