"""INS002 for the buyer: silence, use or payment counts as acceptance."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Hit, Matter, Passage, agreed, contract_check, no_sale, once_a_clause, wording_of

ACCEPTED = (
    r"(?:即|则|均)?(?<!不)(?:视为|视同|默认(?:为)?)[^。；，\n]{0,14}?(?:合格|验收(?:合格|通过)?"
    r"|无异议|认可|符合|接受|没有异议)"
)
USED = r"(?:使用|投入(?:使用|生产|运行)|投料|加工|安装|敷设|铺设|铺贴|施用|转售|领用|销售|动用|并网|装车)"
USE = (
    r"(?:或者?|、)?(?:{B})?(?:货物?|产品|设备)?(?:已经|已|一经|擅自|提前|自行)(?:将[^。；，\n]{1,6})?"
    + USED
    + r"[^。；，\n]{0,14}?(?:的|后)?[，,]?[^。；，\n]{0,8}?"
    + ACCEPTED,
    r"(?:{B})(?:将[^。；，\n]{1,6})?" + USED + r"[^。；，\n]{0,14}?(?:的|后)[，,]?[^。；，\n]{0,8}?" + ACCEPTED,
    r"(?:{B})?(?:已)?(?:支付|付清|付款)[^。；，\n]{0,12}?(?:的|后|即)[，,]?" + ACCEPTED,
)
SILENCE = (
    r"(?:逾期|期满|届满|超过[^。；，\n]{0,10}?(?:日|天|期限?)|(?:日|天|小时|个月|期限|期)内)"
    r"[^。；，\n]{0,16}?(?:未|不|没有)[^。；\n]{0,24}?" + ACCEPTED,
    r"逾期[^。；，\n]{0,16}?" + ACCEPTED,
)
USE_EN = (
    r"\b(?:use|resale|processing|payment|installation|incorporation)\b(?:(?!not)[^.;\n]){0,60}?\b"
    r"(?:shall (?!not)|will (?!not))?(?:constitutes?|be deemed|is deemed)\b"
    r"[^.;\n]{0,24}?\bacceptance\b",
    r"\bdeemed\b[^.;\n]{0,30}?\baccept\w+\b[^.;\n]{0,80}?\b(?:use[sd]?|resells?|resold"
    r"|processe[sd]|installs?|pays?)\b[^.;\n]{0,20}\b",
)
SILENCE_EN = (
    r"\b(?:fail\w*|unless|not|no)\b[^.;\n]{0,100}?\bdeemed\b[^.;\n]{0,30}?\baccept\w+",
    r"\bdeemed\b[^.;\n]{0,30}?\baccept\w+\b[^.;\n]{0,60}?\b(?:unless|if)\b[^.;\n]{0,60}?\b"
    r"(?:reject\w*|notif\w*|notice|objects?)\b[^.;\n]{0,40}\b",
)
OTHER_THINGS = (
    r"对账|对帐|结算单|账单|发票|订单|报价|报告|图纸|方案|通知书|送达|清单|变更|价格|索赔(?:通知"
    r"|函)|信用额度|投标|货款数额"
    r"|\border\b|\borders\b|\binvoice|\bstatement|\bnotice (?:shall|is) |\bforecast|\bamendment"
    r"|\bterms\b|\bofferee?\b|\bproposal|\bdocument|\breport\b|\bdeliverable|\bartwork"
)
LATENT = r"隐蔽|潜在|内在(?:质量|缺陷|瑕疵)|质保|质量保证|保修|不免除|不影响|latent|hidden|warrant"


@contract_check(unless=no_sale)
def silence_or_use_is_acceptance(matter: Matter) -> Iterator[Answer]:
    """By statute a period that passes in silence settles the matter too; for hidden defects the buyer needs more."""
    words = wording_of(matter.contract)
    use = list(agreed(words, USE, USE_EN, unless=OTHER_THINGS))
    saved = words.says(LATENT)
    silence = [each for each in agreed(words, SILENCE, SILENCE_EN, unless=OTHER_THINGS) if not saved and _is_ours(each)]
    used = {each.around for each in use}
    silent = [each for each in silence if each.around not in used]
    told = {each.start: "" for each in use} | {each.start: "silence" for each in silent}
    for passage, others in once_a_clause(sorted([*use, *silent], key=lambda each: each.start)):
        yield Hit(passage.span, variant=told[passage.start], related=tuple(other.span for other in others))


def _is_ours(passage: Passage) -> bool:
    """Silence of the buyer, not of the seller."""
    words = passage.wording
    if words.matches("{B}", passage.before + passage.words):
        return True
    return not words.matches(r"{S}[^。；，\n]{0,12}?(?:未|不)", passage.before[-16:] + passage.words)
