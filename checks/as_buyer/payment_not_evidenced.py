"""INV002 for the buyer: money is paid and nothing proves it."""

from __future__ import annotations

from collections.abc import Iterator

from riskwatch.authoring import Answer, Matter, Passage, agreed, contract_check, hits, wording_of

INVOICE_IS_NO_PROOF = (
    r"发票[^。；，\n]{0,14}?(?:不(?:得)?作为|不是|不构成|不视为|不能作为|不代表|不证明)"
    r"[^。；，\n]{0,10}?(?:付款|收款|已付|支付|货款)[^。；，\n]{0,10}",
)
CASH = (
    r"(?:以|用|采用|通过)?现金(?:方式|形式)?(?:支付|付款|结算|结清|付清|交易)",
    r"(?:将|把)?[^。；，\n]{0,6}?(?:货款|现金|款项)[^。；，\n]{0,8}?(?:交(?:给|付|由|至)|支付给"
    r"|付给){S}?(?:的)?(?:业务员|销售员|送货(?:员|人|司机)|司机|经办人|个人)",
)
PROVEN = r"收据|收条|回单|银行|转账|转帐|汇款|到账|入账|收款凭证|收款证明|凭证为准|不得|不接受|严禁|禁止"


TRANSFERRED = r"转账|转帐|电汇|汇至|汇入|账户|账号|帐号|银行"
"""A bank's advice will show the payment."""


@contract_check()
def payment_not_evidenced(matter: Matter) -> Iterator[Answer]:
    words = wording_of(matter.contract)
    if not words.says(TRANSFERRED):
        yield from hits(agreed(words, INVOICE_IS_NO_PROOF, unless=PROVEN.partition("|不得")[0]), "invoice")
    yield from hits(each for each in agreed(words, CASH, unless=PROVEN + "|凭证") if not _one_of_several(matter, each))


def _one_of_several(matter: Matter, passage: Passage) -> bool:
    """A way to pay among others that a form leaves to be chosen."""
    return not matter.filled and passage.wording.matches(r"第 ?[_\d]* ?种|□|其他(?:结算)?方式", passage.near(60, 60))
