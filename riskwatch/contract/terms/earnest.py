"""Earnest money (定金) and the words that are mistaken for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from riskwatch.contract.terms import rates
from riskwatch.contract.terms.amounts import Sum
from riskwatch.contract.terms.cues import cues
from riskwatch.contract.terms.late_payment import is_cap
from riskwatch.contract.terms.lengths import Length
from riskwatch.contract.terms.page import Page, within
from riskwatch.contract.terms.percents import Percent
from riskwatch.domain.contract import Role, Term
from riskwatch.domain.document import Span

_FORFEIT = re.compile(
    r"(?:违约|解除|退货|反悔|不(?:予|再)?履行|逾期)?[^，。；\n]{0,10}?(?:不予?退还|不予?返还"
    r"|不退|概不退还|无权要求(?:返还|退还)|无权请求返还|没收|不再退还|双倍返还|双倍退还"
    r"|加倍返还|归(?:甲方|乙方|卖方|供方|出卖人|供货方|销售方)(?:所有)?(?=[，。；）)]))"
)
_MISNAMED = re.compile(r"订金|押金|留置金|担保金|履约保证金|合同保证金|(?<!质量)(?<!投标)(?<!竞价)保证金")
_OTHER_MONEY = re.compile(r"预付|首付|进度|尾款|余款|货款|质保金|违约金|到货")
_MISNAMED_CUES = cues("订金", "押金", "留置金", "担保金", "保证金")
_FORFEIT_CUES = cues("退", "返还", "没收", "归")


def find(page: Page, percents: Sequence[Percent], sums: Sequence[Sum], lengths: Sequence[Length]) -> Iterator[Term]:
    """Amounts and shares of 定金; 订金 and the like; words of forfeiture."""
    if "定金" in page.text:
        numbers: tuple[Percent | Sum, ...] = (*percents, *sums)
        for number in numbers:
            sentence = page.sentence(number.start)
            if not is_cap(page, number.start, number.end) and _is_earnest(page, sentence, number):
                yield _term(page, sentence, number, lengths)
    if "金" in page.text:
        yield from _misnamed(page)
        yield from _forfeits(page)


def _is_earnest(page: Page, sentence: Span, number: Percent | Sum) -> bool:
    text = page.text
    before = text[max(sentence.start, number.start - 30) : number.start]
    after = text[number.end : min(sentence.end, number.end + 14)]
    at = before.rfind("定金")
    if at >= 0:
        between = before[at + 2 :]
        if not re.search(r"[，；。|]", between) and not _OTHER_MONEY.search(
            between.replace("合同货款", "").replace("货款总", "")
        ):
            return True
        if re.match(r"(?:的)?(?:数额|金额|比例|总额)?[，|:]?[^，；。]{0,8}$", between) and not _OTHER_MONEY.search(
            between
        ):
            return True
    follows = re.match(r"\)?(?:的|作为|为|\(大写[^)]{0,24}\))*(?:合同)?定金", after)
    return follows is not None


def _term(page: Page, sentence: Span, number: Percent | Sum, lengths: Sequence[Length]) -> Term:
    base, _ = rates.base_of(page, sentence, number.start, number.end)
    due = within(lengths, sentence.start, sentence.end) or re.search(
        r"\d月\d|签订(?:之日|当日|时|后)", page.text[sentence.start : sentence.end]
    )
    detail = {"base": base, "due": "yes" if due else ""}
    value = number.value if isinstance(number, Percent) else number.money
    return page.term("earnest_money", value, number.start, number.end, Role.BUYER, detail)


def _misnamed(page: Page) -> Iterator[Term]:
    for match in page.scan(_MISNAMED, _MISNAMED_CUES, 4, 8):
        sentence = page.sentence(match.start())
        forfeit = _FORFEIT.search(page.text, match.end(), min(len(page.text), sentence.end + 40))
        yield page.term(
            "earnest_money.misnamed", match[0], match.start(), match.end(), detail={"forfeit": "yes" if forfeit else ""}
        )


def _forfeits(page: Page) -> Iterator[Term]:
    for match in page.scan(_FORFEIT, _FORFEIT_CUES, 24, 14):
        sentence = page.sentence(match.start())
        word = re.search(r"定金|订金|押金|保证金", page.text[sentence.start : sentence.end])
        if word:
            yield page.term("earnest_money.forfeit", match[0], match.start(), match.end(), detail={"word": word[0]})
